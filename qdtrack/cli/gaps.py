"""`qdtrack gaps`: what is still missing, worst first."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.cli import options
from qdtrack.cli.options import ScreenFormat
from qdtrack.cli.output import display, write
from qdtrack.cli.running import WRONG, registry_errors, tracked, usable
from qdtrack.cli.selecting import of_plans_and_places


def gaps(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    plan: options.Plans = None,
    place: options.Places = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most so many of each part.")
    ] = None,
    format: Annotated[
        ScreenFormat, typer.Option("--format", "-f", help="What to print.")
    ] = ScreenFormat.TERMINAL,
    lang: options.Lang = None,
    profile: options.Profile = None,
) -> None:
    """What is still missing, worst first.

    Goals that are not reached, with the rate that is needed; goals without a figure, with the words
    looked for; goals known from old figures only. Binding goals stand first.
    """
    from qdtrack.reporting.gaps import gaps as found_gaps

    language = options.language(lang)
    found = usable(tracked(targets, articles, options.today(as_of), profile), language)
    missing = found_gaps(of_plans_and_places(found, plan, place))
    if format is ScreenFormat.JSON:
        from qdtrack.reporting.json_gaps import render

        write(render(found, missing.first(limit), language))
    else:
        from qdtrack.reporting.gaps_screen import GapsScreen

        display(GapsScreen(found, missing, limit, language))
    if registry_errors(found):
        raise typer.Exit(WRONG)
