"""Spans whose digits label and do not measure: 5G, 10G-PON, 第七条, 《…（2023—2025年）》, “1+3”.

    labelled("推进5G-A商用", reader)  ->  [(2, 6)]

Dates are masked by timing.py, thresholds inside names by quantities.py.
"""

from __future__ import annotations

import re

from qdtrack.lexicon.words import Labels, Units, any_of


class LabelReader:
    """Finds the labels of a text."""

    def __init__(self, labels: Labels, units: Units) -> None:
        joiner = "".join(map(re.escape, labels.joiners))
        latin_units = [unit for unit in units.families if unit.isascii() and unit[0].isalpha()]
        # A number and a Latin unit measure (12EFLOPS, 3300P); any other mix of the two is a name.
        measured = rf"\d+(?:\.\d+)?\s?{any_of(latin_units)}(?![A-Za-z0-9\-+])"
        scaled = rf"\d+(?:\.\d+)?[\u4e00-\u9fff]"
        self._unit_run = re.compile(measured)
        self._pattern = re.compile(
            rf"《[^《》]*》"
            rf"|[“\"‘][^“”\"，。；]{{0,12}}[{joiner}][^“”\"，。；]{{0,12}}[”\"’]"
            rf"|[“\"‘][A-Za-z]?\d+[”\"’]"
            rf"|{any_of(labels.before)}\s?(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)"
            rf"|{any_of(labels.names)}(?:\s?\d+(?:\.\d+)?)?"
            rf"|(?:\d+(?:\.\d+)?|[一二三四五六七八九十]+)\s?{any_of(labels.after)}"
            rf"|(?:\d+(?:\.\d+)?)(?:[{joiner}](?:\d+(?:\.\d+)?|[A-Za-zXN]))+"
            rf"|(?=[A-Za-z0-9.]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.]*(?:[-+/][A-Za-z0-9.]+)*",
            re.IGNORECASE,
        )
        self._letters = re.compile("[A-Za-z]")
        del scaled

    def labelled(self, text: str) -> list[tuple[int, int]]:
        """The labels of ``text``, in order, not overlapping."""
        found = []
        for match in self._pattern.finditer(text):
            piece = match[0]
            if piece[0].isdigit() and self._letters.search(piece) and self._unit_run.match(text, match.start()):
                continue
            found.append(match.span())
        return found
