"""How a figure is put forward: as a fact, a goal, a rule or a forecast.

    "到2027年，开通5G基站5万个以上"   ->  target
    "给予最高50万元奖励"             ->  rule
    "预计旅游人数达到20万人次"        ->  other

The nearest word decides. Where a sentence has none, what the passage or its heading has said
holds on: 下一步 opens an outlook that a subject of its own, a past date or 近年来 closes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from qdtrack.extraction.quantities import Found
from qdtrack.extraction.sites import Line
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.model import Modality, Period


@dataclass(slots=True)
class Outlook:
    """What an article has said so far: whether it looks ahead, and up to which day."""

    published: date | None
    section: Modality | None = None  # what the heading above makes of the passage
    ahead: bool = False
    until: Period | None = None  # 到2027年: the deadline of the goals that follow in the passage

    def next_passage(self) -> None:
        """A deadline holds to the end of its passage; looking ahead goes on until something ends it."""
        self.until = None


class ModalityReader:
    """Decides modality; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._target = re.compile(cues.target)
        self._ahead = re.compile(cues.ahead)
        self._rule = re.compile(cues.rule)
        self._money = re.compile(cues.money)
        self._other = re.compile(cues.other)
        self._done = re.compile(cues.done)
        self._finished = re.compile(cues.finished)
        self._target_section = re.compile(cues.target_sections)
        self._actual_section = re.compile(cues.actual_sections)
        self._imperative = re.compile(
            rf"[\s”“]*(?:{cues.imperative}|(?:{phrases.adverbs})*(?:{phrases.verbs}|{phrases.doing_verbs}))"
        )

    def section(self, heading: str) -> Modality | None:
        """What a heading makes of the section below it; None if it says nothing."""
        if self._actual_section.search(heading):
            return Modality.ACTUAL
        return Modality.TARGET if self._target_section.search(heading) else None

    def enter(self, line: Line, outlook: Outlook) -> None:
        """Carries the outlook into a sentence: opens it, keeps it, or closes it."""
        words, published = line.words, outlook.published
        deadlines = [m for m in line.times() if looks_ahead(m, published)]
        if deadlines:
            outlook.ahead, outlook.until = True, deadlines[0].period
        elif self._ahead.search(words) or self._target.search(words):
            outlook.ahead = True
        elif self._closes(line, published):
            outlook.ahead, outlook.until = False, None
        elif outlook.ahead and outlook.until is None and not self._imperative.match(words):
            outlook.ahead = False

    def _closes(self, line: Line, published: date | None) -> bool:
        if self._done.search(line.words) or self._finished.search(line.words):
            return True
        return any(is_past(m, published) for m in line.times())

    def modality(self, line: Line, one: Found, period: Period, outlook: Outlook) -> Modality:
        """The modality of a figure."""
        before, published, clause = line.before(one), outlook.published, line.clause(one)
        clause_words = line.text[clause.start : clause.end]
        if self._is_rule(clause_words, line.words):
            return Modality.RULE
        if self._other.search(re.split("[；;]", before)[-1]):
            return Modality.OTHER
        done, goal = _last(self._done, before), _last(self._target, before)
        times = line.times(one.start)
        ahead = [m.start - line.sentence.start for m in times if looks_ahead(m, published)]
        if max([goal, *ahead]) > done:
            return Modality.TARGET
        if (
            done < 0
            and period.end is not None
            and published is not None
            and period.end > _month_end(published)
        ):
            return Modality.TARGET
        if done >= 0 or any(is_past(m, published) for m in times) or self._finished.search(clause_words):
            return Modality.ACTUAL
        if outlook.section is Modality.ACTUAL:  # in a review, verbs without a subject tell what was done
            return Modality.ACTUAL
        if outlook.ahead or outlook.section is Modality.TARGET:
            return Modality.TARGET
        yearly_task = period.recurring == "year" and self._imperative.match(line.text, clause.start)
        return Modality.TARGET if yearly_task else Modality.ACTUAL

    def _is_rule(self, clause: str, sentence: str) -> bool:
        return bool(self._rule.search(clause) and self._money.search(clause)) and not self._finished.search(
            sentence
        )


def looks_ahead(moment: Moment, published: date | None) -> bool:
    """到2027年 in an article of 2025; without the article's date, any 到…年."""
    end = moment.period.end
    if end is None or moment.sort == "recurring":
        return False
    if published is None:
        return moment.ahead
    return end > published and (moment.ahead or end.year > published.year)


def is_past(moment: Moment, published: date | None) -> bool:
    """A stated time that was over when the article appeared."""
    end = moment.period.end
    dated = moment.sort in ("year", "within", "day", "now", "span", "plan")
    return (
        dated
        and not moment.ahead
        and end is not None
        and published is not None
        and end <= _month_end(published)
    )


def _month_end(day: date) -> date:
    """截至12月 in an article of 12 December: the month that runs is spoken of as reached."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
