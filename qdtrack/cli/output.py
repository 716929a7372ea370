"""Data to stdout or a file, words to stderr."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qdtrack.catalogue import Language, severity, translated
from qdtrack.cli import manner, options
from qdtrack.model import Problem, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

FILE_WIDTH = 100  # columns of a screen that is written to a file


def write(data: str | bytes, output: Path | None = None) -> None:
    """Data as they are, text in UTF-8 whatever the locale.

    A lone surrogate, from a file name that is no UTF-8, becomes its JSON escape.
    """
    if output is not None:
        _save(data, output)
        return
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))  # as any closed file says
    if isinstance(data, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(data)


def display(
    screen: RenderableType, output: Path | None = None, *, to_stderr: bool = False, end: str = "\n"
) -> None:
    """A screen, in colour where it goes to a terminal that has it."""
    from rich.console import Console

    if output is not None:
        drawn = Console(file=io.StringIO(), width=FILE_WIDTH, color_system=None)
        with drawn.capture() as capture:
            drawn.print(screen)
        _save(capture.get(), output)
        return
    stream = sys.stderr if to_stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a locale without ▰ still gets its report
    Console(stderr=to_stderr, highlight=False, markup=False, emoji=False).print(screen, end=end)


def _save(data: str | bytes, output: Path) -> None:
    try:
        if isinstance(data, bytes):
            output.write_bytes(data)
        else:
            output.write_text(data, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        why = translated(error.strerror or "", manner.language())
        raise options.wrong("call.not_written", "--output", path=output, why=why) from error


def say(words: str) -> None:
    """A word to the user, on stderr; --quiet keeps it back."""
    if not manner.manner().quiet:
        typer.echo(words, err=True)


def complain(problems: Iterable[Problem], language: Language) -> None:
    """Problems in full, on stderr; with --quiet, errors alone."""
    from qdtrack.reporting.problems import render

    for problem in errors(problems) if manner.manner().quiet else problems:
        typer.echo(render(problem, language), err=True)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep something from being used."""
    return [problem for problem in problems if severity(problem.code) is Severity.ERROR]
