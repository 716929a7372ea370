"""`qdtrack report`: every target by plan, with its latest figure, progress and gap."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qdtrack.cli import options
from qdtrack.cli.options import ReportFormat, ReportOrder
from qdtrack.cli.output import display, write
from qdtrack.cli.running import FIRED, WRONG, registry_errors, tracked, usable
from qdtrack.cli.selecting import of_plans_and_places


def report(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    plan: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this plan; repeatable.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="Only this place; repeatable.")] = None,
    only: Annotated[list[str] | None, typer.Option(metavar="STATUS,…", help="Only these statuses.")] = None,
    sort: Annotated[ReportOrder, typer.Option(help="The order of the targets.")] = ReportOrder.PLAN,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS,…", help="Exit code 1 if a target of the plan and place has one of these."
        ),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence/--no-evidence", help="The sentence under each figure.")
    ] = True,
    peers: Annotated[bool, typer.Option("--peers", help="Also the same indicators in other places.")] = False,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="What to print.")
    ] = ReportFormat.TERMINAL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to stdout.")
    ] = None,
    lang: options.Lang = None,
    profile: Annotated[
        str | None, typer.Option(help="The thresholds to assess by. Default: eurostat.")
    ] = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Draw again when the registry or an article changes, until Ctrl-C."),
    ] = False,
) -> None:
    """Where every target stands.

    By plan: goal, latest figure, progress and gap; then what has no figure and what was refused.
    """
    called = dict(locals())  # every option as it was given, for drawing again
    from qdtrack.reporting.ordering import Order, ordered

    language = options.language(lang)
    if watch:
        from qdtrack.cli.watching import redrawn

        redrawn(targets, articles or (), lambda: report(**{**called, "watch": False}), language)
        return
    wanted, fatal = options.statuses(only, "--only"), options.statuses(fail_on, "--fail-on")
    found = usable(tracked(targets, articles, options.today(as_of), profile), language)
    chosen = of_plans_and_places(found, plan, place)
    shown = [one for one in chosen if not wanted or one.status in wanted]
    if format is ReportFormat.JSON:
        from qdtrack.reporting.json_report import render

        write(render(found, language, ordered(shown, Order(sort), language)), output)
    else:
        from qdtrack.reporting.terminal import ReportScreen

        order = Order(sort)
        chosen_rows = ordered(shown, order, language)
        display(ReportScreen(found, chosen_rows, language, order, evidence, peers), output)
    if registry_errors(found):
        raise typer.Exit(WRONG)
    if any(one.status in fatal for one in chosen):
        raise typer.Exit(FIRED)
