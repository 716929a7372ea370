"""Which blocks of an article stand in a data box or sidebar.

A heading such as 数说全市工业 opens one. It ends where the article goes on, and what tells the
two apart is that a data box says again what the article says elsewhere, almost word for word.
"""

from __future__ import annotations

import re
from collections import Counter

from qdtrack.reading.blocks import Block, Kind, Label

_RUN = 8  # characters that two paragraphs share by chance only seldom
_REPEATED = 0.3  # share of a paragraph's runs that stand elsewhere too
_DIGIT = re.compile(r"[\d一二三四五六七八九十]、|\d")
_LAYOUT = re.compile(r"\s+")


def mark_boxes(blocks: list[Block]) -> None:
    """Set ``boxed`` on the blocks of every box of one article."""
    starts = [
        i for i, b in enumerate(blocks) if b.label is Label.BOX and b.kind in (Kind.HEADING, Kind.LABEL)
    ]
    if not starts:
        return
    runs = {i: _runs(block.text) for i, block in enumerate(blocks) if block.kind is Kind.BODY}
    paragraphs_with = Counter(run for found in runs.values() for run in found)
    repeated = {i for i, found in runs.items() if _is_repeated(found, paragraphs_with)}
    for start in starts:
        for inside in blocks[start : _end(blocks, start, repeated)]:
            inside.boxed = True


def _is_repeated(runs: set[str], paragraphs_with: Counter[str]) -> bool:
    """Whether another paragraph says a good part of this one too."""
    again = sum(1 for run in runs if paragraphs_with[run] > 1)
    return again > 0 and again >= _REPEATED * len(runs)


def _end(blocks: list[Block], start: int, repeated: set[int]) -> int:
    """The first block after the box that opens at ``start``."""
    last = start
    for i in range(start + 1, len(blocks)):
        if blocks[i].kind is Kind.BODY:
            if i not in repeated:
                break
            last = i
    return last + 1 if last > start else _end_by_headings(blocks, start)


def _runs(text: str) -> set[str]:
    bare = _LAYOUT.sub("", text)
    return {bare[i : i + _RUN] for i in range(len(bare) - _RUN + 1)}


def _end_by_headings(blocks: list[Block], start: int) -> int:
    """Nothing repeated: the box runs to the next heading that is neither numbered nor a line of data."""
    for i in range(start + 2, len(blocks)):
        block = blocks[i]
        if block.kind is Kind.HEADING and not _DIGIT.search(block.text):
            return i
    return len(blocks)
