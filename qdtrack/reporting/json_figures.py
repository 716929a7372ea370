"""A figure to the JSON object of the figures contract, one object a line for ``jsonl``.

Keys: path, article, title, published, start, end, page, quote, sentence, value, high, unit, bound,
indicator, place, place_code, scope, modality, measure, direction,
period {start, end, recurring, basis}, cumulative, basis, text, rule.

``text[start:end] == quote`` for the decoded text of the file at ``path``; value is in base units
(5万个 is 50000, percent stays percent), a magnitude with ``direction`` beside it; dates are ISO;
null is "not said"; ``page`` counts from 1, null where there are no printed pages. ``basis`` is ""
or 同口径 and the like, ``text`` verbatim or notes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from qdtrack.model import Figure, Period

JsonObject = dict[str, Any]  # Any: JSON values


def figure_object(figure: Figure) -> JsonObject:
    """The contract's object for one figure."""
    return {
        "path": figure.path,
        "article": figure.article,
        "title": figure.title,
        "published": iso(figure.published),
        "start": figure.span.start,
        "end": figure.span.end,
        "page": figure.page,
        "quote": figure.quote,
        "sentence": figure.sentence,
        "value": whole(figure.quantity.value),
        "high": whole(figure.quantity.high),
        "unit": figure.quantity.unit,
        "bound": figure.quantity.bound.code,
        "indicator": figure.indicator,
        "place": figure.place.name,
        "place_code": figure.place.code,
        "scope": figure.place.scope.value,
        "modality": figure.modality.value,
        "measure": figure.measure.value,
        "direction": figure.direction,
        "period": period_object(figure.period),
        "cumulative": figure.cumulative,
        "basis": figure.basis,
        "text": figure.text.value,
        "rule": figure.rule,
    }


def render_lines(figures: Iterable[Figure]) -> str:
    """One object a line."""
    return "".join(dumped(figure_object(figure)) + "\n" for figure in figures)


def render(figures: Iterable[Figure]) -> str:
    """A JSON list."""
    return dumped([figure_object(figure) for figure in figures], indent=2) + "\n"


def period_object(period: Period) -> JsonObject:
    basis = period.basis.value if period.basis else None
    return {"start": iso(period.start), "end": iso(period.end), "recurring": period.recurring, "basis": basis}


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def whole(value: float | None) -> float | int | None:
    """50000.0 as 50000; the value is the same number."""
    is_whole = value is not None and float(value).is_integer() and abs(value) < 2**53
    return int(value) if is_whole and value is not None else value


def dumped(value: object, indent: int | None = None) -> str:
    """JSON with Chinese left readable. NaN and infinity are ours to avoid, so they raise."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
