"""What is needed from here on, and how much faster that is than so far.

38000 @2026-06-30 to 50000 @2027-12-31  ->  7984 a year; 7209 so far; 1.11 times faster
"""

from __future__ import annotations

from qdtrack.assessment.cases import Case, Point
from qdtrack.assessment.path import Path
from qdtrack.assessment.timeline import DAYS_IN
from qdtrack.model import Rate, Verdict


def required_rate(case: Case, point: Point, found: Verdict) -> Rate | None:
    """(T - p) / (t1 - t), signed; None when met, undated or past the deadline.

    None too where nothing is missing that could be measured: 约5万 of 5万 may be short, its point is
    not; 76% of 超过76% needs more, nobody knows how little.
    """
    if found is Verdict.MET or point.at is None or case.end is None:
        return None
    if point.at >= case.end or case.as_of > case.end or case.accept.interval.contains(point.value):
        return None
    missing = case.accept.aim(point.value) - point.value
    if missing == 0:
        return None
    return Rate(missing / (case.end - point.at).days * DAYS_IN[case.per], case.per)


def rate_so_far(case: Case, point: Point, path: Path | None) -> float | None:
    """(p - v0) / (t - t0), per year or month as the case asks; None without a way behind the point."""
    if path is None or point.at is None or point.at <= path.start.at:
        return None
    return (point.value - path.start.value) / (point.at - path.start.at).days * DAYS_IN[case.per]


def acceleration(rate: Rate | None, so_far: float | None) -> float | None:
    """Needed rate over the rate so far; None where the one is not in the other's direction."""
    if rate is None or so_far is None or not _is_forward(rate, so_far):
        return None
    return rate.value / so_far


def effort(rate: Rate | None, so_far: float | None) -> str | None:
    """What the required rate asks: "enough" (the present one), "faster" or "reverse"."""
    if rate is None or so_far is None:
        return None
    if not _is_forward(rate, so_far):
        return "reverse"
    return "enough" if rate.value / so_far <= 1 else "faster"


def _is_forward(rate: Rate, so_far: float) -> bool:
    """Whether the way so far led where the rest must lead; a range can be overshot."""
    return (rate.value > 0) == (so_far > 0) and so_far != 0
