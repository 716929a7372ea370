"""The rows of a report under headings: by plan, by who is responsible, by place.

    sections(rows, "plan", None, Language.EN)[0].heading(Language.EN)
        ->  "Industry plan (issued Jan 2025), Qingdao City"

What a row says is for rows.py, where a section stands on a page for the renderers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qdtrack.catalogue import Language, label
from qdtrack.model import Plan
from qdtrack.reporting import wording
from qdtrack.reporting.rows import Row


class Group(StrEnum):
    PLAN = "plan"
    OWNER = "owner"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    title: str
    place: str  # that all of them share and the title does not say, else ""
    plan: Plan | None  # that all of them belong to, where they stand under plans
    rows: Sequence[Row]
    says_place: bool  # whether the heading says the place of every row

    def heading(self, language: Language) -> str:
        return wording.clauses([self.title, self.place], language)

    @property
    def shown(self) -> list[Row]:
        """The rows, without the place that the heading says."""
        return [replace(one, place="") if self.says_place else one for one in self.rows]


def is_grouped(order: str, group: str | None) -> bool:
    """Whether rows stand under headings of their own: when that is asked for, or in the order of plans."""
    return bool(group) or order == Group.PLAN


def sections(rows: Sequence[Row], order: str, group: str | None, language: Language) -> list[Section]:
    """The rows as they stand, parted by ``group``; without one by plan if that is the order, else all as one.

    A section stands where its first row stands; what has no owner or no place stands last.
    """
    if not is_grouped(order, group):
        title = label("screen.all", language, order=label(f"screen.order.{order}", language))
        return [Section(title, "", None, rows, says_place=False)]
    wanted = Group(group or Group.PLAN)
    members: dict[str, list[Row]] = {}
    for one in rows:
        members.setdefault(_key(one, wanted), []).append(one)
    if wanted is not Group.PLAN and "" in members:
        members[""] = members.pop("")
    return [_section(some, wanted, language) for some in members.values()]


def _key(one: Row, group: Group) -> str:
    target = one.assessment.target
    match group:
        case Group.PLAN:
            return target.plan.id if target.plan else ""
        case Group.OWNER:
            return target.owner
        case Group.PLACE:
            return one.place


def _section(rows: Sequence[Row], group: Group, language: Language) -> Section:
    target, places = rows[0].assessment.target, {one.place for one in rows}
    place = rows[0].place if len(places) == 1 else ""
    match group:
        case Group.PLAN:
            return Section(plan_title(target.plan, language), place, target.plan, rows, bool(place))
        case Group.OWNER:
            title = wording.clean(target.owner) or label("screen.no_owner", language)
            return Section(title, place, None, rows, bool(place))
        case Group.PLACE:
            return Section(place or label("scope.other", language), "", None, rows, says_place=True)


def plan_title(plan: Plan | None, language: Language) -> str:
    """The plan's name and when it was issued."""
    if plan is None:
        return label("screen.no_plan", language)
    name = wording.plan_name(plan, language)
    if plan.issued is None:
        return name
    return label("screen.plan", language, name=name, month=wording.month(plan.issued, language))
