"""A case to the course it has been on: a line through its latest value, or why there is none.

    12, 17, 21, 30, 33, 38 at the ends of 2021 .. 2025 and in mid-2025  ->  38 + 5.778 a year
    7 of 10 firms by 30 June                                            ->  7 + 7 in 181 days

A stock has a trend (trend.py); what starts from nothing each year or window has a run-rate.
Where the line leads is forecast.py's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qdtrack.assessment.cases import Case, Point, Start
from qdtrack.assessment.timeline import DAYS_IN_YEAR
from qdtrack.assessment.trend import resampled, theil_sen
from qdtrack.model import Flag, NoForecast, Refusal

SHORT_OF_A_QUARTER = "no_forecast.SHORT_SPAN.run_rate"


@dataclass(frozen=True, slots=True)
class Line:
    """A value on the anchor's day, and its change per day."""

    value: float
    rate: float

    def after(self, days: float) -> float:
        return self.value + self.rate * days

    def days_to(self, goal: float) -> float | None:
        """Days from the anchor to a value; None if the line does not lead there."""
        missing = goal - self.value
        if missing == 0:
            return 0.0
        return missing / self.rate if missing * self.rate > 0 else None


@dataclass(frozen=True, slots=True)
class Course:
    """The line prolonged, and the lines of its interval's ends (None for a rate from one exact figure)."""

    anchor: date
    line: Line
    low: Line | None
    high: Line | None
    since: date  # where the window begins
    start: float  # v0
    values: tuple[tuple[date, float], ...]  # what it rests on
    method: Literal["theil_sen", "run_rate"]
    lines: tuple[Line, ...] = ()  # resampled, for a share of those that meet the goal


def stated(case: Case, points: Sequence[Point]) -> list[Point]:
    """The points whose date an article or a person states, up to the day of the report."""
    return [p for p in points if p.at is not None and p.at <= case.as_of and not p.is_publication_dated]


def trend(case: Case, points: Sequence[Point], start: Start | None) -> Course | NoForecast:
    """The median slope through the values inside the window, from the latest of them."""
    opening = start.at if start else case.window
    inside = [p for p in stated(case, points) if opening is None or (p.at or date.min) >= opening]
    values = _values(inside, start)
    refusal = _too_little(case, inside, values, start)
    if refusal is not None:
        return NoForecast(refusal)
    (first, v0), (anchor, latest) = values[0], values[-1]
    pairs = [(float(day.toordinal()), value) for day, value in values]
    slope = theil_sen(pairs, case.profile.forecast_z)
    lines: tuple[Line, ...] = ()
    if len(values) >= case.profile.resample_dates:
        rates = resampled(pairs, case.profile.resample_runs, case.profile.resample_seed)
        lines = tuple(Line(latest, rate) for rate in rates)
    return Course(
        anchor=anchor,
        line=Line(latest, slope.value),
        low=Line(latest, slope.low),
        high=Line(latest, slope.high),
        since=opening if opening and opening < first else first,
        start=start.value if start else v0,
        values=values,
        method="theil_sen",
        lines=lines,
    )


def _values(inside: Sequence[Point], start: Start | None) -> tuple[tuple[date, float], ...]:
    """One value a date, the baseline among them; bounds are none."""
    found: dict[date, float] = {}
    if start is not None and start.is_a_value:
        found[start.at] = start.value
    for point in inside:
        if point.at is not None and point.is_a_value:
            found.setdefault(point.at, point.value)
    return tuple(sorted(found.items()))


def _too_little(
    case: Case, inside: Sequence[Point], values: Sequence[tuple[date, float]], start: Start | None
) -> Refusal | None:
    """TOO_FEW, SHORT_SPAN, ONLY_BOUNDS and CONFLICT, in an order that names the first thing missing."""
    profile = case.profile
    dates = {p.at for p in inside} | ({start.at} if start else set())
    if len(dates) < profile.forecast_dates:
        return Refusal.TOO_FEW
    if sum(not p.is_a_value for p in inside) * 2 > len(inside):
        return Refusal.ONLY_BOUNDS
    if len(values) < profile.forecast_dates:
        return Refusal.TOO_FEW
    first, last = values[0][0], values[-1][0]
    window = (case.end - (start.at if start else first)).days if case.end else 0
    if (last - first).days < max(profile.span_days, profile.span_share * window):
        return Refusal.SHORT_SPAN
    return Refusal.CONFLICT if any(Flag.CONFLICT in p.observation.flags for p in inside) else None


def run_rate(case: Case, points: Sequence[Point], start: Start | None) -> Course | NoForecast:
    """What has come so far over the time it took, once a quarter of the window has passed."""
    counted = [p for p in stated(case, points) if start is not None and (p.at or date.min) > start.at]
    if not counted or start is None or case.end is None:
        return NoForecast(Refusal.TOO_FEW)
    latest = counted[-1]
    anchor = latest.at or case.as_of
    days = (anchor - start.at).days
    if days < case.profile.run_rate_share * (case.end - start.at).days:
        return NoForecast(Refusal.SHORT_SPAN, SHORT_OF_A_QUARTER)
    low, high = latest.interval.low, latest.interval.high
    if not latest.is_a_value or math.isinf(low) or math.isinf(high):
        return NoForecast(Refusal.ONLY_BOUNDS)
    if Flag.CONFLICT in latest.observation.flags:
        return NoForecast(Refusal.CONFLICT)
    is_exact = low == high
    return Course(
        anchor=anchor,
        line=Line(latest.value, latest.value / days),
        low=None if is_exact else Line(low, low / days),
        high=None if is_exact else Line(high, high / days),
        since=start.at,
        start=start.value,
        values=((anchor, latest.value),),
        method="run_rate",
    )


def as_inputs(course: Course) -> dict[str, object]:
    """What the forecast was made from, ready for JSON; rates are per year."""
    low, high = course.low, course.high
    return {
        "method": course.method,
        "slope": course.line.rate * DAYS_IN_YEAR,
        "slope_low": low.rate * DAYS_IN_YEAR if low else None,
        "slope_high": high.rate * DAYS_IN_YEAR if high else None,
        "v0": course.start,
        "values": [[day.isoformat(), value] for day, value in course.values],
    }
