"""A report or figures to the text or bytes of a format; what a format needs, asked for before the work.

terminal and the formats of figures that are screens stay with their commands.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from qdtrack.catalogue import Language
from qdtrack.cli.options import FiguresFormat, ReportFormat, ReportGroup, ReportTable, wrong
from qdtrack.model import Assessment, Figure, Report

if TYPE_CHECKING:
    from qdtrack.reporting.ordering import Order
    from qdtrack.reporting.periods import PeriodView

# Formats that a library of an extra writes: its module, its name, the extra.
_EXTRAS = {
    ReportFormat.XLSX: ("xlsxwriter", "XlsxWriter", "excel"),
    ReportFormat.PARQUET: ("pyarrow", "pyarrow", "parquet"),
    FiguresFormat.PARQUET: ("pyarrow", "pyarrow", "parquet"),
    ReportFormat.DOCX: ("docx", "python-docx", "docx"),
}
_BINARY = frozenset({ReportFormat.XLSX, ReportFormat.PARQUET, FiguresFormat.PARQUET, ReportFormat.DOCX})
_OF_A_TABLE = frozenset({ReportFormat.CSV, ReportFormat.PARQUET})


def ask(format: ReportFormat | FiguresFormat, output: Path | None) -> None:
    """That the format can be written, and there: else the call is wrong, and nothing is read first."""
    if format in _EXTRAS:
        module, library, extra = _EXTRAS[format]
        if find_spec(module) is None:
            raise wrong("call.missing_extra", "--format", format=format, library=library, extra=extra)
    if format in _BINARY and output is None and sys.stdout.isatty():
        raise wrong("call.no_text", "--format", format=format)


def ask_table(format: ReportFormat, table: ReportTable | None) -> None:
    """That --table goes with the format."""
    if table is not None and format not in _OF_A_TABLE:
        raise wrong("call.no_table", "--table", format=format)


@dataclass(frozen=True, slots=True)
class View:
    """What a report shows of all it holds, and how."""

    shown: Sequence[Assessment]  # in their order
    language: Language
    order: Order
    has_evidence: bool = True
    has_peers: bool = False
    table: ReportTable | None = None  # of csv and parquet
    group: ReportGroup | None = None  # what the targets stand under
    period: PeriodView | None = None  # that the report is of, against the one before


def report_in(format: ReportFormat, found: Report, view: View) -> str | bytes:
    """The report in any format but terminal."""
    shown, language, order = view.shown, view.language, view.order
    match format:
        case ReportFormat.MARKDOWN:
            from qdtrack.reporting import markdown

            return markdown.render(found, shown, language, order, view.group, view.period)
        case ReportFormat.HTML:
            from qdtrack.reporting import html

            return html.render(
                found,
                language,
                shown,
                order,
                has_evidence=view.has_evidence,
                has_peers=view.has_peers,
                group=view.group,
                view=view.period,
            )
        case ReportFormat.CSV | ReportFormat.PARQUET:
            from qdtrack.reporting import csv_table, parquet_table
            from qdtrack.reporting.tables.columns import Table
            from qdtrack.reporting.tables.frames import report_frame

            chosen = Table(view.table or ReportTable.TARGETS)
            frame = report_frame(chosen, shown, language)
            is_csv = format is ReportFormat.CSV
            return csv_table.render(frame, chosen) if is_csv else parquet_table.render(frame)
        case ReportFormat.DOCX:
            from qdtrack.reporting import bulletin

            how = bulletin.Arrangement(order, view.group, view.period, view.has_evidence)
            return bulletin.render(found, shown, language, how)
        case ReportFormat.XLSX:
            return _workbook(found, shown, language)
        case _:
            from qdtrack.reporting import json_report

            period = view.period.as_json(language) if view.period else None
            return json_report.render(found, language, shown, period)


def _workbook(found: Report, shown: Sequence[Assessment], language: Language) -> bytes:
    from qdtrack.reporting import workbook

    try:
        return workbook.render(found, shown, language)
    except workbook.TooManyRowsError as error:
        raise wrong("call.too_many_rows", "--format", rows=error) from error


def figures_in(format: FiguresFormat, figures: Sequence[Figure]) -> str | bytes:
    """The figures in any format but table."""
    match format:
        case FiguresFormat.CSV | FiguresFormat.PARQUET:
            from qdtrack.reporting import csv_table, parquet_table
            from qdtrack.reporting.tables.columns import Table
            from qdtrack.reporting.tables.frames import figures_frame

            frame = figures_frame(figures)
            is_csv = format is FiguresFormat.CSV
            return csv_table.render(frame, Table.FIGURES) if is_csv else parquet_table.render(frame)
        case FiguresFormat.JSONL:
            from qdtrack.reporting.json_figures import render_lines

            return render_lines(figures)
        case _:
            from qdtrack.reporting import json_figures

            return json_figures.render(figures)
