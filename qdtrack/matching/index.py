"""Which targets a phrase names, and which it only comes near to.

    index.find("可持续灯塔工厂", ...)  ->  nothing named; near:灯塔工厂

One dictionary look-up finds the targets of equal term. One pass of Aho-Corasick over all
terms, and a table of their endings, find those that share words with the phrase. Neither
gets slower with the number of targets. Whether a near one is worth showing is decided in
match.py; that it is no evidence is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from qdtrack.lexicon import Lexicon
from qdtrack.matching.terms import Reading, Term, clean, reduce
from qdtrack.matching.wording import Wording
from qdtrack.model import Figure, Kind, Measure, Place, Target

# 服务商 tells something, 企业 and 工厂 do not: shorter shared endings are no likeness.
_HEAD = 3

RATES = frozenset({Kind.GROWTH, Kind.REDUCTION})
CHANGES = frozenset({Measure.GROWTH, Measure.CHANGE})


@dataclass(frozen=True, slots=True)
class Named:
    """The target at ``position`` is named. ``fit`` is 0 by its indicator, 1 by a wording of `also`."""

    position: int
    fit: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase names: targets by their position in the registry."""

    named: tuple[Named, ...] = ()
    excluded: tuple[tuple[int, str], ...] = ()  # (position, the wording of `not` that it is)
    near: tuple[int, ...] = ()

    def concerns(self, position: int) -> bool:
        """Whether the target at ``position`` is named, excluded or near."""
        excluded = (place for place, _ in self.excluded)
        return position in {*(named.position for named in self.named), *excluded, *self.near}


class TermIndex:
    """All the terms of a registry, ready to be asked for one phrase at a time."""

    def __init__(self, targets: Sequence[Target], wording: Wording, lexicon: Lexicon) -> None:
        self._targets = targets
        self._wording = wording
        self._lexicon = lexicon
        self._by_term: dict[Term, set[int]] = defaultdict(set)
        self._by_core: dict[str, set[int]] = defaultdict(set)
        self._by_ending: dict[str, set[int]] = defaultdict(set)
        self._not: dict[Term, dict[int, str]] = defaultdict(dict)
        self._excluded: list[tuple[tuple[str, str], ...]] = []  # a target's `not`: (clean, as written)
        self._own_words: list[tuple[str, tuple[str, ...]]] = []  # clean indicator, clean also
        self._own_terms: list[Term] = []  # of the indicator, 新 left out
        self._shortest: list[int] = []  # length of a target's shortest name
        for position, target in enumerate(targets):
            self._add(position, target)
        self._cores = tuple(self._by_core)
        self._finder = AhoCorasick(self._cores) if self._cores else None
        self._cache: dict[tuple[str, Place, bool, bool], Found] = {}

    def _add(self, position: int, target: Target) -> None:
        rate = target.kind in RATES
        reading = Reading(target.place, self._is_count(target.goal.quantity.unit) or rate, rate)
        also = tuple(clean(word, self._wording) for word in target.also)
        own = clean(target.indicator, self._wording)
        self._own_words.append((own, also))
        self._shortest.append(min(map(len, (own, *also))))
        self._excluded.append(tuple((clean(word, self._wording), word) for word in target.exclude))
        self._own_terms.append(self._shorten(target.indicator, reading).without_added())
        for word in (target.indicator, *target.also):
            term = self._shorten(word, reading)
            if not term.core:
                continue
            self._by_term[term.without_added() if target.kind is Kind.QUOTA else term].add(position)
            self._by_core[term.core].add(position)
            for start in range(len(term.core) - _HEAD + 1):
                self._by_ending[term.core[start:]].add(position)
        for word in target.exclude:
            self._not[self._shorten(word, reading)].setdefault(position, word)

    def _shorten(self, text: str, reading: Reading) -> Term:
        term = reduce(text, reading, self._wording, self._lexicon)
        return Term(_without_average(term.core, self._wording), term.marks) if reading.rate else term

    def _is_count(self, unit: str) -> bool:
        return bool(unit) and any(self._lexicon.same_unit(unit, word) for word in self._wording.counted_in)

    def find(self, figure: Figure) -> Found:
        """What the figure's indicator names; nothing for an indicator that is not known."""
        rate = figure.measure in CHANGES
        counted = rate or self._is_count(figure.quantity.unit)
        key = (figure.indicator, figure.place, counted, rate)
        if key not in self._cache:
            self._cache[key] = self._find(figure.indicator, Reading(figure.place, counted, rate))
        return self._cache[key]

    def _find(self, phrase: str, reading: Reading) -> Found:
        term = reduce(phrase, reading, self._wording, self._lexicon)
        if not term.core:
            return Found()
        same = set(self._by_term.get(term, ()))
        if term.is_added:  # 新上线平台 is what a quota of 上线平台 asks for
            quotas = self._by_term.get(term.without_added(), set())
            same |= {p for p in quotas if self._targets[p].kind is Kind.QUOTA}
        near = self._near(term.core) | set(self._by_core.get(term.core, ())) | set(self._not.get(term, ()))
        whole = clean(phrase, self._wording)
        excluded = {}
        for position in same | near:
            wording = self._exclusion(position, whole, term, position in same)
            if wording:
                excluded[position] = wording
        return Found(
            named=tuple(
                Named(p, int(term.without_added() != self._own_terms[p]))
                for p in sorted(same - excluded.keys())
            ),
            excluded=tuple(sorted(excluded.items())),
            near=tuple(sorted(near - same - excluded.keys())),
        )

    def _near(self, core: str) -> set[int]:
        """Targets whose term is part of the phrase, or that end in the same words."""
        near: set[int] = set()
        if self._finder is not None:
            for index, _, _ in self._finder.find_matches_as_indexes(core, overlapping=True):
                near |= self._by_core[self._cores[index]]
        for start in range(len(core) - _HEAD + 1):
            ending = core[start:]
            alike = self._by_ending.get(ending, ())
            if not self._is_telling(ending):
                break  # and every shorter one is less
            near |= {p for p in alike if 2 * len(ending) >= min(len(core), self._shortest[p])}
        return near

    def _is_telling(self, ending: str) -> bool:
        """制造企业 is two firms' likeness, 造企业 is not: two characters at least before a common head."""
        head = next((word for word in self._wording.heads if ending.endswith(word)), "")
        return len(ending) >= max(_HEAD, len(head) + 2 if head else 0)

    def _exclusion(self, position: int, whole: str, term: Term, named: bool) -> str:
        """The wording of the target's `not` that the phrase is or holds; "" if none."""
        indicator, also = self._own_words[position]
        for cleaned, written in self._excluded[position]:
            # `not: 智能工厂` beside the indicator 国家级智能工厂 means the bare word alone.
            inside_own = any(cleaned in own for own in (indicator, *also))
            if cleaned == whole or (cleaned in whole and not inside_own):
                return written
        return "" if named else self._not.get(term, {}).get(position, "")


def _without_average(core: str, wording: Wording) -> str:
    """A goal of 年均增长 asks for yearly growth: its own 年均 is no other indicator."""
    for word in wording.on_average:
        if core.endswith(word) and len(core) > len(word):
            return core[: -len(word)]
        if core.startswith(word) and len(core) > len(word):
            return core[len(word) :]
    return core
