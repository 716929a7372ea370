"""targets.yaml as a person writes it, and the values it becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qdtrack.lexicon import load_lexicon
from qdtrack.model import (
    Bound,
    Decision,
    Kind,
    Mark,
    Place,
    Registry,
    Scope,
    Status,
    Target,
)
from qdtrack.registry import read_registry, read_text
from qdtrack.registry.lint import lint
from qdtrack.registry.source import decode, source_of

GOOD = Path(__file__).with_name("good_registry.yaml")


@pytest.fixture(scope="module")
def registry() -> Registry:
    found, problems = read_registry(GOOD, load_lexicon())
    assert problems == ()
    assert found is not None
    return found


def one(keys: str) -> Target:
    """The target that these keys make, 青岛市 its place."""
    found, problems = read_text(
        source_of("targets.yaml", f"place: 青岛市\ntargets:\n  - {{id: x, {keys}}}\n"), load_lexicon()
    )
    assert found is not None
    assert [p for p in problems if p.code != "ambiguous-date"] == []
    return found.targets[0]


def test_the_top_of_the_file(registry: Registry) -> None:
    assert registry.title == "一个没有错误的台账"
    assert registry.articles == ("articles/",)
    [plan] = registry.plans
    assert (plan.id, plan.issued, plan.source) == (
        "digital-2027",
        date(2025, 1, 31),
        "https://example.org/plan",
    )


def test_every_key_of_a_target(registry: Registry) -> None:
    target = registry.targets[0]
    assert target.place == Place("青岛市", "370200", Scope.CITY)
    assert (target.name, target.name_en) == ("开通5G基站", "5G base stations in service")
    assert (target.also, target.exclude) == (("5G基站数", "5G站点"), ("室内5G基站",))
    assert (target.goal.quantity.value, target.goal.quantity.bound) == (50000, Bound.AT_LEAST)
    assert (target.by, target.start) == (date(2027, 12, 31), date(2022, 9, 30))
    assert target.baseline is not None
    assert (target.baseline.text, target.baseline.quantity.value) == ("30361个", 30361)
    assert [(m.goal.quantity.value, m.by) for m in target.milestones] == [(40000, date(2025, 12, 31))]
    assert [(o.quantity.value, o.at, o.source) for o in target.observations] == [
        (42700, date(2024, 12, 12), "news/2024-12-12")
    ]
    assert target.decisions == (
        Decision(True, "累计开通5G基站30361个", "2022-10-15", "官方数据", Mark(30, 18, 16)),
        Decision(False, "5G-A基站1200个", "2024-07-03", "", Mark(31, 18, 13)),
    )
    assert target.revises is not None
    assert (target.revises.goal.quantity.value, target.revises.by) == (45000, date(2026, 12, 31))
    assert (target.nature, target.owner, target.stale_after_months) == ("expected", "市通信管理局", 18)
    assert target.status is not None
    assert (target.status.status, target.status.reason) == (Status.MET, "现场核查")
    assert target.monotone
    assert target.mark == Mark(13, 9, 16)


def test_a_group_is_named_and_its_place_stays(registry: Registry) -> None:
    target = registry.targets[1]
    assert (target.place, target.group) == (Place("青岛市", "370200", Scope.GROUP), "试点企业")


def test_a_goal_that_recurs_needs_no_deadline(registry: Registry) -> None:
    target = registry.targets[2]
    assert (target.kind, target.by, target.start) == (Kind.QUOTA, None, date(2025, 1, 1))
    assert target.schedule == ((date(2026, 6, 30), 20.0), (date(2026, 12, 31), 100.0))


def test_a_clean_registry_is_linted_in_silence_but_for_opinions(registry: Registry) -> None:
    assert [p.code for p in lint(registry)] == []


def test_no_targets_is_a_valid_registry() -> None:
    found, problems = read_text(source_of("targets.yaml", "targets: []"), load_lexicon())
    assert found is not None
    assert (found.targets, problems) == ((), ())


@pytest.mark.parametrize(
    ("goal", "value", "bound"),
    [
        ('">= 50000 个"', 50000, Bound.AT_LEAST),
        ("5万个以上", 50000, Bound.AT_LEAST),
        ("超过76%", 76, Bound.MORE_THAN),
        ("10个左右", 10, Bound.APPROXIMATE),
        ("2%~3%", 2, Bound.RANGE),
        ("全覆盖", 100, Bound.EQUAL),
        ("控制在5.5%以内", 5.5, Bound.AT_MOST),
    ],
)
def test_goals_in_the_words_of_plans(goal: str, value: float, bound: Bound) -> None:
    quantity = one(f"indicator: 某项指标, goal: {goal}, by: 2027").goal.quantity
    assert (quantity.value, quantity.bound) == (value, bound)


def test_an_index_needs_no_unit() -> None:
    assert one("indicator: 企业信用指数, goal: 162.5, by: 2027").goal.quantity.unit == ""


@pytest.mark.parametrize("word", ["yes", "on", "true", "True", "是"])
def test_a_flag_in_any_spelling(word: str) -> None:
    assert one(f"indicator: 充电站, goal: 50座, by: 2027, carry: {word}").carry


def test_ids_and_keys_in_quotes_are_what_they_say() -> None:
    assert one('indicator: "on", goal: 50座, by: 2027').indicator == "on"


def test_a_byte_order_mark_is_dropped_and_not_counted() -> None:
    source, problems = decode("targets.yaml", "\ufefftargets: []".encode())
    assert source is not None
    assert (source.text, problems) == ("targets: []", ())


def test_line_ends_of_every_system_count_as_one() -> None:
    source = source_of("targets.yaml", "a: 1\r\nb: 2\rc: 3\nd")
    assert source.mark(6, 7) == Mark(2, 1)
    assert source.mark(len(source.text) - 1, len(source.text)) == Mark(4, 1)


def test_an_alias_repeats_a_value_and_its_mistake_is_shown_once() -> None:
    text = (
        "place: 青岛市\ntargets:\n"
        "  - {id: a, indicator: 充电站, goal: &goal 5万坐, by: 2027}\n"
        "  - {id: b, indicator: 换电站, goal: *goal, by: 2027}\n"
    )
    found, problems = read_text(source_of("targets.yaml", text), load_lexicon())
    assert found is not None
    assert found.targets == ()
    assert [(p.code, p.mark) for p in problems] == [("unknown-unit", Mark(3, 43))]


def test_a_thousand_targets_are_read_whole() -> None:
    keys = GOOD.read_text(encoding="utf-8").partition("targets:\n")
    entry = keys[2].partition("  - id: 数控化率")[0]
    body = "".join(entry.replace("5g-base-stations", f"t-{number}") for number in range(1000))
    source = source_of("targets.yaml", keys[0] + keys[1] + body)
    found, problems = read_text(source, load_lexicon())
    assert found is not None
    assert (len(found.targets), problems) == (1000, ())


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("5万坐以上", "坐"),
        ('"5万坐以上"', "坐"),
        ("'>= 5万 坐'", "坐"),
        ('"5\\u4e07坐"', '"5\\u4e07坐"'),  # an escape moves the characters: the whole value is marked
    ],
)
def test_the_caret_stands_on_the_unknown_unit(written: str, marked: str) -> None:
    text = f"place: 青岛市\ntargets:\n  - {{id: a, indicator: 充电站, goal: {written}, by: 2027}}\n"
    _, [problem] = read_text(source_of("targets.yaml", text), load_lexicon())
    assert (problem.code, problem.details["unit"]) == ("unknown-unit", "坐")
    assert problem.mark is not None
    start = problem.mark.column - 1
    assert problem.excerpt[start : start + problem.mark.width] == marked
