"""The years of a goal that is set anew each year (每年), and what they say together.

    2025 met, 2026 seven of ten at the end of June   ->  the headline is 2026's: ahead
    2025 met, 2026 missed, 2027 met, in 2028         ->  missed: the programme was not kept

How one year is judged belongs to quota.py and growth.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qdtrack.assessment.cases import Judgement
from qdtrack.assessment.why import Why
from qdtrack.model import Status, Target, Verdict, YearVerdict

_KEPT = frozenset({Status.MET, Status.MET_EARLY, Status.MET_LATE, Status.MET_BEFORE_ISSUE})
_BROKEN = frozenset({Status.MISSED, Status.BREACHED})


def verdicts(judgements: Mapping[int, Judgement]) -> tuple[YearVerdict, ...]:
    """The verdict of each year."""
    return tuple(
        YearVerdict(year, j.verdict, j.status, j.point.value if j.point else None)
        for year, j in judgements.items()
    )


def together(judgements: Mapping[int, Judgement], target: Target, as_of: date) -> Judgement:
    """The year in hand; after the deadline, all years together. At least one year has a figure."""
    told = [year for year, j in judgements.items() if j.point is not None]
    latest = judgements[told[-1]]
    latest = replace(latest, inputs={**latest.inputs, "year": told[-1]})
    if target.by is None or (len(judgements) == 1 and target.by.year == told[-1]):
        return latest
    statuses = {j.status for j in judgements.values()}
    if as_of > target.by:
        return _after_deadline(judgements, latest)
    is_all = told[-1] == target.by.year and statuses <= _KEPT
    if latest.status in _KEPT and not is_all:
        return replace(latest, status=Status.MET_SO_FAR)  # the programme still runs
    return latest


def _after_deadline(judgements: Mapping[int, Judgement], latest: Judgement) -> Judgement:
    """Met if every year was, missed if one was, else nobody knows."""
    if {j.status for j in judgements.values()} <= _KEPT:
        return replace(latest, status=Status.MET, why="")
    broken = [year for year, j in judgements.items() if j.status in _BROKEN]
    if broken:
        worst = judgements[broken[-1]]
        return replace(worst, status=Status.MISSED, why="", inputs={**worst.inputs, "year": broken[-1]})
    return replace(
        latest,
        status=Status.OVERDUE_UNVERIFIED,
        verdict=Verdict.CANNOT_TELL,
        gap=None,
        why=Why.YEAR_MISSING,
    )
