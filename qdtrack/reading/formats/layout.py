"""Pieces of text on a page to blocks: a column's paragraphs, a headline, a caption.

    the lines of two columns under a headline  ->  Block(headline), Block(left column), Block(right column)

A block is a run of lines that stand under each other with nothing beside them. In which order blocks are read
is told in order.py, how their lines become paragraphs in flow.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from qdtrack.reading.formats.drawing import Rule
from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.ruled import Table

_LINES_APART = 1.3  # heights between two lines of one block
_ALIKE = 1.25  # times: text of one block differs no more in height
LARGE = 1.15  # times the height of the body's text: a headline
INDENT = 2.5  # heights: a paragraph's first line begins no further in than so
_OVERLAP = 6.0  # points that two pieces in one column share at least


@dataclass(slots=True)
class Block:
    """Lines that stand under each other, from above."""

    lines: list[Piece] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def height(self) -> float:
        """Of its text: the middle line's."""
        return sorted(line.height for line in self.lines)[len(self.lines) // 2]


def blocks_of(pieces: Sequence[Piece], rules: Sequence[Rule], body: float) -> list[Block]:
    """Pieces that follow each other downwards, each the only neighbour of the other.

    ``body`` is the height of most of the text.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.top, piece.left))
    tops = [piece.top for piece in ordered]
    across = [rule for rule in rules if rule.top == rule.bottom]
    below, above = {}, {}
    for piece in ordered:
        reach = (_LINES_APART + 2) * piece.height
        near = ordered[bisect_left(tops, piece.top - reach) : bisect_right(tops, piece.top + reach)]
        column = [other for other in near if _follow(piece, other) and not piece.joins(other)]
        below[id(piece)] = _first([other for other in column if other.top > piece.top], down=True)
        above[id(piece)] = _first([other for other in column if other.top < piece.top], down=False)
    blocks: dict[int, Block] = {}
    for piece in ordered:
        over = above[id(piece)]
        goes_on = len(over) == 1 and len(below[id(over[0])]) == 1 and _is_next(over[0], piece, across, body)
        block = blocks[id(over[0])] if goes_on else Block()
        block.lines.append(piece)
        blocks[id(piece)] = block
    return list({id(block): block for block in blocks.values()}.values())


def _first(pieces: list[Piece], *, down: bool) -> list[Piece]:
    """The pieces of the uppermost line, or of the lowest."""
    if not pieces:
        return []
    first = min(pieces, key=lambda other: other.top) if down else max(pieces, key=lambda other: other.bottom)
    return [other for other in pieces if other is first or first.joins(other)]


def share(one: Piece | Block | Table, other: Piece | Block | Table) -> bool:
    """Whether two things stand in one column."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > min(_OVERLAP, (one.right - one.left) / 2, (other.right - other.left) / 2)


def _follow(one: Piece, other: Piece) -> bool:
    """Whether two lines stand in one column, an indented line and one of a single word too."""
    return share(one, other) or _begin_together(one, other)


def _begin_together(one: Piece, other: Piece) -> bool:
    return abs(one.left - other.left) <= INDENT * max(one.height, other.height)


def _is_next(over: Piece, piece: Piece, across: Sequence[Rule], body: float) -> bool:
    """Whether a line goes on with the block of the line above: near, as large, set alike, nothing between."""
    small, large = sorted((over.height, piece.height))
    if large > _ALIKE * small or piece.top - over.bottom > _LINES_APART * small:
        return False
    centred = small > LARGE * body and abs(over.left + over.right - piece.left - piece.right) <= 2 * small
    if not (centred or _begin_together(over, piece)):
        return False
    # A line drawn under words is no longer than they are; that of a frame is.
    left, right = min(over.left, piece.left), max(over.right, piece.right)
    return not any(
        over.bottom - small / 2 <= rule.top <= piece.top + small / 2
        and rule.left < left
        and rule.right > right
        for rule in across
    )
