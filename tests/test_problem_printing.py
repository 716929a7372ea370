"""How a mistake looks on the screen: the caret right under the characters it means."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdtrack.catalogue import Language
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Mark, Problem
from qdtrack.registry import read_text
from qdtrack.registry.source import source_of
from qdtrack.reporting.problems import WIDEST, columns, excerpt, render, visible


def first_problem(text: str) -> Problem:
    return read_text(source_of("targets.yaml", text), load_lexicon())[1][0]


def test_the_form_of_a_problem() -> None:
    problem = first_problem(
        "place: 青岛市\ntargets:\n"
        + "  # 说明\n" * 35
        + "  - id: 5g-base-stations\n    indicator: 5G基站\n    by: 2027\n    goal: 5万坐以上\n"
    )
    assert render(problem, Language.EN) == (
        "targets.yaml:41:13: error[unknown-unit]: the goal of 5g-base-stations is counted in 坐, "
        "a unit that qdtrack does not know\n"
        "   |\n"
        "41 |     goal: 5万坐以上\n"
        "   |              ^^\n"
        "   Did you mean 座? To add a unit, see docs/lexicon.md."
    )


def test_the_form_in_chinese() -> None:
    problem = first_problem("targets: []\nplace: 青岛市\nplace: 济南市\n")
    assert render(problem, Language.ZH) == (
        "targets.yaml:3:1: 错误[duplicate-key]: targets.yaml：`place` 写了两次，第一次在第 2 行\n"
        "  |\n"
        "3 | place: 济南市\n"
        "  | ^^^^^\n"
        "  请只保留一个。"
    )


def test_a_problem_without_a_place() -> None:
    problem = Problem("registry-missing", "targets.yaml", details=MappingProxyType({"path": "targets.yaml"}))
    assert render(problem, Language.EN) == (
        "targets.yaml: error[registry-missing]: there is no registry at targets.yaml\n"
        "   Name another file with --targets, or start one with `qdtrack init`."
    )


def test_a_place_without_its_line() -> None:
    """A file read once and gone since."""
    problem = Problem("no-baseline", "targets.yaml", Mark(3, 9, 8), "", MappingProxyType({"id": "chargers"}))
    assert render(problem, Language.EN).splitlines()[0] == (
        "targets.yaml:3:9: opinion[no-baseline]: chargers has no baseline, so its pace cannot be judged"
    )
    assert "|" not in render(problem, Language.EN)


@pytest.mark.parametrize(
    ("line", "start", "length", "indent", "width"),
    [
        ("goal: 5万坐", 8, 1, 9, 2),  # 万 takes two columns
        ("goal: 5万坐", 6, 3, 6, 5),
        ("“通”: 5", 2, 1, 3, 1),  # the quotation mark, ambiguous, counts one
        ("e\u0301: 5", 2, 1, 1, 1),  # an accent of its own takes none
        ("", 0, 1, 0, 1),  # an empty line still has a caret
        ("abc", 3, 1, 3, 1),  # and so has the end of a line
    ],
)
def test_the_caret_by_display_width(line: str, start: int, length: int, indent: int, width: int) -> None:
    assert excerpt(line, start, length)[1:] == (indent, width)


def test_a_long_line_is_clipped_around_the_caret() -> None:
    line = "说" * 300 + "坐" + "明" * 300
    shown, indent, width = excerpt(line, 300, 1)
    assert columns(shown) <= WIDEST
    assert shown[0] == shown[-1] == "…"
    assert width == 2
    before = next(index for index in range(len(shown)) if columns(shown[:index]) == indent)
    assert shown[before] == "坐"


def test_control_characters_are_seen_and_do_nothing() -> None:
    assert visible("a\x1b[31mb\x00\t\u202ec") == "a␛[31mb␀ <U+202E>c"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(0, 300), st.integers(1, 300)
)
def test_every_excerpt_fits_and_holds_its_caret(line: str, start: int, length: int) -> None:
    shown, indent, width = excerpt(line, start, length)
    assert columns(shown) <= WIDEST + 1  # a caret behind the last column of a full line
    assert width >= 1
    assert indent <= columns(shown)
    assert indent + width <= max(columns(shown), indent + 1)
    assert not any(unicodedata.category(sign) == "Cc" for sign in shown)
