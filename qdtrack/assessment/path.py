"""The way from a baseline to a goal: how far a value is along it, and how far it should be by a day.

    path = Path(Start(20000, 2023-12-31), 50000, 2027-12-31)
    path.progress(38000) -> 0.600   path.elapsed(2026-06-30) -> 0.624   path.expected(...) -> 38727

With milestones the time follows the broken line through them; with a schedule it is a staircase.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from qdtrack.assessment.cases import Case, Due, Start
from qdtrack.assessment.goals import Acceptance
from qdtrack.assessment.timeline import months_ended
from qdtrack.assessment.why import Why

BENDS = 12  # straight pieces that a curve is drawn in


@dataclass(frozen=True, slots=True)
class Path:
    """The way from (v0, t0) to (T, t1); v0 is not in the acceptance set and t0 < t1."""

    start: Start
    accept: Acceptance
    end: date
    due: Due
    is_curved: bool = False  # grows by the same rate, not the same amount, a year
    in_months: bool = False  # time passes in whole months

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
                return low + (high - low) * self._part(a, day, b)
        return 1.0

    def expected(self, day: date) -> float:
        """The value due on a day, in the goal's unit: v0 + E (T - v0), curved v0 (T / v0) ^ E."""
        if self.is_curved:
            return self.start.value * math.pow(self.goal / self.start.value, self.elapsed(day))
        return self.start.value + self.elapsed(day) * (self.goal - self.start.value)

    def corners(self) -> tuple[tuple[date, float], ...]:
        """The values due from first day to last, joined by straight lines; a schedule is a staircase."""
        if self.due.steps:
            return self._stairs()
        inner = [(at, value) for at, value in self.due.values if self.start.at < at < self.end]
        if self.is_curved:
            days = (self.end - self.start.at).days
            inner = [
                (day, self.expected(day))
                for day in (self.start.at + timedelta(days=days * part // BENDS) for part in range(1, BENDS))
                if self.start.at < day < self.end
            ]
        return ((self.start.at, self.start.value), *inner, (self.end, self.goal))

    def _stairs(self) -> tuple[tuple[date, float], ...]:
        """Level from step to step: what is due rises on the day of a step, and not before."""
        corners, due = [(self.start.at, self.start.value)], self.start.value
        for day, percent in self.due.steps:
            if self.start.at < day <= self.end:
                corners.append((day, due))
                due = self.start.value + percent / 100 * (self.goal - self.start.value)
                corners.append((day, due))
        return (*corners, (self.end, due))

    def _part(self, first: date, day: date, last: date) -> float:
        """The share of the time between two corners that has passed."""
        if self.in_months and months_ended(last) > months_ended(first):
            passed = months_ended(day) - months_ended(first)
            return max(passed, 0) / (months_ended(last) - months_ended(first))
        return (day - first).days / (last - first).days

    def _share(self, value: float) -> float:
        return (value - self.start.value) / (self.goal - self.start.value)


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
    path = Path(start, case.accept, case.end, case.due, in_months=case.profile.in_months)
    # A goal of more than 5 from a baseline of 5, both sides: no way to go, none to divide by.
    if path.goal == start.value:
        return Why.BASELINE_IS_TARGET
    return replace(path, is_curved=True) if _is_curved(case, path) else path


def _is_curved(case: Case, path: Path) -> bool:
    """Whether the profile compounds and can: an amount above zero, and no corner on the way."""
    return (
        case.profile.measure in ("compound", "projected")
        and case.compounds
        and path.start.value > 0
        and path.goal > 0
        and case.accept.better != "both"
        and case.due == Due()
    )
