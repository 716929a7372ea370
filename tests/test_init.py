"""`qdtrack init`: a project that works at once, and never a file written over."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application
from qdtrack.registry import project
from qdtrack.registry.schema import json_schema

ROOT = Path(__file__).resolve().parents[1]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QDTRACK_TARGETS", raising=False)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(application, words, env={"QDTRACK_LANG": "en"}, catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_project_checks_in_silence_and_reports_its_targets(folder: Path) -> None:
    done = call("init")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Written into .: 3 files.\nNext: qdtrack report\n"
    checked = call("check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")
    report = json.loads(call("report", "--as-of", "2026-09-30", "--format", "json").stdout)
    assert [(one["id"], one["status"]) for one in report["targets"]] == [
        ("chargers", "ahead"),
        ("town-coverage", "behind"),
    ]
    assert report["targets"][0]["latest"]["text"] == "notes"  # invented, so never a quotation
    assert [one["detail"] for one in report["targets"][0]["rejected"]]  # the province's figure


def test_what_the_registry_keeps_in_comments_is_valid_too(folder: Path) -> None:
    """The optional parts, their comment signs taken off."""
    call("init")
    lines = Path("targets.yaml").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("  # - id:"))
    opened = [line.replace("  # ", "  ", 1) for line in lines[start:]]
    text = (
        "\n".join([*lines[:start], *opened])
        .replace("    # source:", "    source:")
        .replace("…", "example.org")
    )
    Path("targets.yaml").write_text(text + "\n", encoding="utf-8")
    assert call("check").output == ""
    assert len(json.loads(call("report", "--format", "json").stdout)["targets"]) == 3


def test_the_schema_beside_the_registry_is_the_one_that_editors_need(folder: Path) -> None:
    call("init")
    written = files(folder)
    first, schema = written["targets.yaml"].decode().splitlines()[0], written["targets.schema.json"].decode()
    assert first == "# yaml-language-server: $schema=targets.schema.json"
    assert json.loads(schema) == json_schema()
    assert call("schema").stdout == schema
    registry = yaml.safe_load(written["targets.yaml"])
    assert list(Draft202012Validator(json.loads(schema)).iter_errors(registry)) == []


def test_every_comment_of_the_template_stands_in_both_languages() -> None:
    """Beside a key both in one comment; alone on a line English, then Chinese."""
    lines = project.template()["targets.yaml"].decode().splitlines()[1:]
    beside = [
        line.split(" # ", 1)[1]
        for line in lines
        if " # " in line.strip() and not line.strip().startswith("#")
    ]
    assert len(beside) > 10
    assert [
        comment for comment in beside if not (HAN.search(comment) and re.search("[a-z]{3}", comment))
    ] == []
    alone = [line for line in lines if re.match(r" *# (?!source:|- |  )", line)]
    assert len(alone) % 2 == 0
    assert [bool(re.search(r"[\u4e00-\u9fff].*。$", line)) for line in alone] == [False, True] * (
        len(alone) // 2
    )


@pytest.mark.parametrize("name", ["targets.yaml", "targets.schema.json", "articles/2026-07-10-example.md"])
def test_nothing_is_written_if_one_file_is_there(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"mine")
    done = call("init")
    assert done.exit_code == 2
    assert f"{name}: error[file-in-the-way]" in done.stderr
    assert files(folder) == {name: b"mine"}


def test_every_file_in_the_way_is_named(folder: Path) -> None:
    call("init")
    before = files(folder)
    done = call("init")
    assert done.exit_code == 2
    assert {line.split(":")[0] for line in done.stderr.splitlines() if "error" in line} == set(before)
    assert files(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_in_the_way(folder: Path) -> None:
    (folder / "targets.yaml").symlink_to("elsewhere")
    assert call("init").exit_code == 2
    assert files(folder) == {}


def test_other_files_of_the_folder_stay(folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "articles" / "mine.md").write_bytes(b"mine")
    assert call("init").exit_code == 0
    assert (folder / "articles" / "mine.md").read_bytes() == b"mine"


def test_what_was_written_before_a_failure_is_taken_back(folder: Path) -> None:
    """`articles` is a file, so that the third file has no folder."""
    (folder / "new").mkdir()
    (folder / "new" / "articles").write_bytes(b"mine")
    done = call("init", "new")
    assert done.exit_code == 2
    assert "error[file-not-written]" in done.stderr
    assert files(folder) == {"new/articles": b"mine"}


def test_folders_that_were_made_for_nothing_are_taken_back(folder: Path) -> None:
    problems = project.write(folder / "a" / "b", {"one": b"", "one/two": b""})
    assert [problem.code for problem in problems] == ["file-not-written"]
    assert list(folder.iterdir()) == []


def test_a_folder_is_made_and_named_in_what_comes_next(folder: Path) -> None:
    done = call("init", "my goals/2026")
    assert done.stderr.endswith("Next: qdtrack report -t 'my goals/2026/targets.yaml'\n")
    assert call("check", "-t", "my goals/2026/targets.yaml").exit_code == 0


def test_quiet_says_nothing(folder: Path) -> None:
    assert call("init", "--quiet").output == ""


def test_the_example_is_the_shipped_registry_with_all_its_articles(folder: Path) -> None:
    assert call("init", "--example", "qingdao").exit_code == 0
    written = files(folder)
    assert written.pop("targets.schema.json")
    registry = written.pop("targets.yaml").decode().split("\n", 1)
    assert registry == [project.SCHEMA_LINE.rstrip(), (ROOT / "targets.yaml").read_text(encoding="utf-8")]
    assert {name.removeprefix("articles/"): text for name, text in written.items()} == files(
        ROOT / "articles"
    )
    assert call("check").output == ""


def test_the_wheel_holds_what_the_example_needs(tmp_path: Path) -> None:
    """A package laid out as the wheel is, away from the checkout."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    site = tmp_path / "site"
    for name in wheel["packages"]:
        shutil.copytree(ROOT / name, site / name, ignore=shutil.ignore_patterns("__pycache__"))
    for source, goal in wheel["force-include"].items():
        (site / goal).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, site / goal)
    done = subprocess.run(
        [sys.executable, "-m", "qdtrack", "init", "--example", "qingdao", "new"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "new" / "articles") == files(ROOT / "articles")
