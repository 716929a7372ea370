"""What is needed from here on, and how much faster that is than so far.

38000 @2026-06-30 to 50000 @2027-12-31  ->  7984 a year; 7209 so far; 1.11 times faster
"""

from __future__ import annotations

from qdtrack.assessment.cases import Case, Point
from qdtrack.assessment.path import Path
from qdtrack.assessment.timeline import DAYS_IN
from qdtrack.model import Rate, Verdict


def required_rate(case: Case, point: Point, found: Verdict) -> Rate | None:
    """(T - p) / (t1 - t), signed; None when met, undated or past the deadline."""
    if found is Verdict.MET or point.at is None or case.end is None:
        return None
    if point.at >= case.end or case.as_of > case.end:
        return None
    missing = case.accept.aim(point.value) - point.value
    return Rate(missing / (case.end - point.at).days * DAYS_IN[case.per], case.per)


def rate_so_far(case: Case, point: Point, path: Path | None) -> float | None:
    """(p - v0) / (t - t0), per year or month as the case asks; None without a way behind the point."""
    if path is None or point.at is None or point.at <= path.start.at:
        return None
    return (point.value - path.start.value) / (point.at - path.start.at).days * DAYS_IN[case.per]


def acceleration(case: Case, point: Point, path: Path | None, rate: Rate | None) -> float | None:
    """Needed rate over the rate so far; None when nothing was gained: it must reverse."""
    so_far = rate_so_far(case, point, path)
    if rate is None or path is None or not so_far or path.progress(point.value) <= 0:
        return None
    return rate.value / so_far


def effort(progress: float | None, rate: Rate | None, factor: float | None) -> str | None:
    """What the required rate asks: "enough" (the present one), "faster" or "reverse"."""
    if rate is None or progress is None:
        return None
    if factor is None:
        return "reverse" if progress <= 0 else None
    return "enough" if factor <= 1 else "faster"
