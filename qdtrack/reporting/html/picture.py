"""A chart with its words: ticks, labels, and the same told to whoever cannot see it.

picture(row, report_day, Language.EN).captions  ->  (Caption(68, 32, "at least 50,000", "start"), …)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment
from qdtrack.reporting import course, wording
from qdtrack.reporting.html.chart import LEFT, RIGHT, Chart, Column, Mark, chart
from qdtrack.reporting.html.scales import Period
from qdtrack.reporting.rounding import rounded
from qdtrack.reporting.rows import Row, latest_words, mark, status_words

# What a chart may hold, in the order of the legend.
SIGNS = (
    *("exact", "least", "most", "about", "published", "column", "running", "baseline", "milestone"),
    *("path", "goal", "deadline", "earlier", "forecast", "issued", "report"),
)
NEAR_THE_EDGE = 70  # units: a label nearer to one ends there
ABOVE, ABOVE_AN_ARROW = 11, 26  # units from a point to the words above it


@dataclass(frozen=True, slots=True)
class Caption:
    """Words in the drawing; ``anchor`` is where they are fixed: start, middle or end."""

    x: int
    y: int
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and everything that is said in it."""

    chart: Chart
    title: str
    description: str
    unit: str  # "" where the numbers stand for themselves
    values: tuple[tuple[int, str], ...]  # (y, words)
    periods: tuple[tuple[int, int | None, str], ...]  # (x of the line, x of the words, words)
    marks: tuple[tuple[Mark, str], ...]
    captions: tuple[Caption, ...]


def picture(one: Row, report_day: date, language: Language) -> Picture | None:
    """The picture of a target, None where there is nothing dated to draw."""
    drawn = chart(one.assessment, report_day)
    if drawn is None:
        return None
    unit = one.assessment.target.goal.quantity.unit
    power = _power([value for _, value in drawn.values], language)
    scale = label(f"scale.{power}", language).strip() if power else ""
    space = " " if language is Language.EN and scale else ""
    name = f"{scale}{space}{wording.unit_name(unit, language)}".strip()
    return Picture(
        chart=drawn,
        title=label("page.chart.title", language, name=one.name),
        description=_description(one, drawn, language),
        unit=label("page.chart.unit", language, unit=name) if name else "",
        values=tuple((y, wording.number(value / 10**power, language)) for y, value in drawn.values),
        periods=tuple((x, at, _period(period, language)) for x, at, period in drawn.periods),
        marks=tuple((each, _figure(each.seen, one, language)) for each in drawn.marks),
        captions=tuple(_captions(one, drawn, language)),
    )


def _power(ticks: list[float], language: Language) -> int:
    """The power of ten that all ticks can be told in without losing a digit: 万 for 2万, 4万."""
    greatest = max(map(abs, ticks))
    for power in wording.SCALES:
        is_exact = all(abs(tick / 10**power * 100 - round(tick / 10**power * 100)) < 1e-6 for tick in ticks)
        if label(f"scale.{power}", language) and greatest >= 10**power and is_exact:
            return power
    return 0


def _period(period: Period, language: Language) -> str:
    return wording.month(period.start, language) if period.is_month else str(period.start.year)


def _figure(seen: course.Seen, one: Row, language: Language) -> str:
    """A figure and its day: 42,700, 12 Dec 2024."""
    return wording.clauses([_value(seen, one, language), wording.as_of(seen.observation, language)], language)


def _value(seen: course.Seen, one: Row, language: Language) -> str:
    """As the figure is worded; a sum or a chain is no figure of any source."""
    if seen.value == seen.observation.quantity.value or seen.observation.quantity.high is not None:
        return latest_words(seen.observation, language)
    unit = one.assessment.target.goal.quantity.unit
    return wording.amount(rounded(seen.value), unit, language)


# ---------------------------------------------------------------- words in the drawing


def _captions(one: Row, drawn: Chart, language: Language) -> Iterator[Caption]:
    if drawn.band:
        if drawn.columns:  # the last year's column, often of a year that runs, is the lowest
            yield Caption(RIGHT, drawn.band[0] - 6, one.goal, "end")
        else:
            yield Caption(LEFT + 4, drawn.band[0] - 6, one.goal, "start")
    latest = _latest(one.assessment, drawn)
    if latest:
        anchor = "end" if latest.x > RIGHT - NEAR_THE_EDGE else "middle"
        if latest.x < LEFT + NEAR_THE_EDGE:
            anchor = "start"
        top = min(latest.y, latest.low or latest.y, latest.high or latest.y)
        y = top - (ABOVE_AN_ARROW if latest.shape == "least" else ABOVE)
        yield Caption(latest.x, y, _value(latest.seen, one, language), anchor)
    for column in drawn.columns:
        yield Caption(column.middle, column.y - 6, _year(column, language))


def _year(column: Column, language: Language) -> str:
    """The mark of its status and the amount of a year: ✓ 12."""
    sign, value = mark(column.year.status, language), column.year.value
    return sign if value is None else f"{sign} {wording.number(value, language)}"


def _latest(assessment: Assessment, drawn: Chart) -> Mark | None:
    found = [each for each in drawn.marks if each.seen.observation is assessment.latest]
    return found[-1] if found else None


def signs(drawn: Chart) -> frozenset[str]:
    """What is drawn, by the names that the templates draw it under; all of SIGNS."""
    is_there = {
        "published": any(each.is_dated_by_article for each in drawn.marks),
        "column": any(not column.is_running for column in drawn.columns),
        "running": any(column.is_running for column in drawn.columns),
        "baseline": drawn.baseline is not None,
        "milestone": bool(drawn.milestones),
        "path": bool(drawn.path),
        "goal": drawn.band is not None,
        "deadline": drawn.deadline is not None,
        "earlier": drawn.earlier is not None,
        "forecast": drawn.forecast is not None,
        "issued": drawn.issued is not None,
        "report": drawn.report is not None,
    }
    return frozenset(sign for sign, is_drawn in is_there.items() if is_drawn) | {
        each.shape for each in drawn.marks
    }


# ---------------------------------------------------------------- told without seeing


def _description(one: Row, drawn: Chart, language: Language) -> str:
    """How many figures and the latest, the years of a quota, the goal, and where the path begins.

    Each figure stands below the chart, among those used.
    """
    assessment = one.assessment
    years = [
        label(
            "page.chart.told.year",
            language,
            year=column.year.year,
            value="?" if column.year.value is None else wording.number(column.year.value, language),
            status=status_words(column.year.status, assessment.target, language),
        )
        for column in drawn.columns
    ]
    parts = [
        _figures(one, drawn, language),
        *years,
        label("page.chart.told.goal", language, goal=wording.clauses([one.goal, one.deadline], language)),
        _path(assessment, drawn, language),
    ]
    return label("sentence.separator", language).join(part for part in parts if part)


def _figures(one: Row, drawn: Chart, language: Language) -> str:
    if not drawn.marks:
        return ""
    last = _figure(drawn.marks[-1].seen, one, language)
    return label("page.chart.told.figures", language, count=len(drawn.marks), last=last)


def _path(assessment: Assessment, drawn: Chart, language: Language) -> str:
    if not drawn.path:
        return ""
    day, value = course.path(assessment)[0]
    unit = assessment.target.goal.quantity.unit
    words = wording.amount(value, unit, language)
    return label("page.chart.told.path", language, value=words, day=wording.day(day, language))
