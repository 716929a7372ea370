"""What holds for every text: quotes stand where they should, nothing is raised, numbers survive spelling."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from corpus_cases import read_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.extraction import extract
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Figure
from qdtrack.reading import articles_of, page_of

FRONT = "---\ndate: 2026-05-22\nplace: 青岛市\n---\n"
SENTENCES = tuple(case.text.strip() for case in read_corpus() if not case.spelling and "\n" not in case.text)
NUMERALS = [
    "3",
    "4.27",
    "１２",
    "1,200",
    "三",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "分之",
    "成",
    "半",
    "数",
    "几",
    "多",
    "余",
]
UNITS = [
    "个",
    "家",
    "%",
    "％",
    "个百分点",
    "千瓦",
    "微克/立方米",
    "元",
    "倍",
    "位",
    "吨/日",
    "年",
    "月",
    "日",
    "强",
]
SIGNS = [
    "，",
    "。",
    "、",
    "；",
    "—",
    "～",
    "-",
    "/",
    "（",
    "）",
    "《",
    "》",
    "“",
    "\n",
    "\n\n",
    " ",
    ".",
    "★",
    "０",
    "&nbsp;",
]
WORDS = [
    "全市",
    "青岛",
    "2025年",
    "今年1",
    "到2027年",
    "超过",
    "近",
    "分别",
    "以上",
    "增长",
    "占",
    "5G",
    "从",
    "到",
    "第",
    "每",
    "經濟",
]
TEXTS = st.lists(st.sampled_from([*NUMERALS, *UNITS, *SIGNS, *WORDS]) | st.text(max_size=3), max_size=40).map(
    "".join
)
LAW = settings(max_examples=300, deadline=None)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of every article on a page with this text."""
    found: list[Figure] = []
    for article in articles_of(page_of(text, "x.txt", "x")[0]):
        figures, problems = extract(article, load_lexicon())
        assert not problems
        found.extend(figures)
    return tuple(found)


@given(TEXTS)
@LAW
def test_every_quote_stands_at_its_span(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.span.start : figure.span.end] == figure.quote
        assert figure.quote.strip()


@given(TEXTS)
@LAW
def test_figures_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = [figure.span for figure in figures_in(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
@LAW
def test_a_value_is_a_finite_magnitude(text: str) -> None:
    for figure in figures_in(text):
        high = figure.quantity.high
        assert math.isfinite(figure.quantity.value)
        assert figure.quantity.value >= 0
        assert high is None or (math.isfinite(high) and high >= figure.quantity.value)
        assert figure.quantity.step > 0


@given(st.text(max_size=80))
@LAW
def test_no_text_raises(text: str) -> None:
    figures_in(text)


DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """12600 as 一万二千六百, for 1 to 99999999."""
    high, low = divmod(number, 10000)
    if high:
        rest = f"零{_below_ten_thousand(low)}" if 0 < low < 1000 else _below_ten_thousand(low)
        return f"{_below_ten_thousand(high)}万{rest}"
    return _below_ten_thousand(low)


def _below_ten_thousand(number: int) -> str:
    said, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + unit
        zero = digit == 0
    return said.removeprefix("一") if said.startswith("一十") else said


@pytest.mark.parametrize(
    ("number", "said"),
    [(10, "十"), (105, "一百零五"), (12600, "一万二千六百"), (200300, "二十万零三百"), (31, "三十一")],
)
def test_the_speller_spells_as_people_do(number: int, said: str) -> None:
    assert chinese(number) == said


SPELLINGS: dict[str, Callable[[int], str]] = {
    "ascii": str,
    "thousands": "{:,}".format,
    "full width": lambda number: str(number).translate({ord("0") + d: ord("０") + d for d in range(10)}),
    "chinese": chinese,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(number=st.integers(min_value=3, max_value=99_999_999))
@settings(max_examples=150, deadline=None)
def test_a_number_spelled_and_read_is_the_same_number(spelling: str, number: int) -> None:
    """From three on: 一个 is mostly an article and no count, and two is 两."""
    said = SPELLINGS[spelling](number)
    (figure,) = figures_in(f"{FRONT}截至目前，全市累计建成充电桩{said}个，运行平稳。")
    assert figure.quantity.value == number
    assert figure.quantity.unit == "个"


@given(hundredths=st.integers(min_value=1, max_value=999_999), scale=st.sampled_from(["万", "亿", "万亿"]))
@LAW
def test_a_scaled_number_is_multiplied_out(hundredths: int, scale: str) -> None:
    number = f"{hundredths / 100:.2f}"
    (figure,) = figures_in(f"{FRONT}2025年，全市实现产值{number}{scale}元，好于预期。")
    worth = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert figure.quantity.value == pytest.approx(hundredths * worth / 100, rel=1e-12)
    assert figure.quantity.unit == "元"


def _page(*texts: str) -> str:
    """Each text an article of its own."""
    return FRONT + "".join(f"# 第{'一二三'[n]}则消息\n\n本报讯 {text}\n\n" for n, text in enumerate(texts))


def _first(figures: tuple[Figure, ...], text: str) -> list[Figure]:
    """The figures of the page's first article, its number left aside."""
    end = text.index("# 第二则消息") if "# 第二则消息" in text else len(text)
    return [replace(figure, article="") for figure in figures if figure.span.start < end]


@given(one=st.sampled_from(SENTENCES), other=st.sampled_from(SENTENCES))
@LAW
def test_an_article_after_it_changes_no_figure_of_the_first(one: str, other: str) -> None:
    alone, both = _page(one), _page(one, other)
    assert _first(figures_in(both), both) == _first(figures_in(alone), alone)


@given(text=st.sampled_from(SENTENCES))
@LAW
def test_an_article_repeated_says_the_same_again(text: str) -> None:
    page = _page(text, text)
    figures = figures_in(page)
    half = len(figures) // 2
    assert [f.quote for f in figures[:half]] == [f.quote for f in figures[half:]]
    same = [replace(f, article="", span=figures[0].span, title="") for f in figures]
    assert same[:half] == same[half:]
