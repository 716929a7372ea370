"""The tutorial, walked: every file it asks for is written, every command run, every screen compared."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qdtrack.cli.application import application

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
ARTICLE = re.compile(r"`(articles/[\d-]+\.md)`")


@pytest.mark.parametrize("page", ["tutorial.md", "tutorial.zh.md"])
def test_every_step_does_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(new_folder(tmp_path / "first"))
    whole = text.index("\n## 5.")
    printed, kinds = "", []
    for block in BLOCK.finditer(text):
        if block.start() > whole and Path.cwd().name == "first":
            monkeypatch.chdir(new_folder(tmp_path / "whole"))
            shutil.copy(DOCS / "charging-plan.pdf", Path.cwd())
        kind, body = block.groups()
        kinds.append(kind)
        if kind == "yaml":
            Path("targets.yaml").write_text(body, encoding="utf-8")
        elif kind == "markdown":
            Path(ARTICLE.findall(text[: block.start()])[-1]).write_text(body, encoding="utf-8")
        elif kind == "text":
            assert printed.rstrip("\n") + "\n" == body
            printed = ""
        else:
            assert printed == ""  # a screen that the page does not show
            printed = run(body)
    assert printed == ""
    assert [kinds.count(kind) for kind in ("yaml", "markdown", "sh", "text")] == [4, 3, 9, 8]


def new_folder(place: Path) -> Path:
    (place / "articles").mkdir(parents=True)
    return place


def test_the_plan_that_the_tutorial_brings_in_is_the_one_that_is_written(tmp_path: Path) -> None:
    """docs/plan.py writes docs/charging-plan.pdf; another version of its library may write other bytes."""
    again = tmp_path / "charging-plan.pdf"
    again.write_bytes(runpy.run_path(str(DOCS / "plan.py"))["plan"]())
    assert run(f"qdtrack figures --text {again}") == run(f"qdtrack figures --text {DOCS / again.name}")


def run(line: str) -> str:
    name, *arguments = line.split()
    assert name == "qdtrack"
    done = CliRunner().invoke(application, arguments, catch_exceptions=False)
    return done.stdout + done.stderr


def test_both_languages_tell_the_same() -> None:
    """The same articles, registries but for English names, and commands but for the language."""
    pages = [(DOCS / name).read_text(encoding="utf-8") for name in ("tutorial.md", "tutorial.zh.md")]
    told = []
    for page in pages:
        steps = [(kind, body) for kind, body in BLOCK.findall(page) if kind != "text"]
        without = [re.sub(r"^ *(?:title_en|name_en):.*\n", "", body, flags=re.M) for _, body in steps]
        told.append([re.sub(r"--lang \w+", "", body) for body in without])
    assert told[0] == told[1]
