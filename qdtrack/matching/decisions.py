"""A person's word on a candidate, anchored by its quote.

    {accept: "累计开通5G基站30361个", article: 2022-10-…}  ->  the figure 30361个 of that article

``rule`` follows decisions; ``anchor`` makes one that it will find again. A decision whose words
no figure bears any more is a problem, never ignored: what it rested on is gone. What a decision
overrides is match.py's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from qdtrack.model import Article, Decision, Figure, Problem, Registry, Target

_SPACE = re.compile(r"\s")
_CUT = re.compile(r"[，,。；;：:、！？!?（）()“”]")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided for one target."""

    accepted: frozenset[Figure] = frozenset()
    rejected: Mapping[Figure, Decision] = field(default_factory=lambda: MappingProxyType({}))

    # Asked for every figure: hashing one takes longer than seeing that nothing was decided.
    def accepts(self, figure: Figure) -> bool:
        return bool(self.accepted) and figure in self.accepted

    def rejects(self, figure: Figure) -> bool:
        return bool(self.rejected) and figure in self.rejected


@dataclass(frozen=True, slots=True)
class Search:
    """Where decisions are looked up."""

    articles: Sequence[Article]
    figures: Sequence[Figure]
    names: Callable[[Figure, Target], bool]  # whether a figure comes near a target's indicator


def rule(registry: Registry, search: Search) -> tuple[tuple[Ruling, ...], tuple[Problem, ...]]:
    """One Ruling a target, in registry order. Of two decisions on one figure the refusal holds."""
    problems: list[Problem] = []
    rulings = []
    for target in registry.targets:
        accepted: set[Figure] = set()
        rejected: dict[Figure, Decision] = {}
        for decision in target.decisions:
            found, failure = _find(decision, target, search)
            if failure:
                problems.append(_problem(failure, decision, target, registry.path))
            elif decision.accept:
                accepted |= set(found)
            else:
                rejected.update(dict.fromkeys(found, decision))
        rulings.append(Ruling(frozenset(accepted - rejected.keys()), MappingProxyType(rejected)))
    return tuple(rulings), tuple(problems)


@dataclass(frozen=True, slots=True)
class _Failure:
    code: str
    hint: str = ""


def _find(decision: Decision, target: Target, search: Search) -> tuple[list[Figure], _Failure | None]:
    here = [f for f in search.figures if _is_of(decision.article, f.article, f.path)]
    if not here and not any(_is_of(decision.article, a.id, a.path) for a in search.articles):
        return [], _Failure("decision-without-quote", "article")
    found = [f for f in here if _bears(f, decision.quote)]
    if not found and not decision.accept:
        # Enough of the sentence is enough to refuse all that it says of this indicator.
        wanted = _squeeze(decision.quote)
        found = [f for f in here if wanted in _squeeze(f.sentence) and search.names(f, target)]
    if not found:
        return [], _Failure("decision-without-quote")
    if len(_values(found)) > 1:
        found = [f for f in found if search.names(f, target)]
    if decision.accept and len(_values(found)) != 1:
        return [], _Failure("decision-ambiguous")
    return found, None


def is_accepted(figure: Figure, target: Target, search: Search) -> bool:
    """Whether a decision of the target's already accepts the figure."""
    return any(figure in _find(d, target, search)[0] for d in target.decisions if d.accept)


def anchor(figure: Figure, target: Target, accept: bool, why: str, search: Search) -> Decision | None:
    """The decision on a figure, with the fewest words by which ``rule`` finds this statement and no other.

    The number alone, if it is alone in its article; else the words of its sentence around it,
    clause by clause. None where even the whole sentence points to something else as well.
    """
    for name in dict.fromkeys((figure.article, figure.path)):
        for quote in _wordings(figure):
            decision = Decision(accept, quote, name, why)
            found, failure = _find(decision, target, search)
            if failure is None and figure in found and all(_states_the_same(f, figure) for f in found):
                return decision
    return None


def _wordings(figure: Figure) -> Iterator[str]:
    """A number with more and more of its sentence."""
    yield figure.quote
    sentence = figure.sentence
    for found in re.finditer(re.escape(figure.quote), sentence):
        for start in _beginnings(sentence, found.start()):
            yield sentence[start : found.end()]
            clause_end = _CUT.search(sentence, found.end())
            yield sentence[start : clause_end.start() if clause_end else len(sentence)]
    yield sentence


def _beginnings(sentence: str, at: int) -> Iterator[int]:
    """Where the clauses before a number begin, its own first."""
    yield from sorted((0, *(cut.end() for cut in _CUT.finditer(sentence, 0, at))), reverse=True)


def _states_the_same(one: Figure, other: Figure) -> bool:
    """The headline and the text say it twice; one decision holds for both."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("quantity", "indicator", "place", "period", "modality", "measure", "article")
    )


def _is_of(wanted: str, article: str, path: str) -> bool:
    """By the article's id or path, the beginning of either, or of the file's name; "" is any article."""
    name = article.rsplit("/", 1)[-1]
    return any(there.startswith(wanted.rstrip("…")) for there in (article, path, name))


def _bears(figure: Figure, quote: str) -> bool:
    """Whether the quote is the figure's number, or words of its sentence with the number in them."""
    wanted, number = _squeeze(quote), _squeeze(figure.quote)
    if _holds(number, wanted):
        return True
    return _holds(wanted, number) and wanted in _squeeze(figure.sentence)


def _holds(words: str, number: str) -> bool:
    """Whether the number stands in the words as a whole: 16家 does not hold 6家, nor 60 a 6."""
    at = words.find(number)
    while at >= 0:
        before, after = words[:at][-1:], words[at + len(number) :][:1]
        if not (_is_digit(before) and _is_digit(number[:1])) and not (
            _is_digit(after) and _is_digit(number[-1:])
        ):
            return True
        at = words.find(number, at + 1)
    return False


def _is_digit(sign: str) -> bool:
    """Of any numeral, 十 and 万 included, or the point within one."""
    return sign.isnumeric() or sign == "."


def _squeeze(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _values(figures: Iterable[Figure]) -> set[tuple[float, str]]:
    return {(f.quantity.value, f.quantity.unit) for f in figures}


def _problem(failure: _Failure, decision: Decision, target: Target, path: str) -> Problem:
    details = {"target": target.id, "quote": decision.quote, "article": decision.article}
    return Problem(failure.code, path, decision.mark, details=MappingProxyType(details), hint=failure.hint)
