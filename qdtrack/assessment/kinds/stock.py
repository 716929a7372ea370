"""Stocks and shares (期末数, 比率): the latest observation counts, never a sum.

≥50000 by 2027 from 30361 @2022-09-30: 42700 @2024-12-12 is judged, 37000 before it is history
"""

from __future__ import annotations

from datetime import date

from qdtrack.assessment.cases import read_point
from qdtrack.assessment.kinds.common import Answer, base_case, judge_with_milestone, stated_start, with_start
from qdtrack.assessment.profiles import Profile
from qdtrack.model import Evidence


def judge_stock(evidence: Evidence, profile: Profile, as_of: date) -> Answer:
    """Judge a stock or a share."""
    target = evidence.target
    points = tuple(read_point(o, profile) for o in evidence.observations)
    case = with_start(base_case(target, points, profile, as_of), stated_start(target))
    return Answer(judge_with_milestone(target, case))
