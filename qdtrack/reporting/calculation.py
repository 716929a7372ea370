"""A target's calculation in words and numbers, so that it can be worked out again by hand.

    Progress: (42,700 - 30,361) / (50,000 - 30,361) = 62%
    Needed from then on: 3,650 a year, 1.7 times the rate so far
    With another baseline: 37,000 on 7 Dec 2023: pace 1.76, ahead

All numbers are the assessment's; nothing is computed here but their rounding.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from qdtrack.assessment.percent import percent_down
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Kind, Status, Target, Verdict
from qdtrack.reporting import wording
from qdtrack.reporting.forecasts import forecast_words
from qdtrack.reporting.rates import required_words
from qdtrack.reporting.rows import Row, status_words

Pairs = list[tuple[str, str]]  # keys of the catalogue and what is said of them


def calculation(one: Row, language: Language) -> Pairs:
    """Every number of the assessment with what it was made from."""
    assessment = one.assessment
    notes = wording.clauses(one.notes, language)
    status = f"{one.mark} {one.status}"
    if assessment.latest is None:
        return [("screen.status", status), ("screen.notes", notes)]
    verdict = label(f"verdict.{assessment.verdict}", language) if assessment.verdict else ""
    return [
        ("screen.latest", wording.clauses([one.latest, one.latest_day], language)),
        ("show.verdict", verdict),
        ("show.formula", _formula(assessment, language)),
        ("screen.gap", one.gap),
        ("show.attainment", _attainment(one, language)),
        ("screen.progress", _progress(one, language)),
        ("show.elapsed", _share(assessment.elapsed, language)),
        ("show.expected", _in_unit(assessment.expected, assessment.target, language)),
        ("show.pace", _pace(assessment, language)),
        ("show.required", required_words(assessment, language)),
        ("show.forecast", forecast_words(assessment, language)),
        ("show.sensitivity", _if_unchanged(assessment, language)),
        *(("show.baseline.other", words) for words in _other_baselines(assessment, language)),
        ("screen.status", status),
        ("screen.notes", notes),
        ("show.override", assessment.target.status.reason if assessment.target.status else ""),
    ]


def _share(share: float | None, language: Language) -> str:
    return "" if share is None else f"{wording.number(int(share * 1000 + 1e-9) / 10, language)}%"


def _in_unit(value: float | None, target: Target, language: Language) -> str:
    return (
        "" if value is None else wording.amount(wording.rounded(value), target.goal.quantity.unit, language)
    )


def _attainment(one: Row, language: Language) -> str:
    """4.27万 / 5万 = 85%."""
    assessment = one.assessment
    point, goal = assessment.inputs.get("p"), assessment.inputs.get("T")
    if assessment.attainment is None or not point or not goal:
        return one.attainment
    parts = (wording.number(_worth(point, assessment), language), wording.number(goal, language))
    return f"{parts[0]} / {parts[1]} = {_percent(assessment.attainment, assessment)}"


def _progress(one: Row, language: Language) -> str:
    """(p - v0) / (T - v0) in numbers."""
    assessment = one.assessment
    names = ("p", "v0", "T")
    values = [assessment.inputs.get(name) for name in names]
    if assessment.progress is None or any(value is None for value in values):
        return one.percent
    point, start, goal = (
        wording.number(_worth(value, assessment), language) for value in values if value is not None
    )
    return f"({point} - {start}) / ({goal} - {start}) = {one.percent}"


def _worth(value: float, assessment: Assessment) -> float:
    """A sum or a chain of figures without the digits that none of them has."""
    return wording.rounded(value) if assessment.inputs.get("parts") else value


def _percent(share: float, assessment: Assessment) -> str:
    return f"{percent_down(share, assessment.verdict is Verdict.MET)}%"


def _pace(assessment: Assessment, language: Language) -> str:
    """Progress over elapsed time: 0.84."""
    if assessment.pace is None:
        return ""
    return label("show.pace.value", language, pace=wording.number(wording.rounded(assessment.pace), language))


def _formula(assessment: Assessment, language: Language) -> str:
    """How the kind of goal is measured."""
    inputs, kind = assessment.inputs, assessment.target.kind
    if kind is Kind.GROWTH:
        return label(f"formula.{'average' if inputs.get('parts') else 'year'}", language)
    if assessment.progress is None:
        return label("formula.goal_only", language)
    if inputs.get("operator") == "range" or assessment.target.direction == "both":
        return label("formula.two_sided", language)
    return label("formula.chain" if kind is Kind.REDUCTION else "formula.path", language)


def _if_unchanged(assessment: Assessment, language: Language) -> str:
    """How the pace would read if a figure that is old were the last word."""
    unchanged = _sensitivity(assessment).get("if_unchanged")
    if unchanged is None:
        return ""
    return label("show.if_unchanged", language, pace=_ratio(unchanged, language))


def _other_baselines(assessment: Assessment, language: Language) -> list[str]:
    """How pace and class depend on the figure that the way is measured from."""
    sensitivity, lines = _sensitivity(assessment), []
    if sensitivity.get("pace") is not None:
        lines.append(label("show.baseline.own", language, pace=_ratio(sensitivity["pace"], language)))
    for other in sensitivity.get("baselines") or ():
        unit = assessment.target.goal.quantity.unit
        value = wording.amount(_worth(other["value"], assessment), unit, language)
        day = wording.day(date.fromisoformat(other["at"]), language)
        pace = label(
            "show.baseline.from", language, value=value, day=day, pace=_ratio(other["pace"], language)
        )
        known = other.get("class")
        status = status_words(Status(known), assessment.target, language) if known else ""
        lines.append(wording.clauses([pace, status], language))
    return lines


def _sensitivity(assessment: Assessment) -> dict[str, Any]:  # Any: JSON values
    return dict(assessment.inputs.get("sensitivity") or {})


def _ratio(pace: float, language: Language) -> str:
    return wording.number(wording.rounded(pace), language)


def flags_explained(assessment: Assessment, language: Language) -> list[str]:
    """Every flag with what it means."""
    return [
        label(
            "screen.pair",
            language,
            key=label(f"flag.{flag}", language),
            value=label(f"flag.explain.{flag}", language),
        )
        for flag in assessment.flags
    ]
