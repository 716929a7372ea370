"""A target's series as a plot in plain characters: figures, required path, forecast and deadline.

    50,000 |                             ...*
           |                     ...o::::   |
    30,361 | +..o..o..o..o..o...            |
           +--------------------------------+--
             2023    2024    2025    2026    2028

Every sign is ASCII, one column wide in every font, and tells without colour what it is; labels are
measured in columns. The small picture in the report's table is sparkline.py's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rich.cells import cell_len
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Bound
from qdtrack.reporting import wording
from qdtrack.reporting.course import Corner, Course, course

ROWS = 11
NARROWEST, WIDEST = 60, 120  # columns
LEAST = 24  # columns of the plot itself
MARKS = {
    **dict.fromkeys((Bound.AT_LEAST, Bound.MORE_THAN), "^"),
    **dict.fromkeys((Bound.AT_MOST, Bound.LESS_THAN), "v"),
    **dict.fromkeys((Bound.APPROXIMATE, Bound.NEARLY, Bound.RANGE), "~"),
    Bound.EQUAL: "o",
}


@dataclass(frozen=True, slots=True)
class _Frame:
    """Days and values to columns and rows."""

    first: date
    last: date
    low: float
    high: float
    columns: int

    def column(self, day: date) -> int:
        return round((day - self.first).days / max((self.last - self.first).days, 1) * (self.columns - 1))

    def row(self, value: float) -> int:
        return round((self.high - value) / (self.high - self.low) * (ROWS - 1))


def plot(assessment: Assessment, width: int, language: Language) -> Text | None:
    """The plot in at most ``width`` columns; None if nothing dated can be drawn."""
    found = course(assessment)
    if found is None or width < NARROWEST - 1:
        return None
    values = [value for _, value in _extent(found)]
    span = max(values) - min(values) or abs(values[0]) or 1.0
    low, high = min(values) - span * 0.02, max(values) + span * 0.02
    digits = min(max(2 - math.floor(math.log10(span)), 0), 6)  # as many as tell one row from the next
    shown = [max(values), min(values), *(value for _, value in found.goal)]
    ticks = {value: wording.number(round(value, digits), language) for value in shown}
    margin = max(map(cell_len, ticks.values())) + 1
    days = [day for day, _ in _extent(found)]
    columns = min(width, WIDEST) - margin - 4
    if columns < LEAST:
        return None
    frame = _Frame(min(days), max(days), low, high, columns)
    grid = _drawn(frame, found)
    names = {frame.row(value): name for value, name in reversed(ticks.items())}
    lines = [_padded(names.get(at, ""), margin) + "| " + "".join(cells) for at, cells in enumerate(grid)]
    lines += [" " * margin + "+" + "-" * (frame.columns + 2), " " * (margin + 2) + _calendar(frame)]
    lines += _legend(grid, found, margin, min(width, WIDEST), language)
    return Text("\n".join(line.rstrip() for line in lines))


def _padded(name: str, margin: int) -> str:
    return " " * (margin - 1 - cell_len(name)) + name + " "


def _extent(found: Course) -> Iterator[Corner]:
    """Every day and value that must find room."""
    yield from ((one.day, one.value) for one in found.seen)
    yield from found.path
    yield from found.goal
    if found.band:
        yield from ((found.band.end, value) for value in (found.band.low[1], found.band.high[1]))


def _drawn(frame: _Frame, found: Course) -> list[list[str]]:
    """The signs, later ones over earlier ones: deadline, forecast, path, its corners, goal, figures."""
    grid = [[" "] * frame.columns for _ in range(ROWS)]
    for day, _ in found.goal:
        for cells in grid:
            cells[frame.column(day)] = "|"
    _draw_band(grid, frame, found)
    for (a, low), (b, high) in pairwise(found.path):
        for column, share in _between(frame, a, b):
            grid[frame.row(low + (high - low) * share)][column] = "."
    corners = [*found.path[:1], *found.milestones] if found.is_from_start else found.milestones
    spots = [(spot, "+") for spot in corners] + [(spot, "*") for spot in found.goal]
    spots += [((one.day, one.value), MARKS[one.bound]) for one in found.seen]
    for (day, value), sign in spots:
        grid[frame.row(value)][frame.column(day)] = sign
    return grid


def _draw_band(grid: list[list[str]], frame: _Frame, found: Course) -> None:
    """All between the low and the high end of the forecast, from the last value to the deadline."""
    band = found.band
    if band is None:
        return
    for column, share in _between(frame, band.start, band.end):
        low, high = (start + (end - start) * share for start, end in (band.low, band.high))
        top, bottom = sorted((frame.row(low), frame.row(high)))
        for row in range(top, bottom + 1):
            grid[row][column] = ":"


def _between(frame: _Frame, first: date, last: date) -> Iterator[tuple[int, float]]:
    """The columns from one day to another, each with the share of the way that it has covered."""
    left, right = frame.column(first), frame.column(last)
    for column in range(left, right + 1):
        yield column, (column - left) / max(right - left, 1)


def _calendar(frame: _Frame) -> str:
    """The years under their first of January, or months where the plot is shorter than two years."""
    years = [date(year, 1, 1) for year in range(frame.first.year + 1, frame.last.year + 1)]
    months = [date(y, m, 1) for y in range(frame.first.year, frame.last.year + 1) for m in range(1, 13)]
    is_long = len(years) >= 2
    line = ""
    for day in years if is_long else months:
        if not frame.first <= day <= frame.last:
            continue
        name, column = f"{day.year}" if is_long else f"{day:%Y-%m}", frame.column(day)
        if (not line or column >= len(line) + 2) and column + len(name) <= frame.columns + 2:
            line = line.ljust(column) + name
    return line


def _legend(grid: list[list[str]], found: Course, margin: int, width: int, language: Language) -> list[str]:
    """The signs that are used, in as many lines as they need."""
    used = {sign for cells in grid for sign in cells}
    lines = [" " * margin]
    for name, sign in _LEGEND.items():
        key = "milestones" if name == "start" and found.milestones else name
        words = "  " + label(f"plot.{key}", language)
        if sign in used and cell_len(lines[-1] + words) > width:
            lines.append(" " * margin)
        lines[-1] += words if sign in used else ""
    return lines


_LEGEND = {
    "exact": "o",
    "least": "^",
    "most": "v",
    "about": "~",
    "start": "+",
    "path": ".",
    "forecast": ":",
    "goal": "*",
}
