"""Blocks of lines to paragraphs, and pages to a document's text: each paragraph a line, each page's end a form feed.

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
from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.layout import Block
from qdtrack.reading.formats.ruled import Table

_INDENT = 1.0  # heights that a paragraph's first line is set in
_SHORT = 1.8  # heights that a paragraph's last line ends before the edge
_SPACE = 1.5  # times the usual distance of lines: a paragraph's end
_LARGE = 1.25  # times the height of the body's text: a headline, all its lines one
_CLOSED = "。！？；：”’）)》】」』…!?;:"
_HYPHEN = "-\u00ad\u2010"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph, or a row of a table, in pieces by the page that each stands on."""

    parts: list[tuple[int, str]]
    under_row: bool = False  # goes on with the table whose row stands before it


def text_of(pages: Sequence[Sequence[Block | Table]]) -> str:
    """The text of a document whose pages hold these blocks, in the order of reading."""
    body = _body_height(block for page in pages for block in page if isinstance(block, Block))
    found: list[_Paragraph] = []
    before: Block | Table | None = None
    for number, page in enumerate(pages):
        for position, block in enumerate(page):
            if isinstance(block, Table):
                # A table that a page's end cuts has its headings on the page before.
                cut = position == 0 and isinstance(before, Table)
                rows = [_Paragraph([(number, row)], cut or i > 0) for i, row in enumerate(block.rows)]
                found += rows
            else:
                first, *rest = _paragraphs(block, body)
                if isinstance(before, Block) and _goes_on(before, block, body):
                    found[-1].parts.append((number, first))
                else:
                    found.append(_Paragraph([(number, first)]))
                found += [_Paragraph([(number, paragraph)]) for paragraph in rest]
            before = block
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


def _body_height(blocks: Iterable[Block]) -> float:
    """The height of most of the text."""
    heights = [line.height for block in blocks for line in block.lines for _ in line.text]
    return median(heights) if heights else 0.0


def _paragraphs(block: Block, body: float) -> list[str]:
    if block.height > _LARGE * body:
        return [_run_together(line.text for line in block.lines)]
    found = [[block.lines[0]]]
    pitch = median(below.top - line.top for line, below in pairwise(block.lines)) if block.lines[1:] else 0.0
    for line in block.lines[1:]:
        if _begins(line, found[-1], block, pitch):
            found.append([])
        found[-1].append(line)
    return [_run_together(line.text for line in lines) for lines in found]


def _begins(line: Piece, above: list[Piece], block: Block, pitch: float) -> bool:
    """Whether a line begins a paragraph, or goes on with the one above it."""
    if _is_short(above[-1], block) or line.top - above[-1].top > _SPACE * pitch:
        return True
    is_item = words.NUMBERED.match(above[0].text) or above[0].text[0] in words.MARKS
    hangs = is_item and line.left - above[0].left >= _INDENT * line.height
    return line.left - block.left >= _INDENT * line.height and not hangs


def _is_short(line: Piece, block: Block) -> bool:
    return block.right - line.right > _SHORT * line.height


def _goes_on(before: Block, block: Block, body: float) -> bool:
    """Whether a sentence runs on from the end of one column into the next."""
    last, first = before.lines[-1], block.lines[0]
    alike = max(before.height, block.height) <= _LARGE * min(before.height, block.height)
    return (
        alike
        and block.height <= _LARGE * body
        and len(before.lines) > 1
        and last.text[-1] not in _CLOSED
        and not _is_short(last, before)
        and first.left - block.left < _INDENT * first.height
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
    if end.isascii() and sign.isascii() and (end.isalpha() or sign.isalpha()) and end.isalnum() and sign.isalnum():
        return f"{text} {line}"
    return text + line
