"""Suggestions to their JSON contract: a list of stated goals, each once.

A goal: path, article, start, end, quote, sentence, text (verbatim | notes), published, title, indicator,
name, place, place_code, scope, kind, goal {text, bound, value, high, unit}, by (ISO date, or null),
plan (id) | null, id, yaml (the entry, or "" where the registry cannot hold it),
lacks ("" | relative | deadline), revises {…} | null (the version that it replaces, as in the report),
version_of (id of the target of which this is an earlier version) | null,
listed (id of the target that it is) | null, mentions [{path, article, start, end, quote}].

``text[start:end] == quote`` for the first mention. A goal told by another rate (与经济增长同步) has the
value null; 全覆盖 has 100 and "%".
"""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.model import StatedGoal, Suggestion
from qdtrack.reporting.json_figures import JsonObject, dumped, iso, whole
from qdtrack.reporting.json_report import version_object
from qdtrack.reporting.suggestions import entry_text
from qdtrack.suggesting.entries import Scribe


def render(suggestions: Sequence[Suggestion], scribe: Scribe) -> str:
    """A JSON list."""
    return dumped([suggestion_object(one, scribe) for one in suggestions], indent=2) + "\n"


def suggestion_object(suggestion: Suggestion, scribe: Scribe) -> JsonObject:
    """The contract's object for one suggestion."""
    stated = suggestion.stated
    figure = stated.figure
    return {
        "path": figure.path,
        "article": figure.article,
        "title": figure.title,
        "published": iso(figure.published),
        "start": figure.span.start,
        "end": figure.span.end,
        "quote": figure.quote,
        "sentence": figure.sentence,
        "text": figure.text.value,
        "indicator": stated.indicator,
        "name": stated.name,
        "place": stated.place.name,
        "place_code": stated.place.code,
        "scope": stated.place.scope.value,
        "kind": stated.kind.value,
        "goal": _goal(stated),
        "by": iso(stated.by),
        "id": suggestion.id,
        "plan": suggestion.plan.id if suggestion.plan else None,
        "revises": version_object(suggestion.revises) if suggestion.revises else None,
        "version_of": suggestion.version_of or None,
        "listed": suggestion.listed or None,
        "lacks": suggestion.lacks,
        "mentions": [
            {
                "path": one.path,
                "article": one.article,
                "start": one.span.start,
                "end": one.span.end,
                "quote": one.quote,
            }
            for one in stated.mentions
        ],
        "yaml": entry_text(suggestion, scribe),
    }


def _goal(stated: StatedGoal) -> JsonObject:
    quantity = stated.goal.quantity
    return {
        "text": stated.goal.text,
        "bound": quantity.bound.code,
        "value": None if stated.relative else whole(quantity.value),
        "high": whole(quantity.high),
        "unit": "%" if stated.relative else quantity.unit,
    }
