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
from dataclasses import dataclass, replace
from datetime import date

from qdtrack.extraction.found import Found
from qdtrack.extraction.sites import Line
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Basis, Bound, Modality, Period

# A year that is not over, with 左右 or 以上 behind its number, is spoken of as a goal.
_OF_GOALS = frozenset({Bound.APPROXIMATE, Bound.AT_LEAST, Bound.RANGE})


@dataclass(slots=True)
class Outlook:
    """What an article has said so far: whether it looks ahead, and up to which day."""

    published: date | None
    section: Modality | None = None  # what the heading above makes of the passage
    ahead: bool = False
    until: Period | None = None  # 到2027年: the deadline of the goals that follow in the passage

    opened: int = -1  # where in the passage the last sentence began to look ahead
    was: bool = False  # whether the text looked ahead before that
    listed: bool = False  # 主要目标：the passage has announced a list of goals
    yearly: Period | None = (
        None  # 主要预期目标：goals of the year in which they are told, if nothing else is said
    )

    @property
    def is_plan(self) -> bool:
        return self.listed or self.section is Modality.TARGET

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
        still = "".join(f"(?<!{re.escape(word)})" for word in cues.yet_to_achieve)
        self._achieved = re.compile(rf"{cues.done}|{cues.finished}|{still}{any_of(cues.achieved)}")
        self._finished = re.compile(cues.finished)
        self._target_section = re.compile(cues.target_sections)
        self._plan_title = re.compile(rf"{any_of(cues.plan_titles)}$")
        self._report_title = re.compile(rf"{any_of(cues.report_titles)}$")
        self._issuing = re.compile(any_of(cues.issuing))
        self._news = re.compile(rf"{any_of(cues.news_of_plans)}")
        self._behind_title = re.compile(rf"(?:\s|{any_of(cues.behind_titles)})+$")
        self._work_report = re.compile(rf"{any_of(cues.work_reports)}$")
        self._rule_title = re.compile(rf"{any_of(cues.rule_titles)}$")
        self._yearly_goals = re.compile(any_of(cues.yearly_goals))
        self._tasks = re.compile(any_of(cues.task_lists))
        self._actual_section = re.compile(cues.actual_sections)
        numbers = any_of([*lexicon.numerals.digits, *lexicon.numerals.scales])
        self._opening = re.compile(rf"(?:[^\w\n]|\d|{numbers})*")  # signs and numbers ahead of a sentence
        self._topic_end = re.compile(r"\s*[，,]")
        flows = any_of(cues.flow_verbs)
        self._bare_deed = re.compile(
            rf"[，,\s]*(?:{cues.imperative}|{phrases.verbs}|{phrases.doing_verbs}|{flows})"
        )
        self._imperative = re.compile(
            rf"[\s”“]*(?:{cues.imperative}|(?:{phrases.adverbs})*(?:{phrases.verbs}|{phrases.doing_verbs}))"
        )

    def section(self, heading: str) -> Modality | None:
        """What a heading makes of the section below it; None if it says nothing."""
        if self._actual_section.search(heading):
            return Modality.ACTUAL
        return Modality.TARGET if self._target_section.search(heading) else None

    def of_title(self, title: str) -> Modality | None:
        """A plan (…实施方案) speaks of goals throughout, a communiqué (…统计公报) of what was."""
        bare = self._bare(title)
        if self._rule_title.search(bare):
            return Modality.RULE
        if self._plan_title.search(bare):
            return None if self._news.search(bare) else Modality.TARGET
        return Modality.ACTUAL if self._report_title.search(bare) else None

    def _bare(self, title: str) -> str:
        """A title without what stands in brackets and what is only done with it: …方案（2025—2027年）解读."""
        bare = re.sub(r"[（(\[［【][^（）()\[\]［］【】]*[）)\]］】]|[》”\s]+$", "", title)
        bare = self._behind_title.sub("", self._issuing.sub("", bare))
        return re.sub(r"[》”\s]+$", "", bare)

    def is_work_report(self, title: str) -> bool:
        """2026年…政府工作报告: its goals are those of the year in its title."""
        return bool(self._work_report.search(self._bare(title)))

    def enter(self, line: Line, outlook: Outlook) -> None:
        """Carries the outlook into a sentence: opens it, keeps it, or closes it."""
        words, published = line.words, outlook.published
        if self._announces(words):
            outlook.listed = True
            years = [m.period for m in line.times() if m.sort == "year" and _is_to_come(m.period, published)]
            outlook.until = replace(years[0], start=None) if years else outlook.until
            if self._yearly_goals.search(words):
                self._end_review(outlook)
        outlook.was, outlook.opened = outlook.ahead, -1
        deadlines = [m for m in line.times() if looks_ahead(m, published)]
        cues = [m.start() for m in (self._ahead.search(words), self._target.search(words)) if m]
        if cues or outlook.is_plan:
            deadlines += [m for m in self._topics(line) if _is_to_come(m.period, published)]
        if deadlines:
            held = [m for m in deadlines if m.ahead or self._is_topic(line, m)]
            outlook.ahead = True
            outlook.until = replace(held[0].period, start=None) if held else outlook.until
            outlook.opened = deadlines[0].start
        elif cues:
            outlook.ahead, outlook.opened = True, line.sentence.start + min(cues)
        elif self._closes(line, published):
            outlook.ahead, outlook.until, outlook.listed = False, None, False
        elif outlook.ahead and outlook.until is None and not self._imperative.match(words):
            outlook.ahead = False

    def _end_review(self, outlook: Outlook) -> None:
        """主要预期目标是…: from here on a report looks ahead, whatever the heading above has said."""
        outlook.section = None if outlook.section is Modality.ACTUAL else outlook.section
        if outlook.published and outlook.until is None:
            outlook.yearly = end_of_year(outlook.published)

    def _announces(self, words: str) -> bool:
        """主要目标：, 为实现上述目标，重点抓好以下工作; not 圆满完成主要目标任务, which reports on them."""
        found = self._target_section.search(words) or self._tasks.search(words)
        if found is None:
            return False
        begin = max(words.rfind(mark, 0, found.start()) for mark in "，。；：,;:") + 1
        end = re.compile("[，。；：,;:]|$").search(words, found.end())
        return not self._achieved.search(words, begin, end.start() if end else len(words))

    def _topics(self, line: Line) -> list[Moment]:
        return [m for m in line.times() if m.sort == "year" and self._is_topic(line, m)]

    def _is_topic(self, line: Line, moment: Moment) -> bool:
        """2027年，…: what follows is said of that year; 2027年建成… dates one thing alone."""
        opens = self._opening.fullmatch(line.text, line.sentence.start, moment.start)
        return bool(opens and self._topic_end.match(line.text, moment.end))

    def settle(self, line: Line, outlook: Outlook) -> Line:
        """全年 and 年末 before the year is over: this year's in a plan or forecast, else last year's."""
        if not any(m.before for m in line.times()):
            return line
        goals = any(
            f.quantity.bound in _OF_GOALS and (f.stop < f.end or f.quantity.high is not None)
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
        if self._done.search(line.words) or self._finished.search(line.words):
            return True
        return any(is_past(m, published) and not m.compared for m in line.times())

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
        if not _is_to_come(period, published) or published is None or period.end is None:
            return False
        is_rounded = one.quantity.bound in _OF_GOALS and (one.stop < one.end or one.quantity.high is not None)
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
            and not (_last(self._target, before[: m.start - start]) >= 0 and _runs(m, published))
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


def end_of_year(day: date) -> Period:
    """The deadline of what is to be done in the year of ``day``."""
    return Period(None, date(day.year, 12, 31), None, Basis.INFERRED)


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


def _runs(moment: Moment, published: date | None) -> bool:
    """A month, quarter or half year that is not over on the day of publication."""
    end = moment.period.end
    return moment.sort == "within" and end is not None and published is not None and end > published


def _is_to_come(period: Period, published: date | None) -> bool:
    return period.end is not None and published is not None and period.end > _month_end(published)


def _month_end(day: date) -> date:
    """截至12月 in an article of 12 December: the month that runs is spoken of as reached."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
