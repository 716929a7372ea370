"""An assessment to what a drawing of it shows: its figures, its required path, where that should end.

    seen(one)   ->  42700 on 12 Dec 2024, an exact figure
    path(one)   ->  30361 on 30 Sep 2022, 50000 on 31 Dec 2027

Days and values only, in the goal's unit and signed as the goal is; plot.py and html/chart.py draw them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from qdtrack.assessment.intervals import observed, point
from qdtrack.assessment.kinds.common import covers_year, milestone_values
from qdtrack.assessment.profiles import DEFAULT, PROFILES, Profile
from qdtrack.model import Assessment, Bound, Kind, Observation

# Kinds whose figures are themselves values of the path; of the others only the assessed point is.
_PLAIN = frozenset({Kind.STOCK, Kind.SHARE, Kind.ANNUAL, Kind.GROWTH})
PIECES = 24  # of a path that is a curve
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
    """The required path from the baseline over the milestones to the goal; in steps for a schedule."""
    inputs, end = assessment.inputs, goal(assessment)
    opening, first = inputs.get("t0"), inputs.get("v0")
    if opening is None or first is None or end is None:
        return ()
    start = date.fromisoformat(opening), float(first)
    if assessment.target.schedule:
        return _steps(assessment, start, end)
    if inputs.get("curved"):
        return tuple(_curve(start, end))
    inner = [corner for corner in milestones(assessment) if start[0] < corner[0] < end[0]]
    return (start, *inner, end)


def baseline(assessment: Assessment) -> Corner | None:
    """Where the path begins; without a path what the registry gives as baseline, if it has a date."""
    corners, stated = path(assessment), assessment.target.baseline
    if corners:
        return corners[0]
    if stated is None or stated.at is None or assessment.target.kind not in _PLAIN:
        return None
    return stated.at, point(stated.quantity)


def _steps(assessment: Assessment, start: Corner, end: Corner) -> tuple[Corner, ...]:
    corners, due = [start], start[1]
    for day, percent in assessment.target.schedule:
        if start[0] < day <= end[0]:
            corners.append((day, due))
            due = start[1] + percent / 100 * (end[1] - start[1])
            corners.append((day, due))
    return (*corners, (end[0], due))


def _curve(start: Corner, end: Corner) -> Iterator[Corner]:
    """The same rate, not the same amount, a year: v0 (T / v0) ^ E, in short straight pieces."""
    (opening, first), (closing, aimed) = start, end
    days = (closing - opening).days
    pieces = min(PIECES, days)
    for part in range(pieces + 1):
        passed = days * part // pieces
        yield opening + timedelta(days=passed), first * (aimed / first) ** (passed / days)


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
