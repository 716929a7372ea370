"""The smaller mappings under a target: baseline, observations, milestones, decisions and the like.

    {value: 30361个, at: 2022-09}  ->  Stated(30361 个, "30361个", 2022-09-30)

Each reader notes what it cannot read and returns what it can; targets.py drops a target in
which an error was noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qdtrack.model import Decision, Goal, Milestone, Quantity, Revision, Stated, Status, StatusOverride
from qdtrack.registry.entry import Entry
from qdtrack.registry.keys import DECISION, MILESTONE, REVISION, SOURCE, STATED, STATUS
from qdtrack.registry.nodes import Fields, Scalar
from qdtrack.registry.readings import read_goal_at, read_quantity_at
from qdtrack.registry.words import status_spellings

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[%％]?", re.ASCII)


def read_stated(entry: Entry, key: str, goal: Goal | None) -> Stated | None:
    """A baseline or an observation: {value, at, source}, in the goal's unit."""
    quantity = read_quantity_at(entry, "value")
    at = entry.day("at")
    source = read_origin(entry)
    if quantity is None:
        return None
    note_unit(entry, "value", key, quantity, goal)
    node = entry.value("value")
    text = node.value.strip() if isinstance(node, Scalar) else ""
    return Stated(quantity, text, at, source, entry.walk.mark(node) if node else None)


def read_baseline(entry: Entry, goal: Goal | None) -> Stated | None:
    found = entry.entry("baseline", STATED)
    return read_stated(found, "baseline", goal) if found else None


def note_unit(entry: Entry, key: str, owner: str, found: Quantity, goal: Goal | None) -> None:
    """A baseline of 吨 under a goal of 万元 cannot be compared. A goal by how much takes any level."""
    if (
        goal is None
        or goal.direction == "down"
        or (goal.is_of_anything and entry.walk.lexicon.units.counts(found.unit))
        or entry.walk.lexicon.same_unit(found.unit, goal.quantity.unit)
    ):
        return
    entry.note("unit-differs", key, owner=owner, unit=found.unit or "-", goal_unit=goal.quantity.unit or "-")


def read_origin(entry: Entry) -> str:
    """`source`: a link or an article's id, or {url, article}; the link is what counts."""
    if not isinstance(entry.value("source"), Fields):
        return entry.text("source")
    found = entry.entry("source", SOURCE)
    if found is None:
        return ""
    url, article = found.text("url"), found.text("article")
    return url or article


def read_observations(entry: Entry, goal: Goal | None) -> Iterator[Stated]:
    for item in entry.entries("observations", STATED):
        if stated := read_stated(item, "observation", goal):
            yield stated


def read_milestones(entry: Entry, goal: Goal | None, indicator: str) -> Iterator[Milestone]:
    for item in entry.entries("milestones", MILESTONE):
        aim, by = read_goal_at(item, "goal", indicator), item.day("by")
        if aim is not None and by is not None:
            note_unit(item, "goal", "milestone", aim.quantity, goal)
            yield Milestone(aim, by)


def read_decisions(entry: Entry) -> Iterator[Decision]:
    """Each says one of accept and reject, with the quote that anchors it."""
    for item in entry.entries("decisions", DECISION):
        words = [key for key in ("accept", "reject") if item.says(key)]
        if len(words) != 1:
            item.walk.note("decision-unclear", item.node, id=entry.name, found=str(len(words)))
            continue
        quote, article, why = item.text(words[0]), item.text("article"), item.text("why")
        yield Decision(words[0] == "accept", quote, article, why, item.mark(words[0]))


def read_revision(entry: Entry, indicator: str) -> Revision | None:
    """`revises`: the goal as it stood before."""
    item = entry.entry("revises", REVISION)
    if item is None:
        return None
    goal, by, source = read_goal_at(item, "goal", indicator), item.day("by"), read_origin(item)
    return Revision(goal, by, source) if goal else None


def read_status(entry: Entry) -> StatusOverride | None:
    """`status`: a person's word, with its reason."""
    item = entry.entry("status", STATUS)
    if item is None:
        return None
    code, reason = item.choice("is", tuple(Status), status_spellings()), item.text("reason")
    return StatusOverride(Status(code), reason) if code else None


def read_schedule(entry: Entry) -> tuple[tuple[date, float], ...]:
    """`schedule`: {2026-06: 20, 2026-12: 100}, percent of the goal due on each day, in order of days."""
    node = entry.value("schedule")
    if node is None:
        return ()
    if not isinstance(node, Fields):
        entry.wrong_type("schedule", node, "schedule")
        return ()
    due: dict[date, float] = {}
    for key, value in node.pairs:
        day = entry.day_of("schedule", key) if isinstance(key, Scalar) else None
        found = _PERCENT.fullmatch(value.value.strip()) if isinstance(value, Scalar) else None
        if not isinstance(key, Scalar):
            entry.walk.note("key-not-a-word", key, id=entry.name)
        elif found is None or not 0 <= float(found[1]) <= 100:
            entry.walk.note("not-a-percentage", value, id=entry.name)
        elif day in due:
            entry.walk.note(
                "duplicate-key", key, key=key.value, id=entry.name, line=str(entry.mark("schedule").line)
            )
        elif day is not None:
            due[day] = float(found[1])
    return tuple(sorted(due.items()))
