"""`qdtrack show --why` and `--cite`: why a number is not counted, and the sources alone."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from factories import QINGDAO, assessment, candidate, figure, observation, source
from rich.console import Console, RenderableType

from qdtrack.catalogue import Language
from qdtrack.model import (
    Reason,
    Status,
    TextKind,
)
from qdtrack.reporting.citing import citations
from qdtrack.reporting.why import WhyScreen, render, why

EN, ZH = Language.EN, Language.ZH


def drawn(screen: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    return capture.get()


# ---------------------------------------------------------------- --why


EIGHT = candidate(
    Reason.TERM, "term.other", details={"found": "可持续灯塔工厂", "wanted": "灯塔工厂"}, quote="8座", value=8
)


def asked(words: str, language: Language = EN, **more: Any) -> str:  # Any: assessment's fields
    one = assessment(None, observation("5座", 5), Status.NO_PACE, rejected=[EIGHT], **more)
    others = [figure("108座", 108, indicator="桥梁", place=QINGDAO), figure("9.8座", 9.8, indicator="")]
    answer = why(one, words, [*others, EIGHT.figure])
    return drawn(WhyScreen(answer, one, language))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8座", "[term]"),
        ("８ 座", "[term]"),  # full width, with a blank
        ("5座", "5座: counted for 5G base stations"),
        ("108座", "108座 (Qingdao City): names another indicator, 桥梁"),
        ("9.8座", "9.8座 (Qingdao City): the sentence names no indicator that could be read"),
        ("7座", "No such number in the files read: 7座"),
        ("", "No such number in the files read"),
    ],
)
def test_why_a_number_is_not_counted(words: str, expected: str) -> None:
    assert expected in asked(words)


def test_a_number_is_not_found_inside_another() -> None:
    """8座 is no part of 108座 or 9.8座."""
    text = asked("8座")
    assert "108座" not in text
    assert "9.8座" not in text


def test_the_answer_in_chinese_has_its_quote() -> None:
    text = asked("8座", ZH)
    assert "“可持续灯塔工厂”不是“灯塔工厂”" in text
    assert "“全市5G基站达到【8座】。”" in text


def test_why_in_json() -> None:
    one = assessment(None, observation("5座", 5), Status.NO_PACE, rejected=[EIGHT])
    answer = json.loads(render(why(one, "8座", [figure("8座", 8, indicator="桥梁")]), one, EN))
    assert [entry["reason"] for entry in answer["refused"]] == ["term"]
    assert answer["counted"] == []


# ---------------------------------------------------------------- --cite


def test_a_source_is_cited_in_a_line() -> None:
    one = assessment(None, observation(), Status.NO_PACE)
    assert citations(one, EN) == (
        "42,700, 31 Dec 2025. 样报: 通信业这一年, 13 Dec 2024. https://example.org/a\n"
    )
    assert citations(one, ZH) == (
        "4.27万个，2025-12-31。样报：《通信业这一年》，2024-12-13。https://example.org/a\n"
    )


def test_a_note_is_cited_as_a_note_and_its_title_is_no_headline() -> None:
    one = assessment(None, observation(text=TextKind.NOTES), Status.NO_PACE)
    line = citations(one, EN)
    assert "from our note articles/2024-12-13.txt" in line
    assert "通信业这一年" not in line


def test_every_source_has_its_line() -> None:
    sources = (source(), source(outlet="", url="", title="", path="articles/b.txt"))
    lines = citations(assessment(None, observation(sources=sources), Status.NO_PACE), ZH).splitlines()
    assert lines[1] == "4.27万个，2025-12-31。2024-12-13。articles/b.txt"
    assert citations(assessment(), EN) == ""
