"""What a growing series says beyond its single figures.

    64家 (2024-07), 60余家 (2025-01)   ->  at least 64 at both dates, not a fall
    4.2万 (2024), 3.1万 (2025)         ->  the thing counted was redefined: 4.2万 leaves the series

And the sanity of a series: jumps and sizes that look like 万 for 亿. Nothing is corrected.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import pairwise

from qdtrack.assessment.cases import Point
from qdtrack.assessment.goals import Acceptance
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.profiles import Profile
from qdtrack.model import Flag


def worse_of_conflicts(points: tuple[Point, ...], accept: Acceptance, profile: Profile) -> tuple[Point, ...]:
    """Of figures of one date that disagree, the worse: it heads the row, the others are still listed."""
    kept: list[Point] = []
    for point in points:
        rival = kept[-1] if kept and _disagree(kept[-1], point, profile) else None
        if rival is None:
            kept.append(point)
        elif _badness(point, accept) > _badness(rival, accept):
            kept[-1] = point
    return tuple(kept)


def _disagree(one: Point, other: Point, profile: Profile) -> bool:
    if one.at is None or other.at is None or abs((other.at - one.at).days) > profile.same_date_days:
        return False
    return Flag.CONFLICT in one.observation.flags and Flag.CONFLICT in other.observation.flags


def _badness(point: Point, accept: Acceptance) -> float:
    if accept.better == "both":
        return accept.interval.distance(point.value)
    return -point.value if accept.better == "up" else point.value


def without_old_numbers(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without a figure dated by its article alone that an earlier stated figure already exceeds.

    In a growing series it is an old number quoted again, not a fall.
    """
    kept: list[Point] = []
    best = -math.inf
    for point in points:
        if point.is_publication_dated and point.interval.high < best:
            continue
        kept.append(point)
        if point.at is not None and not point.is_publication_dated:
            best = max(best, point.interval.low)
    return tuple(kept)


def raise_lower_bounds(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A later, lower "at least" of a growing series keeps the earlier, higher one."""
    raised: list[Point] = []
    best: tuple[float, date] | None = None
    for at_hand in points:
        kept = at_hand
        day = at_hand.at
        if day is not None:
            if best is not None and kept.open_above and kept.interval.low < best[0]:
                low, since = best
                kept = replace(kept, interval=Interval(low, kept.interval.high), value=low, raised_from=since)
            elif best is None or kept.interval.low > best[0]:
                best = (kept.interval.low, day)
        raised.append(kept)
    return tuple(raised)


def after_last_fall(points: tuple[Point, ...], profile: Profile) -> tuple[Point, ...]:
    """The points since a growing series last fell by more than 1 %; all of them if it never did."""
    first = 0
    for index, (before, after) in enumerate(pairwise(points), start=1):
        low = before.interval.low
        if (
            before.at is not None
            and after.at is not None
            and after.interval.high < low - profile.fall * abs(low)
        ):
            first = index
    return points[first:]


def smells_of_slip(point: Point, before: Point | None, accept: Acceptance, profile: Profile) -> bool:
    """Whether a value is so far from the goal or the figure before it that 万/亿 may be confused."""
    if point.value <= 0:
        return False
    if accept.target is not None and accept.target > 0:
        share = point.value / accept.target
        if share > profile.slip_high or share < profile.slip_low:
            return True
    if before is None or before.value <= 0:
        return False
    jump = point.value / before.value
    return max(jump, 1 / jump) >= profile.slip_jump
