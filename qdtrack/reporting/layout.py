"""Words to lines of a given width, and bars: the typography of the terminal screens.

Where a line may break is breaking.py's. Widths are display columns: a Han character takes two.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from qdtrack.reporting.breaking import NO_BREAK, cuts, hard_cuts

BAR = 10
INDENT = 2
WIDEST = 150  # longer lines are hard to read


def solid(words: str) -> str:
    """Words that no line break may part: their blanks are made plain again when they are laid out."""
    return words.replace(" ", NO_BREAK)


def loose(words: str) -> str:
    """``solid`` undone, for what is laid out by another program."""
    return words.replace(NO_BREAK, " ")


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of at most ``width`` columns, styles kept."""
    parts = text.divide(cuts(text.plain, width, cell_len))
    return [line for part in parts for line in _stripped(part, width)]


def _stripped(line: Text, width: int) -> list[Text]:
    """Without the blanks at its end; a piece longer than a line is parted at its own, else cut hard."""
    line.rstrip()
    is_parted = line.cell_len > width and NO_BREAK in line.plain
    line.plain = line.plain.replace(NO_BREAK, " ")
    if line.cell_len <= width:
        return [line]
    if is_parted:
        return wrapped(line, width)
    return list(line.divide(hard_cuts(line.plain, width, cell_len)))


def paragraph(text: Text, width: int, indent: int = 0, hanging: int | None = None) -> Text:
    """One Text of wrapped lines: the first indented by ``indent``, the rest by ``hanging``."""
    rest = indent if hanging is None else hanging
    lines = wrapped(text, width - max(indent, rest))
    blanks = [Text(" " * (rest if position else indent)) for position in range(len(lines))]
    return Text("\n").join(blank.append_text(line) for blank, line in zip(blanks, lines, strict=True))


def bar(progress: float, style: str = "") -> Text:
    """Progress as a bar: full at 100 %, below 0 a mark that points left. Every sign is one column wide."""
    if progress < 0:
        return Text("◄", style=style).append("▱" * (BAR - 1), style="dim")
    filled = int(min(progress, 1.0) * BAR + 1e-9)
    return Text("▰" * filled, style=style).append("▱" * (BAR - filled), style="dim")


def beside(cells: list[list[Text]], widths: list[int], space: int = 2) -> Text:
    """Cells of lines, side by side: one row of a table."""
    rows = []
    for position in range(max(len(cell) for cell in cells)):
        row = Text()
        for cell, width in zip(cells, widths, strict=True):
            line = cell[position] if position < len(cell) else Text()
            row.append_text(line).append(" " * (width - line.cell_len + space))
        row.rstrip()
        rows.append(row)
    return Text("\n").join(rows)
