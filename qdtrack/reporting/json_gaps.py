"""The gaps to JSON: what `qdtrack gaps --format json` prints.

{schema, as_of, profile, open: [...], unfound: [...], old: [...]}, the worst first. Each is a target as in
the report, with so_far {value, per} | null, effort (enough | faster | reverse) | null, searched [words].
"""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Report
from qdtrack.reporting.findings import searched_words
from qdtrack.reporting.gaps import Gaps
from qdtrack.reporting.json_figures import JsonObject, dumped, iso
from qdtrack.reporting.json_report import target_object

SCHEMA = "qdtrack-gaps/1"


def render(report: Report, found: Gaps, language: Language) -> str:
    """The gaps as JSON text."""
    answer: JsonObject = {
        "schema": SCHEMA,
        "as_of": iso(report.as_of),
        "profile": report.profile,
        "open": _heap(found.open, language),
        "unfound": _heap(found.unfound, language),
        "old": _heap(found.old, language),
    }
    return dumped(answer, indent=2) + "\n"


def _heap(some: Sequence[Assessment], language: Language) -> list[JsonObject]:
    return [_entry(one, language) for one in some]


def _entry(one: Assessment, language: Language) -> JsonObject:
    so_far, need = one.inputs.get("so_far"), one.required_rate
    return target_object(one, language) | {
        "so_far": {"value": so_far, "per": need.per} if so_far is not None and need else None,
        "effort": one.inputs.get("effort"),
        "searched": list(searched_words(one)),
    }
