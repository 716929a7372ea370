"""What is still missing, worst first.

    gaps(assessments)  ->  open (behind, missed …), unfound, old (older than the plan, stale)

A target is in one of the three or, when met, in none. The screens are gaps_screen.py and
json_gaps.py; the numbers are the assessment's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.model import Assessment, Flag, Status, Verdict
from qdtrack.reporting.ordering import relative_gap, urgency
from qdtrack.reporting.rows import MET

# A figure from before the plan or long before the deadline says where a goal stood, not where it stands.
_OLD = frozenset({Status.PRE_PLAN, Status.OVERDUE_UNVERIFIED})
_SETTLED = frozenset({Status.MISSED, Status.BREACHED})


@dataclass(frozen=True, slots=True)
class Gaps:
    """The targets that are not met, in three heaps."""

    open: tuple[Assessment, ...]  # with a figure to judge by, the worst first
    unfound: tuple[Assessment, ...]  # without any, in registry order
    old: tuple[Assessment, ...]  # with an old one, the widest gap first

    def first(self, limit: int | None) -> Gaps:
        """At most so many of each."""
        return self if limit is None else Gaps(self.open[:limit], self.unfound[:limit], self.old[:limit])


def gaps(assessments: Sequence[Assessment]) -> Gaps:
    """Who misses what; binding goals stand first in each heap."""
    unmet = [one for one in assessments if one.status not in MET and one.verdict is not Verdict.MET]
    unfound = [one for one in unmet if one.latest is None]
    old = [one for one in unmet if one.latest is not None and _is_old(one)]
    rest = [one for one in unmet if one.latest is not None and not _is_old(one)]
    return Gaps(
        open=tuple(sorted(rest, key=_badness)),
        unfound=tuple(sorted(unfound, key=_is_not_binding)),
        old=tuple(sorted(old, key=lambda one: (_is_not_binding(one), *relative_gap(one)))),
    )


def _is_old(one: Assessment) -> bool:
    return one.status in _OLD or (Flag.STALE in one.flags and one.status not in _SETTLED)


def _is_not_binding(one: Assessment) -> bool:
    return one.target.nature != "binding"


def _badness(one: Assessment) -> tuple[object, ...]:
    """Binding first, then by class; within one the most to make up: by acceleration, then by gap."""
    return _is_not_binding(one), urgency(one.status), -(one.acceleration or 0.0), *relative_gap(one)
