"""Axes of the HTML report's charts: round ticks, honest years, whatever the values."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdtrack.reporting.html.scales import TimeAxis, calendar, round_step, time_axis, value_axis

FINITE = st.floats(-1e13, 1e13, allow_nan=False)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("least", "greatest", "ticks"),
    [
        (61.5, 76, (60, 65, 70, 75, 80)),
        (20000, 50000, (20000, 30000, 40000, 50000)),
        (12000, 50000, (0, 20000, 40000, 60000)),  # near enough to zero to begin there
        (0, 100, (0, 25, 50, 75, 100)),
        (-13.5, 0, (-15, -10, -5, 0)),
        (99.6, 100, (99.6, 99.7, 99.8, 99.9, 100)),
        (1.6, 3, (1.5, 2, 2.5, 3)),
        (0, 0, (-0.5, -0.25, 0, 0.25, 0.5)),
    ],
)
def test_ticks_are_round(least: float, greatest: float, ticks: tuple[float, ...]) -> None:
    assert value_axis(least, greatest).ticks == ticks


def test_nothing_counted_is_halved() -> None:
    """Four and five factories: no tick says four and a quarter."""
    assert value_axis(4, 5, is_whole=True).ticks == (4, 5)
    assert value_axis(4, 5).ticks == (4, 4.25, 4.5, 4.75, 5)


def test_columns_stand_on_zero() -> None:
    assert value_axis(9, 12, from_zero=True).low == 0


@pytest.mark.parametrize(
    ("least", "step"), [(0.9, 1), (1, 1), (1.1, 2), (2.2, 2.5), (3, 5), (7, 10), (0.03, 0.05), (4e9, 5e9)]
)
def test_a_step_is_a_round_number(least: float, step: float) -> None:
    assert round_step(least) == pytest.approx(step)


@given(FINITE, FINITE, st.booleans(), st.booleans())
def test_an_axis_holds_its_values_in_even_steps(
    one: float, other: float, from_zero: bool, is_whole: bool
) -> None:
    axis = value_axis(one, other, from_zero=from_zero, is_whole=is_whole)
    slack = 1e-6 * max(abs(one), abs(other), axis.step)  # less than a line is wide
    assert axis.low < axis.high
    assert axis.low - slack <= min(one, other) <= max(one, other) <= axis.high + slack
    assert 2 <= len(axis.ticks) <= 8
    assert all(a < b for a, b in pairwise(axis.ticks))
    assert (axis.ticks[0], axis.ticks[-1]) == pytest.approx((axis.low, axis.high))
    if from_zero:
        assert axis.low <= 0 <= axis.high


def test_a_year_s_name_stands_in_its_middle() -> None:
    """A figure of 31 December 2025 stands at the end of 2025, not under the name of 2026."""
    axis = TimeAxis(date(2024, 12, 31), date(2026, 12, 31))
    named = {period.start.year: period.middle for period in calendar(axis, 8)}
    assert named == {2024: None, 2025: date(2025, 7, 2), 2026: date(2026, 7, 2)}


def test_a_short_axis_is_told_in_months() -> None:
    axis = time_axis([date(2025, 12, 31), date(2026, 12, 31)])
    periods = calendar(axis, 8)
    assert all(period.is_month and period.middle == period.start for period in periods)
    assert [period.start.month for period in periods] == [1, 7, 1]


def test_a_long_axis_names_some_years() -> None:
    years = [period.start.year for period in calendar(TimeAxis(date(2001, 3, 1), date(2030, 1, 1)), 8)]
    assert years == [2005, 2010, 2015, 2020, 2025, 2030]


@given(st.lists(DAYS, min_size=1, max_size=5), st.integers(4, 12))
def test_an_axis_holds_its_days_and_few_names(days: list[date], most: int) -> None:
    axis = time_axis(days)
    assert all(axis.holds(day) and 0 < axis.share(day) < 1 for day in days)
    periods = calendar(axis, most)
    assert 1 <= len(periods) <= most + 1
    assert all(period.middle is None or axis.holds(period.middle) for period in periods)
    names = [period.middle for period in periods if period.middle]
    assert all(a < b for a, b in pairwise(names))


def test_the_calendar_s_end_is_no_trap() -> None:
    axis = time_axis([date(9999, 12, 31), date.min + timedelta(days=1)])
    assert (axis.first, axis.last) == (date.min, date.max)
