"""Documents into the articles folder: what is found is shown, asked about, written once, read the same."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from documents import Original, figures_of, government_page, newspaper_page, pdf, word
from typer.testing import CliRunner, Result

from qdtrack.adding import Document, Given, draft, places_for
from qdtrack.cli.application import application
from qdtrack.lexicon import load_lexicon
from qdtrack.reading import read_articles

PLAN = Original(
    "青岛工业互联网方案",
    (
        "近日，青岛市印发工业互联网方案。",
        "到2027年，全市开通5G基站力争达到5万个以上，关键工序数控化率超过76%。",
        "2025年，全市培育智能工厂80家。",
    ),
)
OTHER = Original("青岛农业情况", ("2025年，青岛市建成农场9个。",))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents in it and no registry."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "方案.html").write_text(government_page(PLAN), encoding="utf-8")
    (tmp_path / "方案.pdf").write_bytes(pdf(PLAN))
    (tmp_path / "方案.docx").write_bytes(word(PLAN))
    (tmp_path / "方案.txt").write_bytes(PLAN.text.encode("gb18030"))
    (tmp_path / "别的.txt").write_text(OTHER.text, encoding="utf-8")
    return tmp_path


def add(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(application, ["add", *arguments, "--lang", language], catch_exceptions=False)


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_a_page_is_written_with_what_it_says_and_its_original_beside_it(project: Path) -> None:
    done = add("方案.html", "--yes")
    assert done.exit_code == 0
    assert files(project / "articles") == [
        "2025/2025-05-16-青岛工业互联网方案.md",
        "2025/originals/2025-05-16-青岛工业互联网方案.html",
    ]
    text = (project / "articles/2025/2025-05-16-青岛工业互联网方案.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\ntitle: 青岛工业互联网方案\ndate: 2025-05-16\noutlet: 样报\nplace: 青岛市\n"
        "original: originals/2025-05-16-青岛工业互联网方案.html\n---\n\n青岛工业互联网方案\n"
    )
    kept = (project / "articles/2025/originals/2025-05-16-青岛工业互联网方案.html").read_bytes()
    assert kept == (project / "方案.html").read_bytes()


def test_what_was_found_is_shown_in_both_languages(project: Path) -> None:
    assert "date        2025-05-16 (said by the document)" in add("方案.html").stdout
    assert "日期  2025-05-16（取自文档信息）" in add("方案.html", language="zh").stdout


@pytest.mark.parametrize("name", ["方案.html", "方案.pdf", "方案.docx", "方案.txt"])
def test_the_article_has_the_figures_of_the_document(name: str, project: Path) -> None:
    before = figures_of(project / name)
    assert add(name, "--yes").exit_code == 0
    (article,) = (project / "articles").rglob("*.md")
    assert figures_of(article) == before
    assert before.total() == 3


def test_the_original_is_not_read_again(project: Path) -> None:
    add("方案.html", "--yes")
    reading, problems = read_articles([project / "articles"], project)
    assert (len(reading.pages), problems) == (1, ())


def test_a_pdfs_article_keeps_its_pages(project: Path) -> None:
    filler = tuple(f"第{i}项工作按计划推进，各部门分工负责，年底前完成评估。" for i in range(60))
    long = Original(PLAN.title, (*PLAN.paragraphs, *filler, "2024年，全市培育绿色工厂31家。"))
    (project / "长.pdf").write_bytes(pdf(long))
    add("长.pdf", "--yes", "--date", "2025-05-16")
    (article,) = read_articles([project / "articles"], project)[0].articles
    assert article.page_at(article.source.index("31家")) == 2


def test_a_text_needs_no_original(project: Path) -> None:
    """The article holds all of it, in UTF-8 whatever it came in."""
    add("方案.txt", "--yes")
    assert files(project / "articles") == ["青岛工业互联网方案.md"]


def test_what_a_person_says_goes_before_what_the_document_says(project: Path) -> None:
    done = add(
        *("方案.html", "--yes", "--title", "数字化: 方案", "--date", "2025-05", "--outlet", "样社"),
        *("--url", "https://a.example/1", "--place", "山东省"),
    )
    assert done.exit_code == 0
    (article,) = (project / "articles" / "2025").glob("*.md")
    assert article.name == "2025-05-数字化-方案.md"
    assert article.read_text(encoding="utf-8").startswith(
        '---\ntitle: "数字化: 方案"\ndate: 2025-05\noutlet: 样社\nurl: "https://a.example/1"\nplace: 山东省\n'
    )


def test_front_matter_that_a_text_has_is_kept(project: Path) -> None:
    front = "---\ntitle: 摘记\ndate: 2025-05\noutlet: 样社\ntext: notes\n---\n\n2025年，青岛市建成农场9个。\n"
    (project / "a.md").write_text(front, encoding="utf-8")
    add("a.md", "--yes")
    (article,) = (project / "articles").rglob("*.md")
    head = "---\ntitle: 摘记\ndate: 2025-05\noutlet: 样社\nplace: 青岛市\ntext: notes\n---\n"
    assert article.read_text(encoding="utf-8") == f"{head}\n2025年，青岛市建成农场9个。\n"


def test_a_page_of_several_articles_gets_no_title_and_no_place_for_all(project: Path) -> None:
    first = "甲市建成工厂\n□样报记者 李明\n甲市建成工厂12家。\n\n"
    page = f"{first}乙市建成农场\n□样报记者 王华\n乙市建成农场9个。\n"
    (project / "2025-05-16.txt").write_text(page, encoding="utf-8")
    done = add("2025-05-16.txt", "--yes")
    assert "articles    2" in done.stdout
    (article,) = (project / "articles").rglob("*.md")
    head = article.read_text(encoding="utf-8").split("---")[1]
    assert (article.name, head) == ("2025-05-16-甲市建成工厂.md", "\ndate: 2025-05-16\noutlet: 样报\n")


# ---------------------------------------------------------------- asking


def test_without_a_person_to_ask_nothing_is_written(project: Path) -> None:
    done = add("方案.html")
    assert done.exit_code == 0
    assert "title       青岛工业互联网方案" in done.stdout
    assert "Nothing was written" in done.stderr
    assert not (project / "articles").exists()


@pytest.mark.parametrize(("answers", "written"), [("y\n", 1), ("n\n", 0), ("maybe\ny\n", 1), ("", 0)])
def test_a_person_is_asked(
    answers: str, written: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the input is a no."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    with pytest.raises(SystemExit) as ended:
        application(["add", "方案.html", "--lang", "en"])
    assert not ended.value.code
    assert len(list(project.glob("articles/*/*.md"))) == written


# ---------------------------------------------------------------- the same document again


@pytest.mark.parametrize("again", ["方案.html", "方案.pdf", "方案.docx", "方案.txt"])
def test_the_same_words_in_another_format_are_known(again: str, project: Path) -> None:
    assert add("方案.html", "--yes").exit_code == 0
    before = files(project / "articles")
    done = add(again, "--yes")
    assert done.exit_code == 0
    assert "document-known" in done.stderr
    assert "articles/2025/2025-05-16-青岛工业互联网方案.md" in done.stderr
    assert files(project / "articles") == before


def test_the_same_document_twice_in_one_call_is_known(project: Path) -> None:
    done = add("方案.pdf", "方案.docx", "--yes")
    assert "document-known" in done.stderr
    assert len(list((project / "articles").rglob("*.md"))) == 1


def test_a_document_that_lies_there_as_itself_is_known(project: Path) -> None:
    (project / "articles").mkdir()
    (project / "articles" / "a.pdf").write_bytes(pdf(PLAN))
    done = add("方案.docx", "--yes")
    assert "lies in the articles already, as articles/a.pdf" in done.stderr


def test_notes_of_the_same_link_are_named_and_do_not_hinder(project: Path) -> None:
    """A page whose notes are there already: other words, the same link."""
    (project / "articles").mkdir()
    notes = "---\nurl: https://a.example/1\ntext: notes\n---\n\n青岛市的目标是5万个5G基站。\n"
    (project / "articles" / "摘记.md").write_text(notes, encoding="utf-8")
    done = add("方案.html", "--yes", "--url", "https://a.example/1")
    assert "link-known" in done.stderr
    assert len(list((project / "articles").rglob("*.md"))) == 2


def test_another_document_of_the_same_name_gets_a_number(project: Path) -> None:
    more = Original(PLAN.title, (*PLAN.paragraphs, "全市还将建设产业大脑5个。"))
    (project / "方案二.html").write_text(government_page(more), encoding="utf-8")
    add("方案.html", "方案二.html", "--yes")
    assert [name for name in files(project / "articles") if name.endswith(".md")] == [
        "2025/2025-05-16-青岛工业互联网方案-2.md",
        "2025/2025-05-16-青岛工业互联网方案.md",
    ]


# ---------------------------------------------------------------- names

LEXICON = load_lexicon()
STEMS = {
    ("2025-05-16", "关于印发《青岛市…方案》的通知"): "2025-05-16-关于印发-青岛市-方案-的通知",
    ("2025-05", "a/../b\\c: d?"): "2025-05-a-b-c-d",
    ("2025-05-16", "？！"): "2025-05-16-document",
    ("", "青岛工业"): "青岛工业",
}


@pytest.mark.parametrize("case", STEMS)
def test_a_files_name_is_the_day_and_the_headline(case: tuple[str, str], tmp_path: Path) -> None:
    day, title = case
    document = Document("样市建成工厂12家。".encode(), ".txt", "x", "x.txt")
    found, _ = draft(document, LEXICON, Given(title=title, date=day))
    assert found is not None
    assert places_for(found, tmp_path).article.stem == STEMS[case]


def test_a_headline_with_a_month_in_it_does_not_date_an_undated_article(tmp_path: Path) -> None:
    """The file's name is asked for a date, and 2026年1月 is what the article is about."""
    document = Document("样市建成工厂12家。".encode(), ".txt", "x", "x.txt")
    found, _ = draft(document, LEXICON, Given(title="2026年1月工业运行情况"))
    assert found is not None
    assert places_for(found, tmp_path).article.stem.startswith("undated-")


# ---------------------------------------------------------------- where, and what is wrong


def test_the_registry_says_where_articles_lie(project: Path) -> None:
    (project / "targets.yaml").write_text("registry: 1\narticles: 文章/\ntargets: []\n", encoding="utf-8")
    add("方案.txt", "--yes")
    assert files(project / "文章") == ["青岛工业互联网方案.md"]


def test_a_broken_registry_is_told_and_nothing_is_written(project: Path) -> None:
    (project / "targets.yaml").write_text("registry: [\n", encoding="utf-8")
    done = add("方案.txt", "--yes")
    assert done.exit_code == 2
    assert "targets.yaml:" in done.stderr
    assert not (project / "articles").exists()


def test_what_cannot_be_read_is_named_and_the_rest_is_added(project: Path) -> None:
    (project / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (project / "leer.txt").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    done = add("a.pdf", "nowhere.txt", "leer.txt", "别的.txt", "--yes")
    assert done.exit_code == 2
    for code in ("damaged-file", "missing-path", "nothing-to-add"):
        assert code in done.stderr
    assert files(project / "articles") == ["青岛农业情况.md"]


WRONG_CALLS = {
    "nothing to add": [],
    "a date that is none": ["方案.txt", "--date", "5月"],
    "a place that is none": ["方案.txt", "--place", "样市"],
    "a link that is none": ["方案.txt", "--url", "a.example"],
    "one title for two": ["方案.txt", "别的.txt", "--title", "x"],
    "an inbox that holds the articles": ["--watch", "."],
}


@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_call_that_makes_no_sense_is_refused(call: str, project: Path) -> None:
    done = add(*WRONG_CALLS[call])
    assert done.exit_code == 2
    assert "Usage" in done.stderr
    assert not (project / "articles").exists()


def test_a_newspaper_page_laid_out_with_tables_is_added_as_text(project: Path) -> None:
    (project / "报.htm").write_text(newspaper_page(PLAN), encoding="utf-8")
    add("报.htm", "--yes")
    (article,) = (project / "articles").rglob("*.md")
    text = article.read_text(encoding="utf-8")
    assert article.name == "2025-05-16-青岛工业互联网方案.md"
    assert "\t" not in text
    assert "新增就业99万人" not in text
