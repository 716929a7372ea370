"""What a class is made from: the measure that a profile asks for, of a value on a path at a day.

    38000 on the way from 20000 (2023-12-31) to 50000 (2027-12-31), at 2026-06-30
    linear     0.961    P / E: share of the way over share of the time
    compound   1.139    growth a year so far over growth a year needed (Eurostat)
    projected  1.197    share of the way by the deadline at the growth so far (UN 2023)
    miss       0.097    what a straight line would miss, of what is missing (the German strategy)
    lead      -0.025    P - E, in whole months (序时进度)

None where it is undefined: nothing is patched with a small number. Classes are made here too.
"""

from __future__ import annotations

import math
from datetime import date

from qdtrack.assessment.intervals import clean
from qdtrack.assessment.path import Path
from qdtrack.assessment.profiles import Profile
from qdtrack.assessment.timeline import DAYS_IN_YEAR
from qdtrack.model import Status

_LARGEST = 700.0  # the greatest exponent of e that a float can hold, nearly


def classify(score: float, profile: Profile) -> Status:
    """The class of a score, from the unrounded number."""
    if profile.measure == "miss":
        return _classify_miss(score, profile)
    for status, least in (
        (Status.AHEAD, profile.ahead),
        (Status.ON_TRACK, profile.on_track),
        (Status.BEHIND, profile.behind),
        (Status.WELL_BEHIND, profile.well_behind),
    ):
        if least is not None and score >= least:
            return status
    return profile.lowest


def _classify_miss(miss: float, profile: Profile) -> Status:
    """The thresholds of a miss are the most of each class, that of on_track not included."""
    if miss < profile.on_track:
        return Status.ON_TRACK
    if profile.behind is not None and miss <= profile.behind:
        return Status.BEHIND
    return Status.WELL_BEHIND if miss <= 1 else profile.lowest


def score(path: Path, value: float, day: date, profile: Profile) -> float | None:
    """The number that a value's class is made from; the day is later than the start, and E > 0."""
    match profile.measure:
        case "projected":
            return projected(path, value, day)
        case "miss":
            return miss(path, value, day)
        case "lead":
            return clean(path.progress(value) - path.elapsed(day))
        case _:
            return ratio(path, value, day, profile)


def ratio(path: Path, value: float, day: date, profile: Profile) -> float | None:
    """R, the pace: linear, or compound where the profile's measure is."""
    if profile.measure == "compound":
        return compound(path, value, day)
    elapsed = path.elapsed(day)
    return path.progress(value) / elapsed if elapsed > 0 else None


def compound(path: Path, value: float, day: date) -> float | None:
    """CAGR so far over CAGR required (Eurostat, Open SDG), years being days / 365.25."""
    if not path.is_curved or value <= 0:
        return None
    made = _growth(value / path.start.value, _years(path.start.at, day))
    needed = _growth(path.goal / path.start.value, _years(path.start.at, path.end))
    return None if made is None or not needed else made / needed


def projected(path: Path, value: float, day: date) -> float | None:
    """S = (v - v0) / (T - v0), v the value by the deadline if the growth so far goes on (UN 2023)."""
    if not path.is_curved or value <= 0:
        return None
    share = _years(path.start.at, path.end) / _years(path.start.at, day)
    growth = _growth(value / path.start.value, 1 / share)
    start = path.start.value
    return None if growth is None else start * growth / (path.goal - start)


def miss(path: Path, value: float, day: date) -> float:
    """What a straight line from the start would miss by the deadline, over what is missing now.

    With P and E: 1 - (P / E)(1 - E) / (1 - P). More than 1 moves away.
    """
    progress, elapsed = path.progress(value), path.elapsed(day)
    if progress >= 1:
        return 0.0
    return 1 - progress / elapsed * (1 - elapsed) / (1 - progress)


def _years(first: date, last: date) -> float:
    return (last - first).days / DAYS_IN_YEAR


def _growth(ratio: float, years: float) -> float | None:
    """ratio ^ (1 / years) - 1; None beyond what a float can hold."""
    exponent = math.log(ratio) / years
    return math.expm1(exponent) if exponent < _LARGEST else None
