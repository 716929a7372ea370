"""Whether two goals are goals for the same thing, and whether they ask for the same.

The names are compared as in matching: reduced terms that are equal. Units of one dimension are
compared by value: 12 EFLOPS is 1.2万 P.
"""

from __future__ import annotations

from dataclasses import dataclass

from qdtrack.lexicon import Lexicon
from qdtrack.matching.index import RATES
from qdtrack.matching.terms import Reading, Term, reduce
from qdtrack.matching.wording import Wording, load_wording
from qdtrack.model import Bound, Goal, Kind, Measure, Place, StatedGoal

_CEILINGS = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_FLOORS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a goal is about: whose, which indicator, which sort of number. Equal subjects are one."""

    place: Place
    term: Term
    sort: str  # "rate" (by how much in a year), "average", "change", "share" or "amount"
    recurring: bool
    relative: bool


class Likeness:
    """Compares goals; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._wording: Wording = load_wording()

    def subject(
        self, indicator: str, place: Place, goal: Goal, kind: Kind, *, relative: bool = False
    ) -> Subject:
        sort = self.sort(goal, kind)
        rate = sort in ("rate", "average", "change")
        counted = rate or self._is_count(goal.quantity.unit)
        term = reduce(indicator, Reading(place, counted, rate), self._wording, self._lexicon)
        return Subject(place, term, sort, goal.recurring, relative)

    def of(self, stated: StatedGoal) -> Subject:
        """What a stated goal is about."""
        return self.subject(
            stated.indicator, stated.place, stated.goal, stated.kind, relative=stated.relative
        )

    def is_telling(self, stated: StatedGoal) -> bool:
        """Whether the name tells one thing from all others: 企业 and 重点项目 are each time others."""
        phrases = self._lexicon.cues.phrases
        return self.of(stated).term.core not in {*phrases.agents, *phrases.bare_nouns, *phrases.general_names}

    def sort(self, goal: Goal, kind: Kind) -> str:
        """Which sort of number a goal asks for; goals of different sorts are never one."""
        if kind in RATES:
            return "average" if any(word in goal.text for word in self._wording.on_average) else "rate"
        if goal.measure in (Measure.GROWTH, Measure.CHANGE):
            return "change"
        return "share" if kind is Kind.SHARE else "amount"

    def _is_count(self, unit: str) -> bool:
        return bool(unit) and any(self._lexicon.same_unit(unit, word) for word in self._wording.counted_in)

    def factor(self, one: Goal, other: Goal) -> float | None:
        """What ``one``'s value is multiplied with to stand in ``other``'s unit; None: not comparable."""
        return self._wording.factor(one.quantity.unit, other.quantity.unit, self._lexicon)

    def ask_the_same(self, one: Goal, other: Goal) -> bool:
        """Whether both name one value, in whatever unit; bounds may differ in strength (超过, 以上)."""
        factor = self.factor(one, other)
        if factor is None or _contrary(one, other) or one.direction != other.direction:
            return False
        a, b = one.quantity, other.quantity
        if (a.high is None) != (b.high is None):
            return False
        pairs = (
            [(a.value, b.value)]
            if a.high is None or b.high is None
            else [(a.value, b.value), (a.high, b.high)]
        )
        return all(abs(x * factor - y) <= 1e-6 * max(abs(y), 1.0) for x, y in pairs)


def _contrary(one: Goal, other: Goal) -> bool:
    """以上 beside 以内."""
    bounds = {one.quantity.bound, other.quantity.bound}
    return bool(bounds & _CEILINGS) and bool(bounds & _FLOORS)
