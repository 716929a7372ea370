"""A report to the terminal: finding, a table per plan, tally, what has no figure, footer.

From 100 columns on each target is a row of a table; below that its cells stand under each
other, since a cell cut short could change a meaning. Every sign is one column wide in every
font or a Han character (East Asian ambiguous signs would shift the columns behind them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Report, Status
from qdtrack.reporting import closing, elsewhere, evidence, findings, moved, shortfalls, wording
from qdtrack.reporting.grouping import Section, sections
from qdtrack.reporting.layout import INDENT, WIDEST, bar, beside, paragraph, wrapped
from qdtrack.reporting.rows import MET, Row, aside, goal_words, row
from qdtrack.reporting.sparkline import CELLS, sparkline

if TYPE_CHECKING:
    from qdtrack.reporting.periods import PeriodView

TABLE_FROM = 100  # columns
COURSE_FROM = 130  # columns: room for the course of those targets that have two dated values
SPACE = 2  # between the columns

# Of the sixteen colours these three can be read on a light and on a dark background; yellow and blue cannot.
_STYLES = {
    **dict.fromkeys(MET, "green"),
    Status.MET_BEFORE_ISSUE: "default",
    Status.AHEAD: "green",
    Status.ON_TRACK: "green",
    Status.BEHIND: "magenta",
    Status.WELL_BEHIND: "red",
    Status.REGRESSING: "bold red",
    Status.MISSED: "bold red",
    Status.BREACHED: "bold red",
    Status.MET_LATE: "magenta",
    Status.OVERDUE_UNVERIFIED: "magenta",
    Status.NO_EVIDENCE: "dim",
}


def status_style(status: Status) -> str:
    return _STYLES.get(status, "default")


@dataclass(frozen=True, slots=True)
class ReportScreen:
    """The whole report, laid out for whatever width the console has.

    ``order`` is the name of the order that the assessments are in; ``group`` what they stand under,
    without one a table per plan if that is the order; ``assessments`` are those selected, which may be
    fewer than the report's.
    """

    report: Report
    assessments: Sequence[Assessment]
    language: Language
    order: str = "plan"
    has_evidence: bool = True  # under each row with a figure its sentence
    has_peers: bool = False  # below, the same indicators in other places
    group: str | None = None
    view: PeriodView | None = None  # of one period, against the one before

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1  # the last column stays free: some terminals wrap there
        for block in self._blocks(width):
            yield block
            yield Text()
        yield closing.footer(self.report, width, self.language)

    def _blocks(self, width: int) -> list[Text]:
        language = self.language
        if not self.assessments:
            words = closing.empty_words(self.report, language, is_selection=self.view is not None)
            return [*self._period(width), Text(words)]
        rows = [row(assessment, language) for assessment in self.assessments]
        title = wording.registry_title(self.report.registry, language)
        heading = paragraph(Text(title, style="bold"), width)
        finding = paragraph(Text(findings.finding(self.assessments, language)), width)
        blocks = [heading, finding] if heading.plain else [finding]
        if self.view:
            rows = self.view.rows(rows, language)
            blocks[-1:-1] = self._period(width)
        for section in sections(rows, self.order, self.group, language):
            blocks.append(self._section(section, rows, width))
        return blocks + self._below(rows, width)

    def _period(self, width: int) -> list[Text]:
        """Which period it is, and what changed in it."""
        lines = self.view.lines(self.language) if self.view else []
        return [Text("\n").join(paragraph(Text(line), width) for line in lines)] if lines else []

    def _below(self, rows: Sequence[Row], width: int) -> list[Text]:
        """What follows the tables."""
        language = self.language
        has_courses = _has_courses(rows, width)
        blocks = [
            Text(label("screen.course.legend", language) if has_courses else "", style="dim"),
            closing.tally(self.assessments, width, language),
            shortfalls.block(self.assessments, width, language),
            self._moved(width),
        ]
        unfound = [one for one in rows if one.assessment.latest is None]
        if unfound:
            blocks.append(closing.unfound(unfound, width, language))
        if self.has_peers:
            blocks.append(elsewhere.block(rows, width, language))
        return [block for block in blocks if block.plain]

    def _moved(self, width: int) -> Text:
        """The goals that stood otherwise before, among those shown."""
        found = moved.of_targets(self.report.revisions, self.assessments)
        return moved.block(found, width, self.language, quotes=self.has_evidence, links=False)

    def _section(self, section: Section, rows: Sequence[Row], width: int) -> Text:
        """One plan: as a table whose columns all ``rows`` decide, or stacked."""
        title, members = section.heading(self.language), section.shown
        heading = paragraph(Text(title, style="bold underline"), width)
        grid = Grid.of(rows, width) if width + 1 >= TABLE_FROM else None
        has_figures = any(one.assessment.latest for one in members)
        lines = [heading, *([grid.header(self.language)] if grid and has_figures else [])]
        for one in members:
            lines.append(grid.line(one, self.language) if grid else _stack(one, width, self.language))
            if grid and one.notes:
                lines.append(paragraph(_dimmed(one.notes, self.language), width, 2 * INDENT))
            if grid and one.before:
                lines.append(paragraph(_before(one, self.language), width, 2 * INDENT, hanging=3 * INDENT))
            if self.has_evidence and one.assessment.latest:
                lines.append(evidence.lines(one.assessment, width, 2 * INDENT, self.language))
        return Text("\n").join(lines)


# ---------------------------------------------------------------- wide: a table


# Least widths of the columns at 100 and at 140 columns; what is left over goes to names and statuses.
_NARROW = {"target": 18, "goal": 12, "latest": 14, "progress": 14, "gap": 12, "status": 19}
_MIDDLE = {"target": 20, "goal": 16, "latest": 18, "progress": 17, "gap": 13, "status": 22}
_WIDE = {"target": 24, "goal": 21, "latest": 21, "progress": 18, "gap": 15, "status": 30}


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that every plan's table shares, and their widths, which fill the line."""

    widths: Mapping[str, int]

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Grid:
        has_bars = any(one.progress is not None for one in rows)
        has_courses = _has_courses(rows, width)
        keys = ["target", "goal", "latest", "progress", "gap", "status"]
        if not has_bars:
            keys.remove("progress")
        if has_courses:
            keys.insert(keys.index("latest") + 1, "course")
        free = width - SPACE * (len(keys) - 1)
        known = (_WIDE, _MIDDLE, _NARROW) if has_courses else (_WIDE, _NARROW)
        sizes = [{key: (least | {"course": CELLS})[key] for key in keys} for least in known]
        widths = next((one for one in sizes if sum(one.values()) <= free), sizes[-1])
        spare = free - sum(widths.values())
        wish = max(_status(one).cell_len for one in rows) - widths["status"]
        whole = min(max(wish, 0), max(spare, 0))  # a status on one line comes before names with room to spare
        widths["status"] += whole
        spare -= whole
        widths["target"] += spare // 2
        widths["status"] += spare - spare // 2
        return cls(widths)

    def header(self, language: Language) -> Text:
        cells = [[Text(label(f"screen.{key}", language), style="dim")] for key in self.widths]
        return beside(cells, list(self.widths.values()))

    def line(self, one: Row, language: Language) -> Text:
        """A target; without a figure its goal takes the room of the empty cells, on one line if it can."""
        if one.assessment.latest is None:
            name, *middle, status = self.widths.values()
            whole = [Text(goal_words(one, language))]
            cells = [_cell(one, "target", language), whole, _cell(one, "status", language)]
            sizes = [name, sum(middle) + SPACE * (len(middle) - 1), status]
            return beside([_lines(cell, size) for cell, size in zip(cells, sizes, strict=True)], sizes)
        cells = [_lines(_cell(one, key, language), size) for key, size in self.widths.items()]
        return beside(cells, list(self.widths.values()))


def _has_courses(rows: Sequence[Row], width: int) -> bool:
    """Whether there is room for a picture of the series, and a series to be drawn."""
    return width + 1 >= COURSE_FROM and any(sparkline(one.assessment) for one in rows)


def _lines(parts: Sequence[Text], width: int) -> list[Text]:
    return [line for part in parts if part.plain for line in wrapped(part, width)]


def _cell(one: Row, key: str, language: Language) -> list[Text]:
    """The lines of one cell: what counts first, what explains it dimmed beneath."""
    if key == "progress" and one.progress is not None:
        return [
            bar(one.progress, status_style(one.assessment.status)).append(f" {one.percent}"),
            _dimmed((one.lead,), language),
        ]
    cells = {
        "target": [Text(one.name, style="bold"), Text(one.place, style="dim")],
        "goal": [Text(one.goal), _dimmed((one.goal_printed, one.deadline), language)],
        "latest": [_latest(one), _dimmed((one.latest_printed, one.latest_day), language)],
        "course": [Text(line) for line in sparkline(one.assessment)] if key == "course" else [],
        "gap": [Text(one.gap), _dimmed((one.attainment,), language)],
        "status": [_status(one)],
    }
    return cells.get(key, [])


def _dimmed(parts: Sequence[str], language: Language) -> Text:
    return Text(wording.clauses(parts, language), style="dim")


def _latest(one: Row) -> Text:
    return Text(one.latest, style="dim" if "stale" in one.assessment.flags else "")


def _before(one: Row, language: Language) -> Text:
    """What was said at the end of the period before."""
    key = label("screen.before", language)
    return Text(label("screen.pair", language, key=key, value=one.before), style="dim")


def _status(one: Row) -> Text:
    return Text(f"{one.mark} {one.status}", style=status_style(one.assessment.status))


# ---------------------------------------------------------------- narrow: stacked


def _stack(one: Row, width: int, language: Language) -> Text:
    """One target: its name and status, then goal, latest, progress and gap on lines of their own."""
    title = Text(one.name, style="bold").append("  ").append_text(_status(one))
    lines = [paragraph(title, width, hanging=INDENT)]
    for key, value in _pairs(one, language):
        head = Text(
            label("screen.pair", language, key=label(f"screen.{key}", language), value=""), style="dim"
        )
        lines.append(paragraph(head.append_text(value), width, INDENT, hanging=2 * INDENT))
    return Text("\n").join(lines)


def _pairs(one: Row, language: Language) -> list[tuple[str, Text]]:
    pairs = [("goal", Text(wording.clauses([goal_words(one, language), one.place], language)))]
    if one.latest:
        share = "" if one.gap else one.attainment  # beside the gap, where there is one
        printed = aside(one.latest, one.latest_printed, language)
        pairs.append(("latest", Text(wording.clauses([printed, one.latest_day, share], language))))
    if one.progress is not None:
        lead = wording.clauses([one.percent, one.lead], language)
        pairs.append(("progress", bar(one.progress, status_style(one.assessment.status)).append(f" {lead}")))
    if one.gap:
        pairs.append(("gap", Text(wording.clauses([one.gap, one.attainment], language))))
    if one.notes:
        pairs.append(("notes", Text(wording.clauses(one.notes, language))))
    if one.before:
        pairs.append(("before", Text(one.before)))
    return pairs
