"""What a goal accepts: its operator and its acceptance set.

    accepts(goal of "超过76%", Kind.SHARE, "up", EUROSTAT)  ->  more_than 76, (76, ∞)

Direction decides what a bare number asks for (at least, at most); the plan's own bound
words decide otherwise. Growth that falls and reductions are signed: 降低13.5% is -13.5.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from qdtrack.assessment.intervals import Interval, clean
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.units import is_count, is_percent
from qdtrack.model import Bound, Goal, Kind, Measure, Quantity

Better = Literal["up", "down", "both"]


class Operator(StrEnum):
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    ABOUT = "about"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The values that meet a goal."""

    operator: Operator
    target: float | None  # T, signed; None for a range that is missed on both sides
    interval: Interval  # S
    better: Better
    tolerance: float = 0.0  # τ of 左右, in the goal's unit
    unit: str = ""

    @property
    def is_ceiling(self) -> bool:
        """Whether a value can be too high: at most, less than, a range, two-sided."""
        return math.isfinite(self.interval.high) and self.operator is not Operator.EXACTLY

    def aim(self, start: float) -> float:
        """The value to be reached from ``start``: T, or the nearest end of a two-sided goal."""
        if self.better != "both" and self.target is not None:
            return self.target
        return self.interval.low if start < self.interval.low else self.interval.high


def accepts(goal: Goal, kind: Kind, direction: Better, profile: Profile) -> Acceptance:
    """The acceptance set of a goal of this kind and direction."""
    quantity = goal.quantity
    moves = kind is Kind.GROWTH or goal.measure is Measure.CHANGE
    falls = kind is Kind.REDUCTION or (moves and goal.direction == "down")
    sign = -1.0 if falls else 1.0
    better: Better = "down" if falls and direction != "both" else direction
    if quantity.bound is Bound.RANGE and quantity.high is not None:
        return _range(sorted((sign * quantity.value, sign * quantity.high)), better, quantity.unit)
    target = sign * quantity.value + 0.0  # + 0.0: no minus zero
    if goal.exact:
        side: Better = "down" if target == 0 else "up"
        return Acceptance(Operator.EXACTLY, target, Interval(target, target), side, unit=quantity.unit)
    operator = _operator(quantity.bound, better, falls)
    if operator is Operator.ABOUT:
        return _about(target, better, tolerance(quantity, profile), quantity)
    return _one_sided(operator, target, quantity.unit)


def tolerance(quantity: Quantity, profile: Profile) -> float:
    """τ of a goal with 左右: 5 % of T and a unit at least for counts, half a point for percentages."""
    if is_percent(quantity.unit):
        return max(profile.tau_points, quantity.step)
    least = profile.tau_count if is_count(quantity.unit) else 0.0
    return max(clean(profile.tau * abs(quantity.value)), least)


def _operator(bound: Bound, better: Better, falls: bool) -> Operator:
    up = not falls  # a fall's bound speaks of its size: 降低3%以上 is at most -3
    match bound:
        case Bound.AT_LEAST:
            return Operator.AT_LEAST if up else Operator.AT_MOST
        case Bound.MORE_THAN:
            return Operator.MORE_THAN if up else Operator.LESS_THAN
        case Bound.AT_MOST:
            return Operator.AT_MOST if up else Operator.AT_LEAST
        case Bound.LESS_THAN:
            return Operator.LESS_THAN if up else Operator.MORE_THAN
        case Bound.EQUAL if better != "both":
            return Operator.AT_LEAST if better == "up" else Operator.AT_MOST
        case _:
            return Operator.ABOUT


def _range(ends: list[float], better: Better, unit: str) -> Acceptance:
    low, high = ends
    if better == "up":  # the registry overrides a range's two sides
        return Acceptance(Operator.RANGE, low, Interval(low, math.inf), better, unit=unit)
    if better == "down":
        return Acceptance(Operator.RANGE, high, Interval(-math.inf, high), better, unit=unit)
    return Acceptance(Operator.RANGE, None, Interval(low, high), better, unit=unit)


def _about(target: float, better: Better, slack: float, quantity: Quantity) -> Acceptance:
    low = clean(target - slack) if better != "down" else -math.inf
    high = clean(target + slack) if better != "up" else math.inf
    return Acceptance(Operator.ABOUT, target, Interval(low, high), better, slack, quantity.unit)


def _one_sided(operator: Operator, target: float, unit: str) -> Acceptance:
    closed = operator in (Operator.AT_LEAST, Operator.AT_MOST)
    if operator in (Operator.AT_LEAST, Operator.MORE_THAN):
        return Acceptance(operator, target, Interval(target, math.inf, low_closed=closed), "up", unit=unit)
    return Acceptance(operator, target, Interval(-math.inf, target, high_closed=closed), "down", unit=unit)
