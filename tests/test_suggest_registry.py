"""Suggestions beside a registry: what it has, ids, plans, entries, and `--append` on awkward registries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from factories_goals import LEXICON, article, registry, suggested
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application
from qdtrack.model import ProposedPlan
from qdtrack.registry import read_registry
from qdtrack.registry.writing import Value
from qdtrack.suggesting.entries import Scribe, new_plans, plan

ROOT = Path(__file__).resolve().parents[1]
HEAD = "place: 青岛市\nplans:\n  - {id: p, name: 储能方案, issued: 2025-05-15, source: a}\ntargets:\n"


def qdtrack(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(application, list(arguments), input=answers, catch_exceptions=False)


# ---------------------------------------------------------------- what the registry has


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("indicator: 充电站, goal: 2000座以上, by: 2028", "到2028年，全市建成充电站2000座以上。"),
        ("indicator: 充电桩, also: [充电站], goal: 2000个, by: 2028", "到2028年，全市建成充电站2000座。"),
        ("indicator: 充电站, goal: 超过2000座, by: 2028-06", "到2028年，全市建成充电站2000座以上。"),
        ("indicator: 算力规模, goal: 12EFLOPS, by: 2028", "到2028年，全市算力总规模达到1.2万P。"),
        ("indicator: 上线平台, goal: 每年10家以上", "到2028年，每年新上线平台10家以上。"),
        (
            "indicator: 规上工业企业数字化转型覆盖率, goal: 全覆盖, by: 2028",
            "到2028年，规模以上工业企业数字化转型要实现全覆盖。",
        ),
        (
            "indicator: 充电站, goal: 5000座, by: 2030, milestones: [{goal: 2000座, by: 2028}]",
            "到2028年，全市建成充电站2000座。",
        ),
        (
            "indicator: 公共充电站, goal: 2000座, by: 2028",
            "到2028年，全市建成充电站2000座。",  # a near name with the very value and year
        ),
    ],
)
def test_what_the_registry_has_is_not_suggested_again(target: str, text: str) -> None:
    (one,) = suggested(f"{HEAD}  - {{id: one, {target}}}\n", article(text))
    assert one.listed == "one"


@pytest.mark.parametrize(
    "target",
    [
        "indicator: 充电站, goal: 2500座, by: 2030",  # a step further
        "indicator: 充电站, goal: 2000座, by: 2028, place: 山东省",
        "indicator: 充电站, goal: 2000座, by: 2028, group: 试点企业",
        "indicator: 加氢站, goal: 2000座, by: 2028",
        "indicator: 充电站, goal: 增长2000%, by: 2028",
        "indicator: 充电站, goal: 每年2000座, by: 2028",
    ],
)
def test_what_it_lacks_is(target: str) -> None:
    text = "到2028年，全市建成充电站2000座。"
    (one,) = suggested(f"{HEAD}  - {{id: one, {target}}}\n", article(text))
    assert one.listed == ""


def test_the_shipped_articles_tell_nothing_that_the_shipped_registry_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    shown = yaml.safe_load(qdtrack("suggest", "--lang", "en").stdout)
    targets, _ = read_registry(ROOT / "targets.yaml", LEXICON)
    assert targets is not None
    known = {
        (one.place.name, name, one.by.year if one.by else None)
        for one in targets.targets
        for name in (one.indicator, *one.also)
    }
    entries = shown["targets"]
    assert entries
    assert [e for e in entries if (e.get("place", "青岛市"), e["indicator"], e["by"]) in known] == []


# ---------------------------------------------------------------- ids, plans, entries


def entries(*articles: object, targets: str = "place: 青岛市\ntargets: []\n") -> list[Mapping[str, Value]]:
    found = suggested(targets, *articles)  # type: ignore[arg-type] # articles
    scribe = Scribe(LEXICON, registry(targets).place)
    return [scribe.target(one) for one in found]


def test_an_entry_says_what_the_registry_cannot_know() -> None:
    text = "到2028年，全市累计建成充电站2000座以上；每年新上线平台10家以上。到2030年，五年新增就业100万人。"
    assert entries(article(text)) == [
        {
            "id": "充电站-2028",
            "name": "累计建成充电站",
            "indicator": "充电站",
            "goal": "2000座以上",
            "by": "2028",
        },
        {"id": "新上线平台-2028", "indicator": "新上线平台", "goal": "每年10家以上", "by": "2028"},
        {
            "id": "五年新增就业-2030",
            "indicator": "五年新增就业",
            "goal": "100万人",
            "by": "2030",
        },
    ]


def test_ids_tell_rates_places_and_values_apart() -> None:
    text = (
        "2026年，力争软件业务收入增长15%，软件业务收入达到5000亿元。"
        "到2026年，山东省软件业务收入达到1.2万亿元。"
    )
    found = entries(
        article(text), article("到2026年，全市软件业务收入达到6000亿元。", name="b", published=None)
    )
    assert [entry["id"] for entry in found] == [
        "软件业务收入增速-2026",
        "软件业务收入-2026",
        "山东省软件业务收入-2026",
        "软件业务收入6000亿元-2026",
    ]


def test_the_same_goals_get_the_same_ids_whatever_else_is_read() -> None:
    one = article("到2028年，全市建成充电站2000座。")
    other = article("到2028年，全市建成加氢站20座。", name="0")
    alone = entries(one)
    assert alone[0] in entries(other, one)


def test_no_id_is_taken_twice() -> None:
    taken = HEAD + "  - {id: 充电站-2028, indicator: 加氢站, goal: 20座, by: 2028}\n"
    (entry,) = entries(article("到2028年，全市建成充电站2000座。"), targets=taken)
    assert entry["id"] == "充电站2000座-2028"


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("青岛市储能发展行动方案（2026—2028年）", "", "青岛市储能发展行动方案（2026—2028年）"),
        ("关于印发《青岛市储能发展行动方案》的通知", "", "青岛市储能发展行动方案"),
        ("2026年青岛市政府工作报告", "", "2026年青岛市政府工作报告"),
        ("政府工作报告", "", "青岛市2026年政府工作报告"),
        ("青岛出台储能行动方案", "《青岛市储能发展行动方案》日前印发。", "青岛市储能发展行动方案"),
        ("储能产业提速", "《行动方案》提出，", ""),  # a name that names nothing
        ("储能产业提速", "《储能时报》报道，", ""),
    ],
)
def test_the_plan_is_the_document_itself_or_the_one_that_news_names(title: str, text: str, name: str) -> None:
    (one,) = suggested("", article(text + "到2028年，全市建成储能电站20座。", title=title))
    if not name:
        assert one.plan is None
        return
    assert isinstance(one.plan, ProposedPlan)
    assert (one.plan.name, one.plan.issued) == (name, date(2026, 1, 22))


def test_a_plan_of_the_registry_is_not_proposed_again() -> None:
    told = article("《储能方案》提出，到2028年，全市建成储能电站20座。", name="b")
    (named,) = suggested(HEAD + "  []\n", told)
    (source,) = suggested(HEAD + "  []\n", article("到2028年，全市建成储能电站20座。", name="a"))
    for one in (source,):
        assert one.plan is not None
        assert one.plan.id == "p"
        assert new_plans([one]) == ()
    assert named.plan is None  # 储能方案 is no sort of document that is known for a plan


def test_a_plan_is_written_with_its_source() -> None:
    proposed = ProposedPlan("储能方案", "储能方案", date(2026, 1, 22), "https://example.org/a", "a")
    assert plan(proposed) == {
        "id": "储能方案",
        "name": "储能方案",
        "issued": "2026-01-22",
        "source": {"url": "https://example.org/a", "article": "a"},
    }
