"""What web pages and Word files hold besides plain paragraphs: tables, notes, changes, text boxes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import lxml.html
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from qdtrack.lexicon.loading import table
from qdtrack.reading import articles_of, cells, page_of, tables, words
from qdtrack.reading.decoding import Decoded
from qdtrack.reading.formats import html_facts, read_docx, read_html, running, signs

LONG = "样市召开全市工业数字化转型工作会议，总结上半年工作，部署下半年任务，各区市和有关部门负责人参加会议。"


def page(body: str, head: str = "") -> list[str]:
    """The lines of a web page's article."""
    read = read_html(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())
    assert isinstance(read, Decoded)
    return [line for line in read.text.splitlines() if line]


# ---------------------------------------------------------------- web pages


def test_runs_of_words_make_one_number() -> None:
    """An editor leaves a tag around every few letters."""
    body = f"<p>{LONG}</p><p><span>开通5G基站4</span><b>.</b><span><font>35</font></span><em>万个</em>。</p>"
    assert page(body)[-1] == "开通5G基站4.35万个。"


def test_a_note_is_no_digit_and_a_power_is_none() -> None:
    body = f"<p>{LONG}</p><p>智能工厂80<sup>2</sup>家，厂房3km<sup>2</sup>、占比76%<sup>[1]</sup>。</p>"
    assert page(body)[-1] == "智能工厂80家，厂房3km²、占比76%。"


def test_a_table_is_rows_and_a_cell_over_rows_stands_in_each() -> None:
    rows = (
        "<tr><th rowspan=2>指标</th><th colspan=2>2025年</th></tr><tr><th>目标</th><th>完成</th></tr>"
        "<tr><td>5G基站</td><td>4.5万个</td><td>4.35<br>万个</td></tr>"
    )
    body = f"<div><p>{LONG}</p><table>{rows}</table><p>以上为快报数。</p></div>"
    assert page(body)[1:] == [
        "指标\t2025年\t2025年",
        "指标\t目标\t完成",
        "5G基站\t4.5万个\t4.35 万个",
        "以上为快报数。",
    ]


def test_nothing_inside_the_article_is_lost() -> None:
    """Short paragraphs, items of lists, captions and bare lines between them."""
    parts = [
        "<p>共80家。</p>",
        "<ul><li>甲区12家；</li><li>乙区9家。</li></ul>",
        "丙区3家。<br>",
        "<blockquote>丁区2家。</blockquote>",
    ]
    body = f"<div class=a><div class=b><p>{LONG}</p>{''.join(parts)}<p>{LONG}</p></div></div>"
    assert page(body) == [LONG, "共80家。", "甲区12家；", "乙区9家。", "丙区3家。", "丁区2家。", LONG]


@pytest.mark.parametrize(
    "unseen",
    [
        '<div style="display: none">样市建成工厂999家。</div>',
        "<script>var a = '样市建成工厂999家。'</script>",
        "<noscript>样市建成工厂999家。</noscript>",
        "<!-- 样市建成工厂999家。 -->",
        '<ul><li><a href="/1">样市建成工厂999家</a> 2025-05-16</li></ul>',
        '<p><a href="/1">上一篇：样市建成工厂999家</a></p>',
        "<nav>样市建成工厂999家。</nav>",
    ],
)
def test_what_a_reader_does_not_see_or_leads_elsewhere_is_no_text(unseen: str) -> None:
    assert all("999" not in line for line in page(f"<div><p>{LONG}</p>{unseen}<p>{LONG}</p></div>"))


def test_the_words_around_a_comment_are_kept() -> None:
    assert page(f"<p>{LONG}</p><p>智能工厂<!-- x -->80家。</p>")[-1] == "智能工厂80家。"


def test_a_linked_word_in_a_sentence_is_a_word() -> None:
    assert page(f'<p>{LONG}</p><p>样市的<a href="/1">智能工厂</a>达到80家，居全省前列。</p>')[-1].startswith(
        "样市的智能工厂达到80家"
    )


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "iso-8859-1"])
def test_what_a_page_declares_is_believed_unless_its_bytes_say_otherwise(declared: str) -> None:
    tag = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    raw = f"<html><head>{tag}</head><p>{LONG}</p></html>"
    for encoding in ("gb18030", "utf-8"):
        read = read_html(raw.encode(encoding))
        if declared.lower().startswith("gb") and encoding == "utf-8":
            continue  # sound GB18030 of other characters: what is declared is believed
        assert isinstance(read, Decoded)
        assert read.text == f"{LONG}\n"


# ---------------------------------------------------------------- Word


def word(make: Callable[[Any], None]) -> list[str]:
    """The lines of a Word file."""
    document = docx.Document()
    make(document)
    held = io.BytesIO()
    document.save(held)
    read = read_docx(held.getvalue())
    assert isinstance(read, Decoded)
    return [line for line in read.text.splitlines() if line]


def xml(inside: str) -> Any:  # Any: an lxml element
    return parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_headings_paragraphs_items_and_tables_stand_in_the_order_of_the_document() -> None:
    def make(document: Any) -> None:
        document.add_heading("样市方案", 0)
        document.add_paragraph("第一段。")
        table = document.add_table(3, 2)
        for row, cells_ in zip(
            table.rows, [("指标", "2025年"), ("5G基站", "4.35万个"), ("", "")], strict=True
        ):
            for cell, text in zip(row.cells, cells_, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        document.add_paragraph("全市新增灯塔工厂1座。", style="List Bullet")
        document.add_paragraph("第二段。")

    assert word(make) == [
        "样市方案",
        "第一段。",
        "指标\t2025年",
        "5G基站\t4.35万个",
        "5G基站\t",
        "- 全市新增灯塔工厂1座。",
        "第二段。",
    ]


def test_changes_are_read_as_they_stand_now() -> None:
    """80 was deleted, 81 inserted; a program that reads the old number reads what was withdrawn."""
    deleted = "<w:del><w:r><w:delText>80</w:delText></w:r></w:del>"
    inside = f"{run('智能工厂')}{deleted}<w:ins>{run('81')}</w:ins>{run('家。')}"
    assert word(lambda document: document.element.body.insert(0, xml(inside))) == ["智能工厂81家。"]


def test_a_raised_number_is_a_note_and_a_raised_two_behind_a_letter_a_power() -> None:
    high = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    inside = run("智能工厂80") + run("2", high) + run("家，厂房3km") + run("2", high) + run("。")
    said = word(lambda document: document.element.body.insert(0, xml(inside)))
    assert said == ["智能工厂80家，厂房3km²。"]


def test_fields_hyperlinks_and_line_breaks() -> None:
    field = "<w:r><w:instrText>PAGE 999</w:instrText></w:r>"
    link = f"<w:hyperlink>{run('智能工厂')}</w:hyperlink>"
    inside = (
        f"{field}{link}{run('80家')}<w:r><w:br/></w:r>{run('农场')}<w:r><w:tab/></w:r>{run('9个')}"
        f"<w:r><w:noBreakHyphen/></w:r>{run('试点')}"
    )
    said = word(lambda document: document.element.body.insert(0, xml(inside)))
    assert said == ["智能工厂80家", "农场 9个-试点"]


def test_content_controls_and_text_boxes_are_read_once() -> None:
    """A text box stands in the file twice, for new and for old programs."""

    def make(document: Any) -> None:
        body = document.element.body
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        control.find(qn("w:sdtContent")).append(xml(run("控件内80家。")))
        body.insert(0, control)
        box = f"<w:txbxContent><w:p>{run('文本框9个。')}</w:p></w:txbxContent>"
        alternate = (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
            "</mc:AlternateContent>"
        )
        body.insert(1, xml(f"{run('框旁的段落。')}<w:r>{alternate}</w:r>"))

    assert word(make) == ["控件内80家。", "框旁的段落。", "文本框9个。"]


# ---------------------------------------------------------------- the lexicon's own examples


def meta(kind: str) -> Callable[[str], object]:
    """Whether a tag of a page is found under the words of one list."""

    def found(example: str) -> object:
        metas = html_facts.metas_of(lxml.html.document_fromstring(f"<html><head>{example}</head></html>"))
        return next(html_facts.named(metas, kind), None)

    return found


def of_table(text: str) -> str:
    """What is read of a table."""
    page, _ = page_of(f"样市主要指标\n\n{text}\n", "x.txt", "x")
    return "\n".join(passage.text for article in articles_of(page) for passage in article.passages[1:])


RULES: dict[str, Callable[[str], object]] = {
    "time_units": lambda example: not cells.is_amount(example),
    "columns_aside": tables.sets_aside,
    "document_titles": words.DOCUMENT_TITLE.fullmatch,
    "unit_columns": lambda example: (
        "（家）" in of_table(f"指标\t{example}\t2025年\n智能工厂\t家\t80\n农场\t个\t9")
    ),
    "years": lambda example: f"{example}，" in of_table(f"指标\t单位\t{example}\n工厂\t家\t80\n农场\t个\t9"),
    "date_ends": lambda example: (
        f"{example}，" in of_table(f"指标\t单位\t{example}\n工厂\t家\t80\n农场\t个\t9")
    ),
    "value_columns": lambda example: (
        example in of_table(f"指标\t单位\t2024年\n\t\t{example}\n工厂\t家\t80\n农场\t个\t9")
    ),
    "goal_columns": lambda example: f"{example}：" in of_table(f"指标\t{example}\n工厂\t80家\n农场\t9个"),
    "until": lambda example: f"{example}：" in of_table(f"指标\t{example}\n工厂\t80家\n农场\t9个"),
    "ages": lambda example: not cells.holds_amount(example),
    "ordinals": lambda example: not cells.is_value(example),
    "page_number_words": running.PAGE_NUMBER.fullmatch,
    "raised_units": lambda example: signs.raised("2", example[:-1]) == "²",
    "title_metas": meta("title_metas"),
    "date_metas": meta("date_metas"),
    "outlet_metas": meta("outlet_metas"),
    "site_metas": meta("site_metas"),
    "url_metas": meta("url_metas"),
    "time_variables": html_facts.VARIABLE.search,
    "outlet_ids": lambda example: (
        lxml.html.fragment_fromstring(example).get("id") in words.entries("outlet_ids")
    ),
}


def test_every_word_of_the_documents_table_is_read_by_a_rule() -> None:
    assert set(RULES) == set(table("documents"))
    for name, rule in RULES.items():
        for entry in table("documents")[name]:
            assert entry["word"] in entry["example"].replace("Page", "page"), entry
            assert rule(entry["example"]), entry
