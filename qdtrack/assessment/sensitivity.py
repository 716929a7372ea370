"""How a number would move under another reading: shown beside it, never instead of it.

42700 @2024-12-12, a plan of 2025, report of 2026-09-30
->  pace 1.50 at its date; 1.76 from 37000 @2023-12-07; .82 if unchanged since
"""

from __future__ import annotations

from typing import Any

from qdtrack.assessment.cases import Case, Judgement, Point, Start
from qdtrack.assessment.pace import Path, find_path, measure
from qdtrack.model import Flag, Status


def sensitivity(
    case: Case, points: tuple[Point, ...], point: Point, path: Path | None, judgement: Judgement
) -> dict[str, Any]:  # Any: JSON values
    """Other readings of an old figure: {} unless it is older than the plan, or stale."""
    is_older = judgement.status is Status.PRE_PLAN
    if path is None or point.at is None or point.is_publication_dated:
        return {}
    if not is_older and Flag.STALE not in judgement.flags:
        return {}
    extra: dict[str, Any] = {}  # Any: JSON values
    unchanged = path.elapsed(case.as_of)
    if unchanged > 0 and case.as_of > point.at:
        extra["if_unchanged"] = path.progress(point.value) / unchanged
    if is_older:
        extra["pace"] = measure(path, point, case.profile).ratio
        extra["baselines"] = _other_baselines(case, points, point, path)
    return extra


def _other_baselines(
    case: Case, points: tuple[Point, ...], point: Point, path: Path
) -> list[dict[str, Any]]:  # Any: JSON values
    """The pace from each earlier figure taken as baseline."""
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
            ratio = measure(other, point, case.profile).ratio
            found.append({"value": earlier.value, "at": earlier.at.isoformat(), "pace": ratio})
    return found
