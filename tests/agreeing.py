"""The numbers of a report read out of each of its formats again, so that the formats can be compared.

A format for programs holds the numbers themselves (``DATA``). A format for readers holds words, which
agreeing_words.py finds as they stand there; ``said`` reads the numbers out of them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from agreeing_words import Cells
from openpyxl import load_workbook

from qdtrack.catalogue import Language, label
from qdtrack.model import Report, Status
from qdtrack.reporting import csv_table, json_report, parquet_table, workbook
from qdtrack.reporting.tables.columns import COLUMNS, Table
from qdtrack.reporting.tables.frames import report_frame

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
