"""Whether a figure speaks of the time that a target asks about.

    a month's growth for a goal of the year   ->  Refusal(PERIOD, "part_of_year", ...)
    January to September for a year's amount  ->  the same: context, never compared with a year

Each kind of goal has a rule of its own: METHOD §8. Nothing said after the day of the
report, and nothing about a time after it, is evidence on that day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date
from types import MappingProxyType

from qdtrack.matching import dating
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.refusal import Refusal, refuse
from qdtrack.model import Figure, Kind, Period, Reason, Target


def check_period(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    late = check_date(figure, as_of)
    if late:
        return late
    period = figure.period
    if period.recurring and not (period.start and period.end):
        return refuse(Reason.PERIOD, "recurring")
    rule = _RULES.get(target.kind)
    return rule(figure, target, known) if rule else None


def check_date(figure: Figure, as_of: date) -> Refusal | None:
    """What was not yet said, or not yet over, on the day of the report."""
    if figure.published and figure.published > as_of:
        return refuse(Reason.PERIOD, "published_later", found=figure.published.isoformat())
    if figure.period.end and figure.period.end > as_of:
        return refuse(Reason.PERIOD, "ends_later", found=figure.period.end.isoformat())
    return None


def _annual(figure: Figure, target: Target, known: Knowledge) -> Refusal | None:
    """Whole calendar years up to that of the deadline; earlier ones show where it came from."""
    period = figure.period
    if period.end is None:
        return refuse(Reason.PERIOD, "no_year")
    if not dating.is_whole_year(period):
        return _part_of_year(period)
    if target.by and period.end.year > target.by.year:
        return refuse(Reason.PERIOD, "other_year", found=str(period.end.year), wanted=str(target.by.year))
    return None


def _growth(figure: Figure, target: Target, known: Knowledge) -> Refusal | None:
    """From 1 January of a year that counts: a single month or a later quarter is no rate of the year."""
    period, years = figure.period, dating.growth_years(target, known.wording)
    if period.end is None:
        return refuse(Reason.PERIOD, "no_year")
    if not dating.is_from_january(period) or dating.is_one_month(period):
        return _part_of_year(period)
    if period.end.year not in years:
        return refuse(Reason.PERIOD, "other_year", found=str(period.end.year), wanted=_spell(years))
    return None


def _quota(figure: Figure, target: Target, known: Knowledge) -> Refusal | None:
    """A year's work so far: from 1 January, or as of a day; never a month's or several years'."""
    period = figure.period
    if period.end is None:
        return refuse(Reason.PERIOD, "no_year")
    if not figure.cumulative:
        if period.start and period.start.year != period.end.year:
            return refuse(Reason.PERIOD, "several_years")
        if period.start and not dating.is_from_january(period):
            return _part_of_year(period)
    years = dating.quota_years(target, figure.cumulative)
    if period.end.year not in years:
        return refuse(Reason.PERIOD, "other_year", found=str(period.end.year), wanted=_spell(years))
    return None


def _total(figure: Figure, target: Target, known: Knowledge) -> Refusal | None:
    """Flows inside the window, or a 累计 that ends in it; if its beginning is unknown, the last year's."""
    period, start = figure.period, dating.window_start(target)
    if start is None and target.by:
        start = date(target.by.year, 1, 1)
    if period.end is None or (period.start is None and not figure.cumulative):
        return refuse(Reason.PERIOD, "no_year")
    if start and (period.end < start or (period.start and period.start < dating.first_day(start))):
        return refuse(Reason.PERIOD, "before_window", wanted=start.isoformat())
    if target.by and period.start and period.start > target.by:
        return refuse(Reason.PERIOD, "after_window", wanted=target.by.isoformat())
    return None


def _reduction(figure: Figure, target: Target, known: Knowledge) -> Refusal | None:
    """The change of a year, or of the window up to a day; a month's change is neither."""
    period, start = figure.period, dating.window_start(target)
    if period.end is None or period.start is None:
        return refuse(Reason.PERIOD, "no_year")
    if start and period.start < dating.first_day(start):
        return refuse(Reason.PERIOD, "before_window", wanted=start.isoformat())
    if period.start.year == period.end.year:
        return None if dating.is_whole_year(period) else _part_of_year(period)
    return None


# A stock and a share are what they are on any day.
_RULES: Mapping[Kind, Callable[[Figure, Target, Knowledge], Refusal | None]] = MappingProxyType(
    {
        Kind.ANNUAL: _annual,
        Kind.GROWTH: _growth,
        Kind.QUOTA: _quota,
        Kind.TOTAL: _total,
        Kind.REDUCTION: _reduction,
    }
)


def _part_of_year(period: Period) -> Refusal:
    start = period.start.isoformat() if period.start else "…"
    end = period.end.isoformat() if period.end else "…"
    return refuse(Reason.PERIOD, "part_of_year", found=f"{start} – {end}")


def _spell(years: range) -> str:
    """ "2025", "2025–2027", with an open end "2025–", and up to 2025 just "2025"."""
    first = str(years.start) if years.start > MINYEAR else ""
    last = str(years.stop - 1) if years.stop < MAXYEAR else ""
    return last if first in ("", last) else f"{first}–{last}"
