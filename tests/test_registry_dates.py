"""Dates as people write them in targets.yaml: one day, all its spellings; and what is no date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdtrack.lexicon import load_lexicon
from qdtrack.registry.dates import Calendar, Day, NoDay

CALENDAR = Calendar(load_lexicon().time)

LAST = {
    date(2027, 12, 31): [
        "2027",
        "2027年",
        "2027年底",
        "2027年末",
        "到2027年",
        "2027-12",
        "2027年下半年",
        "２０２７",
    ],
    date(2027, 6, 30): [
        "2027-06",
        "2027-6",
        "2027/06",
        "2027.06",
        "2027年6月",
        "2027年6月底",
        "2027年上半年",
    ],
    date(2027, 6, 5): ["2027-06-05", "2027/6/5", "2027年6月5日", "2027 年 6 月 5 日", "2027年6月5号"],
    date(2024, 2, 29): ["2024-02", "2024年2月末", "2024-02-29"],
}
FIRST = {
    date(2026, 1, 1): ["2026", "2026年", "2026-01", "2026年上半年"],
    date(2026, 7, 1): ["2026-07", "2026年7月", "2026年下半年"],
    date(2026, 7, 15): ["2026-07-15"],
}
NEVER = ["", "soon", "明年", "27", "20277", "2027-", "2027-06-", "2027--06", "2027-06-30T12:00", "六月"]
IMPOSSIBLE = [
    "2026/27",
    "2027-02-30",
    "2027-13",
    "2027-00",
    "2027年13月",
    "2025-02-29",
    "0027",
    "9999",
    "2027年6月31日",
]


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in LAST.items() for text in texts])
def test_a_period_end_is_its_last_day(text: str, day: date) -> None:
    assert CALENDAR.read(text) == Day(day)


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in FIRST.items() for text in texts])
def test_a_first_day_is_wanted_for_from(text: str, day: date) -> None:
    assert CALENDAR.read(text, first=True) == Day(day)


@pytest.mark.parametrize("text", ["2027年前", "2027年之前", "2027年以前", "2027年底前"])
def test_before_a_year_is_ambiguous(text: str) -> None:
    """2027年前: before 2027 begins, or by its end? The later day is taken, and a warning given."""
    assert CALENDAR.read(text) == Day(date(2027, 12, 31), is_ambiguous=True)


@pytest.mark.parametrize("text", NEVER)
def test_what_is_no_date(text: str) -> None:
    assert CALENDAR.read(text) == NoDay(is_impossible=False)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_day_that_no_calendar_has(text: str) -> None:
    assert CALENDAR.read(text) == NoDay(is_impossible=True)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 30)))
def test_every_day_reads_as_itself(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日"):
        assert CALENDAR.read(text) == CALENDAR.read(text, first=True) == Day(day)


@given(st.dates(date(1900, 1, 1), date(2199, 11, 30)))
def test_the_day_after_a_month_is_the_first_of_the_next(day: date) -> None:
    last = CALENDAR.read(f"{day.year}-{day.month:02}")
    assert isinstance(last, Day)
    assert (last.on + timedelta(days=1)).day == 1
    assert last.on >= day


@given(st.text(max_size=12))
def test_no_text_raises(text: str) -> None:
    assert isinstance(CALENDAR.read(text), Day | NoDay)
