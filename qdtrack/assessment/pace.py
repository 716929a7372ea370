"""Progress, elapsed time and pace: how far along the way, and how far it should be.

    path = Path(Start(20000, 2023-12-31), 50000, 2027-12-31)
    path.progress(38000) -> 0.600   path.elapsed(2026-06-30) -> 0.624   R = 0.961

Pace is linear: share of the way over share of the time (目标进度 against 序时进度; SDSN).
With milestones the time follows the broken line through them; with a schedule it is a
staircase. Another way of measuring pace belongs beside ``measure``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from qdtrack.assessment.cases import Case, Due, Point, Start
from qdtrack.assessment.goals import Acceptance
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.units import is_count
from qdtrack.assessment.why import Why
from qdtrack.model import Status


@dataclass(frozen=True, slots=True)
class Path:
    """The way from (v0, t0) to (T, t1); v0 is not in the acceptance set and t0 < t1."""

    start: Start
    accept: Acceptance
    end: date
    due: Due

    @property
    def goal(self) -> float:
        return self.accept.aim(self.start.value)

    def progress(self, value: float) -> float:
        """P = (p - v0) / (T - v0); for a two-sided goal 1 - d(p)/d(v0), d the distance to the set."""
        if self.accept.better == "both":
            inside = self.accept.interval
            return 1 - inside.distance(value) / inside.distance(self.start.value)
        return (value - self.start.value) / (self.goal - self.start.value)

    def elapsed(self, day: date) -> float:
        """E: the share of the way that is due on a day, in 0..1 without milestones."""
        if self.due.steps:
            return max((part / 100 for at, part in self.due.steps if at <= day), default=0.0)
        corners = [(self.start.at, 0.0)]
        corners += [(at, self._share(v)) for at, v in self.due.values if self.start.at < at < self.end]
        corners.append((self.end, 1.0))
        if day <= self.start.at:
            return 0.0
        for (a, low), (b, high) in pairwise(corners):
            if day <= b:
                return low + (high - low) * ((day - a).days / (b - a).days)
        return 1.0

    def expected(self, day: date) -> float:
        """The value due on a day, in the goal's unit: v0 + E (T - v0)."""
        return self.start.value + self.elapsed(day) * (self.goal - self.start.value)

    def _share(self, value: float) -> float:
        return (value - self.start.value) / (self.goal - self.start.value)


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


def find_path(case: Case, start: Start | None) -> Path | Why:
    """The path of a case, or why there is none."""
    if start is None:
        return case.no_start
    if case.end is None:
        return Why.NO_DEADLINE
    if start.at >= case.end:
        return Why.NO_WINDOW
    if case.accept.target == start.value:
        return Why.BASELINE_IS_TARGET
    if case.accept.interval.contains(start.value):
        return Why.MET_AT_BASELINE
    path = Path(start, case.accept, case.end, case.due)
    # A goal of more than 5 from a baseline of 5, both sides: no way to go, none to divide by.
    return Why.BASELINE_IS_TARGET if path.goal == start.value else path


def measure(path: Path, point: Point, profile: Profile) -> Pace:
    """Progress and pace of a point on a path."""
    progress = path.progress(point.value)
    if point.at is None:
        return Pace(progress, why=Why.UNDATED)
    if point.at <= path.start.at:
        return Pace(progress, why=Why.BEFORE_BASELINE)
    elapsed, expected = path.elapsed(point.at), path.expected(point.at)
    if elapsed <= 0:
        return Pace(progress, elapsed, expected, why=Why.NOTHING_DUE)
    ratio = progress / elapsed
    worse = _worse_end(path, point)
    if worse is None:
        status, why = None, Why.OPEN_BOUND
    else:
        status, why = _status(path, worse, point.at, profile), None
    or_better = status is not None and status is not _status(
        path, _better_end(path, point), point.at, profile
    )
    if point.is_publication_dated and status not in (Status.AHEAD, Status.ON_TRACK, Status.TOO_EARLY):
        # The true date is earlier, so that more was reached in less time than the ratio says.
        return Pace(progress, why=why or Why.PUBLISHED_ONLY)
    return Pace(progress, elapsed, expected, ratio, status, or_better, why)


def classify(ratio: float, profile: Profile) -> Status:
    """The class of a pace, from the unrounded number."""
    if ratio >= profile.ahead:
        return Status.AHEAD
    if ratio >= profile.on_track:
        return Status.ON_TRACK
    if ratio >= profile.behind:
        return Status.BEHIND
    return Status.WELL_BEHIND if ratio >= profile.well_behind else Status.REGRESSING


def _status(path: Path, value: float, at: date, profile: Profile) -> Status:
    progress, elapsed = path.progress(value), path.elapsed(at)
    if elapsed < profile.early_share:
        return Status.REGRESSING if progress < -profile.early_regress else Status.TOO_EARLY
    status = classify(progress / elapsed, profile)
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
