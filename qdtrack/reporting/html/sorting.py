"""The orders that a reader can choose on the page: for each target its rank in each of them.

    ranks(assessments, Language.EN)  ->  ("0 3 12 -1 -1 0 2", …)

The page's script only compares whole numbers, so that it sorts names as `--sort name` does and needs to
know nothing of dates, gaps or statuses. -1 is "no value"; the script puts it last either way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from qdtrack.catalogue import Language
from qdtrack.model import Assessment
from qdtrack.reporting import wording
from qdtrack.reporting.ordering import relative_gap, urgency
from qdtrack.reporting.rows import is_baseline

Key = str | int | float | None
# In the order of the ranks, each with the way it is first sorted: the most urgent, widest or newest first.
ORDERS: dict[str, Literal["ascending", "descending"]] = {
    "plan": "ascending",
    "target": "ascending",
    "goal": "ascending",
    "latest": "descending",
    "progress": "ascending",
    "gap": "descending",
    "status": "ascending",
}


def ranks(assessments: Sequence[Assessment], language: Language) -> tuple[str, ...]:
    """For each assessment its ranks in ORDERS, divided by blanks; "plan" is the order they are given in."""
    keys: dict[str, Callable[[Assessment], Key]] = {
        "target": lambda one: wording.target_name(one.target, language),
        "goal": lambda one: _day(one.target.by),
        "latest": lambda one: _day(one.latest.as_of) if one.latest else None,
        "progress": lambda one: None if is_baseline(one) else one.progress,
        "gap": _gap,
        "status": lambda one: urgency(one.status),
    }
    columns = [list(range(len(assessments)))]
    columns += [_dense([keys[name](one) for one in assessments]) for name in ORDERS if name in keys]
    return tuple(" ".join(map(str, row)) for row in zip(*columns, strict=True))


def _gap(one: Assessment) -> float | None:
    is_unknown, negative = relative_gap(one)
    return None if is_unknown else -negative


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _dense(values: Sequence[Key]) -> list[int]:
    """Each value's place among the different ones, from 0; -1 for None. All values are of one type."""
    known = sorted({value for value in values if value is not None})
    places = {value: place for place, value in enumerate(known)}
    return [-1 if value is None else places[value] for value in values]
