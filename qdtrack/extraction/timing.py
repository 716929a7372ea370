"""Words of time to periods: "今年1月至4月" is 2026-01-01 to 2026-04-30 in an article of 2026.

Finds every expression of time in a sentence, so that its digits are not taken for figures,
and says which period it names. Which figure a period belongs to is decided in periods.py;
the words and characters of dates come from lexicon/time.yaml.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from typing import Literal, cast

from qdtrack.extraction.holidays import days_off, latest
from qdtrack.extraction.moments import Moment, Sort
from qdtrack.extraction.numerals import NumeralReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import NO_PERIOD, Basis, Period


@dataclass(frozen=True, slots=True)
class _Context:
    """What an expression is read against: the article's date and the year last named."""

    published: date | None
    year: int | None

    @property
    def current(self) -> int | None:
        return self.year or (self.published.year if self.published else None)

    def latest(self, month: int) -> int | None:
        """The year of the latest such month that had begun when the article appeared."""
        if self.year or self.published is None:
            return self.year
        return self.published.year if month <= self.published.month else self.published.year - 1


_EARLY = 9  # up to this month the year that runs is the first of 未来五年
_SOON = 6  # months within which a date with 起 behind it lies ahead
_Reading = tuple[Sort, Period, int | None]
_IDLE: _Reading = ("idle", NO_PERIOD, None)
_Rule = Callable[[re.Match[str], _Context], _Reading]


class TimeReader:
    """Finds expressions of time; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.time
        self._numerals = NumeralReader(lexicon.numerals)
        self._rules = [(re.compile(pattern), rule) for pattern, rule in self._patterns(lexicon)]
        words = lexicon.time
        self._until = re.compile(rf"({any_of([*words.until, *words.until_ahead])})$")
        self._since = re.compile(rf"{any_of(words.since_before)}$")
        of, times = any_of(words.marks["of"]), any_of(words.compares_behind)
        self._built_on = re.compile(any_of(words.built_on))
        self._from = re.compile(rf"{lexicon.cues.from_words}$")
        self._seen_from = re.compile(rf"[^，,。；;]{{0,8}}{any_of(words.seen)}[，,]")  # 从1—8月看，…
        self._times_of = re.compile(rf"{of}?\d+(?:\.\d+)?{times}")  # 是2023年的2.4倍
        self._compares = re.compile(rf"{any_of(words.compares)}$")
        self._by_after = re.compile(rf"{any_of(words.by_after)}(?!{any_of(words.around_after)}|\d)")
        runs = rf"{any_of(words.span_after)}(?=[，,])"  # 今年来，
        self._since_after = re.compile(rf"{any_of(words.since_after)}|{runs}")

    def _patterns(self, lexicon: Lexicon) -> list[tuple[str, _Rule]]:
        words, marks = lexicon.time, lexicon.time.marks
        y, m, d = (any_of(marks[name]) for name in ("year", "month", "day"))
        dash = rf"\s?{any_of(lexicon.numerals.range_marks)}\s?"
        fest = any_of(marks["holiday"])
        month_end, of = any_of(words.month_ends), any_of(marks["of"])
        count = rf"(?:\d{{1,2}}|{any_of(lexicon.numerals.digits)}{{1,2}}|{any_of(lexicon.numerals.scales)})"
        whole_year = rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s?{y}(?!{any_of(words.not_year_before)})"
        digits, by_word = r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?", rf"(?P<word>{any_of(words.years)}){of}?"
        year = rf"(?:{digits}{y}{of}?|{by_word})"
        bare_year = rf"(?:{digits}{y}?{of}?|{by_word})"  # 2026上半年
        return [
            (rf"(?<!\d)(?P<first>(?:19|20)\d\d){y}?{dash}(?P<last>(?:19|20)\d\d){y}", self._years),
            (rf"{year}?(?<!\d)(?P<m1>\d{{1,2}}){m}?{dash}(?P<m2>\d{{1,2}}){m}{month_end}?", self._months),
            (rf"{year}?{any_of(marks['first'])}(?P<n>{count}){any_of(marks['count_of_months'])}", self._first_months),
            (rf"{bare_year}?(?P<part>{any_of(words.parts)})(?!{any_of(words.not_part_before)})", self._part),
            (rf"{year}?[“\"]?(?P<holiday>{any_of(words.holidays)}){fest}?(?P<with>、?{any_of(words.holidays)}{fest}?)?[”\"]?{fest}?{any_of(words.holiday_ends)}", self._holiday),
            (rf"{year}?(?<!\d)(?P<m1>\d{{1,2}}){m}(?P<d1>\d{{1,2}}){d}?{dash}(?:(?P<m2>\d{{1,2}}){m})?(?P<d2>\d{{1,2}}){d}", self._days),
            (rf"{year}?(?<!\d)(?P<month>\d{{1,2}}){m}(?:(?P<day>\d{{1,2}}){d}|{month_end}|{any_of(marks['ten_days'])})?", self._month),
            (rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:{y})?(?=-)-(?P<month>0?\d|1[0-2])-(?P<day>\d{{1,2}})(?!\d)", self._month),
            (rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d)|(?P<word>{any_of(words.years)}))?{any_of(words.year_ends)}", self._year_end),
            (rf"(?P<word>{any_of(words.years)}){month_end}", self._year_end),
            (rf"(?:{whole_year}|(?P<word>{any_of(words.years)}))", self._whole_year),
            (rf"[“\"]?(?P<plan>{any_of(words.plans)})[”\"]?(?P<during>{any_of(words.during)})?", self._plan),
            (words.now_pattern, self._now),
            (rf"(?P<day>{any_of(words.days)})", self._day),
            (rf"{words.recurring_guard}(?P<every>{any_of(words.recurring)})", self._recurring),
            (rf"{any_of(words.span_before)}{of}?(?P<n>{count}){y}{any_of(words.span_after)}?", self._span),
            (rf"{any_of(words.coming_before)}{of}?(?P<n>{count}){y}{any_of(words.coming_after)}?", self._coming),
            (rf"(?P<n>{count}){y}{any_of(words.span_after)}", self._span),
            (rf"{any_of(words.idle_before)}(?:\d{{1,3}}|{count}){any_of(words.idle_units)}", _idle),
            (r"\d{1,2}[:：]\d\d", _idle),
            (rf"(?<![\d.])\d{{1,2}}{any_of(words.clock)}(?:\d{{1,2}}|(?=[,，。、；\s]|{any_of([*words.since_after, *lexicon.numerals.range_marks])})|$)", _idle),
            (rf"(?<!\d)(?:19|20)\d\d(?={any_of(words.year_labels)})", _idle),
            (rf"(?<![\d.])\d{{1,2}}{d}(?={any_of(words.day_parts)}|{any_of(words.clock)}|[,，、])", _idle),
        ]  # fmt: skip

    def moments(self, text: str, published: date | None, year: int | None = None) -> list[Moment]:
        """Every expression of time in ``text``, in order, read against the article's date.

        ``year`` is the year of the section that ``text`` stands in. A month without a year takes
        the year last named, else the latest such month that had begun by ``published``;
        without a date it names no period.
        """
        matches = [(found, rule) for pattern, rule in self._rules for found in pattern.finditer(text)]
        matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
        moments: list[Moment] = []
        for found, rule in matches:
            if moments and found.start() < moments[-1].end:
                continue
            reading = rule(found, _Context(published, year))
            compared = bool(
                self._compares.search(text, max(0, found.start() - 2), found.start())
                or self._times_of.match(text, found.end())
                or self._builds(text, found.end())
            )
            moment = self._moment(text, found, reading, published)
            begins = self._from.search(text, max(0, found.start() - 3), found.start()) is not None
            begins = begins and not self._seen_from.match(text, found.end())
            moment = replace(moment, compared=compared, begins=begins and moment.start == found.start())
            open_part = rule in (self._part, self._year_end) and year is None and not _names_year(found)
            moments.append(_with_last_year(moment, published) if open_part else moment)
            year = year if compared else reading[2] or year  # 比去年同期增长5%。4月当月… is of this year
        return moments

    def plans_named(self, text: str) -> list[Period]:
        """“十五五”规划纲要: the years of the five-year plans that a title names."""
        found = re.finditer(any_of(self._words.plans), text)
        years = [self._words.plans[match[0]] for match in found]
        return [_stated(date(first, 1, 1), date(last, 12, 31)) for first, last in years]

    def _moment(self, text: str, found: re.Match[str], reading: _Reading, published: date | None) -> Moment:
        """The reading, with 截至, 到, 自 before it and 以来 behind it."""
        sort, period, year = reading
        start, end = found.span()
        if sort in ("idle", "recurring", "now"):
            return Moment(start, end, period, sort, False, year)
        if sort == "coming":
            return Moment(start, end, period, sort, True, year)
        until = self._until.search(text, max(0, start - 4), start)
        since = self._since.search(text, max(0, start - 1), start)
        after = self._since_after.match(text, end)
        if sort not in ("plan", "span") and (after or (since and self._runs_on(text, end))):
            begin, stop = (since.start() if since else start), (after.end() if after else end)
            if published and period.start and period.start > published:
                return Moment(begin, stop, period, sort, True, year)  # 6月1日起: what is to begin
            # 自2023年以来 runs up to the article's own day, which it does not state.
            running = replace(period, end=published if period.start else None, basis=Basis.INFERRED)
            return Moment(begin, stop, running, "span", False, None)
        if by := self._by_after.match(text, end):
            return Moment(start, by.end(), replace(period, start=None), sort, True, year)
        if until is not None:
            ahead = until[1] in self._words.until_ahead
            return Moment(until.start(), end, replace(period, start=None), sort, ahead, year)
        return Moment(start, end, period, sort, False, year)

    def _builds(self, text: str, end: int) -> bool:
        """在2023年基础上, 在去年改造8700户的基础上: within the clause."""
        clause = re.split("[，,；;。]", text[end : end + 40], maxsplit=1)[0]
        return self._built_on.search(clause) is not None

    def _runs_on(self, text: str, end: int) -> bool:
        """自2023年入选试点以来: the closing word stands a little further on."""
        clause = re.split("[，,]", text[end : end + 30], maxsplit=1)[0]
        return bool(self._since_after.search(clause))

    # ------------------------------------------------------------ the rules

    def _named_year(self, m: re.Match[str], context: _Context) -> int | None:
        groups = m.groupdict()
        if groups.get("year"):
            return int(m["year"])
        if groups.get("word") and context.published:
            return context.published.year + self._words.years[m["word"]]
        return None

    def _years(self, m: re.Match[str], _: _Context) -> _Reading:
        first, last = int(m["first"]), int(m["last"])
        return ("span", _stated(date(first, 1, 1), date(last, 12, 31)), last) if first <= last else _IDLE

    def _months(self, m: re.Match[str], context: _Context) -> _Reading:
        first, last = int(m["m1"]), int(m["m2"])
        year = self._named_year(m, context) or context.latest(last)
        if year is None or not (1 <= first <= 12 and 1 <= last <= 12):
            return _IDLE
        close = year if last >= first else year + 1
        return "within", _stated(date(year, first, 1), _month_end(close, last)), year

    def _first_months(self, m: re.Match[str], context: _Context) -> _Reading:
        count = self._count(m["n"])
        year = self._named_year(m, context) or context.current
        if year is None or not 1 <= count <= 12:
            return _IDLE
        return "within", _stated(date(year, 1, 1), _month_end(year, count)), year

    def _part(self, m: re.Match[str], context: _Context) -> _Reading:
        first, last = self._words.parts[m["part"]]
        year = self._named_year(m, context) or context.current
        if year is None:
            return _IDLE
        return "within", _stated(date(year, *first), date(year, *last)), year

    def _holiday(self, m: re.Match[str], context: _Context) -> _Reading:
        holiday, year = self._words.holidays[m["holiday"]], self._named_year(m, context)
        if year is not None:
            days = days_off(holiday, year)
        else:
            days = latest(holiday, context.published) if context.published else None
        if not days or m["with"]:
            return _IDLE  # 中秋国庆假期 is longer than either
        return "day", Period(*days, None, Basis.INFERRED), days[1].year

    def _month(self, m: re.Match[str], context: _Context) -> _Reading:
        month = int(m["month"])
        if not 1 <= month <= 12:
            return _IDLE
        year = self._named_year(m, context) or context.latest(month)
        if year is None:
            return _IDLE
        if self._lies_ahead(m, month, context) and not self._named_year(m, context):
            year = context.published.year if context.published else year
        if not m["day"]:
            return "within", _stated(date(year, month, 1), _month_end(year, month)), year
        if not 1 <= int(m["day"]) <= _month_end(year, month).day:
            return _IDLE
        day = date(year, month, int(m["day"]))
        return "day", _stated(day, day), year

    def _days(self, m: re.Match[str], context: _Context) -> _Reading:
        """5月1日至5日."""
        first, last = int(m["m1"]), int(m["m2"] or m["m1"])
        year = self._named_year(m, context) or context.latest(first)
        if year is None or not (1 <= first <= last <= 12):
            return _IDLE
        day, end = int(m["d1"]), int(m["d2"])
        if not (1 <= day <= _month_end(year, first).day and 1 <= end <= _month_end(year, last).day):
            return _IDLE
        return "day", _stated(date(year, first, day), date(year, last, end)), year

    def _lies_ahead(self, m: re.Match[str], month: int, context: _Context) -> bool:
        """6月1日起, 6月底前 in an article of May: what is to begin, or to be done by then."""
        if context.published is None:
            return False
        if self._by_after.match(m.string, m.end()):
            return month >= context.published.month
        begins = self._since_after.match(m.string, m.end())
        return bool(begins) and 0 < month - context.published.month <= _SOON

    def _year_end(self, m: re.Match[str], context: _Context) -> _Reading:
        year = self._named_year(m, context) or context.current
        return ("day", Period(None, date(year, 12, 31), None, Basis.STATED), year) if year else _IDLE

    def _whole_year(self, m: re.Match[str], context: _Context) -> _Reading:
        year = self._named_year(m, context)
        return ("year", _stated(date(year, 1, 1), date(year, 12, 31)), year) if year else _IDLE

    def _plan(self, m: re.Match[str], _: _Context) -> _Reading:
        first, last = self._words.plans[m["plan"]]
        return ("plan", _stated(date(first, 1, 1), date(last, 12, 31)), None) if m["during"] else _IDLE

    def _now(self, _: re.Match[str], context: _Context) -> _Reading:
        basis = Basis.INFERRED if context.published else None
        return "now", Period(None, context.published, None, basis), None

    def _day(self, m: re.Match[str], context: _Context) -> _Reading:
        if context.published is None:
            return _IDLE
        day = context.published + timedelta(days=self._words.days[m["day"]])
        return "day", _stated(day, day), None

    def _recurring(self, m: re.Match[str], _: _Context) -> _Reading:
        every = cast("Literal['year', 'month', 'day']", self._words.recurring[m["every"]])
        return "recurring", Period(None, None, every, Basis.STATED), None

    def _span(self, m: re.Match[str], context: _Context) -> _Reading:
        """五年来 in a report of January 2026 looks back on 2021 to 2025."""
        if context.published is None:
            return _IDLE
        published = context.published
        last = published.year - 1 if published.month <= 3 else published.year
        close = date(last, 12, 31) if last < published.year else published
        first = last - self._count(m["n"]) + 1
        return "span", Period(date(max(first, 1), 1, 1), close, None, Basis.INFERRED), None

    def _coming(self, m: re.Match[str], context: _Context) -> _Reading:
        """未来五年: said in January the year that runs is the first of them, said in December the next."""
        if context.published is None:
            return _IDLE
        years = self._count(m["n"]) - (context.published.month <= _EARLY)
        end = date(min(context.published.year + years, MAXYEAR), 12, 31)
        return "coming", Period(None, end, None, Basis.INFERRED), None

    def _count(self, text: str) -> int:
        value = self._numerals.value(text)
        return int(value) if value is not None else 0


def _names_year(found: re.Match[str]) -> bool:
    groups = found.groupdict()
    return bool(groups.get("year") or groups.get("word"))


def _with_last_year(moment: Moment, published: date | None) -> Moment:
    """A part of the year that is not over may be last year's."""
    period = moment.period
    if published is None or period.end is None or period.end <= published:
        return moment
    start = period.start.replace(year=period.start.year - 1) if period.start else None
    end = _month_end(period.end.year - 1, period.end.month)
    return replace(moment, before=replace(period, start=start, end=end))


def _idle(_: re.Match[str], __: _Context) -> _Reading:
    return _IDLE


def _stated(start: date, end: date) -> Period:
    return Period(start, end, None, Basis.STATED)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
