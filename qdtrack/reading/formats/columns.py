"""The edges of the column that a block stands in, from the lines of the document that begin where it begins.

    lines 71–287, 50–71, 71–197 on a page 0–595 wide  ->  Column(left=50, right=545)

They tell whether a line is indented and whether it ends short; flow.py makes paragraphs of that. A block
of several full lines shows its edges itself, one of a few is helped by others of the document; where
these are too few as well, the margins of the page are taken to be alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.layout import INDENT, Block
from qdtrack.reading.formats.ruled import Table

CLOSED = "。！？；：”’）)》】」』…!?;:"
_ENOUGH = 2  # lines that end together within a sentence show a column's right edge
_TOGETHER = 1.0  # heights that their ends differ by


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    right: float


def column_of(
    block: Block, beside: Sequence[Block | Table], lines: Sequence[Piece], page: tuple[float, float]
) -> Column:
    """The column of a block; ``beside`` is its page's blocks, ``lines`` all lines of the document."""
    height = block.height
    if _full(block.lines, block.right, height) >= _ENOUGH:
        return Column(block.left, block.right)
    limit = min(
        (
            other.left
            for other in beside
            if other.left >= block.right - height and other.top < block.bottom and other.bottom > block.top
        ),
        default=page[1],
    )
    alike = [
        line
        for line in lines
        if abs(line.left - block.left) <= INDENT * height and line.right <= max(limit, block.right)
    ]
    left = min([block.left, *(line.left for line in alike)])
    furthest = max([block.right, *(line.right for line in alike)])
    if _full(alike, furthest, height) < _ENOUGH and limit == page[1]:
        furthest = max(furthest, page[1] - (left - page[0]))
    return Column(left, furthest)


def _full(lines: Sequence[Piece], edge: float, height: float) -> int:
    """How many lines end at an edge, and not with a sentence: those are full."""
    return sum(abs(edge - line.right) <= _TOGETHER * height and line.text[-1] not in CLOSED for line in lines)
