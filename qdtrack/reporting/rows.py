"""An assessment to a row of words, the same for every screen.

    row(assessment, Language.EN).gap  ->  "7,300"

Which of the cells are shown, and where, is for the renderers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

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
from qdtrack.reporting.composed import composed
from qdtrack.reporting.layout import solid
from qdtrack.reporting.rounding import rounded_beside
from qdtrack.reporting.shares import attainment_words, filled, progress_words

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
    made = composed(assessment, language)
    if made:
        words, quoted = made
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
        progress=None if is_baseline(assessment) else filled(assessment),
        percent="" if is_baseline(assessment) else progress_words(assessment, language),
        lead=_lead(assessment, language),
        gap=_gap(assessment, language),
        attainment=attainment_words(assessment, language),
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
    target = assessment.target
    if target.direction == "both" and _is_above(assessment):
        target = replace(target, direction="down")  # a range is left upwards too: 不降反升
    return wording.clauses([status_words(assessment.status, target, language), better], language)


def is_baseline(assessment: Assessment) -> bool:
    """Whether the latest figure is no later than the baseline: 0 % would look like a standstill since."""
    baseline, latest = assessment.target.baseline, assessment.latest
    if baseline is None or latest is None or baseline.at is None or latest.as_of is None:
        return False
    return latest.as_of <= baseline.at


def _lead(assessment: Assessment, language: Language) -> str:
    """Progress against elapsed time, in whole points, rounded towards the worse."""
    if assessment.progress is None or assessment.elapsed is None or assessment.pace is None:
        return ""
    points = percent_down(assessment.progress - assessment.elapsed, met=False)
    return label(f"row.lead.{'behind' if points < 0 else 'ahead'}", language, points=abs(points))


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


_STRICT = {Bound.MORE_THAN: "row.gap.strict", Bound.LESS_THAN: "row.gap.strict.less"}


def _gap(assessment: Assessment, language: Language) -> str:
    """What is missing to the goal, in its unit; "" when met or not known."""
    goal, latest = assessment.target.goal.quantity, assessment.latest
    if assessment.gap is None or latest is None:
        return ""
    if assessment.target.kind is Kind.GROWTH:
        return _margin(assessment.inputs.get("difference", 0.0), goal.unit, language)
    if assessment.verdict is Verdict.MET:
        return ""
    if assessment.gap == 0:
        key = _STRICT.get(goal.bound) if assessment.verdict is Verdict.NOT_MET else None
        words = wording.amount(goal.value, goal.unit, language)
        return label(key, language, amount=words) if key else ""
    is_computed = bool(assessment.inputs.get("parts"))  # a chain of years has digits that no source has
    gap = rounded_beside(assessment.gap, 0.0) if is_computed else assessment.gap
    words = wording.amount(gap, wording.distance_unit(goal.unit), language)
    relation = _GAP_BY_BOUND.get(latest.quantity.bound)
    if relation and _is_above(assessment):
        relation = _MIRRORED[relation]
    return label(f"row.gap.{relation}", language, amount=words) if relation else words


def _is_above(assessment: Assessment) -> bool:
    """Whether the way to the goal leads down: less is better, or a range was overshot."""
    high = (assessment.inputs.get("acceptance") or {}).get("high")
    point = assessment.inputs.get("p")
    is_over = high is not None and point is not None and point > high
    return assessment.target.direction == "down" or is_over


def _margin(difference: float, unit: str, language: Language) -> str:
    """A growth rate against its goal: +0.4 percentage points; "" inside a range."""
    if not difference:
        return ""
    words = wording.amount(rounded_beside(difference, 0.0), wording.distance_unit(unit), language)
    return ("+" if difference > 0 else "") + words


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
    notes += [*_milestone(assessment, language), *_flags(assessment, language)]
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
    notes = [_flag(flag, assessment, language) for flag in assessment.flags if flag not in said]
    if target.revises:
        notes.append(label("row.revised", language, goal=revision_words(target, language)))
    return notes


def _flag(flag: Flag, assessment: Assessment, language: Language) -> str:
    """A flag in words; what lets a goal of "about" be met is said in numbers."""
    if flag is Flag.WITHIN_TOLERANCE and assessment.inputs.get("acceptance"):
        return label("row.tolerance", language, accepted=accepted(assessment, language))
    return label(f"flag.{flag}", language)


def _milestone(assessment: Assessment, language: Language) -> list[str]:
    """How the latest milestone that has passed was kept."""
    passed = assessment.inputs.get("milestone")
    if not passed:
        return []
    target, by = assessment.target, date.fromisoformat(passed["by"])
    words = [wording.goal(one.goal, target.kind, language) for one in target.milestones if one.by == by]
    goal = wording.clauses([*words[:1], wording.by(by, language)], language)
    status = status_words(Status(passed["status"]), target, language)
    return [label("row.milestone", language, goal=goal, status=status)]


def _year(year: YearVerdict, target: Target, language: Language) -> str:
    """One year of a quota: "2026 behind (7)"."""
    status = status_words(year.status, target, language)
    if year.value is None:
        return label("row.year", language, year=year.year, status=status)
    value = wording.number(year.value, language)
    return label("row.year.value", language, year=year.year, status=status, value=value)


def accepted(assessment: Assessment, language: Language) -> str:
    """The values that count as reaching the goal: at least 4%, 1% to 3%."""
    ends, unit = assessment.inputs["acceptance"], assessment.target.goal.quantity.unit
    if assessment.target.kind is not Kind.REDUCTION or ends["high"] is None:
        return wording.interval(ends, unit, language)
    fall = {
        "low": -ends["high"],
        "high": None if ends["low"] is None else -ends["low"],
        "low_closed": ends["high_closed"],
        "high_closed": ends["low_closed"],
    }
    return label("goal.fall", language, amount=wording.interval(fall, unit, language))


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
