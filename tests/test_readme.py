"""The README tells the truth: its commands are those of CI, its example is what the example prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qdtrack.cli.application import application

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)\n```", README, re.S)


def test_setting_up_is_one_line_each() -> None:
    report, tests = blocks("sh")
    assert report.splitlines() == [report]
    assert report.endswith("&& .venv/bin/qdtrack report")
    assert tests.splitlines() == [tests]
    assert tests.endswith("&& .venv/bin/python -m pytest")
    assert all(
        line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ") for line in (report, tests)
    )


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """CI takes the line out of the README by this pattern, moves the environment and runs it."""
    pattern = re.search(r"grep -m 1 -E '(.*?)' README\.md", CI)
    assert pattern
    found = re.findall(pattern[1], README, re.M)
    assert found[0] == blocks("sh")[1]
    assert 'eval "${tests//.venv/$scratch/venv}"' in CI
    assert "set -euo pipefail" in CI


def test_ci_checks_style_and_types() -> None:
    commands = [line.split("/bin/")[-1].replace('"', "") for line in CI.splitlines() if "/bin/" in line]
    assert {"ruff check .", "ruff format --check .", "mypy"} <= set(commands)


def test_the_example_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (targets,), (article,), (shown,) = blocks("yaml"), blocks("markdown"), blocks("text")
    (tmp_path / "targets.yaml").write_text(targets + "\n", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-07-02.md").write_text(article + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    command = re.search(r"`qdtrack (report --as-of .*?)`:", README)
    assert command
    done = CliRunner().invoke(application, command[1].split(), catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout.rstrip("\n") == shown


def test_every_command_is_in_the_readme() -> None:
    commands = [command.callback.__name__ for command in application.registered_commands if command.callback]
    assert commands == re.findall(r"^\| `qdtrack (\w+)", README, re.M)


def test_every_option_in_the_readme_exists() -> None:
    helps = "".join(
        CliRunner().invoke(application, [command, "--help"]).stdout
        for command in re.findall(r"^\| `qdtrack (\w+)", README, re.M)
    )
    helps += CliRunner().invoke(application, ["--help"]).stdout
    options = set(re.findall(r"`[^`\n]*?(--[a-z-]+)", README))
    assert options
    assert sorted(option for option in options if option not in helps) == []
