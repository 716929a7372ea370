"""What has changed between two reports: the values that comparison.py makes and the screens tell.

    Change("5g-base-stations", Turn.WORSE, causes=(Cause.FIGURE,), new=(Seen(...),), ...)

A change holds the target as it was and as it is; numbers are not taken from one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from qdtrack.model import Assessment, Decision, Flag, Observation
from qdtrack.reporting.recorded import Recorded, Refusal


class Turn(StrEnum):
    """What has become of a target, in the order that a bulletin tells it; the first that holds."""

    WORSE = "worse"
    UNCLEAR = "unclear"  # no longer judged, or judged by a figure that has grown old
    REVISED = "revised"
    GONE = "gone"  # a figure is no longer counted
    BETTER = "better"
    FIGURES = "figures"  # news, and the same status
    OTHER = "other"  # something else that the registry says of it, or the numbers alone
    NEW = "new"
    DROPPED = "dropped"


class Cause(StrEnum):
    """Why a status is another."""

    GOAL = "goal"
    BASELINE = "baseline"
    WORDS = "words"  # indicator, also: what is looked for
    OVERRIDE = "override"
    DECISION = "decision"
    FIGURE = "figure"
    GONE = "gone"
    DEADLINE = "deadline"
    YEAR = "year"
    STALE = "stale"
    PROFILE = "profile"
    TIME = "time"
    ANEW = "anew"  # the same day, figures and entry: the method, or a key that JSON does not hold


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation of one report only. ``refusal`` is what the other report says of the figure, if it
    has it at all and not for its date alone."""

    observation: Observation
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Restated:
    """One figure in two versions: its sentence read anew or confirmed, or another value for its day."""

    before: Observation
    after: Observation


@dataclass(frozen=True, slots=True)
class Change:
    """One target that is not as it was. ``before`` is None for a new one, ``after`` for a dropped one."""

    id: str
    turn: Turn
    before: Assessment | None
    after: Assessment | None
    causes: tuple[Cause, ...]
    fields: tuple[str, ...]  # of comparison.FIELDS
    decisions: tuple[Decision, ...]  # made since
    new: tuple[Seen, ...]  # the newest first
    gone: tuple[Seen, ...]
    restated: tuple[Restated, ...]

    @property
    def assessment(self) -> Assessment:
        """The target as it is, or was when it was dropped."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.id}: a change has a side")
        return found

    @property
    def has_turned(self) -> bool:
        """Whether the status is another, or rests on what has grown old."""
        return self.before is not None and self.after is not None and is_turned(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that has changed between two reports, the worst first."""

    before: Recorded
    after: Recorded
    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]  # ids
    uncompared: tuple[str, ...]  # ids that the earlier report's registry had and its selection left out

    def counts(self) -> Mapping[Turn, int]:
        """How many targets took each turn, zeros left out."""
        found = Counter(one.turn for one in self.changes)
        return {turn: found[turn] for turn in Turn if found[turn]}

    def only(self, is_wanted: Callable[[Assessment], bool]) -> Changes:
        """What concerns the targets that are wanted, as they are or as they were."""
        kept = tuple(
            one
            for one in self.changes
            if any(side is not None and is_wanted(side) for side in (one.after, one.before))
        )
        rest = [
            tuple(name for name in names if is_wanted(self.after.targets[name]))
            for names in (self.unchanged, self.uncompared)
        ]
        return replace(self, changes=kept, unchanged=rest[0], uncompared=rest[1])

    @property
    def are_strangers(self) -> bool:
        """Whether the two reports, neither of them empty, have no target in common."""
        sides = self.before.registered, self.after.registered
        return all(sides) and not sides[0] & sides[1]

    def of(self, turn: Turn) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.turn is turn)


def is_turned(old: Assessment, new: Assessment) -> bool:
    """Whether the status is another, or rests on what has grown old."""
    return old.status is not new.status or is_newly_stale(old, new)


def is_newly_stale(old: Assessment, new: Assessment) -> bool:
    """Whether the latest figure has grown old since."""
    return Flag.STALE in new.flags and Flag.STALE not in old.flags
