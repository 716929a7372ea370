"""Words to lines of a given width, and bars: the typography of the terminal screens.

Chinese may break between any two characters, but no line begins with a comma or a closing
bracket and none ends with an opening one (禁则). Widths are display columns: a Han character
takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

NEVER_FIRST = frozenset("，。、；：？！）】》〉」』”’％%,.;:?!)]}")
NEVER_LAST = frozenset("（【《〈「『“‘([{")
BAR = 10
INDENT = 2
WIDEST = 150  # longer lines are hard to read
NO_BREAK = "\N{NO-BREAK SPACE}"
# Blanks, a run of Latin letters and digits, or one other sign. A no-break space is part of a run.
_PIECES = re.compile(r"[ \n\t]+|[\u0020-\u024f]+?(?=[ \n\t]|[^\u0020-\u024f]|$)|.", re.S)


def solid(words: str) -> str:
    """Words that no line break may part: their blanks are made plain again when they are laid out."""
    return words.replace(" ", NO_BREAK)


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of at most ``width`` columns, styles kept."""
    cuts: list[int] = []
    start = column = 0
    for begin, end in _pieces(text.plain):
        size = cell_len(text.plain[begin:end])
        if column + size > width and begin > start and not text.plain[begin:end].isspace():
            cuts.append(begin)
            start, column = begin, 0
        column += size
    return [line for part in text.divide(cuts) for line in _stripped(part, width)]


def _stripped(line: Text, width: int) -> list[Text]:
    """Without the blanks at its end; a piece longer than a line is parted at its own, else cut hard."""
    line.rstrip()
    is_parted = line.cell_len > width and NO_BREAK in line.plain
    line.plain = line.plain.replace(NO_BREAK, " ")
    if line.cell_len <= width:
        return [line]
    if is_parted:
        return wrapped(line, width)
    column, cuts = 0, []
    for position, sign in enumerate(line.plain):
        if column + cell_len(sign) > width:
            cuts.append(position)
            column = 0
        column += cell_len(sign)
    return list(line.divide(cuts))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The smallest pieces that must not be broken, as (start, end)."""
    start: int | None = None
    for found in _PIECES.finditer(text):
        begin, end = found.span()
        start = begin if start is None else start
        glued = text[end - 1] in NEVER_LAST or (end < len(text) and text[end] in NEVER_FIRST)
        if not glued:
            yield start, end
            start = None
    if start is not None:
        yield start, len(text)


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
