"""Goals as articles state them, their versions over time, and what the registry lacks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qdtrack.model.articles import Span
from qdtrack.model.figures import Figure, Place
from qdtrack.model.targets import Goal, Plan
from qdtrack.model.vocabulary import Kind, TextKind


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
    start: Figure | None = None  # the dated value beside it that it sets out from: 由2023年的82%提高到…

    @property
    def figure(self) -> Figure:
        """The mention that speaks for the others."""
        return self.mentions[0]

    @property
    def published(self) -> date | None:
        """The first day that it was printed; None if no mention has a date."""
        return min((one.published for one in self.mentions if one.published), default=None)

    @property
    def is_dated(self) -> bool:
        """Whether it can stand in a registry: a deadline, or every year."""
        return self.by is not None or self.goal.recurring


class Change(StrEnum):
    """What became of a goal when it was told anew (目标调整)."""

    LATER = "later"  # the deadline
    EARLIER = "earlier"
    HIGHER = "higher"  # the value
    LOWER = "lower"
    UNIT = "unit"  # told in another unit


@dataclass(frozen=True, slots=True)
class GoalVersion:
    """A goal as it once stood, and where: in an article, or only in the registry's own words."""

    goal: Goal
    by: date | None
    quote: str
    sentence: str = ""  # "" for the registry's own words
    path: str = ""
    article: str = ""
    span: Span | None = None
    published: date | None = None
    source: str = ""  # link or article id: the registry's, else the article's own link
    text: TextKind = TextKind.VERBATIM


@dataclass(frozen=True, slots=True)
class GoalRevision:
    """Two versions of one goal (目标调整): the later one replaces the earlier."""

    indicator: str
    place: Place
    earlier: GoalVersion
    later: GoalVersion
    changes: tuple[Change, ...]
    target: str = ""  # id of the registry's target that one of them is; "" if it has neither
    recorded: bool = False  # whether the target's `revises` says so


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """A document for the registry's list of plans."""

    id: str
    name: str
    issued: date | None
    url: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stated goal for the registry.

    ``lacks`` says why it cannot be written there: "deadline", "relative", "" for one that can.
    """

    id: str
    stated: StatedGoal
    plan: Plan | ProposedPlan | None = None  # one of the registry's, or one to be added first
    revises: GoalVersion | None = None  # what it replaces
    version_of: str = ""  # id of the target of which it is an earlier version: only `revises` is lacking
    listed: str = ""  # id of the target that it is already
    lacks: str = ""
    source: str = ""  # link, else the article's id
