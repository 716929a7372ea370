"""The commands on a small project: what they print where, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from qdtrack.assessment import PROFILES
from qdtrack.cli import options
from qdtrack.cli.application import application

TARGETS = """\
registry: 1
title: 样例目标
place: 青岛市
articles: articles/
plans:
  - {id: industry-2027, name: 工业方案, name_en: Industry plan, issued: 2024-01}
  - {id: other, name: 其他方案}
targets:
  - id: 5g-base-stations
    name: 开通5G基站
    name_en: 5G base stations
    indicator: 5G基站
    goal: 5万个以上
    by: 2027
    plan: industry-2027
    baseline: {value: 30000个, at: 2023-12-31, source: "https://example.org/b"}
  - id: 5g-private-networks
    name: 5G虚拟专网
    indicator: 5G虚拟专网
    goal: 100个
    by: 2027
    plan: other
"""
ARTICLE = """\
---
title: 通信业观察
date: 2025-07-02
outlet: 样报
place: 青岛市
---

截至2025年6月底，全市累计开通5G基站3.9万个。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "targets.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-07-02.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "QDTRACK_TARGETS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def call(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(application, arguments, env=environment, catch_exceptions=False)


def report_json(*arguments: str) -> Any:  # Any: parsed JSON
    done = call("report", "--as-of", "2026-01-31", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_report_prints_the_table(project: Path) -> None:
    done = call("report", "--as-of", "2026-01-31")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert "5G base stations" in done.stdout
    assert "39,000 (3.9万个), 30 Jun 2025" in done.stdout
    assert "read: files 1, articles 1, figures 1; no problems" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "Progress"),
        ({"LANG": "zh_CN.UTF-8"}, "目标进度"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "Progress"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_US.UTF-8"}, "目标进度"),
    ],
)
def test_the_language_follows_the_locale(project: Path, environment: dict[str, str], word: str) -> None:
    assert word in call("report", "--as-of", "2026-01-31", **environment).stdout


def test_the_language_can_be_chosen(project: Path) -> None:
    assert "目标进度" in call("report", "--lang", "zh").stdout
    assert "Progress" in call("report", "--lang", "en", LANG="zh_CN.UTF-8").stdout


def test_report_in_json(project: Path) -> None:
    found = report_json()
    assert [one["id"] for one in found["targets"]] == ["5g-base-stations", "5g-private-networks"]
    latest = found["targets"][0]["latest"]
    text = (project / latest["path"]).read_text(encoding="utf-8")
    assert text[latest["start"] : latest["end"]] == latest["quote"] == "3.9万个"
    assert found["targets"][1]["status"] == "no_evidence"


def test_report_to_a_file(project: Path) -> None:
    for form in ("terminal", "json"):
        done = call("report", "--format", form, "--output", f"report.{form}")
        assert (done.exit_code, done.stdout) == (0, "")
    assert "Industry plan" in (project / "report.terminal").read_text(encoding="utf-8")
    assert json.loads((project / "report.json").read_text(encoding="utf-8"))["profile"] == "eurostat"


def test_a_dash_is_the_standard_output(project: Path) -> None:
    """As in any other filter; no file is called "-"."""
    assert report_json("--output", "-") == report_json()
    assert not (project / "-").exists()


@pytest.mark.parametrize("command", [["report"], ["gaps"], ["show", "5g-base-stations"]], ids=str)
def test_every_screen_with_a_class_takes_a_profile(project: Path, command: list[str]) -> None:
    """And its help names them all, without waiting for the table of thresholds."""
    assert tuple(PROFILES) == options.PROFILES
    assert "un2023" in call(*command, "--profile", "un2023", "--lang", "en").stdout
    words = " ".join(call(command[0], "--help").stdout.split())
    assert all(name in words for name in PROFILES)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--plan", "other"], ["5g-private-networks"]),
        (["--plan", "other", "--plan", "industry-2027"], ["5g-base-stations", "5g-private-networks"]),
        (["--place", "青岛"], ["5g-base-stations", "5g-private-networks"]),
        (["--place", "Qingdao"], ["5g-base-stations", "5g-private-networks"]),
        (["--place", "山东省"], []),
        (["--only", "no_evidence"], ["5g-private-networks"]),
        (["--only", "no_evidence,behind,on_track,ahead"], ["5g-base-stations", "5g-private-networks"]),
        (["--sort", "status"], ["5g-private-networks", "5g-base-stations"]),
        (["--sort", "gap"], ["5g-base-stations", "5g-private-networks"]),
    ],
)
def test_targets_are_selected_and_ordered(project: Path, arguments: list[str], expected: list[str]) -> None:
    assert [one["id"] for one in report_json(*arguments)["targets"]] == expected


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "no_evidence"], 1),
        (["--fail-on", "missed"], 0),
        (["--fail-on", "no_evidence", "--plan", "industry-2027"], 0),
        (["--fail-on", "no_evidence", "--only", "missed"], 1),  # --only hides rows; it does not forgive
    ],
)
def test_fail_on(project: Path, arguments: list[str], code: int) -> None:
    assert call("report", *arguments).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "--only", "behnid"], "did you mean behind"),
        (["report", "--fail-on", "x"], "is no status"),
        (["report", "--plan", "industry-2026"], "did you mean industry-2027"),
        (["report", "--profile", "euro"], "is no profile"),
        (["show", "5g-base", "--profile", "un2021"], "did you mean un2023 or un2022"),
        (["gaps", "--profile", "euro"], "is no profile"),
        (["report", "--as-of", "yesterday"], "yesterday"),
        (["report", "--output", "no/such/folder/file"], "cannot write"),
        (["show", "nothing"], "no target is called"),
        (["show", "private"], "it stands in 5g-private-networks"),
        (["show", "5g"], "5g-base-stations, 5g-private-networks"),
        (["explain", "stael"], "did you mean stale"),
        (["figures", "no-such-file.txt"], "does not exist"),
        (["report", "--articles", "no-such-folder"], "does not exist"),
    ],
)
def test_a_wrong_call_is_said_on_stderr_with_code_2(project: Path, arguments: list[str], words: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert done.stdout == ""


@pytest.mark.parametrize(
    "name", ["5g-base-stations", "开通5G基站", "5G base stations", "5g基站", "开通", "5g-b"]
)
def test_show_finds_a_target_by_any_of_its_names(project: Path, name: str) -> None:
    done = call("show", name, "--as-of", "2026-01-31")
    assert done.exit_code == 0
    assert "“截至2025年6月底，全市累计开通5G基站【3.9万个】。”" in done.stdout


def test_show_in_json(project: Path) -> None:
    assert json.loads(call("show", "5g-b", "--format", "json").stdout)["id"] == "5g-base-stations"


def test_figures_need_no_registry(project: Path) -> None:
    (project / "targets.yaml").unlink()
    done = call("figures", "articles", "--format", "jsonl")
    assert done.exit_code == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    text = (project / found[0]["path"]).read_text(encoding="utf-8")
    assert (
        [text[one["start"] : one["end"]] for one in found] == [one["quote"] for one in found] == ["3.9万个"]
    )


def test_figures_are_those_of_the_registrys_articles_by_default(project: Path) -> None:
    assert len(json.loads(call("figures", "--format", "json").stdout)) == 1
    assert "3.9万个 (39,000) | 5G基站" in call("figures").stdout


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--place", "青岛"], 1),
        (["--place", "济南市"], 0),
        (["--indicator", "基站"], 1),
        (["--indicator", "专网"], 0),
        (["--modality", "actual"], 1),
        (["--modality", "target"], 0),
    ],
)
def test_figures_are_filtered(project: Path, arguments: list[str], count: int) -> None:
    assert len(call("figures", "articles", "--format", "jsonl", *arguments).stdout.splitlines()) == count


def test_the_text_that_offsets_count_in_can_be_printed(project: Path) -> None:
    assert call("figures", "--text", "articles/2025-07-02.md").stdout == ARTICLE
    assert call("figures", "--text", "nowhere.md").exit_code == 2


def test_check_is_silent_when_all_is_well(project: Path) -> None:
    done = call("check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_check_prints_every_error(project: Path) -> None:
    (project / "targets.yaml").write_text(
        TARGETS.replace("5万个以上", "五万坐以上").replace("100个", "很多"), "utf-8"
    )
    done = call("check", "--lang", "en")
    assert done.exit_code == 2
    assert done.stdout.count("error[") == 2


def test_opinions_are_for_the_strict(project: Path) -> None:
    """A target without a baseline is worth an opinion, no more."""
    quiet, strict = call("check"), call("check", "--strict")
    assert quiet.exit_code == strict.exit_code == 0
    assert len(strict.stdout) >= len(quiet.stdout) == 0


def test_a_registry_with_a_bad_target_still_reports_the_rest_and_says_so(project: Path) -> None:
    (project / "targets.yaml").write_text(TARGETS.replace("goal: 100个", "goal: 很多"), encoding="utf-8")
    done = call("report", "--lang", "en")
    assert "5G base stations" in done.stdout
    assert "INCOMPLETE" in done.stdout
    assert "error[" in done.stderr
    assert done.exit_code == 2


def test_an_unreadable_registry_ends_with_its_problems(project: Path) -> None:
    for text in ("", "targets: [", "- 1\n"):
        (project / "targets.yaml").write_text(text, encoding="utf-8")
        done = call("report")
        assert done.exit_code == 2
        assert "error[" in done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize("command", [["report"], ["show", "x"], ["figures"], ["check"]])
def test_a_missing_registry_is_the_callers_mistake(project: Path, command: list[str]) -> None:
    done = call(*command, "--targets", "elsewhere.yaml")
    assert done.exit_code == 2
    assert "elsewhere.yaml" in done.output


def test_the_registry_can_be_named_by_the_environment(project: Path) -> None:
    (project / "targets.yaml").rename(project / "mine.yaml")
    assert call("report", QDTRACK_TARGETS="mine.yaml").exit_code == 0


def test_articles_can_be_named(project: Path) -> None:
    (project / "empty.md").write_text("没有数字。", encoding="utf-8")
    found = report_json("--articles", "empty.md")
    assert found["corpus"]["figures"] == 0
    assert found["tally"] == {"no_evidence": 2}
    assert report_json("--articles", "empty.md", "--articles", "articles")["corpus"]["figures"] == 1


def test_a_report_from_another_folder_names_the_same_files(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are relative to targets.yaml, wherever the command runs."""
    here = report_json()["targets"]
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    assert report_json("--targets", "../targets.yaml")["targets"] == here


def test_an_empty_list_of_targets_is_valid(project: Path) -> None:
    (project / "targets.yaml").write_text("registry: 1\narticles: articles/\ntargets: []\n", encoding="utf-8")
    done = call("report", "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "The registry holds no target." in done.stdout


def test_explain_lists_and_explains(project: Path) -> None:
    assert "overdue_unverified" in call("explain").stdout
    assert call("explain", "met_late", "--lang", "zh").stdout.startswith("met_late (状态): 逾期完成")


def test_every_line_of_help_is_whole() -> None:
    lines = call("--help").stdout.splitlines()
    start = lines.index("Commands:") + 1
    commands = lines[start : lines.index("", start)]
    assert [line.split()[0] for line in commands] == [
        command.callback.__name__ for command in application.registered_commands if command.callback
    ]
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)
    for line in commands:
        assert call(line.split()[0], "--help").exit_code == 0


def test_the_report_shows_sentences_unless_told_not_to_and_peers_when_asked(project: Path) -> None:
    told = {
        arguments: call("report", "--as-of", "2026-01-31", *arguments).stdout
        for arguments in ((), ("--no-evidence",), ("--peers",))
    }
    assert ["【3.9万个】" in text for text in told.values()] == [True, False, True]
    assert ["no figure of another place" in text for text in told.values()] == [False, False, True]
