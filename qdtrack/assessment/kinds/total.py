"""Totals of a window (期内累计): five years' worth, the sum of disjoint flows.

    五年累计100亿: 12亿 (2021) + 19亿 (2022), or 累计31亿 as of 2022

Of two flows that overlap the longer is kept; a 累计 figure replaces the sum. A year that no
figure covers makes the sum a lower bound.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Point, Start, read_point
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.kinds.common import (
    Answer,
    base_case,
    can_be_final,
    is_refused_for_its_period,
    judge_with_milestone,
    period_end,
    window_opens,
)
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import day_after, day_before
from qdtrack.assessment.why import Why
from qdtrack.model import Evidence, Observation

SUM = "p = sum of flows that share no day since t0, or the running total"


def judge_total(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge what has come together since the window opened."""
    target, opening = evidence.target, window_opens(evidence.target)
    points = _points(evidence.observations, opening, target.by, profile)
    case = base_case(target, points, profile, as_of)
    start = Start(0.0, day_before(opening), "zero") if opening else None
    case = replace(
        case,
        start=start,
        no_start=Why.NO_WINDOW,
        implicit=False,
        final=can_be_final(case.accept),
        formula=f"{SUM}; {case.formula}",
    )
    no_points = Why.OTHER_PERIOD if is_refused_for_its_period(evidence) else None
    if any(o.origin == "registry" for o in evidence.observations):
        no_points = Why.SUM_UNSAID  # 12亿元 by hand: of the year, or since the first day?
    return Answer(judge_with_milestone(target, case, no_points))


def _points(
    observations: tuple[Observation, ...], opening: date | None, by: date | None, profile: Profile
) -> tuple[Point, ...]:
    """A point at each 累计 figure, and one for the sum of flows if that reaches further."""
    running = [
        replace(read_point(o, profile), at=period_end(o)) for o in observations if _is_running(o, opening)
    ]
    flows = [o for o in observations if _is_flow(o, opening, by)]
    points = running
    if flows and opening is not None:
        total = _sum(_disjoint(flows), opening, profile)
        if all((p.at or date.min) < (total.at or date.min) for p in running):
            points = [*running, total]
    return tuple(sorted(points, key=lambda p: p.at or date.max))


def _is_running(observation: Observation, opening: date | None) -> bool:
    start = observation.period.start
    if start is not None and start == opening:
        return True
    return observation.cumulative and start is None and period_end(observation) is not None


def _is_flow(observation: Observation, opening: date | None, by: date | None) -> bool:
    start, end = observation.period.start, period_end(observation)
    if opening is None or start is None or end is None or observation.period.recurring is not None:
        return False
    return opening <= start <= end and (by is None or end <= by)


def _disjoint(flows: list[Observation]) -> tuple[Observation, ...]:
    """Flows that share no day, the longer of two that do."""
    kept: list[Observation] = []
    for flow in sorted(flows, key=lambda o: (-_days(o), period_end(o) or date.min)):
        if all(not _share_a_day(flow, other) for other in kept):
            kept.append(flow)
    return tuple(sorted(kept, key=lambda o: period_end(o) or date.min))


def _days(flow: Observation) -> int:
    start, end = flow.period.start, period_end(flow)
    return (end - start).days if start and end else 0


def _share_a_day(one: Observation, other: Observation) -> bool:
    a, b, c, d = one.period.start, period_end(one), other.period.start, period_end(other)
    return a is not None and b is not None and c is not None and d is not None and a <= d and c <= b


def _sum(flows: tuple[Observation, ...], opening: date, profile: Profile) -> Point:
    points = [read_point(o, profile) for o in flows]
    low, high = sum(p.interval.low for p in points), sum(p.interval.high for p in points)
    expected_start, has_gap = opening, False
    for flow in flows:
        has_gap = has_gap or flow.period.start != expected_start
        end = period_end(flow)
        expected_start = day_after(end) if end else expected_start
    closed = all(p.interval.low_closed and p.interval.high_closed for p in points)
    interval = Interval(low, math.inf if has_gap else high, closed, closed)
    return Point(flows[-1], interval, sum(p.value for p in points), period_end(flows[-1]), flows)
