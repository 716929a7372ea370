"""The day a figure speaks of, and the window a target looks at.

    截至5月底 in an article of 2 June   ->  (31 May, STATED)
    目前 in an article of 2 June        ->  (2 June, INFERRED)
    no word of time                   ->  (the article's date, PUBLISHED)
    and no date of the article        ->  (None, None): undated

Period words were turned into dates by extraction. Source: METHOD §1.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from qdtrack.matching.wording import Wording
from qdtrack.model import Basis, Figure, Period, Target


def as_of(figure: Figure) -> tuple[date | None, Basis | None]:
    """The figure's date, never later than its publication, and how it is known."""
    end = figure.period.end
    if end is None:
        return figure.published, (Basis.PUBLISHED if figure.published else None)
    if figure.published and figure.published < end:
        end = figure.published
    return end, figure.period.basis or Basis.STATED


def window_start(target: Target) -> date | None:
    """The first day that counts for a target; None if the registry does not say."""
    if target.start:
        return target.start
    if target.baseline and target.baseline.at:
        return target.baseline.at
    return target.issued


def is_whole_year(period: Period) -> bool:
    """1 January to 31 December of one year."""
    return is_from_january(period) and (period.end.month, period.end.day) == (12, 31) if period.end else False


def is_from_january(period: Period) -> bool:
    """From 1 January to any later day of the same year."""
    start, end = period.start, period.end
    return start is not None and end is not None and start == date(end.year, 1, 1)


def is_one_month(period: Period) -> bool:
    """No longer than a month: January alone starts the year and is no rate of it."""
    start, end = period.start, period.end
    return start is not None and end is not None and (start.year, start.month) == (end.year, end.month)


def asks_for_average(target: Target, wording: Wording) -> bool:
    """Whether a growth goal is kept or missed over several years: 年均增长6%."""
    said = f"{target.goal.text}{target.indicator}{target.name}"
    return target.goal.recurring or any(word in said for word in wording.on_average)


def first_day(start: date) -> date:
    """1 January of the year a window begins in; of the next one where a baseline of 31 December begins it."""
    return date((start + timedelta(days=1)).year, 1, 1)


def first_year(target: Target) -> int:
    start = window_start(target)
    return first_day(start).year if start else MINYEAR


def growth_years(target: Target, wording: Wording) -> range:
    """The calendar years whose rate counts."""
    if target.by is None:
        return range(first_year(target), MAXYEAR)
    if asks_for_average(target, wording):
        return range(first_year(target), target.by.year + 1)
    return range(target.by.year, target.by.year + 1)


def quota_years(target: Target, cumulative: bool) -> range:
    """The years that a quota asks about; a 累计 of an earlier year is what a later one is taken from."""
    stop = target.by.year + 1 if target.by else MAXYEAR
    if cumulative:
        return range(MINYEAR, stop)
    if target.by and not target.goal.recurring:
        return range(target.by.year, stop)
    return range(first_year(target), stop)
