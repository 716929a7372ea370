"""What the shipped notes prove of the shipped goals, and what they must never be taken for.

One run over the real registry and all notes. A number accepted here wrongly would stand on a
reader's screen, so the accepted ones are named, and the tempting ones are named as refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Flag, Reason, Report, Status
from qdtrack.reporting import wording
from qdtrack.tracking import track

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 20)

ANSWERED = [
    # target, status, latest figure, its date
    ("digital-coverage", Status.PRE_PLAN, "90.9%", date(2024, 6, 30)),
    ("5g-base-stations", Status.PRE_PLAN, "4.27万个", date(2024, 12, 12)),
    ("manufacturing-share", Status.OVERDUE_UNVERIFIED, "24.9%", date(2020, 12, 31)),
    ("10g-pon-ports", Status.MET_BEFORE_ISSUE, "超20万个", date(2023, 12, 7)),
    ("sme-pilot", Status.MET, "614家", date(2026, 5, 22)),
    ("5g-new-2022", Status.MET_EARLY, "10154个", date(2022, 9, 30)),
    ("sd-digital-share-2025", Status.MET, "超过50%", date(2025, 12, 31)),
    ("sd-digital-coverage-2024", Status.MET, "超过95%", date(2025, 12, 31)),
    ("sd-5g-2023", Status.MET, "22.4万个", date(2024, 6, 18)),
    ("sd-5g-2025", Status.OVERDUE_UNVERIFIED, "22.4万个", date(2024, 6, 18)),
    ("star-factories", Status.PRE_PLAN, "65家", date(2023, 8, 21)),
    ("sd-integration-index", Status.OVERDUE_UNVERIFIED, "115.9", date(2021, 12, 31)),
    ("cn-numerical-control", Status.BEHIND, "68.6%", date(2026, 5, 31)),
    ("cn-design-tools", Status.WELL_BEHIND, "85%左右", date(2026, 5, 27)),
    ("cn-5g-density", Status.MET, "34.4个", date(2025, 12, 31)),
    ("cn-10g-pon-ports", Status.OVERDUE_UNVERIFIED, "2302万个", date(2023, 12, 31)),
    ("cn-digital-core", Status.PRE_PLAN, "10.5%以上", date(2025, 12, 31)),
    ("zj-digital-share", Status.OVERDUE_UNVERIFIED, "52.5%", date(2023, 12, 31)),
]

TEMPTING = [
    # target, a figure that is near it, why it is refused
    ("service-providers", "10家", {Reason.TERM, Reason.EXCLUDED}),  # named excellent in the pilot
    ("national-smart-factories", "8家", {Reason.TERM, Reason.EXCLUDED}),  # 卓越级: a grade of its own
    ("numerical-control", "68.6%", {Reason.PLACE}),  # 四川省, and the nation by chance
    ("star-factories", "5657家", {Reason.PLACE}),  # the province's
    ("industry-brains", "112个", {Reason.PLACE}),
    ("sd-5g-private", "108个", {Reason.PLACE}),  # the city's, for a goal of the province
    ("sd-national-platforms", "两家", {Reason.PLACE}),
    ("computing-total", "12EFLOPS", {Reason.MODALITY}),  # the goal itself, twice
    ("sd-ai-revenue", "超过1200亿元", {Reason.TERM, Reason.EXCLUDED}),  # 核心产业 is narrower
    ("sd-top-factories", "27家", {Reason.TERM, Reason.EXCLUDED, Reason.MEASURE}),  # one grade of two
    ("sme-pilot", "730家左右", {Reason.PLACE, Reason.MODALITY}),  # 东营市
    ("gdp-growth-2025", "突破1.7万亿元", {Reason.UNIT, Reason.MEASURE}),  # a level is no rate
]

UNANSWERED = [
    *("design-tools", "numerical-control", "transformation-benchmarks", "platforms-per-year"),
    *("chain-platform-coverage", "identifier-nodes", "identifier-scenarios", "service-providers"),
    *("computing-total", "intelligent-share", "industry-brains", "national-smart-factories"),
    *("intelligent-2024", "intelligent-2026", "computing-2026", "sme-on-platforms"),
    *("digital-economy-share", "digital-core-share", "gdp-growth-2025", "sd-ai-revenue", "sd-ai-core-size"),
    *("sd-ai-core-growth", "sd-top-factories", "sd-national-platforms", "sd-5g-private", "sd-nodes-2025"),
]


@cache
def report() -> Report:
    return track(ROOT / "targets.yaml", as_of=TODAY)


def assessed() -> Mapping[str, Assessment]:
    return {row.target.id: row for row in report().assessments}


def test_eighteen_targets_have_a_figure_and_each_was_read_by_a_person() -> None:
    """Whoever adds a note that answers another goal reads it, and writes it into the table above."""
    answered = {row.target.id for row in report().assessments if row.latest}
    assert answered == {row[0] for row in ANSWERED}
    assert len(answered) >= 18


def test_the_english_report_has_an_english_heading() -> None:
    registry = report().registry
    assert wording.registry_title(registry, Language.EN) == registry.title_en
    assert registry.title_en.isascii()
    assert wording.registry_title(registry, Language.ZH) == registry.title


def test_the_shipped_files_raise_no_problem() -> None:
    assert report().problems == ()


@pytest.mark.parametrize(("target", "status", "quote", "as_of"), ANSWERED)
def test_a_goal_with_a_figure(target: str, status: Status, quote: str, as_of: date) -> None:
    row = assessed()[target]
    assert row.latest is not None
    assert (row.status, row.latest.quote, row.latest.as_of) == (status, quote, as_of)


@pytest.mark.parametrize("target", UNANSWERED)
def test_a_goal_of_which_the_notes_say_nothing(target: str) -> None:
    """Goals restated, other places, other grades: a gap is the right answer."""
    row = assessed()[target]
    assert (row.status, row.evidence.observations) == (Status.NO_EVIDENCE, ())


@pytest.mark.parametrize(
    ("target", "quote", "reasons"), TEMPTING, ids=[f"{row[0]}-{row[1]}" for row in TEMPTING]
)
def test_a_tempting_figure_is_refused_and_shown(target: str, quote: str, reasons: set[Reason]) -> None:
    refused = [found.reason for found in assessed()[target].evidence.rejected if found.figure.quote == quote]
    assert refused
    assert set(refused) <= reasons


def test_an_observation_is_of_the_targets_own_place() -> None:
    strangers = [
        (row.target.id, found.quote)
        for row in report().assessments
        for found in row.evidence.observations
        if found.place != row.target.place
    ]
    assert strangers == []


def test_an_old_number_quoted_again_keeps_its_date() -> None:
    """4.27万个 of December 2024, printed again in September 2025 without a date of its own."""
    series = assessed()["5g-base-stations"].evidence.observations
    assert [str(found.as_of) for found in series if found.quote == "4.27万个"][-1] == "2024-12-12"
    assert any(Flag.REPEAT in found.flags for found in series if found.quote == "4.27万个")


def test_the_same_release_in_two_outlets_is_one_observation() -> None:
    """90.9% stands in the newspaper and in a reprint of the same press conference."""
    [found] = assessed()["digital-coverage"].evidence.observations
    assert {source.outlet for source in found.sources} == {"青岛日报", "big5.china.com.cn"}
