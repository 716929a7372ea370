"""Expressions of time that were found in a text, and how they lie to the day on which it was published."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qdtrack.model import Basis, Period

Sort = Literal["year", "within", "day", "now", "plan", "recurring", "span", "coming", "idle"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One expression of time in a text, and the period it names.

    ``ahead`` marks 到2027年: a day that the sentence looks forward to. ``sort`` "idle" is an
    expression that dates nothing (前10个工作日). ``year`` is the year it was read in: what a
    later 5月 in the same text leans on. 全年 and 年末 before the year is over may speak of this
    year or of the last: ``period`` is this year's, ``before`` last year's.
    """

    start: int
    end: int
    period: Period
    sort: Sort
    ahead: bool = False
    year: int | None = None
    compared: bool = False  # 较3月, 比2020年, 在去年基础上: a benchmark's date
    begins: bool = False  # 从2023年的48%: the time of the earlier value
    before: Period | None = None  # the same part of last year, where 全年 or 年末 may mean either


def end_of_year(day: date) -> Period:
    """The deadline of what is to be done in the year of ``day``."""
    return Period(None, date(day.year, 12, 31), None, Basis.INFERRED)


def looks_ahead(moment: Moment, published: date | None) -> bool:
    """到2027年 in an article of 2025; without the article's date, any 到…年."""
    end = moment.period.end
    if end is None or moment.sort == "recurring":
        return False
    if published is None:
        return moment.ahead
    return end > published and (moment.ahead or end.year > published.year)


def is_past(moment: Moment, published: date | None) -> bool:
    """A stated time that was over when the article appeared."""
    end = moment.period.end
    dated = moment.sort in ("year", "within", "day", "now", "span", "plan")
    return (
        dated
        and not moment.ahead
        and end is not None
        and published is not None
        and end <= _month_end(published)
    )


def is_running(moment: Moment, published: date | None) -> bool:
    """A month, quarter or half year that is not over on the day of publication."""
    end = moment.period.end
    return moment.sort == "within" and end is not None and published is not None and end > published


def is_to_come(period: Period, published: date | None) -> bool:
    return period.end is not None and published is not None and period.end > _month_end(published)


def _month_end(day: date) -> date:
    """截至12月 in an article of 12 December: the month that runs is spoken of as reached."""
    return day.replace(day=monthrange(day.year, day.month)[1])
