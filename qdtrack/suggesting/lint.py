"""Goals of the registry that articles tell otherwise, as problems for `qdtrack check`.

    lint(registry, revisions)  ->  (Problem("goal-moved", ...),)

A revision that the registry records is an opinion, so that both versions can be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from qdtrack.model import GoalRevision, GoalVersion, Problem, Registry


def lint(registry: Registry, revisions: Sequence[GoalRevision]) -> tuple[Problem, ...]:
    """One problem a revision, at the target that it is of."""
    marks = {target.id: target.mark for target in registry.targets}
    return tuple(
        Problem(
            "goal-was-moved" if one.recorded else "goal-moved",
            registry.path,
            marks.get(one.target),
            details=MappingProxyType(_details(one)),
        )
        for one in revisions
    )


def _details(moved: GoalRevision) -> dict[str, str]:
    return {
        "id": moved.target,
        "before": _said(moved.earlier),
        "after": _said(moved.later),
        "quote": moved.earlier.quote,
        "article": moved.earlier.article or moved.earlier.source or "-",
        "later_quote": moved.later.quote,
        "later_article": moved.later.article or moved.later.source or "-",
    }


def _said(version: GoalVersion) -> str:
    """12EFLOPS 2026-12-31: the same in every language."""
    return f"{version.goal.text} {version.by.isoformat()}" if version.by else version.goal.text
