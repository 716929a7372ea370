"""A web page's tree to blocks: each paragraph, heading, item or row of a table, in the page's order.

    <div>一<br>二<table>…</table></div>  ->  Block("一"), Block("二"), Block("指标<tab>2025年"), ...

Which of them are the article is told in html.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from qdtrack.reading.formats.grid import LONGEST_CELL, WIDEST, Cell, rows_of
from qdtrack.reading.formats.signs import raised

Element = Any  # Any: lxml brings no types

_INLINE_TAGS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike"
    " strong sub sup time tt u var wbr"
)
_UNSEEN_TAGS = (
    "script style noscript template select option button svg math iframe object embed audio video canvas head"
    " input textarea nav"
)
_INLINE, _UNSEEN = frozenset(_INLINE_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_LINKED = 0.6  # of a block's letters: a date beside a link counts for nothing
_TABLE_TAGS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption")


@dataclass(slots=True)
class Block:
    """A piece of text that stands on lines of its own, and the element it stands in."""

    text: str
    element: Element
    linked: int = 0  # letters of it that are links
    is_row: bool = False  # goes on with the table whose row stands before it
    is_heading: bool = False
    bare: str = ""  # the words as the page has them, without blanks: two texts are one if these are

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere rather than says something: most of its letters are a link."""
        return self.linked > _LINKED * _letters(self.text)


def _letters(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def unfold_layout(root: Element) -> None:
    """Turn tables that only lay a page out into plain boxes."""
    for table in list(root.iter("table")):
        if not _holds_data(table):
            for element in [table, *_of_table(table)]:
                element.tag = "div"


def _of_table(table: Element) -> Iterator[Element]:
    """The rows and cells of a table, not those of tables inside it."""
    waiting = list(table)
    while waiting:
        element = waiting.pop()
        if element.tag in _TABLE_TAGS and element.tag != "table":
            yield element
            waiting += list(element)


def _holds_data(table: Element) -> bool:
    """Whether a table is one: two rows and columns at least, no table, headline or article within a cell."""
    if next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if sum(len(row) > 1 for row in rows) < 2:
        return False
    return all(len("".join(cell.itertext())) <= LONGEST_CELL for row in rows for cell in row)


def blocks_of(root: Element) -> list[Block]:
    """The blocks of a page."""
    return _Walk().through(root)


class _Walk:
    """Goes through a tree once and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._bare: list[str] = []  # the same as the page has it, the numbers of notes included
        self._linked = 0
        self._links = 0  # depth

    def through(self, root: Element) -> list[Block]:
        holders = [root]  # the elements with lines of their own that are open
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in ("comment", "pi"):
                self._say(element.tail)
            elif event == "start":
                self._enter(element, holders)
                if _is_unseen(element) or element.tag in ("table", "sup"):
                    walk.skip_subtree()
            else:
                self._leave(element, holders)
        self._end(root)
        return self.blocks

    def _enter(self, element: Element, holders: list[Element]) -> None:
        if element.tag not in _INLINE:
            self._end(holders[-1])
            holders.append(element)
        if _is_unseen(element):
            return
        if element.tag == "table":
            self._add_table(element)
        elif element.tag == "sup":
            written = "".join(element.itertext())
            self._words.append(raised(written, "".join(self._words[-2:]).rstrip()))
            self._bare.append(written)
        else:
            self._links += element.tag == "a"
            self._say(element.text)

    def _leave(self, element: Element, holders: list[Element]) -> None:
        if element.tag == "a" and not _is_unseen(element):
            self._links -= 1
        if element.tag not in _INLINE:
            self._end(element)
            holders.pop()
        if element is not holders[0]:
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            self._bare.append(text)
            self._linked += _letters(text) if self._links else 0

    def _end(self, element: Element) -> None:
        """What was said so far is a block."""
        text = _SPACE.sub(" ", "".join(self._words)).strip(" ")
        if text.strip():
            heading = element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
            bare = "".join("".join(self._bare).split())
            self.blocks.append(Block(text, element, self._linked, is_heading=heading, bare=bare))
        self._words, self._bare, self._linked = [], [], 0

    def _add_table(self, table: Element) -> None:
        if (caption := table.find("caption")) is not None and (line := _line(caption)):
            self.blocks.append(Block(line, caption, bare="".join(line.split())))
        for number, row in enumerate(rows_of(_cells(table))):
            self.blocks.append(Block(row, table, is_row=number > 0, bare="".join(row.split())))


def _is_unseen(element: Element) -> bool:
    return element.tag in _UNSEEN or bool(_HIDDEN.search(element.get("style") or ""))


def _cells(table: Element) -> Iterator[Cell]:
    """The cells of a table, each where those that reach down from above leave room."""
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(table.iter("tr")):
        column = 0
        for one in element:
            if one.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            rows, columns = _span(one, "rowspan"), _span(one, "colspan")
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            yield Cell(row, column, _line(one), rows, columns)
            column += columns


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), WIDEST) if value.isdecimal() else 1


def _line(cell: Element) -> str:
    """The words of a cell on one line."""
    return " ".join(" ".join(block.text for block in _Walk().through(cell)).split())
