"""Which claims are one observation: METHOD §9, its examples, and laws that hold for any claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from factories_matching import (
    TODAY,
    article,
    figure,
    growth,
    one,
    over,
    reasons,
    target,
    values,
    year,
)

from qdtrack.model import (
    Basis,
    Bound,
    Figure,
    Flag,
    Kind,
    Measure,
    Quantity,
    Span,
    TextKind,
)

STATIONS = target("5G基站", "5万个以上", unit="个", value=50000.0)


def stations(value: float, day: date | None, name: str = "", **more: Any) -> Figure:  # Any: Figure's fields
    return figure("5G基站", value, "个", published=day, article=name or f"{day}", **more)


# ---------------------------------------------------------------- one number, many articles


def test_one_release_in_three_outlets_is_one_observation() -> None:
    """The same number in a paper, on a portal and on a government site, within a week."""
    figures = [
        stations(42700, date(2024, 12, day), name, step=100)
        for day, name in ((12, "a"), (13, "b"), (16, "c"))
    ]
    articles = [
        article("a", outlet="海风日报"),
        article("b", outlet="海风网", url="https://example.org/b"),
        article("c", url="https://example.org/c"),
    ]
    found = one(figures, STATIONS, articles=articles)
    assert values(found) == [42700]
    assert [s.outlet or s.url for s in found.observations[0].sources] == [
        "海风日报",
        "海风网",
        "https://example.org/c",
    ]


def test_headline_box_and_text_of_one_article_are_one_source() -> None:
    figures = [stations(42700, date(2024, 12, 12), span=Span(start, start + 5)) for start in (0, 40, 300)]
    assert len(one(figures, STATIONS).observations[0].sources) == 1


def test_the_sharper_number_speaks_for_those_that_agree() -> None:
    """4.27万个, "over 4.2万个" and "about 4.3万个" in one week."""
    day = date(2024, 12, 12)
    figures = [
        stations(42000, day, "a", bound=Bound.MORE_THAN, step=1000),
        stations(42700, day, "b", step=100),
        stations(43000, day, "c", bound=Bound.APPROXIMATE, step=1000),
    ]
    found = one(figures, STATIONS)
    assert values(found) == [42700]
    assert found.observations[0].sources[0].article == "b"


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (Quantity(42700, "个", step=100), Quantity(43000, "个", step=1000), True),
        (Quantity(6, "家"), Quantity(7, "家"), False),
        (Quantity(1, "家"), Quantity(2, "家"), False),
        (Quantity(64, "家"), Quantity(60, "家", Bound.AT_LEAST), True),
        (Quantity(50, "家"), Quantity(60, "家", Bound.AT_LEAST), False),
        (Quantity(100, "家"), Quantity(96, "家", Bound.APPROXIMATE), True),
        (Quantity(100, "家"), Quantity(80, "家", Bound.APPROXIMATE), False),
        (Quantity(97, "家"), Quantity(100, "家", Bound.NEARLY), True),
        (Quantity(103, "家"), Quantity(100, "家", Bound.NEARLY), False),
        (Quantity(12, "家"), Quantity(10, "家", Bound.RANGE, high=15), True),
    ],
)
def test_values_agree_within_the_coarser_digit_and_one_percent(
    first: Quantity, second: Quantity, together: bool
) -> None:
    figures = [
        figure(value=q.value, unit=q.unit, bound=q.bound, high=q.high, step=q.step, article=name)
        for q, name in ((first, "a"), (second, "b"))
    ]
    found = one(figures, target())
    assert (len(found.observations) == 1 and not found.rejected) is together


def test_fifteen_days_are_one_date_and_sixteen_are_two() -> None:
    near = [stations(42700, date(2025, 1, 1)), stations(42700, date(2025, 1, 16))]
    far = [stations(42700, date(2025, 1, 1)), stations(42700, date(2025, 1, 17))]
    assert len(one(near, STATIONS).observations) == 1
    assert len(one(far, STATIONS).observations) == 2


def test_the_surer_date_is_kept() -> None:
    """截至11月底4.27万个, and the same number a week later without a date."""
    stated = stations(42700, date(2024, 12, 5), "a", period=over(None, date(2024, 11, 30)))
    plain = stations(42700, date(2024, 12, 12), "b")
    found = one([plain, stated], STATIONS).observations
    assert [(o.as_of, o.as_of_basis) for o in found] == [(date(2024, 11, 30), Basis.STATED)]


def test_the_sources_words_are_quoted_before_notes_of_them() -> None:
    note = stations(42700, date(2024, 12, 12), "a", text=TextKind.NOTES)
    words = stations(42700, date(2024, 12, 12), "b")
    assert one([note, words], STATIONS).observations[0].text is TextKind.VERBATIM


# ---------------------------------------------------------------- old numbers, other dates


def test_an_old_number_quoted_again_keeps_its_date() -> None:
    """4.27万个 in December 2024, and again in September 2025 with no date of its own."""
    first = stations(42700, date(2024, 12, 12), "a")
    again = stations(42700, date(2025, 9, 20), "b")
    found = one([first, again], STATIONS, articles=[article("a", outlet="甲报"), article("b", outlet="乙网")])
    assert [(o.as_of, o.flags) for o in found.observations] == [(date(2024, 12, 12), (Flag.REPEAT,))]
    assert [s.outlet for s in found.observations[0].sources] == ["甲报", "乙网"]


def test_the_same_number_with_a_date_of_its_own_is_no_repeat() -> None:
    first = stations(42700, date(2024, 12, 12), "a")
    later = stations(42700, date(2025, 9, 20), "b", period=over(None, date(2025, 8, 31)))
    assert [o.as_of for o in one([first, later], STATIONS).observations] == [
        date(2024, 12, 12),
        date(2025, 8, 31),
    ]


def test_a_number_without_any_date_is_a_source_of_the_same_number_with_one() -> None:
    dated, undated = stations(42700, date(2024, 12, 12), "a"), stations(42700, None, "b")
    other = stations(43800, None, "c")
    found = one([undated, other, dated], STATIONS).observations
    assert [(o.quantity.value, o.as_of) for o in found] == [(42700, date(2024, 12, 12)), (43800, None)]


def test_a_growing_series_with_bounds_is_no_conflict() -> None:
    """64家 in July 2024, 60余家 in January 2025."""
    july = figure("智能工厂", 64, published=date(2024, 7, 3), article="a")
    january = figure("智能工厂", 60, published=date(2025, 1, 20), article="b", bound=Bound.AT_LEAST)
    found = one([july, january], target("智能工厂"))
    assert [(o.quantity.value, o.flags) for o in found.observations] == [(64, ()), (60, ())]
    assert found.rejected == ()


# ---------------------------------------------------------------- conflicts


def test_of_two_numbers_the_one_published_later_stands() -> None:
    found = one([stations(42700, date(2024, 12, 2), "a"), stations(45000, date(2024, 12, 9), "b")], STATIONS)
    assert (values(found), reasons(found)) == ([45000], ["superseded.later"])


def test_of_two_numbers_the_one_of_the_indicators_own_name_stands() -> None:
    """A verb or 数 beside the name makes it no looser: there the later publication decides."""
    of = target(also=("世界经济论坛认证工厂",))
    own = figure("灯塔工厂", 6, article="a", published=date(2025, 1, 10))
    also = figure("世界经济论坛认证工厂", 9, article="b")
    longer = figure("拥有灯塔工厂数", 9, article="b")
    found = one([own, also], of)
    assert (values(found), reasons(found)) == ([6], ["superseded.fit"])
    found = one([own, longer], of)
    assert (values(found), reasons(found)) == ([9], ["superseded.later"])


def test_of_two_numbers_the_statistics_bureau_stands() -> None:
    figures = [stations(42700, date(2024, 12, 2), "a"), stations(45000, date(2024, 12, 9), "b")]
    articles = [article("a", outlet="青岛市统计局"), article("b", outlet="海风日报")]
    found = one(figures, STATIONS, articles=articles)
    assert (values(found), reasons(found)) == ([42700], ["superseded.source"])


@pytest.mark.parametrize(("direction", "first"), [("up", 42700), ("down", 45000)])
def test_an_open_conflict_shows_both_the_worse_first(direction: str, first: float) -> None:
    """One article that gives two numbers for one thing."""
    day = date(2024, 12, 2)
    figures = [stations(42700, day, "a"), stations(45000, day, "a", span=Span(50, 56))]
    found = one(figures, target("5G基站", unit="个", value=50000.0, direction=direction))
    assert [o.flags for o in found.observations] == [(Flag.CONFLICT,), (Flag.CONFLICT,)]
    assert values(found)[0] == first


def test_of_a_range_what_lies_outside_is_worse_than_what_lies_inside() -> None:
    """4万个—5万个: 39000 misses it by a thousand, 48000 lies in it, eight thousand from its lower end."""
    day = date(2024, 12, 2)
    figures = [stations(39000, day, "a"), stations(48000, day, "a", span=Span(50, 56))]
    of = target("5G基站", unit="个", direction="both")
    goal = replace(of.goal, quantity=Quantity(40000.0, "个", Bound.RANGE, 50000.0))
    assert values(one(figures, replace(of, goal=goal)))[0] == 39000


def test_rates_on_two_bases_both_stand() -> None:
    """一般公共预算收入增长1.7%，同口径增长2.5%: two figures, not a correction."""
    rates = [
        figure(
            "一般公共预算收入", value, "%", basis=basis, measure=Measure.GROWTH, direction="up",
            period=year(2025), published=TODAY, span=Span(start, start + 4),
        )
        for value, basis, start in ((2.5, "同口径", 20), (1.7, "", 0))
    ]  # fmt: skip
    found = one(rates, growth("一般公共预算收入", 2025))
    assert [(o.quantity.value, o.flags) for o in found.observations] == [
        (1.7, (Flag.CONFLICT,)),
        (2.5, (Flag.CONFLICT,)),
    ]
    only = growth("一般公共预算收入", 2025, basis="同口径")
    assert values(one(rates, only)) == [2.5]


def test_amounts_of_two_periods_that_end_together_are_two() -> None:
    """A total of 2021 to 2025 and one of 2025, both up to 31 December."""
    of = target("技改投资", unit="元", kind=Kind.TOTAL, start=date(2021, 1, 1), by=date(2025, 12, 31))
    figures = [
        figure("技改投资", value, "元", measure=Measure.FLOW, period=period, published=TODAY)
        for value, period in ((5e11, over(date(2021, 1, 1), date(2025, 12, 31))), (1.2e11, year(2025)))
    ]
    assert sorted(values(one(figures, of))) == [1.2e11, 5e11]


def test_over_and_exactly_of_one_year_are_one_amount() -> None:
    """预算收入突破4000亿元、达到4211亿元; the first is said to be 累计, the second is not."""
    of = target("预算收入", unit="元", kind=Kind.ANNUAL, by=date(2025, 12, 31))
    said: dict[str, Any] = {"measure": Measure.FLOW, "period": year(2025), "published": TODAY, "step": 1e8}
    over_it = figure("预算收入", 4e11, "元", bound=Bound.MORE_THAN, cumulative=True, **said)
    exactly = figure("预算收入", 4.211e11, "元", span=Span(9, 15), **said)
    assert values(one([over_it, exactly], of)) == [4.211e11]


# ---------------------------------------------------------------- units and signs


def test_numbers_stand_in_the_goals_unit() -> None:
    """1100亿斤 for a goal in 吨."""
    grain = target("粮食产量", unit="吨", kind=Kind.ANNUAL, by=date(2025, 12, 31))
    harvest = figure(
        "粮食总产量", 1.1e11, "斤", step=1e8, measure=Measure.FLOW, period=year(2025), published=TODAY
    )
    quantity = one([harvest], grain).observations[0].quantity
    assert (quantity.value, quantity.unit, quantity.step) == (5.5e7, "吨", 5e4)


@pytest.mark.parametrize(
    ("value", "high", "bound", "signed"),
    [
        (2, None, Bound.EQUAL, (-2, None, Bound.EQUAL)),
        (2, None, Bound.AT_LEAST, (-2, None, Bound.AT_MOST)),
        (2, None, Bound.LESS_THAN, (-2, None, Bound.MORE_THAN)),
        (2, 3, Bound.RANGE, (-3, -2, Bound.RANGE)),
        (2, None, Bound.NEARLY, (-2, None, Bound.APPROXIMATE)),
    ],
)
def test_a_fall_is_a_negative_rate(
    value: float, high: float | None, bound: Bound, signed: tuple[Any, ...]
) -> None:
    """下降2%以上 is at most -2: the bound speaks of the size of the fall."""
    fall = figure(
        "规上工业增加值", value, "%", bound=bound, high=high, measure=Measure.GROWTH, direction="down",
        period=year(2025), published=TODAY,
    )  # fmt: skip
    quantity = one([fall], growth(year=2025)).observations[0].quantity
    assert (quantity.value, quantity.high, quantity.bound) == signed
