"""What a target is where the registry leaves it unsaid: kind, direction, first day, monotone.

    每年10家以上            ->  quota, up, from 1 January of the plan's year
    单位GDP能耗 降低13.5%   ->  reduction, down
    累计开通5G基站 5万个     ->  stock, up, monotone

The rules are METHOD §8 ("which kind", the first that holds) and §3 (direction); the words
they ask for stand in lexicon/kinds.yaml. What a person writes in the registry goes before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from qdtrack.lexicon import Lexicon
from qdtrack.model import Bound, Goal, Kind, Measure
from qdtrack.registry.words import load_kind_words

_SHARES = ("percent", "permille")
_RATES = (*_SHARES, "times")  # families of units that a rate is written in
_CEILINGS = (Bound.AT_MOST, Bound.LESS_THAN)
_FLOORS = (Bound.AT_LEAST, Bound.MORE_THAN)


@dataclass(frozen=True)
class Case:
    """What is known of a target before its defaults are."""

    indicator: str
    goal: Goal
    by: date | None
    lexicon: Lexicon
    start: date | None = None  # the registry's `from`
    name: str = ""  # 建设零碳园区: often the one place where the verb stands
    baseline_at: date | None = None
    issued: date | None = None

    @cached_property
    def said(self) -> str:
        return f"{self.name} {self.indicator} {self.goal.text}"

    @cached_property
    def family(self) -> str:
        """The family of the goal's unit; "" for none or an unknown one."""
        return self.lexicon.units.family(self.goal.quantity.unit) or ""

    def says(self, words: Iterable[str]) -> bool:
        """Whether name, indicator or goal have one of the words."""
        return any(word in self.said for word in words)

    def _is_named(self, words: Iterable[str]) -> bool:
        """Whether the indicator itself has one of the words."""
        return any(word in self.indicator for word in words)

    @cached_property
    def kind(self) -> Kind:
        """METHOD §8, the first that holds."""
        words = load_kind_words()
        rate = self.family in _RATES
        moves = self.goal.measure in (Measure.CHANGE, Measure.GROWTH)
        # The goal's own words are read by the engine: 下降到5% is a level, 下降5% a change.
        falls = self._is_named(words.reduction) or self.indicator.endswith(words.falling)
        if rate and ((moves and self.goal.direction == "down") or falls):
            return Kind.REDUCTION
        if rate and (moves or self._is_named(words.growth) or self._is_amount):
            return Kind.GROWTH
        if self.goal.recurring or (not rate and self.says(words.to_do) and self._is_one_year):
            return Kind.QUOTA
        if not rate and self._is_total:
            return Kind.TOTAL
        if self._is_annual:
            return Kind.ANNUAL
        return Kind.SHARE if self.family in _SHARES else Kind.STOCK

    @property
    def _is_amount(self) -> bool:
        """生产总值 in percent can only be its growth, and so can 居民消费价格; 投资占比 is a share."""
        words = load_kind_words()
        amounts = words.annual_money + words.annual_quantity
        return self.indicator.endswith(amounts) or self.lexicon.two_sided(self.indicator)

    @cached_property
    def _is_one_year(self) -> bool:
        """Whether the window is known to be the deadline's calendar year."""
        if self.by is None or (self.by.month, self.by.day) != (12, 31) or self.says(load_kind_words().span):
            return False
        year = self.by.year
        if self.start:
            return self.start.year == year
        if self.baseline_at:
            return self.baseline_at >= date(year - 1, 12, 31)
        # With nothing that opens a window, what is counted anew (新增) is the task of the year.
        return self.issued.year == year if self.issued else self._is_anew

    @cached_property
    def _is_anew(self) -> bool:
        return self.says(word for word, is_anew in load_kind_words().to_do.items() if is_anew)

    @cached_property
    def _is_total(self) -> bool:
        """A flow summed over its window: 五年新增, 累计完成投资, or 新增 with a first day.

        累计培育500家 is no flow: it counts what there is at the end.
        """
        words = load_kind_words()
        anew = self._is_anew
        flow = anew or self._is_annual
        if self.says(words.span):
            return flow or self.says(words.to_do) or self.family in words.money
        if self.goal.cumulative or self.says(words.cumulative):
            return flow or self.family in words.money
        return anew and self.start is not None

    @cached_property
    def _is_annual(self) -> bool:
        words = load_kind_words()
        if self.family in words.money and self.says(words.annual_money):
            return True
        return self.family not in _RATES and self.says(words.annual_quantity)

    def direction(self, kind: Kind) -> Literal["up", "down", "both"]:
        """METHOD §3: from the goal's bound, else from what the indicator is."""
        bound = self.goal.quantity.bound
        if kind is Kind.REDUCTION or bound in _CEILINGS:
            return "down"
        if bound in _FLOORS:
            return "up"
        if bound is Bound.RANGE or self.lexicon.two_sided(self.indicator):
            return "both"
        is_zero = self.goal.exact and self.goal.quantity.value == 0
        return "down" if is_zero or self.lexicon.lower_is_better(self.indicator) else "up"

    def first_day(self, kind: Kind) -> date | None:
        """The first day of the window, where `from` is not given."""
        if self.start:
            return self.start
        if spanned := self._first_of_span:
            return spanned
        year = self.by.year if self.by else None
        if kind is Kind.QUOTA and self.goal.recurring:
            year = self.issued.year if self.issued else year
            return date(year, 1, 1) if year else None
        if year and (
            kind is Kind.QUOTA or (kind is Kind.GROWTH and not self.says(load_kind_words().average))
        ):
            return date(year, 1, 1)
        return self.baseline_at or self.issued

    @property
    def _first_of_span(self) -> date | None:
        """五年 up to 2030 begin on 1 January 2026, and so does 十五五."""
        for plan, (first, _) in self.lexicon.time.plans.items():
            if plan in self.said:
                return date(first, 1, 1)
        years = max((n for word, n in load_kind_words().span.items() if word in self.said), default=0)
        return date(self.by.year - years + 1, 1, 1) if years and self.by else None

    def is_lasting(self, kind: Kind) -> bool:
        """Whether what is met once stays met: counts of what is built or summed up."""
        return kind is Kind.STOCK and (self.goal.cumulative or self.says(load_kind_words().lasting))
