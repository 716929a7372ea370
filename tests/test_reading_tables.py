"""Tables, pasted or of a document: an amount is read with its column and its row, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.lexicon import load_lexicon
from qdtrack.model import Modality
from qdtrack.reading import articles_of, cells, page_of, read_articles
from qdtrack.reading.formats.grid import Cell, rows_of
from qdtrack.tracking import read_corpus


def passages(text: str) -> list[str]:
    """What is read of a table under a headline."""
    page, _ = page_of(f"样市主要指标\n\n{text}\n", "x.txt", "x")
    return [passage.text for article in articles_of(page) for passage in article.passages[1:]]


YEARS = "指标\t2024年\t2025年\n5G基站\t4.27万个\t4.35万个\n智能工厂\t64家\t80家"
READ = [
    "2024年，5G基站 4.27万个",
    "2025年，5G基站 4.35万个",
    "2024年，智能工厂 64家",
    "2025年，智能工厂 80家",
]


def test_every_amount_has_its_column_and_its_row() -> None:
    assert passages(YEARS) == READ


@pytest.mark.parametrize(
    "text",
    [
        YEARS.replace("\t", " | "),
        "\n".join(f"|{row}|" for row in YEARS.replace("\t", "|").split("\n")),
        YEARS.replace("\t", "|").replace("\n", "\n---|---|---\n", 1),
        "\n".join(f"<tr><td>{row}</td></tr>" for row in YEARS.replace("\t", "</td><td>").split("\n")),
        YEARS.replace("\n", "\t\n"),
    ],
    ids=["bars", "bars around", "Markdown", "HTML", "tab at the end"],
)
def test_cells_are_parted_in_several_ways(text: str) -> None:
    assert passages(text) == READ


UNTOLD = {
    "a plan's column": "指标\t2027年任务\n5G基站\t5万个\n智能工厂\t200家",
    "how far a goal is reached": "指标\t目标完成率\n5G基站\t95%\n智能工厂\t80%",
    "a rate of growth's column": "指标\t同比增长\n5G基站\t12%\n工业增加值\t6.5%",
    "a rank's column": "指标\t全省位次\n5G基站\t第2位\n智能工厂\t第3位",
    "several amounts without headings": "5G基站\t4.27万个\t4.35万个\n智能工厂\t64家\t80家",
    "one row alone": "5G基站\t4.27万个\t4.35万个",
    "an empty row under a forecast's heading": "指标\t预计数\n\t\n5G基站\t5万个\n智能工厂\t200家",
    "a column without a heading": "指标\t\t2025年\n5G基站\t4.27万个\t\n智能工厂\t64家\t",
    "bare numbers": "指标（万个）\t2025年\n5G基站\t4.35\n端口\t19",
    "a unit, but no heading": "5G基站（万个）\t4.35\n端口（万个）\t19",
    "a sum over years in brackets": "指标\t单位\t2030年\n造林面积\t万亩\t[20]\n湿地修复\t万亩\t〔3〕",
    "a rank beside the unit": "指标\t单位\t2027年\n5G基站\t万个\t第3\n端口\t万个\t第2",
    "a number that is a code": "指标\t单位\t代码\n5G基站\t个\t01\n端口\t个\t02",
    "a heading with a unit of its own": "指标\t单位\t总投资（亿元）\n地铁\t公里\t200\n公路\t公里\t30",
    "another measure": "指标（单位）\t五年累计\n造林（万亩）\t20\n湿地（万亩）\t3",
    "what was done, without a time": "指标\t单位\t完成值\n5G基站\t万个\t4.35\n端口\t万个\t19",
    "whose it is, behind the unit": "指标\t单位\t单位名\t2026年目标\n工厂\t家\t甲区\t5\n农场\t个\t乙区\t2",
    "no unit in its column": "指标\t单位\t2027年\n综合指数\t—\t80\n评价得分\t\t90",
    "names that count something": "任务\t完成\n建设100家工厂\t80家\n建设30个园区\t9个",
}


@pytest.mark.parametrize("case", UNTOLD)
def test_an_amount_that_is_not_told_is_not_read(case: str) -> None:
    left = [text for text in passages(UNTOLD[case]) if "2025年" not in text]
    assert left == []


def test_one_amount_a_row_needs_no_heading() -> None:
    assert passages("5G基站\t4.35万个\n智能工厂\t80家") == ["5G基站 4.35万个", "智能工厂 80家"]


PLAN = """序号|类别|指标名称|单位|2024年|2027年目标值|属性
1|规模|核心产业规模|亿元|280|≥600|预期性
2||规上企业数量|家|150|300左右|预期性
3|绿色|研发投入强度|%|3.1|3.5—4|约束性
4||单位能耗降低|%|—|[13.5]|约束性"""


def test_the_unit_of_a_row_has_a_column_of_its_own() -> None:
    """A goal's column says so with a colon; a sum over years in brackets is left out."""
    assert passages(PLAN) == [
        "2024年，规模，核心产业规模（亿元）280",
        "2027年目标值：规模，核心产业规模（亿元）≥600",
        "2024年，规模，规上企业数量（家）150",
        "2027年目标值：规模，规上企业数量（家）300左右",
        "2024年，绿色，研发投入强度（%）3.1",
        "2027年目标值：绿色，研发投入强度（%）3.5—4",
    ]


def test_the_unit_of_a_row_stands_behind_its_name() -> None:
    """The rows of a plan are numbered, and lines of one cell part them."""
    text = """指标|2025年|2030年|属性
一、经济
1.研发经费投入增长（%）|9|7以上|预期性
二、民生
2.每千人口拥有3岁以下婴幼儿托位数（个）|4.5|5.5|预期性"""
    assert passages(text) == passages(
        text.replace("一、经济", "|一、经济|").replace("二、民生", "|二、民生|")
    )
    assert passages(text) == [
        "2025年，一、经济，研发经费投入增长（%） 9",
        "2030年，一、经济，研发经费投入增长（%） 7以上",
        "2025年，二、民生，每千人口拥有3岁以下婴幼儿托位数（个） 4.5",
        "2030年，二、民生，每千人口拥有3岁以下婴幼儿托位数（个） 5.5",
    ]


def test_the_goals_of_a_table_are_goals_and_what_was_is_a_fact(tmp_path: Path) -> None:
    text = f"---\ndate: 2025-03-01\n---\n\n青岛市人工智能产业行动方案\n\n{PLAN}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], tmp_path, load_lexicon())
    found = [
        (figure.quote, figure.indicator, figure.modality, figure.quantity.value, figure.quantity.unit)
        for figure in corpus.figures
    ]
    goal, fact = Modality.TARGET, Modality.ACTUAL
    assert found == [
        ("280", "核心产业规模", fact, 28e9, "元"),
        ("≥600", "核心产业规模", goal, 60e9, "元"),
        ("150", "规上企业数量", fact, 150, "家"),
        ("300左右", "规上企业数量", goal, 300, "家"),
        ("3.1", "研发投入强度", fact, 3.1, "%"),
        ("3.5—4", "研发投入强度", goal, 3.5, "%"),
    ]
    assert all(text[f.span.start : f.span.end] == f.quote for f in corpus.figures)


def test_a_goals_column_says_nothing_of_the_next_one(tmp_path: Path) -> None:
    """Nor of the text below: what was completed is a fact."""
    rows = "指标\t年度目标\t完成情况\n智能工厂\t100家\t120家\n农场\t9个\t12个"
    text = f"---\ndate: 2026-01-22\n---\n\n青岛市目标进展\n\n{rows}\n\n全市建成码头3座。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], tmp_path, load_lexicon())
    goal, fact = Modality.TARGET, Modality.ACTUAL
    assert [figure.modality for figure in corpus.figures] == [goal, fact, goal, fact, fact]


def test_a_heading_over_two_columns_holds_for_both() -> None:
    text = "指标\t2024年\t\t2025年\t\n\t目标\t完成\t目标\t完成\n5G基站\t4万个\t4.27万个\t4.5万个\t4.35万个"
    assert passages(text) == [
        "2024年，目标：5G基站 4万个",
        "2024年，完成，5G基站 4.27万个",
        "2025年，目标：5G基站 4.5万个",
        "2025年，完成，5G基站 4.35万个",
    ]


def test_a_name_left_out_below_is_that_above() -> None:
    """A cell over two rows, as a spreadsheet copies it; the next row has a name of its own."""
    text = "地区\t指标\t2025年\n甲市\t5G基站\t1.2万个\n\t智能工厂\t12家\n乙市\t智能工厂\t9家"
    assert passages(text) == [
        "2025年，甲市，5G基站 1.2万个",
        "2025年，甲市，智能工厂 12家",
        "2025年，乙市，智能工厂 9家",
    ]


def test_a_row_of_one_cell_heads_the_rows_below_it() -> None:
    text = "指标\t2025年\n甲市\n智能工厂\t12家\n乙市\n智能工厂\t9家"
    assert passages(text) == ["2025年，甲市，智能工厂 12家", "2025年，乙市，智能工厂 9家"]


def test_a_cell_of_whole_sentences_stands_for_itself() -> None:
    text = "序号\t进展\t单位\n1\t样市已培育智能工厂80家。\t市工信局\n2\t样市已建成农场9个。\t市农业局"
    assert passages(text) == ["样市已培育智能工厂80家。", "样市已建成农场9个。"]


def test_a_sentence_under_a_goals_heading_is_no_fact() -> None:
    assert passages("序号\t年度任务\n1\t培育智能工厂80家。\n2\t建成农场9个。") == []


@pytest.mark.parametrize(
    "text",
    [
        "1.\t样市培育智能工厂80家。\n2.\t样市建成农场9个。",  # numbers of a list
        "\t样市培育智能工厂80家。\n\t样市建成农场9个。",  # indented paragraphs
        "首页 | 新闻 | 政务\n样市培育智能工厂80家。",
    ],
)
def test_text_that_is_no_table_is_read_as_text(text: str) -> None:
    assert any("样市培育智能工厂80家。" in said for said in passages(text))


def test_figures_of_a_table_keep_indicator_place_and_year(tmp_path: Path) -> None:
    """The whole way: a place in the first column is the amount's, its column's year its period."""
    rows = "地区\t指标\t2024年\t2025年\n青岛市\t5G基站\t4.27万个\t4.35万个\n\t智能工厂\t64家\t80家\n"
    text = f"---\nplace: 山东省\ndate: 2026-02-01\n---\n\n{rows}"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], tmp_path, load_lexicon())
    found = [
        (figure.indicator, figure.quantity.value, figure.place.name, str(figure.period.end))
        for figure in corpus.figures
    ]
    assert found == [
        ("5G基站", 42700, "青岛市", "2024-12-31"),
        ("5G基站", 43500, "青岛市", "2025-12-31"),
        ("智能工厂", 64, "青岛市", "2024-12-31"),
        ("智能工厂", 80, "青岛市", "2025-12-31"),
    ]
    assert all(text[f.span.start : f.span.end] == f.quote for f in corpus.figures)


# ---------------------------------------------------------------- laws

NAMES = ("5G基站", "智能工厂", "关键工序数控化率", "甲市", "")
AMOUNTS = ("4.35万个", "80家", "69.4%", "约12座", "3000亿元", "")
HEADS = ("2024年", "2025年", "完成", "目标", "同比", "")
ROW = st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(AMOUNTS), min_size=1, max_size=3))


@given(st.lists(st.sampled_from(HEADS), min_size=3, max_size=3), st.lists(ROW, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_amount_borrows_from_another_row(heads: list[str], rows: list[tuple[str, list[str]]]) -> None:
    """What is read of a row has one amount, which is the row's, and no name but its own or one above it."""
    body = [[name, *amounts] for name, amounts in rows]
    text = "\n".join("\t".join(row) for row in [["指标", *heads], *body])
    page, _ = page_of(f"样市主要指标\n\n{text}\n", "x.txt", "x")
    begins = [page.text.index(text)]
    for line in text.split("\n"):
        begins.append(begins[-1] + len(line) + 1)
    for passage in (passage for article in articles_of(page) for passage in article.passages[1:]):
        row = max(i for i, begin in enumerate(begins) if begin <= passage.offsets[-1])
        amounts = sum(passage.text.count(amount) for amount in set(AMOUNTS) - {""})
        assert amounts < 2
        if not (amounts and " " in passage.text):
            continue
        assert passage.text.rsplit(" ", 1)[1] in body[row - 1][1:]
        own = body[row - 1][0]
        assert not own or f"{own} " in passage.text
        assert "同比" not in passage.text
        columns = zip(heads, body[row - 1][1:], strict=False)
        over = {head for head, amount in columns if passage.text.endswith(f" {amount}")}
        assert ("目标：" in passage.text) <= ("目标" in over)


AMOUNT_CELLS = [
    "4.35万个",
    "80家",
    "69.4%",
    "超过76%",
    "增长12%",
    "≥5万个",
    "约12座",
    "10—12个",
    "3个百分点",
    "1,200亿元",
]
OTHER_CELLS = [
    "5G基站",
    "2025年",
    "1—5月",
    "10G-PON端口",
    "4K用户",
    "12",
    "3.5",
    "第一季度",
    "2027年目标",
    "全覆盖",
    "",
]


@pytest.mark.parametrize("cell", AMOUNT_CELLS)
def test_what_an_amount_is(cell: str) -> None:
    assert cells.is_amount(cell)


@pytest.mark.parametrize("cell", OTHER_CELLS)
def test_what_no_amount_is(cell: str) -> None:
    assert not cells.is_amount(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("70", True), ("≥80", True), ("3—5", True), ("20左右", True)]
    + [(cell, False) for cell in ("2025", "2025年", "[20]", "第3", "—", "5G")],
)
def test_what_lacks_but_its_unit(cell: str, expected: bool) -> None:
    """A year alone is no value."""
    assert cells.is_value(cell) is expected


# ---------------------------------------------------------------- cells to rows


def test_a_cell_over_rows_and_columns_is_said_in_each() -> None:
    heads = [
        Cell(0, 0, "指标", rows=2),
        Cell(0, 1, "2025年", columns=2),
        Cell(1, 1, "目标"),
        Cell(1, 2, "完成"),
    ]
    assert rows_of(heads) == ["指标\t2025年\t2025年", "指标\t目标\t完成"]


def test_an_amount_over_two_rows_is_said_once() -> None:
    assert rows_of([Cell(0, 0, "甲"), Cell(1, 0, "乙"), Cell(0, 1, "80家", rows=2)]) == ["甲\t80家", "乙\t"]


def test_a_row_that_one_cell_fills_is_a_line() -> None:
    assert rows_of([Cell(0, 0, "甲市", columns=2), Cell(1, 0, "工厂"), Cell(1, 1, "12家")]) == [
        "甲市",
        "工厂\t12家",
    ]


def test_the_shipped_articles_hold_no_tables() -> None:
    """Nothing of theirs is read differently since tables are told apart."""
    reading, _ = read_articles([ROOT / "articles"], ROOT)
    assert not any("\t" in page.text or "|" in page.text for page in reading.pages)
