"""A person's word on a candidate, anchored by its quote.

    {accept: "累计开通5G基站30361个", article: 2022-10-…}  ->  the figure 30361个 of that article

A decision whose words no figure bears any more is a problem, never ignored: what it rested
on is gone. What a decision overrides is match.py's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from qdtrack.model import Article, Decision, Figure, Problem, Registry, Target

_SPACE = re.compile(r"\s")


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


def _is_of(wanted: str, article: str, path: str) -> bool:
    """By the article's id or path, the beginning of either, or of the file's name; "" is any article."""
    name = article.rsplit("/", 1)[-1]
    return any(there.startswith(wanted.rstrip("…")) for there in (article, path, name))


def _bears(figure: Figure, quote: str) -> bool:
    """Whether the quote is the figure's number, or words of its sentence with the number in them."""
    wanted, number = _squeeze(quote), _squeeze(figure.quote)
    if wanted in number:
        return True
    return number in wanted and wanted in _squeeze(figure.sentence)


def _squeeze(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _values(figures: Iterable[Figure]) -> set[tuple[float, str]]:
    return {(f.quantity.value, f.quantity.unit) for f in figures}


def _problem(failure: _Failure, decision: Decision, target: Target, path: str) -> Problem:
    details = {"target": target.id, "quote": decision.quote, "article": decision.article}
    return Problem(failure.code, path, decision.mark, details=MappingProxyType(details), hint=failure.hint)
