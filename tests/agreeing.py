"""The numbers of a report read out of each of its formats again, so that the formats can be compared.

A format for programs holds the numbers themselves (``DATA``). A format for readers holds words
(``WORDS``): each of its readers finds a target's cells, as they stand there, and ``said`` reads the numbers
out of the cells. A new format joins with one reader.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import pairwise

import docx
import pandas as pd
from markdown_it import MarkdownIt
from markdown_it.token import Token
from openpyxl import load_workbook
from rich.console import Console, RenderableType

from qdtrack.catalogue import Language, label
from qdtrack.model import Report, Status
from qdtrack.notebook import TrackedReport, TrackedTarget
from qdtrack.reporting import bulletin, csv_table, html, json_report, markdown, parquet_table, workbook
from qdtrack.reporting.breaking import NO_BREAK
from qdtrack.reporting.grouping import sections
from qdtrack.reporting.rows import row
from qdtrack.reporting.tables.columns import COLUMNS, Table
from qdtrack.reporting.tables.frames import report_frame
from qdtrack.reporting.target_screen import TargetScreen
from qdtrack.reporting.terminal import ReportScreen
from qdtrack.tracking import Corpus

EN = Language.EN


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a format says of one target."""

    status: str
    bound: str | None
    day: date | None
    value: float | None
    assessed: float | None  # what is compared with the goal: the value, or a sum or a chain of several
    attainment: float | None
    progress: float | None
    gap: float | None
    pace: float | None
    rate: float | None
    forecast: float | None


# ---------------------------------------------------------------- for programs


def from_json(report: Report) -> dict[str, Numbers]:
    found = json.loads(json_report.render(report, EN))
    return {one["id"]: _of_json(one) for one in found["targets"]}


def _of_json(one: Mapping[str, object]) -> Numbers:
    def inner(key: str, name: str) -> object:
        held = one[key]
        return held.get(name) if isinstance(held, Mapping) else None

    day = inner("latest", "as_of")
    numbers = (one["attainment"], one["progress"], one["gap"], one["pace"])
    return Numbers(
        str(one["status"]),
        inner("latest", "bound"),  # type: ignore[arg-type]  # parsed JSON
        date.fromisoformat(str(day)) if day else None,
        inner("latest", "value"),  # type: ignore[arg-type]  # the same
        inner("inputs", "p"),  # type: ignore[arg-type]  # the same
        *numbers,  # type: ignore[arg-type]  # the same
        inner("required_rate", "value"),  # type: ignore[arg-type]  # the same
        inner("forecast", "value"),  # type: ignore[arg-type]  # the same
    )


_FIELDS = (
    "status",
    "latest_bound",
    "latest_as_of",
    "latest_value",
    "assessed_value",
    "attainment",
    "progress",
    "gap",
    "pace",
    "required_rate",
    "forecast_value",
)


def _of_cells(cells: Mapping[str, object]) -> Numbers:
    """From one row of a table, what is missing being None or pandas' own sign for it."""
    values = [None if pd.isna(cells[name]) else cells[name] for name in _FIELDS]  # type: ignore[call-overload]  # a cell
    if isinstance(values[2], datetime):
        values[2] = values[2].date()
    return Numbers(*values)  # type: ignore[arg-type]  # cells


def _of_frame(frame: pd.DataFrame) -> dict[str, Numbers]:
    names = ["id", *_FIELDS]
    rows = [dict(zip(names, cells, strict=True)) for cells in frame[names].itertuples(index=False)]
    return {str(cells["id"]): _of_cells(cells) for cells in rows}


def from_frame(report: Report) -> dict[str, Numbers]:
    return _of_frame(report_frame(Table.TARGETS, report.assessments, EN))


def from_csv(report: Report) -> dict[str, Numbers]:
    data = csv_table.render(report_frame(Table.TARGETS, report.assessments, EN), Table.TARGETS)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return {cells["id"]: _of_cells({name: _read(name, cells[name]) for name in _FIELDS}) for cells in rows}


def _read(name: str, cell: str) -> object:
    """A cell of CSV as what it stands for."""
    if name in ("status", "latest_bound") or not cell:
        return cell or None
    return date.fromisoformat(cell) if name == "latest_as_of" else float(cell)


def from_parquet(report: Report) -> dict[str, Numbers]:
    data = parquet_table.render(report_frame(Table.TARGETS, report.assessments, EN))
    return _of_frame(pd.read_parquet(io.BytesIO(data)))


def from_excel(report: Report) -> dict[str, Numbers]:
    """The sheet of targets has the status and the bound in words."""
    book = load_workbook(io.BytesIO(workbook.render(report, report.assessments, EN)))
    lines = list(book[label("sheet.targets", EN)].iter_rows(values_only=True))
    names = [column.name for column in COLUMNS[Table.TARGETS] if EN in column.sheet]
    bounds = {label(f"relation.{code}", EN): code for code in ("ge", "gt", "le", "lt", "approx", "range")}
    found = {}
    for line in lines[1:]:
        cells = dict(zip(names, line, strict=True))
        cells["status"] = _status(str(cells["status_words"]))
        words = cells["latest_bound"]
        cells["latest_bound"] = bounds[str(words)] if words else _plain(cells["latest_value"])
        found[str(cells["id"])] = _of_cells(cells)
    return found


def _plain(value: object) -> str | None:
    """The bound of a number without words around it."""
    return None if value is None else "eq"


DATA: Mapping[str, Callable[[Report], dict[str, Numbers]]] = {
    "frame": from_frame,
    "csv": from_csv,
    "parquet": from_parquet,
    "xlsx": from_excel,
}

# ---------------------------------------------------------------- for readers

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

# ---------------------------------------------------------------- words to numbers

_SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
_NUMBER = re.compile(r"([-+]?[\d,]*\d(?:\.\d+)?)(?: (trillion|billion|million))?")
_DAY = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2} \d{4})\b")
_PERCENT = re.compile(r"(-?\d+)%(?: to (-?\d+)%)?")
_BOUNDS = {
    "at least ": "ge",
    "over ": "gt",
    "at most ": "le",
    "under ": "lt",
    "about ": "approx",
    "nearly ": "approx",
}


def _number(words: str) -> float | None:
    found = _NUMBER.search(words)
    if found is None:
        return None
    return float(found[1].replace(",", "")) * _SCALES.get(found[2] or "", 1.0)


def _signed(words: str) -> float | None:
    """A fall is told as its size."""
    found = _number(words)
    return -found if found is not None and words.startswith("a fall of ") else found


def _statuses() -> dict[str, str]:
    words = {label(f"status.{status}", EN): status.value for status in Status}
    return words | {label("status.regressing_down", EN): Status.REGRESSING.value}


def _status(words: str) -> str:
    """The code of a status in words."""
    return _statuses()[words.removesuffix(f", {label('row.or_better', EN)}")]


@dataclass(frozen=True, slots=True)
class Said:
    """What words say of one target: numbers as rounded there, shares as an interval of whole percent.

    ``value`` is the latest figure's, or what several figures make.
    """

    status: str
    bound: str | None
    day: date | None
    value: float | None
    attainment: tuple[int, int] | None
    progress: tuple[int, int] | None
    gap: float | None
    pace: float | None
    rate: float | None
    forecast: float | None


def said(cells: Cells) -> Said:
    """The numbers in a target's cells."""
    latest = cells["latest"]
    day = _DAY.search(latest)
    gap = re.split(r", (?=[^,]*% of )|(?:at (?:least|most) )?\d+%.* of (?:target|ceiling)", cells["gap"])[0]
    attainment = re.search(r"[^,]*% of (?:target|ceiling)", cells["attainment"])
    is_range = re.match(r"[\d.,]+%? to ", latest)
    bound = next(
        (code for words, code in _BOUNDS.items() if latest.startswith(words)), _plain(latest or None)
    )
    return Said(
        _status(cells["status"]),
        "range" if is_range else bound,
        datetime.strptime(day[1], "%d %b %Y").date() if day else None,  # noqa: DTZ007  # a day has no zone
        _signed(latest),
        _percent(attainment[0]) if attainment else None,
        _percent(cells["progress"]),
        0.0 if gap.startswith("none") else _number(gap),
        _number(cells["pace"]),
        _number(cells["required"]),
        None if cells["forecast"].startswith("none") else _number(cells["forecast"]),
    )


def _percent(words: str) -> tuple[int, int] | None:
    found = _PERCENT.search(words)
    return (int(found[1]), int(found[2] or found[1])) if found else None
