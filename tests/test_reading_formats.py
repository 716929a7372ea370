"""The same text in every format gives the same figures; a document's own words stand in for front matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from documents import (
    ARTICLES,
    FORMATS,
    Original,
    account_page,
    drawn,
    figures_of,
    government_page,
    newspaper_page,
    original,
    pdf,
    word,
    written,
)
from typer.testing import CliRunner

from qdtrack.cli.application import application
from qdtrack.model import DateOrigin
from qdtrack.reading import read_articles

SAMPLE = ARTICLES[::9]
PLAN = Original(
    "样市工业互联网方案",
    (
        "近日，样市印发工业互联网方案。",
        "到2027年，全市开通5G基站力争达到5万个以上，关键工序数控化率超过76%。",
        "2025年，全市培育智能工厂80家，其中国家级12家。",
    ),
)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_figures_of_the_plain_text(kind: str, tmp_path: Path) -> None:
    """Every ninth of our articles; `python -m bench.formats` reads all of them."""
    for path in SAMPLE:
        one = original(path)
        plain = figures_of(written(one, "text", tmp_path))
        assert figures_of(written(one, kind, tmp_path)) == plain, path.name
    assert len(SAMPLE) > 12


# ---------------------------------------------------------------- what a document says of itself


def article_of(name: str, content: bytes, folder: Path, beside: str = ""):  # type: ignore[no-untyped-def]  # Article
    (folder / name).write_bytes(content)
    if beside:
        (folder / f"{name}.yaml").write_text(beside, encoding="utf-8")
    reading, problems = read_articles([folder], folder)
    assert problems == ()
    (article,) = reading.articles
    return article


def test_a_government_page_says_title_date_and_outlet(tmp_path: Path) -> None:
    article = article_of("页.html", government_page(PLAN).encode(), tmp_path)
    assert (article.title, article.outlet) == ("样市工业互联网方案", "样报")
    assert (article.published, article.published_origin) == (date(2025, 5, 16), DateOrigin.DOCUMENT)


def test_a_public_account_keeps_its_time_in_a_script(tmp_path: Path) -> None:
    """1747353600 is midnight of 16 May 2025 in UTC, eight in the morning in China."""
    article = article_of("页.html", account_page(PLAN).encode(), tmp_path)
    assert (article.title, article.outlet) == ("样市工业互联网方案", "样市发布")
    assert (article.published, article.url) == (date(2025, 5, 16), "https://news.example/s/abc")


def test_a_newspaper_page_prints_its_day_beside_the_article(tmp_path: Path) -> None:
    article = article_of("页.html", newspaper_page(PLAN).encode(), tmp_path)
    assert (article.title, article.published) == ("样市工业互联网方案", date(2025, 5, 16))


PAGE = (
    "<html><head>{head}</head><body><h1>样市工业运行</h1>{above}<p>样市培育智能工厂80家。</p></body></html>"
)
SAID = {
    "label": ("", "<div>发布日期：2025-05-16 10:00</div>"),
    "label with slashes": ("", "<div>发布时间：2025/5/16</div>"),
    "date line": ("", "<div>2025年5月16日 10:00</div>"),
    "published_time": ('<meta property="article:published_time" content="2025-05-16T10:00:00+08:00">', ""),
    "json-ld": ('<script type="application/ld+json">[{"datePublished": "2025-05-16"}]</script>', ""),
    "time": ("", '<time datetime="2025-05-16">5月16日</time>'),
    "canonical link": ('<link rel="canonical" href="https://a.example/202505/t20250516_9.shtml">', ""),
    "saved from": ("<!-- saved from url=(0038)http://a.example/2025/0516/c1-2.html -->", ""),
    "url meta": ('<meta name="Url" content="http://a.example/2025-05/16/content_3.htm">', ""),
}


@pytest.mark.parametrize("said", SAID)
def test_the_day_that_a_page_says_it_appeared(said: str, tmp_path: Path) -> None:
    head, above = SAID[said]
    article = article_of("页.html", PAGE.format(head=head, above=above).encode(), tmp_path)
    assert article.published == date(2025, 5, 16)


@pytest.mark.parametrize(
    "above",
    [
        "<p>2025年5月16日，样市召开会议。</p>",
        "<p>样市的目标在2025-05-16提出。</p>",
        '<p>见<a href="https://a.example/2025/0516/c1-2.html">报道</a>，样市已有规划。</p>',
    ],
)
def test_a_day_in_the_text_is_not_the_day_it_appeared(above: str, tmp_path: Path) -> None:
    assert article_of("页.html", PAGE.format(head="", above=above).encode(), tmp_path).published is None


def test_a_person_and_the_files_name_go_before_the_document(tmp_path: Path) -> None:
    page = government_page(PLAN).encode()
    (tmp_path / "a").mkdir()
    named = article_of("2025-06-01.html", page, tmp_path / "a")
    assert (named.published, named.published_origin) == (date(2025, 6, 1), DateOrigin.FILE_NAME)
    (tmp_path / "b").mkdir()
    known = article_of(
        "2025-06-01.html", page, tmp_path / "b", "date: 2025-07-01\noutlet: 样社\nplace: 青岛市\n"
    )
    assert (known.published, known.outlet, known.place) == (date(2025, 7, 1), "样社", "青岛市")
    assert known.title == "样市工业互联网方案"  # what the person left out is the page's


def test_a_mistake_in_the_file_beside_a_document_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(PLAN))
    (tmp_path / "a.docx.yaml").write_text("title: 方案\ndate: 5月\n", encoding="utf-8")
    _, (problem,) = read_articles([tmp_path], tmp_path)
    assert (problem.code, problem.path) == ("front-matter-bad-date", "a.docx.yaml")
    assert problem.mark is not None
    assert problem.mark.line == 2


# ---------------------------------------------------------------- pages


def test_a_figure_names_the_printed_page_it_stands_on(tmp_path: Path) -> None:
    filler = tuple(f"第{i}项工作按计划推进，各部门分工负责，年底前完成评估。" for i in range(60))
    long = Original(PLAN.title, (*PLAN.paragraphs, *filler, "2024年，全市培育绿色工厂31家。"))
    (tmp_path / "方案.pdf").write_bytes(pdf(long))
    reading, problems = read_articles([tmp_path], tmp_path)
    assert problems == ()
    (article,) = reading.articles
    at = {words: article.page_at(article.source.index(words)) for words in ("5万个", "31家")}
    assert at == {"5万个": 1, "31家": 2}
    done = CliRunner().invoke(application, ["figures", str(tmp_path), "--lang", "en"], catch_exceptions=False)
    start = article.source.index("31家")
    assert f"方案.pdf:p2:{start}-{start + 3}" in done.stdout.replace("\n", "").replace(" ", "")


def test_a_sentence_that_runs_over_the_end_of_a_page_is_one(tmp_path: Path) -> None:
    """The form feed stands inside the line, and nothing is lost or put between."""
    text = "样市工业\n\n2025年，全市培育智能\f工厂80家。\n\n2024年，全市培育绿色工厂31家。\n\f"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,) = read_articles([tmp_path], tmp_path)[0].articles
    assert [passage.text for passage in article.passages[1:]] == [
        "2025年，全市培育智能工厂80家。",
        "2024年，全市培育绿色工厂31家。",
    ]
    assert article.page_at(text.index("80家")) == 2


def test_text_with_the_form_feeds_of_a_pdf_program_has_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "样市工业\n培育智能工厂80家。\n\f样市农业\n建成农场9个。\n\f", encoding="utf-8"
    )
    found = CliRunner().invoke(application, ["figures", str(tmp_path), "-f", "jsonl"], catch_exceptions=False)
    assert [line.split('"page": ')[1][0] for line in found.stdout.splitlines()] == ["1", "2"]


def test_the_text_of_a_document_can_be_printed(tmp_path: Path) -> None:
    """`figures --text` prints what offsets count in."""
    (tmp_path / "a.pdf").write_bytes(drawn((50, 700, 12, "样市培育智能工厂80家。")))
    done = CliRunner().invoke(
        application, ["figures", "--text", str(tmp_path / "a.pdf")], catch_exceptions=False
    )
    assert done.stdout == "样市培育智能工厂80家。\n\f"
