"""How far a word reaches: to which numbers of its sentence a name, a place and a time still belong."""

from __future__ import annotations

from datetime import date

import pytest
from factories_goals import article, told

from qdtrack.model import Modality


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("事故57起，死亡49人，分别下降12%、9%。", ["事故", "死亡", "事故", "死亡"], id="rates"),
        pytest.param(
            "供水管网110公里、污水管网160公里，两类分别达到120公里和170公里。",
            ["供水管网", "污水管网", "供水管网", "污水管网"],
            id="the number of the things said is no figure",
        ),
        pytest.param(
            "有基站3万个、数据中心12座，两者分别增长5%、6%。",
            ["基站", "数据中心", "基站", "数据中心"],
            id="both",
        ),
        pytest.param(
            "供水管网110公里、充电站85座，两项分别达到120公里和170公里。",
            ["供水管网", "充电站", "", ""],
            id="what is measured in 座 has no 公里",
        ),
        pytest.param(
            "培育示范项目30个，其中国家级5个以上、省级10个。",
            ["示范项目", "国家级示范项目", "省级示范项目"],
            id="a grade is one of what was counted",
        ),
        pytest.param(
            "保障性住房开工2000套，基本建成1500套。",
            ["保障性住房开工", "保障性住房"],
            id="what is built is not what is begun",
        ),
        pytest.param(
            "新增高新技术企业18家，总数达到233家。",
            ["新增高新技术企业", "高新技术企业"],
            id="all of them are not the new ones",
        ),
    ],
)
def test_names_that_lean_on_numbers_before(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in told(article(text))] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("全市改造小区120个，其中崂山区改造20个；新增停车位5000个。", ["青岛市", "崂山区", "青岛市"]),
        (
            "全市改造小区120个，其中，崂山区改造20个，李沧区改造30个；新增停车位5000个。",
            ["青岛市", "崂山区", "李沧区", "青岛市"],
        ),
        ("全市改造小区120个，其中崂山区改造20个，加装电梯9台。", ["青岛市", "崂山区", "崂山区"]),
    ],
)
def test_the_place_of_a_part_ends_with_its_semicolon(text: str, places: list[str]) -> None:
    assert [figure.place.name for figure in told(article(text))] == places


@pytest.mark.parametrize(
    "text",
    [
        "全市将服务事项1200项纳入一网通办。",
        "全市将破损路面3000平方米修复一新。",
        "全市将超标排放企业20家依法关停，将过剩产能30万吨全部退出。",
        "上半年，青岛将落实减税降费作为重点，新增减税20亿元。",
        "青岛市利用5年时间建成5G基站4.2万个。",
        "9月前后，全市新建充电桩2000个。",
    ],
)
def test_facts_with_a_word_that_may_look_ahead(text: str) -> None:
    """In October: 将 before a noun takes an object, and 前后 is no deadline."""
    figures = told(article(text, published=date(2025, 10, 11)))
    assert figures
    assert {figure.modality for figure in figures} == {Modality.ACTUAL}


def test_an_amount_that_something_is_done_with_is_read() -> None:
    """Not a threshold of 县域: nothing is sorted by its size here."""
    (figure,) = told(article("全市绿色贷款余额超过200亿元覆盖全部县域。"))
    assert figure.quote == "超过200亿元"


def test_a_single_year_behind_a_works_name_tells_when() -> None:
    (figure,) = told(article("老旧小区提升行动（2025年）改造小区100个。", published=date(2026, 1, 22)))
    assert figure.period.end == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("2025年，地区生产总值增长6%。", date(2025, 1, 1)),
        ("2025年，地区生产总值比上年增长6%。", date(2025, 1, 1)),
        ("2025年，地区生产总值比2024年增长6%。", date(2025, 1, 1)),
        ("2025年，地区生产总值比2020年增长30%。", date(2021, 1, 1)),
        ("2025年，地区生产总值在2020年基础上增长30%。", date(2021, 1, 1)),
        ("2025年，单位生产总值能耗较2020年末下降14%。", date(2021, 1, 1)),
        ("2025年，海洋生产总值比2020年增长30%，地区生产总值增长6%。", date(2025, 1, 1)),
    ],
)
def test_growth_since_an_earlier_year_is_no_rate_of_one_year(text: str, begin: date) -> None:
    figure = told(article(text, published=date(2026, 1, 18)))[-1]
    assert figure.period.start == begin
    assert figure.period.end == date(2025, 12, 31)
