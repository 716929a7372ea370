"""A target assessed, and the report of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from qdtrack.model.articles import Problem
from qdtrack.model.evidence import Evidence, Observation
from qdtrack.model.goals import GoalRevision
from qdtrack.model.targets import Registry, Target
from qdtrack.model.vocabulary import Flag, Refusal, Status, Verdict


@dataclass(frozen=True, slots=True)
class Rate:
    """What is needed from here on, in the goal's unit."""

    value: float
    per: Literal["year", "month"]


@dataclass(frozen=True, slots=True)
class YearVerdict:
    """One year of a quota."""

    year: int
    verdict: Verdict | None  # None: no figure for the year
    status: Status
    value: float | None


@dataclass(frozen=True, slots=True)
class NoForecast:
    """A forecast refused. ``why`` names the catalogue's sentence for it; "" is the refusal's own."""

    refusal: Refusal
    why: str = ""


TOO_FEW = NoForecast(Refusal.TOO_FEW)  # where there is no figure at all


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the course so far leads by the deadline, and when it reaches the goal.

    In the goal's unit, unrounded. A rate prolonged from one exact figure has no interval: its
    low, high, eta_low and eta_high are None. With an interval, a date that is None is "never":
    the slope's bound does not lead to the goal. No date lies before the day of the report.
    """

    value: float  # at the deadline
    low: float | None
    high: float | None
    eta: date | None  # when the goal is reached; eta_low is the earlier day
    eta_low: date | None
    eta_high: date | None
    outlook: Literal["likely", "uncertain", "unlikely"]
    n: int  # dated values it rests on
    method: Literal["theil_sen", "run_rate"]
    share: float | None = None  # of resampled courses that meet the goal; None for n < 8

    @property
    def or_never(self) -> bool:
        """Whether the interval leaves open that the goal is never reached."""
        return self.low is not None and self.eta_high is None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target assessed: the report's row.

    Shares are fractions (0.96), unrounded; None is "undefined", and ``why`` then names
    the catalogue's sentence for it. ``inputs`` holds everything the numbers were made
    from, ready for JSON.
    """

    target: Target
    evidence: Evidence
    status: Status
    verdict: Verdict | None
    latest: Observation | None
    attainment: float | None = None  # p/T, 完成率
    progress: float | None = None  # (p-v0)/(T-v0), 目标进度
    elapsed: float | None = None  # E at the observation's date, 序时进度
    expected: float | None = None  # the path's value at that date, in the goal's unit
    gap: float | None = None  # in the goal's unit, 0.0 when met
    pace: float | None = None  # R
    required_rate: Rate | None = None
    acceleration: float | None = None
    forecast: Forecast | NoForecast = TOO_FEW
    flags: tuple[Flag, ...] = ()
    why: str = ""
    years: tuple[YearVerdict, ...] = ()
    computed_status: Status | None = None  # when a person's word overrides it
    inputs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))  # Any: JSON values


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has read."""

    files: int
    articles: int
    figures: int
    problems: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer: every target assessed on one day, by one profile."""

    registry: Registry
    as_of: date
    profile: str
    assessments: tuple[Assessment, ...]
    counts: Counts
    problems: tuple[Problem, ...]
    revisions: tuple[GoalRevision, ...] = ()  # moved goals, in the registry's order
