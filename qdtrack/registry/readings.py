"""Goals, quantities, places and lengths of time in targets.yaml, read by the engines that read articles.

    read_goal_at(entry, "goal", "5G基站")  ->  Goal("5万个以上", 50000 个, at least)
    read_place(entry, default)     ->  Place("青岛市", "370200", Scope.CITY)

Whatever cannot be read is noted with the caret on the very characters.
"""

from __future__ import annotations

import re

from qdtrack.extraction.stated import Unread, read_goal, read_quantity
from qdtrack.lexicon import Lexicon
from qdtrack.model import Goal, Measure, Place, Quantity, Scope
from qdtrack.registry.entry import Entry
from qdtrack.registry.nodes import Scalar
from qdtrack.registry.words import load_spellings

_CODES = {"no-number": "no-number", "unknown-unit": "unknown-unit", "left-over": "unread-words"}


def read_goal_at(entry: Entry, key: str, indicator: str) -> Goal | None:
    """The goal written under ``key``, with its unit."""
    node = entry.word(key)
    if node is None:
        return None
    found = read_goal(node.value, entry.walk.lexicon)
    if isinstance(found, Unread):
        _note_unread(entry, key, node, found)
        return None
    if _lacks_unit(found, indicator, entry.walk.lexicon):
        entry.note("goal-without-unit", key, value=node.value.strip())
        return None
    return found


def _lacks_unit(goal: Goal, indicator: str, lexicon: Lexicon) -> bool:
    """A bare 50000 says not of what. An index, a rank and a third need no unit."""
    if goal.quantity.unit or goal.exact or goal.measure in (Measure.RANK, Measure.SHARE):
        return False
    return goal.quantity.value >= 1 and re.search(lexicon.cues.unitless_nouns, indicator) is None


def read_quantity_at(entry: Entry, key: str) -> Quantity | None:
    node = entry.word(key)
    if node is None:
        return None
    found = read_quantity(node.value, entry.walk.lexicon)
    if isinstance(found, Unread):
        _note_unread(entry, key, node, found)
        return None
    return found


def read_place(entry: Entry, default: Place | None) -> Place | None:
    """The place of a target, with the scope that `scope` or `group` gives it."""
    spellings = load_spellings().choices["scope"]
    scope = entry.choice("scope", (code.value for code in Scope), spellings)
    group = entry.has("group")
    place = resolve(entry) if entry.has("place") else default
    if place is None:
        entry.note_missing("place")
        return None
    if scope in (Scope.GROUP, Scope.ORGANISATION) and not group:
        entry.note("group-missing", "scope")
    level = Scope(scope) if scope else Scope.GROUP if group else place.scope
    return Place(place.name, place.code, level)


def resolve(entry: Entry) -> Place | None:
    """The place that `place` names; one that no table has is kept by its name, with a warning."""
    name = entry.text("place")
    if not name:
        return None
    place = entry.walk.lexicon.places.resolve(name)
    if place is None:
        entry.note("unknown-place", "place", place=name)
        return Place(name)
    return place


def read_months(entry: Entry, key: str) -> int | None:
    """A length of time in whole months: 18 months, 2年."""
    node = entry.word(key)
    if node is None:
        return None
    found = re.fullmatch(r"(\d{1,3})\s*(\S+)", node.value.strip(), re.ASCII)
    months = load_spellings().durations.get(found[2].lower()) if found else None
    if found is None or months is None or int(found[1]) == 0:
        entry.note("not-a-duration", key, value=node.value)
        return None
    return int(found[1]) * months


def _note_unread(entry: Entry, key: str, node: Scalar, found: Unread) -> None:
    """The caret stands on the characters themselves where the value is written as it reads."""
    text = entry.walk.source.text
    begin = node.start if node.plain else node.start + 1
    start, end = begin + found.span.start, begin + found.span.end
    words = node.value[found.span.start : found.span.end]
    if start == end or text[start:end] != words:
        start, end = node.start, node.end
    code = _CODES[found.why]
    if code == "unknown-unit" and not words:
        code = "goal-without-unit"
    details = {"key": key, "id": entry.name, "value": node.value, "words": words, "unit": words}
    hint = "similar" if found.nearest and code == "unknown-unit" else ""
    entry.walk.note_at(code, start, end, hint, nearest=found.nearest, **details)
