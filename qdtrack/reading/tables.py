"""Rows of a table to passages: each amount with the heading of its column and the name of its row.

    指标<tab>2024年<tab>2025年
    5G基站<tab>4.27万个<tab>4.35万个      ->  "2024年，5G基站 4.27万个", "2025年，5G基站 4.35万个"

    指标<tab>单位<tab>2027年目标
    5G基站<tab>万个<tab>5                 ->  "2027年目标：5G基站（万个）5"

Which lines are rows is told in rows.py. An amount is read only where its column and its row say what it
is: one under 同比 or 位次 is not what the row's name measures, several amounts in a row without headings
could be anything, and both are set aside. A number alone is an amount where its row says the unit, in a
column 单位 or behind its name, and its heading a time or 目标. No amount borrows from another row but the
names that its own row leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qdtrack.model import Passage, Role
from qdtrack.reading import words
from qdtrack.reading.cells import holds_amount, is_amount, is_bare_number, is_prose, is_value
from qdtrack.reading.lines import Line
from qdtrack.reading.normalising import readable

_MARKUP = re.compile(r"</?(?:tr|t[dh]|tbody|thead)(?:\s[^<>]*)?>", re.IGNORECASE)
_DRAWN = re.compile(r"[\s|｜:+=—-]*")  # |---|---| under the heading of a Markdown table
_WORD = re.compile(r"\w")
_TIME = rf"[\d\s~～—–-]*(?:{words.any_of(words.words('time_units'))})?"
_ASIDE = re.compile(words.any_of(words.words("columns_aside")))
_UNTIL, _GOAL = words.any_of(words.words("until")), words.any_of(words.words("goal_columns"))
_GOALS = re.compile(rf"{_UNTIL}?{_TIME}{_GOAL}")
_YEAR = words.any_of(words.words("years"))
_DATED = re.compile(
    rf"{_UNTIL}?(?:(?:19|20)\d\d\s?{_YEAR})?{_TIME}{words.any_of(words.words('date_ends'))}?(?<=\D)"
)
_VALUES = frozenset(words.words("value_columns"))
_UNITS = frozenset(words.words("unit_columns"))
_UNIT = re.compile(r"[^\d\s—–-]+")
_NAMED_UNIT = re.compile(r"[（(][^（）()\d]{1,8}[）)]$")
_ROW_NUMBER = re.compile(r"(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])\s?(?!\d)")  # before a row's name
_HEADING = 8  # characters besides its time: a longer heading of a column is an indicator's name


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str  # readable
    places: tuple[int, ...]
    end: int  # where the file goes on behind the cell

    @property
    def is_name(self) -> bool:
        return _WORD.search(self.text) is not None and not is_bare_number(self.text)

    @property
    def name(self) -> _Cell:
        """Without the number of its row: 1.城镇化率."""
        found = _ROW_NUMBER.match(self.text)
        cut = found.end() if found else 0
        return _Cell(self.text[cut:], self.places[cut:], self.end) if cut < len(self.text) else self


_Row = list[_Cell]
_NO_CELL = _Cell("", (), 0)


def passages_of_table(text: str, lines: Sequence[Line], role: Role) -> Iterator[Passage]:
    """The amounts of one table, each a passage; cells that are whole sentences stand for themselves."""
    drawn = (line for line in lines if not _DRAWN.fullmatch(text, line.start, line.end))
    rows = [[_cell(text, start, end) for start, end in line.cells] for line in drawn]
    table = _Table(rows, role)
    for number, row in enumerate(rows):
        yield from table.prose(row)
        yield from table.row(row, is_head=number < table.head)


def _cell(text: str, start: int, end: int) -> _Cell:
    """One cell without its blanks and tags."""
    piece = _MARKUP.sub(lambda tag: " " * len(tag.group()), text[start:end])
    piece = piece.rstrip()
    return _Cell(*readable(piece.lstrip(), start + len(piece) - len(piece.lstrip())), start + len(piece))


class _Table:
    """The rows of headings of a table, and what has been said above the row that is read."""

    def __init__(self, rows: Sequence[_Row], role: Role) -> None:
        self._role = role
        self.head = next((i for i, row in enumerate(rows) if _tells(row)), len(rows))
        self._heads = [row for row in rows[: self.head] if len(_names(row)) > 1]
        units = [i for row in self._heads for i, cell in enumerate(row) if cell.text in _UNITS]
        self._units = units[0] if units else None  # the column that says the unit of a row
        self._section: list[_Cell] = []
        self._above = _Row()

    def prose(self, row: _Row) -> Iterator[Passage]:
        """The cells that are whole sentences."""
        for column, cell in enumerate(row):
            if is_prose(cell.text) and not self._is_aside(column):
                yield Passage(cell.text, cell.places, self._role)

    def row(self, row: _Row, *, is_head: bool) -> Iterator[Passage]:
        """The amounts of the next row; a row of one name heads the rows below it."""
        amounts = self._amounts(row)
        if len(_names(row)) == 1 and not amounts:
            self._section, self._above = _names(row), []
        elif amounts and not is_head:
            self._above = self._filled(row, {column for column, _ in amounts})
            for column, cell in amounts:
                yield from self._passage(column, cell, is_alone=len(amounts) == 1)

    def _amounts(self, row: _Row) -> list[tuple[int, _Cell]]:
        """The cells that are amounts, behind the row's own name; a number alone where its unit is told."""
        first = next((i for i, cell in enumerate(row) if cell.is_name), len(row))
        begin = first if first and is_amount(row[first].text if first < len(row) else "") else first + 1
        return [
            (i, cell)
            for i, cell in enumerate(row)
            if i >= begin and (is_amount(cell.text) or (is_value(cell.text) and self._has_unit(row, i)))
        ]

    def _has_unit(self, row: _Row, column: int) -> bool:
        """Whether the row's unit is that of a number alone: under a time or 目标 it is, under 投资 hardly."""
        over = [heading.text for heading in self._headings(column)]
        is_plain = all(_GOALS.fullmatch(head) or _DATED.fullmatch(head) or head in _VALUES for head in over)
        if not is_plain or all(head in _VALUES for head in over):
            return False
        return self._unit(row, column) is not None or any(
            _NAMED_UNIT.search(cell.text) for cell in row[:column]
        )

    def _unit(self, row: _Row, column: int) -> _Cell | None:
        """What the column of units says for an amount."""
        at = self._units
        if at is None or at >= min(column, len(row)) or not _UNIT.fullmatch(row[at].text):
            return None
        return row[at]

    def _filled(self, row: _Row, amounts: set[int]) -> _Row:
        """The row without its amounts; what its first, empty cells leave out is said in a row above."""
        first = next((i for i, cell in enumerate(row) if cell.is_name), len(row))
        said = self._above[:first]
        return [*said, *(_NO_CELL if i in amounts else row[i] for i in range(len(said), len(row)))]

    def _passage(self, column: int, cell: _Cell, *, is_alone: bool) -> Iterator[Passage]:
        """The passage of one amount under its headings, if it is told what the amount is."""
        over = self._headings(column)
        # A number that lacks its unit may be of any year.
        is_told = bool(over) or (is_alone and not self._heads and is_amount(cell.text))
        before = self._above[:column] if self._units is None else self._above[: min(column, self._units)]
        names = [one.name for one in self._section + before if one.is_name]
        names = [name for name in names if name.places[0] < cell.places[0]]
        if not names or not is_told or self._is_aside(column):
            return
        if self._units is not None and any(one.is_name for one in self._above[self._units + 1 : column]):
            return  # what stands between the unit and the amount may say whose it is
        if any(holds_amount(name.text) for name in names):
            return  # a name that counts something itself would be read as the amount
        pieces = sorted([*over, *names], key=lambda one: one.places[0])  # a section may stand above the heads
        yield _joined(pieces, self._unit(self._above, column), cell)

    def _headings(self, column: int) -> list[_Cell]:
        """What the rows of headings say of a column; one over several columns stands in the first."""
        over: list[_Cell] = []
        for row in self._heads:
            named = [i for i in range(min(column + 1, len(row))) if row[i].text]
            at = named[-1] if named else None
            if at is None or (at != column and len(self._heads) == 1):
                continue
            if all(row[at].text != other.text for other in over):
                over.append(row[at])
        return over

    def _is_aside(self, column: int) -> bool:
        return any(sets_aside(heading.text) for heading in self._headings(column))


def _names(row: _Row) -> list[_Cell]:
    return [cell for cell in row if cell.is_name]


def _tells(row: _Row) -> bool:
    """Whether a row is no heading: it holds an amount, a sentence, or a number behind its name."""
    named = False
    for cell in row:
        if is_prose(cell.text) or (named and (is_amount(cell.text) or is_value(cell.text))):
            return True
        named = named or cell.is_name
    return False


def _joined(pieces: Sequence[_Cell], unit: _Cell | None, cell: _Cell) -> Passage:
    """2027年目标：5G基站（万个）5; each sign between two pieces has the place behind the first."""
    made, places = "", list[int]()
    for piece in pieces:
        made += piece.text + ("：" if _GOALS.fullmatch(piece.text) else "，")
        places += [*piece.places, piece.end]
    made = made[:-1] + (f"（{unit.text}）" if unit else " ")
    places += [*unit.places, unit.end] if unit else []
    return Passage(made + cell.text, (*places, *cell.places), Role.ROW)


def sets_aside(heading: str) -> bool:
    """Whether a heading says that its numbers are rates of growth, shares, ranks or no clear goals."""
    if _GOALS.fullmatch(heading) or not _ASIDE.search(heading):
        return False
    return len(re.sub(_TIME, "", heading)) <= _HEADING
