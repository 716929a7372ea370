"""Moved goals: what is promised anew with another value or day, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from factories_goals import LEXICON, article, of_days, registry, stated_in, suggested

from qdtrack.model import Change, GoalRevision
from qdtrack.suggesting import revisions
from qdtrack.suggesting.likeness import Likeness
from qdtrack.suggesting.versions import changes


def changed(earlier: str, later: str, place: str = "青岛市") -> tuple[str, ...]:
    """What a goal of the later article changes of one of the earlier article."""
    texts = of_days({"2024-05-31": earlier, "2025-05-15": later}, place)
    goals = stated_in(*texts)
    likeness = Likeness(LEXICON)
    found = [
        change
        for one in goals
        for other in goals
        if likeness.of(one) == likeness.of(other)
        for change in changes(one, other, likeness)
    ]
    return tuple(change.value for change in found)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (
            "到2026年，全市算力总规模达到12EFLOPS。",
            "到2027年，全市算力总规模力争达到12EFLOPS。",
            ("later",),
        ),
        ("到2026年，全市算力总规模达到12EFLOPS。", "2026年，全市算力规模要突破1万P。", ("lower", "unit")),
        (
            "到2027年，全市关键工序数控化率超过70%。",
            "到2027年，全市关键工序数控化率要超过75%。",
            ("higher",),
        ),
        ("到2030年，全市建成充电站2000座。", "到2028年，全市要建成充电站2000座。", ("earlier",)),
        ("到2027年，全市建成充电站2000座。", "到2028年，全市要建成充电站1500座。", ("later", "lower")),
        ("到2030年，全市建成充电站2000座。", "到2028年，全市要建成充电站2500座。", ("earlier", "higher")),
        ("2025年，力争地区生产总值增长6%左右。", "力争2025年地区生产总值增长5%左右。", ("lower",)),
        ("力争2027年粮食产量达到30亿斤。", "力争2027年粮食产量达到160万吨。", ("higher", "unit")),
    ],
)
def test_a_goal_told_anew_is_a_revision(earlier: str, later: str, expected: tuple[str, ...]) -> None:
    assert changed(earlier, later) == expected


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(
            "到2026年，全市建成充电站1000座；到2030年，全市建成充电站3000座。",
            "到2026年，全市要建成充电站1000座；到2030年，全市要建成充电站3000座。",
            id="interim years of one plan, told again",
        ),
        pytest.param(
            "到2026年，全市建成充电站1000座。",
            "到2030年，全市要建成充电站3000座。",
            id="the next step of the same way",
        ),
        pytest.param(
            "到2030年，全市建成充电站3000座。", "到2026年，全市要建成充电站1000座。", id="a step on the way"
        ),
        pytest.param(
            "到2027年，全市规上工业企业数字化转型覆盖率达到90%。",
            "到2027年，全市工业企业数字化转型覆盖率要达到60%。",
            id="规上 against all",
        ),
        pytest.param(
            "到2027年，全市建成充电站2000座。",
            "到2027年，全省要建成充电站9000座。",
            id="another place",
        ),
        pytest.param(
            "到2027年，崂山区建成充电站300座。",
            "到2027年，全市要建成充电站2000座。",
            id="a district against its city",
        ),
        pytest.param(
            "到2027年，全市软件业务收入达到5000亿元。",
            "到2027年，全市软件业务收入要年均增长15%。",
            id="growth against level",
        ),
        pytest.param(
            "2025年，力争地区生产总值增长6%左右。",
            "2026年，力争地区生产总值增长5%左右。",
            id="the next year's growth",
        ),
        pytest.param(
            "力争2025年地区生产总值增长6%左右。",
            "到2030年，地区生产总值力争年均增长5%左右。",
            id="one year's rate against an average",
        ),
        pytest.param(
            "2025年，城镇调查失业率不高于5.6%。",
            "2026年，城镇调查失业率要不高于5.6%。",
            id="a ceiling held for another year",
        ),
        pytest.param(
            "2025年，全市要新增就业20万人以上。",
            "2026年，全市要新增就业20万人以上。",
            id="a task of each year",
        ),
        pytest.param(
            "2024年，城镇调查失业率要控制在5.5%以内。",
            "2025年，城镇调查失业率要控制在5.5%左右。",
            id="a ceiling of each year",
        ),
        pytest.param(
            "到2027年，全市建成充电站2000座以上。",
            "到2027年，全市要建成充电站超过2000座。",
            id="the same value in other words",
        ),
        pytest.param(
            "到2027年，地区生产总值力争年均增长5%—6%。",
            "到2027年，地区生产总值要年均增长5.5%左右。",
            id="a value within the range",
        ),
        pytest.param(
            "到2027年，全市每年新增充电站100座。",
            "到2027年，全市要新增充电站500座。",
            id="each year against once",
        ),
        pytest.param(
            "到2027年，全市实施重点项目200个。",
            "到2027年，全市要实施重点项目300个。",
            id="a name for anything",
        ),
        pytest.param(
            "到2027年，全市智能算力规模达到5000P。",
            "到2027年，全市算力规模要达到1.2万P。",
            id="a part against the whole",
        ),
    ],
)
def test_what_only_looks_like_a_revision_is_none(earlier: str, later: str) -> None:
    assert changed(earlier, later) == ()


def test_without_a_day_nothing_tells_which_came_first() -> None:
    dated = article("到2027年，全市建成充电站2000座。", name="b")
    undated = article("到2027年，全市要建成充电站1500座。", name="a", published=None)
    goals = stated_in(undated, dated)
    assert len(goals) == 2
    assert changes(goals[0], goals[1], Likeness(LEXICON)) == ()


def test_an_old_version_quoted_again_later_keeps_its_first_day() -> None:
    """超过70% of 2023, raised to 75% in 2024, is still quoted by a paper of 2025."""
    texts = of_days(
        {
            "2023-12-31": "到2027年，全国关键工序数控化率超过70%。",
            "2024-04-10": "到2027年，全国关键工序数控化率要超过75%。",
            "2025-02-01": "到2027年，全国关键工序数控化率要超过70%。",
        },
        "全国",
    )
    (one,) = suggested("", *texts)
    assert one.stated.goal.text == "超过75%"
    assert one.revises is not None
    assert one.revises.goal.text == "超过70%"
    assert one.revises.published == date(2023, 12, 31)


# ---------------------------------------------------------------- beside the registry

HEAD = "place: 青岛市\nplans:\n  - {id: p, name: 方案, issued: 2025-05-15}\ntargets:\n"
TARGET = "  - {id: computing, indicator: 算力规模, also: [算力总规模], goal: 12EFLOPS, by: 2027, plan: p}\n"
BEFORE = "到2026年，全市算力总规模达到12EFLOPS。"
NOW = "到2027年，全市算力总规模力争达到12EFLOPS。"
AFTER = "到2027年，全市算力规模要达到1.5万P。"


def moved(targets: str, texts: dict[str, str]) -> list[GoalRevision]:
    articles = of_days(texts)
    return list(revisions(registry(HEAD + targets), stated_in(*articles), articles, LEXICON))


def test_the_version_before_a_target_is_found_with_both_quotes() -> None:
    (one,) = moved(TARGET, {"2024-05-31": BEFORE, "2025-05-15": NOW})
    assert (one.target, one.recorded, one.changes) == ("computing", False, (Change.LATER,))
    assert (one.earlier.quote, one.earlier.article) == ("12EFLOPS", "2024-05-31")
    assert (one.later.sentence, one.later.published) == (NOW, date(2025, 5, 15))


def test_a_version_after_it_is_found_though_no_article_states_the_target() -> None:
    (one,) = moved(TARGET, {"2026-01-21": AFTER})
    assert one.changes == (Change.HIGHER, Change.UNIT)
    assert (one.earlier.quote, one.earlier.sentence) == ("12EFLOPS", "")  # the registry's own words
    assert one.later.quote == "1.5万P"


def test_what_the_registry_records_is_told_with_the_article_that_says_so() -> None:
    recorded = TARGET.replace("plan: p}", "plan: p, revises: {goal: 12EFLOPS, by: 2026}}")
    (one,) = moved(recorded, {"2024-05-31": BEFORE})
    assert (one.recorded, one.changes, one.earlier.article) == (True, (Change.LATER,), "2024-05-31")
    (alone,) = moved(recorded, {})
    assert (alone.earlier.quote, alone.earlier.article) == ("12EFLOPS", "")


@pytest.mark.parametrize(
    "targets",
    [
        pytest.param(
            TARGET + "  - {id: step, indicator: 算力规模, goal: 12EFLOPS, by: 2026}\n",
            id="a target of its own",
        ),
        pytest.param(
            TARGET.replace("plan: p}", "plan: p, milestones: [{goal: 12EFLOPS, by: 2026}]}"), id="a milestone"
        ),
        pytest.param(
            TARGET.replace("plan: p}", "plan: p, decisions: [{reject: 12EFLOPS, article: 2024-05-31}]}"),
            id="rejected by a person",
        ),
    ],
)
def test_what_the_registry_places_elsewhere_is_no_version(targets: str) -> None:
    assert moved(targets, {"2024-05-31": BEFORE}) == []


def test_an_earlier_version_is_suggested_for_the_target_and_a_later_one_as_a_new_one() -> None:
    before, now, after = suggested(
        HEAD + TARGET, *of_days({"2024-05-31": BEFORE, "2025-05-15": NOW, "2026-01-21": AFTER})
    )
    assert (before.version_of, now.listed) == ("computing", "computing")
    assert after.revises is not None
    assert (after.revises.goal.text, after.version_of) == ("12EFLOPS", "")
