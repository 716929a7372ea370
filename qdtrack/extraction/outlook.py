"""Whether an article looks ahead: carried from sentence to sentence, and closed by what is over.

"下一步，全市将加快发展。新建驿站20个"   ->  the second sentence looks ahead too
"目前，已建成驿站12个"                  ->  no longer
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from qdtrack.extraction.moments import Moment, end_of_year, is_past, is_to_come, looks_ahead
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Modality, Period

# A year that is not over, with 左右 or 以上 behind its number, is spoken of as a goal.
OF_GOALS = frozenset({Bound.APPROXIMATE, Bound.AT_LEAST, Bound.RANGE})

_HALF_YEAR = 6
_SPANS = frozenset({"coming", "plan"})
_OF_A_PLAN = 0.3  # as many sentences of a plan begin with a verb of doing
_SENTENCE_END = re.compile("[。；;\n]")


@dataclass(slots=True)
class Outlook:
    """What an article has said so far: whether it looks ahead, and up to which day."""

    published: date | None
    section: Modality | None = None  # what the heading above makes of the passage
    report_until: Period | None = None  # of a work report: the year whose goals it sets
    ahead: bool = False
    until: Period | None = None  # 到2027年，: the deadline of the goals that follow in the passage
    aside: Period | None = None  # one said in the midst of a sentence, for want of another
    opened: int = -1  # where in the passage the last sentence began to look ahead
    was: bool = False  # whether the text looked ahead before that
    reviewing: bool = False  # 截至2025年底，…: a plan's passage tells what there is
    listed: bool = False  # 主要目标：the passage has announced a list of goals
    items: tuple[bool, Period | None, bool] | None = None  # ahead, until and listed, as 一是… left them
    yearly: Period | None = None  # 主要预期目标：goals of the year in which they are told

    @property
    def is_plan(self) -> bool:
        return self.listed or self.section is Modality.TARGET

    def next_passage(self) -> None:
        """A deadline holds to the end of its passage; looking ahead goes on until something ends it."""
        self.until, self.aside, self.reviewing = None, None, False


def imperative(lexicon: Lexicon) -> str:
    """A pattern for the head of a sentence that has no subject and says what is to be done."""
    cues, phrases = lexicon.cues, lexicon.cues.phrases
    verbs = rf"(?:{phrases.adverbs})*(?:{phrases.verbs}|{phrases.doing_verbs})"
    return rf"[\s”“]*(?:{cues.imperative}|{verbs})"


class OutlookReader:
    """Reads whether sentences look ahead; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._target = re.compile(cues.target)
        self._ahead = re.compile(cues.ahead)
        self._other = re.compile(cues.other)
        self._done = re.compile(cues.done)
        self._finished = re.compile(cues.finished)
        still = "".join(f"(?<!{re.escape(word)})" for word in cues.yet_to_achieve)
        self._achieved = re.compile(rf"{cues.done}|{cues.finished}|{still}{any_of(cues.achieved)}")
        self._announcement = re.compile(rf"{cues.target_sections}|{any_of(cues.task_lists)}")
        self._yearly_goals = re.compile(any_of(cues.yearly_goals))
        numbers = any_of([*lexicon.numerals.digits, *lexicon.numerals.scales])
        self._opening = re.compile(rf"(?:[^\w\n]|\d|{numbers})*")  # signs and numbers ahead of a sentence
        self._item = re.compile(rf"\W*{numbers}+{any_of(cues.item_marks)}")
        self._first_item = re.compile(rf"\W*{cues.first_item}{any_of(cues.item_marks)}")
        self._topic_end = re.compile(r"\s*[，,]")
        verbs = rf"{phrases.verbs}|{phrases.doing_verbs}"
        self._imperative = re.compile(imperative(lexicon))
        self._bids = re.compile(rf"\s*{cues.imperative}")
        self._to_do = re.compile(
            rf"\s*[，,]?[^，,。；;：:\d]{{0,6}}?{cues.target}|[，,\s]*(?:{cues.imperative}|{verbs})"
        )

    def enter(self, line: Line, outlook: Outlook) -> None:
        """Carries the outlook into a sentence: opens it, keeps it, or closes it."""
        if self._announces(line, outlook.published):
            self._open_list(line, outlook)
        elif self._is_of_the_year(line, outlook):
            outlook.section, outlook.yearly = Modality.TARGET, None
        item = self._item.match(line.words)
        is_first = bool(item and self._first_item.match(line.words))
        if item and outlook.items and not is_first:
            # 一是…，去年…。二是…: what is over closed its own item alone.
            outlook.ahead, outlook.until, outlook.listed = outlook.items
        outlook.was, outlook.opened = outlook.ahead, -1
        self._carry(line, outlook, bool(item))
        if is_first:
            is_plan = outlook.ahead or outlook.listed
            outlook.items = (outlook.ahead, outlook.until, outlook.listed) if is_plan else None

    def leans_ahead(self, texts: Sequence[tuple[str, Sequence[Moment]]], published: date | None) -> bool:
        """Whether words of what is to be outweigh those of what was, in a report that no heading parts.

        Where neither do, sentences that begin with a verb decide: a plan has more of them. Of 238 pieces
        of eleven reports, of 300 characters and more, this takes 3 reviews for plans and 5 plans for reviews.
        """
        balance = begun = sentences = 0
        for text, moments in texts:
            balance += sum(1 for word in (self._target, self._ahead) for _ in word.finditer(text))
            balance -= sum(1 for word in (self._done, self._finished) for _ in word.finditer(text))
            for moment in moments:
                year_to_come = moment.sort == "year" and is_to_come(moment.period, published)
                balance += looks_ahead(moment, published) or year_to_come
                is_over = is_past(moment, published) and not (moment.compared or moment.begins)
                balance -= is_over and moment.sort != "now"  # 目前 is one of the words above
            openings = [match.end() for match in _SENTENCE_END.finditer(text)]
            sentences += len(openings)
            begun += sum(1 for at in [0, *openings] if self._bids.match(text, at))
        return balance > 0 or (balance == 0 and begun >= _OF_A_PLAN * max(sentences, 1))

    def announces(self, text: str) -> bool:
        """Whether the goals of a year are announced somewhere in a passage."""
        return self._yearly_goals.search(text) is not None

    def begins(self, text: str, moment: Moment) -> bool:
        """Whether a time stands at the head of a sentence and a deed behind it: 今年，要办好三件事."""
        head = max(text.rfind(mark, 0, moment.start) for mark in "。；;\n") + 1
        opens = self._opening.fullmatch(text, head, moment.start)
        return opens is not None and self._to_do.match(text, moment.end) is not None

    def _carry(self, line: Line, outlook: Outlook, is_item: bool) -> None:
        words, published = line.words, outlook.published
        deadlines = [m for m in line.times() if looks_ahead(m, published)]
        cues = [m.start() for m in (self._ahead.search(words), self._target.search(words)) if m]
        if cues or outlook.is_plan:
            deadlines += self._years_to_come(line, published)
        outlook.reviewing = self._reviews(line, outlook, bool(deadlines or cues))
        if deadlines:
            held = [m for m in deadlines if self._holds_on(line, m)]
            outlook.ahead = True
            # A work report sets the goals of one year: another year in it is said of its own sentence.
            if held and (outlook.report_until is None or outlook.section is not Modality.TARGET):
                outlook.until = replace(held[-1].period, start=None)
            outlook.aside = replace(deadlines[0].period, start=None)
            outlook.opened = min([deadlines[0].start, *(line.sentence.start + at for at in cues)])
        elif cues:
            outlook.ahead, outlook.opened = True, line.sentence.start + min(cues)
        elif self._closes(line, published):
            outlook.ahead, outlook.until, outlook.listed = False, None, False
        elif outlook.ahead and not (outlook.until or outlook.aside or is_item):
            outlook.ahead = self._imperative.match(words) is not None

    def _reviews(self, line: Line, outlook: Outlook, looks_on: bool) -> bool:
        """Whether a plan tells what there is: from 截至2025年底，… on, until it looks ahead or bids again."""
        if looks_on or outlook.report_until is not None or self._bids.match(line.words):
            return False
        return outlook.reviewing or any(
            is_past(m, outlook.published) and self._is_topic(line, m) for m in line.times()
        )

    def _open_list(self, line: Line, outlook: Outlook) -> None:
        """主要预期目标是…: goals follow, whatever the heading has said; in a work report to its end."""
        published = outlook.published
        years = [m.period for m in line.times() if m.sort == "year" and is_to_come(m.period, published)]
        spans = [m.period for m in line.times() if m.sort in _SPANS and is_to_come(m.period, published)]
        outlook.listed = True
        outlook.until = replace(years[0], start=None) if years else outlook.until
        if years or spans:  # 今后五年的主要目标是: also of the paragraphs that follow
            outlook.yearly = None if years else replace(spans[-1], start=None)
        is_yearly = self._yearly_goals.search(line.words)
        if is_yearly:
            outlook.section = None if outlook.section is Modality.ACTUAL else outlook.section
            if published and outlook.until is None and not spans:
                outlook.yearly = end_of_year(published)
        if outlook.report_until and outlook.section is None:
            is_told = years or spans or (is_yearly and self._target.search(line.words))
            outlook.section = Modality.TARGET if is_told or outlook.ahead else None

    def _announces(self, line: Line, published: date | None) -> bool:
        """主要目标：, 为实现上述目标，重点抓好以下工作; not 一年来，完成主要目标任务, which reports."""
        words = line.words
        found = self._announcement.search(words)
        if found is None:
            return False
        begin = max(words.rfind(mark, 0, found.start()) for mark in "，。；：,;:") + 1
        end = re.compile("[，。；：,;:]|$").search(words, found.end())
        if self._achieved.search(words, begin, end.start() if end else len(words)):
            return False
        times = [m for m in line.times(line.sentence.start + found.start()) if not m.compared]
        return not (times and is_past(times[-1], published) and self._is_topic(line, times[-1]))

    def _is_of_the_year(self, line: Line, outlook: Outlook) -> bool:
        """In a work report: 今年，要办好三件事. From here on it tells what is to be done."""
        if outlook.report_until is None or outlook.section is Modality.ACTUAL:
            return False
        for moment in line.times():
            is_year = moment.sort == "year" and moment.period.end == outlook.report_until.end
            if is_year and self._opens(line, moment) and self._to_do.match(line.text, moment.end):
                return is_to_come(moment.period, outlook.published) and not self._is_late(moment, outlook)
        return False

    def _is_late(self, moment: Moment, outlook: Outlook) -> bool:
        """今年 in a report of autumn: most of the year it tells of is over."""
        end, published = moment.period.end, outlook.published
        return bool(end and published and end.year == published.year and published.month > _HALF_YEAR)

    def _years_to_come(self, line: Line, published: date | None) -> list[Moment]:
        return [
            m
            for m in line.times()
            if m.sort == "year" and self._is_topic(line, m) and is_to_come(m.period, published)
        ]

    def _holds_on(self, line: Line, moment: Moment) -> bool:
        """到2027年，…: a deadline of what follows; 在孵企业到2028年翻一番 is that of one thing alone."""
        if self._topic_end.match(line.text, moment.end):
            return moment.ahead or self._opens(line, moment)
        return moment.ahead and self._opens(line, moment)

    def _opens(self, line: Line, moment: Moment) -> bool:
        return self._opening.fullmatch(line.text, line.sentence.start, moment.start) is not None

    def _is_topic(self, line: Line, moment: Moment) -> bool:
        """2027年，…: what follows is said of that year; 2027年建成… dates one thing alone."""
        return self._opens(line, moment) and self._topic_end.match(line.text, moment.end) is not None

    def settle(self, line: Line, outlook: Outlook) -> Line:
        """全年 and 年末 before the year is over: this year's in a plan or forecast, else last year's."""
        if not any(m.before for m in line.times()):
            return line
        goals = any(
            f.quantity.bound in OF_GOALS and (f.stop < f.end or f.quantity.high is not None)
            for f in line.found
        )
        plans = outlook.ahead or outlook.is_plan or goals or self._target.search(line.words)
        if plans or self._other.search(line.words):
            first = min(m.start for m in line.times() if m.before)
            spans = ("span", "year")
            told = any(
                m.sort in spans and m.end <= first and is_past(m, outlook.published) for m in line.moments
            )
            if not told or outlook.is_plan:
                return line  # 过去一年，…预计全年完成…: the year that is over, though not yet counted
        moments = [replace(m, period=m.before) if m.before and not m.ahead else m for m in line.moments]
        return replace(line, moments=moments)

    def _closes(self, line: Line, published: date | None) -> bool:
        words = line.told[line.sentence.start : line.sentence.end]
        if self._done.search(words) or self._finished.search(words):
            return True
        return any(is_past(m, published) and not (m.compared or m.begins) for m in line.times())
