"""One indicator across places: what stands in one table, what must not, and how it is shown."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from factories_matching import (
    JINAN,
    NATION,
    QINGDAO,
    SHANDONG,
    SICHUAN,
    TODAY,
    article,
    figure,
    growth,
    over,
    target,
    year,
)
from rich.cells import cell_len
from rich.console import Console

from qdtrack.catalogue import Language
from qdtrack.lexicon import load_lexicon
from qdtrack.matching.comparing import Comparison, Reading, compare
from qdtrack.model import (
    Article,
    Basis,
    Bound,
    Counts,
    Figure,
    Kind,
    Measure,
    Modality,
    Place,
    Registry,
    Scope,
    Target,
)
from qdtrack.reporting.compare_screen import CompareScreen
from qdtrack.reporting.json_compare import render

RATE = "关键工序数控化率"


def rate(
    value: float, place: Place, published: date = date(2026, 6, 2), **more: Any
) -> Figure:  # Any: Figure's fields
    return figure(RATE, value, "%", place=place, published=published, step=0.1, **more)


def aim(value: float, place: Place, by: int = 2027, **more: Any) -> Figure:  # Any: Figure's fields
    period = over(None, date(by, 12, 31))
    return rate(value, place, modality=Modality.TARGET, bound=Bound.MORE_THAN, period=period, **more)


def compared(
    asked: Target | str, figures: Sequence[Figure], *targets: Target, articles: Sequence[Article] = ()
) -> tuple[Comparison, ...]:
    registry = Registry("targets.yaml", "", (), targets, ())
    return compare(asked, Reading(registry, articles, figures, load_lexicon(), TODAY))


def values(of: Comparison) -> dict[str, float | None]:
    return {one.place.name: one.latest.quantity.value if one.latest else None for one in of.standings}


def goals(of: Comparison) -> dict[str, list[float]]:
    return {one.place.name: [goal.quantity.value for goal in one.goals] for one in of.standings if one.goals}


SHARE = target(RATE, "超过76%", unit="%", value=76.0, kind=Kind.SHARE)


# ---------------------------------------------------------------- what is compared


@pytest.mark.parametrize("asked", [RATE, SHARE])
def test_places_stand_by_value_and_goals_beside_them(asked: Target | str) -> None:
    """四川省 and 全国 have 68.6%, 济南市 70.1%; 青岛市 has a goal and no figure."""
    figures = [rate(68.6, SICHUAN), rate(68.6, NATION), rate(70.1, JINAN), aim(76.0, QINGDAO)]
    (found,) = compared(asked, figures)
    assert list(values(found).items()) == [
        ("济南市", 70.1),
        ("全国", 68.6),
        ("四川省", 68.6),
        ("青岛市", None),
    ]
    assert goals(found) == {"青岛市": [76.0]}


def test_an_indicator_need_not_stand_in_the_registry() -> None:
    (found,) = compared("海洋牧场", [figure("海洋牧场", 12, "处", place=QINGDAO)])
    assert values(found) == {"青岛市": 12}


def test_a_qualifier_makes_another_indicator() -> None:
    """可持续灯塔工厂 and 国家级智能工厂 are no 灯塔工厂, no 智能工厂."""
    figures = [
        figure("灯塔工厂", 6, place=QINGDAO),
        figure("可持续灯塔工厂", 1, place=JINAN),
        figure("智能工厂", 64, place=JINAN),
        figure("国家级智能工厂", 5, place=SHANDONG),
    ]
    assert [values(one) for one in compared("灯塔工厂", figures)] == [{"青岛市": 6}]
    assert [values(one) for one in compared("智能工厂", figures)] == [{"济南市": 64}]


def test_a_level_and_a_growth_rate_stand_in_tables_of_their_own() -> None:
    in_year = {"period": year(2025), "place": SHANDONG}
    figures = [
        figure("规上工业增加值", 7.6, "%", measure=Measure.GROWTH, direction="up", **in_year),
        figure("规上工业增加值", 3.1e12, "元", measure=Measure.FLOW, **in_year),
    ]
    found = compared("规模以上工业增加值", figures)
    assert {(one.target.kind, one.unit): values(one) for one in found} == {
        (Kind.GROWTH, "%"): {"山东省": 7.6},
        (Kind.ANNUAL, "元"): {"山东省": 3.1e12},
    }


def test_a_part_of_the_year_is_not_put_beside_a_year() -> None:
    """全年10.3万亿元 in one province, 前9个月2.6万亿元 in another."""
    nine_months = over(date(2025, 1, 1), date(2025, 9, 30))
    figures = [
        figure("生产总值", 1.03e13, "元", measure=Measure.FLOW, place=SHANDONG, period=year(2025)),
        figure("生产总值", 2.6e12, "元", measure=Measure.FLOW, place=SICHUAN, period=nine_months),
    ]
    assert [values(one) for one in compared("地区生产总值", figures)] == [{"山东省": 1.03e13}]


def test_a_fall_is_negative() -> None:
    falling = figure(
        "进出口", 3.0, "%", measure=Measure.GROWTH, direction="down", period=year(2025), place=JINAN
    )
    (found,) = compared("进出口", [falling])
    assert values(found) == {"济南市": -3.0}


def test_units_of_one_dimension_are_turned_into_one() -> None:
    """两个 and 三家 of one thing; EFLOPS and P."""
    figures = [
        figure("算力规模", 12, "EFLOPS", place=QINGDAO),
        figure("算力规模", 3300, "P", place=JINAN),
        figure("算力规模", 5000, "P", place=SICHUAN),
    ]
    (found,) = compared("算力规模", figures)
    assert (found.unit, values(found)) == ("P", {"青岛市": 12000, "四川省": 5000, "济南市": 3300})


def test_the_latest_of_a_place_stands_with_its_own_date() -> None:
    figures = [
        rate(62.9, NATION, date(2024, 7, 5)),
        rate(68.6, NATION),
        rate(59.4, JINAN, date(2023, 10, 17)),
    ]
    (found,) = compared(RATE, figures)
    assert [(one.latest.quantity.value, one.latest.as_of) for one in found.standings if one.latest] == [
        (68.6, date(2026, 6, 2)),
        (59.4, date(2023, 10, 17)),
    ]


def test_what_is_published_after_the_day_is_not_known_yet() -> None:
    assert compared(RATE, [rate(70.0, JINAN, date(2026, 7, 1))]) == ()


def test_groups_and_unknown_places_are_counted_and_left_out() -> None:
    figures = [
        rate(68.6, NATION),
        rate(90.0, Place("试点企业", None, Scope.GROUP)),
        rate(77.7, Place("")),
    ]
    (found,) = compared(RATE, figures)
    assert (values(found), found.unplaced) == ({"全国": 68.6}, 2)


def test_goals_of_the_registry_stand_beside_those_of_articles() -> None:
    """青岛市's goal stands in both and is shown once; another kind of goal is none of it."""
    of_nation = target(RATE, "超过75%", id="cn", place=NATION, unit="%", value=75.0, kind=Kind.SHARE)
    (found,) = compared(RATE, [aim(76.0, QINGDAO)], SHARE, of_nation, growth(RATE))
    assert goals(found) == {"全国": [75.0], "青岛市": [76.0]}
    assert [goal.target for one in found.standings for goal in one.goals] == ["cn", RATE]


def test_an_indicator_is_looked_for_in_all_words_of_the_registry() -> None:
    also = target(
        RATE,
        "超过76%",
        unit="%",
        value=76.0,
        kind=Kind.SHARE,
        also=("制造业数控化率",),
        exclude=("设备数控化率",),
    )
    said = [
        figure("制造业数控化率", 61.0, "%", place=JINAN, published=date(2026, 6, 2)),
        figure("设备数控化率", 40.0, "%", place=SICHUAN, published=date(2026, 6, 2)),
    ]
    assert [values(one) for one in compared(RATE, said, also)] == [{"济南市": 61.0, "青岛市": None}]


# ---------------------------------------------------------------- how it is shown


def screen(found: Sequence[Comparison], language: Language, width: int, alike: Sequence[str] = ()) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(CompareScreen(RATE, found, Counts(1, 2, 3, 0), TODAY, alike, language))
    return capture.get()


SEEN = [rate(68.6, SICHUAN), rate(68.6, NATION), rate(70.1, JINAN), aim(76.0, QINGDAO)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.EN, "China and Sichuan Province state the same value, 68.6%"),
        (Language.ZH, "全国与四川省的数值相同，都是68.6%"),
    ],
)
@pytest.mark.parametrize("width", [80, 140])
def test_the_same_value_in_two_places_is_said_aloud(language: Language, sentence: str, width: int) -> None:
    assert sentence in screen(compared(RATE, SEEN), language, width).replace("\n", "")


def test_round_values_that_meet_are_not_said() -> None:
    figures = [rate(70.0, SICHUAN), rate(70.0, NATION)]
    assert "same value" not in screen(compared(RATE, figures), Language.EN, 100)


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_longer_than_the_screen_and_goals_are_called_goals(language: Language, width: int) -> None:
    text = screen(compared(RATE, SEEN), language, width)
    assert max(map(cell_len, text.splitlines())) < width
    assert ("goal: over 76%" if language is Language.EN else "目标：76%") in text


def test_nothing_found_is_said_with_what_comes_near() -> None:
    text = screen((), Language.EN, 80, ["设备数控化率"])
    assert f"The articles read say nothing of {RATE}." in text
    assert "Indicators that hold the word: 设备数控化率" in text


def test_json_has_every_place_its_source_and_the_equal_values() -> None:
    found = compared(RATE, SEEN, articles=[article("2025-01-20", outlet="海风日报")])
    answer = json.loads(render(RATE, found, (), TODAY, Language.EN))
    (one,) = answer["comparisons"]
    assert one["same"] == [{"places": ["全国", "四川省"], "value": 68.6}]
    assert [standing["place_code"] for standing in one["standings"]] == ["370100", None, "510000", "370200"]
    first, last = one["standings"][0]["latest"], one["standings"][-1]
    assert (first["outlet"], first["as_of"], first["as_of_basis"]) == (
        "海风日报",
        "2026-06-02",
        Basis.PUBLISHED,
    )
    assert (last["latest"], last["goals"][0]["value"], last["goals"][0]["bound"]) == (None, 76, "gt")
