"""Comparisons to JSON: what `qdtrack compare --format json` prints.

{schema, as_of, asked, comparisons: [{indicator, kind, unit, unplaced, same: [{places, value}],
standings: [{place, place_code, latest | null, goals: [{value, high, bound, unit, text, by, target | null,
path, article, start, end}]}]}], alike: []}

``latest`` is an observation as in the report. Numbers are in the comparison's ``unit``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qdtrack.catalogue import Language
from qdtrack.matching.comparing import Comparison, PlaceGoal, Standing
from qdtrack.reporting.compare_screen import same_values
from qdtrack.reporting.json_figures import JsonObject, dumped, iso, whole
from qdtrack.reporting.json_report import observation_object

SCHEMA = "qdtrack-compare/1"


def render(
    asked: str, comparisons: Sequence[Comparison], alike: Sequence[str], as_of: date, language: Language
) -> str:
    """The comparisons as JSON text; ``reading`` sentences are in ``language``."""
    found: JsonObject = {
        "schema": SCHEMA,
        "as_of": iso(as_of),
        "asked": asked,
        "comparisons": [_comparison(one, language) for one in comparisons],
        "alike": list(alike),
    }
    return dumped(found, indent=2) + "\n"


def _comparison(one: Comparison, language: Language) -> JsonObject:
    return {
        "indicator": one.target.indicator,
        "kind": one.target.kind.value,
        "unit": one.unit,
        "unplaced": one.unplaced,
        "same": [
            {"places": [member.place.name for member in members], "value": whole(latest.quantity.value)}
            for members, latest in same_values(one)
        ],
        "standings": [_standing(standing, one, language) for standing in one.standings],
    }


def _standing(one: Standing, comparison: Comparison, language: Language) -> JsonObject:
    latest = one.latest
    return {
        "place": one.place.name,
        "place_code": one.place.code,
        "latest": observation_object(latest, comparison.target, language) if latest else None,
        "goals": [_goal(goal) for goal in one.goals],
    }


def _goal(goal: PlaceGoal) -> JsonObject:
    figure = goal.figure
    return {
        "value": whole(goal.quantity.value),
        "high": whole(goal.quantity.high),
        "bound": goal.quantity.bound.code,
        "unit": goal.quantity.unit,
        "text": goal.text,
        "by": iso(goal.by),
        "target": goal.target or None,
        "path": figure.path if figure else None,
        "article": figure.article if figure else None,
        "start": figure.span.start if figure else None,
        "end": figure.span.end if figure else None,
        "page": figure.page if figure else None,
    }
