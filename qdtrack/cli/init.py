"""`qdtrack init [DIR]`: the files of a new project."""

from __future__ import annotations

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qdtrack.catalogue import label
from qdtrack.cli import options
from qdtrack.cli.output import complain, say
from qdtrack.cli.running import WRONG


class Example(StrEnum):
    """The registries that come with qdtrack."""

    QINGDAO = "qingdao"


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to begin; made if it is not there.")
    ] = Path(),
    example: Annotated[
        Example | None, typer.Option(help="Begin with a registry that comes with qdtrack, and its articles.")
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Begin a new project.

    Writes targets.yaml with a comment for each key, its JSON Schema and one article, all of them an
    example to be replaced. Never writes over a file: if one is in the way, nothing is written.
    """
    from qdtrack.registry import project

    language = options.language(lang)
    files = project.example(example) if example else project.template()
    if problems := project.write(folder, files):
        complain(problems, language)
        raise typer.Exit(WRONG)
    registry = folder / project.REGISTRY
    named = [] if registry == options.DEFAULT_TARGETS else ["-t", str(registry)]
    say(label("init.written", language, count=len(files), folder=folder))
    say(label("init.next", language, call=shlex.join(["qdtrack", "report", *named])))
