"""Rows of a table to passages: each amount with the heading of its column and the name of its row.

    指标<tab>2024年<tab>2025年
    5G基站<tab>4.27万个<tab>4.35万个      ->  "2024年，5G基站 4.27万个", "2025年，5G基站 4.35万个"

    指标<tab>单位<tab>2027年目标
    5G基站<tab>万个<tab>5                 ->  "2027年目标：5G基站（万个）5"

Cells are parted by tabs, by | or by the tags of HTML. An amount is read only where its column and its
row say what it is: one under 同比 or 位次 is not what the row's name measures, several amounts in a row
without headings could be anything, and both are set aside. A number alone is an amount where its row
says the unit, in a column 单位 or behind its name. A cell never borrows from another row.
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

_MARKUP = re.compile(r"</?(?:tr|t[dh]|tbody|thead)(?:\s[^<>]*)?>", re.IGNORECASE)
_DRAWN = re.compile(r"[\s|｜:+=—-]*")  # |---|---| under the heading of a Markdown table
_WORD = re.compile(r"\w")
_ASIDE = re.compile(words.any_of(words.words("columns_aside")))
_TIME = re.compile(rf"[\d\s~～—–-]*(?:{words.any_of(words.words('time_units'))})?")
_HEADING = 8  # characters besides its time: a longer heading of a column is an indicator's name


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
