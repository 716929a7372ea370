"""A quarter's report: as of its end, beside the quarter before, under whoever is responsible."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import two_days
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from qdtrack.catalogue import Language
from qdtrack.cli import options
from qdtrack.cli.application import application
from qdtrack.reporting.periods import ReportPeriod, read_period

EN, ZH = Language.EN, Language.ZH
Q3 = (date(2026, 7, 1), date(2026, 9, 30))
H1 = (date(2026, 1, 1), date(2026, 6, 30))
JUNE = (date(2026, 6, 1), date(2026, 6, 30))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("days", "spellings"),
    [
        (Q3, "2026Q3 2026-Q3 2026q3 ２０２６Ｑ３ 2026年三季度 2026年第三季度"),
        (H1, "2026H1 2026-H1 2026h1 2026年上半年"),
        (JUNE, "2026-06 2026-6 2026.06 2026年6月"),
        (YEAR, "2026 2026年"),
        ((date(2026, 1, 1), date(2026, 9, 30)), "2026年前三季度"),
        ((date(2024, 2, 1), date(2024, 2, 29)), "2024-02"),
    ],
)
def test_a_period_and_all_its_spellings(days: tuple[date, date], spellings: str) -> None:
    for text in (*spellings.split(), f" {spellings.split(maxsplit=1)[0]} "):
        assert read_period(text) == ReportPeriod(*days), text


@pytest.mark.parametrize(
    "text",
    ["", "Q3", "26Q3", "2026Q5", "2026Q0", "2026H3", "2026-13", "2026-06-30", "2026年前", "昨天", "0000Q1"],
)
def test_what_is_no_period(text: str) -> None:
    """A day is one for --as-of; 2026年前 leaves open which year is meant."""
    assert read_period(text) is None


@given(st.text(max_size=12))
@settings(deadline=None)  # a busy machine is no bug
def test_no_words_raise(text: str) -> None:
    found = read_period(text)
    assert found is None or found.start < found.end


@pytest.mark.parametrize(
    ("text", "en", "zh", "before"),
    [
        ("2026Q3", "Q3 2026", "2026年三季度", date(2026, 6, 30)),
        ("2026Q1", "Q1 2026", "2026年一季度", date(2025, 12, 31)),
        ("2026H2", "H2 2026", "2026年下半年", date(2026, 6, 30)),
        ("2026-03", "Mar 2026", "2026年3月", date(2026, 2, 28)),
        ("2026", "2026", "2026年", date(2025, 12, 31)),
        ("2026年前三季度", "1 Jan 2026 to 30 Sep 2026", "2026-01-01至2026-09-30", date(2025, 12, 31)),
    ],
)
def test_a_period_has_a_name_and_a_day_before(text: str, en: str, zh: str, before: date) -> None:
    found = read_period(text)
    assert found is not None
    assert (found.name(EN), found.name(ZH), found.before) == (en, zh, before)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["report", *arguments], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "QDTRACK_LANG", "QDTRACK_TARGETS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    two_days.spring(tmp_path)
    two_days.winter(tmp_path)
    return tmp_path


def quarter(*arguments: str) -> Any:  # Any: parsed JSON
    done = call("--period", "2025Q4", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_a_quarter_is_as_of_its_end_and_beside_the_one_before(project: Path) -> None:
    """The figures of September were printed in October: at the end of the third quarter nobody knew them."""
    told = quarter()
    assert told["as_of"] == "2025-12-31"
    assert told["period"] == {
        "start": "2025-10-01",
        "end": "2025-12-31",
        "running": False,
        "before": "2025-09-30",
        "set_later": 0,
    }
    turns = {one["id"]: one["turn"] for one in told["changes"]["changes"]}
    assert turns == {
        "chargers": "worse",
        "rooms": "better",
        "stations": "figures",
        "parks": "figures",
        "meters": "figures",
    }


def test_a_report_without_a_period_has_none(project: Path) -> None:
    told = json.loads(call("--as-of", "2025-12-31", "--format", "json").stdout)
    assert (told["period"], told["changes"]) == (None, None)


@pytest.mark.parametrize("width", ["80", "120"])
def test_every_row_says_what_was_said_before(
    project: Path, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    told = " ".join(call("--period", "2025Q4").stdout.split())
    assert "Q4 2025, as of 31 Dec 2025 Against 30 Sep 2025. Compared 10: worse 1, better 1" in told
    assert "Before: latest 30,000, 31 Mar 2025; progress 33%, 2 points ahead; status ahead" in told
    assert told.count("Before:") == 5  # and nothing is said of what did not change


def test_the_chinese_quarter_counts_whole_months(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By 序时进度 in months 21 of 48 have passed by the end of September: 36.7 − 43.8 points."""
    monkeypatch.setenv("COLUMNS", "80")
    told = call("--period", "2025年四季度", "--profile", "cn", "--lang", "zh").stdout
    assert "2025年四季度（截至2025-12-31）" in told
    assert "较序时-8个百分点" in told
    assert "上期：最新数据3万个，2025-03-31；目标进度33%，较序时+2个百分点；状态达序时" in told


def test_every_format_for_readers_knows_the_period(project: Path) -> None:
    for form in ("terminal", "markdown", "html"):
        told = call("--period", "2025Q4", "--format", form).stdout.replace("\N{NO-BREAK SPACE}", " ")
        assert "Q4 2025, as of 31 Dec 2025" in told, form
        assert "latest 30,000, 31 Mar 2025" in told, form


def test_goals_set_after_the_period_are_left_out(project: Path) -> None:
    """The plan is of January 2024: in 2023 nothing could be behind it."""
    told = call("--period", "2023H2").stdout
    assert "Goals set after 31 Dec 2023 are left out: 10." in told
    assert "Chargers" not in told


def test_goals_set_in_the_period_say_so(project: Path) -> None:
    told = call("--period", "2024Q1", "--no-evidence").stdout
    assert told.count("Before: not yet set; set on 31 Jan 2024") == 10


def test_a_selection_is_a_selection_of_the_changes_too(project: Path) -> None:
    told = quarter("--only", "behind")
    assert [one["id"] for one in told["targets"]] == ["chargers"]
    assert [one["id"] for one in told["changes"]["changes"]] == ["chargers"]
    assert told["changes"]["unchanged"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--period", "2025Q5"], "'2025Q5' is no period"),
        (["--period", "2025Q4", "--as-of", "2025-12-31"], "leave out --as-of"),
        (["--period", "2199Q1"], "2199Q1 has not begun: it starts on 2199-01-01"),
    ],
)
def test_a_wrong_call_is_said(project: Path, arguments: list[str], words: str) -> None:
    done = call(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_a_period_that_is_still_running_is_as_of_today(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "today", lambda chosen: chosen.date() if chosen else date(2025, 11, 20))
    told = " ".join(call("--period", "2025Q4").stdout.split())
    assert "Q4 2025, which is still running: as of 20 Nov 2025" in told
    assert quarter()["period"]["running"]


def headings(*arguments: str) -> list[str]:
    lines = call("--as-of", two_days.WINTER, "--no-evidence", "--format", "markdown", *arguments).stdout
    return [line.removeprefix("## ") for line in lines.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["Network plan (issued Jan 2024), Yantai City"]),
        (["--group", "plan", "--sort", "gap"], ["Network plan (issued Jan 2024), Yantai City"]),
        (["--sort", "gap"], ["All targets, by gap to the goal"]),
        (["--group", "place"], ["Yantai City"]),
        (
            ["--group", "owner"],
            ["市工信局, Yantai City", "市发展改革委, Yantai City", "No office named, Yantai City"],
        ),
        (
            ["--group", "owner", "--sort", "name"],
            ["市工信局, Yantai City", "市发展改革委, Yantai City", "No office named, Yantai City"],
        ),
    ],
)
def test_targets_stand_under_what_is_asked_for(
    project: Path, arguments: list[str], expected: list[str]
) -> None:
    """Whoever is not named stands last; a group stands where its first target stands in the order."""
    assert headings(*arguments)[: len(expected)] == expected


def test_places_that_differ_stand_in_the_rows(project: Path) -> None:
    text = (project / "targets.yaml").read_text(encoding="utf-8")
    text = text.replace("id: labs,", "id: labs, place: 山东省,").replace(
        "id: parks,", "id: parks, place: 山东省,"
    )
    (project / "targets.yaml").write_text(text, encoding="utf-8")
    assert headings("--group", "place")[:2] == ["Yantai City", "Shandong Province"]
    assert headings()[0] == "Network plan (issued Jan 2024)"
    told = call("--as-of", two_days.WINTER, "--no-evidence", "--format", "markdown").stdout
    assert "| Laboratories, Shandong Province |" in told
