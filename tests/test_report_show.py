"""One target whole, figures in a list, and what codes mean."""

from __future__ import annotations

import io
from datetime import date

import pytest
from factories import SHANDONG, assessment, behind, candidate, figure, goal, observation, source, target
from rich.cells import cell_len
from rich.console import Console, RenderableType

from qdtrack.catalogue import Language, problem_codes
from qdtrack.model import Flag, Milestone, Quantity, Rate, Reason, Stated, Status, StatusOverride, TextKind
from qdtrack.reporting.explanations import codes, every_code, explained
from qdtrack.reporting.figures_screen import FiguresScreen
from qdtrack.reporting.target_screen import TargetScreen

EN, ZH = Language.EN, Language.ZH


def drawn(screen: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    return capture.get()


WIDER = {"found": "山东省", "wanted": "青岛市"}
START = Stated(Quantity(30361, "个"), "30361个", None, "https://example.org/b")
WHOLE = behind(
    target(baseline=START, nature="binding"),
    inputs={"p": 42700.0, "v0": 30361.0, "T": 50000.0, "effort": "faster"},
    required_rate=Rate(3650.4, "year"),
    acceleration=1.66,
    rejected=[candidate(Reason.PLACE, "place.wider", details=WIDER, place=SHANDONG)],
)


@pytest.fixture(scope="module")
def whole() -> str:
    return drawn(TargetScreen(WHOLE, EN))


@pytest.mark.parametrize(
    "line",
    [
        "5G base stations  ▾ behind",
        "  Goal: at least 50,000 (5万个以上), by end 2027, binding",
        "  Baseline: 30,361, https://example.org/b",
        "  Gap: 7,300",
        "  Share of the goal: 42,700 / 50,000 = 85%",
        "  Progress: (42,700 - 30,361) / (50,000 - 30,361) = 62%",
        "  Time elapsed by then: 75%",
        "  Expected by then: 45,090",
        "  Pace: 0.838 (progress over time elapsed)",
        "  Needed from then on: 3,651 a year, 1.7 times the rate so far",
    ],
)
def test_the_calculation_can_be_worked_out_again(whole: str, line: str) -> None:
    assert line in whole.splitlines()


def test_every_observation_has_its_quote_marked_in_its_sentence(whole: str) -> None:
    assert "    “全市5G基站达到【4.27万个】，居全省前列。”\n" in whole
    assert "articles/2024-12-13.txt:8-14" in whole
    assert "https://example.org/a" in whole


def test_every_refused_candidate_has_its_reason_code_and_sentence(whole: str) -> None:
    assert "Refused (1)" in whole
    assert (
        "4.27万个 (Shandong Province, 5G基站): Shandong Province is wider than Qingdao City [place]" in whole
    )
    assert "“全市5G基站达到【4.27万个】。”" in whole


@pytest.mark.parametrize(("language", "word"), [(EN, "note: "), (ZH, "摘记：")])
def test_notes_are_called_notes_and_have_no_quotation_marks(language: Language, word: str) -> None:
    one = assessment(None, observation(text=TextKind.NOTES), Status.NO_PACE, flags=(Flag.NOTES_ONLY,))
    text = drawn(TargetScreen(one, language))
    assert f"{word}全市5G基站达到【4.27万个】" in text
    assert "“" not in text


def test_all_sources_are_named() -> None:
    sources = (source(), source(path="articles/b.txt", outlet="另一报"))
    text = drawn(TargetScreen(assessment(None, observation(sources=sources), Status.NO_PACE), EN))
    assert "articles/2024-12-13.txt:8-14" in text
    assert "articles/b.txt:8-14" in text


def test_what_a_person_entered_is_no_quotation() -> None:
    """42700个 stands in targets.yaml: no source has said these words."""
    hand = observation(
        "42700个", sentence="42700个", origin="registry", sources=(source(path="targets.yaml"),)
    )
    text = drawn(TargetScreen(assessment(None, hand, Status.NO_PACE), EN))
    assert "“" not in text
    assert "targets.yaml" in text


def test_a_chain_of_years_is_told_without_digits_that_no_source_has() -> None:
    """-9.17501953000001 is four yearly changes multiplied."""
    inputs = {"p": -9.17501953000001, "v0": 0.0, "T": -13.5, "parts": [{"value": -2.0}]}
    text = drawn(TargetScreen(behind(inputs=inputs), EN))
    assert "Share of the goal: -9.18 / -13.5" in text
    assert "Progress: (-9.18 - 0) / (-13.5 - 0)" in text


def test_milestones_are_told() -> None:
    of = target(milestones=(Milestone(goal("4万个", 40000), date(2025, 12, 31)),))
    assert "  Milestones: at least 40,000, by end 2025\n" in drawn(TargetScreen(behind(of), EN))


def test_a_reason_given_by_hand_is_shown() -> None:
    of = target(status=StatusOverride(Status.MET, "验收通过"))
    one = assessment(of, observation(), Status.MET, computed_status=Status.BEHIND)
    text = drawn(TargetScreen(one, EN))
    assert "Reason given: 验收通过" in text
    assert "computed: behind" in text


def test_without_a_figure_there_is_no_calculation() -> None:
    text = drawn(TargetScreen(assessment(why="why.part_year"), EN))
    assert "Status: ? no figure in the files read" in text
    assert "Observations (0)" in text
    assert "Pace" not in text


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_of_a_target_is_longer_than_the_screen(width: int) -> None:
    assert max(cell_len(line) for line in drawn(TargetScreen(WHOLE, ZH), width).splitlines()) < width


def test_a_figure_says_how_it_was_read() -> None:
    lines = drawn(FiguresScreen([figure()], EN)).splitlines()
    assert lines[0] == "4.27万个 (42,700) | 5G基站 | Qingdao City | stated fact | level"
    assert lines[1] == "  “全市5G基站达到【4.27万个】。”"
    assert lines[2] == "  published 13 Dec 2024, 通信业这一年, articles/2024-12-13.txt:8-14"
    assert lines[3] == "figures: 1"


def test_in_chinese_a_quote_needs_no_translation() -> None:
    """最高17.5万元 is not said again as 不超过17.5万元."""
    assert drawn(FiguresScreen([figure("最高4.27万个")], ZH)).startswith("最高4.27万个 | 5G基站")


def test_a_figure_torn_by_a_line_break_is_still_marked() -> None:
    """The quote is raw, the sentence rejoined."""
    one = figure("4.27万个", sentence="基站4.27万个。")
    torn = drawn(FiguresScreen([one], ZH))
    assert "“基站【4.27万个】。”" in torn


@pytest.mark.parametrize("language", list(Language))
def test_every_code_is_explained(language: Language) -> None:
    for code in codes():
        text = explained(code, language)
        assert text.startswith(f"{code} (")
        assert len(text.splitlines()) >= 3
    assert set(problem_codes()) <= set(codes())
    assert all(code in every_code(language) for code in codes())


def test_an_unknown_code_has_no_explanation() -> None:
    assert explained("no-such-code", EN) == ""
