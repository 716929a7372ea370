"""The small picture of a series: when it is drawn, what it says without colour, that it keeps its columns."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from typing import Any

import pytest
from evidences import PROFILE, evidence, series
from factories import assessment, behind, observation, report, target
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from qdtrack.assessment import Profile, assess
from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Evidence, Status
from qdtrack.reporting.sparkline import CELLS, LINES, _Places, sparkline
from qdtrack.reporting.terminal import ReportScreen

EN, ZH = Language.EN, Language.ZH
PATH = [["2023-12-31", 30000.0], ["2027-12-31", 50000.0]]
INPUTS: dict[str, Any] = {"T": 50000.0, "t1": "2027-12-31", "baseline": "stated", "path": PATH}  # Any: JSON


def of(*values: float, inputs: dict[str, Any] | None = None) -> Assessment:  # Any: JSON
    """Figures at the year's ends from 2024 on."""
    found = [
        observation(f"{value:g}个", value, as_of=date(2024 + year, 12, 31))
        for year, value in enumerate(values)
    ]
    return behind(target(), observations=tuple(found), inputs=INPUTS if inputs is None else inputs)


def dots(lines: tuple[str, ...]) -> set[tuple[int, int]]:
    """Column and row of every dot."""
    bits = ((0, 0, 1), (0, 1, 2), (0, 2, 4), (1, 0, 8), (1, 1, 16), (1, 2, 32), (0, 3, 64), (1, 3, 128))
    return {
        (cell * 2 + x, line * 4 + y)
        for line, words in enumerate(lines)
        for cell, sign in enumerate(words)
        for x, y, bit in bits
        if sign != " " and (ord(sign) - 0x2800) & bit
    }


def test_figures_are_joined_and_the_path_is_dotted() -> None:
    """30000, then 35000 and 40000 at the next two year ends, 50000 due two years later: on the path."""
    found = dots(sparkline(of(35000, 40000)))
    columns = {x for x, _ in found}
    half = CELLS
    assert columns >= set(range(half))  # to the last figure without a gap
    assert max(columns) == CELLS * 2 - 1  # the goal at the deadline
    assert len([x for x in columns if x > half]) < half / 2  # from there on dots with gaps between


def test_a_figure_behind_its_path_lies_below_it() -> None:
    found = dots(sparkline(of(31000, 32000)))
    at_last = [y for x, y in found if x == CELLS]
    after = min(y for x, y in found if x > CELLS)
    assert max(at_last) > after


def test_what_falls_goes_down() -> None:
    path = [["2023-12-31", 100.0], ["2027-12-31", 80.0]]
    found = dots(sparkline(of(96, 92, inputs=INPUTS | {"T": 80.0, "path": path})))
    assert (0, 0) in found
    assert (CELLS * 2 - 1, LINES * 4 - 1) in found


@pytest.mark.parametrize(
    ("one", "is_drawn"),
    [
        (of(35000), True),  # the baseline is the other date
        (of(35000, inputs=INPUTS | {"baseline": "zero"}), False),  # that it began from nothing is no figure
        (of(35000, 40000, inputs={}), True),
        (of(35000, inputs={}), False),
        (assessment(), False),
    ],
    ids=["baseline and figure", "zero and figure", "two figures", "one figure", "none"],
)
def test_it_takes_two_dated_values(one: Assessment, is_drawn: bool) -> None:
    assert bool(sparkline(one)) == is_drawn


@settings(max_examples=200, deadline=None)
@given(st.one_of(series(), evidence()), st.dates(date(2025, 1, 1), date(2028, 1, 1)), PROFILE)
def test_every_sign_is_one_column_in_every_font(found: Evidence, as_of: date, profile: Profile) -> None:
    """Blanks and braille, which no terminal widens: East Asian width neutral, never ambiguous."""
    lines = sparkline(assess(found, profile, as_of))
    assert len(lines) in (0, LINES)
    for line in lines:
        assert len(line) <= CELLS
        assert cell_len(line) == len(line)
        assert all(sign == " " or unicodedata.east_asian_width(sign) == "N" for sign in line)


def test_numbers_further_apart_than_any_number_are_placed() -> None:
    """The distance of the two is beyond what a number can hold."""
    far = [(date(2025, 1, 1), -1.5e308), (date(2026, 1, 1), 1.5e308)]
    places = _Places(far)
    assert places.dot(far[0])[1] > places.dot(far[1])[1]


# ---------------------------------------------------------------- in the report


def drawn(width: int, language: Language = EN, *rows: Assessment) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(
            ReportScreen(report(*(rows or (of(35000, 40000),))), rows or (of(35000, 40000),), language)
        )
    return capture.get()


@pytest.mark.parametrize(("language", "head"), [(EN, "Course"), (ZH, "走势")])
def test_from_130_columns_on_the_report_has_pictures(language: Language, head: str) -> None:
    wide, narrow = drawn(130, language), drawn(129, language)
    assert head in wide
    assert any("\u2800" < sign <= "\u28ff" for sign in wide)
    assert head not in narrow
    assert not any("\u2800" <= sign <= "\u28ff" for sign in narrow)


@pytest.mark.parametrize("width", [130, 134, 140, 150, 160, 220])
@pytest.mark.parametrize("language", list(Language))
def test_the_columns_hold_beside_a_picture(width: int, language: Language) -> None:
    """The status of a row with a picture stands under that of one without."""
    other = behind(target("other", name="其他", name_en="Other"))
    lines = drawn(width, language, of(35000, 40000), other).splitlines()
    word = "▾ behind" if language is EN else "欠序时"
    at = {cell_len(line[: line.index(word)]) for line in lines if word in line and cell_len(line) > 100}
    assert len(at) == 1
    assert max(map(cell_len, lines)) < width


def test_without_two_dated_values_there_is_no_column() -> None:
    alone = behind(target(), inputs={})
    assert "Course" not in drawn(160, EN, alone)


def test_the_picture_is_explained_once() -> None:
    text = drawn(140, EN, of(35000, 40000), of(31000, 32000))
    assert text.count("the line joins the figures, the dots are the required path") == 1


def test_a_status_decides_nothing_of_the_picture() -> None:
    """Met or behind: what is drawn are the figures."""
    met = assessment(
        target(),
        observation(),
        Status.MET,
        observations=of(35000, 40000).evidence.observations,
        inputs=INPUTS,
    )
    assert sparkline(met) == sparkline(of(35000, 40000))
