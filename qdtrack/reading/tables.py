"""Rows of a table to passages: each amount with the heading of its column and the name of its row.

    指标<tab>2024年<tab>2025年
    5G基站<tab>4.27万个<tab>4.35万个      ->  "2024年，5G基站 4.27万个", "2025年，5G基站 4.35万个"

Cells are parted by tabs, by | or by the tags of HTML. An amount is read only where its column and its
row say what it is: one under 目标 or 同比 is not what the row's name measures, several amounts in a row
without headings could be anything, and both are set aside. A cell never borrows from another row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qdtrack.model import Passage, Role
from qdtrack.reading import words
from qdtrack.reading.cells import holds_amount, is_amount, is_bare_number, is_prose
from qdtrack.reading.lines import Line
from qdtrack.reading.normalising import readable

_PIPE = re.compile(r"[|｜]")
_TAGS = re.compile(r"</t[dh]>\s*<t[dh](?:\s[^<>]*)?>", re.IGNORECASE)
_SEPARATORS = (re.compile(r"\t"), _PIPE, _TAGS)
_MARKUP = re.compile(r"</?(?:tr|t[dh]|tbody|thead)(?:\s[^<>]*)?>", re.IGNORECASE)
_DRAWN = re.compile(r"[\s|｜:+=—-]*")  # |---|---| under the heading of a Markdown table
_EMPTY_ROWS = re.compile(r"[\t ]*(?:\r\n|[\r\n])(?:[ ]*\t[\t ]*(?:\r\n|[\r\n]))+\s*")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w")
_ASIDE = re.compile(words.any_of(words.words("columns_aside")))
_TIME = re.compile(rf"[\d\s~～—–-]*(?:{words.any_of(words.words('time_units'))})?")
_NUMBERING = re.compile(r"[^\w]*[\d一二三四五六七八九十A-Za-z]{1,3}[^\w]*")
_HEADING = 8  # characters besides its time: a longer heading of a column is an indicator's name
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
    return separator is not _PIPE or len(run[-1][1]) in (1, len(cells))  # | stands in prose too


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


# ---------------------------------------------------------------- passages


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str  # readable
    places: tuple[int, ...]
    end: int  # where the file goes on behind the cell

    @property
    def is_name(self) -> bool:
        return _WORD.search(self.text) is not None and not is_bare_number(self.text)


_Row = list[_Cell]


def passages_of_table(text: str, lines: Sequence[Line], role: Role) -> Iterator[Passage]:
    """The amounts of one table, each a passage; cells that are whole sentences stand for themselves."""
    rows = [_row(text, line) for line in lines if not _DRAWN.fullmatch(text, line.start, line.end)]
    told = (i for i, row in enumerate(rows) if _amounts(row) or any(is_prose(cell.text) for cell in row))
    head = next(told, len(rows))
    heads = [row for row in rows[:head] if len(_names(row)) > 1]
    section, above = None, _Row()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if is_prose(cell.text) and not any(sets_aside(one.text) for one in _headings(heads, column)):
                yield Passage(cell.text, cell.places, role)
        names, amounts = _names(row), _amounts(row)
        if len(names) == 1 and not amounts:
            section, above = names[0], []
        elif amounts and number >= head:
            above = _filled(row, above)
            said = ([section] if section else []) + _names(above)
            for column, cell in amounts:
                needed = bool(heads) or len(amounts) > 1
                yield from _passage(_headings(heads, column), said, cell, role, needed=needed)


def _names(row: _Row) -> list[_Cell]:
    return [cell for cell in row if cell.is_name]


def _row(text: str, line: Line) -> _Row:
    return [_cell(text, start, end) for start, end in line.cells]


def _cell(text: str, start: int, end: int) -> _Cell:
    """One cell without its blanks and tags."""
    piece = _MARKUP.sub(lambda tag: " " * len(tag.group()), text[start:end])
    piece = piece.rstrip()
    return _Cell(*readable(piece.lstrip(), start + len(piece) - len(piece.lstrip())), start + len(piece))


def _amounts(row: _Row) -> list[tuple[int, _Cell]]:
    """The cells that are amounts, behind the row's own name."""
    first = next((i for i, cell in enumerate(row) if cell.is_name), len(row))
    begin = first if first and is_amount(row[first].text if first < len(row) else "") else first + 1
    return [(i, cell) for i, cell in enumerate(row) if i >= begin and is_amount(cell.text)]


def _filled(row: _Row, above: _Row) -> _Row:
    """The names of a row; those that its first, empty cells leave out are said in a row above."""
    first = next((i for i, cell in enumerate(row) if cell.is_name), len(row))
    amounts = {column for column, _ in _amounts(row)}
    return [
        *above[:first],
        *(_NO_CELL if i in amounts else row[i] for i in range(len(above[:first]), len(row))),
    ]


_NO_CELL = _Cell("", (), 0)


def _passage(
    over: list[_Cell], names: list[_Cell], cell: _Cell, role: Role, *, needed: bool
) -> Iterator[Passage]:
    """The passage of one amount under its headings, if it is told what the amount is.

    Headings are ``needed`` where the table has some, or where a row has several amounts.
    """
    names = [name for name in names if name.places[0] < cell.places[0]]
    if not names or (needed and not over) or any(sets_aside(heading.text) for heading in over):
        return
    if any(holds_amount(name.text) for name in names):
        return  # a name that counts something itself would be read as the amount
    pieces = sorted([*over, *names], key=lambda one: one.places[0])  # a section may stand above the heads
    places: list[int] = []
    for piece in pieces:
        places += [*piece.places, piece.end]
    made = "，".join(piece.text for piece in pieces)
    yield Passage(f"{made} {cell.text}", (*places, *cell.places), role)


def _headings(heads: list[_Row], column: int) -> list[_Cell]:
    """What the rows of headings say of a column; a heading over several columns stands in the first."""
    over: list[_Cell] = []
    for row in heads:
        named = [i for i in range(min(column + 1, len(row))) if row[i].is_name or row[i].text]
        at = named[-1] if named else None
        if at is None or (at != column and len(heads) == 1):
            continue
        if all(row[at].text != other.text for other in over):
            over.append(row[at])
    return over


def sets_aside(heading: str) -> bool:
    """Whether a heading says that its numbers are goals, rates of growth, shares or ranks."""
    found = _ASIDE.search(heading)
    return found is not None and len(_TIME.sub("", heading)) <= _HEADING
