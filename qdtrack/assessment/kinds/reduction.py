"""Reductions (降幅): how far something has come down over a window, in percent.

    五年降低13.5%: -2.0, -0.1, -0.5 in its first three years  ->  c = -2.59, P .192, R .32

The years' rates are chained from the window's first on; a figure for the whole time since
(累计下降) says the same at once. Values are signed: a fall is negative.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Point, Start, read_point
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.kinds.common import (
    Answer,
    base_case,
    is_refused_for_its_period,
    judge_with_milestone,
    period_end,
    window_opens,
)
from qdtrack.assessment.kinds.growth import chained, first_years
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import day_before, year_end
from qdtrack.assessment.why import Why
from qdtrack.model import Evidence, Observation, Target

CHAIN = "p = product of (1 + r_i) - 1, points added up"


def judge_reduction(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge a cumulative change against the reduction promised."""
    target, opening = evidence.target, _opening(evidence.target)
    points = _points(evidence.observations, opening, target.by, profile)
    case = base_case(target, points, profile, as_of)
    start = Start(0.0, day_before(opening), "zero") if opening else None
    formula = f"{CHAIN}; {case.formula}"
    case = replace(case, start=start, no_start=Why.NO_WINDOW, implicit=False, formula=formula)
    no_points = Why.BROKEN_CHAIN if is_refused_for_its_period(evidence) else None
    return Answer(judge_with_milestone(target, case, no_points))


def _opening(target: Target) -> date | None:
    opening = window_opens(target)
    if opening is None and target.by is not None:
        return date(target.by.year, 1, 1)  # one year's reduction
    return opening


def _points(
    observations: tuple[Observation, ...], opening: date | None, by: date | None, profile: Profile
) -> tuple[Point, ...]:
    if opening is None:
        return ()
    points = [
        replace(read_point(o, profile), at=period_end(o)) for o in observations if _is_whole(o, opening)
    ]
    known = {p.at for p in points}
    if opening == date(opening.year, 1, 1):
        last = by.year if by else max((e.year for o in observations if (e := period_end(o))), default=0)
        rates = first_years(observations, opening.year, last, profile)
        chain = [_chain(rates[:n]) for n in range(1, len(rates) + 1)]
        points += [p for p in chain if p.at not in known]
    return tuple(sorted(points, key=lambda p: p.at or date.max))


def _is_whole(observation: Observation, opening: date) -> bool:
    """Whether a figure speaks of all the time since the window opened."""
    end = period_end(observation)
    if end is None or observation.period.recurring is not None:
        return False
    longer = end > year_end(opening.year)
    return observation.period.start == opening and (longer or observation.cumulative)


def _chain(rates: tuple[Point, ...]) -> Point:
    is_points = rates[0].observation.quantity.unit != "%"

    def change(values: list[float]) -> float:
        return sum(values) if is_points else (chained(values) - 1) * 100  # points add, rates multiply

    low, high = change([p.interval.low for p in rates]), change([p.interval.high for p in rates])
    closed = all(p.interval.low_closed and p.interval.high_closed for p in rates)
    value = change([p.value for p in rates])
    parts = tuple(p.observation for p in rates)
    return replace(rates[-1], interval=Interval(low, high, closed, closed), value=value, parts=parts)
