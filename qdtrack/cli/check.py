"""`qdtrack check`: what is wrong in the registry and the articles; silent when nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import severity
from qdtrack.cli import options
from qdtrack.cli.output import errors, write
from qdtrack.cli.running import WRONG, tracked
from qdtrack.model import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from qdtrack.tracking import Tracking


def check(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    strict: Annotated[bool, typer.Option("--strict", help="Opinions too.")] = False,
    lang: options.Lang = None,
) -> None:
    """Problems of the registry and the articles.

    Mistakes, and what reads well and is doubtful: a goal already met at its baseline, an article
    without a date. Silent, with exit code 0, when all is well; exit code 2 if there is an error.
    """
    from qdtrack.reporting.problems import render

    today = options.today(None)
    found = _everything(tracked(targets, articles, today), today)
    for problem in found:
        if strict or severity(problem.code) is not Severity.OPINION:
            write(render(problem, options.language(lang)) + "\n")
    if errors(found):
        raise typer.Exit(WRONG)


def _everything(tracking: Tracking, today: date) -> tuple[Problem, ...]:
    """What every stage found, then what is doubtful in a registry and articles that read well."""
    from qdtrack.extraction.lint import lint as lint_articles
    from qdtrack.lexicon import load_lexicon
    from qdtrack.registry.lint import lint as lint_registry
    from qdtrack.registry.source import with_lines
    from qdtrack.suggesting.lint import lint as lint_goals

    report = tracking.report
    doubts = lint_registry(report.registry, today) if report else ()
    if report:
        moved = lint_goals(report.registry, report.revisions)
        doubts = (*doubts, *with_lines(moved, Path(report.registry.path)))
    return (*tracking.problems, *doubts, *lint_articles(tracking.corpus.articles, load_lexicon()))
