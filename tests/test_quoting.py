"""Where a number stands in a sentence that has it twice: the mark must not light up another number."""

from __future__ import annotations

import pytest
from factories_goals import article, told

from qdtrack.catalogue import Language
from qdtrack.matching.clauses import clause_of
from qdtrack.model import TextKind, place_of
from qdtrack.reporting import passages


@pytest.mark.parametrize(
    ("sentence", "quote", "lead", "before"),
    [
        ("全市建成充电站20座。", "20座", "", "全市建成充电站"),
        ("地区生产总值增长4.5%左右，力争实现5%。", "5%", "", "地区生产总值增长4.5%左右，力争实现"),
        ("投资115亿元，产值15亿元。", "15亿元", "", "投资115亿元，产值"),
        ("甲增长5%，乙增长5%。", "5%", "", "甲增长"),
        ("甲增长5%，乙增长5%。", "5%", "，乙增长", "甲增长5%，乙增长"),
        ("甲5家，乙、丙分别增长3%、5家。", "5家", "乙、丙分别增长", "甲5家，乙、丙分别增长3%、"),
        ("甲增长5%。", "5%", "不在句中的话", "甲增长"),
        ("增长十五%。", "五%", "", "增长十"),
        ("增长15%。", "5%", "", "增长1"),  # nothing but the end of a longer number: better there than nowhere
    ],
)
def test_where_a_number_stands(sentence: str, quote: str, lead: str, before: str) -> None:
    at = place_of(sentence, quote, lead)
    assert sentence[:at] == before
    assert sentence[at:].startswith(quote)


def test_what_is_not_there_has_no_place() -> None:
    assert place_of("全市建成充电站20座。", "30座") == -1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_mark_is_on_the_number_itself(language: Language) -> None:
    words = "地区生产总值增长4.5%左右，力争实现5%。"
    shown = passages.sentence(words, "5%", TextKind.VERBATIM, language).plain
    assert "4.5%左右，力争实现【5%】" in shown


def test_a_clause_is_that_of_the_number_itself() -> None:
    """新增 of another clause would refuse a figure that has nothing to do with it."""
    found = told(article("2025年，全市新增标杆20家，标杆企业达到20家。"))
    assert [clause_of(one) for one in found] == ["全市新增标杆20家", "标杆企业达到20家"]
