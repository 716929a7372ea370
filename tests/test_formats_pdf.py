"""What a PDF prints, read as a person reads it: columns, headlines, running heads, tables, odd glyphs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from documents import FONT, drawn, pdf_of, ruled_table
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer

from qdtrack.reading import read_articles
from qdtrack.reading.decoding import Decoded
from qdtrack.reading.formats import read_pdf

BODY = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=15, wordWrap="CJK", firstLineIndent=20)
HEAD = ParagraphStyle("head", parent=BODY, fontSize=18, leading=26, firstLineIndent=0, alignment=1)


def text_of(content: bytes) -> str:
    """The text of a PDF."""
    read = read_pdf(content)
    assert isinstance(read, Decoded)
    return read.text


def lines_of(content: bytes) -> list[str]:
    return [line for line in text_of(content).replace("\f", "").splitlines() if line]


def column(x: float, top: float, *lines: str, size: float = 10) -> list[tuple[float, float, float, str]]:
    """Lines of a column under each other."""
    return [(x, top - 15 * i, size, line) for i, line in enumerate(lines)]


LEFT = (
    "　　2025年，样市培育智能工",
    "厂80家，开通5G基站4.35",
    "万个。关键工序数控化率",
    "达到69.4%，数字化研发设",
    "计工具普及率达到88%。样",
)
RIGHT = (
    "市还新增灯塔工厂2座，标",
    "识解析二级节点达到12个",
    "，服务企业3000家。下一",
    "步，样市将建设产业大脑",
    "5个。",
)
WHOLE = "".join((*LEFT, *RIGHT))


def test_two_columns_are_read_one_after_the_other_and_their_sentence_is_one() -> None:
    """The baselines agree, so that a line of the page holds two halves of different sentences."""
    page = drawn((145, 760, 20, "样市工业"), *column(60, 700, *LEFT), *column(200, 700, *RIGHT))
    assert lines_of(page) == ["样市工业", WHOLE.strip("　")]


@pytest.mark.parametrize("title", ["样市", "样市工业数字化转型情况"])
def test_a_headline_over_the_columns_is_read_first(title: str) -> None:
    """Short and in the middle: the left column is left of it, and is read after it all the same."""
    width = len(title) * 20
    page = drawn((188 - width / 2, 760, 20, title), *column(60, 700, *LEFT), *column(200, 700, *RIGHT))
    assert lines_of(page)[0] == title


def test_the_order_in_which_a_file_prints_its_lines_does_not_matter() -> None:
    texts = [(145.0, 760.0, 20.0, "样市工业"), *column(60, 700, *LEFT), *column(200, 700, *RIGHT)]
    by_row = sorted(texts, key=lambda text: -text[1])
    assert lines_of(drawn(*by_row)) == lines_of(drawn(*reversed(texts))) == lines_of(drawn(*texts))


def test_a_sign_that_hangs_over_a_columns_edge_does_not_reach_into_the_next() -> None:
    """Typesetters let a comma stand outside the column: here five points before the next one."""
    hanging = ("样市今年培育的智能工厂达", "到80家，开通的5G基站达到、", "4.35万个，农场达到9个。")
    page = drawn(*column(60, 700, *hanging), *column(195, 700, *RIGHT))
    assert lines_of(page)[0] == "".join(hanging)


def test_articles_side_by_side_keep_their_columns() -> None:
    """Above one article in two columns; below two, each with a headline of its own, parted by a line."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    texts = [
        (145.0, 790.0, 20.0, "样市工业"),
        *column(60, 750, *LEFT),
        *column(200, 750, *RIGHT),
        (80.0, 640.0, 16.0, "样市农业"),
        *column(60, 610, "　　样市建成农场9个。样市", "的粮食产量达到30万吨。"),
        (220.0, 640.0, 16.0, "样市商业"),
        *column(200, 610, "　　样市新开商店70家。样市", "的销售额增长5%。"),
    ]
    for x, y, size, words in texts:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, words)
    canvas.line(50, 665, 330, 665)
    canvas.save()
    assert lines_of(held.getvalue()) == [
        "样市工业",
        WHOLE.strip("　"),
        "样市农业",
        "样市建成农场9个。样市的粮食产量达到30万吨。",
        "样市商业",
        "样市新开商店70家。样市的销售额增长5%。",
    ]


# ---------------------------------------------------------------- what stands on every page


def long_document() -> bytes:
    filler = [Paragraph(f"第{i}项工作按计划推进，各部门分工负责，年底前完成评估。", BODY) for i in range(130)]
    return pdf_of([Paragraph("样市工业", HEAD), *filler, Paragraph("样市培育智能工厂80家。", BODY)])


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    text = text_of(long_document())
    assert text.count("\f") == 3
    assert "样市文件汇编" not in text
    assert "— 2 —" not in text
    assert "第0项工作" in text
    assert "第129项工作" in text


@pytest.mark.parametrize("number", ["3", "- 3 -", "第3页", "第 3 页 共 8 页", "3/8", "Page 3 of 8"])
def test_a_page_number_is_told_by_its_place(number: str) -> None:
    page = drawn((60, 700, 10, "样市培育智能工厂80家。"), (290, 40, 10, number))
    assert lines_of(page) == ["样市培育智能工厂80家。"]


def test_a_number_that_ends_a_text_is_no_page_number() -> None:
    """The last line of a column is 3000, the unit stands on the next page."""
    page = drawn(*column(60, 700, "样市今年服务的中小企业", "数量创下新的纪录，达到", "3000"))
    assert lines_of(page) == ["样市今年服务的中小企业数量创下新的纪录，达到3000"]


def test_the_head_of_a_single_page_says_paper_and_day(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(
        drawn(
            (60, 800, 9, "样市日报　2025年5月16日　星期五　第3版"),
            (60, 760, 20, "样市工业"),
            *column(60, 730, "样市培育智能工厂80家。"),
        )
    )
    (article,) = read_articles([tmp_path], tmp_path)[0].articles
    assert (str(article.published), article.title) == ("2025-05-16", "样市工业")


# ---------------------------------------------------------------- glyphs


def test_a_glyph_printed_twice_to_look_bold_is_one() -> None:
    page = drawn(
        (60, 700, 10, "智能工厂11家。"), (60.3, 700, 10, "智能工厂11家。"), (60, 699.8, 10, "智能工厂11家。")
    )
    assert lines_of(page) == ["智能工厂11家。"]


def test_a_number_set_wide_stays_whole_and_two_cells_stay_two() -> None:
    wide = [(60 + 8.0 * i, 700.0, 10.0, sign) for i, sign in enumerate("4.35")]
    assert lines_of(drawn(*wide)) == ["4.35"]
    assert lines_of(drawn((60, 700, 10, "4"), (78, 700, 10, "35"))) != ["435"]


def test_a_footnotes_number_is_no_digit_of_an_amount() -> None:
    page = drawn(
        (60, 700, 10, "智能工厂80"), (111, 704, 6, "2"), (115, 700, 10, "家，厂房3km"), (172, 704, 6, "2")
    )
    assert lines_of(page) == ["智能工厂80家，厂房3km²"]


def test_radicals_become_characters() -> None:
    assert lines_of(drawn((60, 700, 10, "⻘岛市⼯业"))) == ["青岛市工业"]


def turned(quarters: int, *, page_too: bool) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(600, 600))
    canvas.setFont(FONT, 10)
    canvas.translate(300, 300)
    canvas.rotate(90 * quarters)
    canvas.drawString(-200, 100, "样市培育智能工厂80家，开通5G基站4.35")
    canvas.drawString(-220, 85, "万个。")
    if page_too:
        canvas.setPageRotation(90 * quarters)
    canvas.save()
    return held.getvalue()


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("page_too", [False, True])
def test_a_page_printed_sideways_is_turned(quarters: int, page_too: bool) -> None:
    assert lines_of(turned(quarters, page_too=page_too)) == ["样市培育智能工厂80家，开通5G基站4.35万个。"]


def test_a_slanted_watermark_is_no_text() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.setFont(FONT, 10)
    canvas.drawString(60, 700, "样市培育智能工厂80家。")
    canvas.translate(100, 690)
    canvas.rotate(30)
    canvas.drawString(0, 0, "内部资料999份")
    canvas.save()
    assert lines_of(held.getvalue()) == ["样市培育智能工厂80家。"]


def test_latin_words_are_parted_and_a_hyphen_at_a_lines_end_is_not_kept() -> None:
    page = drawn(
        *column(
            60, 700, "The city opened eighty smart fac-", "tories, a 10G-", "PON line and a light", "house."
        )
    )
    assert lines_of(page) == ["The city opened eighty smart factories, a 10G-PON line and a light", "house."]


# ---------------------------------------------------------------- tables

ROWS = [
    ["类别", "指标", "2024年", "2025年"],
    ["网络", "5G基站", "4.27万个", "4.35万个"],
    ["", "10G-PON端口", "16万个", "19万个"],
    ["转型", "智能工厂", "64家", "80家"],
]
SAID = [
    "类别\t指标\t2024年\t2025年",
    "网络\t5G基站\t4.27万个\t4.35万个",
    "网络\t10G-PON端口\t16万个\t19万个",
    "转型\t智能工厂\t64家\t80家",
]


def test_a_ruled_table_is_rows_of_cells_and_a_cell_over_two_rows_stands_in_both() -> None:
    table = ruled_table(ROWS, ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
    assert lines_of(pdf_of([Paragraph("样市指标", HEAD), table])) == ["样市文件汇编", "样市指标", *SAID]


def test_a_table_without_lines_is_told_by_its_columns_of_numbers() -> None:
    rows = [row[1:] for row in ROWS]
    texts = [
        (60 + 120 * i, 700 - 20 * j, 10, cell) for j, row in enumerate(rows) for i, cell in enumerate(row)
    ]
    assert lines_of(drawn(*texts)) == ["\t".join(row) for row in rows]


def test_a_table_that_a_page_cuts_keeps_its_headings() -> None:
    """The rows of the second page follow those of the first without a gap."""
    rows = [ROWS[0], *[[f"第{i}类", f"第{i}种工厂", f"{i}家", f"{i + 1}家"] for i in range(60)]]
    text = text_of(pdf_of([Paragraph("样市指标", HEAD), ruled_table(rows)]))
    assert "\n\f第" in text
    assert "\n\n\f" not in text


def test_a_frame_around_columns_is_no_table() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.setFont(FONT, 10)
    canvas.grid([50, 190, 340], [100, 720])
    for x, y, size, words in [*column(60, 700, *LEFT * 9), *column(200, 700, *RIGHT * 9)]:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, words)
    canvas.save()
    text = text_of(held.getvalue())
    assert "\t" not in text
    assert "关键工序数控化率达到69.4%，数字化研发设计工具普及率达到88%" in text


def test_an_underline_parts_no_sentence() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.setFont(FONT, 10)
    for x, y, _, words in column(60, 700, *LEFT):
        canvas.drawString(x, y, words)
        canvas.line(x, y - 2, x + canvas.stringWidth(words), y - 2)
    canvas.save()
    assert lines_of(held.getvalue()) == ["".join(LEFT).strip("　")]


def test_an_empty_page_between_keeps_the_count() -> None:
    story = [Paragraph("样市培育智能工厂80家。", BODY), PageBreak(), Spacer(1, 1), PageBreak()]
    text = text_of(pdf_of([*story, Paragraph("样市建成农场9个。", BODY)]))
    assert text.count("\f", 0, text.index("农场")) == 2
