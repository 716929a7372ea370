"""How a number would move under another reading: shown beside it, never instead of it.

42700 @2024-12-12, a plan of 2025, report of 2026-09-30
->  pace 1.50 at its date; 1.76 from 37000 @2023-12-07; .82 if unchanged since
"""

from __future__ import annotations

import math
from typing import Any

from qdtrack.assessment.cases import Case, Judgement, Point, Start
from qdtrack.assessment.pace import measure
from qdtrack.assessment.path import Path, find_path
from qdtrack.assessment.scores import ratio
from qdtrack.model import Flag, Status


def sensitivity(
    case: Case, points: tuple[Point, ...], point: Point, path: Path | None, judgement: Judgement
) -> dict[str, Any]:  # Any: JSON values
    """Other readings: an old figure as if unchanged since, and the pace from other baselines.

    {} where there is no pace to be moved.
    """
    is_older = judgement.status is Status.PRE_PLAN
    if path is None or point.at is None or point.is_publication_dated:
        return {}
    extra: dict[str, Any] = {}  # Any: JSON values
    unchanged = path.elapsed(case.as_of)
    if (is_older or Flag.STALE in judgement.flags) and unchanged > 0 and case.as_of > point.at:
        pace = ratio(path, point.value, case.as_of, case.profile)
        if pace is not None and math.isfinite(pace):  # a schedule may have almost nothing due
            extra["if_unchanged"] = pace
    if is_older:
        extra["pace"] = measure(path, point, case.profile).ratio
    # What begins from nothing has no other beginning.
    is_free = path.start.origin != "zero" and (is_older or judgement.pace is not None)
    others = _other_baselines(case, points, point, path) if is_free else []
    if is_older or others:
        extra["baselines"] = others
    return extra


def _other_baselines(
    case: Case, points: tuple[Point, ...], point: Point, path: Path
) -> list[dict[str, Any]]:  # Any: JSON values
    """The pace, and its class, from each earlier figure taken as baseline."""
    found = []
    for earlier in points:
        if (
            earlier.at is None
            or point.at is None
            or (point.at - earlier.at).days < case.profile.baseline_days
        ):
            continue
        if not earlier.is_a_value or earlier.at <= path.start.at:
            continue
        other = find_path(case, Start(earlier.value, earlier.at, "implicit"))
        if isinstance(other, Path):
            pace = measure(other, point, case.profile)
            if pace.ratio is None or not math.isfinite(pace.ratio):
                continue
            status = pace.status.value if pace.status else None
            found.append(
                {"value": earlier.value, "at": earlier.at.isoformat(), "pace": pace.ratio, "class": status}
            )
    return found
