"""The orders that a report's targets can stand in.

ordered(assessments, Order.GAP)  ->  the largest gap, as a share of its goal, first
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Status
from qdtrack.reporting import wording


class Order(StrEnum):
    PLAN = "plan"  # as in the registry, a table per plan
    GAP = "gap"
    STATUS = "status"
    BY = "by"
    NAME = "name"


# What needs attention stands first, what is done last, what is not known between.
_URGENCY = (
    Status.BREACHED,
    Status.MISSED,
    Status.REGRESSING,
    Status.WELL_BEHIND,
    Status.BEHIND,
    Status.OVERDUE_UNVERIFIED,
    Status.NO_EVIDENCE,
    Status.PRE_PLAN,
    Status.NO_PACE,
    Status.TOO_EARLY,
    Status.ON_TRACK,
    Status.AHEAD,
    Status.MET_SO_FAR,
    Status.MET_LATE,
    Status.MET,
    Status.MET_EARLY,
    Status.MET_BEFORE_ISSUE,
)


def ordered(assessments: Sequence[Assessment], order: Order, language: Language) -> tuple[Assessment, ...]:
    """The assessments in an order; equal ones keep the registry's."""
    match order:
        case Order.GAP:
            return tuple(sorted(assessments, key=relative_gap))
        case Order.STATUS:
            return tuple(sorted(assessments, key=lambda one: urgency(one.status)))
        case Order.BY:
            return tuple(sorted(assessments, key=lambda one: one.target.by or date.max))
        case Order.NAME:
            return tuple(sorted(assessments, key=lambda one: wording.target_name(one.target, language)))
        case Order.PLAN:
            return tuple(assessments)


def urgency(status: Status) -> int:
    """0 for what needs attention most."""
    return _URGENCY.index(status)


def relative_gap(assessment: Assessment) -> tuple[bool, float]:
    """Relative to the goal, since units differ; an unknown gap comes last."""
    goal = assessment.target.goal.quantity.value
    if assessment.gap is None or goal == 0:
        return True, 0.0
    return False, -assessment.gap / abs(goal)
