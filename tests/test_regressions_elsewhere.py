"""Bugs that other trackers had in their errors and their dates: a test each, named after the bug."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from assessing import judged
from rich.console import Console

from qdtrack.catalogue import Language
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Forecast, NoForecast, Refusal
from qdtrack.reading import read_articles
from qdtrack.registry import read_text
from qdtrack.registry.source import source_of
from qdtrack.reporting.problems import columns, render
from qdtrack.reporting.target_screen import TargetScreen

SERIES = [(12, "2021-12-31"), (17, "2022-12-31"), (21, "2023-12-31"), (30, "2024-12-31"), (33, "2025-12-31")]


def test_the_caret_is_not_off_after_wide_characters() -> None:
    """hledger #1927: a Chinese character is two columns wide, and the caret stood left of the mistake."""
    text = "place: 青岛市\ntargets:\n  - {id: a, indicator: 数控化率, by: 2027, goal: 5万坐以上}\n"
    lines = render(read_text(source_of("targets.yaml", text), load_lexicon())[1][0], Language.EN).splitlines()
    (at,) = [n for n, line in enumerate(lines) if set(line) <= set(" |^") and "^" in line]
    assert lines[at].index("^") == columns(lines[at - 1][: lines[at - 1].index("坐")])


@pytest.mark.parametrize("blank", [0, 1, 7])
def test_the_line_is_not_off_by_one(blank: int) -> None:
    """hledger #67: an error was reported a line late. Lines count from 1, blank ones and comments too."""
    text = "place: 青岛市\n" + "# 说明\n" * blank + "\n" * blank + "colour: red\ntargets: []\n"
    (problem,) = read_text(source_of("targets.yaml", text), load_lexicon())[1]
    assert problem.mark is not None
    assert problem.mark.line == 2 + 2 * blank


def test_a_file_is_reported_alike_by_its_folder_and_by_its_name(tmp_path: Path) -> None:
    """hledger #660: the same mistake read differently in an included file."""
    file = tmp_path / "articles" / "2025-03-02.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: [\n---\n青岛市累计开通5G基站4.5万个。\n", encoding="utf-8")
    named, of_folder = (read_articles([path], tmp_path)[1] for path in (file, file.parent))
    assert named == of_folder
    assert [problem.path for problem in named] == ["articles/2025-03-02.md"]


def test_no_date_of_completion_for_what_is_finished() -> None:
    """taskwarrior #297: an estimate was drawn for a project that was done."""
    assert judged("≥33", SERIES, by="2028-12-31").forecast == NoForecast(Refusal.REACHED)


@pytest.mark.parametrize("language", Language)
def test_the_forecast_does_not_depend_on_the_terminals_width(language: Language) -> None:
    """taskwarrior TW-4: the estimate moved with the width of the window."""
    found = judged("≥45", SERIES, by="2028-12-31")
    assert isinstance(found.forecast, Forecast)
    lines = {_forecast_line(TargetScreen(found, language), width) for width in (60, 100, 160)}
    assert len(lines) == 1


def _forecast_line(screen: TargetScreen, width: int) -> str:
    """The forecast as printed, without the breaks that the width asks for."""
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(screen)
    text = "".join(capture.get().split())
    start = text.index("Forecast:" if screen.language is Language.EN else "趋势预测：")
    return text[start : start + 60]
