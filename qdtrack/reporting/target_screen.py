"""One target whole: what was promised, the calculation, every observation, every refused candidate.

Each number of the calculation stands with what it was made from, so that it can be worked
out again by hand; each quote stands highlighted in its sentence with its file and offset.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.assessment.percent import percent_down
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, Observation, Target, Verdict
from qdtrack.reporting import passages, wording
from qdtrack.reporting.closing import candidate_words
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph
from qdtrack.reporting.rows import Row, candidate_why, row
from qdtrack.reporting.terminal import status_style

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TargetScreen:
    """The screen of `qdtrack show`."""

    assessment: Assessment
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1
        one, language = row(self.assessment, self.language), self.language
        yield _title(one, width)
        yield _pairs(_promise(one, language), width, language)
        yield Text()
        yield _heading("show.calculation", width, language)
        yield _pairs(_calculation(one, language), width, language)
        for key, observations in (
            ("show.observations", self.assessment.evidence.observations),
            ("show.peers", self.assessment.evidence.peers),
        ):
            if observations or key == "show.observations":
                yield Text()
                yield _heading(key, width, language, count=len(observations))
            for observation in observations:
                yield _observation(observation, self.assessment.target, width, language)
        rejected = self.assessment.evidence.rejected
        yield Text()
        yield _heading("show.rejected", width, language, count=len(rejected))
        for candidate in rejected:
            yield _rejected(candidate, width, language)


def _title(one: Row, width: int) -> Text:
    title = Text(one.name, style="bold").append("  ")
    title.append(f"{one.mark} {one.status}", style=status_style(one.assessment.status))
    return paragraph(title, width, hanging=INDENT)


def _heading(key: str, width: int, language: Language, **details: object) -> Text:
    return paragraph(Text(label(key, language, **details), style="bold"), width)


def _pairs(pairs: Pairs, width: int, language: Language) -> Text:
    """Lines of "key: value", without those that have no value."""
    lines = []
    for key, value in pairs:
        if value:
            head = Text(label("screen.pair", language, key=label(key, language), value=""), style="dim")
            lines.append(paragraph(head.append(wording.clean(value)), width, INDENT, hanging=2 * INDENT))
    return Text("\n").join(lines)


def _promise(one: Row, language: Language) -> Pairs:
    """What the registry says."""
    target = one.assessment.target
    nature = label(f"nature.{target.nature}", language) if target.nature else ""
    printed = (
        label("screen.aside", language, text=one.goal, aside=one.goal_printed)
        if one.goal_printed
        else one.goal
    )
    return [
        ("show.id", target.id),
        ("show.indicator", wording.listed([target.indicator, *target.also], language)),
        ("show.exclude", wording.listed(target.exclude, language)),
        ("show.place", wording.clauses([one.place, target.group], language)),
        ("screen.goal", wording.clauses([printed, one.deadline, nature], language)),
        ("show.kind", label(f"kind.{target.kind}", language)),
        ("show.plan", _plan(target, language)),
        ("show.baseline", _baseline(target, language)),
        ("show.revised", _revision(target, language)),
        ("show.owner", target.owner),
    ]


def _plan(target: Target, language: Language) -> str:
    plan = target.plan
    if plan is None:
        return ""
    issued = label("show.issued", language, month=wording.month(plan.issued, language)) if plan.issued else ""
    return wording.clauses([wording.plan_name(plan, language), issued, plan.source], language)


def _baseline(target: Target, language: Language) -> str:
    if target.baseline is None:
        return ""
    at = wording.day(target.baseline.at, language) if target.baseline.at else ""
    return wording.clauses(
        [wording.quantity(target.baseline.quantity, language), at, target.baseline.source], language
    )


def _revision(target: Target, language: Language) -> str:
    earlier = target.revises
    if earlier is None:
        return ""
    by = wording.day(earlier.by, language) if earlier.by else ""
    return wording.clauses([wording.goal(earlier.goal, target.kind, language), by, earlier.source], language)


def _calculation(one: Row, language: Language) -> Pairs:
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
        ("screen.gap", one.gap),
        ("show.attainment", _attainment(one, language)),
        ("screen.progress", _progress(one, language)),
        ("show.elapsed", _share(assessment.elapsed, language)),
        ("show.expected", _in_unit(assessment.expected, assessment.target, language)),
        ("show.pace", _pace(assessment, language)),
        ("show.required", _required(assessment, language)),
        ("show.sensitivity", _sensitivity(assessment, language)),
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
    parts = (wording.number(point, language), wording.number(goal, language))
    return f"{parts[0]} / {parts[1]} = {_percent(assessment.attainment, assessment)}"


def _progress(one: Row, language: Language) -> str:
    """(p - v0) / (T - v0) in numbers."""
    assessment = one.assessment
    names = ("p", "v0", "T")
    values = [assessment.inputs.get(name) for name in names]
    if assessment.progress is None or any(value is None for value in values):
        return one.percent
    point, start, goal = (wording.number(value, language) for value in values if value is not None)
    return f"({point} - {start}) / ({goal} - {start}) = {one.percent}"


def _percent(share: float, assessment: Assessment) -> str:
    return f"{percent_down(share, assessment.verdict is Verdict.MET)}%"


def _pace(assessment: Assessment, language: Language) -> str:
    """Progress over elapsed time: 0.84."""
    if assessment.pace is None:
        return ""
    return label("show.pace.value", language, pace=wording.number(wording.rounded(assessment.pace), language))


def _required(assessment: Assessment, language: Language) -> str:
    need, times = assessment.required_rate, assessment.acceleration
    if need is None:
        return ""
    unit = wording.distance_unit(assessment.target.goal.quantity.unit)
    rate = label(
        f"show.per_{need.per}", language, amount=wording.amount(wording.rounded(need.value), unit, language)
    )
    if times is None:
        return rate
    key = "show.enough" if times <= 1 else "show.faster"
    return wording.clauses(
        [rate, label(key, language, times=wording.number(float(f"{times:.2g}"), language))], language
    )


def _sensitivity(assessment: Assessment, language: Language) -> str:
    """How the pace would read if a figure that is old were the last word."""
    extra = assessment.inputs.get("sensitivity") or {}
    unchanged = extra.get("if_unchanged")
    if unchanged is None:
        return ""
    return label("show.if_unchanged", language, pace=wording.number(wording.rounded(unchanged), language))


def _observation(one: Observation, target: Target, width: int, language: Language) -> Text:
    flags = [label(f"flag.{flag}", language) for flag in one.flags]
    head = wording.clauses([wording.clean(wording.reading(one, target, language)), *flags], language)
    lines = [paragraph(Text(head), width, INDENT, hanging=2 * INDENT)]
    lines.append(passages.of_observation(one, width, 2 * INDENT, language))
    return Text("\n").join(lines)


def _rejected(candidate: Candidate, width: int, language: Language) -> Text:
    words = label(
        "show.refused",
        language,
        figure=candidate_words(candidate, language),
        why=candidate_why(candidate, language),
        reason=candidate.reason,
    )
    head = paragraph(Text(words), width, INDENT, hanging=2 * INDENT)
    return Text("\n").join([head, passages.of_figure(candidate.figure, width, 2 * INDENT, language)])
