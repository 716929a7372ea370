"""Everything a judgement was made from, ready for JSON: whoever has it can work it out again.

An interval is {low, high, low_closed, high_closed}, an open end null; dates are ISO.
"""

from __future__ import annotations

import math
from typing import Any

from qdtrack.assessment.cases import Case, Judgement, Point
from qdtrack.assessment.goals import Operator
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.pace import Pace
from qdtrack.assessment.path import Path
from qdtrack.assessment.scores import compound
from qdtrack.model import Bound, Observation, Status

JsonObject = dict[str, Any]  # Any: JSON values

_PACED = frozenset(
    {Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.WELL_BEHIND, Status.REGRESSING, Status.TOO_EARLY}
)


def explain(
    case: Case, judgement: Judgement | None = None, pace: Pace | None = None, path: Path | None = None
) -> JsonObject:
    """The inputs of a case, and of its judgement once there is one."""
    inputs: JsonObject = {
        "profile": case.profile.name,
        "formula": case.formula,
        "measure": case.measure,
        "as_of": case.as_of.isoformat(),
        "operator": case.accept.operator.value,
        "acceptance": as_json(case.accept.interval),
        "T": case.accept.target,
        "tolerance": case.accept.tolerance if case.accept.operator is Operator.ABOUT else None,
        "t1": case.end.isoformat() if case.end else None,
        "issued": case.issued.isoformat() if case.issued else None,
        "final_once_met": case.final,
    }
    if judgement is None or judgement.point is None:
        return inputs
    inputs |= _of_point(judgement.point)
    if case.points:
        inputs["series"] = [_of_series(point) for point in case.points if point.at]
    inputs["attainment"] = _attainment(case, judgement.point)
    if path is not None:
        inputs |= _of_path(path, judgement, pace or Pace())
    inputs["thresholds"] = _thresholds(case, judgement)
    return inputs


def as_json(interval: Interval) -> JsonObject:
    return {
        "low": _finite(interval.low),
        "high": _finite(interval.high),
        "low_closed": interval.low_closed and not math.isinf(interval.low),
        "high_closed": interval.high_closed and not math.isinf(interval.high),
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _of_point(point: Point) -> JsonObject:
    found: JsonObject = {
        "p": point.value,
        "t": point.at.isoformat() if point.at else None,
        "observed": as_json(point.interval),
    }
    if point.raised_from is not None:
        found["lower_bound_since"] = point.raised_from.isoformat()
    if point.parts:
        found["parts"] = [_part(p) for p in point.parts]
    return found


def _of_series(point: Point) -> JsonObject:
    """One value of the case, whatever it was summed or chained from."""
    low, high = _finite(point.interval.low), _finite(point.interval.high)
    return {"at": point.at.isoformat() if point.at else None, "p": point.value, "low": low, "high": high}


def _part(observation: Observation) -> JsonObject:
    start, end = observation.period.start, observation.period.end or observation.as_of
    return {
        "value": observation.quantity.value,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
    }


def _attainment(case: Case, point: Point) -> list[float | None] | None:
    if case.is_rate or not case.accept.target:
        return None
    ends = (point.interval.low / case.accept.target, point.interval.high / case.accept.target)
    return [_finite(min(ends)), _finite(max(ends))]


def _of_path(path: Path, judgement: Judgement, pace: Pace) -> JsonObject:
    found: JsonObject = {
        "v0": path.start.value,
        "t0": path.start.at.isoformat(),
        "baseline": path.start.origin,
        "path": [[day.isoformat(), value] for day, value in path.corners()],
    }
    point = judgement.point
    if point is None or pace.progress is None:
        return found
    shares = [path.progress(end) for end in (point.interval.low, point.interval.high)]
    if path.accept.better == "both" and point.interval.overlaps(path.accept.interval):
        shares.append(1.0)  # a value between the ends lies in the goal
    found["progress"] = [_finite(min(shares)), _finite(max(shares))]
    if pace.elapsed:
        found["pace"] = _paces(path, point, shares, pace.elapsed)
        found["lead"] = pace.progress - pace.elapsed
        found["score"] = pace.score
    found["or_better"] = pace.or_better and judgement.status in _PACED
    return found


def _paces(path: Path, point: Point, shares: list[float], elapsed: float) -> list[float | None]:
    """The pace at both ends of what the words allow."""
    if not path.is_curved or point.at is None:
        return [_finite(min(shares) / elapsed), _finite(max(shares) / elapsed)]
    ends = (point.interval.low, point.interval.high)
    found = [compound(path, end, point.at) if math.isfinite(end) else None for end in ends]
    return found if path.goal > path.start.value else found[::-1]


def _thresholds(case: Case, judgement: Judgement) -> dict[str, float]:
    """Those numbers of the profile that could have changed this judgement."""
    names = ["deadline_days", "baseline_days"]
    if case.is_rate:
        names = ["need_factor"]
    elif judgement.status in _PACED:
        names += ["ahead", "on_track", "behind", "well_behind", "early_share", "early_regress", "count_slack"]
    point = judgement.point
    if point is not None and point.observation.quantity.bound in (Bound.APPROXIMATE, Bound.NEARLY):
        names.append("delta")
    if case.accept.operator is Operator.ABOUT:
        names += ["tau", "tau_count", "tau_points"]
    numbers = case.profile.numbers()
    return {name: numbers[name] for name in names if name in numbers} | {"stale_months": case.stale_months}
