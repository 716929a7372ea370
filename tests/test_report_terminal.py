"""The report on the screen: right at every width, in both languages, and without colour."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest
from factories import SHANDONG, assessment, behind, candidate, goal, observation, report, source, target
from rich.cells import cell_len
from rich.console import Console

from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Flag,
    Kind,
    Modality,
    Problem,
    Quantity,
    Reason,
    Report,
    Stated,
    Status,
    Verdict,
    YearVerdict,
)
from qdtrack.reporting.ordering import Order, ordered
from qdtrack.reporting.terminal import ReportScreen

EN, ZH = Language.EN, Language.ZH
WIDTHS = (60, 80, 99, 100, 140, 220)

SHARE = assessment(
    target(
        "key-process",
        name="关键工序数控化率",
        name_en="Numerical control rate of key processes",
        indicator="关键工序数控化率",
        goal=goal("超过76%", 76, "%", bound=Bound.MORE_THAN),
        kind=Kind.SHARE,
    ),
    observation("68%", 68, "%", as_of=date(2024, 12, 1)),
    Status.PRE_PLAN,
    gap=8.0,
    attainment=0.8947,
    why="why.pre_plan",
    flags=(Flag.STALE, Flag.SINGLE_SOURCE),
)
UNFOUND = assessment(
    target(
        "platforms",
        name="上线工业互联网平台",
        name_en="",
        plan=None,
        indicator="工业互联网平台",
        also=("双跨平台",),
    ),
    rejected=[
        candidate(
            Reason.MODALITY, "modality.target", quote="5万个以上", value=50000, modality=Modality.TARGET
        ),
        candidate(
            Reason.PLACE, "place.wider", details={"found": "山东省", "wanted": "青岛市"}, place=SHANDONG
        ),
    ],
)
ALL = report(behind(), SHARE, UNFOUND)


def drawn(one: Report, width: int, language: Language, order: Order = Order.PLAN, color: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system="truecolor" if color else None,
        force_terminal=color,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=not color,
    )
    with console.capture() as capture:
        console.print(ReportScreen(one, ordered(one.assessments, order, language), language, order))
    return capture.get()


def flowed(text: str) -> str:
    """The screen's words in one line without blanks, so that a line break does not matter."""
    return "".join(text.split())


@pytest.mark.parametrize(("width", "language"), list(product(WIDTHS, Language)))
def test_no_line_is_longer_than_the_screen(width: int, language: Language) -> None:
    assert max(cell_len(line) for line in drawn(ALL, width, language).splitlines()) < width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_tells_the_same(width: int) -> None:
    text = flowed(drawn(ALL, width, ZH))
    for words in (
        "5万个以上",
        "2027年底前",
        "4.27万个",
        "2025-12-31",
        "62%",
        "较序时-13",
        "7300个",
        "完成率85%",
    ):
        assert words in text
    for words in ("欠欠序时", "旧规划前数据", "无所读材料未见数据", "数据陈旧", "单一来源", "双跨平台"):
        assert words in text


def ambiguous(text: str) -> set[str]:
    """Signs of one column here and two there. Nothing stands behind a quote, so there they do no harm."""
    rows = [line for line in text.splitlines() if not line.startswith(" " * 4)]
    return {sign for sign in "".join(rows) if unicodedata.east_asian_width(sign) == "A"}


@pytest.mark.parametrize("width", [80, 100, 140])
def test_in_chinese_no_sign_has_a_width_that_depends_on_the_font(width: int) -> None:
    assert ambiguous(drawn(ALL, width, ZH)) == set()


@pytest.mark.parametrize("width", [80, 100, 140])
def test_in_english_neither(width: int) -> None:
    assert ambiguous(drawn(ALL, width, EN)) == set()


@pytest.mark.parametrize("width", [100, 140])
def test_the_columns_of_a_table_begin_where_their_headings_do(width: int) -> None:
    lines = drawn(ALL, width, ZH).splitlines()
    heading = next(line for line in lines if line.startswith("目标  "))
    first = lines[lines.index(heading) + 1]
    for title, cell in (
        ("目标值", "5万个以上"),
        ("最新数据", "4.27万个"),
        ("目标进度", "▰"),
        ("差距", "7300个"),
        ("状态", "欠 欠"),
    ):
        at = heading.rindex(title) if title == "目标值" else heading.index(title)
        assert cell_len(heading[:at]) == cell_len(first[: first.index(cell)])


def test_the_finding_stands_first() -> None:
    lines = drawn(ALL, 100, EN).splitlines()
    assert (
        lines[2] == "1 of 2 targets have a figure dated after their plan; plans without a date hold 1 more."
    )


@pytest.mark.parametrize(
    ("targets", "english"),
    [
        ([SHARE], "No figure is dated after its plan: 0 of 1 targets have one."),
        (
            [SHARE, assessment(None, observation(as_of=date(2023, 12, 7)), Status.MET_BEFORE_ISSUE)],
            "No figure is dated after its plan: 0 of 2 targets have one; 1 met before being set.",
        ),
    ],
)
def test_the_finding_counts_against_the_plan(targets: Sequence[Assessment], english: str) -> None:
    assert english in drawn(report(*targets), 140, EN)


def test_without_a_baseline_there_is_no_bar() -> None:
    """Attainment is no progress: 90.9 of 100 may not have moved at all."""
    for width in (80, 140):
        text = drawn(report(SHARE), width, EN)
        assert "▰" not in text
        assert "▱" not in text
        assert "Progress" not in text
        assert "89% of target" in text


@pytest.mark.parametrize(
    ("progress", "percent"), [(0.996, "99%"), (1.304, "130%+"), (-0.125, "-13%"), (0.0, "0%")]
)
def test_progress_is_never_rounded_up_and_never_clamped(progress: float, percent: str) -> None:
    verdict = Verdict.MET if progress > 1 else Verdict.NOT_MET
    text = drawn(report(behind(progress=progress, pace=None, verdict=verdict)), 140, EN)
    assert f" {percent} " in text


def test_progress_from_a_bound_is_an_interval() -> None:
    """超4.8万个 of 5万个 from 3万个: at least nine tenths."""
    one = behind(progress=0.9, pace=None, inputs={"progress": [0.9, None]})
    assert "at least 90%" in drawn(report(one), 80, EN)
    assert "90%以上" in drawn(report(one), 80, ZH)


@pytest.mark.parametrize(
    ("bound", "direction", "english"),
    [
        (Bound.EQUAL, "up", "2,000"),
        (Bound.MORE_THAN, "up", "at most 2,000"),
        (Bound.NEARLY, "up", "at least 2,000"),
        (Bound.APPROXIMATE, "up", "about 2,000"),
        (Bound.MORE_THAN, "down", "at least 2,000"),
    ],
)
def test_the_gap_of_a_bound_is_a_bound(bound: Bound, direction: str, english: str) -> None:
    one = assessment(
        target(direction=direction),
        observation(value=48000, bound=bound),
        Status.NO_PACE,
        gap=2000.0,
        verdict=Verdict.CANNOT_TELL,
    )
    assert f"Gap: {english}\n" in drawn(report(one), 80, EN)


def test_the_gap_of_a_chain_of_years_has_no_digits_that_no_source_has() -> None:
    """-13.5 less -9.17501953, four yearly changes multiplied."""
    one = assessment(
        target(),
        observation(),
        Status.BEHIND,
        gap=4.32498047,
        inputs={"parts": [{"value": -2.0}], "p": -9.17501953},
    )
    assert "Gap: 4.32\n" in drawn(report(one), 80, EN)


def test_a_gap_of_nothing_that_is_not_met_says_why() -> None:
    """76% is not over 76%."""
    goal_over = goal("超过76%", 76, "%", bound=Bound.MORE_THAN)
    one = assessment(target(goal=goal_over), observation("76%", 76, "%"), Status.NO_PACE, gap=0.0)
    assert "none, but the goal needs more than 76%" in drawn(report(one), 80, EN)


def test_attainment_is_never_called_a_gap() -> None:
    one = assessment(
        None, observation("5.1万个", 51000), Status.MET, verdict=Verdict.MET, gap=0.0, attainment=1.02
    )
    text = drawn(report(one), 80, EN)
    assert "Latest: 51,000 (5.1万个), 31 Dec 2025, 102% of target\n" in text
    assert "Gap" not in text


def test_a_growth_rate_stands_against_its_goal() -> None:
    one = assessment(
        target(goal=goal("5.5%左右", 5.5, "%", bound=Bound.APPROXIMATE), kind=Kind.GROWTH),
        observation("5.9%", 5.9, "%"),
        Status.MET,
        verdict=Verdict.MET,
        gap=0.0,
        inputs={"difference": 0.4},
    )
    assert "Gap: +0.4 pp\n" in drawn(report(one), 80, EN)


def test_a_publication_date_is_called_one() -> None:
    one = assessment(
        None, observation(as_of_basis=Basis.PUBLISHED), Status.NO_PACE, flags=(Flag.AS_OF_INFERRED,)
    )
    text = drawn(report(one), 80, EN)
    assert "published 31 Dec 2025" in text
    assert "date inferred" not in text  # said once is enough


def test_a_stale_figure_is_dim_and_says_its_date() -> None:
    text = drawn(report(SHARE), 140, EN, color=True)
    assert "\x1b[2m68%" in text
    assert "1 Dec 2024" in text


def test_a_status_is_told_by_mark_and_word_never_by_colour_alone() -> None:
    for status, language in product(Status, Language):
        one = assessment(None, None if status is Status.NO_EVIDENCE else observation(), status)
        plain, coloured = (drawn(report(one), 140, language, color=color) for color in (False, True))
        assert "\x1b" not in plain
        assert "\x1b" in coloured
        mark, word = (label(f"{family}.{status}", language) for family in ("mark", "status"))
        assert flowed(mark + word) in flowed(plain)


def test_a_fall_of_what_should_fall_is_no_fall() -> None:
    """Moving away is 不升反降 for what should rise, 不降反升 for what should fall."""
    up, down = (assessment(target(direction=way), observation(), Status.REGRESSING) for way in ("up", "down"))
    assert "逆 不升反降" in drawn(report(up), 140, ZH)
    assert "逆 不降反升" in drawn(report(down), 140, ZH)


def test_a_quota_tells_its_years() -> None:
    years = (
        YearVerdict(2025, Verdict.MET, Status.MET, 12.0),
        YearVerdict(2026, Verdict.NOT_MET, Status.BEHIND, 7.0),
    )
    one = assessment(target(kind=Kind.QUOTA), observation(), Status.BEHIND, years=years)
    assert "2025 met (12), 2026 behind (7)" in drawn(report(one), 140, EN)


def test_a_status_set_by_hand_leaves_the_computed_one_visible() -> None:
    one = behind(computed_status=Status.WELL_BEHIND, flags=(Flag.OVERRIDDEN,))
    assert "Remarks: status set by hand, computed: well behind" in drawn(report(one), 80, EN)


def test_two_sources_are_counted() -> None:
    one = assessment(None, observation(sources=(source(), source(outlet="另一报"))), Status.NO_PACE)
    assert "2 sources" in drawn(report(one), 80, EN)


def test_what_is_not_found_names_its_words_and_the_neighbours_that_tempt() -> None:
    """The goal itself, found again in an article, is no neighbour."""
    lines = drawn(report(UNFOUND), 100, EN).splitlines()
    at = lines.index("    looked for: 工业互联网平台, 双跨平台")
    assert lines[at + 1 : at + 3] == [
        "    refused: 42,700, 5G base stations: Shandong Province is wider than Qingdao City",
        "",
    ]


def test_many_neighbours_are_cut_off_with_a_count() -> None:
    rejected = [candidate(Reason.PLACE, value=float(value)) for value in range(5)]
    text = drawn(report(assessment(target("x"), rejected=rejected)), 100, EN)
    assert text.count("another place") == 3
    assert "; 2 more in qdtrack show x\n" in text


def test_the_tally_has_no_average_and_names_its_denominator() -> None:
    met = assessment(target("a"), observation(), Status.MET, verdict=Verdict.MET)
    missed = assessment(target("b"), observation(), Status.MISSED)
    text = drawn(report(met, missed, UNFOUND), 140, EN)
    assert "In all 3: no figure in the files read 1, met 1, missed 1; completed 1 of 2 decided" in text


def test_lagging_binding_goals_are_named() -> None:
    binding = behind(target(nature="binding"))
    assert "Binding goals that lag: 5G base stations (behind)" in drawn(report(binding), 140, EN)
    assert "Binding goals" not in drawn(report(behind()), 140, EN)


def test_a_place_that_all_share_stands_once() -> None:
    both = report(behind(), behind(target("other", place=SHANDONG)))
    tables = drawn(report(behind(), SHARE), 140, EN).partition("In all")[0]
    assert (
        "".join(line for line in tables.splitlines() if not line.startswith(" " * 4)).count("Qingdao City")
        == 1
    )
    assert "Shandong Province" in drawn(both, 140, EN)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order.GAP, "5G base stations"),
        (Order.STATUS, "5G base stations"),
        (Order.NAME, "5G base stations"),
    ],
)
def test_another_order_is_one_table(order: Order, first: str) -> None:
    lines = drawn(report(SHARE, behind()), 140, EN, order).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("All targets, by"))
    assert lines[at + 2].startswith(first)


def test_the_footer_counts_what_was_read() -> None:
    assert "as of 30 Jun 2026; profile eurostat; read: files 3, articles 4, figures 50; no problems" in drawn(
        ALL, 140, EN
    )


def test_a_registry_with_errors_is_called_incomplete() -> None:
    broken = report(behind(), problems=[Problem("missing-key", "targets.yaml")])
    assert "INCOMPLETE" in drawn(broken, 80, EN)
    assert "错误1处" in flowed(drawn(broken, 80, ZH))


def test_an_empty_registry_is_valid() -> None:
    assert "The registry holds no target." in drawn(report(), 80, EN)


def test_an_article_cannot_write_on_the_screen() -> None:
    """A quote with an escape sequence and Rich markup in it."""
    one = assessment(target(name_en="[red]x[/red]"), observation("\x1b[2J5万个"), Status.NO_PACE)
    text = drawn(report(one), 80, EN)
    assert "\x1b" not in text
    assert "[red]x[/red]" in text


def test_a_baseline_at_its_goal_has_words_but_no_bar() -> None:
    of = target(baseline=Stated(Quantity(50000, "个"), "5万个", date(2023, 12, 31)))
    one = assessment(of, observation(), Status.NO_PACE, why="why.baseline_is_target")
    assert "the goal is to keep the baseline's value" in drawn(report(one), 80, EN)
