"""The tables of a printed page, by their ruled lines or by their columns of numbers, as rows of text.

    lines across and down around pieces       ->  Table(("指标<tab>2025年", "5G基站<tab>4.35万个"), ...)
    three rows of a name and amounts, unruled ->  likewise

What is left on the page is text. Columns of prose are told apart in layout.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qdtrack.reading.cells import is_amount, is_bare_number, is_value
from qdtrack.reading.formats.drawing import Rule
from qdtrack.reading.formats.glyphs import Piece, rows_of_pieces
from qdtrack.reading.formats.grid import LONGEST_CELL, Cell, rows_of

_TOUCH = 3.0  # points that lines of one table may miss each other by
_COVERED = 0.6  # of a cell's side: a line as long as this is drawn along it
_ROWS = 2  # an unruled table has as many at least
_NUMERIC = 0.5  # of the cells behind the first are numbers in an unruled table
_CLOSE = 2.5  # heights of text between two rows of an unruled table
_MANY = 3000  # lines: a page of more is a drawing


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows as lines of text, and where it stands."""

    rows: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float


def find_tables(pieces: Sequence[Piece], rules: Sequence[Rule]) -> tuple[list[Table], list[Piece]]:
    """The tables, and the pieces that stand in none."""
    tables: list[Table] = []
    left = list(pieces)
    for grid in _grids(rules):
        table, left = _ruled(grid, left)
        tables += [table] if table else []
    unruled, left = _unruled(left)
    return tables + unruled, left


# ---------------------------------------------------------------- ruled


def _grids(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch, together; a grid has some across and some down."""
    if len(rules) > _MANY:
        return []
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        joined = [rule, *(one for group in touching for one in group)]
        groups = [group for group in groups if all(group is not other for other in touching)] + [joined]
    return [group for group in groups if len(_levels(group)) > 1 and len(_edges(group)) > 1]


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left <= other.right + _TOUCH
        and other.left <= one.right + _TOUCH
        and one.top <= other.bottom + _TOUCH
        and other.top <= one.bottom + _TOUCH
    )


def _levels(grid: Iterable[Rule]) -> list[float]:
    """Where lines across stand, from above."""
    return _distinct(rule.top for rule in grid if rule.top == rule.bottom)


def _edges(grid: Iterable[Rule]) -> list[float]:
    """Where lines down stand, from the left."""
    return _distinct(rule.left for rule in grid if rule.left == rule.right)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return found


def _ruled(grid: list[Rule], pieces: list[Piece]) -> tuple[Table | None, list[Piece]]:
    """The table of one grid; a frame around a text is none."""
    ys, xs = _levels(grid), _edges(grid)
    across = [rule for rule in grid if rule.top == rule.bottom]
    xs = _distinct([*xs, min(rule.left for rule in across), max(rule.right for rule in across)])
    rows, columns = len(ys) - 1, len(xs) - 1
    inside = [p for p in pieces if xs[0] <= _middle(p)[0] <= xs[-1] and ys[0] <= _middle(p)[1] <= ys[-1]]
    if columns < 2 or not inside:
        return None, pieces
    spans = _spans(grid, xs, ys)
    # A frame around articles is no table: what stands in a cell is short.
    words: dict[tuple[int, int], list[Piece]] = {}
    for piece in inside:
        x, y = _middle(piece)
        place = (_index(ys, y), _index(xs, x))
        words.setdefault(spans.get(place, place), []).append(piece)
    if max(sum(len(piece.text) for piece in held) for held in words.values()) > LONGEST_CELL:
        return None, pieces
    cells = []
    for (row, column), held in words.items():
        covered = [place for place, first in spans.items() if first == (row, column)] or [(row, column)]
        bottom, right = max(r for r, _ in covered), max(c for _, c in covered)
        cells.append(Cell(row, column, _text(held), bottom - row + 1, right - column + 1))
    if len({cell.column for cell in cells}) < 2 or rows < 1:
        return None, pieces
    rest = [piece for piece in pieces if all(piece is not other for other in inside)]
    return Table(tuple(rows_of(cells)), xs[0], ys[0], xs[-1], ys[-1]), rest


def _middle(piece: Piece) -> tuple[float, float]:
    return (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2


def _index(edges: list[float], place: float) -> int:
    """Between which two edges a place lies."""
    return min(max(sum(edge <= place for edge in edges) - 1, 0), len(edges) - 2)


def _spans(grid: list[Rule], xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of the grid the first of its cell: where no line parts two fields, they are one."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            place = (row, column)
            if column and not _is_drawn(grid, xs[column], ys[row], xs[column], ys[row + 1]):
                place = first[row, column - 1]
            elif row and not _is_drawn(grid, xs[column], ys[row], xs[column + 1], ys[row]):
                place = first[row - 1, column]
            first[row, column] = place
    return first


def _is_drawn(grid: list[Rule], left: float, top: float, right: float, bottom: float) -> bool:
    """Whether lines run along a side of a field."""
    covered = 0.0
    for rule in grid:
        if left == right and rule.left == rule.right and abs(rule.left - left) <= _TOUCH:
            covered += max(0.0, min(rule.bottom, bottom) - max(rule.top, top))
        elif top == bottom and rule.top == rule.bottom and abs(rule.top - top) <= _TOUCH:
            covered += max(0.0, min(rule.right, right) - max(rule.left, left))
    return covered >= _COVERED * ((right - left) or (bottom - top))


def _text(pieces: list[Piece]) -> str:
    """The words of one cell, its lines joined."""
    words = [piece.text for row in rows_of_pieces(pieces) for piece in row]
    text = ""
    for word in words:
        latin = text[-1:].isascii() and text[-1:].isalnum() and word[:1].isascii() and word[:1].isalpha()
        text += f" {word}" if latin else word
    return text


# ---------------------------------------------------------------- unruled


def _unruled(pieces: list[Piece]) -> tuple[list[Table], list[Piece]]:
    """Runs of rows that are names with numbers behind them."""
    tables: list[Table] = []
    left: list[Piece] = []
    run: list[list[Piece]] = []
    for row in [*rows_of_pieces(pieces), []]:
        near = run and row and row[0].top - run[-1][0].bottom < _CLOSE * row[0].height
        if run and not (near and len(row) > 1):
            found, rest = _table_of(run)
            tables += found
            left += rest
            run = []
        if len(row) > 1:
            run.append(row)
        else:
            left += row
    return tables, sorted(left, key=lambda piece: (piece.top, piece.left))


def _table_of(run: list[list[Piece]]) -> tuple[list[Table], list[Piece]]:
    """The table that a run of rows is, or its pieces again."""
    held = [piece for row in run for piece in row]
    columns = _columns(held)
    numbers = [sum(_is_number(piece.text) for piece in row[1:]) for row in run]
    rows = sum(number > 0 for number in numbers)
    # Prose in columns has no two numbers side by side; a table of indicators has a value for each year.
    by_share = sum(numbers) >= _NUMERIC * sum(len(row) - 1 for row in run)
    by_years = sum(number > 1 for number in numbers) >= max(_ROWS, len(run) / 2)
    if rows < _ROWS or not (by_share or by_years) or len(columns) < 2:
        return [], held
    cells = [
        Cell(number, column, _text(words))
        for number, row in enumerate(run)
        for column, (left, right) in enumerate(columns)
        if (words := [piece for piece in row if left <= _middle(piece)[0] <= right])
    ]
    left, right = min(piece.left for piece in held), max(piece.right for piece in held)
    top, bottom = min(piece.top for piece in held), max(piece.bottom for piece in held)
    return [Table(tuple(rows_of(cells)), left, top, right, bottom)], []


def _is_number(text: str) -> bool:
    return is_amount(text) or is_value(text) or is_bare_number(text)


def _columns(pieces: Iterable[Piece]) -> list[tuple[float, float]]:
    """The ranges across the page that pieces cover together."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for piece in pieces):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
