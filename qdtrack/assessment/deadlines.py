"""Which observation decides, and what the calendar makes of it: met, late, missed, unverified.

    by 2025-12-31, 580 on 2025-12-31, 610 on 2026-05-31   ->  met_late
    by 2025-12-31, 614 on 2026-05-22                      ->  met, by that day at the latest
    by 2025-12-31, 560 on 2025-06-30                      ->  overdue_unverified

A publication date overstates the time: it supports met, never missed or late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qdtrack.assessment.cases import Case, Point
from qdtrack.assessment.intervals import verdict
from qdtrack.assessment.why import Why
from qdtrack.model import Status, Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """The observation that counts; a status if the calendar decides one, else None (open)."""

    point: Point
    status: Status | None
    why: Why | None = None


def decide(case: Case, points: tuple[Point, ...]) -> Outcome:
    """Choose the observation to judge (``points`` is not empty)."""
    dated = tuple(p for p in points if p.at is not None)
    if not dated:
        return _undated(case, points[-1])
    early = _before_issue(case, dated)
    if early is not None:
        return early
    if case.final:
        reached = [p for p in dated if _is_met(case, p)]
        if reached and case.end is not None and _day(reached[0]) < case.end:
            return Outcome(reached[-1], Status.MET_EARLY)
    if case.end is not None and case.as_of > case.end:
        return _after_deadline(case, dated, case.end)
    return _before_deadline(case, dated)


def _is_met(case: Case, point: Point) -> bool:
    return verdict(point.interval, case.accept.interval) is Verdict.MET


def _is_missed(case: Case, point: Point) -> bool:
    """Not met on a day that the article states."""
    unmet = verdict(point.interval, case.accept.interval) is Verdict.NOT_MET
    return unmet and not point.is_publication_dated


def _day(point: Point) -> date:
    if point.at is None:
        raise ValueError("an undated point has no day")
    return point.at


def _undated(case: Case, point: Point) -> Outcome:
    """No date at all: only a goal that stays met once met can be supported."""
    overdue = case.end is not None and case.as_of > case.end
    if case.final and _is_met(case, point):
        return Outcome(point, Status.MET if overdue or case.end is None else Status.MET_EARLY)
    return Outcome(point, Status.OVERDUE_UNVERIFIED if overdue else None, Why.UNDATED)


def _before_issue(case: Case, dated: tuple[Point, ...]) -> Outcome | None:
    """A goal already reached when it was set, and not lost since."""
    if case.issued is None:
        return None
    older = [p for p in dated if _day(p) < case.issued and _is_met(case, p)]
    if not older:
        return None
    newest = dated[-1]
    if _is_met(case, newest):
        return Outcome(newest, Status.MET_BEFORE_ISSUE)
    if case.final and verdict(newest.interval, case.accept.interval) is Verdict.CANNOT_TELL:
        return Outcome(older[-1], Status.MET_BEFORE_ISSUE)
    return None


def _before_deadline(case: Case, dated: tuple[Point, ...]) -> Outcome:
    newest = dated[-1]
    if not _is_met(case, newest):
        return Outcome(newest, None)
    done = case.end is not None and _day(newest) >= case.end
    return Outcome(newest, Status.MET if done else Status.MET_SO_FAR)


def _after_deadline(case: Case, dated: tuple[Point, ...], end: date) -> Outcome:
    """The state at the deadline decides; later figures can only say "late"."""
    from_day = end - timedelta(days=min(case.profile.deadline_days, end.toordinal() - 1))
    decisive = [p for p in dated if _day(p) >= from_day]
    if not decisive:
        return Outcome(dated[-1], Status.OVERDUE_UNVERIFIED, Why.NOT_AT_DEADLINE)
    at_end = [p for p in decisive if _day(p) <= end]
    order = at_end[-1:] + [p for p in decisive if _day(p) > end]
    missed: list[Point] = [p for p in at_end[:-1] if _is_missed(case, p)]
    for point in order:
        if _is_met(case, point):
            return Outcome(point, Status.MET_LATE if _is_late(point, missed, end) else Status.MET)
        if _is_missed(case, point):
            missed.append(point)
    if missed:
        return Outcome(missed[-1], Status.MISSED)
    newest = order[-1]
    return Outcome(newest, Status.OVERDUE_UNVERIFIED, _why_unverified(newest, case))


def _is_late(point: Point, missed: list[Point], end: date) -> bool:
    """A stated miss, and reached only after the deadline.

    A publication date cannot show that; a miss stated on the deadline or later can.
    """
    if not missed or _day(point) <= end:
        return False
    return not point.is_publication_dated or any(_day(p) >= end for p in missed)


def _why_unverified(point: Point, case: Case) -> Why:
    unmet = verdict(point.interval, case.accept.interval) is Verdict.NOT_MET
    return Why.PUBLISHED_ONLY if unmet else Why.CANNOT_TELL
