"""Blocks of a page in the order of reading: articles from above, in each its headlines and then its columns.

    headline over two columns, a line across, two articles side by side
      -> headline, left column, right column, left article, right article

The page is cut where nothing stands: across it at a drawn line or at a headline, then down it between
columns or articles, and each part again. What cannot be cut is read by what stands above and what
stands left.
"""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.reading.formats.drawing import Rule
from qdtrack.reading.formats.layout import LARGE, Block, share
from qdtrack.reading.formats.ruled import Table

_WIDE = 0.6  # of a part's width: a headline or line so wide parts what is above it from what is below
_OFF_MIDDLE = 0.05  # of a part's width that a headline stands off its middle
_ALIGNED = 4.0  # points between the left edges of what stands in one column

_Item = Block | Table


def in_order(items: Sequence[_Item], rules: Sequence[Rule], body: float) -> list[_Item]:
    """The blocks and tables of a page as they are read; ``body`` is the height of its text."""
    across = [rule for rule in rules if rule.top == rule.bottom]
    return _ordered(sorted(items, key=lambda item: (item.top, item.left)), across, body)


def _ordered(items: list[_Item], across: Sequence[Rule], body: float) -> list[_Item]:
    """Items of one part of the page, from above, as they are read."""
    if len(items) < 2:
        return items
    parts = _bands(items, across, body)
    if len(parts) == 1:
        parts = _strips(items)
    if len(parts) == 1:
        return _by_place(items)
    return [item for part in parts for item in _ordered(part, across, body)]


# ---------------------------------------------------------------- across


def _bands(items: list[_Item], across: Sequence[Rule], body: float) -> list[list[_Item]]:
    """The items cut where no item stands across the whole part, and a line or a headline says so."""
    bands: list[list[_Item]] = [[items[0]]]
    bottom = items[0].bottom
    for item in items[1:]:
        if item.top >= bottom - _ALIGNED / 2 and _is_cut(items, bands[-1], item, bottom, across, body):
            bands.append([])
        bands[-1].append(item)
        bottom = max(bottom, item.bottom)
    return bands


def _is_cut(
    items: list[_Item], band: list[_Item], item: _Item, bottom: float, across: Sequence[Rule], body: float
) -> bool:
    left, right = min(one.left for one in items), max(one.right for one in items)
    drawn = sum(
        max(0.0, min(rule.right, right) - max(rule.left, left))
        for rule in across
        if bottom - _ALIGNED <= rule.top <= item.top + _ALIGNED
    )
    return drawn >= _WIDE * (right - left) or _heads(item, items, body) or _heads(band[-1], items, body)


def _heads(item: _Item, items: list[_Item], body: float) -> bool:
    """Whether an item stands alone at its height as a headline does: wide, large or in the middle."""
    others = [other for other in items if other is not item]
    if any(
        other.top < item.bottom - _ALIGNED / 2 and other.bottom > item.top + _ALIGNED / 2 for other in others
    ):
        return False
    left, right = min(one.left for one in items), max(one.right for one in items)
    width = right - left
    centred = abs(item.left + item.right - left - right) / 2 < _OFF_MIDDLE * width
    aligned = any(abs(other.left - item.left) < _ALIGNED for other in others)
    large = isinstance(item, Block) and item.height > LARGE * body
    uppermost = all(other.top >= item.top for other in others)
    wide = item.right - item.left >= _WIDE * width
    return wide or (large and (centred or uppermost)) or (centred and not aligned)


# ---------------------------------------------------------------- down


def _strips(items: list[_Item]) -> list[list[_Item]]:
    """The items cut where no item stands from top to bottom of the part, the left ones first."""
    strips: list[list[_Item]] = []
    edge = 0.0
    for item in sorted(items, key=lambda item: item.left):
        if not strips or item.left > edge:
            strips.append([])
            edge = item.right
        strips[-1].append(item)
        edge = max(edge, item.right)
    return [sorted(strip, key=lambda item: (item.top, item.left)) for strip in strips]


# ---------------------------------------------------------------- neither


def _by_place(items: list[_Item]) -> list[_Item]:
    """Of two items the upper first if they share a column, else the left one.

    Unless one that stands between them reaches over both.
    """
    waiting = list(items)
    ahead = {
        id(item): {id(other) for other in waiting if other is not item and _precedes(other, item, waiting)}
        for item in waiting
    }
    done: list[_Item] = []
    while waiting:
        # Boxes that reach into each other may each claim to be first: then the uppermost is.
        item = next((item for item in waiting if not ahead[id(item)]), waiting[0])
        waiting.remove(item)
        done.append(item)
        for others in ahead.values():
            others.discard(id(item))
    return done


def _precedes(one: _Item, other: _Item, items: Sequence[_Item]) -> bool:
    if share(one, other):
        return one.top < other.top
    if one.left >= other.left:
        return False
    low, high = min(one.bottom, other.bottom), max(one.top, other.top)
    return low > high or not any(
        share(one, item) and share(other, item) and low <= (item.top + item.bottom) / 2 <= high
        for item in items
        if item is not one and item is not other
    )
