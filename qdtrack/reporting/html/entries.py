"""An assessment to what unfolds under its row: chart, evidence, promise, calculation and its inputs.

entry(row, report_day, extent, Language.EN).inputs  ->  ("p = 42700", "t = 2024-12-12", …)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from qdtrack.catalogue import Language, label
from qdtrack.model import TextKind
from qdtrack.reporting import links
from qdtrack.reporting.calculation import calculation
from qdtrack.reporting.html import exhibits
from qdtrack.reporting.html.exhibits import Exhibit, Extent, Link, Refusals
from qdtrack.reporting.html.picture import Picture, picture
from qdtrack.reporting.promise import promise
from qdtrack.reporting.rows import Row

# Of promise and calculation the lines that a row and its heading already say.
_IN_THE_ROW = frozenset(
    {
        *("screen.goal", "show.place", "show.plan"),
        *("screen.latest", "screen.gap", "screen.status", "screen.notes"),
    }
)
_INPUTS = ("p", "t", "v0", "t0", "T", "t1", "issued", "tolerance", "year", "needed")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of key and words, with its source."""

    key: str
    words: str
    source: Link | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures used and refused, and those of other places where they are asked for."""

    count: int  # of all that are used
    used: tuple[Exhibit, ...]
    refused: Refusals
    peers: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything under a row."""

    picture: Picture | None
    promise: tuple[Said, ...]
    calculation: tuple[Said, ...]
    inputs: tuple[str, ...]
    formula: str
    evidence: Evidence | None  # None where the page is to be without


def entry(
    one: Row, report_day: date, extent: Extent | None, language: Language, *, has_peers: bool = False
) -> Entry:
    """What unfolds under the row of a target; without ``extent`` no evidence."""
    assessment = one.assessment
    return Entry(
        picture=picture(one, report_day, language),
        promise=tuple(
            Said(label(line.key, language), line.words, source_of(line.source))
            for line in promise(one, language)
            if line.key not in _IN_THE_ROW
        ),
        calculation=_calculation(one, language),
        inputs=tuple(_inputs(assessment.inputs)) if assessment.latest else (),
        formula=assessment.inputs.get("formula", ""),
        evidence=Evidence(
            count=len(assessment.evidence.observations),
            used=exhibits.used(assessment, extent, language),
            refused=exhibits.refused(assessment, extent, language),
            peers=exhibits.peers(assessment, language) if has_peers else (),
        )
        if extent
        else None,
    )


def source_of(source: str) -> Link | None:
    """A link by the name of its site, or the id of an article; None for none."""
    address = links.target(source, "", TextKind.NOTES)
    return Link(urlsplit(address).netloc or source, address) if source else None


def _calculation(one: Row, language: Language) -> tuple[Said, ...]:
    """Every number with what it was made from; without a figure there is none to be made."""
    if one.assessment.latest is None:
        return ()
    return tuple(
        Said(label(key, language), words)
        for key, words in calculation(one, language)
        if words and key not in _IN_THE_ROW
    )


def _inputs(inputs: Mapping[str, Any]) -> list[str]:  # Any: JSON values
    """The names and numbers of the calculation as the JSON report has them, to twelve digits: p = 42700."""
    lines = [f"{name} = {_plain(inputs[name])}" for name in _INPUTS if inputs.get(name) is not None]
    lines += [
        f"{name} = {_interval(inputs[name])}" for name in ("acceptance", "observed") if inputs.get(name)
    ]
    parts = [_plain(part["value"]) for part in inputs.get("parts") or ()]
    return [*lines, f"parts = {', '.join(parts)}"] if parts else lines


def _plain(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _interval(ends: Mapping[str, Any]) -> str:  # Any: JSON values
    """[50000, ∞): a square bracket for an end that belongs to it."""
    low = "−∞" if ends["low"] is None else _plain(ends["low"])
    high = "∞" if ends["high"] is None else _plain(ends["high"])
    return f"{'[' if ends['low_closed'] else '('}{low}, {high}{']' if ends['high_closed'] else ')'}"
