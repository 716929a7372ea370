"""What can be drawn of a target: its figures, the required path, the goal and where its course leads.

    30361 @2022-09, 37000 @2023-12, 42700 @2024-12, to 50000 by the end of 2027
    ->  three figures, a path of two corners, one goal; no forecast

plot.py draws it large, sparkline.py in a cell of the report, both in signs; what charts in other
formats draw is course.py's. All values are the assessment's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qdtrack.model import Assessment, Bound, Forecast, Kind

# Kinds whose figures are themselves values of the path; of the others the case's own series is.
_PLAIN = frozenset({Kind.STOCK, Kind.SHARE, Kind.GROWTH})
Spot = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure, its middle where it is a range."""

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

    seen: tuple[Seen, ...]
    path: tuple[Spot, ...]  # corners of the required path
    milestones: tuple[Spot, ...]
    goal: tuple[Spot, ...]
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
    inputs = assessment.inputs
    seen = _seen(assessment)
    if not seen:
        return None
    goal = _goal(inputs)
    path = tuple((date.fromisoformat(day), value) for day, value in inputs.get("path") or ())
    if not path and goal and assessment.target.kind is Kind.GROWTH and len(goal) == 1:
        path = (
            (min(one.day for one in seen), goal[0][1]),
            goal[0],
        )  # of a rate the same is asked all the time
    corners = {one.by for one in assessment.target.milestones}
    return Course(
        seen=seen,
        path=path,
        milestones=tuple(corner for corner in path[1:-1] if corner[0] in corners),
        goal=goal,
        band=_band(assessment),
        is_from_baseline=inputs.get("baseline") == "stated",
        is_from_start=bool(inputs.get("path")),
    )


def _seen(assessment: Assessment) -> tuple[Seen, ...]:
    if assessment.target.kind in _PLAIN:
        found = []
        for one in assessment.evidence.observations:
            quantity = one.quantity
            middle = quantity.value if quantity.high is None else (quantity.value + quantity.high) / 2
            if one.as_of and assessment.latest:
                found.append(Seen(one.as_of, middle, quantity.bound))
        return tuple(found)
    series = assessment.inputs.get("series") or ()
    return tuple(Seen(date.fromisoformat(one["at"]), one["p"], _bound(one)) for one in series)


def _bound(one: Mapping[str, Any]) -> Bound:  # Any: JSON values
    """The bound that the ends of an interval leave."""
    low, high = one["low"], one["high"]
    if low == high:
        return Bound.EQUAL
    if low is not None and high is not None:
        return Bound.APPROXIMATE if low > 0 else Bound.AT_MOST
    return Bound.AT_LEAST if high is None else Bound.AT_MOST


def _goal(inputs: Mapping[str, Any]) -> tuple[Spot, ...]:  # Any: JSON values
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
