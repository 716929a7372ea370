"""Which of an article's headlines is its title, and which lines are one headline.

a kicker of fifty characters / 临江：园区建设提速 (main) -> "临江：园区建设提速"
上半年我市园区 / 出口值同比增一成 -> one headline over two lines
"""

from __future__ import annotations

import re

from qdtrack.reading import words
from qdtrack.reading.blocks import Block, Kind, Label
from qdtrack.reading.lines import STRONG
from qdtrack.reading.normalising import readable

_LONG = 35  # characters: kickers and decks are longer than a main headline
_BROKEN_LINE = 20  # each half of a headline over two lines is shorter
_UNDER_TITLE = re.compile(r"[—―─–(（]")
_DIGIT = re.compile(r"\d")

Unit = list[Block]  # the lines of one headline


def headline_units(blocks: list[Block]) -> list[Unit]:
    """The headlines above an article's text, each with all of its lines."""
    heads = _heads(blocks)
    groups: list[Unit] = []
    for previous, block in zip([None, *heads], heads, strict=False):
        if previous is not None and block.line.gap == 0 and previous.line.end + 2 >= block.line.start:
            groups[-1].append(block)
        else:
            groups.append([block])
    units: list[Unit] = []
    for index, group in enumerate(groups):
        if _is_broken(group) and (len(groups) == 1 or index == 0):
            units.append(group)
        else:
            units.extend([block] for block in group)
    return units


def title_of(text: str, units: list[Unit]) -> str:
    """The main headline, readable; "" without any."""
    if not units:
        return ""
    pieces = (readable(text[b.line.start : b.line.end], b.line.start, headline=True)[0] for b in _main(units))
    title = "".join(pieces)
    return title[1:].strip() if title[:1] and title[0] in words.MARKS else title


def _heads(blocks: list[Block]) -> list[Block]:
    heads: list[Block] = []
    for block in blocks:
        if block.kind is Kind.BODY or block.label is Label.BOX:
            break
        if block.kind is Kind.HEADING and not words.NUMBERED.match(block.text):
            heads.append(block)
    return heads


def _is_broken(group: Unit) -> bool:
    """Two short lines of like length, the second no statement of its own."""
    if len(group) != 2 or any(block.line.level for block in group):
        return False
    first, second = (block.text for block in group)
    alike = max(len(first), len(second)) <= 2 * min(len(first), len(second))
    return (
        alike
        and max(len(first), len(second)) <= _BROKEN_LINE
        and not _DIGIT.match(second)
        and not _UNDER_TITLE.match(second)
        and " " not in second
    )


def _main(units: list[Unit]) -> Unit:
    """The main headline among kicker, main and decks."""
    levels = [unit[0].line.level for unit in units if 0 < unit[0].line.level < STRONG]
    if levels:
        return next(unit for unit in units if unit[0].line.level == min(levels))
    for index, unit in enumerate(units[1:], 1):
        if _UNDER_TITLE.match(unit[0].text):
            above = units[index - 1]
            # A site prints the title above the document's own, shorter one.
            return next((u for u in units[:index] if above[0].text in u[0].text), above)
    if len(units) == 1:
        return units[0]
    first, second = (sum(len(block.text) for block in unit) for unit in units[:2])
    if first > _LONG and not words.DOCUMENT_TITLE.fullmatch(units[0][0].text):
        return units[1]
    if second > _LONG or len(units[0]) > 1 or (len(units) > 2 and not units[2][0].line.gap):
        return units[0]
    return units[1] if second >= first else units[0]
