"""The README's pictures are the report as it is drawn today, and need nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from html import unescape
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
THEMES = ("light", "dark")


@cache
def drawing() -> ModuleType:
    """docs/picture.py, which is no package."""
    spec = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shipped(theme: str) -> str:
    return (ROOT / "docs" / f"report-{theme}.svg").read_text(encoding="utf-8")


def words(svg: str) -> list[str]:
    """The picture's words line by line; how a version of Rich draws them does not matter."""
    lines: dict[str, str] = {}
    for y, text in re.findall(r'<text class="[^"]*" x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        lines[y] = lines.get(y, "") + unescape(text).replace("\N{NO-BREAK SPACE}", " ").strip("\n")
    return [line.strip() for line in lines.values()]


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_is_not_stale(theme: str) -> None:
    """If this fails, run `python docs/picture.py` and look at what it drew."""
    assert words(shipped(theme)) == words(drawing().picture(theme))


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_fetches_nothing(theme: str) -> None:
    svg = shipped(theme)
    ElementTree.fromstring(svg)
    markup = re.sub(r">[^<]*<", "><", svg)  # a source's link may stand there as words
    assert re.findall(r"https?://[^\"' ]+", markup) == ["http://www.w3.org/2000/svg"]
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", svg))
    assert "@font-face" not in svg
    assert "<script" not in svg


@pytest.mark.parametrize("theme", THEMES)
def test_every_run_is_as_long_as_its_columns(theme: str) -> None:
    runs = re.findall(r'textLength="([\d.]+)" [^>]*>([^<]*)</text>', shipped(theme))
    assert any(cell_len(unescape(run)) == 2 * len(unescape(run)) for _, run in runs)
    for length, run in runs:
        assert float(length) == pytest.approx(cell_len(unescape(run).strip("\n")) * 12.2, abs=0.1)


def test_the_readme_shows_both_and_says_how_they_are_made() -> None:
    for theme in THEMES:
        assert f"docs/report-{theme}.svg" in README
    assert "prefers-color-scheme: dark" in README
    assert "python docs/picture.py" in README
