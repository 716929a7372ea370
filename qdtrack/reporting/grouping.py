"""The rows of a report under headings: by plan, by who is responsible, by place.

    sections(rows, "plan", None, Language.EN)[0].title  ->  "Industry plan (issued Jan 2025), Qingdao City"

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
    """Rows under one heading; what the heading says of all of them is not said again in each."""

    title: str
    rows: Sequence[Row]


def sections(rows: Sequence[Row], order: str, group: str | None, language: Language) -> list[Section]:
    """The rows as they stand, parted by ``group``; without one by plan if that is the order, else all as one.

    A section stands where its first row stands; what has no owner or no place stands last.
    """
    wanted = group or ("plan" if order == "plan" else "")
    if not wanted:
        title = label("screen.all", language, order=label(f"screen.order.{order}", language))
        return [Section(title, rows)]
    members: dict[str, list[Row]] = {}
    for one in rows:
        members.setdefault(_key(one, Group(wanted)), []).append(one)
    if wanted != Group.PLAN and "" in members:
        members[""] = members.pop("")
    return [_section(some, Group(wanted), language) for some in members.values()]


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
    """A section with its title; the place that all its rows share stands there and in none of them."""
    place = _common_place(rows)
    shown = [replace(one, place="") for one in rows] if place else list(rows)
    title = _title(rows[0], group, language)
    return Section(title if group is Group.PLACE else wording.clauses([title, place], language), shown)


def _title(one: Row, group: Group, language: Language) -> str:
    target = one.assessment.target
    match group:
        case Group.PLAN:
            return _plan_title(target.plan, language)
        case Group.OWNER:
            return wording.clean(target.owner) or label("screen.no_owner", language)
        case Group.PLACE:
            return one.place or label("scope.other", language)


def _plan_title(plan: Plan | None, language: Language) -> str:
    if plan is None:
        return label("screen.no_plan", language)
    name = wording.plan_name(plan, language)
    if plan.issued is None:
        return name
    return label("screen.plan", language, name=name, month=wording.month(plan.issued, language))


def _common_place(rows: Sequence[Row]) -> str:
    """The place of all these rows; "" if they differ."""
    places = {one.place for one in rows}
    return places.pop() if len(places) == 1 else ""
