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
        return max(self.low - value, value - self.high, 0.0)

    def mirrored(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)


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

    A signed quantity (a fall of more than 2 % is -2, MORE_THAN) has its bound on the
    magnitude, so the interval is mirrored.
    """
    if quantity.bound is Bound.RANGE and quantity.high is not None:
        return Interval(min(quantity.value, quantity.high), max(quantity.value, quantity.high))
    magnitude = _of_magnitude(quantity.bound, abs(quantity.value), is_count(quantity.unit), profile.delta)
    return magnitude.mirrored() if quantity.value < 0 else magnitude


def _of_magnitude(bound: Bound, x: float, count: bool, delta: float) -> Interval:
    floor = 0.0 if count else -math.inf
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(x, math.inf, low_closed=bound is Bound.AT_LEAST)
        case Bound.AT_MOST:
            return Interval(floor, x)
        case Bound.LESS_THAN if x > floor:
            return Interval(floor, x, high_closed=False)
        case Bound.APPROXIMATE:
            return Interval(clean(x * (1 - delta)), clean(x * (1 + delta)))
        case Bound.NEARLY if x > 0:
            return Interval(clean(x * (1 - delta)), x, high_closed=False)
        case _:
            return Interval(x, x)


def verdict(observation: Interval, accepted: Interval) -> Verdict:
    """Met if every possible value is accepted, not met if none is, else cannot tell."""
    if observation.is_within(accepted):
        return Verdict.MET
    return Verdict.CANNOT_TELL if observation.overlaps(accepted) else Verdict.NOT_MET
