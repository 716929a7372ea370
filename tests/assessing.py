"""Builders for the tests of assessment: a goal, a baseline and observations, each in one line.

judged("≥50000个", by="2027-12-31", baseline=(20000, "2023-12-31"), seen=[(38000, "2026-06-30")])
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from qdtrack.assessment import PROFILES, assess
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Evidence,
    Goal,
    Kind,
    Observation,
    Period,
    Place,
    Plan,
    Quantity,
    Stated,
    Target,
)

EUROSTAT = PROFILES["eurostat"]
SIGNS = {
    "≥": Bound.AT_LEAST,
    ">": Bound.MORE_THAN,
    "≤": Bound.AT_MOST,
    "<": Bound.LESS_THAN,
    "~": Bound.APPROXIMATE,
    "近": Bound.NEARLY,
}


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def quantity(text: str | float, unit: str = "") -> Quantity:
    """A sign, a number, a unit: ">76%", "~10个", "2–3%", 38000. By hand: no reader is tested here."""
    if not isinstance(text, str):
        return Quantity(float(text), unit)
    bound = SIGNS.get(text[0], Bound.EQUAL)
    number = text[1:] if bound is not Bound.EQUAL else text
    digits = number.rstrip("%个家元倍")
    unit = number[len(digits) :] or unit
    step = 10.0 ** -len(digits.partition(".")[2])
    if "–" in digits:
        low, high = map(float, digits.split("–"))
        return Quantity(low, unit, Bound.RANGE, high, step)
    return Quantity(float(digits), unit, bound, None, step)


def goal(text: str, **more: Any) -> Goal:  # Any: Goal's fields
    return Goal(text, quantity(text), **more)


def seen(
    value: str | float,
    at: str | None,
    *,
    since: str | None = None,
    basis: Basis | None = Basis.STATED,
    unit: str = "",
    **more: Any,  # Any: Observation's fields
) -> Observation:
    """An observation: its value, its as-of date, and the first day if it is a flow or a rate."""
    defaults: dict[str, Any] = {
        "period": Period(
            day(since), day(at) if basis is Basis.STATED else None, None, basis if since else None
        ),
        "quote": str(value),
        "sentence": str(value),
        "origin": "article",
        "sources": (),
    }
    return Observation(quantity(value, unit), day(at), basis if at else None, **(defaults | more))


def target(text: str, kind: Kind = Kind.STOCK, by: str | None = "2027-12-31", **more: Any) -> Target:
    """A target with a goal in signs; ``exact``, ``recurring`` and ``falls`` go to the goal."""
    words: dict[str, Any] = {
        name: more.pop(name) for name in ("exact", "recurring") if name in more
    }  # Any: Goal's
    if more.pop("falls", False):
        words["direction"] = "down"
    if (baseline := more.pop("baseline", None)) is not None:
        value, at = baseline
        more["baseline"] = Stated(quantity(value), str(value), day(at))
    if (issued := more.pop("issued", None)) is not None:
        more["plan"] = Plan("plan", issued=day(issued))
    if (start := more.pop("start", None)) is not None:
        more["start"] = day(start)
    return Target("t", "t", "指标", Place("青岛市"), goal(text, **words), kind, day(by), **more)


def judged(
    text: str,
    observations: Sequence[Observation | tuple[str | float, str | None]],
    as_of: str = "2026-09-30",
    **more: Any,  # Any: target's arguments
) -> Assessment:
    """The assessment of a target; an observation may be a bare (value, as-of date)."""
    whole = tuple(o if isinstance(o, Observation) else seen(*o) for o in observations)
    profile = PROFILES[more.pop("profile", "eurostat")]
    return assess(Evidence(target(text, **more), whole, ()), profile, date.fromisoformat(as_of))
