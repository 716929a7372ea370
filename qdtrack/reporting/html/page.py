"""A report to one HTML page: what is found, what is missing, a table by plan, and what each number rests on.

    render(report, Language.EN)  ->  "<!DOCTYPE html>…"

The page asks nothing of a network: style and script stand in it, and a policy by their hashes lets nothing
else run. Without script it can be read whole: then only the filter and the sorting are missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Plan, Report, Status
from qdtrack.reporting import closing, findings, moved, shortfalls, wording
from qdtrack.reporting.grouping import Section, is_grouped, plan_title, sections
from qdtrack.reporting.html.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from qdtrack.reporting.html.entries import Entry, entry, source_of
from qdtrack.reporting.html.exhibits import EXTENTS, Exhibit, Link, versions
from qdtrack.reporting.html.explaining import glossary, legend, thresholds
from qdtrack.reporting.html.sorting import ORDERS, ranks
from qdtrack.reporting.html.templating import filled, fingerprint, source
from qdtrack.reporting.ordering import Order
from qdtrack.reporting.rows import LAGGING, MET, Row, mark, row

if TYPE_CHECKING:
    from qdtrack.reporting.periods import PeriodView

# Bytes: a page is that long at most, unless its targets are so many; else its evidence is shown in short.
LEAST_ROOM, ROOM = 290_000, 5_800
_EDGES = {
    "width": WIDTH,
    "height": HEIGHT,
    "left": LEFT,
    "right": RIGHT,
    "top": TOP,
    "bottom": BOTTOM,
}
_MISSING_SHOWN = 8  # of what is missing; the rest unfolds
_TONES: Mapping[Status, str] = {
    **dict.fromkeys(LAGGING, "bad"),
    **dict.fromkeys(MET, "good"),
    Status.MET_BEFORE_ISSUE: "quiet",
    Status.AHEAD: "good",
    Status.ON_TRACK: "good",
    Status.BEHIND: "warn",
    Status.MET_LATE: "warn",
    Status.OVERDUE_UNVERIFIED: "warn",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets have a status."""

    status: str
    mark: str
    words: str
    count: int
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One target of the table."""

    row: Row
    entry: Entry
    anchor: str
    tone: str
    plan: int  # positions in the page's plans and places
    place: int
    ranks: str
    of: str  # its plan and place in an order that is not by plan, else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The targets of a plan; ``plan`` is None where the order is another."""

    title: str
    place: str  # of all of them, "" if they differ
    source: Link | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the template lays out."""

    report: Report
    title: str
    finding: str
    tally: tuple[Tally, ...]
    completed: tuple[int, int]  # targets met, targets decided
    lagging: str
    missing: tuple[tuple[Row, str], ...]
    unfound: tuple[Row, ...]
    groups: tuple[Group, ...]
    plans: tuple[str, ...]
    places: tuple[str, ...]
    glossary: tuple[tuple[str, str], ...]
    thresholds: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]  # (sign, words) of all charts
    footer: str
    is_incomplete: bool
    is_by_plan: bool  # or under other headings
    has_bars: bool
    period: tuple[str, ...] = ()  # which, where the report is of one, and what changed
    moved: tuple[tuple[str, tuple[Exhibit, ...]], ...] = ()  # goals promised anew, and both versions


def render(  # noqa: PLR0913  # what the command line asks for
    report: Report,
    language: Language = Language.EN,
    chosen: Sequence[Assessment] | None = None,
    order: Order = Order.PLAN,
    *,
    has_evidence: bool = True,
    has_peers: bool = False,
    group: str | None = None,
    view: PeriodView | None = None,
) -> str:
    """The report as an HTML page; ``chosen`` are the assessments selected, in ``order``, all by default.

    ``group`` is what they stand under, and ``view`` the period that the report is of, as in the terminal.
    """
    assessments = report.assessments if chosen is None else tuple(chosen)
    rows = [row(one, language) for one in assessments]
    rows = view.rows(rows, language) if view else rows
    period = tuple(view.lines(language)) if view else ()
    promised_anew = tuple(
        (moved.words(target, one, language), versions(one, language) if has_evidence else ())
        for target, one in moved.of_targets(report.revisions, assessments)
    )
    room = max(LEAST_ROOM, ROOM * len(rows))
    text = ""
    for extent in EXTENTS if has_evidence else (None,):
        entries = [entry(one, report.as_of, extent, language, has_peers=has_peers) for one in rows]
        page = _page(report, rows, entries, order, group, language)
        page = replace(page, period=period, moved=promised_anew)
        text = _filled(page, language, is_in_short=extent not in (EXTENTS[0], None))
        if len(text.encode(errors="backslashreplace")) <= room:
            break
    return text


def _filled(page: Page, language: Language, *, is_in_short: bool) -> str:
    style, script = _style(page, language), source("report.js")
    return filled(
        "report.html.jinja",
        page=page,
        language=language.value,
        style=Markup(style),  # the folder's own files, with words of the catalogue
        script=Markup(script),
        style_hash=fingerprint(style),
        script_hash=fingerprint(script),
        orders=ORDERS,
        is_in_short=is_in_short,
        **_EDGES,
        incomplete=label("screen.incomplete", language),
        empty=closing.empty_words(page.report, language, is_selection=bool(page.period)),
        comma=label("clause.separator", language),
        list_separator=label("list.separator", language),
        reading=lambda words: label("evidence.reading", language, reading=words),
        missing_shown=_MISSING_SHOWN,
        moved_heading=label("moved.heading", language, count=len(page.moved)),
        word=lambda key, /, **details: label(f"page.{key}", language, **details),
        column=lambda name: label(f"screen.{name}", language),
        day=lambda value: wording.day(value, language),
    )


def _style(page: Page, language: Language) -> str:
    """The style, with the names of the columns for the narrow page, where the table has no head."""
    names = [name for name in ORDERS if name not in ("plan", "target")]
    words = "".join(
        f"--{name}:{json.dumps(label(f'screen.{name}', language), ensure_ascii=False)};" for name in names
    )
    return f"{source('report.css')}:root{{{words}}}"


def _page(
    report: Report,
    rows: Sequence[Row],
    entries: Sequence[Entry],
    order: Order,
    group: str | None,
    language: Language,
) -> Page:
    assessments = [one.assessment for one in rows]
    plans = [section.title for section in sections(rows, order, "plan", language)]
    has_headings = is_grouped(order, group)
    places = list(dict.fromkeys(one.place for one in rows))
    lines = _lines(rows, entries, plans, places, has_headings, language)
    title = wording.registry_title(report.registry, language)
    return Page(
        report=report,
        title=title or label("page.title", language),
        finding=findings.finding(assessments, language),
        tally=_tally(assessments, language),
        completed=findings.completed(assessments),
        lagging=findings.lagging_binding(assessments, language),
        missing=tuple(shortfalls.entries(assessments, language)),
        unfound=tuple(one for one in rows if one.assessment.latest is None),
        groups=_groups(lines, sections(rows, order, group, language), has_headings),
        plans=tuple(plans),
        places=tuple(places),
        glossary=glossary(report, assessments, language),
        thresholds=thresholds(report),
        legend=legend(entries, language),
        footer=closing.footer_words(report, language),
        is_incomplete=closing.is_incomplete(report),
        is_by_plan=has_headings,
        has_bars=any(one.progress is not None for one in rows),
    )


# ---------------------------------------------------------------- the table


def _lines(
    rows: Sequence[Row],
    entries: Sequence[Entry],
    plans: Sequence[str],
    places: Sequence[str],
    has_headings: bool,
    language: Language,
) -> list[Line]:
    positions = ranks([one.assessment for one in rows], language)
    lines = []
    for one, under, rank in zip(rows, entries, positions, strict=True):
        title = plan_title(one.assessment.target.plan, language)
        lines.append(
            Line(
                row=one,
                entry=under,
                anchor=f"t-{one.assessment.target.id}",
                tone=_TONES.get(one.assessment.status, "quiet"),
                plan=plans.index(title),
                place=places.index(one.place),
                ranks=rank,
                of="" if has_headings else wording.clauses([title, one.place], language),
            )
        )
    return lines


def _groups(lines: Sequence[Line], parted: Sequence[Section], has_headings: bool) -> tuple[Group, ...]:
    """A group a section, as in the terminal; one without a title where there are no headings."""
    if not has_headings:
        return (Group("", "", None, tuple(lines)),)
    by_row = {id(line.row): line for line in lines}
    return tuple(
        Group(
            title=section.title,
            place=section.place,
            source=_plan_source(section.plan),
            lines=tuple(by_row[id(one)] for one in section.rows),
        )
        for section in parted
    )


def _plan_source(plan: Plan | None) -> Link | None:
    found = source_of(plan.source) if plan else None
    return found if found and found.address else None


# ---------------------------------------------------------------- around the table


def _tally(assessments: Sequence[Assessment], language: Language) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            status=status.value,
            mark=mark(status, language),
            words=label(f"status.{status}", language),
            count=count,
            tone=_TONES.get(status, "quiet"),
        )
        for status, count in findings.tally(assessments).items()
    )
