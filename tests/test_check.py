"""`qdtrack check`: the lint of the articles, and what is printed of it and of the registry's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qdtrack.catalogue import Language, hint, message, severity
from qdtrack.cli.application import application
from qdtrack.extraction.lint import lint
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Article, Mark, Passage, Problem, Severity, Span
from qdtrack.reading import read_articles

ROOT = Path(__file__).resolve().parents[1]
BROKEN = Path(__file__).with_name("broken_articles")
CODES = ("article-without-date", "article-without-place", "article-twice", "article-place-unknown")


def problems_of(*names: str) -> list[Problem]:
    reading, problems = read_articles([BROKEN / name for name in names], BROKEN)
    return [*problems, *lint(reading.articles, load_lexicon())]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("article-without-date.txt", [("article-without-date", "article-without-date.txt")]),
        (
            "article-without-place-2025-03-02.txt",
            [("article-without-place", "article-without-place-2025-03-02.txt")],
        ),
        ("article-place-unknown.md", [("article-place-unknown", "article-place-unknown.md")]),
        ("article-twice", [("article-twice", "article-twice/2025-03-04.md")]),
        ("article-twice/2025-03-02.md", []),
    ],
)
def test_each_doubt_is_named_with_its_file(name: str, found: list[tuple[str, str]]) -> None:
    assert [(problem.code, problem.path) for problem in problems_of(name)] == found


def test_every_code_of_articles_has_a_broken_file() -> None:
    found = problems_of("")
    assert {problem.code for problem in found} == set(CODES)
    for problem in found:
        for language in Language:
            assert "{" not in message(problem, language)
            assert hint(problem, language)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (CODES[0], Severity.WARNING),
        (CODES[1], Severity.OPINION),
        (CODES[2], Severity.OPINION),
        (CODES[3], Severity.WARNING),
    ],
)
def test_a_missing_date_and_an_unknown_place_change_a_report(code: str, expected: Severity) -> None:
    assert severity(code) is expected


def article(name: str, text: str) -> Article:
    passage = Passage(text, tuple(range(len(text))))
    return Article(name, f"{name}.txt", "", (passage,), Span(0, len(text)), text, date(2025, 3, 2))


def test_an_unknown_place_is_shown_in_its_line() -> None:
    (problem,) = problems_of("article-place-unknown.md")
    assert (problem.mark, problem.excerpt) == (Mark(3, 8, 4), "place: 临江市市")


TEXT = "".join(f"青岛市第{n}批工业互联网项目名单公布，入选企业比去年多{n}家。" for n in range(1, 9))


@pytest.mark.parametrize(
    ("other", "is_twice"),
    [
        (TEXT, True),
        (TEXT.replace("。", "。\n"), True),  # other lines
        (TEXT.replace("公布", "发布", 2), True),  # an edited word
        (TEXT.replace("1", "１"), True),  # full width
        (TEXT[: len(TEXT) // 2], False),  # an abridged one has less to say
        (TEXT.replace("工业互联网", "智能工厂").replace("企业", "单位").replace("去年", "上一次"), False),
        ("短讯。" * 5, False),
    ],
)
def test_what_counts_as_the_same_text(other: str, is_twice: bool) -> None:
    found = lint((article("青岛a", TEXT), article("青岛b", other)), load_lexicon())
    assert [problem.code for problem in found] == (["article-twice"] if is_twice else [])


def test_short_texts_are_alike_by_chance() -> None:
    assert (
        lint(
            (article("青岛a", "青岛今日晴，气温二十度。"), article("青岛b", "青岛今日晴，气温二十度。")),
            load_lexicon(),
        )
        == ()
    )


# ---------------------------------------------------------------- the command


def call(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["check", *arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-07-02.txt").write_text("青岛市开通5G基站3.9万个。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


TARGETS = """\
place: 青岛市
articles: articles/
targets:
  - {id: one, indicator: 5G基站, goal: 5万个以上, by: 2027, baseline: {value: %s, at: 2023}%s}
"""


def test_a_doubt_about_the_registry_is_printed(folder: Path) -> None:
    (folder / "targets.yaml").write_text(TARGETS % ("6万个", ""), encoding="utf-8")
    done = call()
    assert done.exit_code == 0
    assert "warning[met-at-baseline]" in done.stdout
    assert "target-without-plan" not in done.stdout


def test_opinions_are_printed_when_asked_for(folder: Path) -> None:
    (folder / "targets.yaml").write_text(TARGETS % ("3万个", ""), encoding="utf-8")
    assert (call().stdout, call().exit_code) == ("", 0)
    done = call("--strict")
    assert "opinion[target-without-plan]" in done.stdout
    assert done.exit_code == 0


def test_a_doubt_about_the_articles_is_printed(folder: Path) -> None:
    (folder / "targets.yaml").write_text(TARGETS % ("3万个", ""), encoding="utf-8")
    (folder / "articles" / "平台.txt").write_text("青岛市上线平台12个。\n", encoding="utf-8")
    assert call().stdout.startswith("articles/平台.txt: warning[article-without-date]: no date is found")
    assert "警告[article-without-date]" in call("--lang", "zh").stdout


def test_a_decision_whose_quote_is_gone_is_shown_on_its_line(folder: Path) -> None:
    decision = ', decisions: [{accept: "4.1万个", article: 2025-07-02}]'
    (folder / "targets.yaml").write_text(TARGETS % ("3万个", decision), encoding="utf-8")
    done = call()
    assert done.exit_code == 2
    first, _, line, caret, *_ = done.stdout.splitlines()
    assert first.startswith("targets.yaml:4:")
    assert "error[decision-without-quote]" in first
    assert line.startswith("4 | ")
    assert 'accept: "4.1万个"' in line
    assert caret.strip(" |^") == ""
    assert "^" in caret


def test_the_shipped_registry_and_articles_are_silent() -> None:
    done = call("--targets", str(ROOT / "targets.yaml"))
    assert (done.stdout, done.exit_code) == ("", 0)
