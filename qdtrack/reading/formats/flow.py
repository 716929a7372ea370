"""Blocks of lines to paragraphs, pages to a text: a paragraph is a line, a page ends with a form feed.

    全市开通5G基     4.35万个。           (a line broken, a column or a page that ends within a sentence)
    站达到           ↲                 -> "全市开通5G基站达到4.35万个。"

A paragraph begins where a line is indented, where the line before it ended short, or where the space between
lines is wider. Words that only a line's end parts are joined: Chinese without a blank, Latin with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qdtrack.model import PAGE_END
from qdtrack.reading import words
from qdtrack.reading.formats.columns import CLOSED, Column, column_of
from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.layout import Block
from qdtrack.reading.formats.ruled import Table

_INDENT = 1.0  # heights that a paragraph's first line is set in
_SHORT = 1.8  # heights that a paragraph's last line ends before the edge
_SPACE = 1.5  # times the usual distance of lines: a paragraph's end
_LARGE = 1.25  # times the height of the body's text: a headline, all its lines one
_HEADLINE = 0.7  # of the column: an unfinished line shorter than this is a headline
_HYPHEN = "-\u00ad\u2010"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph, or a row of a table, in pieces by the page that each stands on."""

    parts: list[tuple[int, str]]
    under_row: bool = False  # goes on with the table whose row stands before it


def text_of(
    pages: Sequence[Sequence[Block | Table]], widths: Sequence[tuple[float, float]], body: float
) -> str:
    """The text of a document whose pages hold these blocks, in the order of reading.

    ``widths`` are where each page begins and ends from left to right, ``body`` is the height of
    most of the text.
    """
    lines = [line for page in pages for block in page if isinstance(block, Block) for line in block.lines]
    found: list[_Paragraph] = []
    before: tuple[Block, Column] | Table | None = None
    for number, page in enumerate(pages):
        for position, block in enumerate(page):
            if isinstance(block, Table):
                # A table that a page's end cuts has its headings on the page before.
                cut = position == 0 and isinstance(before, Table)
                found += [_Paragraph([(number, row)], cut or i > 0) for i, row in enumerate(block.rows)]
                before = block
                continue
            column = column_of(block, page, lines, widths[number])
            first, *rest = _paragraphs(block, column, body)
            if isinstance(before, tuple) and _goes_on(*before, block, column, body):
                found[-1].parts.append((number, first))
            else:
                found.append(_Paragraph([(number, first)]))
            found += [_Paragraph([(number, paragraph)]) for paragraph in rest]
            before = block, column
    return _set(found, len(pages))


def _set(paragraphs: Iterable[_Paragraph], pages: int) -> str:
    """The paragraphs with a blank line between them, rows without, and a form feed at each page's end."""
    text, page = "", 0
    for paragraph in paragraphs:
        if text:
            text += "\n" if paragraph.under_row else "\n\n"
        for index, (number, part) in enumerate(paragraph.parts):
            turned = PAGE_END * (number - page) + part
            text = _joined(text, turned) if index else text + turned
            page = number
    return text + "\n" + PAGE_END * (pages - page)


def _paragraphs(block: Block, column: Column, body: float) -> list[str]:
    if block.height > _LARGE * body:
        return [_run_together(line.text for line in block.lines)]
    found = [[block.lines[0]]]
    pitch = median(below.top - line.top for line, below in pairwise(block.lines)) if block.lines[1:] else 0.0
    for line in block.lines[1:]:
        if line.top - found[-1][-1].top > _SPACE * pitch or _begins(line, found[-1], column):
            found.append([])
        found[-1].append(line)
    return [_run_together(line.text for line in lines) for lines in found]


def _begins(line: Piece, above: list[Piece], column: Column) -> bool:
    """Whether a line begins a paragraph, or goes on with the one above it."""
    first, last = above[0], above[-1]
    if last.text[-1] in _HYPHEN:
        return False
    if _is_indented(line, column):
        is_item = words.NUMBERED.match(first.text) or first.text[0] in words.MARKS
        return not (is_item and line.left - first.left >= _INDENT * line.height)
    if last.text[-1] in CLOSED:
        return _is_short(last, column)
    # Where paragraphs are indented, a line at the margin goes on; else a line far too short is a headline.
    return not _is_indented(first, column) and last.right - column.left < _HEADLINE * (
        column.right - column.left
    )


def _is_indented(line: Piece, column: Column) -> bool:
    return line.left - column.left >= _INDENT * line.height


def _is_short(line: Piece, column: Column) -> bool:
    return column.right - line.right > _SHORT * line.height


def _goes_on(before: Block, left: Column, block: Block, column: Column, body: float) -> bool:
    """Whether a sentence runs on from the end of one column into the next."""
    last, first = before.lines[-1], block.lines[0]
    alike = max(before.height, block.height) <= _LARGE * min(before.height, block.height)
    return (
        alike
        and block.height <= _LARGE * body
        and last.text[-1] not in CLOSED
        and not _is_short(last, left)
        and not _is_indented(first, column)
    )


def _run_together(lines: Iterable[str]) -> str:
    text = ""
    for line in lines:
        text = _joined(text, line)
    return text


def _joined(text: str, line: str) -> str:
    """Two lines as one; a form feed before the second stays between them."""
    if not text:
        return line
    end, sign = text[-1], line.lstrip(PAGE_END)[:1]
    if end in _HYPHEN and text[-2:-1].isalpha() and text[-2:-1].isascii() and sign.islower():
        return text[:-1] + line
    if (
        end.isascii()
        and sign.isascii()
        and (end.isalpha() or sign.isalpha())
        and end.isalnum()
        and sign.isalnum()
    ):
        return f"{text} {line}"
    return text + line
