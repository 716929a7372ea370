"""A date as people write it in targets.yaml, to a day.

    "2027"      ->  2027-12-31, or 2027-01-01 where a first day is wanted
    "2027-06"   ->  2027-06-30
    "2027年底"  ->  2027-12-31
    "2027年前"  ->  2027-12-31, ambiguous

A deadline is the last day of what was said, a `from` the first. Dates in articles, which
depend on the day of publication, are for extraction.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from qdtrack.lexicon.timewords import TimeWords
from qdtrack.lexicon.words import any_of
from qdtrack.registry.words import load_spellings

YEARS = range(1900, 2200)  # outside them a number of four digits is a slip


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    is_ambiguous: bool = False  # 2027年前


@dataclass(frozen=True, slots=True)
class NoDay:
    """Not a date at all, or (``is_impossible``) one that no calendar has: 2027-02-30."""

    is_impossible: bool


class Calendar:
    """Reads dates with the words of one lexicon."""

    def __init__(self, time: TimeWords) -> None:
        self._parts = time.parts
        self._pattern = _pattern(time)

    def read(self, text: str, first: bool = False) -> Day | NoDay:
        """The last day of what ``text`` says, or its first."""
        found = self._pattern.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
        if not found:
            return NoDay(is_impossible=False)
        on = self._day(found, first)
        return Day(on, bool(found["before"])) if on else NoDay(is_impossible=True)

    def _day(self, found: re.Match[str], first: bool) -> date | None:
        year = int(found["year"])
        if year not in YEARS:
            return None
        if part := found["part"]:
            begin, end = self._parts[part]
            return date(year, *(begin if first else end))
        month = int(found["month"] or found["named_month"] or (1 if first else 12))
        if not 1 <= month <= 12:
            return None
        longest = monthrange(year, month)[1]
        day = int(found["day"] or found["named_day"] or (1 if first else longest))
        return date(year, month, day) if 1 <= day <= longest else None


def _pattern(time: TimeWords) -> re.Pattern[str]:
    """2027 · 2027-06 · 2027-06-30 · 2027年 · 2027年底 · 2027年上半年 · 2027年6月 · 2027年6月30日."""
    words = load_spellings()
    year, month, day = any_of(words.date_year), any_of(words.date_month), any_of(words.date_day)
    until = any_of((*time.until_ahead, *time.until))
    dashed = r"[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
    end = any_of(time.month_ends)
    named = rf"{year}(?P<named_month>\d{{1,2}}){month}(?:{end}|(?P<named_day>\d{{1,2}}){day})?"
    rest = rf"{dashed}|{named}|{year}(?P<part>{any_of(time.parts)})|{any_of(time.year_ends)}|{year}"
    before = any_of(words.date_before)
    return re.compile(rf"{until}?(?P<year>\d{{4}})(?:{rest})?(?P<before>{before})?", re.ASCII)
