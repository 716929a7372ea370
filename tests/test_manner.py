"""How much a run says: --quiet, --verbose, progress bars; and - for the standard input."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qdtrack.cli import progress
from qdtrack.cli.application import application
from qdtrack.cli.progress import Onlooker
from qdtrack.registry import project
from qdtrack.watching import Stage, watched, watched_whole

ROOT = Path(__file__).resolve().parents[1]
TEXT = "青岛市通信业观察\n\n截至2025年6月底，青岛市累计开通5G基站3.9万个。\n"
STAGES = [
    "Reading the registry",
    "Reading files",
    "Extracting figures",
    "Matching figures",
    "Assessing targets",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert project.write(tmp_path, project.template()) == ()
    (tmp_path / "articles" / "empty.md").touch()  # worth a warning
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str, piped: str | bytes | None = None) -> Result:
    environment = {"QDTRACK_LANG": "en", "QDTRACK_TARGETS": None}
    return CliRunner().invoke(application, words, input=piped, env=environment, catch_exceptions=False)


@pytest.mark.parametrize("words", [["-v", "report"], ["report", "-v"], ["-v", "gaps", "--verbose"]])
def test_verbose_counts_and_times_each_stage_wherever_it_stands(folder: Path, words: list[str]) -> None:
    done = call(*words)
    assert done.exit_code == 0
    lines = done.stderr.splitlines()
    assert all(re.fullmatch(r"[A-Z][a-z ]+: \d+, \d+\.\d\d s", line) for line in lines)
    assert [line[: len(stage)] for line, stage in zip(lines, STAGES, strict=True)] == STAGES
    assert [line.split(": ")[1].split(",")[0] for line in lines] == ["1", "2", "1", "3", "2"]


def test_verbose_is_said_in_chinese(folder: Path) -> None:
    assert call("check", "-v", "--lang", "zh").stderr.startswith("读取目标台账：1，0")


@pytest.mark.parametrize("words", [["-q", "figures"], ["figures", "-q"], ["figures", "--quiet"]])
def test_quiet_keeps_warnings_back_and_errors_not(folder: Path, words: list[str]) -> None:
    assert "warning[empty-file]" in call("figures").stderr
    done = call(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == call("figures").stdout
    (folder / "articles" / "binary.md").write_bytes(b"\x00\x01\xff")
    assert "error[" in call(*words).stderr


def test_what_one_run_asked_for_is_forgotten_by_the_next(folder: Path) -> None:
    call("-q", "figures", "--lang", "zh")
    assert "warning[empty-file]" in call("figures").stderr


def test_a_stage_ends_whatever_happens() -> None:
    """Ctrl-C in the middle of a stage: the bar gives the cursor back."""
    told = []

    class Notebook:
        def begin(self, stage: Stage, size: int) -> None:
            told.append(f"{stage} {size}")

        def advance(self) -> None:
            told.append("one")

        def end(self) -> None:
            told.append("end")

    assert list(watched("ab", Stage.READING, Notebook())) == ["a", "b"]
    with pytest.raises(KeyboardInterrupt), watched_whole(Stage.MATCHING, 7, Notebook()):
        raise KeyboardInterrupt
    assert told == ["reading 2", "one", "one", "end", "matching 7", "end"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is 0.2 s later."""
    ticks = count()
    monkeypatch.setattr(progress, "perf_counter", lambda: next(ticks) / 5)


@pytest.mark.parametrize(
    ("is_terminal", "term", "drawn"), [(True, "xterm", True), (True, "dumb", False), (False, "xterm", False)]
)
@pytest.mark.usefixtures("clock")
def test_a_bar_comes_late_and_only_to_a_terminal_that_can(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, term: str, drawn: bool
) -> None:
    bars: list[tuple[str, int]] = []

    class Bar:
        def update(self, task: int, *, completed: int) -> None:
            bars.append(("done", completed))

        def stop(self) -> None:
            bars.append(("stopped", 0))

    def draw(words: str, size: int) -> tuple[Bar, int]:
        bars.append((words, size))
        return Bar(), 0

    monkeypatch.setattr(progress, "_drawn", draw)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("QDTRACK_LANG", "en")
    onlooker = Onlooker()
    onlooker.begin(Stage.READING, 4)
    onlooker.advance()  # 0.4 s since the start
    assert bars == []
    onlooker.advance()  # 0.6 s
    onlooker.advance()
    onlooker.end()
    shown = [("Reading files", 4), ("done", 2), ("done", 3), ("stopped", 0)]
    assert bars == (shown if drawn else [])


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("quiet", [False, True])
def test_on_a_terminal_a_bar_is_drawn_on_stderr_and_wiped_away(tmp_path: Path, quiet: bool) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    far, near = os.openpty()
    impatient = "from qdtrack.cli import main, progress; progress.PATIENCE = 0; main()"
    words = [sys.executable, "-c", impatient, "figures", ".", "--format", "jsonl", *(["-q"] if quiet else [])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "QDTRACK_LANG": "en"}
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=out, stderr=near) as process,
    ):
        os.close(near)
        shown = b""
        try:
            while chunk := os.read(far, 65536):
                shown += chunk
        except OSError:  # Linux: the other end is closed
            pass
    os.close(far)
    assert process.returncode == 0
    assert b"\x1b" not in (tmp_path / "out").read_bytes()
    if quiet:
        assert shown == b""
    else:
        assert b"Extracting figures" in shown
        assert shown.rindex(b"\x1b[?25h") > shown.rindex(b"\x1b[?25l")  # the cursor is back
        assert shown.endswith(b"\x1b[2K")  # and the line is empty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_from_a_pipe_is_read_as_a_file_is(folder: Path, encoding: str) -> None:
    done = call("figures", "-", "--format", "jsonl", piped=TEXT.encode(encoding))
    found = json.loads(done.stdout)
    assert (found["path"], found["article"], found["quote"]) == ("-", "stdin", "3.9万个")
    assert TEXT[found["start"] : found["end"]] == found["quote"]
    assert call("figures", "--text", "-", piped=TEXT.encode(encoding)).stdout == TEXT


def test_a_pipe_stands_beside_files_and_for_articles(folder: Path) -> None:
    assert len(call("figures", "-", "articles", "--format", "jsonl", piped=TEXT).stdout.splitlines()) == 4
    report = json.loads(call("report", "-a", "-", "--format", "json", piped=TEXT).stdout)
    assert report["corpus"]["figures"] == 1


def test_an_empty_pipe_is_an_empty_file(folder: Path) -> None:
    done = call("figures", "-", piped="")
    assert done.exit_code == 0
    assert done.stderr.startswith("-: warning[empty-file]")


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("figures - <&-", 0, "-: error[unreadable-file]: cannot be opened: it is closed"),
        ("review <&-", 0, ""),
        ("schema >&-", 2, "Error: cannot write stdout: it is closed."),
        ("schema >/dev/full", 2, "Error: cannot write stdout: the disk is full."),
        ("report >/dev/full", 2, "Error: cannot write stdout: the disk is full."),
        ("--help >/dev/full", 2, "Error: cannot write stdout: the disk is full."),
        ("report --lang zh >/dev/full", 2, "错误：无法写入stdout：磁盘已满。"),
    ],
)
def test_closed_streams_and_full_disks_are_told(folder: Path, line: str, code: int, said: str) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QDTRACK_LANG": "en"}
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m qdtrack {line}'],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stderr.decode().partition("\n")[0] == said
