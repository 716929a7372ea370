"""What is doubtful in a registry that reads well: warnings, and opinions for `check --strict`.

    lint(registry)  ->  (Problem("met-at-baseline", ...), Problem("no-baseline", ...))

Mistakes that keep a target from being used are found while reading; a clean registry has
no warning here and may have opinions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType

from qdtrack.lexicon import Lexicon, load_lexicon
from qdtrack.model import Bound, Kind, Mark, Measure, Problem, Registry, Target
from qdtrack.registry.source import Source, read_source

_LEVELS = frozenset({Kind.STOCK, Kind.SHARE})
_COMPARED = frozenset({Kind.STOCK, Kind.SHARE, Kind.ANNUAL})
_POINTS = "percentage-point"  # the family in units.yaml


def lint(registry: Registry, today: date | None = None) -> tuple[Problem, ...]:
    """Every doubt, in the order of the file. The file is read again for the lines to show.

    With ``today`` also what is dated later than that.
    """
    source, _ = read_source(Path(registry.path))
    lexicon = load_lexicon()
    desk = _Desk(registry.path, source)
    found = [*_plans(desk, registry)]
    for target in registry.targets:
        found += [*_dates(desk, target), *_baseline(desk, target), *_goal(desk, target, lexicon)]
        found += _ahead(desk, target, today) if today else ()
        if target.plan is None:
            found.append(desk.problem("target-without-plan", target.mark, id=target.id))
    found += _twice(desk, registry)
    return tuple(found)


class _Desk:
    """Makes problems, with the line they stand on where the file is there."""

    def __init__(self, path: str, source: Source | None) -> None:
        self._path, self._source = path, source

    def problem(self, code: str, mark: Mark | None, **details: str) -> Problem:
        excerpt = ""
        if self._source and mark and mark.line <= len(self._source.starts):
            excerpt = self._source.line(mark.line - 1)
        return Problem(code, self._path, mark, excerpt, MappingProxyType(details))


def _plans(desk: _Desk, registry: Registry) -> Iterator[Problem]:
    for plan in registry.plans:
        if plan.issued is None:
            yield desk.problem("plan-without-issue", None, plan=plan.id)


def _dates(desk: _Desk, target: Target) -> Iterator[Problem]:
    by, baseline = target.by, target.baseline
    if baseline and baseline.at is None:
        yield desk.problem("undated-baseline", baseline.mark, id=target.id)
    for observation in target.observations:
        if observation.at is None:
            yield desk.problem("undated-observation", observation.mark, id=target.id, value=observation.text)
    if by is None:
        return
    if target.issued and by < target.issued:
        yield desk.problem(
            "deadline-before-issue", target.mark, id=target.id, by=str(by), issued=str(target.issued)
        )
    if baseline and baseline.at and baseline.at >= by:
        details = {"id": target.id, "at": str(baseline.at), "by": str(by)}
        yield desk.problem("baseline-after-deadline", baseline.mark, **details)
    elif target.start and target.start > by and not (target.issued and target.issued > by):
        yield desk.problem(
            "start-after-deadline", target.mark, id=target.id, start=str(target.start), by=str(by)
        )
    for milestone in target.milestones:
        if milestone.by >= by:
            yield desk.problem(
                "milestone-after-deadline", target.mark, id=target.id, at=str(milestone.by), by=str(by)
            )


def _ahead(desk: _Desk, target: Target, today: date) -> Iterator[Problem]:
    for observation in target.observations:
        if observation.at and observation.at > today:
            details = {"id": target.id, "value": observation.text, "at": str(observation.at)}
            yield desk.problem("observation-ahead", observation.mark, now=str(today), **details)


def _baseline(desk: _Desk, target: Target) -> Iterator[Problem]:
    if target.baseline is None:
        if target.kind in _LEVELS:
            yield desk.problem("no-baseline", target.mark, id=target.id)
    elif target.kind in _COMPARED and is_met(target, target.baseline.quantity.value):
        yield desk.problem(
            "met-at-baseline", target.baseline.mark, id=target.id, baseline=target.baseline.text
        )


def is_met(target: Target, value: float) -> bool:
    """Whether a plain value lies in the goal's acceptance set (METHOD §3, without tolerances)."""
    goal = target.goal.quantity
    if goal.bound is Bound.RANGE and goal.high is not None:
        return goal.value <= value <= goal.high
    if target.direction == "both":
        return value == goal.value
    if target.direction == "down":
        return value < goal.value or (value == goal.value and goal.bound is not Bound.LESS_THAN)
    return value > goal.value or (value == goal.value and goal.bound is not Bound.MORE_THAN)


def _goal(desk: _Desk, target: Target, lexicon: Lexicon) -> Iterator[Problem]:
    quantity = target.goal.quantity
    is_doubling = any(
        word in target.goal.text
        for word, whole in lexicon.numerals.whole.items()
        if whole.measure is Measure.GROWTH
    )
    if lexicon.units.family(quantity.unit) == _POINTS or is_doubling:
        yield desk.problem("relative-goal", target.mark, id=target.id, goal=target.goal.text)
    if target.kind is Kind.SHARE and quantity.unit == "%":
        if max(quantity.value, quantity.high or 0.0) > 100:
            yield desk.problem("share-over-100", target.mark, id=target.id, what="goal")
        if target.baseline and target.baseline.quantity.value > 100:
            yield desk.problem("share-over-100", target.baseline.mark, id=target.id, what="baseline")
    if target.kind is Kind.TOTAL and target.start is None:
        yield desk.problem("total-without-start", target.mark, id=target.id)


def _twice(desk: _Desk, registry: Registry) -> Iterator[Problem]:
    """Two targets that would take the same figures for the same day."""
    seen: dict[tuple[object, ...], Target] = {}
    for target in registry.targets:
        rate = target.kind in (Kind.GROWTH, Kind.REDUCTION)
        key = (target.indicator, target.place, target.group, target.by, target.basis, rate)
        if key in seen:
            yield desk.problem("indicator-twice", target.mark, id=target.id, other=seen[key].id)
        else:
            seen[key] = target
