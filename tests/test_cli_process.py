"""The command as a process: pipes, signals, locales, and the apology for a bug of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "qdtrack")
ARTICLE = "青岛市通信业观察\n\n截至2025年6月底，青岛市累计开通5G基站3.9万个。\n"


def run(
    *arguments: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])
    variables = {**os.environ, "PYTHONPATH": path, **(environment or {})}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, cwd=cwd, env=variables, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2025-07-02.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "targets.yaml").write_text("registry: 1\narticles: .\ntargets: []\n", encoding="utf-8")
    return tmp_path


def test_the_version_is_printed(folder: Path) -> None:
    done = run("--version", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE")
def test_a_broken_pipe_ends_quietly(folder: Path) -> None:
    """More output than a pipe holds, and a reader that wants one line."""
    for number in range(300):
        (folder / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    command = f"{sys.executable} -m qdtrack figures . --format jsonl | head -n 1"
    variables = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=folder, env=variables, check=False
    )
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_a_bug_of_ours_is_one_line_and_code_3(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'qdtrack.tracking':\n"
        "            raise RuntimeError('a screw is loose')\n"
        "sys.meta_path.insert(0, Finder())\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(folder), str(REPOSITORY)])
    quiet = run("report", cwd=folder, environment={"PYTHONPATH": paths})
    assert quiet.returncode == 3
    assert quiet.stderr.decode().count("\n") == 1
    assert b"RuntimeError: a screw is loose" in quiet.stderr
    assert b"QDTRACK_DEBUG=1" in quiet.stderr
    loud = run("report", cwd=folder, environment={"PYTHONPATH": paths, "QDTRACK_DEBUG": "1"})
    assert b"Traceback" in loud.stderr


def test_in_a_pipe_there_is_no_colour(folder: Path) -> None:
    assert b"\x1b" not in run("report", cwd=folder).stdout


def test_no_color_is_heeded(folder: Path) -> None:
    """FORCE_COLOR makes a terminal of the pipe; NO_COLOR still has its way with colours."""
    coloured = run("figures", ".", cwd=folder, environment={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    plain = run(
        "figures",
        ".",
        cwd=folder,
        environment={"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": "1"},
    )
    assert b"35m" in coloured.stdout
    assert b"33m" not in plain.stdout


def test_json_is_utf8_whatever_the_locale(folder: Path) -> None:
    done = run("figures", ".", "--format", "jsonl", cwd=folder, environment={"PYTHONIOENCODING": "gbk"})
    assert [json.loads(line)["quote"] for line in done.stdout.decode("utf-8").splitlines()] == ["3.9万个"]


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "ascii"])
def test_a_terminal_without_our_signs_still_gets_its_report(folder: Path, encoding: str) -> None:
    done = run("report", "--lang", "en", cwd=folder, environment={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert b"The registry holds no target." in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a file name be any bytes")
def test_a_file_name_that_is_no_utf8_is_still_json(folder: Path) -> None:
    (folder / "2025-07-02.txt").rename(folder / os.fsdecode(b"2025-07-02-\xff.txt"))
    done = run("figures", ".", "--format", "jsonl", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout)["path"].endswith("\udcff.txt")


@pytest.mark.parametrize("columns", ["60", "80", "100", "140"])
def test_the_width_of_the_terminal_is_kept(folder: Path, columns: str) -> None:
    done = run("figures", ".", cwd=folder, environment={"COLUMNS": columns})
    assert max(len(line) for line in done.stdout.decode().splitlines()) < int(columns)
