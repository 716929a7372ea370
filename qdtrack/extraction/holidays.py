"""Public holidays to the days off around them: 2024年端午假期 is 8 to 10 June 2024.

Days off of three days join the weekend; those of a week are taken to begin with the holiday, at the Spring
Festival a day earlier, though each year's arrangement may differ by a day or two. The dates of the moon's
calendar stand in lexicon/time.yaml.
"""

from __future__ import annotations

from datetime import date, timedelta

from qdtrack.lexicon.timewords import Holiday

_WEEKEND = {
    0: (-2, 0),
    1: (-2, 0),
    2: (0, 0),
    3: (0, 2),
    4: (0, 2),
    5: (0, 2),
    6: (-1, 1),
}  # by day of the week


def days_off(holiday: Holiday, year: int) -> tuple[date, date] | None:
    """First and last day; None for a year that the table does not have."""
    day = holiday.day(year)
    if day is None:
        return None
    before, after = (
        _WEEKEND[day.weekday()] if holiday.is_short else (-holiday.eve, holiday.length - 1 - holiday.eve)
    )
    return day + timedelta(days=before), day + timedelta(days=after)


def latest(holiday: Holiday, published: date) -> tuple[date, date] | None:
    """The last one that had begun on a day."""
    found = [days for year in (published.year - 1, published.year) if (days := days_off(holiday, year))]
    return next((days for days in reversed(found) if days[0] <= published), None)
