"""What a target is when the registry does not say, and the Chinese spellings of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from qdtrack.lexicon import load_lexicon
from qdtrack.lexicon.loading import table
from qdtrack.model import Kind, Target
from qdtrack.registry import read_text
from qdtrack.registry.keys import LEVELS
from qdtrack.registry.source import source_of


def read(yaml: str) -> Target:
    """The only target of a registry of 青岛市 with these keys, one a line."""
    lines = "\n    ".join(["id: x", *yaml.splitlines()])
    plans = "plans: [{id: of-2025, issued: 2025-01}, {id: of-2026, issued: 2026-02}]"
    text = f"place: 青岛市\n{plans}\ntargets:\n  - {lines}\n"
    found, problems = read_text(source_of("targets.yaml", text), load_lexicon())
    assert found is not None
    assert found.targets, [(p.code, p.details) for p in problems]
    return found.targets[0]


def target(indicator: str, goal: str, by: str, *more: str) -> Target:
    return read("\n".join([f"indicator: {indicator}", f'goal: "{goal}"', f"by: {by}", *more]))


def entries_of_kinds() -> Iterator[tuple[str, str]]:
    """(the example with its word filled in, the kind it must have)."""
    for section, entries in table("kinds").items():
        if section != "money":
            for entry in entries:
                for word in entry.get("words", [entry.get("word")]):
                    yield entry["example"].replace("{word}", word), entry["kind"]


@pytest.mark.parametrize(("example", "kind"), list(entries_of_kinds()))
def test_every_word_of_kinds_decides_its_example(example: str, kind: str) -> None:
    indicator, goal, by = example.split(" | ")
    plan = ["plan: of-2026"] if by == "2026" else []
    assert target(indicator, goal, by, *plan).kind == kind


def entries_of_spellings() -> list[tuple[str, dict[str, Any]]]:  # Any: an entry of the lexicon's table
    return [(section, entry) for section, entries in table("registry").items() for entry in entries]


@pytest.mark.parametrize(("section", "entry"), entries_of_spellings())
def test_every_spelling_reads_as_its_code(section: str, entry: dict[str, Any]) -> None:
    """Any: an entry of the lexicon's table."""
    example = entry["example"]
    assert entry["word"].split("月")[-1] in example
    if section == "key":
        assert any(entry["value"] in level.keys for level in LEVELS)
        return
    lines = [
        line for line in ("indicator: 充电站", "goal: 50座", "by: 2026") if not example.startswith(line[:3])
    ]
    found = read("\n".join([*lines, example, *(["group: 试点企业"] if section == "scope" else [])]))
    said = {
        "nature": found.nature,
        "kind": found.kind,
        "direction": found.direction,
        "scope": found.place.scope,
        "flag": str(found.monotone).lower(),
        "basis": found.basis,
        "duration": found.stale_after_months,
    }.get(section, found.by)
    if section == "duration":
        number = int("".join(sign for sign in example if sign.isdigit()))
        assert said == number * entry["months"]
    else:
        assert said == entry.get("value", entry.get("reads"))


@pytest.mark.parametrize(
    ("indicator", "goal", "by", "more", "kind"),
    [
        ("5G基站", "5万个以上", "2027", [], Kind.STOCK),
        ("关键工序数控化率", "超过76%", "2027", [], Kind.SHARE),
        ("城镇调查失业率", "5.5%左右", "2026", [], Kind.SHARE),
        ("地区生产总值", "增长5%左右", "2026", [], Kind.GROWTH),
        ("地区生产总值", "1.7万亿元", "2026", [], Kind.ANNUAL),
        ("经济增长点", "10个", "2026", [], Kind.STOCK),  # 增长 in a name, and no percentage
        ("单位生产总值能耗", "0.4吨标准煤/万元", "2030", [], Kind.STOCK),
        ("失业率", "下降到5%", "2027", [], Kind.SHARE),  # to a level, not by an amount
        ("累计培育智能工厂", "500家", "2027", ["from: 2025"], Kind.STOCK),  # what there is at the end
        ("新增充电站", "500座", "2027", ["from: 2025"], Kind.TOTAL),
        ("新增充电站", "500座", "2026", ["from: 2026"], Kind.QUOTA),
        ("新增充电站", "500座", "2026", ["plan: of-2026"], Kind.QUOTA),
        ("新增充电站", "500座", "2026", ["plan: of-2025"], Kind.STOCK),  # a window of two years
        ("新增充电站", "500座", "2026", [], Kind.QUOTA),  # nothing opens a window: the year's
        ("城镇新增就业", "120万人", "2027", ["plan: of-2025"], Kind.ANNUAL),  # a figure of each year
        ("贷款余额", "5000亿元", "2026", [], Kind.STOCK),
        ("高技术制造业投资占比", "35%", "2027", [], Kind.SHARE),
        ("全社会研发经费投入强度", "3%", "2027", [], Kind.SHARE),
        ("地区生产总值", "5%以上", "2026", [], Kind.GROWTH),  # an amount in percent
        ("居民消费价格", "2%左右", "2026", [], Kind.GROWTH),
        ("零碳园区", "20家", "2026", ["name: 建设零碳园区", "plan: of-2026"], Kind.QUOTA),
    ],
)
def test_kinds(indicator: str, goal: str, by: str, more: list[str], kind: Kind) -> None:
    assert target(indicator, goal, by, *more).kind == kind


@pytest.mark.parametrize(
    ("indicator", "goal", "way"),
    [
        ("5G基站", "5万个以上", "up"),
        ("5G基站", "5万个", "up"),
        ("建成示范区", "10个左右", "up"),
        ("城镇调查失业率", "5.5%左右", "down"),  # less is better, whatever the bound leaves open
        ("办理时限", "5天以内", "down"),
        ("PM2.5浓度", "30微克/立方米", "down"),
        ("居民消费价格涨幅", "2%左右", "both"),
        ("地区生产总值", "增长5%—6%", "both"),
        ("单位生产总值能耗", "降低13.5%以上", "down"),  # the bound speaks of the magnitude
        ("行政村5G覆盖率", "全覆盖", "up"),
        # What is counted is built, made or done; its name only has the word of an amount in it.
        ("超低排放改造企业", "120家", "up"),
        ("近零能耗建筑面积", "50万平方米", "up"),
        ("重大事故隐患整改率", "98%", "up"),
        ("碳排放监测点位", "40个", "up"),
        ("PUE低于1.3的数据中心占比", "60%", "up"),
        ("减少碳排放", "100万吨", "up"),
        ("累计减少二氧化碳排放", "100万吨", "up"),
        ("物价监测点", "20个", "up"),
        ("碳排放总量", "100万吨", "down"),
        ("生产安全事故起数", "100起", "down"),
        ("用水量（亿立方米）", "100亿立方米", "down"),
    ],
)
def test_directions(indicator: str, goal: str, way: str) -> None:
    assert target(indicator, goal, "2027").direction == way


WAYS = {"lower_is_better": "down", "two_sided": "both", "amount_tails": "down", "taken_away": "up"}


@pytest.mark.parametrize(
    ("indicator", "way"),
    [
        (entry["example"].replace("{word}", word), way)
        for section, way in WAYS.items()
        for entry in table("cues")[section]
        for word in entry["words"]
    ],
)
def test_every_word_that_decides_a_direction(indicator: str, way: str) -> None:
    assert target(indicator, "100个", "2027").direction == way


@pytest.mark.parametrize(
    ("indicator", "goal", "more", "start"),
    [
        ("5G基站", "5万个", [], None),
        ("5G基站", "5万个", ["plan: of-2025"], date(2025, 1, 31)),
        ("5G基站", "5万个", ["plan: of-2025", "baseline: {value: 3万个, at: 2024}"], date(2024, 12, 31)),
        ("5G基站", "5万个", ["from: 2026", "baseline: {value: 3万个, at: 2024}"], date(2026, 1, 1)),
        ("上线平台", "每年10家以上", ["plan: of-2025"], date(2025, 1, 1)),
        ("五年新增就业", "100万人", ["plan: of-2025"], date(2026, 1, 1)),  # five years up to 2030
        ("“十五五”时期新增就业", "100万人", ["plan: of-2025"], date(2026, 1, 1)),
        ("规上工业增加值增速", "6%", ["plan: of-2025"], date(2030, 1, 1)),  # the rate of one year
        ("规上工业增加值年均增速", "6%", ["plan: of-2025"], date(2025, 1, 31)),
    ],
)
def test_first_days(indicator: str, goal: str, more: list[str], start: date | None) -> None:
    assert target(indicator, goal, "2030", *more).start == start


@pytest.mark.parametrize(
    ("indicator", "goal", "stays"),
    [
        ("建成5G基站", "5万个", True),
        ("5G基站", "累计5万个", True),
        ("5G基站", "5万个", False),
        ("建成区绿化率", "40%", False),  # a rate may fall again
    ],
)
def test_what_is_built_stays(indicator: str, goal: str, stays: bool) -> None:
    assert target(indicator, goal, "2027").monotone is stays


def test_a_persons_word_goes_before_every_rule() -> None:
    found = target(
        "累计开通5G基站", "5万个", "2027", "kind: total", "direction: down", "monotone: false", "from: 2026"
    )
    assert (found.kind, found.direction, found.monotone) == (Kind.TOTAL, "down", False)
    assert found.start == date(2026, 1, 1)
