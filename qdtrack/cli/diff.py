"""`qdtrack diff`: what has changed since a day, or since an earlier report."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import Language
from qdtrack.cli import options
from qdtrack.cli.options import DiffFormat
from qdtrack.cli.output import complain, display, write
from qdtrack.cli.running import FIRED, WRONG, registry_errors, tracked, usable
from qdtrack.cli.selecting import check_plans, is_of

if TYPE_CHECKING:
    from qdtrack.model import Report
    from qdtrack.reporting.changes import Changes
    from qdtrack.reporting.diff_words import Diff
    from qdtrack.reporting.recorded import Recorded


def diff(
    earlier: Annotated[
        Path | None,
        typer.Argument(
            metavar="EARLIER.json",
            callback=options.existing_file,
            help="An earlier report: what `qdtrack report --format json` wrote.",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="Instead: the same registry and articles, as of that day.",
        ),
    ] = None,
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    plan: options.Plans = None,
    place: options.Places = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(metavar="CHANGE,…", help="Exit code 1 if there is one of these: worse, gone, revised…"),
    ] = None,
    format: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="What to print.")
    ] = DiffFormat.TERMINAL,
    output: options.Output = None,
    lang: options.Lang = None,
    profile: Annotated[
        str | None,
        typer.Option(help="The thresholds to assess by. Default: the earlier report's, else eurostat."),
    ] = None,
) -> None:
    """What has changed, worst first.

    Since a day or an earlier report: statuses with the reason, new figures with their sentence,
    revised goals, new and dropped targets, figures that are no longer counted.
    """
    from qdtrack.reporting.changes import Turn
    from qdtrack.reporting.comparison import compare
    from qdtrack.reporting.diff_words import Diff
    from qdtrack.reporting.recorded import of_report
    from qdtrack.tracking import known_on

    language, day = options.language(lang), options.today(as_of)
    fatal = options.codes(fail_on, Turn, "call.no_change", "--fail-on")
    start = _start(earlier, since, day)
    before = _recorded(earlier, day, language) if earlier else None
    tracking = tracked(targets, articles, day, profile or (before.profile if before else None))
    found = usable(tracking, language)
    after = found
    if before is None:
        before, after = of_report(known_on(tracking, start), language), known_on(tracking, day)
    changes = _selected(compare(before, of_report(after, language)), found, plan, place)
    _print(Diff(found, changes, str(earlier or ""), language), format, output)
    if registry_errors(found):
        raise typer.Exit(WRONG)
    if any(one.turn in fatal for one in changes.changes):
        raise typer.Exit(FIRED)


def _start(earlier: Path | None, since: datetime | None, day: date) -> date:
    """The day of --since; today's where a file is compared. One of the two must be named, and no more."""
    if (earlier is None) == (since is None):
        raise options.wrong("call.diff_against")
    start = since.date() if since else day
    if start > min(day, options.today(None)):
        report_day = min(day, options.today(None))
        raise options.wrong("call.later_than_report", "--since", start=start, day=report_day)
    return start


def _recorded(path: Path, day: date, language: Language) -> Recorded:
    """The earlier report; a file that is none ends the command with all that is wrong with it."""
    from qdtrack.reading.json_file import read_json
    from qdtrack.reporting.recorded import recorded

    found, problems = read_json(path)
    before, mistakes = (None, problems) if problems else recorded(found, str(path))
    if before is None:
        complain(mistakes, language)
        raise typer.Exit(WRONG)
    if before.as_of > day:
        raise options.wrong("call.earlier_is_later", "EARLIER.json", earlier=before.as_of, day=day)
    return before


def _selected(changes: Changes, found: Report, plans: list[str] | None, places: list[str] | None) -> Changes:
    """What concerns these plans and places, now or before."""
    dropped = {one.target.plan.id for one in changes.before.targets.values() if one.target.plan}
    check_plans(plans, [*(one.id for one in found.registry.plans), *sorted(dropped)])
    return changes.only(lambda one: is_of(one, plans, places))


def _print(diff: Diff, format: DiffFormat, output: Path | None) -> None:
    match format:
        case DiffFormat.JSON:
            from qdtrack.reporting.json_diff import render

            write(render(diff), output)
        case DiffFormat.MARKDOWN:
            from qdtrack.reporting.diff_markdown import render as render_markdown

            write(render_markdown(diff), output)
        case DiffFormat.TERMINAL:
            from qdtrack.reporting.diff_screen import DiffScreen

            display(DiffScreen(diff), output)
