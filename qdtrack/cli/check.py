"""`qdtrack check`: what is wrong in the registry and the articles; silent when nothing is."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.catalogue import severity
from qdtrack.cli import options
from qdtrack.cli.output import errors, write
from qdtrack.cli.running import WRONG, tracked
from qdtrack.model import Severity


def check(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    strict: Annotated[bool, typer.Option("--strict", help="Opinions too.")] = False,
    lang: options.Lang = None,
) -> None:
    """Problems of the registry and the articles.

    Silent, with exit code 0, when all is well; exit code 2 if there is an error.
    """
    from qdtrack.reporting.problems import render

    found = tracked(targets, articles, options.today(None)).problems
    for problem in found:
        if strict or severity(problem.code) is not Severity.OPINION:
            write(render(problem, options.language(lang)) + "\n")
    if errors(found):
        raise typer.Exit(WRONG)
