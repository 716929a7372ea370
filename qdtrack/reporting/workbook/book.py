"""The sheets of the workbook, in their order, and the workbook's bytes.

The same report gives the same bytes: the day of creation is the report's.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

import xlsxwriter

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Report
from qdtrack.reporting import wording
from qdtrack.reporting.tables.columns import COLUMNS, Table
from qdtrack.reporting.tables.frames import report_frame
from qdtrack.reporting.workbook.charts import courses, write_charts
from qdtrack.reporting.workbook.formats import Styles
from qdtrack.reporting.workbook.summary import write_summary
from qdtrack.reporting.workbook.table_sheet import HEAD, Sheet, TooManyRowsError, write_table

__all__ = ["TooManyRowsError", "render"]

_TABLES = (Table.TARGETS, Table.OBSERVATIONS, Table.REJECTED, Table.PEERS)


def render(report: Report, assessments: Sequence[Assessment], language: Language) -> bytes:
    """The workbook of the assessments selected; raises TooManyRowsError for a table no sheet can hold."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    workbook.set_properties(
        {
            "title": wording.registry_title(report.registry, language),
            "created": datetime.combine(report.as_of, time()),
        }
    )
    styles = Styles(workbook)

    def sheet(name: str) -> Sheet:
        return Sheet(workbook.add_worksheet(label(f"sheet.{name}", language)), styles)

    write_summary(sheet("summary"), report, assessments, language)
    for table in _TABLES:
        write_table(sheet(table), table, report_frame(table, assessments, language), language)
    drawn = courses(assessments, language)
    if drawn:
        write_charts(workbook, drawn, sheet("charts"), sheet("series"), language)
    _write_columns(sheet("columns"), language)
    workbook.close()
    return buffer.getvalue()


def _write_columns(sheet: Sheet, language: Language) -> None:
    """What each column of the sheets means."""
    titles = [label(f"columns.{name}", language) for name in ("sheet", "head", "name", "meaning")]
    for position, title in enumerate(titles):
        sheet.write_text(0, position, title, **HEAD)
    row = 1
    for table in _TABLES:
        for column in COLUMNS[table]:
            if language in column.sheet:
                cells = (
                    label(f"sheet.{table}", language),
                    column.title(language),
                    column.name,
                    column.meaning(language),
                )
                for position, words in enumerate(cells):
                    sheet.write_text(row, position, words)
                row += 1
    for position, width in enumerate((16, 22, 24, 110)):
        sheet.widen(position, width)
    sheet.lay_out()
    sheet.worksheet.freeze_panes(1, 0)
