"""A PDF's bytes to its text, page by page, or to what is wrong with it.

    %PDF-1.7 ...  ->  Decoded("标题\\n\\n第一页的段落……\\n\\f第二页……\\n\\f", "PDF")

pdfium reads the file; glyphs.py, running.py, ruled.py, layout.py, order.py and flow.py make text of what
it prints. A page without text (a scan) is named: there is no reading of pictures.
"""

from __future__ import annotations

from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from qdtrack.reading.decoding import Decoded, Unreadable, wrong_content
from qdtrack.reading.formats.flow import text_of
from qdtrack.reading.formats.glyphs import Sheet, read_sheet
from qdtrack.reading.formats.layout import blocks_of
from qdtrack.reading.formats.order import in_order
from qdtrack.reading.formats.ruled import find_tables
from qdtrack.reading.formats.running import without_running

_PAGES = 2000
_GLYPHS = 5_000_000
_FAULTS = 0.02  # of the glyphs: with more unknown ones the text cannot be trusted
_NAMED = 12  # pages without text that a message lists


def read(raw: bytes) -> Decoded | Unreadable:
    """The text of a PDF; its pages end with form feeds."""
    if raw[:1024].find(b"%PDF") < 0:
        return wrong_content(raw)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return Unreadable("locked-file" if locked else "damaged-file")
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Decoded | Unreadable:
    if len(document) > _PAGES:
        return Unreadable("file-too-large", limit=f"{_PAGES} p.")
    sheets: list[Sheet] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            return Unreadable("damaged-file")
        sheets.append(read_sheet(page))
        page.close()
        if sum(sheet.glyphs for sheet in sheets) > _GLYPHS:
            return Unreadable("file-too-large", limit=f"{_GLYPHS:,} characters")
    glyphs = sum(sheet.glyphs for sheet in sheets)
    if not glyphs:
        return Unreadable("no-text-layer")
    if sum(sheet.faults for sheet in sheets) > _FAULTS * glyphs:
        return Unreadable("unknown-characters")
    empty = [str(number) for number, sheet in enumerate(sheets, 1) if not sheet.pieces]
    return Decoded(_text(sheets), "PDF", doubts=_missing(empty))


def _text(sheets: list[Sheet]) -> str:
    pages = []
    body = median(piece.height for sheet in sheets for piece in sheet.pieces for _ in piece.text)
    for sheet, pieces in zip(sheets, without_running([sheet.pieces for sheet in sheets]), strict=True):
        tables, rest = find_tables(pieces, sheet.rules)
        pages.append(in_order([*blocks_of(rest, sheet.rules, body), *tables], sheet.rules, body))
    return text_of(pages, [sheet.width for sheet in sheets], body)


def _missing(pages: list[str]) -> tuple[Unreadable, ...]:
    if not pages:
        return ()
    shown = ", ".join(pages[:_NAMED]) + (" …" if len(pages) > _NAMED else "")
    return (Unreadable("pages-without-text", pages=shown),)
