"""Where a target's course leads by the deadline, or the named reason why nobody can say.

    12, 17, 21, 30, 33, 38 at the ends of 2021 .. 2025 and in mid-2025, T = 50 by the end of 2027
    ->  52.4 [50.5, 54.3], likely; reached in July 2027 [May, November]

Words, no percentage; a refusal rather than a guess (METHOD §11). Never a date in the past,
never the clock: ``case.as_of`` is the day of the report. The line itself is drawn in courses.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from qdtrack.assessment.cases import Case, Point, Start
from qdtrack.assessment.courses import Course, Line, as_inputs, run_rate, trend
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.timeline import DAYS_IN_YEAR
from qdtrack.model import Flag, Forecast, Kind, NoForecast, Refusal, Status

REACHED = frozenset(
    {Status.MET, Status.MET_EARLY, Status.MET_LATE, Status.MET_BEFORE_ISSUE, Status.MET_SO_FAR}
)
_OVER = frozenset({Status.MISSED, Status.OVERDUE_UNVERIFIED})
OLDER_THAN_PLAN = NoForecast(Refusal.STALE, "no_forecast.STALE.plan")
OVERTAKEN = NoForecast(Refusal.STALE, "no_forecast.STALE.overtaken")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast or its refusal, and what it was made from, ready for JSON."""

    answer: Forecast | NoForecast
    inputs: dict[str, Any] = field(default_factory=dict)  # Any: JSON values


def refused_by_status(status: Status, kind: Kind, by: date | None, as_of: date) -> NoForecast | None:
    """What the headline alone forbids to forecast; None if it forbids nothing."""
    if status in REACHED:
        return NoForecast(Refusal.REACHED)
    if status in _OVER or (by is not None and as_of > by):
        return NoForecast(Refusal.DEADLINE_PASSED)
    if kind is Kind.GROWTH:
        return NoForecast(Refusal.KIND)
    return OLDER_THAN_PLAN if status is Status.PRE_PLAN else None


def forecast(
    case: Case, points: Sequence[Point], start: Start | None, status: Status, flags: frozenset[Flag]
) -> Foreseen:
    """The forecast of a case whose headline is ``status``."""
    refusal = _refused_unseen(case, status, flags)
    if refusal is not None or case.end is None:
        return Foreseen(NoForecast(refusal or Refusal.KIND))
    course = trend(case, points, start) if case.course == "trend" else run_rate(case, points, start)
    if isinstance(course, NoForecast):
        return Foreseen(course)
    refusal = _refused(case, points, course, flags, case.end)
    answer = NoForecast(refusal) if refusal else _prolonged(case, course, case.end)
    return Foreseen(answer, as_inputs(course))


def _refused_unseen(case: Case, status: Status, flags: frozenset[Flag]) -> Refusal | None:
    """Why there is no need to look at the figures."""
    if status in REACHED:
        return Refusal.REACHED
    if case.end is not None and case.as_of > case.end:
        return Refusal.DEADLINE_PASSED
    if case.course is None:
        return Refusal.KIND
    return Refusal.DEFINITION_CHANGE if Flag.DEFINITION_CHANGE in flags else None


def _refused(
    case: Case, points: Sequence[Point], course: Course, flags: frozenset[Flag], end: date
) -> Refusal | None:
    """Why a course must not be prolonged."""
    if course.anchor >= end:
        return Refusal.DEADLINE_PASSED
    if case.accept.interval.contains(course.line.value) or _is_contradicted(case, points, course):
        return Refusal.CONFLICT
    return Refusal.STALE if Flag.STALE in flags else None


def _is_contradicted(case: Case, points: Sequence[Point], course: Course) -> bool:
    """Whether a later bound, or a later figure dated by its article alone, is beyond the line."""
    goal = case.accept.aim(course.line.value)
    for point in points:
        if point.at is None or not course.anchor < point.at <= case.as_of:
            continue
        then = course.line.after((point.at - course.anchor).days)
        short = then < point.interval.low if goal > course.line.value else then > point.interval.high
        # A publication date is too late, so that what it shows may have come sooner, never later.
        outside = not point.interval.low <= then <= point.interval.high
        if short or (outside and not point.is_publication_dated):
            return True
    return False


def _prolonged(case: Case, course: Course, end: date) -> Forecast | NoForecast:
    goal, line = case.accept.aim(course.line.value), course.line
    window = (end - course.since).days
    way = max(abs(goal - course.start), abs(goal - line.value))
    if _may_stand_still(course) and abs(line.rate) * window <= case.profile.flat_share * way:
        return NoForecast(Refusal.FLAT)
    days = line.days_to(goal)
    if days is None:
        return NoForecast(Refusal.WRONG_WAY)
    horizon = (end - course.anchor).days + max(case.profile.far_years * DAYS_IN_YEAR, window)
    if days > horizon:
        return NoForecast(Refusal.TOO_FAR)
    eta = _day(course.anchor, days)
    if eta is None or eta < case.as_of:
        return OVERTAKEN if eta else NoForecast(Refusal.TOO_FAR)
    edges = [edge for edge in (course.low, course.high) if edge]
    ends = sorted(_days(edge, goal, case.accept.interval) for edge in edges)
    rest = (end - course.anchor).days
    low, high = (case.limited(edge.after(rest)) if edge else None for edge in (course.low, course.high))
    value = case.limited(line.after(rest))
    return Forecast(
        value=value,
        low=low,
        high=high,
        eta=eta,
        eta_low=max(_day(course.anchor, ends[0]) or eta, case.as_of) if ends else None,
        eta_high=_day(course.anchor, ends[1]) if ends else None,
        outlook=_outlook(case, course, value if low is None else low, value if high is None else high),
        n=len(course.values),
        method=course.method,
        share=_share(case, course, rest),
    )


def _may_stand_still(course: Course) -> bool:
    if course.low is None or course.high is None:
        return course.line.rate == 0
    return course.low.rate <= 0 <= course.high.rate


def _days(line: Line, goal: float, accepted: Interval) -> float:
    """Days until a line reaches the goal: 0 for 约9.8 of 10, which may be 10 already; infinite is never."""
    if accepted.contains(line.value):
        return 0.0
    days = line.days_to(goal)
    return math.inf if days is None else days


def _day(anchor: date, days: float) -> date | None:
    """The first day on which a line has reached a value; None beyond the calendar."""
    left = (date.max - anchor).days
    return anchor + timedelta(days=math.ceil(days)) if days <= left - 1 else None


def _outlook(
    case: Case, course: Course, low: float, high: float
) -> Literal["likely", "uncertain", "unlikely"]:
    """Likely if both ends come near enough to the goal, unlikely if neither does (UN 2023's S)."""
    near = [_covered(case, course, end) >= case.profile.forecast_met for end in (low, high)]
    if all(near):
        return "likely"
    inside = case.accept.interval
    return "uncertain" if any(near) or (low < inside.low and high > inside.high) else "unlikely"


def _covered(case: Case, course: Course, value: float) -> float:
    """S: the share of the way from v0 that a value covers; 0 or 1 where v0 leaves no way to go."""
    inside, start = case.accept.interval, course.start
    goal = case.accept.aim(start)
    if inside.contains(start) or start == goal:
        return 1.0 if inside.contains(value) else 0.0
    if case.accept.better == "both":
        return 1 - inside.distance(value) / inside.distance(start)
    return (value - start) / (goal - start)


def _share(case: Case, course: Course, rest: int) -> float | None:
    """The share of resampled courses that meet the goal by the deadline."""
    if not course.lines:
        return None
    met = [case.accept.interval.contains(case.limited(line.after(rest))) for line in course.lines]
    return sum(met) / len(met)
