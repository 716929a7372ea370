"""Spans whose digits label and do not measure: 5G, 10G-PON, 第七条, 《…（2023—2025年）》, “1+3”.

    labelled("推进5G-A商用", reader)  ->  [(2, 6)]

Dates are masked by timing.py, thresholds inside names by quantities.py.
"""

from __future__ import annotations

import re

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of


class LabelReader:
    """Finds the labels of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        labels, numerals = lexicon.labels, lexicon.numerals
        joiner = "".join(map(re.escape, labels.joiners))
        chinese = f"[{''.join(map(re.escape, [*numerals.digits, *numerals.scales]))}]+"
        number = r"\d+(?:\.\d+)?"
        quote = any_of(labels.quotes)
        # A number and a Latin unit measure (12EFLOPS, 3300P); any other mix of the two is a name.
        latin = [unit for unit in lexicon.units.families if unit[0].isascii() and unit[0].isalpha()]
        self._measured = re.compile(rf"{number}\s?{any_of(latin)}(?![A-Za-z0-9\-+])")
        self._letters = re.compile("[A-Za-z]")
        self._pattern = re.compile(
            rf"《[^《》]*》"
            rf"|[“\"‘][^“”\"，。；]{{0,12}}[{joiner}][^“”\"，。；]{{0,12}}[”\"’]"
            rf"|[“\"‘][A-Za-z]?\d+[”\"’]"
            rf"|[“\"‘]\d+[^“”\"，。；\d]{{1,2}}\d+%?[”\"’]"
            rf"|{quote}{chinese}"
            rf"|{any_of(labels.before)}\s?(?:{number}|{chinese})"
            rf"|{any_of(labels.order)}{number}[%‰]"
            rf"|{any_of(labels.names)}(?:\s?{number})?"
            rf"|(?:{number}|{chinese})\s?{any_of(labels.after)}"
            rf"|{number}(?:[{joiner}](?:{number}|[A-Za-z]))+"
            rf"|(?=[A-Za-z0-9.]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.]*(?:[-+/][A-Za-z0-9.]+)*",
            re.IGNORECASE,
        )

    def labelled(self, text: str) -> list[tuple[int, int]]:
        """The labels of ``text``, in order, not overlapping."""
        found = []
        for match in self._pattern.finditer(text):
            piece = match[0]
            if (
                piece[0].isdigit()
                and self._letters.search(piece)
                and self._measured.match(text, match.start())
            ):
                continue
            found.append(match.span())
        return found
