"""`show` beyond its lines: the plot, links, other baselines, why a number is not counted, citations."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from factories import assessment, behind, candidate, observation, source, target
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from qdtrack.catalogue import Language
from qdtrack.model import (
    Assessment,
    Bound,
    Flag,
    Forecast,
    Goal,
    Kind,
    Milestone,
    Observation,
    Quantity,
    Reason,
    Status,
    TextKind,
)
from qdtrack.reporting import links
from qdtrack.reporting.calculation import flags_explained
from qdtrack.reporting.plot import plot
from qdtrack.reporting.target_screen import TargetScreen

EN, ZH = Language.EN, Language.ZH
INPUTS: dict[str, Any] = {  # Any: JSON values
    "p": 42700.0,
    "v0": 30000.0,
    "T": 50000.0,
    "t0": "2023-12-31",
    "t1": "2027-12-31",
    "t": "2025-12-31",
    "baseline": "stated",
    "path": [["2023-12-31", 30000.0], ["2027-12-31", 50000.0]],
}


def drawn(screen: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    return capture.get()


def at(value: float, day: date, **more: Any) -> Observation:  # Any: Observation's fields
    return observation(f"{value:g}个", value, as_of=day, **more)


def series(*observations: Observation, **more: Any) -> Assessment:  # Any: target's fields
    inputs = more.pop("inputs", INPUTS)
    return behind(target(**more), observations=observations, inputs=inputs)


def picture(one: Assessment, width: int = 80, language: Language = EN) -> list[str]:
    found = plot(one, width, language)
    assert found is not None
    return found.plain.splitlines()


def column(lines: list[str], sign: str) -> int:
    (found,) = {line.index(sign) for line in lines[:11] if sign in line}
    return found


# ---------------------------------------------------------------- the plot


def test_a_plot_goes_from_the_baseline_to_the_goal_at_the_deadline() -> None:
    """30000 at the end of 2023, 42700 of 50000 at the end of 2025, due at the end of 2027."""
    lines = picture(series(at(42700, date(2025, 12, 31))))
    assert lines[0].startswith("50,000 |") and lines[0].endswith("*")
    assert lines[10].startswith("30,000 |") and "+" in lines[10]
    assert "2025" in lines[12] and "2027" in lines[12]
    assert lines[-1].strip().split("  ") == [
        "o figure",
        "+ baseline",
        ". required path",
        "* goal, | deadline",
    ]
    first, seen, last = column(lines, "+"), column(lines, "o"), column(lines, "*")
    assert abs((seen - first) / (last - first) - 731 / 1461) < 0.02  # days are spread evenly


def test_a_figure_ahead_of_its_path_stands_above_it() -> None:
    lines = picture(series(at(48000, date(2025, 12, 31))))
    seen = column(lines, "o")
    path = next(row for row, line in enumerate(lines) if line[seen - 1] == ".")
    assert next(row for row, line in enumerate(lines) if "o" in line) < path


@pytest.mark.parametrize(
    ("bound", "sign", "words"),
    [
        (Bound.AT_LEAST, "^", "^ at least so much"),
        (Bound.MORE_THAN, "^", "^ at least so much"),
        (Bound.LESS_THAN, "v", "v at most so much"),
        (Bound.APPROXIMATE, "~", "~ about so much"),
        (Bound.EQUAL, "o", "o figure"),
    ],
)
def test_a_bound_has_an_arrow(bound: Bound, sign: str, words: str) -> None:
    lines = picture(series(at(40000, date(2025, 12, 31), bound=bound)))
    assert any(sign in line.partition("|")[2] for line in lines[:11])
    assert words in lines[-1]


def test_a_milestone_bends_the_path() -> None:
    """31000 by the end of 2024 asks for little at first: the path is low for long."""
    slow = Milestone(Goal("31000个", Quantity(31000, "个")), date(2026, 12, 31))
    first, last = INPUTS["path"]
    inputs = INPUTS | {"path": [first, ["2026-12-31", 31000.0], last]}
    lines = picture(series(at(42700, date(2025, 12, 31)), milestones=(slow,), inputs=inputs))
    assert lines[10].count(".") > 30
    assert sum(line.partition("|")[2].count("+") for line in lines[:11]) == 2
    assert "+ baseline and milestones" in lines[-2]


def test_a_goal_that_falls_ends_low() -> None:
    path = [["2023-12-31", 100.0], ["2027-12-31", 80.0]]
    inputs = INPUTS | {"v0": 100.0, "T": 80.0, "p": 92.0, "path": path}
    lines = picture(series(at(92, date(2025, 12, 31)), inputs=inputs))
    assert "*" in lines[10]
    assert "+" in lines[0]


def test_without_a_path_the_goal_and_the_figures_stand_alone() -> None:
    inputs = {"T": 50000.0, "t1": "2027-12-31"}
    lines = picture(series(at(42700, date(2025, 12, 31)), inputs=inputs))
    assert not any("." in line.partition("|")[2] for line in lines[:11])
    assert lines[0].endswith("*")


@pytest.mark.parametrize(
    "one",
    [
        assessment(),
        behind(observations=(at(42700, date(2025, 12, 31), as_of_basis=None),), inputs=INPUTS),
    ],
    ids=["no figure", "undated"],
)
def test_what_has_no_date_is_not_drawn(one: Assessment) -> None:
    undated = tuple(observation(as_of=None, as_of_basis=None) for _ in one.evidence.observations)
    assert plot(behind(observations=undated, inputs=INPUTS) if undated else one, 80, EN) is None


def test_of_a_year_s_work_only_the_assessed_point_is_drawn() -> None:
    """Figures of several years each begin at nothing: they are no series."""
    years = (at(8, date(2024, 12, 31)), at(4, date(2025, 6, 30)))
    inputs = {
        "T": 10.0,
        "t1": "2025-12-31",
        "path": [["2024-12-31", 0.0], ["2025-12-31", 10.0]],
        "series": [{"at": "2025-06-30", "p": 4.0, "low": 4.0, "high": 4.0}],
    }
    lines = picture(series(*years, kind=Kind.QUOTA, inputs=inputs))
    assert sum(line.partition("|")[2].count("o") for line in lines[:11]) == 1
    assert "2025-03" in lines[12]  # months, where the plot is short


TREND: dict[str, Any] = {  # Any: Forecast's fields
    "value": 45000.0,
    "low": 43000.0,
    "high": 48000.0,
    "eta": None,
    "eta_low": None,
    "eta_high": None,
    "outlook": "unlikely",
    "n": 4,
    "method": "theil_sen",
}


def forecast(**more: Any) -> Assessment:  # Any: Forecast's fields
    inputs = INPUTS | {"forecast": {"values": [["2024-12-31", 33000.0], ["2025-12-31", 36000.0]]}}
    one = series(at(33000, date(2024, 12, 31)), at(36000, date(2025, 12, 31)), inputs=inputs)
    return replace(one, forecast=Forecast(**(TREND | more)))


def test_a_forecast_is_drawn_to_the_deadline_with_its_range() -> None:
    """From the last figure on; at the deadline as wide as its interval, told from the path by its sign."""
    lines = picture(forecast())
    left = max(line.rindex("o") for line in lines[:11] if "o" in line.partition("|")[2])
    signs = [(row, at) for row, line in enumerate(lines[:11]) for at, sign in enumerate(line) if sign == ":"]
    assert min(at for _, at in signs) == left + 1
    last = column(lines, "*")
    assert len({row for row, at in signs if at == last}) == 4  # 43,000 to 48,000 of 30,000 to 50,000
    assert ": forecast" in lines[-1]


def test_a_forecast_without_a_range_is_a_line() -> None:
    lines = picture(forecast(low=None, high=None, method="run_rate"))
    last = column(lines, "*")
    assert sum(line[last : last + 1] == ":" for line in lines[:11]) == 1


def test_a_refused_forecast_is_not_drawn() -> None:
    assert not any(":" in line for line in picture(series(at(42700, date(2025, 12, 31)))))


def test_a_range_has_two_ends() -> None:
    """2%–3%: both stand at the deadline, and their values beside them."""
    inputs = {"T": None, "t1": "2027-12-31", "acceptance": {"low": 2.0, "high": 3.0}}
    lines = picture(series(at(4.2, date(2025, 12, 31)), inputs=inputs))
    assert sum(line.endswith("*") for line in lines[:11]) == 2
    assert {line.split("|")[0].strip() for line in lines[:11]} >= {"2", "3"}


def test_of_a_rate_the_same_is_asked_all_the_time() -> None:
    """增长5%: the goal is a level, not a way."""
    figures = [at(4.8, date(2025, 3, 31)), at(5.2, date(2025, 6, 30))]
    inputs = {"T": 5.0, "t1": "2025-12-31"}
    lines = picture(series(*figures, kind=Kind.GROWTH, inputs=inputs))
    (level,) = [line for line in lines[:11] if "." in line.partition("|")[2]]
    assert level.endswith("*")
    assert not any("+" in line for line in lines[:11])


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", list(Language))
def test_the_whole_picture_fits_the_screen(width: int, language: Language) -> None:
    """Path, milestone, bound, forecast, deadline and goal, at both widths and in both languages."""
    middle = Milestone(Goal("38000个", Quantity(38000, "个")), date(2025, 6, 30))
    first, last = INPUTS["path"]
    inputs = INPUTS | {
        "path": [first, ["2025-06-30", 38000.0], last],
        "forecast": forecast().inputs["forecast"],
    }
    one = series(
        at(33000, date(2024, 12, 31), bound=Bound.MORE_THAN),
        at(36000, date(2025, 12, 31)),
        inputs=inputs,
        milestones=(middle,),
    )
    text = drawn(TargetScreen(replace(one, forecast=Forecast(**TREND)), language), width)
    shown = [line for line in text.splitlines() if line.partition("|")[2] and "|" in line[:14]]
    assert {"o", "^", "+", ".", ":", "*", "|"} <= set("".join(shown))
    assert max(map(cell_len, text.splitlines())) < width


@given(
    values=st.lists(st.floats(0, 1e12), min_size=1, max_size=6),
    days=st.lists(st.dates(date(2000, 1, 1), date(2050, 1, 1)), min_size=6, max_size=6),
    width=st.integers(59, 160),
    language=st.sampled_from(Language),
)
def test_a_plot_keeps_its_width_and_its_signs(
    values: list[float], days: list[date], width: int, language: Language
) -> None:
    """Whatever the numbers: no line too long, and no sign of the plane that a font could widen."""
    lines = picture(series(*map(at, values, days)), width, language)
    assert max(map(cell_len, lines)) <= min(width, 120)
    assert all(line.partition("|")[2].isascii() for line in lines[:11])


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("url", "words", "text", "expected"),
    [
        ("https://e.org/a", "超 5%", TextKind.VERBATIM, "https://e.org/a#:~:text=%E8%B6%85%205%25"),
        ("https://e.org/a", "3-4家", TextKind.VERBATIM, "https://e.org/a#:~:text=3%2D4%E5%AE%B6"),
        ("https://e.org/a", "超5%", TextKind.NOTES, "https://e.org/a"),  # not the source's words
        ("https://e.org/a#s", "超5%", TextKind.VERBATIM, "https://e.org/a#s"),
        ("javascript:alert(1)", "超5%", TextKind.VERBATIM, ""),
        ("https://e.org/\x1b]8;;evil", "超5%", TextKind.VERBATIM, ""),
        ("http://[broken", "超5%", TextKind.VERBATIM, ""),
        ("", "超5%", TextKind.VERBATIM, ""),
    ],
)
def test_a_link_leads_to_the_words_only_where_they_are_the_source_s(
    url: str, words: str, text: TextKind, expected: str
) -> None:
    assert links.target(url, words, text) == expected


def escapes(text: TextKind, *, is_terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=is_terminal, highlight=False, markup=False)
    one = observation(text=text, sources=(source(text=text),))
    console.print(TargetScreen(assessment(None, one, Status.NO_PACE), EN))
    return out.getvalue()


def test_a_terminal_gets_a_link_and_a_pipe_none() -> None:
    assert "]8;" in escapes(TextKind.VERBATIM, is_terminal=True)
    assert "https://example.org/a#:~:text=4.27%E4%B8%87%E4%B8%AA" in escapes(
        TextKind.VERBATIM, is_terminal=True
    )
    assert ":~:text=" not in escapes(TextKind.NOTES, is_terminal=True)
    assert "\x1b" not in escapes(TextKind.VERBATIM, is_terminal=False)


def test_a_line_without_its_address_is_left_alone() -> None:
    assert links.linked(Text("a"), "https://e.org", "5", TextKind.VERBATIM).spans == []


# ---------------------------------------------------------------- the calculation


def test_the_class_from_other_baselines_is_shown() -> None:
    other = {"value": 37000.0, "at": "2023-12-07", "pace": 1.762, "class": "ahead"}
    one = behind(inputs=INPUTS | {"sensitivity": {"baselines": [other]}})
    text = drawn(TargetScreen(one, EN))
    assert "from 37,000 on 7 Dec 2023 instead, pace 1.76, ahead" in text
    assert "改以2023-12-07的3.7万个为基期，进度比为1.76，超序时" in drawn(TargetScreen(one, ZH), 120)


@pytest.mark.parametrize("language", list(Language))
def test_every_flag_is_explained_where_it_stands(language: Language) -> None:
    lines = flags_explained(behind(flags=tuple(Flag)), language)
    assert len(lines) == len(Flag)
    assert all(len(line) > 10 for line in lines)


@pytest.mark.parametrize(
    ("kind", "inputs", "words"),
    [
        (Kind.STOCK, {}, "the share of the way from the baseline to the goal"),
        (Kind.REDUCTION, {}, "the yearly changes multiplied"),
        (Kind.GROWTH, {}, "the rate of the year against the goal"),
        (Kind.GROWTH, {"parts": [1, 2]}, "the geometric mean"),
        (Kind.STOCK, {"operator": "range"}, "how much of the baseline's distance"),
    ],
)
def test_the_formula_is_told_in_words(kind: Kind, inputs: dict[str, Any], words: str) -> None:
    text = drawn(TargetScreen(behind(target(kind=kind), inputs=INPUTS | inputs), EN), 140)
    assert f"Measured by: {words}" in text


def test_refused_figures_stand_by_date() -> None:
    late = candidate(Reason.UNIT, quote="2家", published=date(2025, 5, 1))
    early = candidate(Reason.PLACE, quote="1家", published=date(2023, 5, 1))
    text = drawn(TargetScreen(assessment(rejected=[late, early]), EN))
    assert text.index("【1家】") < text.index("【2家】")
