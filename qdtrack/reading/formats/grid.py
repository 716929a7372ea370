"""The cells of a table to lines of text, a row a line, its cells parted by tabs.

    指标 | 2025年 (two columns wide)      指标<tab>2025年<tab>2025年
    指标 | 一季度 | 二季度            ->  指标<tab>一季度<tab>二季度

A cell over several rows or columns is said again in each of them, so that every row is whole; one that
holds an amount is not, since an amount said twice would be counted twice. What the rows mean is told in
reading/tables.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qdtrack.reading.cells import is_amount, is_value

LONGEST_CELL = 400  # characters; a longer one holds an article, and its table only lays the page out
WIDEST = 60  # columns; a table of more is a page laid out with one, or an attack


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and the rows and columns it covers, counted from 0."""

    row: int
    column: int
    text: str  # on one line
    rows: int = 1
    columns: int = 1


def rows_of(cells: Iterable[Cell]) -> list[str]:
    """The rows that hold any text."""
    grid: dict[int, dict[int, str]] = {}
    whole: dict[int, str] = {}  # rows that one cell fills
    held = [cell for cell in cells if cell.column + cell.columns <= WIDEST]
    width = max((cell.column + cell.columns for cell in held), default=0)
    for cell in held:
        if cell.columns == width and cell.rows == 1 and width > 1:
            whole[cell.row] = cell.text
        again = "" if is_amount(cell.text) or is_value(cell.text) else cell.text
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                first = (row, column) == (cell.row, cell.column)
                grid.setdefault(row, {})[column] = cell.text if first else again
    lines = (
        whole.get(row) or "\t".join(grid[row].get(column, "") for column in range(width))
        for row in sorted(grid)
    )
    return [line for line in lines if line.strip()]
