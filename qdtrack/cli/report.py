"""`qdtrack report`: every target by plan, with its latest figure, progress and gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import Language
from qdtrack.cli import completing, formats, options
from qdtrack.cli.options import ReportFormat, ReportGroup, ReportOrder, ReportTable
from qdtrack.cli.output import display, write
from qdtrack.cli.running import FIRED, WRONG, registry_errors, tracked, usable
from qdtrack.cli.selecting import of_plans_and_places
from qdtrack.model import Report

if TYPE_CHECKING:
    from qdtrack.reporting.periods import PeriodView, ReportPeriod
    from qdtrack.tracking import Tracking


def report(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    plan: options.Plans = None,
    place: options.Places = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="STATUS,…", autocompletion=completing.statuses, help="Only these statuses."),
    ] = None,
    sort: Annotated[ReportOrder, typer.Option(help="The order of the targets.")] = ReportOrder.PLAN,
    group: Annotated[
        ReportGroup | None, typer.Option(help="What the targets stand under. Default: the plan.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="2026Q3", help="As of a period's end, against the one before; 2026H1, 2026-06."),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS,…",
            autocompletion=completing.statuses,
            help="Exit code 1 if a target of the plan and place has one of these.",
        ),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence/--no-evidence", help="The sentence under each figure.")
    ] = True,
    peers: Annotated[bool, typer.Option("--peers", help="Also the same indicators in other places.")] = False,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="What to print.")
    ] = ReportFormat.TERMINAL,
    output: options.Output = None,
    table: Annotated[
        ReportTable | None, typer.Option(help="The table that csv and parquet hold. Default: targets.")
    ] = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Draw again when the registry or an article changes, until Ctrl-C."),
    ] = False,
    lang: options.Lang = None,
    profile: options.Profile = None,
) -> None:
    """Where every target stands.

    By plan: goal, latest figure, progress and gap; then what has no figure and what was refused.
    """
    called = dict(locals())  # every option as it was given, for drawing again
    from qdtrack.reporting.ordering import Order, ordered

    formats.ask(format, output)
    formats.ask_table(format, table)
    language, order = options.language(lang), Order(sort)
    if watch:
        from qdtrack.cli.watching import redrawn

        redrawn(targets, articles or (), lambda: report(**{**called, "watch": False}), language)
        return
    wanted, fatal = options.statuses(only, "--only"), options.statuses(fail_on, "--fail-on")
    span, day = options.period(period, as_of), options.today(as_of)
    tracking = tracked(targets, articles, min(span.end, day) if span else day, profile)
    whole = usable(tracking, language)
    found = _known(whole, tracking) if span else whole
    chosen = of_plans_and_places(found, plan, place)
    shown = ordered([one for one in chosen if not wanted or one.status in wanted], order, language)
    later = len(of_plans_and_places(whole, plan, place)) - len(chosen)
    beside = _view(tracking, found, span, later, language) if span else None
    if beside:
        beside = beside.of(frozenset(one.target.id for one in shown))
    if format is ReportFormat.TERMINAL:
        from qdtrack.reporting.terminal import ReportScreen

        display(ReportScreen(found, shown, language, order, evidence, peers, group, beside), output)
    else:
        view = formats.View(shown, language, order, evidence, peers, table, group, beside)
        write(formats.report_in(format, found, view), output)
    if registry_errors(found):
        raise typer.Exit(WRONG)
    if any(one.status in fatal for one in chosen):
        raise typer.Exit(FIRED)


def _known(whole: Report, tracking: Tracking) -> Report:
    """The report without the goals that were set after its day."""
    from qdtrack.tracking import known_on

    return known_on(tracking, whole.as_of)


def _view(
    tracking: Tracking, found: Report, period: ReportPeriod, later: int, language: Language
) -> PeriodView:
    """The period against the one before."""
    from qdtrack.reporting.comparison import compare
    from qdtrack.reporting.periods import PeriodView
    from qdtrack.reporting.recorded import of_report
    from qdtrack.tracking import known_on

    before, after = of_report(known_on(tracking, period.before), language), of_report(found, language)
    return PeriodView(period, found.as_of, compare(before, after), later)
