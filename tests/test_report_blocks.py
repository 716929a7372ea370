"""What stands under and below the report's tables: evidence, gaps, peers; and names in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from factories import SHANDONG, assessment, behind, candidate, goal, observation, report, source, target
from rich.cells import cell_len
from rich.console import Console

from qdtrack.catalogue import Language
from qdtrack.catalogue.glossary import english
from qdtrack.model import (
    Basis,
    Kind,
    Place,
    Quantity,
    Rate,
    Reason,
    Report,
    Revision,
    Scope,
    Stated,
    Status,
    TextKind,
    Verdict,
)
from qdtrack.reporting import wording
from qdtrack.reporting.terminal import _STYLES, ReportScreen

EN, ZH = Language.EN, Language.ZH
SICHUAN = Place("四川省", "510000", Scope.PROVINCE)
NATION = Place("全国", None, Scope.NATION)
TERMS = yaml.safe_load(
    (Path(__file__).parents[1] / "qdtrack" / "catalogue" / "glossary.yaml").read_text(encoding="utf-8")
)


def drawn(
    one: Report, language: Language = EN, width: int = 140, evidence: bool = True, peers: bool = False
) -> str:
    console = Console(width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(ReportScreen(one, one.assessments, language, has_evidence=evidence, has_peers=peers))
    return capture.get()


# ---------------------------------------------------------------- evidence


def test_the_sentence_stands_under_its_number() -> None:
    """全市5G基站达到4.27万个，居全省前列。"""
    one = report(assessment(None, observation(), Status.NO_PACE))
    assert "    “全市5G基站达到【4.27万个】，居全省前列。” articles/2024-12-13.txt:8-14\n" in drawn(one)
    assert "【4.27万个】" in drawn(one, width=80)
    assert "【" not in drawn(one, evidence=False)


def test_the_english_report_says_how_the_sentence_was_read() -> None:
    one = report(assessment(None, observation(), Status.NO_PACE))
    reading = "read as: Qingdao City | 5G base stations | 42,700 | stock | stated fact | as of 31 Dec 2025"
    assert reading in drawn(one)
    assert "42,700" not in drawn(one, ZH)


def test_notes_are_never_in_quotation_marks() -> None:
    noted = observation(text=TextKind.NOTES)
    text = drawn(report(assessment(None, noted, Status.NO_PACE)))
    assert "    note: 全市5G基站达到【4.27万个】" in text
    assert "“" not in text


def test_further_sources_are_counted() -> None:
    twice = observation(sources=(source(), source(outlet="另一报")))
    assert "13.txt:8-14, and 1 more" in drawn(report(assessment(None, twice, Status.NO_PACE)))


def test_a_figure_entered_by_hand_points_into_the_registry() -> None:
    manual = observation(
        sentence="",
        origin="registry",
        sources=(source(path="targets.yaml", span=None, url="https://example.org/x"),),
    )
    assert "4.27万个 targets.yaml, https://example.org/x" in drawn(
        report(assessment(None, manual, Status.NO_PACE))
    )


# ---------------------------------------------------------------- gaps


def test_what_is_behind_stands_before_what_only_an_old_figure_tells_of() -> None:
    small = behind(
        target("small", name_en="Small"),
        gap=500.0,
        required_rate=Rate(250.0, "year"),
        acceleration=1.71,
        inputs={"effort": "faster"},
    )
    large = assessment(
        target("large", name_en="Large"),
        observation(as_of=date(2024, 12, 12)),
        Status.PRE_PLAN,
        gap=7300.0,
        required_rate=Rate(2393.469, "year"),
    )
    text = drawn(report(small, large))
    first = "2. Large, Qingdao City: 7,300 to go, 15% of the goal; from 12 Dec 2024 on 2,394 a year"
    second = "1. Small, Qingdao City: 500 to go, 1% of the goal; from 31 Dec 2025 on 250 a year, 1.7 times"
    assert first in text
    assert second in text


@pytest.mark.parametrize("status", [Status.MET, Status.MET_BEFORE_ISSUE])
def test_what_is_met_is_not_missing(status: Status) -> None:
    done = assessment(None, observation(), status, gap=0.0, verdict=Verdict.MET)
    assert "to go" not in drawn(report(done))


def test_a_goal_without_a_figure_is_not_counted_as_missing_something() -> None:
    assert "What is missing" not in drawn(report(assessment()))


# ---------------------------------------------------------------- rows


def test_a_moved_goalpost_shows_both_versions() -> None:
    """12EFLOPS was due in 2026, then in 2027."""
    moved = target(revises=Revision(goal(), date(2026, 12, 31)))
    assert "goal revised, before: at least 50,000, by end 2026" in drawn(report(assessment(moved)), width=80)


def test_the_baseline_itself_is_no_standstill() -> None:
    """A figure of 2020 that is the baseline says nothing of what came after: no bar, no 0 %."""
    of = target(baseline=Stated(Quantity(24.9, "%"), "24.9%", date(2020, 12, 31)))
    one = assessment(
        of, observation("24.9%", 24.9, "%", as_of=date(2020, 12, 31)), Status.NO_PACE, progress=0.0
    )
    text = drawn(report(one))
    assert "▱" not in text
    assert "the latest figure is the baseline itself" in " ".join(text.split())


def test_met_by_a_later_figure_says_so() -> None:
    """600家 by 2025, 614家 in May 2026."""
    of = target(by=date(2025, 12, 31))
    one = assessment(of, observation(as_of=date(2026, 5, 22)), Status.MET, gap=0.0, verdict=Verdict.MET)
    assert "reached by 22 May 2026 at the latest" in drawn(report(one), width=80)


def test_no_status_has_a_colour_that_vanishes_on_some_ground() -> None:
    assert {style.split()[-1] for style in _STYLES.values()} == {"green", "red", "magenta", "default", "dim"}


# ---------------------------------------------------------------- peers


def test_peers_are_shown_on_demand_the_newest_of_each_place() -> None:
    peers = [
        observation("68.6%", 68.6, "%", place=SICHUAN, as_of=date(2026, 5, 29), as_of_basis=Basis.PUBLISHED),
        observation("66.2%", 66.2, "%", place=NATION, as_of=date(2025, 3, 31)),
        observation("62.9%", 62.9, "%", place=NATION, as_of=date(2023, 12, 31)),
    ]
    one = report(assessment(target(name_en="Numerical control rate"), peers=peers))
    assert "66.2%" not in drawn(one)
    text = drawn(one, peers=True)
    assert "Numerical control rate (Qingdao City: no figure in the files read)\n" in text
    assert "    Sichuan Province 68.6%, published 29 May 2026; China 66.2%, 31 Mar 2025\n" in text
    assert "62.9%" not in text


def test_a_running_total_is_no_peer_of_a_quota() -> None:
    """2022年新建1万个 is not to be held against 全国累计231万个."""
    one = assessment(target(kind=Kind.QUOTA), peers=[observation(place=NATION)])
    assert "no figure of another place" in drawn(report(one), peers=True)


def test_no_peers_are_said_to_be_none() -> None:
    assert "The files read hold no figure of another place." in drawn(report(assessment()), peers=True)


# ---------------------------------------------------------------- refused neighbours


def test_a_neighbour_is_told_in_english_without_what_the_reason_says() -> None:
    rejected = [
        candidate(
            Reason.PLACE, "place.other", details={"found": "四川省", "wanted": "青岛市"}, place=SICHUAN
        ),
        candidate(
            Reason.EXCLUDED,
            "excluded.wording",
            details={"wording": "卓越级智能工厂"},
            indicator="卓越级智能工厂",
            quote="8家",
            value=8,
            unit="家",
        ),
        candidate(Reason.PLACE, quote="2500亿元", value=2.5e11, unit="元", place=SHANDONG),
    ]
    text = " ".join(drawn(report(assessment(rejected=rejected))).split())
    assert "42,700: Sichuan Province is not Qingdao City" in text
    assert "8, Qingdao City: that is excellence-grade smart factories, which the registry rules out" in text
    assert "CNY 250 billion: another place" in text


def test_a_figure_that_answers_nothing_is_shown_with_the_reason() -> None:
    """A running total for a year's quota: it is there, but nothing can be taken from it."""
    one = assessment(observations=[observation()], why="why.cumulative_only")
    text = " ".join(drawn(report(one)).split())
    assert "seen, but no answer: 42,700, 31 Dec 2025; only a running total, and no exact one" in text


# ---------------------------------------------------------------- the glossary


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_read_in_its_example(term: str) -> None:
    example = TERMS[term]["example"]
    assert term in example.translate({ord(mark): None for mark in "“”"})
    assert english(example)


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= 80


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        ("规上工业企业数字化转型覆盖率", "above-scale industrial firms digital transformation coverage"),
        ("省级“晨星工厂”", "provincial-level Morning Star factories"),
        ("累计建成充电桩", "chargers built so far"),
        ("关键工序数控化率", "numerical control rate of key processes"),
        ("国家领航级、卓越级智能工厂", "national pioneer-grade, excellence-grade smart factories"),
        ("关键工序某某率", ""),  # half a name would mean something else
        ("", ""),
    ],
)
def test_a_name_is_put_into_english_whole_or_not_at_all(chinese: str, said: str) -> None:
    assert english(chinese) == said


@pytest.mark.parametrize(
    ("name", "indicator", "said"),
    [
        ("晨星工厂", "晨星工厂", "Morning Star factories"),
        ("建设灯塔工厂", "全球灯塔工厂", "Global lighthouse factories"),
        ("某某计划", "某某率", "某某计划"),
    ],
)
def test_a_target_without_an_english_name_gets_one_from_the_glossary(
    name: str, indicator: str, said: str
) -> None:
    of = target(name=name, name_en="", indicator=indicator)
    assert wording.target_name(of, EN) == said
    assert wording.target_name(of, ZH) == name


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_sticks_out(width: int) -> None:
    rejected = [candidate(Reason.PLACE, value=float(value)) for value in range(5)]
    one = report(
        behind(gap=7300.0), assessment(target("x"), rejected=rejected, peers=[observation(place=SICHUAN)])
    )
    for language in Language:
        assert max(cell_len(line) for line in drawn(one, language, width, peers=True).splitlines()) < width


def test_a_class_that_the_bound_leaves_open_says_so_beside_it() -> None:
    """约85%: well behind, if it is 81; on the way, if it is 89."""
    one = report(behind(inputs={"or_better": True}))
    assert "▾ behind, or better" in drawn(one, width=80)
    assert "欠 欠序时，或更好" in drawn(one, ZH, width=80)
