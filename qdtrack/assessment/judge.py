"""One case to its judgement: verdict, numbers and the headline status, first rule that holds.

    ≥50000 by 2027-12-31 from 20000 @2023-12-31, 38000 @2026-06-30
    ->  on_track, P .600, E .624, R .961, ≈7984 a year needed

Which observation counts and what a passed deadline means belongs to deadlines.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from qdtrack.assessment.cases import Case, Judgement, Point, Start
from qdtrack.assessment.deadlines import Outcome, decide
from qdtrack.assessment.forecast import forecast
from qdtrack.assessment.inputs import explain
from qdtrack.assessment.intervals import verdict
from qdtrack.assessment.pace import Pace, measure
from qdtrack.assessment.path import Path, find_path
from qdtrack.assessment.rates import acceleration, effort, rate_so_far, required_rate
from qdtrack.assessment.sensitivity import sensitivity
from qdtrack.assessment.series import (
    after_last_fall,
    raise_lower_bounds,
    smells_of_slip,
    without_old_numbers,
    worse_of_conflicts,
)
from qdtrack.assessment.timeline import months_later
from qdtrack.assessment.why import Why
from qdtrack.model import Flag, Status, Verdict

_SETTLED = frozenset({Status.MET, Status.MET_EARLY, Status.MET_LATE, Status.MISSED, Status.MET_BEFORE_ISSUE})
_DECIDED = _SETTLED - {Status.MET_BEFORE_ISSUE}  # the pace no longer matters, nor why it is undefined
_OLDER_THAN_PLAN = {Status.PRE_PLAN: Why.PRE_PLAN, Status.MET_BEFORE_ISSUE: Why.MET_BEFORE_ISSUE}
_OVERTAKEN_BY_BREACH = frozenset({None, Status.MISSED, Status.OVERDUE_UNVERIFIED})


def judge(case: Case, no_points: Why | None = None) -> Judgement:
    """The judgement of a case; ``no_points`` is why one without points has none (None: no figure)."""
    if not case.points:
        return Judgement(Status.NO_EVIDENCE, why=no_points or "", inputs=explain(case))
    series = points = worse_of_conflicts(case.points, case.accept, case.profile)
    if _is_growing(case, points):
        series = raise_lower_bounds(without_old_numbers(points))
        points = after_last_fall(series, case.profile)
    outcome = decide(case, points)
    start = case.start or _implicit_start(case, points, outcome.point)
    path = find_path(case, start)
    pace = measure(path, outcome.point, case.profile) if isinstance(path, Path) else Pace(why=path)
    status, why = _headline(case, outcome, start, pace)
    # A figure older than the plan is no evidence of the plan's own progress.
    hidden = Pace(why=_OLDER_THAN_PLAN[status]) if status in _OLDER_THAN_PLAN else pace
    judgement = Judgement(
        status=status,
        point=outcome.point,
        progress=hidden.progress,
        elapsed=hidden.elapsed,
        expected=hidden.expected,
        pace=hidden.ratio,
        flags=_flags(case, points, outcome.point, status, start)
        | ({Flag.DEFINITION_CHANGE} if len(points) < len(series) else set()),
        why=why or ("" if status in _DECIDED else hidden.why) or "",
    )
    return _complete(judgement, case, points, start, path, pace)


def _complete(
    judgement: Judgement,
    case: Case,
    points: tuple[Point, ...],
    start: Start | None,
    path: Path | Why,
    pace: Pace,
) -> Judgement:
    """The numbers that need no class: attainment, gap, required rate; and how all came about."""
    point = judgement.point
    if point is None:
        raise ValueError("a judgement on points has a point")
    found = verdict(point.interval, case.accept.interval)
    steps = path if isinstance(path, Path) else None
    inputs = explain(case, judgement, pace, steps)
    extra = sensitivity(case, points, point, steps, judgement)
    if extra:
        inputs["sensitivity"] = extra
    if point.at is None and judgement.status not in _SETTLED:
        # A later date could spoil verdict and attainment alike.
        return replace(judgement, progress=None, inputs=inputs)
    foreseen = forecast(case, points, start, judgement.status, judgement.flags)
    if foreseen.inputs:
        inputs["forecast"] = foreseen.inputs
    rate = required_rate(case, point, found)
    so_far = None if judgement.pace is None else rate_so_far(case, point, steps)
    # A count short by less than one thing is on track, though it may not have begun to move.
    is_slack = judgement.status is Status.ON_TRACK and case.accept.better != "both"
    asked = effort(rate, so_far)
    inputs["so_far"], inputs["effort"] = so_far, None if is_slack and asked == "reverse" else asked
    return replace(
        judgement,
        verdict=found,
        attainment=attainment(case, point.value),
        gap=case.accept.interval.distance(point.value),
        required_rate=rate,
        acceleration=acceleration(rate, so_far),
        forecast=foreseen.answer,
        inputs=inputs,
    )


def attainment(case: Case, value: float) -> float | None:
    """A = p/T (完成率); None when T is 0 or a range."""
    target = case.accept.target
    return value / target if target and not case.is_rate else None


def _headline(case: Case, outcome: Outcome, start: Start | None, pace: Pace) -> tuple[Status, Why | None]:
    """Rules 2 to 11 of the headline status, in their order."""
    point = outcome.point
    is_older = case.issued is not None and point.at is not None and point.at < case.issued
    if outcome.status in _OVERTAKEN_BY_BREACH and not is_older and _is_breached(case, point, start):
        return Status.BREACHED, None
    if outcome.status is not None:
        return outcome.status, outcome.why
    if is_older:
        return Status.PRE_PLAN, Why.PRE_PLAN
    if pace.status is not None:
        return pace.status, None
    return Status.NO_PACE, outcome.why or pace.why


def _is_breached(case: Case, point: Point, start: Start | None) -> bool:
    """A ceiling that the baseline kept and a stated date does not."""
    accepted = case.accept.interval
    return (
        case.accept.is_ceiling
        and start is not None
        and point.at is not None
        and not point.is_publication_dated
        and accepted.contains(start.value)
        and verdict(point.interval, accepted) is Verdict.NOT_MET
    )


def _is_growing(case: Case, points: tuple[Point, ...]) -> bool:
    is_cumulative = all(p.observation.cumulative for p in points)
    return case.accept.better == "up" and (case.final or is_cumulative)


def _implicit_start(case: Case, points: tuple[Point, ...], latest: Point) -> Start | None:
    """The earliest usable observation inside the window ("first available year")."""
    if not case.implicit or latest.at is None:
        return None
    until = latest.at - timedelta(days=min(case.profile.baseline_days, latest.at.toordinal() - 1))
    for point in points:
        if point.at is None or point.at > until:
            return None
        is_inside = case.window is None or point.at >= case.window
        if is_inside and point.is_a_value and not point.is_publication_dated:
            return Start(point.value, point.at, "implicit")
    return None


def _flags(
    case: Case, points: tuple[Point, ...], point: Point, status: Status, start: Start | None
) -> frozenset[Flag]:
    """The flags that a case shows; those of an observation's own are added in flags.py."""
    flags = set()
    if (
        status not in _SETTLED
        and point.at is not None
        and case.as_of > months_later(point.at, case.stale_months)
    ):
        flags.add(Flag.STALE)
    if start is not None and start.origin == "implicit":
        flags.add(Flag.IMPLICIT_BASELINE)
    before = points[points.index(point) - 1] if points.index(point) > 0 else None
    if smells_of_slip(point, before, case.accept, case.profile):
        flags.add(Flag.SLIP)
    return frozenset(flags)
