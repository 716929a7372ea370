"""The pages of --help: whole in both languages, no wider than the terminal, and their examples run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner, Result

from qdtrack.catalogue import Language, table
from qdtrack.cli.application import application
from qdtrack.cli.help_page import examples, paragraphs
from qdtrack.registry import project
from qdtrack.reporting.problems import columns

if TYPE_CHECKING:
    from typer._click.core import Command

PACKAGE = Path(__file__).resolve().parents[1] / "qdtrack"
ENGLISH = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def commands() -> dict[str, Command]:
    """qdtrack itself and each of its commands, by what stands before their options."""
    group = get_command(application)
    assert isinstance(group, TyperGroup)
    return {"": group, **group.commands}


def call(words: str, **environment: str) -> Result:
    return CliRunner().invoke(application, shlex.split(words), env=environment, catch_exceptions=False)


def help_texts() -> Iterator[str]:
    """All the English of the pages: docstrings by their paragraphs, and what stands beside each name."""
    for name, command in commands().items():
        yield from paragraphs(command, Language.EN)
        for parameter in command.get_params(command.context_class(command, info_name=name)):
            words = getattr(parameter, "help", None)
            assert words, (name, parameter.name)
            yield words


def test_every_word_of_help_has_its_chinese_and_no_other_stands_there() -> None:
    told = set(help_texts())
    assert sorted(told - set(table("translations"))) == []
    file = (PACKAGE / "catalogue" / "translations" / "help.yaml").read_text(encoding="utf-8")
    assert [key for key in table("translations") if f'"{key}":' in file and key not in told] == []


@pytest.mark.parametrize("name", commands())
def test_a_page_in_chinese_has_no_english_sentence(name: str) -> None:
    page = call(f"{name} --help --lang zh").stdout
    assert page.startswith("用法：qdtrack")
    for words in examples(name or "qdtrack", Language.ZH):
        page = page.replace(words, "")
    assert [line for line in page.splitlines() if ENGLISH.search(line)] == []


@pytest.mark.parametrize("name", commands())
def test_a_page_in_english_has_no_chinese_but_in_what_is_typed(name: str) -> None:
    page = call(f"{name} --help", QDTRACK_LANG="en").stdout
    typed = [*examples(name or "qdtrack", Language.EN), "8座"]
    for words in typed:
        page = page.replace(words, "")
    assert HAN.findall(page) == []


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal_or_80_columns(width: int, language: str) -> None:
    for name in commands():
        page = call(f"{name} --help --lang {language}", COLUMNS=str(width)).stdout
        typed = {f"  {line}" for line in examples(name or "qdtrack", Language.EN)}  # never broken
        wide = [line for line in page.splitlines() if columns(line) > min(width, 80) and line not in typed]
        assert wide == []


@pytest.mark.parametrize("name", commands())
def test_every_command_has_two_to_four_examples_within_80_columns(name: str) -> None:
    told = examples(name or "qdtrack", Language.EN)
    assert 2 <= len(told) <= 4
    assert all(columns(f"  {line}") <= 80 for line in told)
    assert list(told) == list(examples(name or "qdtrack", Language.ZH))


def test_examples_are_of_commands_that_there_are() -> None:
    assert set(table("examples")) == {name or "qdtrack" for name in commands()}


@pytest.mark.parametrize("line", [line for entries in table("examples").values() for line in entries])
def test_every_example_runs_in_a_new_project(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the shell does of a line is done here: a pipe into it, a file it goes to."""
    monkeypatch.chdir(tmp_path)
    files = project.template()
    if line != "qdtrack init":
        assert project.write(tmp_path, files) == ()
    article = next(content for name, content in files.items() if name.startswith(project.ARTICLES))
    piped, _, own = line.rpartition(" | ")
    words = own.partition(" > ")[0]
    assert words.startswith("qdtrack ")
    if "diff report.json" in words:
        CliRunner().invoke(application, ["report", "--format", "json", "--output", "report.json"])
    done = CliRunner().invoke(application, shlex.split(words)[1:], input=article if piped else None)
    assert done.exit_code == 0, done.output
    assert done.output or words.startswith("qdtrack check") or "--output" in words


def test_a_call_without_a_command_is_answered_with_help_on_stderr() -> None:
    done = call("")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == call("--help").stdout
