"""The edges of the column that a block stands in, from the lines of the document that begin where it begins.

    lines 71–287, 50–71, 71–197 on a page 0–595 wide  ->  Column(left=50, right=545)

They tell whether a line is indented and whether it ends short; flow.py makes paragraphs of that. Too few
lines to see an edge by: then the margins of the page are taken to be alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.layout import INDENT, Block
from qdtrack.reading.formats.ruled import Table

_ENOUGH = 3  # lines that end together show a column's right edge
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
    full = sum(furthest - line.right <= _TOGETHER * height for line in alike)
    if full < _ENOUGH and limit == page[1]:
        furthest = max(furthest, page[1] - (left - page[0]))
    return Column(left, furthest)
