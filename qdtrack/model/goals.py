"""Goals as articles state them, and what becomes of them beside the registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qdtrack.model.figures import Figure, Place
from qdtrack.model.targets import Goal
from qdtrack.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class StatedGoal:
    """A goal that articles state, once, however often they repeat it; the first mention speaks.

    ``goal.text`` is what targets.yaml would have: 每年10家以上. A ``relative`` goal is told by
    another rate (与经济增长同步): its quantity is the distance to that rate, not a level.
    """

    indicator: str
    name: str  # the indicator with what is done: 培育智能工厂
    place: Place
    kind: Kind
    goal: Goal
    by: date | None  # None: not said, or recurring without an end
    mentions: tuple[Figure, ...]
    relative: bool = False

    @property
    def figure(self) -> Figure:
        """The mention that speaks for the others."""
        return self.mentions[0]

    @property
    def published(self) -> date | None:
        """The first day that it was printed; None if no mention has a date."""
        return min((one.published for one in self.mentions if one.published), default=None)
