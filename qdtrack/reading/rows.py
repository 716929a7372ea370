"""Lines that are rows of a table, and where their cells begin and end.

    5G基站<tab>4.27万个<tab>4.35万个      ->  three cells

Cells are parted by tabs, by | or by the tags of HTML. What the cells say is told in tables.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qdtrack.reading.cells import is_amount, is_prose
from qdtrack.reading.lines import Line

_PIPE = re.compile(r"[|｜]")
_TAGS = re.compile(r"</t[dh]>\s*<t[dh](?:\s[^<>]*)?>", re.IGNORECASE)
_SEPARATORS = (re.compile(r"\t"), _PIPE, _TAGS)
_EMPTY_ROWS = re.compile(r"[\t ]*(?:\r\n|[\r\n])(?:[ ]*\t[\t ]*(?:\r\n|[\r\n]))+\s*")
_DIGIT = re.compile(r"\d")
_NUMBERING = re.compile(r"[^\w]*[\d一二三四五六七八九十A-Za-z]{1,3}[^\w]*")
_SECTION = 30  # characters of a row that is one cell and heads the rows below it

Cells = tuple[tuple[int, int], ...]  # where each cell of a row begins and ends in the file
_Run = list[tuple[Line, Cells]]


def mark_rows(text: str, lines: Sequence[Line]) -> None:
    """Set ``cells`` on the lines that are rows of tables."""
    for separator in _SEPARATORS:
        run = _Run()
        for line in lines:
            cells = () if line.cells else _split(text, line, separator)
            if run and not _goes_on(text, run, line, cells, separator):
                _mark(text, run)
                run = _Run()
            if cells or run:
                run.append((line, cells or ((line.start, line.end),)))
        _mark(text, run)


def _goes_on(text: str, run: _Run, line: Line, cells: Cells, separator: re.Pattern[str]) -> bool:
    """Whether a line can be the next row: one like the last, or a short line that heads those below it."""
    empty = _EMPTY_ROWS.fullmatch(text, run[-1][0].end, line.start)
    # The tag of a row parts lines as an empty line does.
    if line.gap > (separator is _TAGS) and not empty:
        return False
    if not cells:
        return len(run[-1][1]) > 1 and len(line.text) <= _SECTION and not is_prose(line.text)
    if separator is not _PIPE:
        return True
    width = max(len(run[0][1]), len(run[-1][1]))  # | stands in prose too, so that rows have to be as wide
    is_section = sum(bool(text[a:b].strip()) for a, b in cells) == 1
    return width in (1, len(cells)) or (is_section and len(cells) <= width)


def _split(text: str, line: Line, separator: re.Pattern[str]) -> Cells:
    """The cells of a line, () if it has but one. A tab before the first cell means that this is empty."""
    start, end = line.start, line.end
    while start and text[start - 1] in "\t ":
        start -= 1
    while end < len(text) and text[end] in "\t ":
        end += 1
    cuts = [found.span() for found in separator.finditer(text, start, end)]
    if not cuts:
        return ()
    bounds = [start, *(place for cut in cuts for place in cut), end]
    cells = tuple(zip(bounds[::2], bounds[1::2], strict=True))
    return cells if len(cells) > 1 and sum(bool(text[a:b].strip()) for a, b in cells) else ()


def _mark(text: str, run: _Run) -> None:
    """Mark the rows if they are a table: two at least, with a digit, and more than a number before a text.

    A row that stands alone is one as well if several of its cells are amounts.
    """
    if run and len(run[-1][1]) == 1:
        run.pop()  # what stands below a table heads nothing in it
    cells = [[text[a:b].strip() for a, b in row] for _, row in run]
    wide = any(sum(bool(cell) and not _NUMBERING.fullmatch(cell) for cell in row) > 1 for row in cells)
    several = any(sum(map(is_amount, row)) > 1 for row in cells)
    enough = several or (len(run) > 1 and any(_DIGIT.search(cell) for row in cells for cell in row))
    if wide and enough:
        for number, (line, row) in enumerate(run):
            line.cells = row
            line.gap = 0 if number else max(line.gap, 1)  # so that a table is one and apart
