"""What holds for every text: readable characters keep their places, and nothing is raised."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qdtrack.lexicon.loading import table
from qdtrack.reading import articles_of, page_of, words
from qdtrack.reading.normalising import readable

READABLE = {
    "５Ｇ基站\n达到 ４.２ 万个": "5G基站达到4.2万个",
    "增长１２．５％": "增长12.5%",
    "青　岛　市": "青岛市",
    "⻘岛\u200b市": "青岛市",
    "AI Agent 平台": "AI Agent平台",
    "增长 5 %": "增长5%",
    "经(jīng)济(jì)发展(GDP)": "经济发展(GDP)",
    "經（jīng）濟": "經濟",  # Traditional characters stay
    "A&amp;B&nbsp;&lt;3": "A&B <3",
    "增速<5%,份额>3%": "增速<5%,份额>3%",  # no tags
    "<strong>全市</strong>建成": "全市建成",
    "[5G基站](https://x.example)建成": "5G基站建成",
    "1\n2万个": "12万个",
    "R&D经费": "R&D经费",
    "&unknown;": "&unknown;",
    "工业(yi)": "工业(yi)",  # no tone: not pinyin for certain
    "全市 增长": "全市增长",
}


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert readable(text, 0)[0] == READABLE[text]


def test_a_headline_keeps_the_blank_between_its_clauses() -> None:
    assert readable("聚焦高质量 开启新征程", 0, headline=True)[0] == "聚焦高质量 开启新征程"
    assert readable("1 创新平台", 0, headline=True)[0] == "1 创新平台"


def test_offsets_name_the_place_of_each_character() -> None:
    text, places = readable("５Ｇ 基站", 10)
    assert (text, places) == ("5G基站", (10, 11, 13, 14))


@pytest.mark.parametrize("unseen", ["", "\x1b", "\x1b\u200b", "**"])
def test_the_blank_between_two_torn_words_has_the_place_of_the_newline(unseen: str) -> None:
    """A control sign, or a mark of Markdown, stands between the word and the end of its line."""
    text = f"标题\n\n近日，全市发布面向AI{unseen}\rAgent的平台5个。"
    page, _ = page_of(text, "x.md", "x")
    passage = articles_of(page)[0].passages[-1]
    assert passage.text == "近日，全市发布面向AI Agent的平台5个。"
    assert text[passage.offsets[passage.text.index(" ")]] == "\r"


SEPARATORS = "\t\n\r\f |｜<"


def is_same(shown: str, source: str, at: int) -> bool:
    """Whether a shown character is the source's, or its normalised form."""
    if shown == source[at] or shown == unicodedata.normalize("NFKC", source[at]):
        return True
    # A comma parts the names that an amount of a table has, and a row from the line that it goes on with.
    if shown in "， " and (source[at] in SEPARATORS or source[at].isspace()):
        return True
    return source[at] == "&" or (shown == " " and source[at].isspace()) or source[at] in words.RADICALS


SIGNS = [*"。，；：”“（）、●■>|\u200b\x00⻘１％", "\n", "\n\n", "\r\n", "\u3000\u3000", " ", "．5", "1 "]
MARKUP = [
    "# ",
    "## ",
    "### ",
    "- ",
    "---\n",
    "\t",
    "|",
    "指标\t2024年\t2025年\n5G基站\t4.2万个\t4.3万个\n",
    "指标|数量\n基站|4.2万个\n",
    "<p>",
    "</p>",
    "<br>",
    "<strong>",
    "</strong>",
    "&nbsp;",
    "**",
    "[a](b)",
]
WORDS = [
    "全市",
    "建成",
    "5G基站",
    "4.27万个",
    "近日",
    "一、",
    "经(jīng)",
    "2024年7月3日",
    "本报讯 ",
    "数说全市",
    "导读",
]
LINES = [
    "新华社北京7月2日电 ",
    "□晨报记者 ",
    "(编辑:李明)",
    "财经速读",
    "快讯",
    "资料照片",
    "来源：",
    "title: x",
]
PIECES = st.sampled_from([*SIGNS, *MARKUP, *WORDS, *LINES])
PAGES = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)


@given(PAGES)
@example("0A\x1b\r[a](b)")
@example("\t[a](b)\n指标\t2024年\t2025年\n5G基站\t4.2万个\t4.3万个\n")
@example("\t，**\n指标\t2024年\t2025年\n5G基站\t4.2万个\t4.3万个\n")
@example("\t;\r指标\t2024年\t2025年\n5G基站\t4.2万个\t4.3万个\n")
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_every_character_keeps_its_place(text: str) -> None:
    page, _ = page_of(text, "x.md", "x")
    articles = articles_of(page)
    assert len({article.id for article in articles}) == len(articles)
    for article in articles:
        assert page.body <= article.span.start < article.span.end <= len(text)
        for passage in article.passages:
            assert passage.text
            assert len(passage.text) == len(passage.offsets)
            assert all(a < b for a, b in zip(passage.offsets, passage.offsets[1:], strict=False))
            assert article.span.start <= passage.offsets[0]
            assert passage.offsets[-1] < article.span.end
            assert all(map(is_same, passage.text, [text] * len(passage.text), passage.offsets))


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_no_character_belongs_to_two_passages(text: str) -> None:
    """Names in a table aside, which are said with each of its amounts."""
    page, _ = page_of(text.replace("\t", " ").replace("|", " "), "x.md", "x")
    places = [place for a in articles_of(page) for passage in a.passages for place in passage.offsets]
    assert len(places) == len(set(places))


def test_two_pages_pasted_together_keep_their_articles() -> None:
    first = "园区建设\n\n本报讯 全市建成园区3个。(编辑:李明)\n"
    second = "公园开放\n\n□晨报记者 李明\n\n全市开放公园5个。\n"

    def titles(text: str) -> list[str]:
        return [article.title for article in articles_of(page_of(text, "x", "x")[0])]

    assert titles(first + "\n" + second) == titles(first) + titles(second)
    assert titles(second + "\n" + first) == titles(second) + titles(first)


def test_a_long_page_takes_time_in_proportion() -> None:
    """Twenty thousand paragraphs, bullets and torn lines: quadratic reading would not come to an end."""
    text = (
        "全市建成基站\n\n● 数说全市工业\n全市建成5G基站1万个，推动\n" * 5000
        + " " * 20000
        + "。"
        + "[" * 5000
        + "<p " * 5000
    )
    assert articles_of(page_of(text, "x", "x")[0])


# ---------------------------------------------------------------- the lexicon's own examples

Match = Callable[[str], Any]  # Any: a match or a truth value, only its truth is asked
RULES: dict[str, Match] = {
    "bylines": words.BYLINE.match,
    "reporter_ranks": words.BYLINE.match,
    "outlet_ends": words.BYLINE.match,
    "ourselves": words.BYLINE.match,
    "dateline_openers": words.DATELINE.match,
    "dateline_closers": words.DATELINE.match,
    "sign_offs": lambda text: words.SIGN_OFF.search(text) or words.SIGN_OFF_LINE.match(text),
    "endings": words.ENDING.search,
    "section_labels": words.SECTION.match,
    "brief_labels": words.BRIEFS.match,
    "contents_labels": words.CONTENTS.match,
    "boxes": words.BOX.match,
    "caption_ends": words.CAPTION_END.match,
    "caption_credits": words.CAPTION_END.match,
    "caption_starts": words.CAPTION_START.match,
    "date_labels": words.DATE_LABEL.match,
    "issuers": words.ISSUED.match,
    "page_head_words": words.PAGE_HEAD.match,
    "source_labels": words.SOURCE_LABEL.match,
    "original_links": words.ORIGINAL.match,
    "furniture": lambda text: text.strip("【】") in words.FURNITURE,
    "furniture_starts": words.FURNITURE_START.match,
    "breadcrumb_signs": words.BREADCRUMB.match,
    "openers": words.OPENER.match,
    "front_matter_keys": words.KEYS.__contains__,
}


def test_every_word_of_the_pages_table_is_read_by_a_rule() -> None:
    assert set(RULES) | {"radicals"} == set(table("pages"))
    for name, rule in RULES.items():
        for entry in table("pages")[name]:
            assert entry["word"] in entry["example"], entry
            assert rule(entry["example"]), entry


NO_BYLINES = [
    "总书记会见记者代表",
    "记者从会上获悉，全市建成工厂。",
    "本报记者从市工信局获悉",
    "两会首场发布会召开 中外记者 踊跃提问",
]
NO_DATELINES = [
    "新闻发布会消息，全市建成工厂。",
    "本报记者从市局获悉，消息属实。",
    "新华社记者 李明",
    "日报社召开会议。",
]


@pytest.mark.parametrize("text", NO_BYLINES)
def test_no_byline(text: str) -> None:
    assert not words.BYLINE.match(text)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert not words.DATELINE.match(text)
