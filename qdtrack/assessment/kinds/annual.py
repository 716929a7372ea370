"""Amounts of a year (年度数): revenue, output, GDP. Only whole calendar years count.

    2025年突破1.7万亿元: 13373.5亿元 for January to September is context, never compared

A part of a year is never annualised, and years are never added up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Point, read_point
from qdtrack.assessment.kinds.common import (
    Answer,
    base_case,
    covers_year,
    is_refused_for_its_period,
    judge_with_milestone,
    period_end,
    stated_start,
    with_start,
)
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.why import Why
from qdtrack.model import Evidence, Observation


def judge_annual(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge the amount of a year."""
    target = evidence.target
    whole = [o for o in evidence.observations if covers_year(o) is not None]
    if target.by is not None and as_of > target.by:
        whole = _until_deadline(whole, target.by)
    points = tuple(sorted((_read(o, profile) for o in whole), key=lambda p: p.at or date.max))
    case = with_start(base_case(target, points, profile, as_of), stated_start(target))
    no_points = Why.PART_YEAR if is_refused_for_its_period(evidence) else None
    return Answer(judge_with_milestone(target, case, no_points))


def _read(observation: Observation, profile: Profile) -> Point:
    return replace(read_point(observation, profile), at=period_end(observation))


def _until_deadline(whole: list[Observation], by: date) -> list[Observation]:
    """The year after says nothing of the deadline's own, unless that is known: then it can be late."""
    years = [covers_year(o) for o in whole]
    if by.year in years:
        return whole
    return [o for o, year in zip(whole, years, strict=True) if year is not None and year < by.year]
