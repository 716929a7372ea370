"""Short lines that look like headlines and are prose, and long ones that look like prose and are headlines.

    "全市实施惠企行动，优化营" / "商环境。今年……"  -> two halves of a sentence
    a line of sixty characters above a byline -> a deck

Both can only be told from the lines around them. Putting halves together is for joining.py.
"""

from __future__ import annotations

import re

from qdtrack.reading import words
from qdtrack.reading.blocks import (
    SENTENCE_END,
    Block,
    Kind,
    Label,
    ends_sentence,
    hangs,
    is_closed,
    is_marked,
)

_COMMA = re.compile(r"[，、；,]")
_FRAGMENT = re.compile(rf"[^，。；！？、：,]{{0,12}}[{SENTENCE_END}；]")
_CANNOT_BEGIN = re.compile(r"[，。、；：！？）】》”’%％的了等]")

_COLUMN = (20, 120)  # width of a printed column, in columns of one Latin letter
_SLACK = 6  # lines of one column differ by three Chinese characters at most, quotes and figures being narrow
_WINDOW = 4


def find_torn_lines(blocks: list[Block]) -> None:
    """Mark the lines of narrow columns, and turn short ones that look like headings back to prose."""
    for index, block in enumerate(blocks):
        if block.kind not in (Kind.HEADING, Kind.BODY) or ends_sentence(block.text) or block.line.level:
            continue
        after = next((b for b in blocks[index + 1 : index + 4] if b.kind is not Kind.CAPTION), None)
        if after is None or after.kind not in (Kind.HEADING, Kind.BODY) or _begins_anew(after):
            continue
        torn = block.kind is Kind.HEADING and after.kind is Kind.BODY and _is_torn_sentence(block, after)
        if torn or _is_in_column(blocks, index):
            block.wrapped, block.kind, block.label = True, Kind.BODY, Label.NONE


def _begins_anew(block: Block) -> bool:
    line = block.line
    return bool(
        line.level
        or line.item
        or line.indented
        or block.dateline
        or block.label is Label.BOX
        or is_marked(block.text)
    ) or bool(words.NUMBERED.match(block.text) and block.kind is Kind.HEADING)


def _is_in_column(blocks: list[Block], index: int) -> bool:
    """Whether the lines around are as wide as this one and run like prose."""
    width = blocks[index].line.width
    if not _COLUMN[0] <= width <= _COLUMN[1] or words.NUMBERED.match(blocks[index].text):
        return False
    around = blocks[max(index - _WINDOW, 0) : index + _WINDOW + 1]
    alike = [
        b
        for b in around
        if b.kind in (Kind.HEADING, Kind.BODY) and abs(b.line.width - width) <= _SLACK and not b.line.item
    ]
    beside = [b for b in blocks[max(index - 1, 0) : index + 2] if b in alike]
    prose = [b for b in alike if _COMMA.search(b.text) or "。" in b.text]
    sentences = any("。" in b.text and b.line.width <= width + _SLACK for b in around)
    return sentences and len(alike) >= 3 and len(beside) >= 2 and 2 * len(prose) >= len(alike)


def _is_torn_sentence(block: Block, after: Block) -> bool:
    """Whether a short line without its full stop is a sentence that the next block ends.

    "全市实施惠企行动，优化营" / "商环境。今年……": the rest of the clause ends at once. A line
    without a comma is taken for a heading, though text may have been lost below it.
    """
    if hangs(block.text) or _CANNOT_BEGIN.match(after.text):
        return True
    if not _COMMA.search(block.text) or words.NUMBERED.match(block.text):
        return False
    shorter = (
        ends_sentence(after.text) and after.line.width <= block.line.width + 2 and after.text.count("。") == 1
    )
    return bool(_FRAGMENT.match(after.text)) or shorter


_DECK_LENGTH = 90
_DECKS = 6


def find_decks(blocks: list[Block]) -> None:
    """Turn long unclosed lines above a byline, a dateline or the page's first paragraph into headlines."""
    first = next((i for i, b in enumerate(blocks) if b.kind is Kind.BODY and is_closed(b.text)), len(blocks))
    for index, block in enumerate(blocks):
        if index == first or block.kind is Kind.BYLINE or block.dateline:
            for above in reversed(blocks[max(index - _DECKS, 0) : index]):
                if above.kind in (Kind.META, Kind.FURNITURE, Kind.CAPTION, Kind.HEADING):
                    continue
                if not _is_deck(above):
                    break
                above.kind = Kind.HEADING


def _is_deck(block: Block) -> bool:
    text = block.text
    return (
        block.kind is Kind.BODY
        and not (block.wrapped or block.line.item or block.dateline or block.closes)
        and len(text) <= _DECK_LENGTH
        and "。" not in text
        and not is_closed(text)
        and not hangs(text)
    )
