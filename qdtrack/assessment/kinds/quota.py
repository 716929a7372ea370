"""Quotas (年度任务): so many a year, each calendar year from nothing.

    每年10家以上: 2025 met, 2026 7 of 10 at the end of June

A figure counts if it runs from the year's first day; 累计 is differenced against the 累计 of
the year's eve, and only bounds the year's flow where that is missing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Case, Due, Judgement, Point, Start, read_point
from qdtrack.assessment.intervals import Interval, clean, verdict
from qdtrack.assessment.judge import judge
from qdtrack.assessment.kinds import years
from qdtrack.assessment.kinds.common import Answer, base_case, can_be_final, period_end
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import day_before, year_end
from qdtrack.assessment.why import Why
from qdtrack.model import Basis, Evidence, Observation, Status, Target, Verdict

YEAR_TO_DATE = "p = the year to date, or the running total less that of the year's eve"


def judge_quota(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge every year of a quota; the headline is that of the year in hand."""
    target, observations = evidence.target, evidence.observations
    base = base_case(target, (), profile, as_of)
    formula = f"{YEAR_TO_DATE}; {base.formula}"
    base = replace(base, final=can_be_final(base.accept), implicit=False, per="month", formula=formula)
    judgements: dict[int, Judgement] = {}
    surplus = 0.0
    for year in quota_years(target, observations, as_of):
        points = year_points(observations, year, target.start, base)
        if target.carry and surplus > 0:
            points = tuple(_raised(p, surplus) for p in points)
        judgements[year] = judge(_year_case(base, target, year, points), _why_none(observations, year))
        surplus = _surplus(judgements[year], base)
    if not any(j.point for j in judgements.values()):
        return _without_figures(target, observations, base, judgements)
    return Answer(years.together(judgements, target, as_of), years.verdicts(judgements))


def quota_years(target: Target, observations: Iterable[Observation], as_of: date) -> tuple[int, ...]:
    """The calendar years to be judged, up to the year of ``as_of``."""
    told = [end.year for o in observations if (end := period_end(o)) is not None and not o.cumulative]
    opening = target.start or (target.issued if target.goal.recurring else None)
    if opening is not None:
        first = opening.year
    elif target.goal.recurring or target.by is None:
        first = min(told, default=min(as_of.year, target.by.year) if target.by else as_of.year)
    else:
        first = target.by.year
    last = min(target.by.year, as_of.year) if target.by else as_of.year
    return tuple(range(first, max(first, last) + 1))


def year_points(
    observations: Iterable[Observation], year: int, opening: date | None, case: Case
) -> tuple[Point, ...]:
    """The flow of a year to date, at each date that a figure gives one."""
    observations = tuple(observations)
    found = []
    for observation in observations:
        end = period_end(observation)
        if end is None or end.year != year or observation.period.recurring is not None:
            continue
        point = replace(read_point(observation, case.profile), at=end)
        if _runs_from_first_day(observation, year, opening):
            found.append(point)
        elif observation.cumulative or observation.period.start is None:
            flow = _difference(point, observations, year, case)
            if flow is not None:
                found.append(flow)
    return tuple(sorted(found, key=lambda p: p.at or date.max))


def _runs_from_first_day(observation: Observation, year: int, opening: date | None) -> bool:
    start = observation.period.start
    if start is None:
        return observation.origin == "registry" and not observation.cumulative
    return start == date(year, 1, 1) or (start == opening and start.year == year)


def _difference(point: Point, observations: tuple[Observation, ...], year: int, case: Case) -> Point | None:
    """What a 累计 figure says of its year: less the 累计 of the year's eve, else at most itself.

    截至6月底 without a first day may be either the year's or all there ever was: at most itself.
    """
    start = point.observation.period.start
    if start is not None and start >= date(year, 1, 1):
        return None  # 累计 of some months inside the year
    is_total = point.observation.cumulative
    before = [
        o for o in observations if is_total and o.cumulative and _is_at(o, year_end(year - 1), case.profile)
    ]
    eve = read_point(before[-1], case.profile) if before else None
    low = point.interval.low - eve.interval.high if eve else 0.0
    high = point.interval.high - (eve.interval.low if eve else 0.0)
    if high < 0:
        return None  # 累计 that fell: another thing was counted
    flow = Interval(clean(max(low, 0.0)), clean(high))
    parts = (before[-1], point.observation) if before else ()
    if flow.low > 0 or flow.high == 0:
        is_bound = math.isinf(flow.high)
        value = flow.low if is_bound or eve is None else clean(max(point.value - eve.value, 0.0))
        return replace(point, interval=flow, value=value, parts=parts)
    # A ceiling is of use only where even all of it would be too little.
    too_little = math.isfinite(flow.high) and verdict(flow, case.accept.interval) is Verdict.NOT_MET
    return replace(point, interval=flow, value=flow.high, parts=parts) if too_little else None


def _is_at(observation: Observation, day: date, profile: Profile) -> bool:
    end = period_end(observation)
    return (
        end is not None
        and observation.as_of_basis is not Basis.PUBLISHED
        and abs((end - day).days) <= profile.same_date_days
    )


def _year_case(base: Case, target: Target, year: int, points: tuple[Point, ...]) -> Case:
    first = date(year, 1, 1)
    if target.start is not None and target.start.year == year:
        first = target.start
    end = min(target.by, year_end(year)) if target.by and target.by.year == year else year_end(year)
    steps = tuple((day, part) for day, part in base.due.steps if first <= day <= end)
    start = Start(0.0, day_before(first), "zero")
    return replace(base, points=points, start=start, end=end, due=Due(steps=steps))


def _raised(point: Point, surplus: float) -> Point:
    seen = point.interval
    raised = Interval(seen.low + surplus, seen.high + surplus, seen.low_closed, seen.high_closed)
    return replace(point, interval=raised, value=point.value + surplus)


def _surplus(judgement: Judgement, base: Case) -> float:
    """What a year gave beyond its quota, for a registry with `carry`."""
    if judgement.point is None or base.accept.target is None:
        return 0.0
    low = judgement.point.interval.low
    return max(low - base.accept.target, 0.0) if math.isfinite(low) else 0.0


def _why_none(observations: tuple[Observation, ...], year: int) -> Why | None:
    ends = [(o, period_end(o)) for o in observations]
    inside = [o for o, end in ends if end is not None and end.year == year]
    if not inside:
        return Why.OTHER_PERIOD if observations else None
    return Why.CUMULATIVE_ONLY if any(o.cumulative for o in inside) else Why.OTHER_PERIOD


def _without_figures(
    target: Target, observations: tuple[Observation, ...], base: Case, judgements: dict[int, Judgement]
) -> Answer:
    """No figure in the programme's years: an earlier year's shows, as older than the plan."""
    first = min(judgements)
    older = [p for y in _years_before(observations, first) for p in year_points(observations, y, None, base)]
    if base.issued is not None and older and (older[-1].at or date.max) < base.issued:
        last = older[-1]
        case = _year_case(base, target, last.at.year if last.at else first, (last,))
        shown = judge(case)
        return Answer(replace(shown, status=Status.PRE_PLAN, why=Why.PRE_PLAN), years.verdicts(judgements))
    return Answer(judgements[max(judgements)], years.verdicts(judgements))


def _years_before(observations: tuple[Observation, ...], first: int) -> list[int]:
    ends = {end.year for o in observations if (end := period_end(o)) is not None}
    return sorted(year for year in ends if year < first)
