"""A report to what its bulletin says, before it is set on pages.

    content(report, assessments, Arrangement(), Language.ZH).tables[0].lines[0].cells[6]  ->  ("62%",)

The columns are those of a supervision ledger. 完成率 (v/T) and 目标进度 stand in two columns, each under its
own name, since neither is the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Observation, Report, Target
from qdtrack.reporting import closing, findings, links, passages, shortfalls, wording
from qdtrack.reporting.grouping import Section, sections
from qdtrack.reporting.periods import PeriodView
from qdtrack.reporting.rows import LAGGING, Row, row
from qdtrack.reporting.shares import attainment

# Each with its width in centimetres: all that an A4 sheet across leaves between the margins.
COLUMNS = {
    "task": 3.2,
    "nature": 1.6,
    "baseline": 2.0,
    "goal": 2.1,
    "deadline": 1.8,
    "latest": 2.1,
    "attainment": 1.5,
    "pace": 2.2,
    "status": 2.7,
    "owner": 2.2,
    "evidence": 5.3,
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the targets stand, as in the terminal report."""

    order: str = "plan"
    group: str | None = None
    view: PeriodView | None = None
    has_evidence: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a number stands: its sentence, as a quotation or as a note, and its source."""

    sentence: str
    outlet: str  # the link's words
    address: str  # where it leads, "" for nowhere
    where: str  # day, file, characters, how many more


@dataclass(frozen=True, slots=True)
class Line:
    """A target: the lines of each cell but the last, and the evidence."""

    cells: tuple[tuple[str, ...], ...]  # the first of each counts, the others explain it
    evidence: Evidence | None
    is_lagging: bool


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The whole bulletin, part by part."""

    title: str
    subtitle: str
    opening: tuple[str, ...]  # the finding, what changed in the period, the tally
    lagging_title: str
    lagging: tuple[tuple[str, str], ...]  # binding goals that lag: name, and what is missing
    heads: tuple[str, ...]
    tables: tuple[Table, ...]
    closing: tuple[str, ...]
    warning: str  # "" where nothing is missing


def content(
    report: Report, assessments: Sequence[Assessment], how: Arrangement, language: Language
) -> Content:
    """What the bulletin on these targets says."""
    rows = [row(one, language) for one in assessments]
    rows = how.view.rows(rows, language) if how.view else rows
    parted = sections(rows, how.order, how.group, language) if rows else []
    title = wording.registry_title(report.registry, language)
    lagging = findings.lagging_binding(assessments, language)
    return Content(
        title=title or label("bulletin.title", language),
        subtitle=_subtitle(report, how.view, language),
        opening=_opening(report, assessments, how.view, language),
        lagging_title=lagging,
        lagging=tuple(_lagging(assessments, language)),
        heads=tuple(label(f"bulletin.{key}", language) for key in COLUMNS),
        tables=tuple(_table(section, how, language) for section in parted),
        closing=(label("bulletin.note", language), closing.footer_words(report, language)),
        warning=label("screen.incomplete", language) if closing.is_incomplete(report) else "",
    )


def _subtitle(report: Report, view: PeriodView | None, language: Language) -> str:
    if view is None:
        return label("bulletin.subtitle", language, day=wording.day(report.as_of, language))
    return label("bulletin.subtitle.period", language, period=view.lines(language)[0])


def _opening(
    report: Report, assessments: Sequence[Assessment], view: PeriodView | None, language: Language
) -> tuple[str, ...]:
    lines = view.lines(language)[1:] if view else []
    if not assessments:
        return (*lines, closing.empty_words(report, language, is_selection=view is not None))
    return (findings.finding(assessments, language), *lines, findings.tally_line(assessments, language))


def _lagging(assessments: Sequence[Assessment], language: Language) -> list[tuple[str, str]]:
    """The binding goals that lag, the worst first, with what is missing to each."""
    binding = [one for one in assessments if one.target.nature == "binding" and one.status in LAGGING]
    return [(one.name, words) for one, words in shortfalls.entries(binding, language)]


def _table(section: Section, how: Arrangement, language: Language) -> Table:
    lines = tuple(_line(one, how, language) for one in section.shown)
    return Table(section.heading(language), lines)


def _line(one: Row, how: Arrangement, language: Language) -> Line:
    """The cells in the order of COLUMNS."""
    target = one.assessment.target
    nature = label(f"nature.{target.nature or 'unsaid'}", language)
    progress = label("bulletin.progress", language, percent=one.percent) if one.percent else ""
    before = label("screen.pair", language, key=label("screen.before", language), value=one.before)
    cells = (
        (one.name, one.place),
        (nature,),
        _baseline(target, language),
        (one.goal, one.goal_printed),
        (one.deadline,),
        (one.latest, one.latest_printed, one.latest_day),
        (_attainment(one, language),),
        (progress, one.lead),
        (
            f"{one.mark} {one.status}",
            _gap(one, language),
            wording.clauses([note for note in one.notes if note != nature], language),
            before if one.before else "",
        ),
        (wording.clean(target.owner),),
    )
    latest = one.assessment.latest
    return Line(
        cells=tuple(tuple(part for part in cell if part) for cell in cells),
        evidence=_evidence(latest, how, language) if latest else None,
        is_lagging=one.assessment.status in LAGGING,
    )


def _baseline(target: Target, language: Language) -> tuple[str, ...]:
    """The value, and its day."""
    found = target.baseline
    if found is None:
        return ()
    return wording.quantity(found.quantity, language), wording.day(found.at, language) if found.at else ""


def _attainment(one: Row, language: Language) -> str:
    """The share alone, since the column calls it so; of a ceiling with its word."""
    share = attainment(one.assessment, language)
    is_plain = one.attainment == label("row.attainment", language, percent=share)
    return share if is_plain else one.attainment


def _gap(one: Row, language: Language) -> str:
    key = label("screen.gap", language)
    return label("screen.pair", language, key=key, value=one.gap) if one.gap else ""


def _evidence(latest: Observation, how: Arrangement, language: Language) -> Evidence:
    first, more = latest.sources[0], len(latest.sources) - 1
    sentence = passages.said(latest, language).plain or wording.clean(latest.quote)
    counted = label("evidence.more", language, count=more) if more else ""
    published = latest.published or first.published
    day = label("date.published", language, day=wording.day(published, language)) if published else ""
    place = wording.location(first.path, first.span, first.page)
    return Evidence(
        sentence=sentence if how.has_evidence else "",
        outlet=wording.clean(first.outlet or first.url),
        address=links.target(first.url, first.quote, passages.whose(latest, first)),
        where=wording.clean(wording.clauses([day, place, counted], language)),
    )
