"""The latest value where no single figure says it: an average, a chain of years, a sum, a difference.

    5.2, 5.5, 6.5 % a year    ->  5.73% on average; 3 of 5 years, last 增长6.5%
    12亿元 and 19亿元          ->  CNY 3.1 billion in all; 2 figures, last 19亿元
    64家, then 60余家          ->  at least 64; since 31 Jul 2024, last 60余家

The value is the assessment's p; the figures that it rests on stand in `qdtrack show`.
"""

from __future__ import annotations

from datetime import date

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Bound, Kind, Quantity
from qdtrack.reporting import wording
from qdtrack.reporting.rounding import rounded_beside


def composed(assessment: Assessment, language: Language) -> tuple[str, str] | None:
    """The value and what it was made from; None where the latest figure says it itself."""
    inputs, latest = assessment.inputs, assessment.latest
    if latest is None or not (inputs.get("parts") or inputs.get("lower_bound_since")):
        return None
    last = label("composed.last", language, quote=wording.clean(latest.quote))
    return _value(assessment, language), wording.clauses([_made_from(assessment, language), last], language)


def _value(assessment: Assessment, language: Language) -> str:
    target, inputs = assessment.target, assessment.inputs
    value = rounded_beside(inputs["p"], inputs.get("T"))
    falls = target.kind is Kind.REDUCTION and value < 0
    amount = wording.quantity(_quantity(assessment, abs(value) if falls else value), language)
    if target.kind is Kind.REDUCTION:
        return label("goal.fall" if falls else "composed.rise", language, amount=amount)
    if target.kind is Kind.GROWTH:
        return label("composed.average", language, amount=amount)
    return label("composed.sum", language, amount=amount) if target.kind is Kind.TOTAL else amount


def _quantity(assessment: Assessment, value: float) -> Quantity:
    """The value with the bound that its interval leaves."""
    observed = assessment.inputs.get("observed") or {}
    low, high = observed.get("low"), observed.get("high")
    bound = Bound.EQUAL if low == high else Bound.APPROXIMATE
    if high is None and low is not None:
        bound = Bound.AT_LEAST if observed.get("low_closed") else Bound.MORE_THAN
    elif low is None and high is not None:
        bound = Bound.AT_MOST if observed.get("high_closed") else Bound.LESS_THAN
    return Quantity(value, assessment.target.goal.quantity.unit, bound)


def _made_from(assessment: Assessment, language: Language) -> str:
    inputs, kind = assessment.inputs, assessment.target.kind
    since = inputs.get("lower_bound_since")
    if since:
        return label("composed.since", language, day=wording.day(date.fromisoformat(since), language))
    parts = inputs["parts"]
    if kind is Kind.QUOTA:
        unit = assessment.target.goal.quantity.unit
        eve, now = (wording.amount(part["value"], unit, language) for part in parts)
        return label("composed.difference", language, eve=eve, now=now)
    if kind is Kind.GROWTH:
        return label("composed.years", language, count=len(parts), of=inputs.get("of_years", len(parts)))
    key = "composed.chain" if kind is Kind.REDUCTION else "composed.figures"
    return label(key, language, count=len(parts))
