"""How a figure is put forward: as a fact, a goal, a rule or a forecast.

    "到2027年，开通5G基站5万个以上"   ->  target
    "给予最高50万元奖励"             ->  rule
    "预计旅游人数达到20万人次"        ->  other

The nearest word decides. Where a sentence has none, what the passage or its heading has said
holds on: 下一步 opens an outlook that a subject of its own, a past date or 近年来 closes.
"""

from __future__ import annotations

import re
from datetime import date

from qdtrack.extraction.found import Found
from qdtrack.extraction.outlook import (
    OF_GOALS,
    Outlook,
    is_past,
    is_running,
    is_to_come,
    looks_ahead,
)
from qdtrack.extraction.sites import Line
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Modality, Period


class ModalityReader:
    """Decides modality; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._target = re.compile(cues.target)
        self._rule = re.compile(cues.rule)
        self._money = re.compile(cues.money)
        self._grants = re.compile(cues.grants)
        self._yuan = next(word for word, family in lexicon.units.families.items() if family == "yuan")
        self._earlier = re.compile(
            rf"{cues.from_words}[^，,。；;、\d]{{0,8}}(?:\d{{4}}[^，,。；;、\d]{{1,3}})?$"
        )
        self._from_phrase = re.compile(rf"{cues.from_words}{any_of(lexicon.time.now)}")
        self._from = re.compile(rf"{cues.from_words}$")
        self._granted = re.compile(rf"{cues.finished}|{cues.done}|{cues.cumulative}")
        self._other = re.compile(cues.other)
        self._done = re.compile(cues.done)
        self._finished = re.compile(cues.finished)
        flows = any_of(cues.flow_verbs)
        self._bare_deed = re.compile(
            rf"[，,\s]*(?:{cues.imperative}|{phrases.verbs}|{phrases.doing_verbs}|{flows})"
        )
        self._imperative = re.compile(
            rf"[\s”“]*(?:{cues.imperative}|(?:{phrases.adverbs})*(?:{phrases.verbs}|{phrases.doing_verbs}))"
        )

    def modality(self, line: Line, one: Found, period: Period, outlook: Outlook) -> Modality:
        """The modality of a figure."""
        before, published, clause = line.before(one), outlook.published, line.clause(one)
        clause_words = line.text[clause.start : clause.end]
        if self._is_rule(line, one):
            return Modality.RULE
        if self._earlier.search(line.text, clause.start, one.start):
            return Modality.ACTUAL  # 力争从52%提高到85%: what is, before what is to be
        if self._other.search(re.split("[；;]", before)[-1]):
            return Modality.OTHER
        done, goal = self._said(line, one, published)
        if goal > done or (done < 0 and self._is_set(line, one, period, published)):
            return Modality.TARGET
        if outlook.section is Modality.RULE and done < 0:
            return Modality.RULE
        # In a review, verbs without a subject tell what was done.
        if done >= 0 or self._finished.search(clause_words) or outlook.section is Modality.ACTUAL:
            return Modality.ACTUAL
        looks_on = outlook.ahead if one.start > outlook.opened else outlook.was
        if looks_on or outlook.is_plan or self._is_yearly_task(line, one, period):
            return Modality.TARGET
        return Modality.ACTUAL

    def _is_set(self, line: Line, one: Found, period: Period, published: date | None) -> bool:
        """Later than the year that runs; 今年 alone may tell of what has been.

        Of this year a goal is what has 左右 or 以上 behind it, and what has no subject: 2026年，新增床位….
        """
        if not is_to_come(period, published) or published is None or period.end is None:
            return False
        is_rounded = one.quantity.bound in OF_GOALS and (one.stop < one.end or one.quantity.high is not None)
        if period.end.year > published.year or is_rounded:
            return True
        times = [m for m in line.times(one.start) if m.period.end == period.end]
        return bool(times and self._bare_deed.match(line.text, times[-1].end, one.start))

    def _said(self, line: Line, one: Found, published: date | None) -> tuple[int, int]:
        """Where before the figure the sentence last says that it is done, and that it is to be; -1 if not."""
        times, start = line.times(one.start), line.sentence.start
        before = self._from_phrase.sub(lambda m: " " * len(m[0]), line.before(one))  # 由目前的4%提升到12%
        ahead = [m.start - start for m in times if looks_ahead(m, published)]
        goal = max([_last(self._target, before), *ahead])
        past = [
            m.start - start
            for m in times
            if is_past(m, published)
            and not m.compared
            and not self._is_beginning(line, m)
            # 确保一季度增长6% is said while the quarter runs.
            and not (_last(self._target, before[: m.start - start]) >= 0 and is_running(m, published))
        ]
        return max([_last(self._done, before), *past]), goal

    def _is_beginning(self, line: Line, moment: Moment) -> bool:
        """由当前的4%提升到12%: the day of the earlier value."""
        return moment.sort == "now" and bool(self._from.search(line.text, 0, moment.start))

    def _is_yearly_task(self, line: Line, one: Found, period: Period) -> bool:
        """每年培育100个标杆: nobody has done it yet, unless a subject says who does."""
        if period.recurring != "year":
            return False
        yearly = [m.start for m in line.times(one.start) if m.sort == "recurring"]
        opening = [c.start for c in line.sentence.clauses if yearly and c.start <= yearly[-1] < c.end]
        return bool(opening and self._imperative.match(line.text, opening[0]))

    def _is_rule(self, line: Line, one: Found) -> bool:
        """A word of giving or of condition, and one of money, between the same two semicolons."""
        at = one.start - line.sentence.start
        parts = re.split("[；;]", line.words)
        part, end = parts[0], len(parts[0])
        for following in parts[1:]:
            if at <= end:
                break
            part, end = following, end + 1 + len(following)
        is_ceiling = one.quantity.bound is Bound.AT_MOST and one.quantity.unit == self._yuan
        is_money = self._money.search(part) or (is_ceiling and self._grants.search(part))
        return bool(self._rule.search(part) and is_money) and not self._granted.search(part)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
