"""A Word file's bytes (.docx) to its text: paragraphs, list items and tables in the order of the document.

    heading, paragraph, table  ->  "标题\\n\\n段落。\\n\\n指标<tab>2025年\\n5G基站<tab>4.35万个\\n"

What is deleted in tracked changes is left out, what is inserted is read; notes and comments are not read.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from qdtrack.reading.decoding import Decoded, Unreadable, wrong_content
from qdtrack.reading.formats.grid import Cell, rows_of
from qdtrack.reading.formats.signs import raised

_OLE = b"\xd0\xcf\x11\xe0"  # Word before 2007, and any Office file with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_UNPACKED = 200 * 2**20  # bytes of a document's parts together
_TIMES = 200  # a part that unpacks to more times its size is an attack
_SMALL = 2**20  # ... unless it is small
_MAIN = "word/document.xml"
_KINDS = {"xl/workbook.xml": "XLSX", "ppt/presentation.xml": "PPTX", "content.xml": "ODF"}

Element = Any  # Any: lxml brings no types


def read(raw: bytes) -> Decoded | Unreadable:
    """The text of a Word file."""
    if wrong := _wrong(raw):
        return wrong
    try:
        document = docx.Document(BytesIO(raw))
    # python-docx raises KeyError and ValueError for parts that are missing or of another kind, zipfile
    # RuntimeError for parts that are locked or packed in an unknown way
    except (
        PackageNotFoundError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        EOFError,
    ):
        return Unreadable("damaged-file")
    text = _text(document)
    return Decoded(text, "DOCX") if text.strip() else Unreadable("empty-file")


def _wrong(raw: bytes) -> Unreadable | None:
    """What keeps the file from being opened."""
    if raw.startswith(_OLE):
        return Unreadable("locked-file" if _LOCKED in raw else "old-word-file")
    if not raw.startswith(b"PK"):
        return wrong_content(raw)
    try:
        parts = zipfile.ZipFile(BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, NotImplementedError):  # the latter: of a version there is not
        return Unreadable("damaged-file")
    names = {part.filename for part in parts}
    if _MAIN not in names:
        return wrong_content(raw, next((kind for name, kind in _KINDS.items() if name in names), "ZIP"))
    swollen = any(part.file_size > max(_SMALL, _TIMES * part.compress_size) for part in parts)
    if swollen or sum(part.file_size for part in parts) > _UNPACKED:
        return Unreadable("file-too-large", limit=f"{_UNPACKED // 2**20} MB")
    return None


# ---------------------------------------------------------------- text


def _text(document: Any) -> str:  # Any: docx.document.Document, of which only the trees are used
    lines: list[str] = []
    listed = _list_styles(document)
    for block in _blocks(document.element.body):
        if block.tag == qn("w:tbl"):
            lines += ["", *rows_of(_cells(block)), ""]
        else:
            item = "- " if _is_item(block, listed) else ""
            lines += [item + line if line.strip() else "" for line in _words(block).split("\n")] + [""]
    return "\n".join(lines).strip("\n") + "\n"


def _list_styles(document: Any) -> frozenset[str]:  # Any: as above
    """The styles whose paragraphs are items of a list."""
    styles = document.styles.element.iter(qn("w:style"))
    return frozenset(
        style.get(qn("w:styleId"))
        for style in styles
        if style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        and not style.get(qn("w:styleId")).startswith("Heading")
    )


def _is_item(paragraph: Element, listed: frozenset[str]) -> bool:
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None:
        return False  # a numbered heading
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    of_list = style is not None and style.get(qn("w:val")) in listed
    return of_list or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, those in content controls too; a text box follows the paragraph it hangs on."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
            for box in child.iter(qn("w:txbxContent")) if child.tag == qn("w:p") else ():
                if not _is_fallback(box):
                    yield from _blocks(box)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(child)


def _is_fallback(element: Element) -> bool:
    """Whether it says again for old programs what stands beside it."""
    return any(parent.tag.endswith("}Fallback") for parent in element.iterancestors())


# A tab parts the cells of a table's row, which a paragraph is not.
_SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_ASIDE = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:instrText"),
        qn("w:txbxContent"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:delText"),
    }
)


def _words(element: Element) -> str:
    """The words of a paragraph as they stand now."""
    words: list[str] = []
    _add(element, words)
    return "".join(words)


def _add(element: Element, words: list[str]) -> None:
    """Add the words of an element, in the order in which they are read."""
    if element.tag == qn("w:r") and _is_raised(element):
        inner: list[str] = []
        for child in element:
            _add(child, inner)
        words.append(raised("".join(inner), "".join(words[-3:])))
    elif element.tag in _SIGNS:
        words.append(_SIGNS[element.tag])
    elif element.tag == qn("w:t"):
        words.append(element.text or "")
    elif element.tag == qn("w:br"):
        words.append("" if element.get(qn("w:type")) in ("page", "column") else "\n")
    elif element.tag not in _ASIDE:
        for child in element:
            _add(child, words)


def _is_raised(run: Element) -> bool:
    place = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return place is not None and place.get(qn("w:val")) == "superscript"


def _cells(table: Element) -> Iterator[Cell]:
    """The cells of a table; one that goes on from the row above is a part of that above."""
    open_cells: dict[int, Cell] = {}
    done: list[Cell] = []
    for row, element in enumerate(_rows(table)):
        column = _number(element, "w:trPr/w:gridBefore", 0)
        for one in _row_cells(element):
            width = _number(one, "w:tcPr/w:gridSpan", 1)
            merge = one.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            if goes_on and column in open_cells:
                above = open_cells[column]
                open_cells[column] = Cell(above.row, column, above.text, row - above.row + 1, above.columns)
            else:
                if column in open_cells:
                    done.append(open_cells.pop(column))
                open_cells[column] = Cell(row, column, _cell_text(one), 1, width)
            column += width
    yield from sorted([*done, *open_cells.values()], key=lambda cell: (cell.row, cell.column))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from _rows(child)


def _row_cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _row_cells(child)


def _number(element: Element, path: str, default: int) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    value = found.get(qn("w:val")) if found is not None else None
    return int(value) if value and value.isdigit() else default


def _cell_text(cell: Element) -> str:
    """All words of a cell on one line; a table inside it likewise."""
    words = (_words(block) for block in cell.iter(qn("w:p")))
    return " ".join(" ".join(words).split())
