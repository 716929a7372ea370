"""Which time a figure refers to: the nearest expression of time that governs it.

    "2025年实现进出口值7.2万亿元，同比增长8.2%；今年1月至4月，…"  ->  2025 for the first two

In a report, growth and flows without a time of their own take their section's: a heading
(2025年工作回顾) or an opening sentence (五年来，…) that names one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from qdtrack.extraction.moments import Moment, is_past
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import NO_PERIOD, Basis, Measure, Period

_TOPIC_WITHIN = 12  # a sentence's topic stands this near its beginning
_OF_PASSAGES = frozenset({Measure.GROWTH, Measure.FLOW, Measure.CHANGE})


class PeriodReader:
    """Attaches periods; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases = lexicon.cues.phrases
        self._of_which = re.compile(any_of(phrases.of_which))
        self._made = re.compile(rf"(?:{phrases.verbs}|{phrases.doing_verbs})+{any_of(lexicon.cues.part_of)}")
        number = rf"(?:\d{{1,2}}|{any_of(lexicon.numerals.digits)})"
        self._years = re.compile(rf"[，,；;]{number}{any_of(lexicon.time.marks['year'])}")  # 三年培育25家
        self._continues = re.compile(rf"\s*{any_of(lexicon.time.continues)}")

    def period(self, line: Line, index: int, carried: Period) -> Period:
        """The period of a figure, from the words of its own sentence.

        ``carried`` is that of the sentence before: 其中 takes it up.
        """
        one = line.found[index]
        if own := line.dates.get(index):
            return own.period
        inside = [m for m in line.times(one.number) if self._governs(line, m, index)]
        timed = [m for m in inside if m.sort != "recurring"]
        recurring = [m for m in inside if m.sort == "recurring"]
        while len(timed) > 1 and self._describes(line, timed[-1]):
            timed.pop()
        near = timed[-1] if timed else None
        if near is None and not recurring and self._continues.match(line.words):
            return carried
        period = near.period if near else NO_PERIOD
        if recurring and (near is None or recurring[-1].start > near.start or near.ahead):
            return replace(recurring[-1].period, start=None, end=period.end)
        return period

    def of_goal(self, line: Line, index: int, published: date | None) -> Period:
        """A goal's own deadline; 去年增长9.7%，力争增长9%: what is over dates no goal."""
        moments = [m for m in line.moments if m.ahead or m.sort == "day" or not is_past(m, published)]
        return self.period(replace(line, moments=moments), index, NO_PERIOD)

    def topic(self, line: Line, published: date | None) -> Period | None:
        """The time that a sentence without figures opens a passage with: 2025年是很不平凡的一年。"""
        for moment in line.times(line.sentence.start + _TOPIC_WITHIN):
            whole = moment.sort in ("year", "span", "plan") and moment.period.start is not None
            return moment.period if whole and is_past(moment, published) else None
        return None

    def of_passage(
        self, period: Period, before: Period, section: Period, whole: Period, measure: Measure
    ) -> Period:
        """For growth and flows that state no time: that of the figure before, else the section's.

        A stock takes neither: 2023年，利润增长5%。青岛累计打造…39家 counts today's; but it takes the
        end of the year that the whole document is about (``whole``, a communiqué's).
        """
        if period.end is not None or period.start is not None or period.recurring is not None:
            return period
        if measure not in _OF_PASSAGES:
            return replace(whole, start=None)
        return before if before.start is not None and before.basis is Basis.STATED else section

    def since_base(self, line: Line, index: int, period: Period) -> Period:
        """2025年，产值比2020年增长30%: what has grown over five years is no rate of the last of them."""
        one = line.found[index]
        clause = line.clause(one)
        bases = [m for m in line.times(one.number) if m.compared and m.start >= clause.start]
        base = bases[-1].period.end if bases else None
        is_year = base is not None and (base.month, base.day) == (
            12,
            31,
        )  # 比2019年国庆假期增长 is no such base
        if base is None or not is_year or period.end is None or base.year >= period.end.year - 1:
            return period
        return replace(period, start=base + timedelta(days=1))

    def _describes(self, line: Line, moment: Moment) -> bool:
        """到2027年，改造2000年底前建成的小区120个: the second time tells which ones, not when."""
        return self._made.match(line.text, moment.end) is not None

    def _governs(self, line: Line, moment: Moment, index: int) -> bool:
        """Not 较3月, a benchmark's date; nor 从2020年的5万元提高到7万元, the earlier value's."""
        if moment.compared or moment.sort == "idle" or self._is_of_part(line, moment, index):
            return False
        if moment.sort == "recurring" and self._years.search(line.text, moment.end, line.found[index].start):
            return False
        between = any(moment.end <= f.number for f in line.found[:index])
        return not (between and moment.begins)

    def _is_of_part(self, line: Line, moment: Moment, index: int) -> bool:
        """改造小区120个，其中2026年改造50个；新增…: the time of the part ends with it."""
        figure = line.found[index].number
        clauses = line.sentence.clauses
        if not any(c.fresh and moment.start < c.start <= figure for c in clauses):
            return False
        begun = max(c.start for c in clauses if c.fresh and c.start <= moment.start)
        within = [c for c in clauses if begun <= c.start <= moment.start]
        return any(self._of_which.match(line.text, c.start) for c in within)
