"""A target's series as a plot in plain characters: the figures, the required path, the deadline.

    50,000 |                             ...*
           |                        o....   |
    30,361 | +.....................         |
           +--------------------------------+--
             2023    2024    2025    2026    2028

Every sign is ASCII, one column wide in every font; labels are measured in columns. A library would
bring braille and box signs, whose width depends on the font, and a tenth of a second of imports.
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
from qdtrack.reporting import course, wording

ROWS = 11
NARROWEST, WIDEST = 60, 120  # columns
LEAST = 24  # columns of the plot itself
MARKS = {
    **dict.fromkeys((Bound.AT_LEAST, Bound.MORE_THAN), "^"),
    **dict.fromkeys((Bound.AT_MOST, Bound.LESS_THAN), "v"),
    **dict.fromkeys((Bound.APPROXIMATE, Bound.NEARLY, Bound.RANGE), "~"),
    Bound.EQUAL: "o",
}
Spot = tuple[date, float, str]  # day, value, sign


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
    seen, path = list(_seen(assessment)), _path(assessment)
    if not seen or width < NARROWEST - 1:
        return None
    goal = _goal(assessment)
    spots = [*path, *goal, *seen]
    values = [value for _, value, _ in spots]
    span = max(values) - min(values) or abs(values[0]) or 1.0
    low, high = min(values) - span * 0.02, max(values) + span * 0.02
    digits = min(max(2 - math.floor(math.log10(span)), 0), 6)  # as many as tell one row from the next
    ticks = {value: wording.number(round(value, digits), language) for value in (max(values), min(values))}
    ticks |= {value: wording.number(round(value, digits), language) for _, value, _ in goal}
    margin = max(map(cell_len, ticks.values())) + 1
    days = [day for day, _, _ in spots]
    columns = min(width, WIDEST) - margin - 4
    if columns < LEAST:
        return None
    frame = _Frame(min(days), max(days), low, high, columns)
    grid = _drawn(frame, seen, path, goal)
    names = {frame.row(value): name for value, name in reversed(ticks.items())}
    lines = [_padded(names.get(at, ""), margin) + "| " + "".join(cells) for at, cells in enumerate(grid)]
    lines += [" " * margin + "+" + "-" * (frame.columns + 2), " " * (margin + 2) + _calendar(frame)]
    lines += _legend(grid, margin, min(width, WIDEST), language)
    return Text("\n".join(line.rstrip() for line in lines))


def _padded(name: str, margin: int) -> str:
    return " " * (margin - 1 - cell_len(name)) + name + " "


def _seen(assessment: Assessment) -> Iterator[Spot]:
    """The figures that can stand on the path."""
    for one in course.seen(assessment):
        yield one.day, one.value, MARKS[one.bound]


def _path(assessment: Assessment) -> list[Spot]:
    """Baseline, milestones and the end of the required path; a schedule in steps is no line."""
    corners = () if assessment.target.schedule else course.path(assessment)
    marked = {*corners[:1], *course.milestones(assessment)}
    return [(day, value, "+" if (day, value) in marked else ".") for day, value in corners]


def _goal(assessment: Assessment) -> list[Spot]:
    found = course.goal(assessment)
    return [(*found, "*")] if found else []


def _drawn(frame: _Frame, seen: list[Spot], path: list[Spot], goal: list[Spot]) -> list[list[str]]:
    """The signs, later ones over earlier ones: deadline, path, baseline, goal, figures."""
    grid = [[" "] * frame.columns for _ in range(ROWS)]
    for day, _, _ in goal:
        for cells in grid:
            cells[frame.column(day)] = "|"
    for (a, low, _), (b, high, _) in pairwise(path):
        left, right = frame.column(a), frame.column(b)
        for column in range(left, right + 1):
            share = (column - left) / max(right - left, 1)
            grid[frame.row(low + (high - low) * share)][column] = "."
    for day, value, sign in (*path, *goal, *seen):
        grid[frame.row(value)][frame.column(day)] = sign
    return grid


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


def _legend(grid: list[list[str]], margin: int, width: int, language: Language) -> list[str]:
    """The signs that are used, in as many lines as they need."""
    used = {sign for cells in grid for sign in cells}
    lines = [" " * margin]
    for name, sign in _LEGEND.items():
        words = "  " + label(f"plot.{name}", language)
        if sign in used and cell_len(lines[-1] + words) > width:
            lines.append(" " * margin)
        lines[-1] += words if sign in used else ""
    return lines


_LEGEND = {"exact": "o", "least": "^", "most": "v", "about": "~", "start": "+", "path": ".", "goal": "*"}
