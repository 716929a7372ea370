"""How a figure is put forward: as a fact, a goal, a rule or a forecast.

    "到2027年，开通5G基站5万个以上"   ->  target
    "给予最高50万元奖励"             ->  rule
    "预计旅游人数达到20万人次"        ->  other
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Modality, Period


@dataclass(slots=True)
class Outlook:
    """What a passage has said so far: whether it looks ahead, and to which day."""

    ahead: bool = False
    until: Period | None = None  # 到2027年: governs the sentences that follow


class ModalityReader:
    """Decides modality; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.cues
        self._target = re.compile(cues.target)
        self._ahead = re.compile(rf"^[\s“]*(?:[^，,。；;]{{0,12}}[，,])?{cues.ahead}|{cues.ahead}[，,]")
        self._rule = re.compile(cues.rule)
        self._other = re.compile(cues.other)
        self._done = re.compile(cues.done)
        self._target_section = re.compile(cues.target_sections)
        self._actual_section = re.compile(cues.actual_sections)
        phrases = cues.phrases
        self._verb_first = re.compile(rf"^[\s”]*(?:{phrases.adverbs})*(?:{phrases.verbs}|{phrases.doing_verbs})")
        self._finished = re.compile(any_of(_FINISHED))

    def section(self, heading: str, now: Modality | None) -> Modality | None:
        """What a heading makes of the section below it; ``now`` if it says nothing."""
        if self._actual_section.search(heading):
            return Modality.ACTUAL
        if self._target_section.search(heading):
            return Modality.TARGET
        return now

    def enter(self, text: str, sentence: Sentence, moments: list[Moment], outlook: Outlook, published: date | None) -> None:
        """Carries the outlook into a sentence: opened by 下一步 or 到2027年, closed by a word of what is done."""
        words = text[sentence.start : sentence.end]
        inside = [m for m in moments if sentence.start <= m.start < sentence.end]
        ahead = [m for m in inside if self._looks_ahead(m, published)]
        past = [m for m in inside if _is_past(m, published)]
        if ahead:
            outlook.ahead, outlook.until = True, ahead[0].period
        elif self._ahead.search(words):
            outlook.ahead = True
        elif self._done.search(words) or past or self._finished.search(words):
            outlook.ahead, outlook.until = False, None

    def modality(self, text: str, sentence: Sentence, clause: Clause, start: int, moments: list[Moment], outlook: Outlook, section: Modality | None, period: Period, published: date | None) -> Modality:
        """The modality of the figure at ``start``."""
        before = text[sentence.start : start]
        clause_words = text[clause.start : clause.end]
        if self._rule.search(clause_words) and not self._finished.search(clause_words):
            return Modality.RULE
        if self._other.search(before):
            return Modality.OTHER
        done = self._last(self._done, before)
        goal = self._last(self._target, before)
        if goal >= 0 and goal > done:
            return Modality.TARGET
        if any(self._looks_ahead(m, published) for m in moments if sentence.start <= m.start < start) and done < 0:
            return Modality.TARGET
        if period.end is not None and published is not None and period.end > published and period.recurring is None:
            return Modality.TARGET
        if done >= 0 or self._is_done(text, sentence, moments, published, start):
            return Modality.ACTUAL
        if outlook.ahead or section is Modality.TARGET or (period.recurring == "year" and self._verb_first.match(clause_words.lstrip("每年"))):
            return Modality.TARGET
        return Modality.ACTUAL

    def _looks_ahead(self, moment: Moment, published: date | None) -> bool:
        end = moment.period.end
        if end is None or moment.sort == "recurring":
            return False
        if published is None:
            return moment.ahead
        return end > published and (moment.ahead or end.year > published.year)

    def _is_done(self, text: str, sentence: Sentence, moments: list[Moment], published: date | None, start: int) -> bool:
        past = any(_is_past(m, published) for m in moments if sentence.start <= m.start < start)
        return past

    def _last(self, pattern: re.Pattern[str], text: str) -> int:
        last = -1
        for match in pattern.finditer(text):
            last = match.start()
        return last


_FINISHED = ["了", "同比", "荣获", "入选", "获批", "全部拨付", "居全", "位居"]


def _is_past(moment: Moment, published: date | None) -> bool:
    end = moment.period.end
    return moment.sort in ("year", "within", "day", "now", "span") and not moment.ahead and end is not None and published is not None and end <= published
