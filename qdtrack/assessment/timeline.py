"""Days, months and years, without a clock.

months_later(date(2024, 8, 31), 6)  ->  2025-02-28
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAYS_IN_YEAR = 365.25
DAYS_IN = {"year": DAYS_IN_YEAR, "month": DAYS_IN_YEAR / 12}


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last; the calendar's end at most."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_ended(day: date) -> int:
    """Months since the year 0 that have ended by the end of a day: 30 September counts, the 29th does not."""
    last = monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - (day.day < last)


def year_end(year: int) -> date:
    return date(year, 12, 31)


def day_before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


def day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
