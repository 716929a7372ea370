"""Words of time as a typed table: 去年, 上半年, 十四五, 截至目前."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.words import pattern_of, words_of

_SHORT = 3  # days off that join a weekend


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday, on one day of every year or on those of a table; ``eve`` days off lie before it."""

    fixed: tuple[int, int] | None
    on: Mapping[int, date]
    length: int
    eve: int

    @property
    def is_short(self) -> bool:
        return self.length == _SHORT

    def day(self, year: int) -> date | None:
        """The day itself in a year."""
        return date(year, *self.fixed) if self.fixed else self.on.get(year)


@dataclass(frozen=True, slots=True)
class TimeWords:
    years: Mapping[str, int]  # word -> years from the article's
    parts: Mapping[str, tuple[tuple[int, int], tuple[int, int]]]  # word -> ((month, day), (month, day))
    not_part_before: tuple[str, ...]
    holidays: Mapping[str, Holiday]
    holiday_ends: tuple[str, ...]
    year_ends: tuple[str, ...]
    month_ends: tuple[str, ...]
    plans: Mapping[str, tuple[int, int]]  # word -> (first year, last year)
    during: tuple[str, ...]
    days: Mapping[str, int]  # word -> days from the article's
    now: tuple[str, ...]
    now_pattern: str  # the same words, with their guards
    recurring_guard: str  # a pattern of what must not stand before them
    recurring: Mapping[str, str]  # word -> year, month or day
    until_ahead: tuple[str, ...]
    until: tuple[str, ...]
    since_before: tuple[str, ...]
    since_after: tuple[str, ...]
    by_after: tuple[str, ...]
    around_after: tuple[str, ...]
    span_before: tuple[str, ...]
    span_after: tuple[str, ...]
    seen: tuple[str, ...]
    coming_before: tuple[str, ...]
    coming_after: tuple[str, ...]
    marks: Mapping[str, tuple[str, ...]]  # the characters dates are built with
    idle_before: tuple[str, ...]
    idle_units: tuple[str, ...]
    clock: tuple[str, ...]
    day_parts: tuple[str, ...]
    year_labels: tuple[str, ...]
    not_year_before: tuple[str, ...]
    compares: tuple[str, ...]
    compares_behind: tuple[str, ...]
    built_on: tuple[str, ...]
    continues: tuple[str, ...]
    goes_on: tuple[str, ...]
    of_late: tuple[str, ...]


def load_time_words() -> TimeWords:
    raw = table("time")
    return TimeWords(
        years={e["word"]: e["offset"] for e in raw["years"]},
        parts={e["word"]: (tuple(e["from"]), tuple(e["to"])) for e in raw["parts"]},
        not_part_before=tuple(raw["not_part_before"]),
        holidays={e["word"]: _holiday(e) for e in raw["holidays"]},
        holiday_ends=tuple(raw["holiday_ends"]),
        year_ends=tuple(e["word"] for e in raw["ends"] if e["part"] == "year"),
        month_ends=tuple(e["word"] for e in raw["ends"] if e["part"] == "month"),
        plans={e["word"]: (e["from"], e["to"]) for e in raw["plans"]},
        during=tuple(raw["during"]),
        days={e["word"]: e["offset"] for e in raw["days"]},
        now=words_of(raw["now"]),
        now_pattern=pattern_of(raw["now"]),
        recurring_guard="".join(f"(?<!{re.escape(word)})" for word in raw["not_recurring_behind"]),
        recurring={e["word"]: e["every"] for e in raw["recurring"]},
        until_ahead=tuple(raw["until_ahead"]),
        until=tuple(raw["until"]),
        since_before=tuple(raw["since_before"]),
        since_after=tuple(raw["since_after"]),
        by_after=tuple(raw["by_after"]),
        around_after=tuple(raw["around_after"]),
        span_before=tuple(raw["span_before"]),
        span_after=tuple(raw["span_after"]),
        seen=tuple(raw["seen"]),
        coming_before=tuple(raw["coming_before"]),
        coming_after=tuple(raw["coming_after"]),
        marks={name: tuple(words) for name, words in raw["marks"].items()},
        idle_before=tuple(raw["idle_before"]),
        idle_units=tuple(raw["idle_units"]),
        clock=tuple(raw["clock"]),
        day_parts=tuple(raw["day_parts"]),
        year_labels=tuple(raw["year_labels"]),
        not_year_before=tuple(raw["not_year_before"]),
        compares=tuple(raw["compares"]),
        compares_behind=tuple(raw["compares_behind"]),
        built_on=tuple(raw["built_on"]),
        continues=tuple(raw["continues"]),
        goes_on=tuple(raw["goes_on"]),
        of_late=tuple(raw["of_late"]),
    )


def _holiday(raw: Mapping[str, Any]) -> Holiday:  # Any: a YAML table's values
    days = [date.fromisoformat(str(day)) for day in raw.get("dates", ())]
    fixed = (raw["day"][0], raw["day"][1]) if "day" in raw else None
    return Holiday(fixed, {day.year: day for day in days}, raw["length"], raw.get("eve", 0))
