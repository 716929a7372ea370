"""The plans and targets of targets.yaml, each key read and each default given.

    {id: 5g, indicator: 5G基站, goal: 5万个以上, by: 2027}  ->  Target("5g", ..., kind=STOCK)

A target with an error in it is noted and left out: a gap is better than a wrong number.
Opinions on a readable registry are for lint.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from qdtrack.model import NOWHERE, Goal, Kind, Place, Plan, Quantity, Target
from qdtrack.registry.defaults import Case
from qdtrack.registry.entry import Entry
from qdtrack.registry.keys import PLAN, TARGET, Level
from qdtrack.registry.nodes import Fields, Scalar
from qdtrack.registry.parts import (
    read_baseline,
    read_decisions,
    read_milestones,
    read_observations,
    read_origin,
    read_revision,
    read_schedule,
    read_status,
)
from qdtrack.registry.readings import read_goal_at, read_months, read_place
from qdtrack.registry.walk import nearest
from qdtrack.registry.words import load_spellings

Nature = Literal["binding", "expected", ""]
Way = Literal["up", "down", "both"]

_NATURES = ("binding", "expected")
_WAYS = ("up", "down", "both")
_NO_ID = re.compile(r"^-|[\s,;/\\'\"\x00-\x1f]")  # awkward or unsafe on the command line
_UNREAD = Goal("", Quantity(0.0))  # stands in while the other keys are read; never leaves this module


@dataclass(frozen=True, slots=True)
class Shared:
    """What the top of the file says for every target."""

    place: Place | None
    plans: Mapping[str, Plan | None]  # None: there, and not readable


def read_plans(top: Entry) -> dict[str, Plan | None]:
    """Every plan by its id; one with an error in it as None, since its error is noted."""
    plans: dict[str, Plan | None] = {}
    for entry in _named_entries(top, "plans", PLAN):
        plan = Plan(
            id=entry.name,
            name=entry.text("name"),
            name_en=entry.text("name_en"),
            issued=entry.day("issued"),
            source=read_origin(entry),
        )
        plans.setdefault(entry.name, None if entry.is_broken else plan)
    return plans


def read_targets(top: Entry, shared: Shared) -> tuple[Target, ...]:
    """Every target without an error, in the file's order."""
    found = (_read_target(entry, shared) for entry in _named_entries(top, "targets", TARGET))
    return tuple(target for target in found if target is not None)


def _named_entries(top: Entry, key: str, level: Level) -> Iterator[Entry]:
    """The entries of a list whose members have ids; an id used twice is noted."""
    first_lines: dict[str, int] = {}
    for number, node in enumerate(top.mappings(key, level), start=1):
        entry = Entry(top.walk, node, level, _id_of(node) or f"{key}[{number}]")
        found = entry.text("id")
        if found and _NO_ID.search(found):
            entry.note("bad-id", "id", value=found)
        if found in first_lines:
            entry.note("duplicate-id", "id", value=found, line=str(first_lines[found]))
        elif found:
            first_lines[found] = entry.mark("id").line
        yield entry


def _id_of(node: Fields) -> str:
    """The id, for the messages about everything else."""
    for key, value in node.pairs:
        if isinstance(key, Scalar) and key.value == "id" and isinstance(value, Scalar):
            return value.value.strip()
    return ""


def _read_target(entry: Entry, shared: Shared) -> Target | None:
    """Every key, so that every mistake is noted in one run; then the defaults."""
    spellings = load_spellings().choices
    indicator = entry.text("indicator")
    goal = read_goal_at(entry, "goal", indicator)
    written = Target(
        id=entry.name,
        name=entry.text("name") or indicator,
        name_en=entry.text("name_en"),
        indicator=indicator,
        also=entry.texts("also"),
        exclude=entry.texts("not"),
        place=read_place(entry, shared.place) or NOWHERE,
        goal=goal or _UNREAD,
        kind=Kind(entry.choice("kind", tuple(Kind), spellings["kind"]) or Kind.STOCK),
        by=_read_deadline(entry, goal),
        plan=_find_plan(entry, shared),
        group=entry.text("group"),
        direction=cast("Way", entry.choice("direction", _WAYS, spellings["direction"]) or "up"),
        start=entry.day("from", first=True),
        baseline=read_baseline(entry, goal),
        milestones=tuple(read_milestones(entry, goal, indicator)),
        nature=cast("Nature", entry.choice("nature", _NATURES, spellings["nature"])),
        owner=entry.text("owner"),
        observations=tuple(read_observations(entry, goal)),
        decisions=tuple(read_decisions(entry)),
        revises=read_revision(entry, indicator),
        basis=entry.choice("basis", tuple(dict.fromkeys(spellings["basis"].values())), spellings["basis"]),
        monotone=entry.flag("monotone") or False,
        carry=entry.flag("carry") or False,
        schedule=read_schedule(entry),
        stale_after_months=read_months(entry, "stale_after"),
        status=read_status(entry),
        mark=entry.mark("id") if entry.has("id") else None,
    )
    return None if entry.is_broken else _with_defaults(entry, written)


def _with_defaults(entry: Entry, written: Target) -> Target:
    """What the registry leaves unsaid, from the words of the goal and the indicator."""
    case = Case(
        indicator=written.indicator,
        goal=written.goal,
        by=written.by,
        lexicon=entry.walk.lexicon,
        start=written.start,
        name=written.name,
        baseline_at=written.baseline.at if written.baseline else None,
        issued=written.issued,
    )
    kind = written.kind if entry.says("kind") else case.kind
    return replace(
        written,
        kind=kind,
        direction=written.direction if entry.says("direction") else case.direction(kind),
        start=case.first_day(kind),
        monotone=written.monotone if entry.says("monotone") else case.is_lasting(kind),
    )


def _read_deadline(entry: Entry, goal: Goal | None) -> date | None:
    """`by`: may be left out only where the goal recurs without an end."""
    must = goal is not None and not goal.recurring and not entry.is_misspelt("by")
    if must and not entry.says("by"):
        entry.note_missing("by", is_empty=entry.has("by"))
        return None
    return entry.day("by")


def _find_plan(entry: Entry, shared: Shared) -> Plan | None:
    name = entry.text("plan")
    if not name:
        return None
    if name not in shared.plans:
        meant = nearest(name, shared.plans)
        entry.note("unknown-plan", "plan", "similar" if meant else "", plan=name, meant=meant)
        return None
    plan = shared.plans[name]
    entry.rests_on_broken = entry.rests_on_broken or plan is None
    return plan
