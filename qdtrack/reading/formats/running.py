"""What stands on every page of a document: running heads and feet, and page numbers.

    青岛市工业互联网方案    (at the same height on pages 1, 2, 3)  -> set aside
    — 2 —, 第2页 共8页      (the lowest or uppermost line)          -> set aside

The head of a newspaper's single page is kept: it says the paper and the day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from qdtrack.reading import words
from qdtrack.reading.formats.glyphs import Piece, rows_of_pieces

_NEAR = 4.0  # points that a running line may move from page to page
_OFTEN = 0.4  # of the pages: a line on so many is a running one (heads may differ on left and right pages)
_LINES = 3  # running lines at either end of a page, at most
_APART = 1.0  # heights of empty space that set a bare number apart as the page's
_DIGITS = re.compile(r"\d+")
_OF = words.any_of(words.words("page_number_words"))
PAGE_NUMBER = re.compile(
    rf"[^\w]*(?:{_OF}\s*)?\d{{1,4}}\s*(?:{_OF}|[/／])?[\s，,/／]*(?:{_OF}\s*\d{{1,4}}\s*{_OF}?|\d{{1,4}})?[^\w]*",
    re.IGNORECASE,
)


def without_running(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of each page without its running lines and its number."""
    rows = [rows_of_pieces(page) for page in pages]
    ends = [[*page[:_LINES], *page[_LINES:][-_LINES:]] for page in rows]
    often = Counter(key for page in ends for key in {_key(piece) for row in page for piece in row})
    least = max(2, _OFTEN * len(pages))
    kept = []
    for page, end in zip(rows, ends, strict=True):
        running = {id(piece) for row in end for piece in row if _runs(piece, often, least)}
        running |= {id(page[at][0]) for at in (0, -1) if page and _is_number(page, at)}
        kept.append([piece for row in page for piece in row if id(piece) not in running])
    return kept


def _key(piece: Piece) -> tuple[str, int]:
    return _DIGITS.sub("#", piece.text), round(piece.top / _NEAR)


def _runs(piece: Piece, often: Counter[tuple[str, int]], least: float) -> bool:
    text, height = _key(piece)
    return sum(often[text, near] for near in (height - 1, height, height + 1)) >= least


def _is_number(page: list[list[Piece]], at: int) -> bool:
    """Whether the first or last line of a page is its number: alone, with a number's signs or apart."""
    row = page[at]
    if len(row) > 1 or not PAGE_NUMBER.fullmatch(row[0].text):
        return False
    if not row[0].text.isdigit() or len(page) == 1:
        return True
    beside = page[1] if at == 0 else page[-2]
    space = beside[0].top - row[0].bottom if at == 0 else row[0].top - max(piece.bottom for piece in beside)
    return space > _APART * row[0].height
