"""Which figures a person should look at: refused on a doubt that words may settle, or taken in spite of one.

    "5G站点" 42700个, refused as another term  ->  a Doubt: whoever knows the trade can tell
    a goal, another city, another unit         ->  none: the text itself says that it is no evidence

The rule: a refused figure is asked about if all that speaks against it is of the kind that
the machine infers from missing or differing words; one stated fact against it, or a unit
that cannot be turned, and it is not. A decision says whether a figure counts, not when, so
what lacks its period is not asked about either, nor a name that is another target's own.
A taken figure is asked about if another of the same date contradicts it or its size smells
of a slip. What was decided is not asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qdtrack.lexicon import Lexicon
from qdtrack.matching.decisions import Search, anchor, is_accepted
from qdtrack.matching.gates import GATES
from qdtrack.matching.index import TermIndex
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.wording import load_wording
from qdtrack.model import Article, Candidate, Decision, Evidence, Figure, Flag, Observation, Registry, Target

# Reason and detail, as the catalogue has them: what was inferred, not stated.
OVERRULABLE = frozenset(
    {
        "term.other",  # a qualifier differs; the trade may use both names for one thing
        "measure.flow",  # 期内新增 or 期末数, told from the verb alone
        "measure.standing",
        "basis.unstated",
        "place.unknown",
        "scope.group",  # 规上企业 may be all whom the goal means
    }
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One figure to be decided on for one target."""

    target: Target
    figure: Figure
    candidate: Candidate | None = None  # why it was refused; None: it was taken
    flag: Flag | None = None  # CONFLICT or SLIP: why it is doubted though taken
    rivals: tuple[Observation, ...] = ()  # what contradicts it


class Doubter:
    """Finds the doubts of each target and the words that anchor a decision on them."""

    def __init__(
        self, registry: Registry, articles: Sequence[Article], figures: Sequence[Figure], lexicon: Lexicon
    ) -> None:
        self._known = Knowledge(lexicon, load_wording())
        self._index = TermIndex(registry.targets, self._known.wording, lexicon)
        self._positions = {target.id: position for position, target in enumerate(registry.targets)}
        self._search = Search(
            articles, figures, lambda f, target: self._index.find(f).concerns(self._positions[target.id])
        )

    def doubts(self, evidence: Evidence, slips: Collection[Observation], as_of: date) -> tuple[Doubt, ...]:
        """What was taken first, since it changes the report; each statement of an article once."""
        found: dict[tuple[object, ...], Doubt] = {}
        for doubt in (*self._taken(evidence, slips), *self._refused(evidence, as_of)):
            figure = doubt.figure
            key = (figure.path, figure.article, figure.quantity, figure.indicator, figure.place)
            found.setdefault(key, doubt)
        return tuple(found.values())

    def _taken(self, evidence: Evidence, slips: Collection[Observation]) -> Iterator[Doubt]:
        target = evidence.target
        rivals = [one for one in evidence.observations if Flag.CONFLICT in one.flags]
        for observation in evidence.observations:
            flag = Flag.CONFLICT if observation in rivals else Flag.SLIP if observation in slips else None
            figure = self._figure_of(observation) if flag else None
            if figure is None or is_accepted(figure, target, self._search):
                continue
            others = (one for one in rivals if flag is Flag.CONFLICT and one is not observation)
            yield Doubt(target, figure, None, flag, tuple(others))

    def _figure_of(self, observation: Observation) -> Figure | None:
        """The figure that an observation was made from; none for one that a person entered."""
        if observation.origin == "registry" or not observation.sources:
            return None
        source = observation.sources[0]
        return next(
            (
                figure
                for figure in self._search.figures
                if (figure.path, figure.article, figure.span) == (source.path, source.article, source.span)
                and figure.indicator == observation.indicator
            ),
            None,
        )

    def _refused(self, evidence: Evidence, as_of: date) -> Iterator[Doubt]:
        target = evidence.target
        for candidate in evidence.rejected:
            if candidate.detail not in OVERRULABLE or self._is_anothers(candidate.figure, target):
                continue
            if self._objections(candidate.figure, target, as_of) <= OVERRULABLE:
                yield Doubt(target, candidate.figure, candidate)

    def _is_anothers(self, figure: Figure, target: Target) -> bool:
        """A near name that is the very name of another target is known to be something else."""
        named = {found.position for found in self._index.find(figure).named}
        return bool(named) and self._positions[target.id] not in named

    def _objections(self, figure: Figure, target: Target, as_of: date) -> set[str]:
        """What every gate has against a figure, not the first alone."""
        asked = (gate(figure, target, self._known, as_of) for gate in GATES)
        return {f"{refusal.reason}.{refusal.detail}" for refusal in asked if refusal}

    def decision(self, doubt: Doubt, accept: bool, why: str) -> Decision | None:
        """The decision, anchored; None where no words of the sentence point to this figure alone."""
        return anchor(doubt.figure, doubt.target, accept, why, self._search)
