"""An assessment to a row of words, the same for every screen.

    row(assessment, Language.EN).gap  ->  "7,300"

Which of the cells are shown, and where, is for the renderers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qdtrack.assessment.percent import percent_down
from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Candidate,
    Flag,
    Kind,
    Observation,
    Status,
    Target,
    Verdict,
    YearVerdict,
)
from qdtrack.reporting import wording
from qdtrack.reporting.layout import solid

MET = frozenset({Status.MET, Status.MET_EARLY, Status.MET_LATE, Status.MET_SO_FAR, Status.MET_BEFORE_ISSUE})
LAGGING = frozenset({Status.BREACHED, Status.MISSED, Status.BEHIND, Status.WELL_BEHIND, Status.REGRESSING})


@dataclass(frozen=True, slots=True)
class Row:
    """One target in words; "" where there is nothing to say."""

    assessment: Assessment
    name: str
    place: str
    goal: str
    goal_printed: str  # the plan's own words, where ``goal`` is a translation of them
    deadline: str
    latest: str
    latest_printed: str  # the source's own words, where ``latest`` is a translation of them
    latest_day: str
    progress: float | None  # a fraction, for the bar
    percent: str
    lead: str
    gap: str
    attainment: str
    mark: str
    status: str
    notes: tuple[str, ...]  # flags, the reason for no class, the years of a quota
    before: str = ""  # what was said at the end of the period before, where the report is of a period


def row(assessment: Assessment, language: Language) -> Row:
    """The words for one target."""
    target, latest = assessment.target, assessment.latest
    goal = wording.goal(target.goal, target.kind, language)
    printed = wording.clean(target.goal.text)
    quoted = wording.clean(latest.quote) if latest else ""
    words = latest_words(latest, language) if latest else ""
    return Row(
        assessment=assessment,
        name=wording.target_name(target, language),
        place=wording.place_name(target.place, language),
        goal=goal,
        goal_printed="" if printed == goal else printed,
        deadline=solid(wording.deadline(target, language)),
        latest=words,
        latest_printed="" if quoted == words else quoted,
        latest_day=solid(wording.as_of(latest, language)) if latest else "",
        progress=None if is_baseline(assessment) else assessment.progress,
        percent="" if is_baseline(assessment) else _percent(assessment, language),
        lead=_lead(assessment, language),
        gap=_gap(assessment, language),
        attainment=_attainment(assessment, language),
        mark=mark(assessment.status, language),
        status=_status(assessment, language),
        notes=_notes(assessment, language),
    )


def goal_words(one: Row, language: Language) -> str:
    """The goal on one line: at least 50,000 (5万个以上), by end 2027."""
    return wording.clauses([aside(one.goal, one.goal_printed, language), one.deadline], language)


def baseline_words(target: Target, language: Language) -> str:
    """The value that the way is measured from, and its day: 30,361, 30 Sep 2022; "" without one."""
    if target.baseline is None:
        return ""
    at = solid(wording.day(target.baseline.at, language)) if target.baseline.at else ""
    return wording.clauses([wording.quantity(target.baseline.quantity, language), at], language)


def revision_words(target: Target, language: Language) -> str:
    """The goal as it was before it was revised: at least 40,000, by end 2026; "" if it was not."""
    if target.revises is None:
        return ""
    earlier = replace(target, goal=target.revises.goal, by=target.revises.by)
    words = [wording.goal(earlier.goal, target.kind, language), wording.deadline(earlier, language)]
    return wording.clauses(words, language)


def latest_words(latest: Observation, language: Language) -> str:
    """The latest figure: as printed in Chinese, its reading in English.

    Of a fall the sources print the size alone (下降的2.35%): its reading has the sign in Chinese too.
    """
    if language is Language.ZH and latest.quantity.value >= 0:
        return wording.clean(latest.quote)
    return wording.quantity(latest.quantity, language)


def mark(status: Status, language: Language) -> str:
    return label(f"mark.{status}", language)


def status_words(status: Status, target: Target, language: Language) -> str:
    if status is Status.REGRESSING and target.direction == "down":
        return label("status.regressing_down", language)
    return label(f"status.{status}", language)


def _status(assessment: Assessment, language: Language) -> str:
    """The status in words; where the figure's bound leaves a better class open, that is part of it."""
    better = label("row.or_better", language) if assessment.inputs.get("or_better") else ""
    return wording.clauses([status_words(assessment.status, assessment.target, language), better], language)


def is_baseline(assessment: Assessment) -> bool:
    """Whether the latest figure is no later than the baseline: 0 % would look like a standstill since."""
    baseline, latest = assessment.target.baseline, assessment.latest
    if baseline is None or latest is None or baseline.at is None or latest.as_of is None:
        return False
    return latest.as_of <= baseline.at


def _percent(assessment: Assessment, language: Language) -> str:
    """Progress in whole percent; an interval when the figure is a bound."""
    progress = assessment.progress
    if progress is None:
        return ""
    return _interval(assessment, "progress", progress, language) + ("+" if progress > 1 else "")


def _interval(assessment: Assessment, name: str, point: float, language: Language) -> str:
    """A share as the interval that the assessment's inputs hold for it, else as the point."""
    low, high = assessment.inputs.get(name) or (point, point)
    return wording.percent_between(low, high, assessment.verdict is Verdict.MET, language)


def _lead(assessment: Assessment, language: Language) -> str:
    """Progress against elapsed time, in whole points, rounded towards the worse."""
    if assessment.progress is None or assessment.elapsed is None or assessment.pace is None:
        return ""
    points = percent_down(assessment.progress - assessment.elapsed, met=False)
    return label(f"row.lead.{'behind' if points < 0 else 'ahead'}", language, points=abs(points))


def _attainment(assessment: Assessment, language: Language) -> str:
    """The share of the goal's value, called by a word of its own: it is no progress."""
    share = attainment_share(assessment, language)
    is_plain = bool(share) and assessment.target.direction != "down"
    return label("row.attainment", language, percent=share) if is_plain else share


def attainment_share(assessment: Assessment, language: Language) -> str:
    """The same under a heading that calls it so: 85%; of a ceiling it says so itself."""
    if assessment.attainment is None:
        return ""
    share = _interval(assessment, "attainment", assessment.attainment, language)
    ceiling = assessment.target.direction == "down"
    return label("row.attainment.ceiling", language, percent=share) if ceiling else share


# What a bound on the observation makes of the distance to a goal above it.
_GAP_BY_BOUND = {
    Bound.AT_LEAST: "at_most",
    Bound.MORE_THAN: "at_most",
    Bound.AT_MOST: "at_least",
    Bound.LESS_THAN: "at_least",
    Bound.NEARLY: "at_least",
    Bound.APPROXIMATE: "about",
    Bound.RANGE: "about",
}
_MIRRORED = {"at_most": "at_least", "at_least": "at_most", "about": "about"}


def _gap(assessment: Assessment, language: Language) -> str:
    """What is missing to the goal, in its unit; "" when met or not known."""
    goal, latest = assessment.target.goal.quantity, assessment.latest
    if assessment.gap is None or latest is None:
        return ""
    if assessment.target.kind is Kind.GROWTH:
        return _margin(latest.quantity.value - goal.value, goal.unit, language)
    if assessment.verdict is Verdict.MET:
        return ""
    if assessment.gap == 0:
        strict = goal.bound is Bound.MORE_THAN and assessment.verdict is Verdict.NOT_MET
        words = wording.amount(goal.value, goal.unit, language)
        return label("row.gap.strict", language, amount=words) if strict else ""
    is_computed = bool(assessment.inputs.get("parts"))  # a chain of years has digits that no source has
    gap = wording.rounded(assessment.gap) if is_computed else assessment.gap
    words = wording.amount(gap, wording.distance_unit(goal.unit), language)
    relation = _GAP_BY_BOUND.get(latest.quantity.bound)
    if relation and assessment.target.direction == "down":
        relation = _MIRRORED[relation]
    return label(f"row.gap.{relation}", language, amount=words) if relation else words


def _margin(difference: float, unit: str, language: Language) -> str:
    """A growth rate against its goal: +0.4 percentage points."""
    return ("+" if difference > 0 else "") + wording.amount(difference, wording.distance_unit(unit), language)


def _notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """What stands beside the status; what another cell already says is left out."""
    target, latest = assessment.target, assessment.latest
    notes = [_year(year, target, language) for year in assessment.years] if latest else []
    if latest and latest.as_of and target.by and assessment.status is Status.MET and latest.as_of > target.by:
        notes.append(label("row.at_latest", language, day=wording.day(latest.as_of, language)))
    if assessment.why and assessment.why != f"why.{assessment.status}":
        notes.append(label(assessment.why, language))
    if is_baseline(assessment):
        notes.append(label("row.is_baseline", language))
    notes += _flags(assessment, language)
    if latest and len(latest.sources) > 1:
        notes.append(label("row.sources", language, count=len(latest.sources)))
    if target.nature == "binding":
        notes.append(label("nature.binding", language))
    if assessment.computed_status is not None:
        computed = status_words(assessment.computed_status, target, language)
        notes += [label("flag.overridden", language), label("row.computed", language, status=computed)]
    return tuple(notes)


def _flags(assessment: Assessment, language: Language) -> list[str]:
    """The flags in words, without those that another cell says; a revised goal with its first version."""
    target, latest = assessment.target, assessment.latest
    said = {Flag.OVERRIDDEN, Flag.REVISED}
    if latest and latest.as_of_basis is not Basis.STATED:
        said.add(Flag.AS_OF_INFERRED)
    notes = [label(f"flag.{flag}", language) for flag in assessment.flags if flag not in said]
    if target.revises:
        notes.append(label("row.revised", language, goal=revision_words(target, language)))
    return notes


def _year(year: YearVerdict, target: Target, language: Language) -> str:
    """One year of a quota: "2026 behind (7)"."""
    status = status_words(year.status, target, language)
    if year.value is None:
        return label("row.year", language, year=year.year, status=status)
    value = wording.number(year.value, language)
    return label("row.year.value", language, year=year.year, status=status, value=value)


def aside(text: str, more: str, language: Language) -> str:
    """Words with others in brackets behind them, if there are any."""
    return label("screen.aside", language, text=text, aside=more) if more else text


def candidate_why(candidate: Candidate, language: Language) -> str:
    """Why a candidate was refused: what is particular to it, else the reason in general."""
    return detail(candidate, language) or label(f"reason.{candidate.reason}", language)


def detail(candidate: Candidate, language: Language) -> str:
    """The sentence about this one candidate; "" if its reason says all."""
    if not candidate.detail:
        return ""
    details = {key: wording.term(value, language) for key, value in candidate.details.items()}
    return wording.clean(label(f"reason.{candidate.detail}", language, **details))
