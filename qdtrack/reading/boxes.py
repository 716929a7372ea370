"""Which blocks of an article stand in a data box or sidebar.

A heading such as 数说全市工业 opens one. It ends where the article goes on, and what tells the
two apart is that a data box says again what the article says elsewhere, almost word for word.
"""

from __future__ import annotations

import re
from collections import Counter

from qdtrack.reading import words
from qdtrack.reading.blocks import Block, Kind, Label

_RUN = 8  # characters that two paragraphs share by chance only seldom
_REPEATED = 0.3  # share of a paragraph's runs that stand elsewhere too
_LAYOUT = re.compile(r"\s+")


def mark_boxes(blocks: list[Block]) -> None:
    """Set ``boxed`` on the blocks of every box of one article."""
    for index, block in enumerate(blocks):
        if block.label is Label.BOX and block.kind in (Kind.HEADING, Kind.LABEL) and not block.boxed:
            for inside in blocks[index : _end(blocks, index)]:
                inside.boxed = True


def _end(blocks: list[Block], start: int) -> int:
    """The first block after the box that opens at ``start``."""
    runs = {i: _runs(block.text) for i, block in enumerate(blocks) if block.kind is Kind.BODY}
    paragraphs_with = Counter(run for found in runs.values() for run in found)
    last = start
    for i in range(start + 1, len(blocks)):
        if i not in runs:
            continue
        again = sum(1 for run in runs[i] if paragraphs_with[run] > 1)
        if not again or again < _REPEATED * len(runs[i]):
            break
        last = i
    return last + 1 if last > start else _end_by_headings(blocks, start)


def _runs(text: str) -> set[str]:
    bare = _LAYOUT.sub("", text)
    return {bare[i : i + _RUN] for i in range(len(bare) - _RUN + 1)}


def _end_by_headings(blocks: list[Block], start: int) -> int:
    """Nothing repeated: the box runs to the next heading that is no numbered part of it."""
    for i in range(start + 2, len(blocks)):
        block = blocks[i]
        if block.kind is Kind.HEADING and not words.NUMBERED.match(block.text):
            return i
    return len(blocks)
