"""Documents made from our own articles: the same text as a web page of several kinds, as PDF, as a Word file.

original(Path("articles/2025/2025-05-16-digital-qingdao.md")) -> Original("数字青岛…", ("青岛市公布……", ...))
"""

from __future__ import annotations

import codecs
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from qdtrack.extraction import extract
from qdtrack.lexicon import load_lexicon
from qdtrack.reading import read_articles

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "articles").rglob("*.md"))

FONT = "STSong-Light"  # one of the fonts that every PDF program knows: nothing to embed
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass(frozen=True, slots=True)
class Original:
    """One of our articles: its headline and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *self.paragraphs]) + "\n"


def original(path: Path) -> Original:
    """The headline and the paragraphs of a shipped article."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    title = next(line.removeprefix("title: ") for line in front.splitlines() if line.startswith("title: "))
    return Original(title.strip('"'), tuple(part.strip() for part in body.split("\n\n") if part.strip()))


# ---------------------------------------------------------------- web pages


def government_page(one: Original, day: str = "2025-05-16", outlet: str = "样报") -> str:
    """A page as government sites print it: meta tags, its date, links with numbers in them, a foot."""
    body = "".join(f'<p style="text-indent: 2em;">　　{escape(p)}</p>\n' for p in one.paragraphs)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8">
<title>{escape(one.title)}_样市人民政府</title>
<meta name="ArticleTitle" content="{escape(one.title)}">
<meta name="PubDate" content="{day} 09:30:00">
<meta name="ContentSource" content="{outlet}">
<meta name="SiteName" content="样市人民政府">
<style>.nav {{ color: red }}</style>
<script>var pages = 120; function go() {{ return "全市建成工厂999家。"; }}</script>
</head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">政务服务</a></li><li><a href="/c">政民互动</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/z">政策解读</a></div>
<div class="content">
<h1>{escape(one.title)}</h1>
<div class="info"><span>发布时间：{day}</span> <span>来源：{outlet}</span> <span>浏览次数：1203</span>
<span>字号：<a>大</a> <a>中</a> <a>小</a></span></div>
<div class="TRS_Editor">
{body}</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
</div>
<div class="related"><h3>相关链接</h3><ul>
<li><a href="/1">样市新增智能工厂777家</a> <span>2025-05-01</span></li>
<li><a href="/2">样市5G基站达到888万个</a> <span>2025-04-01</span></li></ul></div>
<div class="footer"><p>主办：样市人民政府办公室　网站标识码：3700000001</p>
<p>备案序号：样ICP备05000001号　联系电话：0530-8500000</p></div>
</body></html>"""


def newspaper_page(one: Original, day: str = "2025年05月16日", outlet: str = "样市日报") -> str:
    """An article of an electronic newspaper: laid out with tables, old tags, the paper's pages beside it."""
    body = "".join(f"<P>　　{escape(p)}</P>" for p in one.paragraphs)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{outlet}数字报-{escape(one.title)}</title></head>
<body><table width="1000" border="0"><tr><td class="left" width="300">
<table><tr><td>第01版：要闻</td></tr><tr><td>第02版：综合</td></tr><tr><td>第03版：经济</td></tr></table>
<ul><li><a href="content_1.htm">样市出台新政支持企业</a></li>
<li><a href="content_2.htm">全市新增就业99万人</a></li></ul>
</td><td class="right">
<table><tr><td>{outlet}</td><td>{day} 星期五</td>
<td><a href="../">上一期</a> <a href="../">下一期</a></td></tr></table>
<table><tr><td class="font01" align="center"><strong>{escape(one.title)}</strong></td></tr>
<tr><td><div id="ozoom"><founder-content>{body}</founder-content></div></td></tr></table>
<table><tr><td><a href="content_2.htm">上一篇</a></td><td><a href="content_4.htm">下一篇</a></td></tr></table>
</td></tr></table></body></html>"""


def account_page(one: Original) -> str:
    """An article of a public account: sections within sections, each run of words a span of its own."""
    body = "".join(
        '<section style="margin:0"><section><section data-tools="x"><p>'
        + "".join(f'<span leaf="">{escape(p[i : i + 7])}</span>' for i in range(0, len(p), 7))
        + "</p></section></section></section>"
        for p in one.paragraphs
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta property="og:title" content="{escape(one.title)}">
<meta property="og:url" content="https://news.example/s/abc">
</head><body><div id="js_article" class="rich_media">
<h1 class="rich_media_title" id="activity-name"> {escape(one.title)} </h1>
<div id="meta_content"><a id="js_name">  样市发布  </a><em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">{body}</div>
<div class="rich_media_tool"><span>阅读 1.2万</span><span>赞 300</span></div></div>
<script>var msg_title = 'x'; var ct = "1747353600"; var nickname = htmlDecode("样市发布");</script>
</body></html>"""


def bare_page(one: Original) -> str:
    """The text and nothing else, lines broken by <br>."""
    lines = "<br>\n<br>\n".join(f"　　{escape(p)}" for p in one.paragraphs)
    title = escape(one.title)
    return f"<html><head><title>{title}</title></head><body><h2>{title}</h2><div>{lines}</div></body></html>"


# ---------------------------------------------------------------- PDF


def pdf(one: Original, columns: int = 1, *, size: float = 10.5, **more: object) -> bytes:
    """A PDF in columns, with a running head and page numbers. ``more`` goes to reportlab (encrypt)."""
    body = ParagraphStyle(
        "body", fontName=FONT, fontSize=size, leading=size * 1.5, wordWrap="CJK", firstLineIndent=2 * size
    )
    head = ParagraphStyle("head", parent=body, fontSize=18, leading=26, firstLineIndent=0, alignment=1)
    story: list[Flowable] = [Paragraph(escape(p), body) for p in one.paragraphs]
    return pdf_of([Paragraph(escape(one.title), head), *story], columns, **more)


def pdf_of(story: Sequence[Flowable], columns: int = 1, **more: object) -> bytes:
    """A PDF of these paragraphs and tables."""
    held = io.BytesIO()
    width, height = A4
    gap = 16
    wide = (width - 100 - (columns - 1) * gap) / columns
    frames = [Frame(50 + i * (wide + gap), 60, wide, height - 130, 0, 0, 0, 0) for i in range(columns)]

    def around(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(50, height - 40, "样市文件汇编")
        canvas.drawCentredString(width / 2, 30, f"— {canvas.getPageNumber()} —")

    document = BaseDocTemplate(held, pagesize=A4, **more)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    document.build(list(story))
    return held.getvalue()


def ruled_table(rows: Sequence[Sequence[str]], *styles: tuple[object, ...]) -> Table:
    """A table for a PDF, all its cells ruled."""
    style = [("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, "black"), *styles]
    return Table([list(row) for row in rows], style=style)


def drawn(*texts: tuple[float, float, float, str]) -> bytes:
    """A PDF of one page with texts at x, y (from below) in a size each."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for x, y, size, text in texts:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return held.getvalue()


# ---------------------------------------------------------------- Word


def word(one: Original) -> bytes:
    """A Word file: the headline a title, each paragraph a paragraph."""
    document = docx.Document()
    document.add_heading(one.title, 0)
    for paragraph in one.paragraphs:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_table(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A Word file: a headline, and below it a table."""
    document = docx.Document()
    document.add_heading(title, 0)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def pdf_table(title: str, rows: Sequence[Sequence[str]], *, is_ruled: bool = True) -> bytes:
    """A PDF: a headline, and below it a table with a line around each cell, or with none."""
    head = ParagraphStyle("head", fontName=FONT, fontSize=16, leading=26)
    plain = Table([list(row) for row in rows], style=[("FONT", (0, 0), (-1, -1), FONT, 9)])
    return pdf_of([Paragraph(escape(title), head), ruled_table(rows) if is_ruled else plain])


def page_table(title: str, rows: Sequence[Sequence[str]]) -> str:
    """A page of the web: a headline, and below it a table."""
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>{escape(title)}</h1><table>{cells}</table></body></html>"


# A name, the suffix of its file, and what makes the bytes of a title and a table.
TABLES: Mapping[str, tuple[str, Callable[[str, Sequence[Sequence[str]]], bytes]]] = {
    "tabs": (".txt", lambda title, rows: f"{title}\n\n{_lines(rows, chr(9))}\n".encode()),
    "Markdown": (".md", lambda title, rows: f"# {title}\n\n{_lines(rows, ' | ')}\n".encode()),
    "web page": (".html", lambda title, rows: page_table(title, rows).encode()),
    "Word": (".docx", word_table),
    "PDF, ruled": (".pdf", pdf_table),
    "PDF, without lines": (".pdf", lambda title, rows: pdf_table(title, rows, is_ruled=False)),
}


def _lines(rows: Sequence[Sequence[str]], between: str) -> str:
    return "\n".join(between.join(row) for row in rows)


# ---------------------------------------------------------------- all of them

# A name, the suffix of its file, and what makes its bytes.
FORMATS: Mapping[str, tuple[str, Callable[[Original], bytes]]] = {
    "text": (".txt", lambda one: one.text.encode()),
    "text with a byte-order mark": (".txt", lambda one: codecs.BOM_UTF8 + one.text.encode()),
    "text in GBK": (".txt", lambda one: one.text.encode("gb18030")),
    "text in UTF-16": (".txt", lambda one: one.text.encode("utf-16")),
    "Markdown": (".md", lambda one: one.text.encode()),
    "government page": (".html", lambda one: government_page(one).encode()),
    "government page in GBK": (
        ".htm",
        lambda one: government_page(one).replace("utf-8", "gb2312").encode("gb18030"),
    ),
    "newspaper page": (".html", lambda one: newspaper_page(one).encode()),
    "public account": (".html", lambda one: account_page(one).encode()),
    "bare page": (".html", lambda one: bare_page(one).encode()),
    "PDF": (".pdf", pdf),
    "PDF in two columns": (".pdf", lambda one: pdf(one, 2)),
    "PDF in three columns": (".pdf", lambda one: pdf(one, 3)),
    "Word": (".docx", word),
}

Reading = Counter[tuple[object, ...]]


def figures_of(file: Path) -> Reading:
    """What is read from a file: value, unit, bound, indicator and place of each figure.

    Each quote is checked to be the file's text at its place.
    """
    reading, _ = read_articles([file], file.parent)
    found: Reading = Counter()
    for article in reading.articles:
        for figure in extract(article, load_lexicon())[0]:
            assert article.source[figure.span.start : figure.span.end] == figure.quote
            amount = figure.quantity
            found[amount.value, amount.unit, amount.bound.code, figure.indicator, figure.place.name] += 1
    return found


def written(one: Original, kind: str, folder: Path) -> Path:
    """A file of one of FORMATS in a folder."""
    suffix, make = FORMATS[kind]
    file = folder / f"document{suffix}"
    file.write_bytes(make(one))
    return file
