"""Values in words: the same value reads the same on every screen."""

from __future__ import annotations

from datetime import date

import pytest
from factories import goal, observation, target
from hypothesis import given
from hypothesis import strategies as st

from qdtrack.catalogue import Language
from qdtrack.model import Basis, Bound, Goal, Kind, Measure, Period, Place, Quantity, Scope
from qdtrack.reporting import wording
from qdtrack.reporting.rounding import rounded

EN, ZH = Language.EN, Language.ZH


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (50000, "个", "50,000", "5万个"),
        (42700, "个", "42,700", "4.27万个"),
        (30361, "个", "30,361", "30361个"),  # 3.0361万 would be no easier to read
        (126000000, "元", "CNY 126 million", "1.26亿元"),
        (250000000000, "元", "CNY 250 billion", "2500亿元"),
        (1337350000000, "元", "CNY 1,337.35 billion", "13373.5亿元"),
        (1700000000000, "元", "CNY 1.7 trillion", "1.7万亿元"),
        (9999, "家", "9,999", "9999家"),
        (10000, "家", "10,000", "1万家"),
        (92, "%", "92%", "92%"),
        (0.1, "%", "0.1%", "0.1%"),
        (5.3, "个百分点", "5.3 pp", "5.3个百分点"),
        (7.700000000000003, "个百分点", "7.7 pp", "7.7个百分点"),  # 76 - 68.3, without the binary dust
        (12, "EFLOPS", "12 EFLOPS", "12EFLOPS"),
        (0, "个", "0", "0个"),
        (-2, "%", "-2%", "-2%"),
        (100, "架次", "100 架次", "100架次"),  # a unit that the catalogue lacks stays as it is
    ],
)
def test_an_amount(value: float, unit: str, english: str, chinese: str) -> None:
    assert wording.amount(value, unit, EN) == english
    assert wording.amount(value, unit, ZH) == chinese


@given(st.integers(min_value=0, max_value=10**13))
def test_no_number_loses_a_digit(value: int) -> None:
    """Scale words are put only where they are exact."""
    for language, scales in (
        (EN, {" trillion": 12, " billion": 9, " million": 6}),
        (ZH, {"万亿": 12, "亿": 8, "万": 4}),
    ):
        said = wording.number(float(value), language)
        word, power = next(((word, power) for word, power in scales.items() if said.endswith(word)), ("", 0))
        assert round(float(said.removesuffix(word).replace(",", "")) * 10**power) == value


@pytest.mark.parametrize(
    ("bound", "high", "english", "chinese"),
    [
        (Bound.EQUAL, None, "2%", "2%"),
        (Bound.AT_LEAST, None, "at least 2%", "2%以上"),
        (Bound.MORE_THAN, None, "over 2%", "超过2%"),
        (Bound.AT_MOST, None, "at most 2%", "不超过2%"),
        (Bound.LESS_THAN, None, "under 2%", "低于2%"),
        (Bound.APPROXIMATE, None, "about 2%", "约2%"),
        (Bound.NEARLY, None, "nearly 2%", "近2%"),
        (Bound.RANGE, 3, "2% to 3%", "2%至3%"),
    ],
)
def test_a_bound_is_said(bound: Bound, high: float | None, english: str, chinese: str) -> None:
    assert wording.quantity(Quantity(2, "%", bound, high), EN) == english
    assert wording.quantity(Quantity(2, "%", bound, high), ZH) == chinese


@pytest.mark.parametrize(
    ("computed", "expected"),
    [(5.2952, 5.3), (7984.251, 7984), (0.8377, 0.838), (19828809307.2, 19830000000), (-14800.4, -14800)],
)
def test_a_computed_number_has_as_many_digits_as_it_is_worth(computed: float, expected: float) -> None:
    """19,828,809,307 yuan a year would say more than anybody knows."""
    assert rounded(computed) == expected


@pytest.mark.parametrize(
    ("share", "met", "expected"),
    [
        (0.996, False, "99%"),
        (0.9999, False, "99%"),
        (0.57, False, "57%"),
        (1.3, True, "130%"),
        (-0.125, False, "-13%"),
    ],
)
def test_percent_never_flatters(share: float, met: bool, expected: str) -> None:
    assert wording.percent(share, met) == expected


@pytest.mark.parametrize(
    ("low", "high", "english", "chinese"),
    [
        (0.5, 0.5, "50%", "50%"),
        (0.57, 0.63, "57% to 63%", "57%至63%"),
        (0.96, None, "at least 96%", "96%以上"),
        (None, 0.4, "at most 40%", "不超过40%"),
    ],
)
def test_an_interval_of_percent(low: float | None, high: float | None, english: str, chinese: str) -> None:
    assert wording.percent_between(low, high, False, EN) == english
    assert wording.percent_between(low, high, False, ZH) == chinese


@pytest.mark.parametrize(
    ("by", "recurring", "english", "chinese"),
    [
        (date(2027, 12, 31), False, "by end 2027", "2027年底前"),
        (date(2027, 6, 30), False, "by 30 Jun 2027", "2027-06-30前"),
        (date(2027, 12, 31), True, "to end 2027", "至2027年底"),
        (None, True, "", ""),
    ],
)
def test_a_deadline(by: date | None, recurring: bool, english: str, chinese: str) -> None:
    one = target(by=by, goal=goal(recurring=recurring))
    assert wording.deadline(one, EN) == english
    assert wording.deadline(one, ZH) == chinese


@pytest.mark.parametrize(
    ("basis", "english", "chinese"),
    [
        (Basis.STATED, "12 Dec 2024", "2024-12-12"),
        (Basis.INFERRED, "12 Dec 2024, inferred", "2024-12-12（推定）"),
        (Basis.PUBLISHED, "published 12 Dec 2024", "2024-12-12发布"),
    ],
)
def test_a_date_says_how_it_is_known(basis: Basis, english: str, chinese: str) -> None:
    one = observation(as_of=date(2024, 12, 12), as_of_basis=basis)
    assert wording.as_of(one, EN) == english
    assert wording.as_of(one, ZH) == chinese


def test_a_figure_without_a_date_says_so() -> None:
    one = observation(as_of=None, as_of_basis=None)
    assert wording.as_of(one, EN) == "undated"
    assert wording.as_of(one, ZH) == "日期不明"


@pytest.mark.parametrize(
    ("period", "english", "chinese"),
    [
        (Period(), "", ""),
        (Period(None, date(2024, 12, 31)), "as of 31 Dec 2024", "截至2024-12-31"),
        (Period(date(2024, 1, 1), date(2024, 5, 31)), "1 Jan 2024 to 31 May 2024", "2024-01-01至2024-05-31"),
        (Period(date(2024, 1, 1)), "from 1 Jan 2024", "自2024-01-01起"),
        (Period(None, None, "year"), "every year", "每年"),
        (Period(None, date(2027, 12, 31), "year"), "every year to 31 Dec 2027", "每年，至2027-12-31"),
    ],
)
def test_a_period(period: Period, english: str, chinese: str) -> None:
    assert wording.period(period, EN) == english
    assert wording.period(period, ZH) == chinese


@pytest.mark.parametrize(
    ("one", "kind", "english"),
    [
        (goal("5万个以上", 50000), Kind.STOCK, "at least 50,000"),
        (goal("超过76%", 76, "%", bound=Bound.MORE_THAN), Kind.SHARE, "over 76%"),
        (goal("每年10家以上", 10, "家", recurring=True), Kind.QUOTA, "at least 10 a year"),
        (goal("增长12%以上", 12, "%", measure=Measure.GROWTH), Kind.GROWTH, "growth of at least 12%"),
        (
            goal("降低13.5%", 13.5, "%", bound=Bound.EQUAL, direction="down"),
            Kind.REDUCTION,
            "a fall of 13.5%",
        ),
    ],
)
def test_a_goal_is_the_plans_words_in_chinese_and_its_reading_in_english(
    one: Goal, kind: Kind, english: str
) -> None:

    assert wording.goal(one, kind, EN) == english
    assert wording.goal(one, kind, ZH) == one.text


def test_a_place_is_named_in_both_languages_where_it_can_be() -> None:
    city, village = Place("青岛市", "370200", Scope.CITY), Place("试点企业", None, Scope.GROUP)
    assert [wording.place_name(place, EN) for place in (city, village)] == ["Qingdao City", "试点企业"]
    assert wording.place_name(city, ZH) == "青岛市"


def test_a_reading_says_the_observation_again() -> None:
    one = observation(as_of=date(2024, 12, 12))
    assert wording.reading(one, target(), EN) == (
        "Qingdao City | 5G base stations | 42,700 | stock | stated fact | as of 12 Dec 2024"
    )
    assert (
        wording.reading(one, target(), ZH)
        == "青岛市 | 开通5G基站 | 4.27万个 | 期末数 | 实绩 | 截至2024-12-12"
    )


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2028"])
def test_no_control_sign_of_an_article_reaches_the_terminal(sign: str) -> None:
    """An article may hold an escape sequence that recolours or rewrites the screen."""
    assert sign not in wording.clean(f"基站{sign}[31m4万个")


def test_a_torn_quote_is_one_line() -> None:
    assert wording.clean("4.27\n万个") == "4.27 万个"
