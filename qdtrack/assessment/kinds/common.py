"""What the kinds share: the window of a target, its baseline, and the bare case."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from qdtrack.assessment.cases import Case, Due, Judgement, Point, Start, is_a_value
from qdtrack.assessment.goals import Acceptance, Operator, accepts
from qdtrack.assessment.intervals import point
from qdtrack.assessment.judge import judge
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import day_after, day_before, year_end
from qdtrack.assessment.units import is_count, is_percent
from qdtrack.assessment.why import Why
from qdtrack.model import Basis, Evidence, Kind, Observation, Reason, Target, YearVerdict

LINEAR = "P = (p - v0) / (T - v0); E = (t - t0) / (t1 - t0); R = P / E"
TWO_SIDED = "P = 1 - d(p) / d(v0), d the distance to the goal; E = (t - t0) / (t1 - t0); R = P / E"
COMPOUND = "R = CAGR_a / CAGR_r; CAGR_a = (p / v0) ^ (1 / years) - 1; CAGR_r = (T / v0) ^ (1 / years) - 1"
BY_MEASURE = {
    "projected": "S = (v - v0) / (T - v0), v = p (1 + CAGR_a) ^ years left",
    "miss": "miss = 1 - (P / E)(1 - E) / (1 - P)",
    "lead": "lead = P - E, E in whole months",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A target's judgement; for what is judged year by year, each year's too."""

    judgement: Judgement
    years: tuple[YearVerdict, ...] = ()


def base_case(target: Target, points: tuple[Point, ...], profile: Profile, as_of: date) -> Case:
    """The case of a target before its kind says where it starts."""
    accept = accepts(target.goal, target.kind, target.direction, profile)
    default = (
        profile.stale_months_running if target.kind in (Kind.QUOTA, Kind.TOTAL) else profile.stale_months
    )
    months = default if target.stale_after_months is None else target.stale_after_months
    return Case(
        accept=accept,
        points=points,
        start=None,
        end=target.by,
        as_of=as_of,
        profile=profile,
        stale_months=max(months, 0),
        final=target.monotone and can_be_final(accept),
        window=target.start or target.issued,
        issued=target.issued,
        due=Due(milestone_values(target, profile), target.schedule),
        formula=_formula(accept, profile),
        compounds=target.kind in (Kind.STOCK, Kind.ANNUAL),
        course=_course(target),
        limits=_limits(target),
    )


def _formula(accept: Acceptance, profile: Profile) -> str:
    if profile.measure == "compound":
        return COMPOUND
    plain = TWO_SIDED if accept.better == "both" else LINEAR
    return f"{plain}; {BY_MEASURE[profile.measure]}" if profile.measure in BY_MEASURE else plain


def _course(target: Target) -> Literal["trend", "run_rate"] | None:
    """How what has come so far is prolonged: not at all where it comes in steps or from a surplus."""
    if target.kind is Kind.GROWTH or target.schedule or (target.kind is Kind.QUOTA and target.carry):
        return None
    return "run_rate" if target.kind in (Kind.QUOTA, Kind.TOTAL) else "trend"


def _limits(target: Target) -> tuple[float, float]:
    unit = target.goal.quantity.unit
    if target.kind is Kind.SHARE and is_percent(unit):
        return 0.0, 100.0
    return (0.0 if is_count(unit) else -math.inf), math.inf


def can_be_final(accept: Acceptance) -> bool:
    """Whether more can never undo it: no ceilings, no ranges."""
    return accept.better == "up" and accept.operator is not Operator.RANGE


def milestone_values(target: Target, profile: Profile) -> tuple[tuple[date, float], ...]:
    """The corners of the path, signed as the goal is."""
    found = []
    for milestone in target.milestones:
        aim = accepts(milestone.goal, target.kind, target.direction, profile).target
        found.append((milestone.by, point(milestone.goal.quantity) if aim is None else aim))
    return tuple(sorted(found))


def stated_start(target: Target) -> Start | Why:
    """The baseline of the registry: its date, else the last day before the window."""
    if target.baseline is None:
        return Why.NO_BASELINE
    opening = target.start or target.issued
    at = target.baseline.at or (day_before(opening) if opening else None)
    if at is None:
        return Why.BASELINE_UNDATED
    quantity = target.baseline.quantity
    return Start(point(quantity), at, "stated", is_a_value(quantity))


def with_start(case: Case, start: Start | Why) -> Case:
    if isinstance(start, Start):
        return replace(case, start=start)
    return replace(case, start=None, no_start=start)


def judge_with_milestone(target: Target, case: Case, no_points: Why | None = None) -> Judgement:
    """The judgement of a case, with that of its latest passed milestone in the inputs."""
    judgement = judge(case, no_points)
    passed = [m for m in sorted(target.milestones, key=lambda m: m.by) if m.by <= case.as_of]
    if not passed or judgement.point is None:
        return judgement
    last = passed[-1]
    accept = accepts(last.goal, target.kind, target.direction, case.profile)
    then = judge(replace(case, accept=accept, end=last.by, start=None, implicit=False, due=Due()))
    milestone = {
        "by": last.by.isoformat(),
        "goal": last.goal.text,
        "T": accept.target,
        "verdict": then.verdict.value if then.verdict else None,
        "status": then.status.value,
    }
    return replace(judgement, inputs={**judgement.inputs, "milestone": milestone})


def window_opens(target: Target) -> date | None:
    """First day of a window of several years: `from`, the day after the baseline, the plan's year.

    The registry's default for `from` is the baseline's date or the plan's, which are no first days.
    """
    since = target.baseline.at if target.baseline else None
    start = target.start or since or target.issued
    if start is None:
        return None
    if start == since or (start.month, start.day) == (12, 31):
        return day_after(start)
    return date(start.year, 1, 1) if start == target.issued else start


def period_end(observation: Observation) -> date | None:
    """The last day that a flow or a rate can cover: its period's, but never later than its as-of."""
    ends = [day for day in (observation.period.end, observation.as_of) if day is not None]
    return min(ends, default=None)


def is_refused_for_its_period(evidence: Evidence) -> bool:
    """Whether figures of other periods were found, so that "no figure" has a reason."""
    return bool(evidence.observations) or any(c.reason is Reason.PERIOD for c in evidence.rejected)


def covers_year(observation: Observation) -> int | None:
    """The calendar year that an observation is about, if it is about a whole one."""
    start, end = observation.period.start, period_end(observation)
    if end is None or observation.period.recurring is not None or end != year_end(end.year):
        return None
    if observation.as_of_basis is Basis.PUBLISHED:
        return None
    if start is None:
        # Written by hand as `at: 2025`; an article must say that it means the year.
        return end.year if observation.origin == "registry" and not observation.cumulative else None
    return end.year if start == date(end.year, 1, 1) else None
