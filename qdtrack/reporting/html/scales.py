"""Values and days to the units of a drawing, and the ticks that a reader finds round.

    value_axis(61.5, 76)                             ->  60 … 80 in steps of 5
    calendar(date(2022, 12, 31), date(2027, 12, 31), 8)  ->  the years 2023 … 2027

Nothing here knows of targets or words; chart.py does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

STEPS = 4  # a value axis has about so many
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_FROM_ZERO = 0.4  # an axis whose least value is a smaller share of its greatest begins at zero
_FINEST = 1e-6  # of the values themselves: two that differ by less are drawn as one
_NOTHING = 1e-9  # no figure of an article is that small
_MONTHS_BELOW = 550  # days: a shorter axis is told in months
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTH_STEPS = (1, 2, 3, 6, 12)


# ---------------------------------------------------------------- values


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From a round number below the least value to one above the greatest; low < high."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value lies: 0 at the lower end, 1 at the upper."""
        return (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(_clean(self.low + self.step * position) for position in range(count + 1))


def value_axis(
    least: float, greatest: float, *, from_zero: bool = False, is_whole: bool = False
) -> ValueAxis:
    """The axis of these values; from zero if asked for, or if they come near it.

    ``is_whole``: of things that are counted, so that no tick says half a thing.
    """
    low, high = min(least, greatest), max(least, greatest)
    if from_zero or 0 < low < _FROM_ZERO * high:
        low = min(low, 0.0)
    if from_zero or _FROM_ZERO * low < high < 0:
        high = max(high, 0.0)
    size, span = max(abs(low), abs(high)), high - low
    if span <= max(size * _FINEST, _NOTHING):  # one value: room on both sides
        span = size if size > _NOTHING else 1.0
        low, high = low - span / 2, high + span / 2
    step = round_step(span / STEPS)
    if is_whole:
        step = max(math.ceil(step), 1.0)
    bottom, top = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return ValueAxis(_clean(bottom * step), _clean(max(top, bottom + 1) * step), step)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not under ``least`` (> 0)."""
    power = math.floor(math.log10(least))
    part = least / 10.0**power
    return _clean(next(step for step in _ROUND if step >= part - 1e-9) * 10.0**power)


def _clean(value: float) -> float:
    """Without binary dust, and without minus zero."""
    return float(f"{value:.12g}") + 0.0


# ---------------------------------------------------------------- days


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Whole days, first < last."""

    first: date
    last: date

    def share(self, day: date) -> float:
        return (day - self.first).days / (self.last - self.first).days

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month on the axis: the day it begins, and the day its name stands at."""

    start: date
    middle: date | None  # None: too little of it is seen for its name
    is_month: bool = False


def time_axis(days: list[date], margin: float = 0.03) -> TimeAxis:
    """The axis of these days with a little room on both sides."""
    first, last = min(days), max(days)
    room = max(round((last - first).days * margin), 20)
    return TimeAxis(
        _shifted(first, -room),
        _shifted(last, room),
    )


def _shifted(day: date, days: int) -> date:
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def calendar(axis: TimeAxis, most: int) -> tuple[Period, ...]:
    """At most about ``most`` years, or half as many months, whose names are longer."""
    if (axis.last - axis.first).days < _MONTHS_BELOW:
        return tuple(_months(axis, max(most // 2, 1)))
    years = axis.last.year - axis.first.year + 1
    step = next((step for step in _YEAR_STEPS if years / step <= most), _YEAR_STEPS[-1])
    return tuple(_years(axis, step))


def _years(axis: TimeAxis, step: int) -> Iterator[Period]:
    """A year's name stands in the middle of what is seen of it: a year's end is not the next year."""
    for year in range(axis.first.year, axis.last.year + 1):
        if year % step:
            continue
        start = max(date(year, 1, 1), axis.first)
        end = min(date(year, 12, 31), axis.last)
        days = (end - start).days
        yield Period(date(year, 1, 1), start + timedelta(days=days // 2) if days > 180 else None)


def _months(axis: TimeAxis, most: int) -> Iterator[Period]:
    firsts = [
        date(year, month, 1)
        for year in range(axis.first.year, axis.last.year + 1)
        for month in range(1, 13)
        if axis.holds(date(year, month, 1))
    ]
    step = next((step for step in _MONTH_STEPS if len(firsts) / step <= most), _MONTH_STEPS[-1])
    for day in firsts:
        if (day.month - 1) % step == 0:
            yield Period(day, day, is_month=True)
