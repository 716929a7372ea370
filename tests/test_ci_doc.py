"""docs/ci.md: its YAML can be read, its commands run, and the exit codes are those that it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from qdtrack.cli.application import application
from qdtrack.registry import project

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def loaded() -> list[Any]:  # Any: YAML
    """The blocks; `on` is a key to those who run workflows, and true to YAML 1.1."""
    return [yaml.load(block, Loader=yaml.BaseLoader) for block in BLOCKS]


def commands(value: object) -> list[str]:
    """Every call of qdtrack in a block, in order."""
    if isinstance(value, dict):
        return [line for one in value.values() for line in commands(one)]
    if isinstance(value, list):
        return [line for one in value for line in commands(one)]
    return [value] if isinstance(value, str) and value.startswith("qdtrack ") else []


def test_each_block_has_what_its_system_asks_for() -> None:
    actions, gitlab, commit = loaded()
    assert set(actions["on"]) == {"push", "pull_request", "schedule"}
    (job,) = actions["jobs"].values()
    assert all(set(step) & {"uses", "run"} for step in job["steps"])
    (part,) = gitlab.values()
    assert {"image", "script", "artifacts"} <= set(part)
    assert part["artifacts"]["paths"] == ["report.json"]
    (hook,) = commit["repos"][0]["hooks"]
    assert re.search(hook["files"], "targets.yaml")
    assert re.search(hook["files"], "articles/2026/a.md")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_commands_run_in_a_new_project(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.write(tmp_path, project.template()) == ()
    monkeypatch.chdir(tmp_path)
    lines = commands(loaded()[number])
    assert "qdtrack check" in lines
    for line in lines:
        done = CliRunner().invoke(application, shlex.split(line)[1:], catch_exceptions=False)
        assert (done.exit_code, done.stderr) == (0, ""), line
    assert (tmp_path / "report.json").exists() == any("report.json" in line for line in lines)


def test_the_codes_are_those_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that is behind fires; an error in the registry outranks it."""
    assert project.write(tmp_path, project.template()) == ()
    monkeypatch.chdir(tmp_path)
    fired = ["report", "--as-of", "2026-09-30", "--fail-on", "behind"]
    codes = [int(code) for code in re.findall(r"^\| (\d) \|", PAGE, re.M)]
    assert codes == [0, 1, 2, 3]
    assert CliRunner().invoke(application, ["check"]).exit_code == 0
    assert CliRunner().invoke(application, fired).exit_code == 1
    text = Path("targets.yaml").read_text(encoding="utf-8").replace("goal: 5万个以上", "goal: 5万坐以上")
    Path("targets.yaml").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(application, ["check"]).exit_code == 2
    assert CliRunner().invoke(application, fired).exit_code == 2
