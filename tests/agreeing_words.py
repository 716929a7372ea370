"""What a person reads of a report in each format, as words: one row of cells a target.

A new format for readers joins with one reader in ``WORDS``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import pairwise

import docx
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console, RenderableType

from qdtrack.catalogue import Language, label
from qdtrack.model import Report
from qdtrack.notebook import TrackedReport, TrackedTarget
from qdtrack.reporting import bulletin, html, markdown
from qdtrack.reporting.breaking import NO_BREAK
from qdtrack.reporting.grouping import sections
from qdtrack.reporting.rows import row
from qdtrack.reporting.target_screen import TargetScreen
from qdtrack.reporting.terminal import ReportScreen
from qdtrack.tracking import Corpus

EN = Language.EN

Cells = dict[str, str]  # status, latest, progress, gap; pace, required, forecast: "" if nothing is said


def _drawn(screen: RenderableType) -> list[str]:
    """The lines of a screen, those that were broken joined again."""
    console = Console(file=io.StringIO(), width=99, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    lines: list[str] = []
    for line in capture.get().splitlines():
        if line.startswith("    ") and lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
    return lines


def _pairs(lines: list[str]) -> Cells:
    """Lines of "Key: value" by their keys."""
    return {key.strip(): value for key, _, value in (line.partition(": ") for line in lines)}


def _named(pairs: Cells) -> Cells:
    """Pairs by the catalogue's keys instead of its words."""
    keys = ("screen.latest", "screen.progress", "screen.gap", "show.pace", "show.required", "show.forecast")
    return {key.split(".")[1]: pairs.get(label(key, EN), "") for key in keys}


def cells_of_terminal(report: Report) -> dict[str, Cells]:
    """`qdtrack report`, and for pace, rate and forecast `qdtrack show`."""
    lines = _drawn(ReportScreen(report, report.assessments, EN, has_evidence=False))
    found = {}
    for one in _in_order(report):
        assessment, words = one.assessment, row(one.assessment, EN)
        head = f"{words.name}  {words.mark} "
        start = next(at for at, line in enumerate(lines) if line.startswith(head))
        end = next(
            at for at in range(start + 1, len(lines)) if not lines[at].startswith("  ") or not lines[at]
        )
        shown = _named(_pairs(lines[start + 1 : end]))
        whole = _named(_pairs(_drawn(TargetScreen(assessment, EN))))
        shown["status"] = lines[start].removeprefix(head)
        shown["attainment"] = shown["gap"] if "% of " in shown["gap"] else shown["latest"]
        shown |= {key: whole[key] for key in ("pace", "required", "forecast")}
        found[assessment.target.id] = shown
        del lines[start:end]  # a name may stand twice
    return found


def _in_order(report: Report) -> list[TrackedTarget]:
    """The targets in the order of a report by plan."""
    rows = [row(one, EN) for one in report.assessments]
    return [
        TrackedTarget(one.assessment, EN) for part in sections(rows, "plan", None, EN) for one in part.rows
    ]


def cells_of_markdown(report: Report) -> dict[str, Cells]:
    """The tables, and the entries of the evidence that their numbers in brackets lead to."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.render(report, report.assessments, EN))
    lines = _table_rows(tokens)
    entries = _evidence(tokens)
    found = {}
    for one, cells in zip(_in_order(report), lines, strict=True):
        number = re.search(r" \[(\d+)\]$", cells[2])
        more = _named(_pairs(entries[int(number[1]) - 1])) if number else _named({})
        found[one.assessment.target.id] = {
            **more,
            "latest": cells[2],
            "progress": cells[3],
            "gap": cells[4],
            "attainment": cells[4],
            "status": cells[5].split(" (")[0],
        }
    return found


def _text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def _table_rows(tokens: list[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open" and token.type == "td_open":
            rows.append([])
        if before.type == "td_open":
            rows[-1].append(_text(token))
    return rows


def _evidence(tokens: list[Token]) -> list[list[str]]:
    """The lines below each numbered entry of the evidence."""
    start = next(at for at, token in enumerate(tokens) if token.content == label("markdown.evidence", EN))
    entries: list[list[str]] = []
    for token in tokens[start + 1 :]:
        if token.type in ("heading_open", "hr"):
            break
        if token.type == "list_item_open" and token.level == 1:
            entries.append([])
        if token.type == "inline" and token.level > 3:
            entries[-1].append(_text(token))
    return entries


class _Tables(HTMLParser):
    """The text of every table's cells, row by row, with the line breaks in them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.is_cell = True
            self.rows[-1].append("")
        if tag == "br" and self.is_cell:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.is_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_cell:
            self.rows[-1][-1] += data.strip("\n").replace(NO_BREAK, " ")


def _tables(html: str) -> list[list[str]]:
    parser = _Tables()
    parser.feed(html)
    return parser.rows


def cells_of_notebook(report: Report) -> dict[str, Cells]:
    """What a notebook shows of the report and, for pace, rate and forecast, of each target."""
    shown = TrackedReport(report, Corpus((), (), (), ()), EN)._repr_html_()
    lines = [cells for cells in _tables(shown)[1:] if len(cells) > 1]
    found = {}
    for one, cells in zip(_in_order(report), lines, strict=True):
        pairs = {cells[0]: cells[1] for cells in _tables(one._repr_html_()) if len(cells) == 2}
        found[one.assessment.target.id] = {
            **_named(pairs),
            "latest": cells[2].replace("\n", ", "),
            "progress": cells[3].replace("\n", ", "),
            "gap": cells[4].replace("\n", ", "),
            "attainment": cells[4],
            "status": cells[5].split("\n")[0].split(" ", 1)[1],
        }
    return found


def cells_of_word(report: Report) -> dict[str, Cells]:
    """The tables of the bulletin; their columns are those of a ledger, without pace, rate and forecast."""
    document = docx.Document(io.BytesIO(bulletin.render(report, report.assessments, EN)))
    rows = [row.cells for table in document.tables for row in table.rows[1:]]
    found = {}
    for one, cells in zip(_in_order(report), rows, strict=True):
        task, latest, attainment, pace, status = (cells[at].text for at in (0, 5, 6, 7, 8))
        assert task.split("\n")[0] == row(one.assessment, EN).name
        gap = next((line for line in status.split("\n") if line.startswith("Gap: ")), "")
        found[one.assessment.target.id] = {
            **_named({}),
            "latest": latest.replace("\n", ", "),
            "progress": pace.replace("\n", ", ").removeprefix("progress "),
            "gap": gap.removeprefix("Gap: "),
            "attainment": f"{attainment} of target" if attainment.endswith("%") else attainment,
            "status": status.split("\n")[0].split(" ", 1)[1],
        }
    return found


class _Page(HTMLParser):
    """The HTML report: each target's cells, and below them its lines of key and words."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[str, list[str]] = {}
        self.pairs: dict[str, dict[str, str]] = {}
        self.target = self.open = self.key = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "tr" and held.get("class") == "target":
            self.target = str(held["id"]).removeprefix("t-")
            self.cells[self.target], self.pairs[self.target] = [], {}
        if tag in ("tr", "td", "th", "dt", "dd"):  # the page leaves out the ends of these
            self.open = ""
        if tag in ("td", "th", "dt", "dd") and self.target and held.get("colspan") is None:
            self.open = tag
            if tag in ("td", "th"):
                self.cells[self.target].append("")
        if tag == "small" and self.open:
            self.handle_data(", ")
        if tag == "dt":
            self.key = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in (self.open, "dl", "table"):
            self.open = ""
        if tag == "table":
            self.target = ""

    def handle_data(self, data: str) -> None:
        words = data.replace(NO_BREAK, " ")
        if self.open in ("td", "th"):
            self.cells[self.target][-1] += words
        elif self.open == "dt":
            self.key += words
        elif self.open == "dd":
            self.pairs[self.target][self.key] = self.pairs[self.target].get(self.key, "") + words


def cells_of_html(report: Report) -> dict[str, Cells]:
    """The rows of the table, and the calculation that unfolds under each."""
    page = _Page()
    page.feed(html.render(report, EN))
    return {
        target: {
            **_named(page.pairs[target]),
            "latest": cells[2],
            "progress": cells[3],
            "gap": cells[4],
            "attainment": cells[4],
            "status": cells[5].strip().split(" ", 1)[1],
        }
        for target, cells in page.cells.items()
    }


WORDS: Mapping[str, Callable[[Report], dict[str, Cells]]] = {
    "html": cells_of_html,
    "terminal": cells_of_terminal,
    "markdown": cells_of_markdown,
    "notebook": cells_of_notebook,
}
