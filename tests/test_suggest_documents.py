"""Whole documents: those of bench/goals, and the shared reports and pages where they lie beside us."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from documents import FORMATS, TABLES, Original, written
from factories_goals import LEXICON, line, told

from qdtrack.model import StatedGoal
from qdtrack.reading import read_articles
from qdtrack.suggesting import stated_goals

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "bench" / "goals"
SHARED = ROOT.parent / "shared"
beside = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared pages and reports are not beside the checkout"
)


def goals_of(path: Path) -> tuple[StatedGoal, ...]:
    reading, problems = read_articles([path], Path())
    assert problems == ()
    return stated_goals(reading.articles, told(*reading.articles), LEXICON)


def annotated(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in (folder / "goals.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "path", sorted(OWN.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_the_goals_of_a_document_are_those_that_a_reader_finds(path: Path) -> None:
    """Every annotated goal with its value and year, and no other."""
    wanted = [row for row in annotated(path.parent) if row["doc"] == path.stem]
    found = goals_of(path)
    mentions = [(goal, figure.span) for goal in found for figure in goal.mentions]
    for row in wanted:
        near = [goal for goal, span in mentions if span.start < row["end"] and row["start"] < span.end]
        if row["core"]:
            assert near, row["quote"]
            assert str(near[0].by and near[0].by.year) == row["by"], row["quote"]
            assert row["value"] is None or _values(near[0]) == _wanted(row), row["quote"]
    starts = [(row["start"], row["end"]) for row in wanted]
    extra = [
        line(goal)
        for goal in found
        if not any(goal.figure.span.start < end and start < goal.figure.span.end for start, end in starts)
    ]
    assert extra == []


PLAN = Original(
    "青岛市低空经济行动方案（2025—2027年）",
    (
        "2025年3月1日",
        "到2027年，低空经济规模突破500亿元，集聚低空企业200家以上，低空监管平台实现全覆盖。",
        "每年举办推介活动10场以上。2026年，新建起降点30个。",
    ),
)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_plan_states_the_same_goals_in_every_format(kind: str, tmp_path: Path) -> None:
    assert [line(goal) for goal in goals_of(written(PLAN, kind, tmp_path))] == [
        ("低空经济规模", "突破500亿元", "2027"),
        ("低空企业", "200家以上", "2027"),
        ("低空监管平台覆盖率", "全覆盖", "2027"),
        ("推介活动", "每年10场以上", "2027"),
        ("新建起降点", "30个", "2026"),
    ]


INDICATORS = [
    ["序号", "指标名称", "单位", "2024年", "2027年目标", "属性"],
    ["1", "低空经济规模", "亿元", "280", "≥500", "预期性"],
    ["2", "起降点", "个", "12", "90左右", "预期性"],
    ["3", "监管平台在线率", "%", "82.5", "98—99", "约束性"],
    ["4", "飞行服务网点", "处", "—", "完成上级任务", "预期性"],
]


@pytest.mark.parametrize("kind", TABLES)
def test_the_table_of_a_plan_states_the_same_goals_in_every_format(kind: str, tmp_path: Path) -> None:
    """With the value of the year before each, which is its baseline."""
    suffix, made = TABLES[kind]
    path = tmp_path / f"2025-03-01_plan{suffix}"
    path.write_bytes(made(PLAN.title, INDICATORS))
    found = goals_of(path)
    assert [line(goal) for goal in found] == [
        ("低空经济规模", "500亿元以上", "2027"),
        ("起降点", "90个左右", "2027"),
        ("监管平台在线率", "98—99%", "2027"),
    ]
    assert [goal.start.quantity.value for goal in found if goal.start] == [28e9, 12, 82.5]


def _values(goal: StatedGoal) -> list[float]:
    quantity = goal.goal.quantity
    return [quantity.value] if quantity.high is None else [quantity.value, quantity.high]


def _wanted(row: dict[str, Any]) -> Sequence[float]:
    value = row["value"]
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def of_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `qdtrack suggest` prints for the shared reports."""
    work = tmp_path_factory.mktemp("reports")
    command = [sys.executable, "-m", "qdtrack", "suggest", str(SHARED / "corpus" / "reports")]
    done = subprocess.run([*command, "--format", "json"], cwd=work, capture_output=True, check=True)
    (work / "s.json").write_bytes(done.stdout)
    return work / "s.json"


@beside
@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("main", {"recall": 0.95, "precision": 0.95, "all": 0.85}),
        ("tasks", {"recall": 0.85, "precision": 0.85}),
        ("outlook", {}),  # holds no goal with a number
    ],
)
def test_the_goals_of_work_reports(of_reports: Path, part: str, least: dict[str, float]) -> None:
    """The main paragraph of eleven reports, and one report's tasks and outlook."""
    goals = [str(SHARED / "goals" / name) for name in ("goals.jsonl", "coverage.jsonl")]
    command = [sys.executable, str(SHARED / "score_goals.py"), *goals, str(of_reports), "--part", part]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert [name for name, share in least.items() if found[name] < share] == []
    assert (found["suggested_inside"] > 0) is bool(least)


@beside
def test_the_plan_of_a_newspaper_page() -> None:
    """Ten goals with a number and two of full coverage, each once though the data box repeats them all."""
    found = goals_of(next((SHARED / "pages").glob("001_*.txt")))
    assert sorted(goal.goal.text for goal in found) == sorted(
        [
            *("全覆盖", "超过92%", "超过76%", "每年100个", "每年10家以上", "全覆盖"),
            *("5万个以上", "20万个以上", "10个左右", "100个以上", "100家", "超过52%"),
        ]
    )
    assert {goal.by.year for goal in found if goal.by} == {2027}
    assert {goal.place.name for goal in found} == {"青岛市"}
    assert {len(goal.mentions) for goal in found} == {2}


@beside
def test_the_province_of_a_newspaper_page() -> None:
    """Seven goals of two documents; the revenue of the headline is that of the text."""
    found = goals_of(next((SHARED / "pages").glob("000_*.txt")))
    assert [(goal.goal.text, goal.place.name) for goal in found] == [
        (text, "山东省")
        for text in ("突破2500亿元", "超过10%", "10个左右", "41个", "100个左右", "每年30个", "每年30个")
    ]
    assert [len(goal.mentions) for goal in found] == [2, 1, 1, 1, 1, 1, 1]
