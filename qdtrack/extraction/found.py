"""A quantity found in a text, the name that it gets, and the spans of a text that are spoken for.

What counts as a quantity is decided in quantities.py and forms.py, what it measures in naming.py.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from qdtrack.model import Bound, Direction, Measure, Quantity

POINT_FAMILIES = frozenset({"percentage-point", "basis-point"})
RATE_FAMILIES = frozenset({"percent", "permille", "times"})  # they say nothing of what is counted


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a text. ``start``..``end`` is the quote; ``number``..``stop`` numeral and unit alone."""

    start: int
    end: int
    number: int
    stop: int
    quantity: Quantity
    rule: str
    measure: Measure | None = None  # where the spelling itself decides it: 翻一番, 首位
    direction: Direction = ""
    head: str = ""  # the thing counted, where it stands inside the quote (每3台电脑就有1台)

    @property
    def stated_bound(self) -> bool:
        return self.quantity.bound not in (Bound.EQUAL, Bound.RANGE)


class Taken:
    """Spans of a text already spoken for."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach: list[int] = []
        for _, end in self._spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def overlaps(self, start: int, end: int) -> bool:
        return self.end_of(start, end) > start

    def end_of(self, start: int, end: int) -> int:
        """The furthest end of a span that begins before ``end``."""
        index = bisect_right(self._starts, end - 1)
        return self._reach[index - 1] if index else 0


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator. ``noun`` is the thing itself, without what it does; ``tail`` hangs on a subject.

    ``lead`` is the text before the figure, or before the 分别-list that it stands in. ``of_an_amount``:
    the figure before says how much there is of the same (竣工面积451万平方米，下降59%).
    """

    indicator: str
    noun: str = ""
    tail: str = ""
    inherited: bool = False
    lead: str = ""
    of_an_amount: bool = False
