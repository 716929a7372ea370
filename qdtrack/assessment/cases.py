"""A target reduced to what is judged: points in time, what is accepted, from when to when.

Each kind of goal (kinds/) turns its observations into one Case; judge.py answers it with a
Judgement, and assess.py makes that the report's row. A Case knows no Chinese and no kind.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from qdtrack.assessment.goals import Acceptance
from qdtrack.assessment.intervals import Interval, observed, point
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.why import Why
from qdtrack.model import (
    TOO_FEW,
    Basis,
    Bound,
    Flag,
    Forecast,
    NoForecast,
    Observation,
    Quantity,
    Rate,
    Status,
    Verdict,
)


def is_a_value(quantity: Quantity) -> bool:
    """Whether a quantity is exact or about, not a bound, a range or "nearly"."""
    return quantity.bound in (Bound.EQUAL, Bound.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the series, and the observation (or the last of several) it rests on."""

    observation: Observation
    interval: Interval  # what the words allow
    value: float  # p
    at: date | None  # as-of; None: undated
    parts: tuple[Observation, ...] = ()  # all of them, when summed, chained or differenced
    raised_from: date | None = None  # date of an earlier figure that is a higher lower bound

    @property
    def is_publication_dated(self) -> bool:
        """The date overstates the time: it supports met and ahead, nothing worse."""
        return self.observation.as_of_basis is Basis.PUBLISHED

    @property
    def is_a_value(self) -> bool:
        """Exact or about: a bound is no value to start from."""
        return is_a_value(self.observation.quantity)

    @property
    def open_below(self) -> bool:
        """Whether nothing is known downwards: 不足5万 may be any less (a count's 0 says nothing)."""
        return math.isinf(self.interval.low) or (self.interval.low == 0 < self.interval.high)

    @property
    def open_above(self) -> bool:
        return math.isinf(self.interval.high)


@dataclass(frozen=True, slots=True)
class Start:
    """Where the way begins: (v0, t0)."""

    value: float
    at: date
    origin: Literal["stated", "implicit", "zero"]
    is_a_value: bool = True  # a baseline may be written as a bound


@dataclass(frozen=True, slots=True)
class Due:
    """What must be reached when: the share of the way due at a day (corners of the path)."""

    values: tuple[tuple[date, float], ...] = ()  # milestones, in the goal's unit
    steps: tuple[tuple[date, float], ...] = ()  # a schedule: percent due from that day on


@dataclass(frozen=True, slots=True)
class Case:
    accept: Acceptance
    points: tuple[Point, ...]  # by date, undated last
    start: Start | None
    end: date | None  # t1; None: recurs without an end
    as_of: date  # now
    profile: Profile
    stale_months: int
    final: bool  # once met stays met
    no_start: Why = Why.NO_BASELINE  # why there is no start
    window: date | None = None  # earliest date of an implicit baseline
    implicit: bool = True  # whether an observation may serve as baseline
    issued: date | None = None
    due: Due = Due()
    per: Literal["year", "month"] = "year"
    is_rate: bool = False  # growth: p/T means nothing
    compounds: bool = False  # a stock or an amount, of which growth a year can be spoken
    course: Literal["trend", "run_rate"] | None = "trend"  # how it is prolonged; None: not at all
    limits: tuple[float, float] = (-math.inf, math.inf)  # a share ends at 0 and 100, a count at 0
    formula: str = ""

    @property
    def measure(self) -> str:
        """The name of what the class is made from: the profile's measure, or the rate itself."""
        return "rate" if self.is_rate else self.profile.measure

    def limited(self, value: float) -> float:
        """A computed value, no further than the indicator can go."""
        return min(max(value, self.limits[0]), self.limits[1])


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer to a case. None is "undefined"; ``why`` says so."""

    status: Status
    verdict: Verdict | None = None
    point: Point | None = None
    attainment: float | None = None
    progress: float | None = None
    elapsed: float | None = None
    expected: float | None = None
    gap: float | None = None
    pace: float | None = None
    required_rate: Rate | None = None
    acceleration: float | None = None
    forecast: Forecast | NoForecast = TOO_FEW
    flags: frozenset[Flag] = frozenset()
    why: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON values


def read_point(observation: Observation, profile: Profile) -> Point:
    """The point that a single observation makes."""
    quantity = observation.quantity
    dated = observation.as_of if observation.as_of_basis is not None else None
    return Point(observation, observed(quantity, profile), point(quantity), dated)
