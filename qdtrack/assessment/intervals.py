"""What an observation's words leave open, as an interval of values.

    observed(Quantity(48000, "个", Bound.MORE_THAN), EUROSTAT)  ->  (48000, ∞)

A bound is censored information, not a value: 超4.8万 is not 48000. What a goal accepts is in
goals.py; both meet in ``verdict``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.units import is_count
from qdtrack.model import Bound, Quantity, Verdict


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from low to high; an end belongs to it if closed. Never empty: low <= high."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def is_within(self, other: Interval) -> bool:
        low_fits = other.low < self.low or (
            other.low == self.low and (other.low_closed or not self.low_closed or math.isinf(self.low))
        )
        high_fits = other.high > self.high or (
            other.high == self.high and (other.high_closed or not self.high_closed or math.isinf(self.high))
        )
        return low_fits and high_fits

    def overlaps(self, other: Interval) -> bool:
        left, right = (self, other) if (self.low, self.high) <= (other.low, other.high) else (other, self)
        if left.high == right.low:
            return left.high_closed and right.low_closed
        return left.high > right.low

    def contains(self, value: float) -> bool:
        return Interval(value, value).is_within(self)

    def distance(self, value: float) -> float:
        """How far a value is from the interval's nearest end; 0.0 inside and on an open end."""
        return clean(max(self.low - value, value - self.high, 0.0))


def clean(value: float) -> float:
    """Without binary dust: 1.1 * 3 is 3.3, so that a printed number equals a computed one."""
    return float(f"{value:.12g}")


def point(quantity: Quantity) -> float:
    """The one number that stands for a quantity (p): the printed one, a range's middle."""
    if quantity.bound is Bound.RANGE and quantity.high is not None:
        return clean((quantity.value + quantity.high) / 2)
    return quantity.value


def observed(quantity: Quantity, profile: Profile) -> Interval:
    """The values that an observation's words allow.

    A signed quantity has its bound on the signed number: a fall of more than 2 % is below -2.
    """
    if quantity.bound is Bound.RANGE and quantity.high is not None:
        return Interval(min(quantity.value, quantity.high), max(quantity.value, quantity.high))
    x, spread = quantity.value, abs(quantity.value) * profile.delta
    floor = 0.0 if is_count(quantity.unit) and x >= 0 else -math.inf
    bound = quantity.bound
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(x, math.inf, low_closed=bound is Bound.AT_LEAST)
        case Bound.AT_MOST:
            return Interval(floor, x)
        case Bound.LESS_THAN if x > floor:
            return Interval(floor, x, high_closed=False)
        case Bound.APPROXIMATE | Bound.NEARLY if x != 0:
            is_below = bound is Bound.NEARLY
            return Interval(clean(x - spread), x if is_below else clean(x + spread), high_closed=not is_below)
        case _:
            return Interval(x, x)


def verdict(observation: Interval, accepted: Interval) -> Verdict:
    """Met if every possible value is accepted, not met if none is, else cannot tell."""
    if observation.is_within(accepted):
        return Verdict.MET
    return Verdict.CANNOT_TELL if observation.overlaps(accepted) else Verdict.NOT_MET
