"""A point on its path to pace and class: how far it is against how far it should be.

    38000 @2026-06-30 on the path from 20000 @2023-12-31 to 50000 @2027-12-31
    ->  P .600, E .624, R .961, on_track

The path is path.py's; what a class is made from, by the profile, is scores.py's. Here an interval
takes the class of its worse end, and a publication date shows no delay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from qdtrack.assessment.cases import Point
from qdtrack.assessment.path import Path
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.scores import classify, ratio, score
from qdtrack.assessment.units import is_count
from qdtrack.assessment.why import Why
from qdtrack.model import Status

LEAST_DUE = 1e-9  # a smaller share of the way is nothing: one day of three hundred years is far more


@dataclass(frozen=True, slots=True)
class Pace:
    """What a point makes of a path; fields are None where undefined, for the reason ``why``."""

    progress: float | None = None
    elapsed: float | None = None
    expected: float | None = None
    ratio: float | None = None  # R
    status: Status | None = None  # class, or too_early
    or_better: bool = False  # the class is that of the worse end of an interval
    why: Why | None = None
    score: float | None = None  # what the class is made from: R, or the profile's own measure


def measure(path: Path, point: Point, profile: Profile) -> Pace:
    """Progress and pace of a point on a path."""
    progress = path.progress(point.value)
    if point.at is None:
        return Pace(progress, why=Why.UNDATED)
    if point.at <= path.start.at:
        return Pace(progress, why=Why.BEFORE_BASELINE)
    elapsed, expected = path.elapsed(point.at), path.expected(point.at)
    if elapsed < LEAST_DUE:
        return Pace(progress, elapsed, expected, why=Why.NOTHING_DUE)
    made = ratio(path, point.value, point.at, profile)
    found = score(path, point.value, point.at, profile)
    if made is None or found is None:
        return Pace(progress, elapsed, expected, why=Why.NO_COMPOUND)
    worse = _worse_end(path, point)
    status = None if worse is None else _status(path, worse, point.at, profile)
    why = Why.OPEN_BOUND if worse is None else None if status else Why.NO_COMPOUND
    or_better = status is not None and status is not _status(
        path, _better_end(path, point), point.at, profile
    )
    if point.is_publication_dated and status not in (Status.AHEAD, Status.ON_TRACK):
        # The true date is earlier, so that more was reached in less time than the ratio says.
        is_early = status is Status.TOO_EARLY
        return Pace(progress, status=status if is_early else None, why=why or Why.PUBLISHED_ONLY)
    return Pace(progress, elapsed, expected, made, status, or_better, why, found)


def _status(path: Path, value: float, at: date, profile: Profile) -> Status | None:
    """The class of a value; None where the profile's measure is undefined."""
    if path.elapsed(at) < profile.early_share and path.progress(value) >= -profile.early_regress:
        return Status.TOO_EARLY
    found = score(path, value, at, profile)
    if found is None:
        return None
    status = classify(found, profile)
    if status in (Status.BEHIND, Status.WELL_BEHIND) and _is_short_of_less_than_a_unit(
        path, value, at, profile
    ):
        return Status.ON_TRACK
    return status


def _is_short_of_less_than_a_unit(path: Path, value: float, at: date, profile: Profile) -> bool:
    return is_count(path.accept.unit) and abs(path.expected(at) - value) < profile.count_slack


def _ends(path: Path, point: Point) -> list[float]:
    return sorted((point.interval.low, point.interval.high), key=path.progress)


def _worse_end(path: Path, point: Point) -> float | None:
    """The end of the observation that is worse for the goal; None if its words leave that open."""
    if path.accept.better == "both":
        is_open = point.open_below or point.open_above
    else:
        is_open = point.open_below if path.goal > path.start.value else point.open_above
    return None if is_open else _ends(path, point)[0]


def _better_end(path: Path, point: Point) -> float:
    best = _ends(path, point)[1]
    inside = path.accept.interval
    if path.accept.better == "both" and point.interval.overlaps(inside):
        return path.goal
    if math.isinf(best):  # any value is possible: the goal's own is good enough to differ
        return path.goal
    return best
