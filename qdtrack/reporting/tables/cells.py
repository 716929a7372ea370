"""Text made safe for the cell of a spreadsheet, which would run what begins like a formula.

    inert("=HYPERLINK(…)") -> "'=HYPERLINK(…)"     inert("-2.3%") -> "-2.3%"

A spreadsheet that opens CSV runs a cell that begins with = + - or @, with a tab or a line end
before it as well; a Chinese or Japanese one reads the full-width signs alike. The quote mark in
front is the spreadsheets' own sign for text. A signed number alone cannot run and stays itself.
"""

from __future__ import annotations

import re

from qdtrack.reporting import wording

_SIGNS = frozenset("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]\d+(?:\.\d+)?%?")


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might run the text."""
    return text.lstrip()[:1] in _SIGNS and not _NUMBER.fullmatch(text)


def inert(text: str) -> str:
    """On one line, control signs as pictures, and no formula."""
    words = wording.clean(text)
    return f"'{words}" if is_like_a_formula(words) else words
