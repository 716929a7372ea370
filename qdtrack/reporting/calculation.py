"""A target's calculation in words and numbers, so that it can be worked out again by hand.

    Progress: (42,700 - 30,361) / (50,000 - 30,361) = 62%
    Needed from then on: 3,650 a year, 1.7 times the rate so far
    With another baseline: 37,000 on 7 Dec 2023: pace 1.76, ahead

All numbers are the assessment's; nothing is computed here but their rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qdtrack.assessment.profiles import PROFILES
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Status, Target
from qdtrack.reporting import wording
from qdtrack.reporting.forecasts import forecast_words
from qdtrack.reporting.measured import accepted_words, formula_words, profile_words, read_as, start_words
from qdtrack.reporting.rates import required_words
from qdtrack.reporting.rounding import rounded, rounded_beside
from qdtrack.reporting.rows import Row, aside, status_words
from qdtrack.reporting.shares import attainment

Pairs = list[tuple[str, str]]  # keys of the catalogue and what is said of them
MOST_BASELINES = 3  # from more figures that could be the baseline, the two ends alone are shown


def calculation(one: Row, language: Language) -> Pairs:
    """Every number of the assessment with what it was made from."""
    assessment = one.assessment
    notes = wording.clauses(one.notes, language)
    status = f"{one.mark} {one.status}"
    if assessment.latest is None:
        return [("screen.status", status), ("screen.notes", notes)]
    verdict = label(f"verdict.{assessment.verdict}", language) if assessment.verdict else ""
    return [
        (
            "screen.latest",
            wording.clauses([aside(one.latest, one.latest_printed, language), one.latest_day], language),
        ),
        ("show.read_as", read_as(assessment, language)),
        ("show.accepted", accepted_words(assessment, language)),
        ("show.verdict", verdict),
        ("show.formula", formula_words(assessment, language)),
        ("screen.gap", one.gap),
        ("show.attainment", _attainment(assessment, language)),
        ("show.start", start_words(assessment, language)),
        ("screen.progress", _progress(one, language)),
        ("show.elapsed", _elapsed(assessment, language)),
        ("show.expected", _in_unit(assessment.expected, assessment.target, language)),
        ("show.pace", _pace(assessment, language)),
        ("show.score", _score(assessment, language)),
        ("show.needed_growth", _in_unit(assessment.inputs.get("needed"), assessment.target, language)),
        ("show.required", required_words(assessment, language)),
        ("show.forecast", forecast_words(assessment, language)),
        ("show.sensitivity", _if_unchanged(assessment, language)),
        *(("show.baseline.other", words) for words in _other_baselines(assessment, language)),
        ("show.profile", profile_words(assessment, language)),
        ("screen.status", status),
        ("screen.notes", notes),
        ("show.override", assessment.target.status.reason if assessment.target.status else ""),
    ]


def _elapsed(assessment: Assessment, language: Language) -> str:
    """The share of the time, with its first and last day; of a bent path the share that is due."""
    elapsed, inputs = assessment.elapsed, assessment.inputs
    if elapsed is None:
        return ""
    percent = f"{wording.number(int(elapsed * 1000 + 1e-9) / 10, language)}%"
    if assessment.target.milestones or assessment.target.schedule:
        return label("show.elapsed.due", language, percent=percent)
    days = [
        wording.day(date.fromisoformat(inputs[name]), language) for name in ("t0", "t1") if inputs.get(name)
    ]
    window = label("period.range", language, start=days[0], end=days[1]) if len(days) == 2 else ""
    return aside(percent, window, language)


def _in_unit(value: float | None, target: Target, language: Language) -> str:
    return "" if value is None else wording.amount(rounded(value), target.goal.quantity.unit, language)


def _attainment(assessment: Assessment, language: Language) -> str:
    """4.27万 / 5万 = 85%; as an interval where the figure's words leave one."""
    share = attainment(assessment, language)
    point, goal = assessment.inputs.get("p"), assessment.inputs.get("T")
    if not share or not point or not goal:
        return share
    return f"{_point(assessment, language)} / {wording.number(goal, language)} = {share}"


def _point(assessment: Assessment, language: Language) -> str:
    """The value that is judged; one that was computed rounded, but never onto the goal."""
    inputs = assessment.inputs
    if not inputs.get("parts"):
        return wording.number(inputs["p"], language)
    return wording.number(rounded_beside(inputs["p"], inputs.get("T"), inputs.get("v0")), language)


def _progress(one: Row, language: Language) -> str:
    """(p - v0) / (T - v0) in numbers."""
    assessment = one.assessment
    inputs = assessment.inputs
    ends = [inputs[name] for name in ("v0", "T") if inputs.get(name) is not None]
    if assessment.progress is None or inputs.get("p") is None or len(ends) < 2:
        return one.percent
    start, goal = (wording.number(end, language) for end in ends)
    return f"({_point(assessment, language)} - {start}) / ({goal} - {start}) = {one.percent}"


def _pace(assessment: Assessment, language: Language) -> str:
    """Progress over elapsed time: 0.84; what the figure's words make of it, where they leave an interval."""
    if assessment.pace is None:
        return ""
    pace, ends = _ratio(assessment.pace, assessment, language), assessment.inputs.get("pace") or ()
    known = [_ratio(end, assessment, language) for end in ends if end is not None]
    if len(known) == 2 and known[0] != known[1]:
        pace = label("show.pace.between", language, pace=pace, low=known[0], high=known[1])
    return label("show.pace.value", language, pace=pace)


def _score(assessment: Assessment, language: Language) -> str:
    """What the class is made from, where that is not the pace."""
    score = assessment.inputs.get("score")
    if score is None or score == assessment.pace:
        return ""
    return _ratio(score, assessment, language)


def _if_unchanged(assessment: Assessment, language: Language) -> str:
    """How the pace would read if a figure that is old were the last word."""
    unchanged = _sensitivity(assessment).get("if_unchanged")
    if unchanged is None:
        return ""
    return label("show.if_unchanged", language, pace=_ratio(unchanged, assessment, language))


def _other_baselines(assessment: Assessment, language: Language) -> list[str]:
    """How pace and class depend on the figure that the way is measured from; of many the two ends."""
    sensitivity, lines = _sensitivity(assessment), []
    if sensitivity.get("pace") is not None:
        own = _ratio(sensitivity["pace"], assessment, language)
        lines.append(label("show.baseline.own", language, pace=own))
    others = sorted(sensitivity.get("baselines") or (), key=lambda other: float(other["pace"]))
    if len(others) > MOST_BASELINES:
        ends = (_ratio(others[end]["pace"], assessment, language) for end in (0, -1))
        lines.append(label("show.baselines", language, count=len(others), low=next(ends), high=next(ends)))
        others = [others[0], others[-1]]
    return lines + [_from_baseline(other, assessment, language) for other in others]


def _from_baseline(other: Mapping[str, Any], assessment: Assessment, language: Language) -> str:  # Any: JSON
    worth = rounded(other["value"]) if assessment.inputs.get("parts") else other["value"]
    value = wording.amount(worth, assessment.target.goal.quantity.unit, language)
    day = wording.day(date.fromisoformat(other["at"]), language)
    ratio = _ratio(other["pace"], assessment, language)
    pace = label("show.baseline.from", language, value=value, day=day, pace=ratio)
    known = other.get("class")
    status = status_words(Status(known), assessment.target, language) if known else ""
    return wording.clauses([pace, status], language)


def _sensitivity(assessment: Assessment) -> dict[str, Any]:  # Any: JSON values
    return dict(assessment.inputs.get("sensitivity") or {})


def _ratio(ratio: float, assessment: Assessment, language: Language) -> str:
    """A pace or a score, with as many digits as tell it from the thresholds: 0.9499 is not 0.95."""
    profile = PROFILES.get(assessment.inputs.get("profile", ""))
    edges = (profile.ahead, profile.on_track, profile.behind, profile.well_behind) if profile else ()
    return wording.number(rounded_beside(ratio, *edges), language)


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
