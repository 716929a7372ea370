"""Figures and targets to evidence: what counts for each target, what does not, and why.

    match(registry, articles, figures, lexicon, as_of)  ->  (one Evidence a target, problems)

The order of the work: whom does a figure name (index.py), has a person decided
(decisions.py), does a gate object (gates.py), and which of the claims that are left are one
observation (claims.py, merging.py). What the evidence means is assessment's business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from qdtrack.lexicon import Lexicon
from qdtrack.matching import claims, gates
from qdtrack.matching.claims import Articles, Claim
from qdtrack.matching.decisions import Ruling, Search, rule
from qdtrack.matching.index import TermIndex
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.merging import Superseded, consolidate
from qdtrack.matching.periods import check_date
from qdtrack.matching.refusal import Refusal, refuse
from qdtrack.matching.wording import load_wording
from qdtrack.model import (
    AREAS,
    Article,
    Candidate,
    Evidence,
    Figure,
    Observation,
    Place,
    Problem,
    Reason,
    Registry,
    Target,
)


def match(
    registry: Registry,
    articles: Sequence[Article],
    figures: Sequence[Figure],
    lexicon: Lexicon,
    as_of: date,
) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """One Evidence a target, in registry order; nothing published or ending after ``as_of`` counts.

    The problems are decisions whose quote or article is gone, or that cannot be followed,
    and registry observations in a unit that is not the goal's.
    """
    desk = _Desk(registry, articles, sorted(set(figures), key=_figure_order), lexicon, as_of)
    for figure in desk.figures:
        desk.sort_in(figure)
    for position in range(len(registry.targets)):
        desk.follow_acceptances(position)
        desk.add_registry_observations(position)
    return tuple(map(desk.evidence, range(len(registry.targets)))), tuple(desk.problems)


@dataclass(slots=True)
class _Tray:
    """What has been gathered for one target."""

    claims: list[Claim] = field(default_factory=list)
    rejected: list[Candidate] = field(default_factory=list)
    peers: dict[Place, list[Claim]] = field(default_factory=lambda: defaultdict(list))


class _Desk:
    """One run: the registry's index, the rulings, and a tray for each target."""

    def __init__(
        self,
        registry: Registry,
        articles: Sequence[Article],
        figures: Sequence[Figure],
        lexicon: Lexicon,
        as_of: date,
    ) -> None:
        self.registry = registry
        self.figures = figures
        self.as_of = as_of
        self.ranks = {id(figure): rank for rank, figure in enumerate(figures)}  # figures are hashed slowly
        self.known = Knowledge(lexicon, load_wording())
        self.index = TermIndex(registry.targets, self.known.wording, lexicon)
        self.articles: Articles = {(a.path, a.id): a for a in articles}
        self.trays = [_Tray() for _ in registry.targets]
        positions = {target.id: position for position, target in enumerate(registry.targets)}
        search = Search(articles, figures, lambda f, t: self.index.find(f).concerns(positions[t.id]))
        rulings, problems = rule(registry, search)
        self.rulings: tuple[Ruling, ...] = rulings
        self.problems: list[Problem] = list(problems)

    def sort_in(self, figure: Figure) -> None:
        """Puts a figure on the trays of the targets that it names, or comes near to."""
        found = self.index.find(figure)
        for named in found.named:
            self._judge(figure, named.position, named.fit)
        for position, wording in found.excluded:
            self._refuse_near(figure, position, refuse(Reason.EXCLUDED, "wording", wording=wording))
        for position in found.near:
            target = self.registry.targets[position]
            near = refuse(Reason.TERM, "other", found=figure.indicator, wanted=target.indicator)
            self._refuse_near(figure, position, near)

    def _judge(self, figure: Figure, position: int, fit: int) -> None:
        target, tray = self.registry.targets[position], self.trays[position]
        ruling = self.rulings[position]
        if ruling.accepts(figure):
            return  # follow_acceptances takes it
        if ruling.rejects(figure):
            tray.rejected.append(_by_decision(ruling, figure))
            return
        objection = gates.refusal(figure, target, self.known, self.as_of)
        if objection is None:
            self._claim(figure, position, fit, decided=False)
            return
        tray.rejected.append(objection.of(figure))
        if objection.reason is Reason.PLACE and figure.place.scope in AREAS:
            self._add_peer(figure, target, tray, fit)

    def _add_peer(self, figure: Figure, target: Target, tray: _Tray, fit: int) -> None:
        if gates.refusal(figure, target, self.known, self.as_of, gates.PEERS) is None:
            claim = claims.of_figure(figure, target, self.known, self.articles)
            if claim:
                tray.peers[figure.place].append(replace(claim, fit=fit))

    def _refuse_near(self, figure: Figure, position: int, objection: Refusal) -> None:
        """A near indicator is shown only where it tempts: the same place and unit, and a fact."""
        target, ruling = self.registry.targets[position], self.rulings[position]
        if ruling.accepts(figure):
            return
        if ruling.rejects(figure):
            self.trays[position].rejected.append(_by_decision(ruling, figure))
        elif gates.refusal(figure, target, self.known, self.as_of, gates.TEMPTING) is None:
            self.trays[position].rejected.append(objection.of(figure))

    def _claim(self, figure: Figure, position: int, fit: int, *, decided: bool) -> bool:
        target = self.registry.targets[position]
        claim = claims.of_figure(figure, target, self.known, self.articles)
        if claim:
            self.trays[position].claims.append(replace(claim, fit=fit, decided=decided))
        return claim is not None

    def follow_acceptances(self, position: int) -> None:
        """Accepted by a person: past every gate but the report's day and a unit that cannot be turned."""
        target, ruling = self.registry.targets[position], self.rulings[position]
        for figure in sorted(ruling.accepted, key=_figure_order):
            late = check_date(figure, self.as_of)
            if late:
                self.trays[position].rejected.append(late.of(figure))
            elif not self._claim(figure, position, 0, decided=True):
                wanted = target.goal.quantity.unit
                objection = refuse(Reason.UNIT, "other", found=figure.quantity.unit, wanted=wanted)
                self.trays[position].rejected.append(objection.of(figure))
                self._report("decision-unit", target, figure.quote, figure.quantity.unit)

    def add_registry_observations(self, position: int) -> None:
        target = self.registry.targets[position]
        for stated in target.observations:
            if stated.at and stated.at > self.as_of:
                continue  # a report of an earlier day does not know it yet
            claim = claims.of_stated(stated, target, self.known, self.registry.path)
            if claim:
                self.trays[position].claims.append(claim)
            else:
                details = {"target": target.id, "quote": stated.text, "wanted": target.goal.quantity.unit}
                self.problems.append(
                    Problem(
                        "observation-unit", self.registry.path, stated.mark, details=MappingProxyType(details)
                    )
                )

    def _report(self, code: str, target: Target, quote: str, unit: str) -> None:
        mark = next((d.mark for d in target.decisions if d.accept and quote in d.quote), target.mark)
        details = {"target": target.id, "quote": quote, "found": unit, "wanted": target.goal.quantity.unit}
        self.problems.append(Problem(code, self.registry.path, mark, details=MappingProxyType(details)))

    def evidence(self, position: int) -> Evidence:
        target, tray = self.registry.targets[position], self.trays[position]
        consolidated = consolidate(tray.claims, target)
        lost = [_as_candidate(superseded) for superseded in consolidated.superseded]
        rejected = sorted([*tray.rejected, *(c for c in lost if c)], key=self._candidate_order)
        return Evidence(
            target=target,
            observations=consolidated.observations,
            rejected=tuple(rejected),
            peers=tuple(_peers(tray, target)),
        )

    def _candidate_order(self, candidate: Candidate) -> tuple[int, str, int]:
        rank = _REASONS[candidate.reason] if candidate.reason else -1
        return rank, candidate.detail, self.ranks[id(candidate.figure)]


def _by_decision(ruling: Ruling, figure: Figure) -> Candidate:
    why = ruling.rejected[figure].why
    return (refuse(Reason.DECISION, "why", why=why) if why else refuse(Reason.DECISION, "plain")).of(figure)


def _as_candidate(superseded: Superseded) -> Candidate | None:
    figure = superseded.claim.figure
    if figure is None:
        return None
    return refuse(Reason.SUPERSEDED, superseded.rule, winner=superseded.winner.quote).of(figure)


def _peers(tray: _Tray, target: Target) -> Iterable[Observation]:
    """The latest of each other place, by its code; the nation first."""
    for place in sorted(tray.peers, key=lambda place: (place.code or "", place.name)):
        observations = consolidate(tray.peers[place], target).observations
        dated = [o for o in observations if o.as_of]
        latest = max((o.as_of for o in dated if o.as_of), default=None)
        yield next((o for o in dated if o.as_of == latest), observations[0])


_REASONS = {reason: rank for rank, reason in enumerate(Reason)}


def _figure_order(figure: Figure) -> tuple[object, ...]:
    return (
        figure.published or date.max,
        figure.path,
        figure.span,
        figure.article,
        figure.quantity.value,
        figure.indicator,
        repr(figure),  # two readings of one span: any order, as long as it is always the same
    )
