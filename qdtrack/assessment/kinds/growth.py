"""Growth (增速): the rate itself is compared; there is no path and no pace.

    增长5%左右 in 2025: 5.4 % for January to September  ->  met so far, provisional
    年均6% over five years: 5.2, 5.5, 6.5               ->  5.73 on average, 6.40 needed: behind

The period starts on 1 January of the deadline's year. A rate is never made from two levels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Case, Judgement, Point, read_point
from qdtrack.assessment.goals import Acceptance
from qdtrack.assessment.inputs import explain
from qdtrack.assessment.intervals import Interval, verdict
from qdtrack.assessment.kinds import years
from qdtrack.assessment.kinds.common import (
    Answer,
    base_case,
    covers_year,
    is_refused_for_its_period,
    period_end,
    window_opens,
)
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import months_later, year_end
from qdtrack.assessment.why import Why
from qdtrack.model import Basis, Evidence, Flag, Observation, Status, Target, Verdict

_YEAR = "p = the rate since 1 January; difference = p - T"
_AVERAGE = "p = (product of (1 + g_i)) ^ (1/n) - 1; needed = ((1 + T) ^ N / product) ^ (1/(N - n)) - 1"


def judge_growth(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge the growth of one year, of every year (每年), or the average over a window."""
    target, observations = evidence.target, evidence.observations
    case = replace(base_case(target, (), profile, as_of), is_rate=True, formula=_YEAR)
    if target.goal.recurring or target.by is None:
        return _every_year(target, observations, case)
    opening = window_opens(target)
    if target.start is not None and opening is not None and opening.year < target.by.year:
        answer = _average(target, observations, case, opening)
    else:
        answer = _one_year(observations, replace(case, end=target.by))
    if answer.point is None and is_refused_for_its_period(evidence):
        answer = replace(answer, why=answer.why or Why.OTHER_PERIOD)
    return Answer(answer)


def _every_year(target: Target, observations: tuple[Observation, ...], case: Case) -> Answer:
    told = [end.year for o in observations if (end := period_end(o)) is not None]
    opening = window_opens(target)
    first = opening.year if opening else min(told, default=case.as_of.year)
    last = min(target.by.year, case.as_of.year) if target.by else case.as_of.year
    asked = range(first, max(first, last) + 1)
    judged = {y: _one_year(observations, replace(case, end=year_end(y))) for y in asked}
    is_told = any(judgement.point for judgement in judged.values())
    headline = years.together(judged, target, case.as_of) if is_told else judged[asked[-1]]
    return Answer(headline, years.verdicts(judged))


def _one_year(observations: tuple[Observation, ...], case: Case) -> Judgement:
    """The longest period from 1 January decides; a shorter one is provisional."""
    if case.end is None:
        raise ValueError("a year has an end")
    first = date(case.end.year, 1, 1)
    inside = [o for o in observations if _runs(o, first, case.end)]
    if not inside:
        why = Why.OTHER_PERIOD if observations else ""
        return Judgement(Status.NO_EVIDENCE, why=why, inputs=explain(case))
    chosen = max(inside, key=lambda o: period_end(o) or date.min)
    point = replace(read_point(chosen, case.profile), at=period_end(chosen))
    is_whole = point.at == case.end
    found = verdict(point.interval, case.accept.interval)
    status, why_status = _status(found, is_whole, point, case)
    judgement = _numbers(case, point, found, status, why_status)
    return judgement if is_whole else replace(judgement, flags=judgement.flags | {Flag.PROVISIONAL})


def _runs(observation: Observation, first: date, last: date) -> bool:
    start, end = observation.period.start, period_end(observation)
    if end is None or observation.period.recurring is not None or not first <= end <= last:
        return False
    if observation.as_of_basis is Basis.PUBLISHED:
        return False  # how much of the year it speaks of is not said
    if start is None:
        return observation.origin == "registry"  # `at: 2025-09` beside a growth goal is January to September
    return start == first


def _status(found: Verdict, is_whole: bool, point: Point, case: Case) -> tuple[Status, Why | None]:
    overdue = case.end is not None and case.as_of > case.end
    if is_whole and found is not Verdict.CANNOT_TELL:
        return (Status.MET if found is Verdict.MET else Status.MISSED), None
    if overdue:
        return Status.OVERDUE_UNVERIFIED, Why.CANNOT_TELL if is_whole else Why.NOT_AT_DEADLINE
    if case.issued is not None and point.at is not None and point.at < case.issued:
        return Status.PRE_PLAN, Why.PRE_PLAN
    if found is Verdict.CANNOT_TELL:
        return Status.NO_PACE, Why.CANNOT_TELL
    return (Status.MET_SO_FAR if found is Verdict.MET else Status.BEHIND), Why.RATE_HAS_NO_PACE


def _numbers(case: Case, point: Point, found: Verdict, status: Status, why: Why | None) -> Judgement:
    gap = case.accept.interval.distance(point.value)
    bare = Judgement(status, found, point, expected=case.accept.target, gap=gap, why=why or "")
    inputs = explain(case, bare)
    inputs["difference"] = _difference(case.accept, point.value)  # shown as "+0.4 pp"
    is_open = status not in (Status.MET, Status.MISSED)
    is_stale = is_open and point.at is not None and case.as_of > months_later(point.at, case.stale_months)
    return replace(bare, inputs=inputs, flags=frozenset({Flag.STALE} if is_stale else ()))


def _difference(accept: Acceptance, value: float) -> float:
    """A rate less the rate asked for, or less the nearest end of a range; 0.0 inside the range."""
    if accept.target is not None:
        return value - accept.target
    distance = accept.interval.distance(value)
    return -distance if value < accept.interval.low else distance


def _average(target: Target, observations: tuple[Observation, ...], case: Case, opening: date) -> Judgement:
    """Average growth over a window of N years, from the rates of its first n."""
    if target.by is None:
        raise ValueError("an average has a window")
    case = replace(case, formula=_AVERAGE)
    total = target.by.year - opening.year + 1
    rates = first_years(observations, opening.year, target.by.year, case.profile)
    if not rates:
        why = Why.BROKEN_CHAIN if observations else ""
        return Judgement(Status.NO_EVIDENCE, why=why, inputs=explain(case))
    average = _mean(rates)
    found = verdict(average.interval, case.accept.interval)
    needed = _needed(case, rates, total)
    status, why_status = _average_status(case, average, found, needed, len(rates) == total)
    judgement = _numbers(case, average, found, status, why_status)
    of = {"years": len(rates), "of_years": total, "needed": needed}
    return replace(judgement, inputs={**judgement.inputs, **of})


def first_years(
    observations: Sequence[Observation], first: int, last: int, profile: Profile
) -> tuple[Point, ...]:
    """The rates of whole years from the window's first on, up to the first that is missing."""
    of_year: dict[int, Observation] = {}
    for observation in observations:
        of_known = covers_year(observation)
        if of_known is not None:
            of_year.setdefault(of_known, observation)  # of two on one date the worse comes first
    found = []
    for year in range(first, last + 1):
        if year not in of_year:
            break
        found.append(replace(read_point(of_year[year], profile), at=year_end(year)))
    return tuple(found)


def chained(rates: Sequence[float]) -> float:
    """The product of 1 + r for rates in percent; a fall of everything at most."""
    return math.prod(max(1 + rate / 100, 0.0) for rate in rates)


def _mean(rates: tuple[Point, ...]) -> Point:
    def mean(values: list[float]) -> float:
        return (math.pow(chained(values), 1 / len(values)) - 1) * 100

    low, high = mean([p.interval.low for p in rates]), mean([p.interval.high for p in rates])
    exact = all(p.interval.low_closed and p.interval.high_closed for p in rates)
    value = mean([p.value for p in rates])
    parts = tuple(p.observation for p in rates)
    return replace(rates[-1], interval=Interval(low, high, exact, exact), value=value, parts=parts)


def _needed(case: Case, rates: tuple[Point, ...], total: int) -> float | None:
    """The rate that each remaining year needs; None when none remains, or nothing is left to grow."""
    done, left = chained([p.value for p in rates]), total - len(rates)
    if case.accept.target is None or left <= 0 or done <= 0:
        return None
    goal = max(1 + case.accept.target / 100, 0.0)
    return (math.pow(math.pow(goal, total) / done, 1 / left) - 1) * 100


def _average_status(
    case: Case, average: Point, found: Verdict, needed: float | None, is_whole: bool
) -> tuple[Status, Why | None]:
    if is_whole:
        return _status(found, True, average, case)
    if case.end is not None and case.as_of > case.end:
        return Status.OVERDUE_UNVERIFIED, Why.NOT_AT_DEADLINE
    if case.issued is not None and average.at is not None and average.at < case.issued:
        return Status.PRE_PLAN, Why.PRE_PLAN
    if found is Verdict.CANNOT_TELL:
        return Status.NO_PACE, Why.CANNOT_TELL
    if found is Verdict.MET:
        return Status.ON_TRACK, Why.RATE_HAS_NO_PACE
    goal = case.accept.target
    far = needed is not None and goal is not None and goal > 0 and needed > case.profile.need_factor * goal
    return (
        Status.WELL_BEHIND if far and Status.WELL_BEHIND in case.profile.classes else Status.BEHIND
    ), Why.RATE_HAS_NO_PACE
