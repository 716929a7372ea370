"""Files to pages: finding, decoding, front matter; every mistake a Problem, everything readable read."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from qdtrack.catalogue import Language, explanation, hint, message
from qdtrack.model import Problem
from qdtrack.reading import page_of, read_articles
from qdtrack.reading.dates import from_name, whole_day
from qdtrack.reading.decoding import Decoded, Unreadable, decode

LINE = "全市建成5G基站1万个。"


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_folder_is_read_at_any_depth_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.TXT", ".hidden.txt", ".git/x.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LINE, encoding="utf-8")
    reading, problems = read_articles([tmp_path], tmp_path)
    assert [page.name for page in reading.pages] == ["a/1", "a/2", "b"]
    assert [page.path for page in reading.pages] == ["a/1.TXT", "a/2.md", "b.txt"]
    assert problems == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINE, encoding="utf-8")
    reading, problems = read_articles([tmp_path, tmp_path / "a.txt"], tmp_path)
    assert (len(reading.pages), problems) == (1, ())


def test_two_files_of_one_name_are_both_read_and_reported(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text(LINE, encoding="utf-8")
    reading, problems = read_articles([tmp_path], tmp_path)
    assert (len(reading.pages), codes(problems)) == (2, ["same-article-name"])


BROKEN = {
    "empty.txt": (b"", "empty-file"),
    "blank.txt": (b" \r\n\t\n", "empty-file"),
    "only-a-mark.txt": (codecs.BOM_UTF8, "empty-file"),
    "pdf-named.txt": (b"%PDF-1.7\n...", "binary-file"),
    "docx-named.md": (b"PK\x03\x04....", "binary-file"),
    "nul-bytes.txt": (b"abc\0def", "binary-file"),
    "utf16-without-mark.txt": ("5G\n基站".encode("utf-16-le"), "binary-file"),
    "lost-byte.txt": (LINE.encode() + b"\xff" + LINE.encode(), "undecodable-bytes"),
    "report.pdf": (b"%PDF-1.7", "damaged-file"),
    "report.docx": (b"PK\x03\x04", "damaged-file"),
    "page.html": (b"<html>", "page-without-text"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_a_problem_and_its_neighbour_is_read(tmp_path: Path, name: str) -> None:
    content, code = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(LINE, encoding="utf-8")
    reading, problems = read_articles([tmp_path], tmp_path)
    assert [page.name for page in reading.pages] == ["good"]
    assert [(problem.code, problem.path) for problem in problems] == [(code, name)]


def test_paths_that_lead_nowhere_are_problems(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "sheet.xyz").write_bytes(b"1")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    paths = [tmp_path / "nowhere", tmp_path / "folder", tmp_path / "sheet.xyz", tmp_path]
    reading, problems = read_articles(paths, tmp_path)
    assert reading.pages == ()
    assert codes(problems) == ["missing-path", "empty-folder", "unknown-file-kind", "unreadable-file"]


def test_every_problem_of_reading_has_its_sentences() -> None:
    text = "---\ntitel: x\ndate: 5月\ntext: mine\nplace: [a]\nurl: u\nurl: v\n---\n"
    _, problems = page_of(text, "x.md", "x")
    assert codes(problems) == [
        "front-matter-unknown-key",
        "front-matter-bad-date",
        "front-matter-bad-text",
        "front-matter-not-a-word",
        "front-matter-duplicate-key",
        "nothing-below-front-matter",
    ]
    for problem in problems:
        for language in Language:
            assert "{" not in message(problem, language) + hint(problem, language)
            assert explanation(problem.code, language)


# ---------------------------------------------------------------- encodings

ENCODED = {
    "utf-8": (LINE.encode(), "utf-8"),
    "utf-8 with mark": (codecs.BOM_UTF8 + LINE.encode(), "utf-8-sig"),
    "utf-16 little": (codecs.BOM_UTF16_LE + LINE.encode("utf-16-le"), "utf-16"),
    "utf-16 big": (codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"), "utf-16"),
    "gb18030": (LINE.encode("gb18030"), "gb18030"),
    "gbk": (LINE.encode("gbk"), "gb18030"),
}


@pytest.mark.parametrize("kind", ENCODED)
def test_encodings(kind: str) -> None:
    raw, encoding = ENCODED[kind]
    assert decode(raw) == Decoded(LINE, encoding)  # the mark is dropped and not counted


def test_newlines_are_not_translated() -> None:
    assert decode("一\r\n二\r三\n".encode()) == Decoded("一\r\n二\r三\n", "utf-8")


def test_the_first_bad_byte_is_named_by_line_and_column() -> None:
    raw = f"{LINE}\r\n全市".encode() + b"\xe5\x85" + "建成工厂20家。\n".encode()
    found = decode(raw)
    assert isinstance(found, Unreadable)
    assert (found.line, found.column, found.byte, found.encoding) == (2, 3, "0xE5", "utf-8")


def test_utf8_with_a_flaw_is_not_taken_for_gb18030() -> None:
    """Cut off in its last character, and sound GB18030 of other characters all the same."""
    raw = "全市建成工厂二十家。".encode()[:-2]
    assert raw.decode("gb18030")
    found = decode(raw)
    assert isinstance(found, Unreadable)
    assert (found.encoding, found.line, found.column) == ("utf-8", 1, 10)


# ---------------------------------------------------------------- front matter


def front(block: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    page, problems = page_of(f"---\n{block}\n---\n{LINE}\n", "x.md", "x")
    assert page.text[page.body :] == f"{LINE}\n"
    return dict(page.front), problems


def test_a_mistake_has_its_line_and_column_and_the_rest_is_used() -> None:
    values, (problem,) = front("title: 情况\noutlat: 统计局\ndate: 2024-07-03")
    assert values == {"title": "情况", "date": "2024-07-03"}
    assert problem.mark is not None
    assert (problem.mark.line, problem.mark.column, problem.mark.width) == (3, 1, 6)
    assert (problem.excerpt, problem.details["near"]) == ("outlat: 统计局", "outlet")


def test_a_chinese_key_is_known_by_its_meaning() -> None:
    _, (problem,) = front("标题: 情况")
    assert problem.details["near"] == "title"


def test_broken_yaml_keeps_the_lines_that_are_right() -> None:
    values, (problem,) = front("title: 临江: 5G基站\ndate: 2024\nplace: 临江市")
    assert values == {"date": "2024", "place": "临江市"}
    assert problem.code == "front-matter-broken"
    assert problem.mark is not None
    assert problem.mark.line == 2


def test_full_width_colons_are_told() -> None:
    values, (problem,) = front("title：情况\ndate：2024")
    assert (values, problem.code, problem.hint) == ({}, "front-matter-broken", "colon")


def test_front_matter_that_never_ends_is_told_and_the_text_read() -> None:
    page, (problem,) = page_of(f"---\ntitle: 情况\n{LINE}\n", "x.md", "x")
    assert (page.body, problem.code) == (0, "front-matter-unclosed")


@pytest.mark.parametrize(
    "text", ["---\n\n全市建成工厂。\n", "全市\n---\ntitle: x\n---\n", "----\nx: y\n----\n"]
)
def test_a_rule_above_a_text_is_no_front_matter(text: str) -> None:
    page, problems = page_of(text, "x.md", "x")
    assert (page.body, dict(page.front), problems) == (0, {}, ())


def test_yaml_cannot_harm() -> None:
    values, problems = front(
        "title: &a x\nplace: *a\nurl: !!python/object:os.system y\noutlet: " + "[" * 3000
    )
    assert "front-matter-broken" in codes(problems)
    assert values.get("title") == "x"


# ---------------------------------------------------------------- dates of names

NAMED = {
    "2024-07-03": date(2024, 7, 3),
    "20240703_晨报": date(2024, 7, 3),
    "2024_07_03": date(2024, 7, 3),
    "2024年7月3日要闻": date(2024, 7, 3),
    "001_2025-01": date(2025, 1, 31),
    "2024/07/03": date(2024, 7, 3),
    "2024-07/03": date(2024, 7, 3),
    "2024/07/工业": date(2024, 7, 31),
    "2024-07-03/工业": date(2024, 7, 3),
    # a year alone may be what a document is about
    "2026年政府工作报告": None,
    "2024/工业": None,
    "20240231": None,
    "202407031200": None,
    "2023-2025规划": None,
    "13812345678": None,
}


@pytest.mark.parametrize("name", NAMED)
def test_the_date_in_a_name(name: str) -> None:
    assert from_name(f"{name}.txt") == NAMED[name]


WRITTEN = {
    "2024-07-03": date(2024, 7, 3),
    "2024-7-3": date(2024, 7, 3),
    "2024年7月3日": date(2024, 7, 3),
    "2024-02": date(2024, 2, 29),
    "2024": date(2024, 12, 31),
    "2024-07-03 08:00": date(2024, 7, 3),
    "2024-02-30": None,
    "7月3日": None,
    "soon": None,
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_written_date_is_the_last_day_of_what_it_says(written: str) -> None:
    assert whole_day(written) == WRITTEN[written]
