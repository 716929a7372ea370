"""An assessment to what a drawing of it shows: its figures, its required path, where that should end.

    seen(one)    ->  42700 on 12 Dec 2024, an exact figure
    path(one)    ->  30361 on 30 Sep 2022, 50000 on 31 Dec 2027
    course(one)  ->  all that plot.py and sparkline.py draw in signs

Days and values only, in the goal's unit and signed as the goal is; html/chart.py and the workbook's charts
ask for them one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from qdtrack.assessment.intervals import observed, point
from qdtrack.assessment.kinds.common import covers_year, milestone_values
from qdtrack.assessment.profiles import DEFAULT, PROFILES, Profile
from qdtrack.model import Assessment, Bound, Forecast, Kind, Observation

# Kinds whose figures are themselves values of the path; of the others only the assessed point is.
_PLAIN = frozenset({Kind.STOCK, Kind.SHARE, Kind.ANNUAL, Kind.GROWTH})
Corner = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A value that can stand beside the path, what its words leave open, and the observation behind it."""

    day: date
    value: float
    bound: Bound
    observation: Observation
    low: float | None = None  # the least and the greatest that it may be; None: open
    high: float | None = None


def seen(assessment: Assessment) -> Iterator[Seen]:
    """The dated figures that can stand on the path; a part of a year is no amount of a year."""
    kind = assessment.target.kind
    if kind not in _PLAIN:
        yield from _assessed(assessment)
        return
    for one in assessment.evidence.observations:
        if one.as_of and (kind is not Kind.ANNUAL or covers_year(one) is not None):
            open_ = observed(one.quantity, _profile(assessment))
            ends = (end if math.isfinite(end) else None for end in (open_.low, open_.high))
            yield Seen(one.as_of, point(one.quantity), one.quantity.bound, one, *ends)


def _assessed(assessment: Assessment) -> Iterator[Seen]:
    """The one point that a quota, a total or a reduction is judged by: a sum, or a chain of years."""
    inputs, latest = assessment.inputs, assessment.latest
    if not inputs.get("t") or latest is None:
        return
    open_: dict[str, Any] = inputs.get("observed") or {}  # Any: JSON values
    low, high = open_.get("low"), open_.get("high")
    bound = latest.quantity.bound
    if inputs.get("parts") and low != high:
        bound = Bound.AT_LEAST if high is None else Bound.AT_MOST if low is None else Bound.RANGE
    yield Seen(date.fromisoformat(inputs["t"]), inputs["p"], bound, latest, low, high)


def running(assessment: Assessment) -> tuple[Corner, ...]:
    """How a total or a reduction came together, part by part, from nothing; () if it was said at once."""
    inputs, kind = assessment.inputs, assessment.target.kind
    parts = inputs.get("parts") or ()
    if kind not in (Kind.TOTAL, Kind.REDUCTION) or not parts or not inputs.get("t0"):
        return ()
    changes = [part["value"] for part in parts]
    if kind is Kind.REDUCTION and assessment.target.goal.quantity.unit == "%":
        factors = accumulate(changes, lambda factor, rate: factor * (1 + rate / 100), initial=1.0)
        values = [(factor - 1) * 100 for factor in factors]  # rates multiply, points add
    else:
        values = list(accumulate(changes, initial=0.0))
    days = [inputs["t0"], *(part["end"] for part in parts)]
    return tuple((date.fromisoformat(day), value) for day, value in zip(days, values, strict=True) if day)


def path(assessment: Assessment) -> tuple[Corner, ...]:
    """The required path from the baseline over the milestones to the goal, as it was assessed by."""
    return tuple((date.fromisoformat(day), value) for day, value in assessment.inputs.get("path") or ())


def baseline(assessment: Assessment) -> Corner | None:
    """Where the path begins; without a path what the registry gives as baseline, if it has a date."""
    corners, stated = path(assessment), assessment.target.baseline
    if corners:
        return corners[0]
    if stated is None or stated.at is None or assessment.target.kind not in _PLAIN:
        return None
    return stated.at, point(stated.quantity)


def milestones(assessment: Assessment) -> tuple[Corner, ...]:
    """The milestones by date, signed as the goal is."""
    return milestone_values(assessment.target, _profile(assessment))


def goal(assessment: Assessment) -> Corner | None:
    """The goal on its deadline; of a two-sided one the end that is nearer to the baseline."""
    inputs = assessment.inputs
    accepted: dict[str, Any] = inputs.get("acceptance") or {}  # Any: JSON values
    value, first, end = inputs.get("T"), inputs.get("v0"), inputs.get("t1")
    low, high = accepted.get("low"), accepted.get("high")
    if first is not None and low is not None and high is not None:
        value = low if first < low else high
    return None if value is None or end is None else (date.fromisoformat(end), float(value))


def _profile(assessment: Assessment) -> Profile:
    return PROFILES[assessment.inputs.get("profile", DEFAULT)]


# ---------------------------------------------------------------- in signs


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure of a plot, its middle where it is a range."""

    day: date
    value: float
    bound: Bound


@dataclass(frozen=True, slots=True)
class Band:
    """Where the course leads, from its last value to the deadline; without an interval low is high."""

    start: date
    end: date
    low: tuple[float, float]  # at the start, at the end
    high: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """By date. A goal of a range has two ends."""

    seen: tuple[Dot, ...]
    path: tuple[Corner, ...]  # corners of the required path
    milestones: tuple[Corner, ...]
    goal: tuple[Corner, ...]
    band: Band | None
    is_from_baseline: bool  # whether the path starts at a figure of the registry
    is_from_start: bool  # whether it starts at a value at all: what is asked of a rate does not

    @property
    def dates(self) -> int:
        """How many dates have a value of their own: the figures', and a stated baseline's."""
        days = {one.day for one in self.seen}
        return len(days | {self.path[0][0]}) if self.path and self.is_from_baseline else len(days)


def course(assessment: Assessment) -> Course | None:
    """What can be drawn; None without a dated figure."""
    inputs, figures, goals = assessment.inputs, _dots(assessment), _goals(assessment.inputs)
    if not figures:
        return None
    corners = path(assessment)
    if not corners and assessment.target.kind is Kind.GROWTH and len(goals) == 1:
        first = min(one.day for one in figures), goals[0][1]
        corners = (first, goals[0])  # of a rate the same is asked all the time
    days = {one.by for one in assessment.target.milestones}
    return Course(
        seen=figures,
        path=corners,
        milestones=tuple(corner for corner in corners[1:-1] if corner[0] in days),
        goal=goals,
        band=_band(assessment),
        is_from_baseline=inputs.get("baseline") == "stated",
        is_from_start=bool(inputs.get("path")),
    )


def _dots(assessment: Assessment) -> tuple[Dot, ...]:
    """The figures on their days; of a kind that is summed or chained the series it is judged by."""
    if assessment.latest is None:
        return ()
    if assessment.target.kind in _PLAIN and assessment.target.kind is not Kind.ANNUAL:
        return tuple(Dot(one.day, one.value, one.bound) for one in seen(assessment))
    series = assessment.inputs.get("series") or ()
    return tuple(Dot(date.fromisoformat(one["at"]), one["p"], _bound(one)) for one in series)


def _bound(one: Mapping[str, Any]) -> Bound:  # Any: JSON values
    """The bound that the ends of an interval leave."""
    low, high = one["low"], one["high"]
    if low == high:
        return Bound.EQUAL
    if low is not None and high is not None:
        return Bound.APPROXIMATE if low > 0 else Bound.AT_MOST
    return Bound.AT_LEAST if high is None else Bound.AT_MOST


def _goals(inputs: Mapping[str, Any]) -> tuple[Corner, ...]:  # Any: JSON values
    """The goal by the deadline: T, or both ends of a range."""
    end = inputs.get("t1")
    if end is None:
        return ()
    ends = [inputs.get("T")]
    if ends == [None]:
        accepted = inputs.get("acceptance") or {}
        ends = [accepted.get("low"), accepted.get("high")]
    return tuple((date.fromisoformat(end), value) for value in ends if value is not None)


def _band(assessment: Assessment) -> Band | None:
    """From the forecast's anchor to the deadline."""
    found, made = assessment.forecast, assessment.inputs.get("forecast")
    if not isinstance(found, Forecast) or not made:
        return None
    day, value = made["values"][-1]
    observed = assessment.inputs.get("observed") or {}
    # A rate prolonged from about a value begins at both ends of it, a trend at its last value.
    starts = (
        (observed["low"], observed["high"]) if found.method == "run_rate" and observed else (value, value)
    )
    low = found.value if found.low is None else found.low
    high = found.value if found.high is None else found.high
    end = date.fromisoformat(assessment.inputs["t1"])
    return Band(date.fromisoformat(day), end, (starts[0], low), (starts[1], high))
