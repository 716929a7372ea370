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

from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.model import Modality, Period


@dataclass(slots=True)
class Outlook:
    """What a text has said so far: whether it looks ahead, and up to which day."""

    ahead: bool = False
    until: Period | None = None  # 到2027年: the deadline of the goals that follow


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

    def enter(self, text: str, sentence: Sentence, moments: list[Moment], outlook: Outlook, published: date | None) -> None:
        """Carries the outlook into a sentence: opens it, keeps it, or closes it."""
        words = text[sentence.start : sentence.end]
        inside = [m for m in moments if sentence.start <= m.start < sentence.end]
        deadlines = [m for m in inside if looks_ahead(m, published)]
        if deadlines:
            outlook.ahead, outlook.until = True, deadlines[0].period
        elif self._ahead.search(words) or self._target.search(words):
            outlook.ahead = True
        elif self._done.search(words) or self._finished.search(words) or any(is_past(m, published) for m in inside):
            outlook.ahead, outlook.until = False, None
        elif outlook.ahead and outlook.until is None and not self._imperative.match(words):
            outlook.ahead = False

    def modality(self, text: str, sentence: Sentence, clause: Clause, start: int, moments: list[Moment], outlook: Outlook, section: Modality | None, period: Period, published: date | None) -> Modality:
        """The modality of the figure at ``start``."""
        before = text[sentence.start : start]
        if self._is_rule(text[clause.start : clause.end], text[sentence.start : sentence.end]):
            return Modality.RULE
        if self._other.search(re.split("[；;]", before)[-1]):
            return Modality.OTHER
        done, goal = _last(self._done, before), _last(self._target, before)
        ahead = [m for m in moments if sentence.start <= m.start < start and looks_ahead(m, published)]
        if ahead:
            goal = max(goal, ahead[-1].start - sentence.start)
        if goal > done:
            return Modality.TARGET
        if done < 0 and period.end is not None and published is not None and period.end > _month_end(published):
            return Modality.TARGET
        past = any(is_past(m, published) for m in moments if sentence.start <= m.start < start)
        if done >= 0 or past or self._finished.search(text[clause.start : clause.end]):
            return Modality.ACTUAL
        if section is Modality.ACTUAL:  # the review part of a report: verbs without a subject tell what was done
            return Modality.ACTUAL
        if outlook.ahead or section is Modality.TARGET:
            return Modality.TARGET
        yearly_task = period.recurring == "year" and self._imperative.match(text, clause.start)
        return Modality.TARGET if yearly_task else Modality.ACTUAL

    def _is_rule(self, clause: str, sentence: str) -> bool:
        return bool(self._rule.search(clause) and self._money.search(clause)) and not self._finished.search(sentence)


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
    return dated and not moment.ahead and end is not None and published is not None and end <= _month_end(published)


def _month_end(day: date) -> date:
    """截至12月 in an article of 12 December: the month that runs is spoken of as reached."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
