"""Moved goals on the screens: `report`, `show` and `check` show both versions with both quotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application

TARGETS = """\
place: 青岛市
articles: articles/
plans:
  - {id: plan-2025, name: 算力方案, name_en: Computing plan, issued: 2025-05-15}
targets:
  - id: computing
    name: 算力总规模
    name_en: Total computing power
    indicator: 算力总规模
    goal: 12EFLOPS
    by: 2027
    plan: plan-2025
"""
RECORDED = "    revises: {goal: 12EFLOPS, by: 2026, source: 2024-05-31}\n"
ARTICLES = {
    "2024-05-31": "到2026年，全市算力总规模达到12EFLOPS。",
    "2025-05-15": "到2027年，全市算力总规模力争达到12EFLOPS。",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "targets.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for day, text in ARTICLES.items():
        head = f"---\ndate: {day}\nplace: 青岛市\nurl: https://example.org/{day}\n---\n\n"
        (tmp_path / "articles" / f"{day}.md").write_text(head + text + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("QDTRACK_TARGETS", raising=False)
    return tmp_path


def qdtrack(*arguments: str) -> Result:
    return CliRunner().invoke(application, list(arguments), catch_exceptions=False)


def record(project: Path) -> None:
    (project / "targets.yaml").write_text(TARGETS + RECORDED, encoding="utf-8")


REPORT = """\
Moved goalposts (1)
  Total computing power: 12 EFLOPS, by end 2026, then 12 EFLOPS, by end 2027 (deadline later, not
    recorded in the registry)
    before: “到2026年，全市算力总规模达到【12EFLOPS】。”
      published 31 May 2024, articles/2024-05-31.md:89-97
    after: “到2027年，全市算力总规模力争达到【12EFLOPS】。”
      published 15 May 2025, articles/2025-05-15.md:91-99
"""


def test_the_report_shows_what_was_promised_before_and_what_is_now(project: Path) -> None:
    shown = qdtrack("report", "--as-of", "2026-06-30", "--lang", "en").stdout
    assert REPORT in shown


def test_the_chinese_report_says_so_too(project: Path) -> None:
    record(project)
    shown = qdtrack("report", "--as-of", "2026-06-30", "--lang", "zh").stdout
    assert "目标调整（1项）" in shown
    assert "算力总规模：原为12EFLOPS，2026年底前，后为12EFLOPS，2027年底前（时限推后）" in shown
    assert "台账未记载" not in shown


def test_without_evidence_the_words_alone_remain(project: Path) -> None:
    shown = qdtrack("report", "--as-of", "2026-06-30", "--no-evidence", "--lang", "en").stdout
    assert "(deadline later" in shown
    assert "【12EFLOPS】" not in shown


def test_a_report_of_an_earlier_day_does_not_know_what_was_told_later(project: Path) -> None:
    later = "---\ndate: 2026-01-21\nplace: 青岛市\n---\n\n到2027年，全市算力总规模要达到1万P。\n"
    (project / "articles" / "2026-01-21.md").write_text(later, encoding="utf-8")
    record(project)
    before = qdtrack("report", "--as-of", "2025-12-31", "--lang", "en").stdout
    after = qdtrack("report", "--as-of", "2026-02-28", "--lang", "en").stdout
    assert "Moved goalposts (1)" in before
    assert "Moved goalposts (2)" in after
    assert "12 EFLOPS, by end 2027, then 10,000 P, by end 2027 (lower, told in another unit" in " ".join(
        after.split()
    )


def test_show_adds_the_links(project: Path) -> None:
    shown = qdtrack("show", "computing", "--lang", "en").stdout
    assert "Moved goalposts (1)" in shown
    assert "https://example.org/2024-05-31" in shown
    assert "https://example.org/2025-05-15" in shown


def test_check_warns_until_the_registry_says_so(project: Path) -> None:
    warned = qdtrack("check", "--lang", "en")
    assert warned.exit_code == 0
    assert "targets.yaml:6:9: warning[goal-moved]: the goal of computing was told otherwise" in warned.stdout
    assert "“12EFLOPS” (2024-05-31)" in warned.stdout
    record(project)
    assert qdtrack("check", "--lang", "en").stdout == ""
    assert "opinion[goal-was-moved]" in qdtrack("check", "--strict", "--lang", "en").stdout
    assert "目标曾调整" in qdtrack("check", "--strict", "--lang", "zh").stdout


def test_suggest_writes_what_check_asks_for(project: Path) -> None:
    assert qdtrack("suggest", "--append").exit_code == 0
    text = (project / "targets.yaml").read_text(encoding="utf-8")
    assert (
        text
        == TARGETS + '    revises: {goal: 12EFLOPS, by: 2026, source: "https://example.org/2024-05-31"}\n'
    )
    assert qdtrack("check").stdout == ""


def test_json_has_both_versions(project: Path) -> None:
    (one,) = json.loads(qdtrack("report", "--as-of", "2026-06-30", "--format", "json").stdout)["targets"]
    (moved,) = one["revisions"]
    assert (moved["changes"], moved["recorded"]) == (["later"], False)
    for version, day in (("earlier", "2024-05-31"), ("later", "2025-05-15")):
        told = moved[version]
        text = (project / told["path"]).read_text(encoding="utf-8")
        assert text[told["start"] : told["end"]] == told["quote"] == "12EFLOPS"
        assert (told["published"], told["source"]) == (day, f"https://example.org/{day}")
    assert (moved["earlier"]["by"], moved["later"]["by"]) == ("2026-12-31", "2027-12-31")


MARKDOWN = """\
## Moved goalposts (1)

1. Total computing power: 12 EFLOPS, by end 2026, then 12 EFLOPS, by end 2027 (deadline later)
   - before: “到2026年，全市算力总规模达到【12EFLOPS】。”
     [published 31 May 2024, articles/2024-05-31.md:89-97](<https://example.org/2024-05-31#:~:text=12EFLOPS>)
   - after: “到2027年，全市算力总规模力争达到【12EFLOPS】。”
     [published 15 May 2025, articles/2025-05-15.md:91-99](<https://example.org/2025-05-15#:~:text=12EFLOPS>)
"""


def test_a_bulletin_has_both_sentences_with_their_links(project: Path) -> None:
    record(project)
    report = ("report", "--as-of", "2026-06-30", "--format", "markdown")
    assert MARKDOWN in qdtrack(*report, "--lang", "en").stdout
    assert "## 目标调整（1项）" in qdtrack(*report, "--lang", "zh").stdout


def test_the_page_has_both_sentences_with_their_links(project: Path) -> None:
    report = ("report", "--as-of", "2026-06-30", "--format", "html", "--lang", "en")
    page = qdtrack(*report).stdout
    section = page.partition('<h2 id="h-moved">')[2].partition("</section>")[0]
    assert section.startswith("Moved goalposts (1)</h2>")
    assert section.count("<mark>12EFLOPS</mark>") == 2
    assert 'href="https://example.org/2024-05-31#:~:text=12EFLOPS"' in section
    assert "<mark>12EFLOPS</mark>" not in qdtrack(*report, "--no-evidence").stdout


def test_where_nothing_was_moved_nothing_is_said(project: Path) -> None:
    (project / "articles" / "2024-05-31.md").unlink()
    for kind in ("terminal", "markdown", "html"):
        shown = qdtrack("report", "--as-of", "2026-06-30", "--format", kind, "--lang", "en").stdout
        assert "Moved goalposts" not in shown
