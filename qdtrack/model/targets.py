"""What a person writes into targets.yaml, every optional key given its default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qdtrack.model.articles import Mark
from qdtrack.model.figures import Place, Quantity
from qdtrack.model.vocabulary import Direction, Kind, Measure, Status


@dataclass(frozen=True, slots=True)
class Plan:
    """A document that promises something."""

    id: str
    name: str = ""
    name_en: str = ""
    issued: date | None = None  # period end: 2025-01 is 2025-01-31
    source: str = ""  # link, or the id of an article


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the plan's own words and as read by the extraction engine."""

    text: str  # "5万个以上"
    quantity: Quantity
    measure: Measure = Measure.LEVEL
    direction: Direction = ""  # down for 降低13.5%
    recurring: bool = False  # 每年…
    exact: bool = False  # 全覆盖, 清零: the value itself and nothing else
    cumulative: bool = False  # 累计 in the goal's words

    @property
    def is_of_anything(self) -> bool:
        """动态清零: none of whatever is counted."""
        return self.exact and not self.quantity.unit


@dataclass(frozen=True, slots=True)
class Milestone:
    goal: Goal
    by: date


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a person wrote into the registry: a baseline or an observation."""

    quantity: Quantity
    text: str  # as written: "30361个"
    at: date | None
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one candidate, anchored by its quote."""

    accept: bool
    quote: str
    article: str
    why: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of a goal, so that moved goalposts show."""

    goal: Goal
    by: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class StatusOverride:
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Target:
    """One stated goal of the registry (目标), every optional key given its default."""

    id: str
    name: str
    indicator: str
    place: Place
    goal: Goal
    kind: Kind
    by: date | None  # None only for a goal that recurs without an end
    name_en: str = ""
    also: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()  # the registry's `not`
    plan: Plan | None = None
    group: str = ""  # the group or organisation it is about, for those scopes
    direction: Literal["up", "down", "both"] = "up"
    start: date | None = None  # the registry's `from`: first day of the window
    baseline: Stated | None = None
    milestones: tuple[Milestone, ...] = ()
    nature: Literal["binding", "expected", ""] = ""  # 约束性 / 预期性 / 未注明
    owner: str = ""  # 责任单位
    observations: tuple[Stated, ...] = ()
    decisions: tuple[Decision, ...] = ()
    revises: Revision | None = None
    basis: str = ""
    monotone: bool = False  # once met stays met
    carry: bool = False
    schedule: tuple[tuple[date, float], ...] = ()  # (day, percent due)
    stale_after_months: int | None = None  # None: the profile's default for the kind
    status: StatusOverride | None = None
    mark: Mark | None = None  # where it stands in targets.yaml

    @property
    def issued(self) -> date | None:
        """When the goal was set: its plan's issue date."""
        return self.plan.issued if self.plan else None


@dataclass(frozen=True, slots=True)
class Registry:
    """targets.yaml, read."""

    path: str
    title: str
    plans: tuple[Plan, ...]
    targets: tuple[Target, ...]
    articles: tuple[str, ...]  # folders or files, relative to the registry's folder
    title_en: str = ""
    place: Place | None = None  # of every target that names none
