"""Pieces of text on a page to blocks in the order of reading: columns from the left, each from above.

    a headline over two columns, then the columns  ->  headline, left column, right column

A block is a run of lines that stand under each other with nothing beside them: a column's paragraphs,
a headline, a caption. Of two blocks the upper goes first if they share a column; else the left one,
unless something between them reaches over both. Lines are put into paragraphs in flow.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from qdtrack.reading.formats.glyphs import Piece
from qdtrack.reading.formats.ruled import Table

_LINES_APART = 1.3  # heights between two lines of one block
_ALIKE = 1.25  # times: text of one block differs no more in height
INDENT = 2.5  # heights: a paragraph's first line begins no further in than so
_OVERLAP = 6.0  # points that two pieces in one column share at least
_OFF_MIDDLE = 0.05  # of the page's text: a headline of the whole width stands no further from its middle
_ALIGNED = 4.0  # points between the left edges of what stands in one column


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


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """Pieces that follow each other downwards, each the only neighbour of the other."""
    ordered = sorted(pieces, key=lambda piece: (piece.top, piece.left))
    tops = [piece.top for piece in ordered]
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
        goes_on = len(over) == 1 and len(below[id(over[0])]) == 1 and _is_next(over[0], piece)
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


def _share(one: Piece | Block | Table, other: Piece | Block | Table) -> bool:
    """Whether two things stand in one column."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > min(_OVERLAP, (one.right - one.left) / 2, (other.right - other.left) / 2)


def _follow(one: Piece, other: Piece) -> bool:
    """Whether two lines stand in one column: also a paragraph's indented first line and a last one of a word."""
    return _share(one, other) or abs(one.left - other.left) <= INDENT * max(one.height, other.height)


def _is_next(over: Piece, piece: Piece) -> bool:
    """Whether a line goes on with the block of the line above: as near and as large."""
    small, large = sorted((over.height, piece.height))
    return large <= _ALIKE * small and piece.top - over.bottom <= _LINES_APART * small


def in_order(blocks: Sequence[Block | Table]) -> list[Block | Table]:
    """The blocks as they are read: a headline over all columns parts what is above it from what is below."""
    waiting = sorted(blocks, key=lambda block: (block.top, block.left))
    done: list[Block | Table] = []
    for divider in [block for block in waiting if _divides(block, waiting)]:
        done += _by_columns([block for block in waiting if block.top < divider.top])
        done.append(divider)
        waiting = [block for block in waiting if block.top > divider.top]
    return done + _by_columns(waiting)


def _divides(block: Block | Table, blocks: Sequence[Block | Table]) -> bool:
    """Whether a block is a headline of the whole width: alone at its height, in the middle, in no column."""
    left, right = min(other.left for other in blocks), max(other.right for other in blocks)
    others = [other for other in blocks if other is not block]
    alone = all(other.bottom <= block.top or other.top >= block.bottom for other in others)
    off = abs((block.left + block.right) - (left + right)) / 2
    aligned = any(abs(other.left - block.left) < _ALIGNED for other in others)
    return alone and off < _OFF_MIDDLE * (right - left) and not aligned


def _by_columns(blocks: Sequence[Block | Table]) -> list[Block | Table]:
    waiting = list(blocks)
    ahead = {
        id(block): {id(other) for other in waiting if other is not block and _precedes(other, block, waiting)}
        for block in waiting
    }
    done: list[Block | Table] = []
    while waiting:
        # Boxes that reach into each other may each claim to be first: then the uppermost is.
        block = next((block for block in waiting if not ahead[id(block)]), waiting[0])
        waiting.remove(block)
        done.append(block)
        for others in ahead.values():
            others.discard(id(block))
    return done


def _precedes(one: Block | Table, other: Block | Table, blocks: Sequence[Block | Table]) -> bool:
    if _share(one, other):
        return one.top < other.top
    if one.left >= other.left:
        return False
    low, high = min(one.bottom, other.bottom), max(one.top, other.top)
    return low > high or not any(
        _share(one, block) and _share(other, block) and low <= (block.top + block.bottom) / 2 <= high
        for block in blocks
        if block is not one and block is not other
    )
