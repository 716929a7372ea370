"""What a bulletin says to a Word document: A4 across, a table a section, page numbers.

The head of a table stands on every page that it reaches, no row is parted by a page's end, and every
style names a Latin and a Chinese font.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Report
from qdtrack.reporting.bulletin.content import COLUMNS, Arrangement, Content, Evidence, Line, Table, content
from qdtrack.reporting.bulletin.styles import (
    add_field,
    add_link,
    add_run,
    keep_whole,
    prepare,
    repeat,
    shade,
    written,
)

_LONG, _SHORT, _MARGIN = Cm(29.7), Cm(21.0), Cm(1.5)
_CELL, _SMALL = 8.5, 7.5  # points
_HEAD_COLOUR = "E7E6E6"


def render(
    report: Report,
    assessments: Sequence[Assessment] | None = None,
    language: Language = Language.EN,
    how: Arrangement | None = None,
) -> bytes:
    """The report as a .docx file; ``assessments`` are those selected, in their order, all by default."""
    chosen = report.assessments if assessments is None else assessments
    said = content(report, chosen, how or Arrangement(), language)
    document = docx.Document()
    prepare(document, language)
    _lay_out(document, language)
    _describe(document, said, report)
    _write(document, said)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Document, language: Language) -> None:
    """A4 across, with the page's number below."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = _LONG, _SHORT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    page.footer_distance = Cm(0.8)
    below = page.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = label("bulletin.page", language, page="\n", pages="\n").split("\n")
    add_run(below, before, size=_CELL)
    add_field(below, "PAGE", _CELL)
    add_run(below, between, size=_CELL)
    add_field(below, "NUMPAGES", _CELL)
    add_run(below, after, size=_CELL)


def _describe(document: Document, said: Content, report: Report) -> None:
    """What the file says of itself; its day is the report's, so that no clock is read."""
    about = document.core_properties
    about.title, about.subject = written(said.title), written(said.subtitle)
    about.author, about.comments = "qdtrack", ""
    about.created = about.modified = datetime.combine(report.as_of, time(), UTC)


def _write(document: Document, said: Content) -> None:
    for words, style in ((said.title, "Title"), (said.subtitle, "Subtitle")):
        paragraph = document.add_paragraph(written(words), style)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if said.warning:
        add_run(document.add_paragraph(), said.warning, bold=True)
    for words in said.opening:
        document.add_paragraph(written(words))
    if said.lagging_title:
        add_run(document.add_paragraph(), said.lagging_title, bold=True)
    for name, words in said.lagging:
        item = document.add_paragraph(style="List Bullet")
        add_run(item, name, bold=True)
        add_run(item, words)
    for table in said.tables:
        document.add_heading(written(table.title), 2)
        _table(document, said.heads, table)
    for words in said.closing:
        add_run(document.add_paragraph(), words, size=_CELL, grey=True)


def _table(document: Document, heads: Sequence[str], said: Table) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Cm(width) for width in COLUMNS.values()]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    repeat(table.rows[0])
    for cell, head, width in zip(table.rows[0].cells, heads, widths, strict=True):
        cell.width = width
        shade(cell, _HEAD_COLOUR)
        add_run(_first(cell), head, size=_CELL, bold=True)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in said.lines:
        row = table.add_row()
        keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        _line(row.cells, line)


def _line(cells: Sequence[_Cell], line: Line) -> None:
    *said, last = cells
    for (key, cell), parts in zip(zip(COLUMNS, said, strict=False), line.cells, strict=True):
        is_bold = key == "task" or (key == "status" and line.is_lagging)
        for position, words in enumerate(parts):
            paragraph = _first(cell) if position == 0 else _next(cell)
            is_aside = position > 0 and key != "pace"  # which holds two numbers
            size = _SMALL if is_aside else _CELL
            add_run(paragraph, words, size=size, bold=is_bold and position == 0, grey=is_aside)
        if not parts:
            _first(cell)
    if line.evidence:
        _evidence(last, line.evidence)
    else:
        _first(last)


def _evidence(cell: _Cell, found: Evidence) -> None:
    """The sentence, then its source: the outlet leads to it, where there is a link."""
    place = _first(cell)
    if found.sentence:
        add_run(place, found.sentence, size=_SMALL)
        place = _next(cell)
    if found.address:
        add_link(place, found.outlet, found.address, _SMALL)
    else:
        add_run(place, found.outlet, size=_SMALL, grey=True)
    add_run(place, (" " if found.outlet else "") + found.where, size=_SMALL, grey=True)


def _first(cell: _Cell) -> Paragraph:
    return _tight(cell.paragraphs[0])


def _next(cell: _Cell) -> Paragraph:
    return _tight(cell.add_paragraph())


def _tight(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = 0
    paragraph.paragraph_format.line_spacing = 1.0
    return paragraph
