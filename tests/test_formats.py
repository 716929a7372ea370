"""--format and --output: what each format writes where, and the words for a call that cannot be answered."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application

pty = pytest.importorskip("pty", reason="only Unix has terminals to be made")
ROOT = Path(__file__).resolve().parents[1]
RICH = Path(__file__).parent / "rich_registry"
REPORT = ("report", "--targets", str(RICH / "targets.yaml"), "--as-of", "2026-03-31", "--lang", "en")
FIGURES = ("figures", str(RICH / "articles"), "--lang", "en")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(application, arguments, catch_exceptions=False)


def said(done: Result) -> str:
    return " ".join(done.stderr.replace("│", " ").split())


def begins(form: str, data: bytes) -> bool:
    """Whether the bytes are of the format."""
    return data.startswith(
        {
            "json": b"{",
            "markdown": b"# Goals of every kind",
            "csv": b"\xef\xbb\xbfid,",
            "xlsx": b"PK\x03\x04",
            "parquet": b"PAR1",
        }[form]
    )


@pytest.mark.parametrize("form", ["json", "markdown", "csv", "xlsx", "parquet"])
def test_a_pipe_and_a_file_get_the_same_bytes(form: str, tmp_path: Path) -> None:
    piped = call(*REPORT, "--format", form)
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert begins(form, piped.stdout_bytes)
    file = tmp_path / "report"
    done = call(*REPORT, "--format", form, "--output", str(file))
    assert (done.exit_code, done.output) == (0, "")
    assert file.read_bytes() == piped.stdout_bytes


def test_what_is_selected_and_ordered_is_what_is_written() -> None:
    chosen = ("--plan", "city-2027", "--only", "behind,ahead", "--sort", "name")
    ids = [one["id"] for one in json.loads(call(*REPORT, *chosen, "-f", "json").stdout)["targets"]]
    assert ids == ["ports", "stations", "accidents", "chargers", "design", "reuse", "factories"]
    table = list(
        csv.DictReader(io.StringIO(call(*REPORT, *chosen, "-f", "csv").stdout.removeprefix("\ufeff")))
    )
    assert [row["id"] for row in table] == ids
    frame = pd.read_parquet(io.BytesIO(call(*REPORT, *chosen, "-f", "parquet").stdout_bytes))
    assert frame.id.tolist() == ids
    book = load_workbook(io.BytesIO(call(*REPORT, *chosen, "-f", "xlsx").stdout_bytes))
    assert [line[0] for line in book["Targets"].iter_rows(min_row=2, values_only=True)] == ids


@pytest.mark.parametrize("table", ["targets", "observations", "rejected", "peers"])
def test_csv_and_parquet_hold_the_table_asked_for(table: str) -> None:
    text = call(*REPORT, "-f", "csv", "--table", table).stdout.removeprefix("\ufeff")
    frame = pd.read_parquet(io.BytesIO(call(*REPORT, "-f", "parquet", "--table", table).stdout_bytes))
    assert next(csv.reader(io.StringIO(text))) == frame.columns.tolist()
    assert ("reason" in frame.columns) == (table == "rejected")


def test_fail_on_holds_for_every_format() -> None:
    assert call(*REPORT, "-f", "csv", "--fail-on", "no_evidence").exit_code == 1


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_figures_have_tables_too(form: str, tmp_path: Path) -> None:
    lines = call(*FIGURES, "--format", "jsonl").stdout.splitlines()
    file = tmp_path / "figures"
    assert call(*FIGURES, "--format", form, "--output", str(file)).output == ""
    found = pd.read_csv(file) if form == "csv" else pd.read_parquet(file)
    assert found.value.tolist() == [json.loads(line)["value"] for line in lines]
    assert found.quote.tolist() == [json.loads(line)["quote"] for line in lines]


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_figures_of_every_format_can_go_into_a_file(form: str, tmp_path: Path) -> None:
    file = tmp_path / "figures"
    call(*FIGURES, "--format", form, "--output", str(file))
    assert "4.5万个" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "module", "words"),
    [
        ((*REPORT, "-f", "xlsx"), "xlsxwriter", "pip install 'qdtrack[excel]'"),
        ((*REPORT, "-f", "parquet"), "pyarrow", "pip install 'qdtrack[parquet]'"),
        ((*REPORT, "-f", "docx"), "docx", "pip install 'qdtrack[docx]'"),
        ((*FIGURES, "-f", "parquet"), "pyarrow", "pip install 'qdtrack[parquet]'"),
    ],
)
def test_a_missing_extra_is_named(
    arguments: tuple[str, ...], module: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    done = call(*arguments)
    assert done.exit_code == 2
    assert words in said(done)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*REPORT, "--table", "rejected"), "it is for csv and parquet"),
        ((*REPORT, "-f", "xlsx", "--table", "rejected"), "xlsx has its own"),
        ((*REPORT, "-f", "excel"), "'xlsx'"),
        (("show", "stations", *REPORT[1:], "-f", "csv"), "'json'"),
        (("gaps", *REPORT[1:], "-f", "markdown"), "'json'"),
        ((*REPORT, "-f", "xlsx", "-o", "no/such/folder/file"), "cannot write"),
    ],
)
def test_a_wrong_call_is_said_in_words(arguments: tuple[str, ...], words: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert words in said(done)
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        (*REPORT, "-f", "xlsx"),
        (*REPORT, "-f", "parquet"),
        (*REPORT, "-f", "docx"),
        (*FIGURES, "-f", "parquet"),
    ],
)
def test_a_terminal_gets_no_bytes_that_are_no_text(arguments: tuple[str, ...]) -> None:
    """In a terminal of its own, which pty makes."""
    code, shown = in_terminal(arguments)
    assert code == 2
    assert "is no text for a terminal: name a file with --output" in " ".join(shown.split())
    assert "PK" not in shown
    assert "PAR1" not in shown


def test_a_terminal_may_get_csv() -> None:
    code, shown = in_terminal((*REPORT, "-f", "csv", "--only", "met"))
    assert code == 0
    assert "growth,地区生产总值增速" in shown


def in_terminal(arguments: tuple[str, ...]) -> tuple[int, str]:
    """The exit code, and what the terminal was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "qdtrack", *arguments], stdout=theirs, stderr=theirs, stdin=theirs, cwd=ROOT
    ) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return process.returncode, shown.decode("utf-8", "replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end has closed
        return b""
