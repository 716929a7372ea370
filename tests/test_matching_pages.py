"""A registry of forty targets on three real pages: what each must get, and which must stay empty.

Figures come from the annotation, so that this tests matching alone. The pages lie beside
the repository; without them the test is skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from factories_matching import NATION, SHANDONG, SHARED, TODAY, evidence, gold, growth, target

from qdtrack.extraction import extract
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Bound, Evidence, Figure, Flag, Kind, Measure, Reason, Target
from qdtrack.reading import read_articles

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").exists(), reason="the annotated pages lie outside the repository"
)

SHARE: dict[str, Any] = {"unit": "%", "kind": Kind.SHARE}
NATIONAL: dict[str, Any] = {"place": NATION, "unit": "个"}
PROVINCIAL: dict[str, Any] = {"place": SHANDONG}
QUOTA: dict[str, Any] = {"kind": Kind.QUOTA, "recurring": True}

# Any: the keywords of `target`.
# Target, the values it must get (oldest first), and their bound where it is not "equal".
FOUND: list[tuple[Target, list[float]]] = [
    (target("灯塔工厂"), [4, 6]),
    (target("可持续灯塔工厂"), [1]),
    (target("智能工厂"), [64, 60]),
    (target("国家级单项冠军企业"), [39]),
    (target("国家级绿色制造企业"), [66]),
    (target("规模以上工业企业数", goal="5000家以上"), [4800]),
    (target("规上工业企业研发机构覆盖率", **SHARE), [85]),
    (target("规上工业数字化转型覆盖率", **SHARE), [90.9]),
    (target("国家级技术创新示范企业"), [17]),
    (target("数字领航企业"), [3]),
    (target("国家级工业互联网平台", unit="个"), [14]),
    (target("双跨平台"), [2]),
    (target("省级以上工业互联网平台", unit="个"), [50]),
    (target("人工智能大模型", unit="个"), [20]),
    (target("新兴产业园区总面积", unit="亩"), [80000]),
    (target("国家级先进制造业集群", unit="个"), [2]),
    (target("省级创新中心"), [5]),
    (target("完成改造企业", also=("完成数字化改造的中小企业",), by=date(2025, 12, 31)), [614]),
    (target("智改数转网联企业"), [1000]),
    (target("电动汽车充电基础设施（枪）", **NATIONAL), [21955000]),
    (target("公共充电设施（枪）", **NATIONAL), [4907000]),
    (target("综合保税区", **NATIONAL), [168]),
    (growth("规上工业增加值", 2024), [9.6]),
    (growth("规上工业企业利润总额", 2023), [10.6]),
    (growth("综保区进出口值", 2026, place=NATION), [25.2]),
    (target("综保区进出口值", unit="元", kind=Kind.ANNUAL, place=NATION, by=date(2026, 12, 31)), [7.2e12]),
    (target("综保区进出口值占全国进出口比重", place=NATION, **SHARE), [15.9, 16.8]),
]

# What must stay empty, and the reason that the tempting figure is shown with.
EMPTY: list[tuple[Target, str]] = [
    (target("5G基站", unit="个"), "modality.target"),  # goal only
    (target("10G-PON及以上端口数", unit="个"), "modality.target"),
    (target("标识解析二级节点", unit="个"), "modality.target"),
    (target("关键工序数控化率", **SHARE), "modality.target"),
    (target("数字经济总量占GDP比重", **SHARE), "modality.target"),
    (target("人工智能产业营业收入", unit="元", kind=Kind.ANNUAL, **PROVINCIAL), "modality.target"),
    (
        target("垂直领域大模型", unit="个", also=("支持的垂直领域大模型",), **PROVINCIAL, **QUOTA),
        "modality.target",
    ),
    (target("有影响力的数字化转型服务商"), "modality.target"),
    (target("数字化转型服务商"), "term.other"),  # 80家本地服务商 and 10家优秀服务商 tempt
    (target("工业互联网平台", **QUOTA), "term.other"),  # 50余个 of province level, 14 national ones
    (target("充电设施（枪）", **NATIONAL), "term.other"),  # only public and private ones are given
    (target("规上工业企业研发投入"), ""),
    (target("灯塔工厂", place=SHANDONG), "place.narrower"),
    (target("规上工业企业", place=NATION), "place.narrower"),
    (target("综合保税区", unit="个"), "place.wider"),
    (target("公共充电设施（枪）", unit="个"), "place.wider"),
    (target("产品良品率", **SHARE), "scope.organisation"),  # one company's
    (target("服务企业"), "scope.organisation"),
    (target("链接企业"), "scope.organisation"),
    (target("应用人工智能技术的试点企业"), "scope.group"),
    (target("生产计划达成率", **SHARE), "measure.change"),
    (target("单项冠军企业"), "term.other"),  # the national ones are a part
    (target("先进制造业集群", unit="个"), "term.other"),
    (
        target("规上工业企业利润总额", unit="元", kind=Kind.ANNUAL, by=date(2024, 12, 31)),
        "unit.other",
    ),  # growth
    (target("规上工业增加值", unit="元", kind=Kind.ANNUAL, by=date(2024, 12, 31)), "unit.other"),
    (growth("规上工业增加值", 2025), "period.other_year"),
    (growth("公共充电设施（枪）", 2026, place=NATION), "period.part_of_year"),
    (target("规上工业营业收入", unit="元", kind=Kind.ANNUAL, by=date(2024, 12, 31)), "period.no_year"),
    (target("新能源汽车产量", unit="辆"), ""),
]


@cache
def figures() -> tuple[Figure, ...]:
    return tuple(figure for page in ("000", "001", "002") for figure in gold(page))


@cache
def found() -> Mapping[tuple[str, str, str, int], Evidence]:
    """All targets in one run, as a registry has them."""
    targets = [of for of, _ in FOUND] + [of for of, _ in EMPTY]
    all_evidence, problems = evidence(figures(), *targets)
    assert problems == ()
    return {key(one.target): one for one in all_evidence}


def key(of: Target) -> tuple[str, str, str, int]:
    return of.indicator, of.place.name, of.kind, of.by.year if of.by else 0


@pytest.mark.parametrize(("of", "expected"), FOUND, ids=lambda value: getattr(value, "id", ""))
def test_a_target_gets_its_own_figures(of: Target, expected: list[float]) -> None:
    assert [observation.quantity.value for observation in found()[key(of)].observations] == expected


@pytest.mark.parametrize(("of", "reason"), EMPTY, ids=lambda value: getattr(value, "id", value))
def test_a_target_without_evidence_stays_empty(of: Target, reason: str) -> None:
    one = found()[key(of)]
    assert [observation.quote for observation in one.observations] == []
    assert reason in {"", *(candidate.detail for candidate in one.rejected)}


def test_nothing_else_is_taken_for_a_lighthouse_factory() -> None:
    """可持续灯塔工厂1家 stands in the same sentence as 灯塔工厂6家; 4家 was half a year earlier."""
    of = found()[key(target("灯塔工厂"))]
    assert [(o.quantity.value, o.as_of) for o in of.observations] == [
        (4, date(2024, 7, 3)),
        (6, date(2025, 1, 31)),
    ]
    assert [(c.figure.quote, c.reason) for c in of.rejected] == [("1家", Reason.TERM)]


def test_a_later_lower_bound_is_no_fall() -> None:
    """64家 in July 2024, then 60余家 in January 2025: both stand, neither is a conflict."""
    first, second = found()[key(target("智能工厂"))].observations
    assert (first.quantity.value, first.quantity.bound) == (64, Bound.EQUAL)
    assert (second.quantity.value, second.quantity.bound) == (60, Bound.AT_LEAST)
    assert Flag.CONFLICT not in (*first.flags, *second.flags)


def test_what_a_page_says_twice_is_one_observation() -> None:
    """The data box of a page repeats its text almost word for word."""
    of = found()[key(target("国家级单项冠军企业"))]
    assert len(of.observations) == 1
    assert len(of.observations[0].sources) == 1


def test_the_nation_is_a_peer_and_no_evidence() -> None:
    of = found()[key(target("综合保税区", unit="个"))]
    assert [(o.place, o.quantity.value) for o in of.peers] == [(NATION, 168)]


def test_no_figure_of_a_goal_is_ever_evidence() -> None:
    """For every indicator of the pages as a target: what is accepted is a fact of the same place."""
    targets = [
        target(
            f.indicator,
            id=f"{number}",
            place=f.place,
            unit=f.quantity.unit,
            kind=kind,
            value=f.quantity.value,
        )
        for number, f in enumerate(figures())
        for kind in (Kind.STOCK, Kind.SHARE, Kind.ANNUAL, Kind.QUOTA)
        if f.measure in {Measure.LEVEL, Measure.FLOW, Measure.SHARE}
    ]
    facts = {(f.article, f.quote, f.span) for f in figures() if f.modality == "actual"}
    for one in evidence(figures(), *targets, as_of=TODAY)[0]:
        for observation in one.observations:
            assert observation.place == one.target.place
            for source in observation.sources:
                assert (source.article, source.quote, source.span) in facts


# ---------------------------------------------------------------- the same pages, read by qdtrack itself


@cache
def read() -> Mapping[tuple[str, str, str, int], Evidence]:
    lexicon = load_lexicon()
    reading, _ = read_articles([SHARED / "pages"], SHARED)
    extracted = [f for one_article in reading.articles for f in extract(one_article, lexicon)[0]]
    targets = [of for of, _ in FOUND] + [of for of, _ in EMPTY]
    return {key(one.target): one for one in evidence(extracted, *targets, articles=reading.articles)[0]}


@pytest.mark.parametrize(
    ("indicator", "expected"), [("灯塔工厂", [4, 6]), ("可持续灯塔工厂", [1]), ("智能工厂", [64, 60])]
)
def test_factories_are_read_as_a_person_reads_them(indicator: str, expected: list[float]) -> None:
    found_there = read()[key(target(indicator))]
    assert [observation.quantity.value for observation in found_there.observations] == expected


@pytest.mark.parametrize("of", [of for of, _ in EMPTY], ids=lambda of: of.id)
def test_what_is_read_makes_no_evidence_where_there_is_none(of: Target) -> None:
    assert [observation.quote for observation in read()[key(of)].observations] == []
