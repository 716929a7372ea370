"""What a shell offers at the press of TAB, asked as bash, zsh and fish ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qdtrack.cli.application import application
from qdtrack.cli.completing import statuses
from qdtrack.model import Status
from qdtrack.outline import Outline, outline
from qdtrack.registry import project

ROOT = Path(__file__).resolve().parents[1]
# What the shell does, word for word: it sources the script, then calls the function with the words so far.
ASK = """
source script
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_qdtrack_completion qdtrack
printf '%s\\n' "${COMPREPLY[@]}"
"""


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("QDTRACK", "LC_", "LANG"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", **more}


def run(folder: Path, *words: str, **more: str) -> str:
    done = subprocess.run(
        words, cwd=folder, env=environment(folder, **more), capture_output=True, check=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, with a command `qdtrack` in it and the script that bash sources."""
    folder = tmp_path_factory.mktemp("project")
    assert project.write(folder, project.template()) == ()
    assert project.write(folder / "other", {"o.yaml": b"targets: [{id: other-one}]\n"}) == ()
    command = folder / "qdtrack"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qdtrack "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    script = run(folder, str(command), _QDTRACK_COMPLETE="source_bash")
    (folder / "script").write_text(script, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sch"], ["schema"]),
        (["show", ""], ["chargers", "town-coverage"]),
        (["show", "ch"], ["chargers"]),
        (["show", "-t", "other/o.yaml", ""], ["other-one"]),
        (["show", "-t", "nowhere.yaml", ""], []),
        (["compare", "公共"], ["公共充电站乡镇覆盖率"]),
        (["report", "--plan", ""], ["charging-2028"]),
        (["gaps", "--place", ""], ["烟台市"]),
        (["report", "--only", "beh"], ["behind"]),
        (["report", "--fail-on", "behind,mis"], ["behind,missed"]),
        (["report", "--profile", "eurostat-"], ["eurostat-cagr"]),
        (["report", "--no-"], ["--no-evidence"]),
        (["review", "--target", "t"], ["town-coverage"]),
        (["explain", "file-"], ["file-in-the-way", "file-not-written", "file-too-large"]),
        (["init", "--example", ""], ["qingdao"]),
        (["--la"], ["--lang"]),
        (["--lang", ""], ["en", "zh"]),
        (["figures", ""], []),  # nothing, so that bash offers files
    ],
    ids=" ".join,
)
def test_what_is_offered(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], offered: list[str]
) -> None:
    """Asked as the function of bash asks, without a process for each."""
    monkeypatch.chdir(folder)
    asked = {
        "_QDTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["qdtrack", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = CliRunner().invoke(application, [], env=asked, catch_exceptions=False)
    assert (done.exit_code, done.stdout.split()) == (0, offered)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_offers_the_same(folder: Path) -> None:
    assert run(folder, "bash", "-c", ASK, "bash", "qdtrack", "show", "") == "chargers\ntown-coverage\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_chinese_words_are_offered_in_a_plain_locale(folder: Path) -> None:
    assert run(folder, "bash", "-c", ASK, "bash", "qdtrack", "compare", "充", LC_ALL="C") == "充电桩\n"


@pytest.mark.parametrize(
    ("shell", "words", "language", "offered"),
    [
        ("zsh", "qdtrack report --only beh", "en", '"behind":"behind"'),
        ("zsh", "qdtrack report --only beh", "zh", '"behind":"欠序时"'),
        ("zsh", "qdtrack che", "zh", '"check":"检查台账和文章的问题。"'),
        ("zsh", "qdtrack report --pee", "zh", '"--peers":"同时列出其他地区的同一指标。"'),
        ("fish", "qdtrack show c", "en", "chargers\t建成充电桩"),
        ("fish", "qdtrack gap", "en", "gaps\tWhat is still missing"),
    ],
)
def test_other_shells_show_what_a_word_means(
    folder: Path, monkeypatch: pytest.MonkeyPatch, shell: str, words: str, language: str, offered: str
) -> None:
    monkeypatch.chdir(folder)
    asked = {
        "_QDTRACK_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "QDTRACK_LANG": language,
    }
    assert offered in CliRunner().invoke(application, [], env=asked, catch_exceptions=False).stdout


def test_completion_waits_for_no_lexicon(folder: Path) -> None:
    script = (
        "import os, sys\n"
        "os.environ.update(_QDTRACK_COMPLETE='complete_bash', COMP_WORDS='qdtrack show c', COMP_CWORD='2')\n"
        "from qdtrack.cli.application import application\n"
        "try:\n    application(prog_name='qdtrack')\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules)"
    )
    offered, *loaded = run(folder, sys.executable, "-c", script).split()
    assert offered == "chargers"
    assert {"qdtrack.lexicon", "qdtrack.registry", "pandas", "rich.console"}.isdisjoint(loaded)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1",
        "targets: 5",
        "targets: [{id: }, 3, {name: a}]",
        "a: [",
        "x: 2027-02-30",
        "\x00",
        "id: &a [*a]",
    ],
)
def test_a_registry_that_is_wrong_offers_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(text, encoding="utf-8")
    assert outline(path) == Outline()
    assert outline(tmp_path / "nowhere") == Outline()


def test_statuses_are_complete() -> None:
    assert [word for word, _ in statuses("")] == list(Status)
