"""A registry of goals held against real pages and reports: the right observation for each, none false.

The three newspaper pages and eleven provincial work reports lie beside the checkout. The values
are facts that the texts state; each was found by reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from qdtrack.model import Assessment
from qdtrack.tracking import run

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
SOURCES = (SHARED / "pages", SHARED / "corpus" / "reports")
pytestmark = pytest.mark.skipif(
    not all(source.is_dir() for source in SOURCES),
    reason="the shared pages and reports are not beside the checkout",
)

QINGDAO, GDP = "青岛市", "地区生产总值, also: [生产总值, GDP]"
GROWTH_2025 = {
    "山东省": 5.5, "云南省": 4.1, "吉林省": 5, "宁夏回族自治区": 5.3, "山西省": 4, "新疆维吾尔自治区": 5.5,
    "河南省": 5.6, "湖北省": 5.5, "湖南省": 4.8, "贵州省": 4.9, "重庆市": 5.3,
}  # fmt: skip

# place, indicator, goal, year, and the latest value that must be observed.
OBSERVED: list[tuple[str, str, str, int, float]] = [
    *((place, GDP, "增长5%以上", 2025, value) for place, value in GROWTH_2025.items()),
    (QINGDAO, "灯塔工厂", "10家以上", 2027, 6),
    (QINGDAO, "可持续灯塔工厂", "2家以上", 2027, 1),
    (QINGDAO, "智能工厂, also: [市级智能工厂]", "100家以上", 2027, 60),
    (QINGDAO, "省级以上工业互联网平台", "80个以上", 2027, 50),
    (QINGDAO, "规上工业企业研发机构覆盖率", "90%以上", 2027, 85),
    (QINGDAO, "规上工业数字化转型覆盖率", "95%以上", 2027, 90.9),
    (QINGDAO, "国家级单项冠军企业", "50家以上", 2027, 39),
    (QINGDAO, "国家级绿色制造企业", "80家以上", 2027, 66),
    (QINGDAO, "规上工业企业", "5000家以上", 2027, 4800),
    (QINGDAO, "国家级工业互联网平台", "20个以上", 2027, 14),
    (QINGDAO, "国家级技术创新示范企业", "20家以上", 2027, 17),
    ("全国", "公共充电设施（枪）", "600万个以上", 2027, 4_907_000),
    ("全国", "综合保税区", "180个以上", 2027, 168),
    ("山东省", "城镇新增就业", "110万人以上", 2025, 1_249_000),
    ("山东省", "规上工业增加值", "增长7%以上", 2025, 7.6),
    ("山东省", "社会消费品零售总额", "增长5%以上", 2025, 5.1),
    ("云南省", "社会消费品零售总额", "增长5%以上", 2025, 2.4),
    ("云南省", "居民人均可支配收入", "增长5%以上", 2025, 4.6),
    ("吉林省", "一般公共预算收入", "增长5%以上", 2025, 13.3),
    ("吉林省", "农林牧渔总产值", "3000亿元以上", 2025, 317_280_000_000),
    ("宁夏回族自治区", "固定资产投资", "增长5%以上", 2025, 6),
    ("宁夏回族自治区", "规模以上工业增加值", "增长5%以上", 2025, 6.9),
    ("山西省", "规上原煤产量", "13亿吨以上", 2025, 1_305_000_000),
    ("山西省", "装备制造业增加值", "增长5%以上", 2025, 7.9),
    ("新疆维吾尔自治区", "一般公共预算收入", "增长5%以上", 2025, 10.5),
    ("河南省", "工业投资", "增长5%以上", 2025, 13.3),
    ("河南省", "城镇新增就业", "110万人以上", 2025, 1_217_000),
    ("湖北省", "高技术制造业增加值", "增长5%以上", 2025, 15.5),
    ("湖南省", "规模工业增加值", "增长5%以上", 2025, 6.2),
    ("湖南省", "全社会研发投入强度", "2.5%以上", 2025, 2.62),
    ("贵州省", "规模以上工业增加值", "增长5%以上", 2025, 7),
    ("贵州省", "城镇新增就业", "60万人以上", 2025, 626_000),
    ("重庆市", "民营经济增加值", "增长5%以上", 2025, 5.4),
    ("重庆市", "技术合同成交额", "1000亿元以上", 2025, 114_000_000_000),
]  # fmt: skip

# place, indicator, goal, year, and what tempts.
EMPTY: list[tuple[str, str, str, int, str]] = [
    *((place, GDP, "增长5%以上", 2026, "the goal itself, five years past") for place in GROWTH_2025),
    (QINGDAO, "关键工序数控化率", "超过76%", 2027, "a goal only"),
    (QINGDAO, "数字化研发设计工具普及率", "超过92%", 2027, "a goal only"),
    (QINGDAO, "5G基站", "5万个以上", 2027, "a goal only"),
    (QINGDAO, "标识解析二级节点", "10个左右", 2027, "a goal only"),
    (QINGDAO, "有影响力的数字化转型服务商", "100家", 2027, "80 local providers, 10 excellent ones"),
    (QINGDAO, "人工智能产业营业收入", "2500亿元", 2028, "the province's goal"),
    (QINGDAO, "产品良品率", "99%以上", 2027, "a company's"),
    (QINGDAO, "服务企业", "20万家以上", 2027, "a company's platform, in text and caption"),
    (QINGDAO, "生产成本", "降低20%以上", 2027, "pilot firms"),
    (QINGDAO, "核心产品合格率", "99%以上", 2027, "pilot firms, and a change for a level"),
    (QINGDAO, "研发效率", "提高50%以上", 2027, "a company's"),
    (QINGDAO, "国家级智能工厂", "25家以上", 2027, "smart factories of any level"),
    (QINGDAO, "单项冠军企业", "100家以上", 2027, "those of national level only"),
    (QINGDAO, "工业增加值", "5000亿元以上", 2027, "a growth rate for a level"),
    (QINGDAO, "特殊区域", "10个以上", 2027, "the nation's"),
    (QINGDAO, "充电基础设施", "20万个以上", 2027, "the nation's"),
    ("山东省", "单位地区生产总值能耗", "降低3%以上", 2026, "a goal only"),
    ("四川省", GDP, "增长5%以上", 2025, "eleven other provinces"),
]  # fmt: skip


Held = Mapping[tuple[str, str, int], Assessment]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """All these goals as one registry, held against all pages and reports at once."""
    rows = [row[:4] for row in (*OBSERVED, *EMPTY)]
    lines = ["registry: 1", "title: 对照", "plans: [{id: p, name: 计划, issued: 2020-01}]", "targets:"]
    lines += [
        f"  - {{id: t{i}, place: {place}, indicator: {indicator}, goal: {goal}, by: {by}, plan: p}}"
        for i, (place, indicator, goal, by) in enumerate(rows)
    ]
    registry = tmp_path_factory.mktemp("registry") / "targets.yaml"
    registry.write_text("\n".join(lines), encoding="utf-8")
    report = run(registry, list(SOURCES), as_of=date(2026, 11, 20)).report
    assert report is not None
    assert len(report.assessments) == len(rows)
    return {(row[0], row[1], row[3]): one for row, one in zip(rows, report.assessments, strict=True)}


@pytest.mark.parametrize(
    ("place", "indicator", "goal", "by", "value"), OBSERVED, ids=[f"{row[0]}-{row[1]}" for row in OBSERVED]
)
def test_a_goal_has_the_figure_that_a_reader_finds(
    held: Held, place: str, indicator: str, goal: str, by: int, value: float
) -> None:
    one = held[(place, indicator, by)]
    assert one.latest is not None, [(c.figure.quote, c.reason, c.detail) for c in one.evidence.rejected]
    assert one.latest.quantity.value == value


@pytest.mark.parametrize(
    ("place", "indicator", "goal", "by", "tempting"),
    EMPTY,
    ids=[f"{row[0]}-{row[1]}-{row[3]}" for row in EMPTY],
)
def test_a_goal_of_which_nothing_is_said_stays_empty(
    held: Held, place: str, indicator: str, goal: str, by: int, tempting: str
) -> None:
    one = held[(place, indicator, by)]
    assert [o.quote for o in one.evidence.observations] == [], tempting
