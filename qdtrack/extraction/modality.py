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
from qdtrack.extraction.moments import is_past, is_running, is_to_come, looks_ahead
from qdtrack.extraction.outlook import OF_GOALS, Outlook, imperative
from qdtrack.extraction.rules import RuleReader
from qdtrack.extraction.sentences import Clause
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Modality, Period

_CLAUSE_END = re.compile("[，,]")
_OPENING = 6  # characters within which a sentence's time stands, if it opens with one
_NEAR = 16  # characters behind a time within which its plan is told
_PART_END = re.compile("[；;]")


class ModalityReader:
    """Decides modality; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._rules = RuleReader(lexicon)
        self._target = re.compile(cues.target)
        year = any_of(lexicon.time.marks["year"])
        self._earlier = re.compile(
            rf"{cues.from_words}[^，,。；;、\d]{{0,8}}(?:\d{{4}}{year}[^，,。；;、\d]{{0,2}})?$"
        )
        self._from_phrase = re.compile(rf"{cues.from_words}{any_of(lexicon.time.now)}")
        between = rf"(?:(?!{phrases.grammar.at})[\u4e00-\u9fff]){{0,6}}?"
        self._built_on = re.compile(rf"{between}{any_of(lexicon.time.built_on)}")
        self._other = re.compile(cues.other)
        # 超额完成下降18%的目标: a goal is no result, though it has been reached
        self._goal_behind = re.compile(
            rf"{any_of(cues.part_of)}[\u4e00-\u9fff]{{0,6}}?{any_of(cues.goal_nouns)}"
        )
        self._planned = cues.planned
        self._will = cues.will
        self._done = re.compile(cues.done)
        self._finished = re.compile(cues.finished)
        planned, done = any_of(cues.planned), phrases.completing["done"]
        self._of_plan = re.compile(rf"{planned}[^，,。；;]*\d[^，,。；;]*[，,](?:{phrases.adverbs})*{done}$")
        flows = any_of(cues.flow_verbs)
        self._bare_deed = re.compile(
            rf"[，,\s]*(?:{cues.imperative}|{phrases.verbs}|{phrases.doing_verbs}|{flows})"
        )
        self._imperative = re.compile(imperative(lexicon))

    def modality(self, line: Line, one: Found, period: Period, outlook: Outlook) -> Modality:
        """The modality of a figure."""
        clause = line.clause(one)
        if self._rules.binds(line, one, clause):
            return Modality.RULE
        if self._is_what_there_is(line, one, clause):
            return Modality.ACTUAL
        if self._is_forecast(line, one, outlook):
            return Modality.OTHER
        put = self._put_forward(line, one, period, outlook)
        # 改造500户、户均补助2.5万元: what each is given is no goal.
        return Modality.RULE if put is Modality.TARGET and self._rules.pays(line, one) else put

    def _put_forward(self, line: Line, one: Found, period: Period, outlook: Outlook) -> Modality:
        if self._goal_behind.match(line.text, one.end):
            return Modality.TARGET
        done, goal = self._said(line, one, outlook)
        if goal > done and self._was_planned(line, one, outlook.published):
            return Modality.OTHER
        if goal > done or (done < 0 and self._is_set(line, one, period, outlook.published)):
            return Modality.TARGET
        if outlook.section is Modality.RULE and done < 0:
            return Modality.TARGET if self._rules.is_deed(line, one) else Modality.RULE
        # In a review, verbs without a subject tell what was done.
        clause = line.clause(one)
        is_over = done >= 0 or self._finished.search(line.text, clause.start, clause.end)
        if is_over or outlook.reviewing or outlook.section is Modality.ACTUAL:
            return Modality.ACTUAL
        looks_on = outlook.ahead if one.start > outlook.opened else outlook.was
        if looks_on or outlook.is_plan or self._is_yearly_task(line, one, period):
            return Modality.TARGET
        return Modality.ACTUAL

    def _was_planned(self, line: Line, one: Found, published: date | None) -> bool:
        """去年计划安排项目588个: a plan for a time that is over is no goal any more."""
        said = line.times(one.start)
        if not said or said[-1].sort == "day" or not is_past(said[-1], published) or said[-1].compared:
            return False
        near = min(one.start, said[-1].end + _NEAR)
        goal = self._target.search(line.text, said[-1].end, near)
        return goal is not None and goal[0].startswith(self._planned)

    def turns(self, line: Line, one: Found, outlook: Outlook) -> bool:
        """去年增长9.7%，力争增长9%: whether a goal follows what is over in the same sentence."""
        if self._begin(line, one, outlook) > line.sentence.start:
            return True
        done, goal = self._said(line, one, outlook)
        part = max([0, *(m.end() for m in _PART_END.finditer(line.before(one)))])
        return goal > done >= 0 and goal >= part

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

    def _is_what_there_is(self, line: Line, one: Found, clause: Clause) -> bool:
        """力争从52%提高到85%, 在改造8700户的基础上再改造5000户: the first number of each."""
        is_earlier = self._earlier.search(line.text, clause.start, one.start)
        of_plan = one.quantity.unit == "%" and self._of_plan.search(line.before(one))
        return bool(is_earlier or of_plan or self._built_on.match(line.text, one.end, clause.end))

    def _begin(self, line: Line, one: Found, outlook: Outlook) -> int:
        """Where the words begin that say how a figure is meant.

        In a section of plans what is over holds up to a semicolon, unless the sentence opens with it:
        “十四五”时期，….
        """
        start, published = line.sentence.start, outlook.published
        opens_past = any(is_past(m, published) for m in line.times(start + _OPENING))
        if outlook.section is not Modality.TARGET or opens_past:
            return start
        return max([start, *(m.end() for m in _PART_END.finditer(line.text, start, one.start))])

    def _said(self, line: Line, one: Found, outlook: Outlook) -> tuple[int, int]:
        """Where before the figure the sentence last says that it is done, and that it is to be; -1 if not.

        In a section of plans 今年 is to come.
        """
        start, published = self._begin(line, one, outlook), outlook.published
        in_plan = outlook.section is Modality.TARGET
        times = [m for m in line.times(one.start) if m.start >= start]
        # 由目前的4%提升到12%
        before = self._from_phrase.sub(lambda m: " " * len(m[0]), line.told[start : one.start])
        ahead = [
            m.start - start
            for m in times
            if looks_ahead(m, published) or (in_plan and m.sort == "year" and is_to_come(m.period, published))
        ]
        goal = max([_last(self._target, before), *ahead])
        past = [
            m.start - start
            for m in times
            if is_past(m, published)
            and not (m.compared or m.begins)
            # 确保一季度增长6% is said while the quarter runs.
            and not (_last(self._target, before[: m.start - start]) >= 0 and is_running(m, published))
        ]
        return max([_last(self._done, before), *past]), goal

    def _is_yearly_task(self, line: Line, one: Found, period: Period) -> bool:
        """每年培育100个标杆: nobody has done it yet, unless a subject says who does."""
        if period.recurring != "year":
            return False
        yearly = [m.start for m in line.times(one.start) if m.sort == "recurring"]
        opening = [c.start for c in line.sentence.clauses if yearly and c.start <= yearly[-1] < c.end]
        return bool(opening and self._imperative.match(line.text, opening[0]))

    def _is_forecast(self, line: Line, one: Found, outlook: Outlook) -> bool:
        """预计达到20万人次; but 有望接近1万家，强度要达到3.5% turns to a goal in a clause of its own.

        In a plan it ends with a colon: 实施10件实事、预计投入300亿元：新增学位1万个.
        """
        marks = "[；;：:]" if outlook.section is Modality.TARGET else "[；;]"
        before = re.split(marks, line.before(one))[-1]
        forecasts = [match.end() for match in self._other.finditer(before)]
        if not forecasts:
            return False
        ends = [match.end() for match in _CLAUSE_END.finditer(before, forecasts[-1])]
        goals = self._target.finditer(before, ends[0]) if ends else ()
        return all(self._will in match[0] for match in goals)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
