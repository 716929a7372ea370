"""Where lines may break: words to cuts, and plain words to lines.

    lines("全市累计，开通基站", 8)  ->  ["全市累", "计，开通", "基站"]

Chinese may break between any two characters, but no line begins with a comma or a closing
bracket and none ends with an opening one (禁则). Widths are display columns. Styled words
belong to layout.py; nothing here waits for rich, so that a page of help need not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qdtrack.reporting.problems import columns

NEVER_FIRST = frozenset("，。、；：？！）】》〉」』”’％%,.;:?!)]}")
NEVER_LAST = frozenset("（【《〈「『“‘([{")
NO_BREAK = "\N{NO-BREAK SPACE}"
# Blanks, a run of Latin letters and digits, or one other sign. A no-break space is part of a run.
_PIECES = re.compile(r"[ \n\t]+|[\u0020-\u024f]+?(?=[ \n\t]|[^\u0020-\u024f]|$)|.", re.S)

Measure = Callable[[str], int]  # the columns that words take


def lines(words: str, width: int) -> list[str]:
    """The words in lines of at most ``width`` columns; a piece longer than a line is cut hard."""
    whole = _parts(words, cuts(words, width, columns))
    return [cut for line in whole for cut in _parts(line.rstrip(), hard_cuts(line.rstrip(), width, columns))]


def _parts(words: str, cuts: list[int]) -> list[str]:
    return [words[start:end] for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def cuts(words: str, width: int, measure: Measure) -> list[int]:
    """Where each line after the first begins."""
    found: list[int] = []
    start = column = 0
    for begin, end in _pieces(words):
        size = measure(words[begin:end])
        if column + size > width and begin > start and not words[begin:end].isspace():
            found.append(begin)
            start, column = begin, 0
        column += size
    return found


def hard_cuts(words: str, width: int, measure: Measure) -> list[int]:
    """The same where any two characters may be parted."""
    column, found = 0, []
    for position, sign in enumerate(words):
        if column + measure(sign) > width:
            found.append(position)
            column = 0
        column += measure(sign)
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The smallest pieces that must not be broken, as (start, end)."""
    start: int | None = None
    for found in _PIECES.finditer(text):
        begin, end = found.span()
        start = begin if start is None else start
        glued = text[end - 1] in NEVER_LAST or (end < len(text) and text[end] in NEVER_FIRST)
        if not glued:
            yield start, end
            start = None
    if start is not None:
        yield start, len(text)
