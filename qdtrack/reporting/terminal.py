"""A report to the terminal: finding, a table per plan, tally, what has no figure, footer.

From 100 columns on each target is a row of a table; below that its cells stand under each
other, since a cell cut short could change a meaning. Every sign is one column wide in every
font or a Han character (East Asian ambiguous signs would shift the columns behind them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Plan, Report, Status
from qdtrack.reporting import closing, elsewhere, evidence, findings, moved, shortfalls, wording
from qdtrack.reporting.layout import INDENT, WIDEST, bar, beside, paragraph, wrapped
from qdtrack.reporting.rows import MET, Row, aside, row

TABLE_FROM = 100  # columns
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

    ``order`` is "plan" for a table per plan, else the name of the order that the assessments
    are in; ``assessments`` are those selected, which may be fewer than the report's.
    """

    report: Report
    assessments: Sequence[Assessment]
    language: Language
    order: str = "plan"
    has_evidence: bool = True  # under each row with a figure its sentence
    has_peers: bool = False  # below, the same indicators in other places

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1  # the last column stays free: some terminals wrap there
        for block in self._blocks(width):
            yield block
            yield Text()
        yield closing.footer(self.report, width, self.language)

    def _blocks(self, width: int) -> list[Text]:
        language = self.language
        if not self.assessments:
            key = "screen.no_targets" if self.report.registry.targets else "screen.empty_registry"
            return [Text(label(key, language))]
        rows = [row(assessment, language) for assessment in self.assessments]
        title = wording.registry_title(self.report.registry, language)
        heading = paragraph(Text(title, style="bold"), width)
        finding = paragraph(Text(findings.finding(self.assessments, language)), width)
        blocks = [heading, finding] if heading.plain else [finding]
        if self.order == "plan":
            for plan, members in _by_plan(rows):
                place = _common_place(members)
                title = wording.clauses([_plan_title(plan, language), place], language)
                shown = [replace(one, place="") if place else one for one in members]
                blocks.append(self._section(title, shown, rows, width))
        else:
            title = label("screen.all", language, order=label(f"screen.order.{self.order}", language))
            blocks.append(self._section(title, rows, rows, width))
        return blocks + self._below(rows, width)

    def _below(self, rows: Sequence[Row], width: int) -> list[Text]:
        """What follows the tables."""
        language = self.language
        blocks = [
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

    def _section(self, title: str, members: Sequence[Row], rows: Sequence[Row], width: int) -> Text:
        """One plan: as a table whose columns all ``rows`` decide, or stacked."""
        heading = paragraph(Text(title, style="bold underline"), width)
        grid = Grid.of(rows, width) if width + 1 >= TABLE_FROM else None
        has_figures = any(one.assessment.latest for one in members)
        lines = [heading, *([grid.header(self.language)] if grid and has_figures else [])]
        for one in members:
            lines.append(grid.line(one, self.language) if grid else _stack(one, width, self.language))
            if grid and one.notes:
                lines.append(paragraph(_dimmed(one.notes, self.language), width, 2 * INDENT))
            if self.has_evidence and one.assessment.latest:
                lines.append(evidence.lines(one.assessment, width, 2 * INDENT, self.language))
        return Text("\n").join(lines)


def _by_plan(rows: Sequence[Row]) -> list[tuple[Plan | None, list[Row]]]:
    """Rows under their plan, plans in the order of their first row."""
    first: dict[str, int] = {}
    for position, one in enumerate(rows):
        first.setdefault(_plan_id(one), position)
    ordered = sorted(rows, key=lambda one: first[_plan_id(one)])
    return [(members[0].assessment.target.plan, members) for members in _runs(ordered)]


def _common_place(rows: Sequence[Row]) -> str:
    """The place of all these rows, so that it need not stand in each; "" if they differ."""
    places = {one.place for one in rows}
    return places.pop() if len(places) == 1 else ""


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    return [list(members) for _, members in groupby(rows, key=_plan_id)]


def _plan_id(one: Row) -> str:
    plan = one.assessment.target.plan
    return plan.id if plan else ""


def _plan_title(plan: Plan | None, language: Language) -> str:
    if plan is None:
        return label("screen.no_plan", language)
    name = wording.plan_name(plan, language)
    if plan.issued is None:
        return name
    return label("screen.plan", language, name=name, month=wording.month(plan.issued, language))


# ---------------------------------------------------------------- wide: a table


# Least widths of the columns at 100 and at 140 columns; what is left over goes to names and statuses.
_NARROW = {"target": 18, "goal": 12, "latest": 14, "progress": 14, "gap": 12, "status": 19}
_WIDE = {"target": 24, "goal": 21, "latest": 21, "progress": 18, "gap": 15, "status": 30}


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that every plan's table shares, and their widths, which fill the line."""

    widths: Mapping[str, int]

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Grid:
        has_bars = any(one.progress is not None for one in rows)
        keys = ["target", "goal", "latest", *(["progress"] if has_bars else []), "gap", "status"]
        free = width - SPACE * (len(keys) - 1)
        least = _WIDE if sum(_WIDE.values()) <= free else _NARROW
        widths = {key: least[key] for key in keys}
        spare = free - sum(widths.values())
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
            whole = [Text(_goal(one, language))]
            cells = [_cell(one, "target", language), whole, _cell(one, "status", language)]
            sizes = [name, sum(middle) + SPACE * (len(middle) - 1), status]
            return beside([_lines(cell, size) for cell, size in zip(cells, sizes, strict=True)], sizes)
        cells = [_lines(_cell(one, key, language), size) for key, size in self.widths.items()]
        return beside(cells, list(self.widths.values()))


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
        "gap": [Text(one.gap), _dimmed((one.attainment,), language)],
        "status": [_status(one)],
    }
    return cells.get(key, [])


def _goal(one: Row, language: Language) -> str:
    """The goal on one line: at least 50,000 (5万个以上), by end 2027."""
    return wording.clauses([aside(one.goal, one.goal_printed, language), one.deadline], language)


def _dimmed(parts: Sequence[str], language: Language) -> Text:
    return Text(wording.clauses(parts, language), style="dim")


def _latest(one: Row) -> Text:
    return Text(one.latest, style="dim" if "stale" in one.assessment.flags else "")


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
    pairs = [("goal", Text(wording.clauses([_goal(one, language), one.place], language)))]
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
    return pairs
