"""Which time a figure refers to: the nearest expression of time that governs it.

    "2025年实现进出口值7.2万亿元，同比增长8.2%；今年1月至4月，…"  ->  2025 for the first two
"""

from __future__ import annotations

import re
from dataclasses import replace

from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import NO_PERIOD, Period


class PeriodReader:
    """Attaches periods; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._compares = re.compile(rf"{any_of(_COMPARES)}$")

    def period(self, text: str, sentence: Sentence, clause: Clause, start: int, moments: list[Moment]) -> Period:
        """The period of the figure at ``start``, from the words of its own sentence."""
        inside = [m for m in moments if sentence.start <= m.start < start and m.sort != "idle" and not self._compared(text, m)]
        timed = [m for m in inside if m.sort != "recurring"]
        recurring = [m for m in inside if m.sort == "recurring"]
        near = timed[-1] if timed else None
        period = near.period if near else NO_PERIOD
        if recurring and (near is None or recurring[-1].start > near.start or near.ahead):
            return replace(period, recurring=recurring[-1].period.recurring, start=period.start, basis=recurring[-1].period.basis)
        return period

    def _compared(self, text: str, moment: Moment) -> bool:
        """较3月, 比2020年: a benchmark's date, not the figure's."""
        return bool(self._compares.search(text, max(0, moment.start - 2), moment.start))


_COMPARES = ["较", "比", "从", "由", "自", "与", "按照", "高于", "低于"]
