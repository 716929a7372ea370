"""The commands, gathered under the name qdtrack."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.catalogue import label
from qdtrack.cli import manner, options
from qdtrack.cli.add import add
from qdtrack.cli.check import check
from qdtrack.cli.command import Command, Group
from qdtrack.cli.compare import compare
from qdtrack.cli.diff import diff
from qdtrack.cli.explain import explain
from qdtrack.cli.figures import figures
from qdtrack.cli.gaps import gaps
from qdtrack.cli.init import init
from qdtrack.cli.report import report
from qdtrack.cli.review import review
from qdtrack.cli.schema import schema
from qdtrack.cli.show import show
from qdtrack.cli.suggest import suggest

application = typer.Typer(
    name="qdtrack",
    cls=Group,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (
    report,
    gaps,
    show,
    compare,
    diff,
    figures,
    suggest,
    review,
    add,
    check,
    init,
    schema,
    explain,
):
    application.command(cls=Command)(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(version("qdtrack"))
        except PackageNotFoundError:
            typer.echo(label("version.unknown", manner.language()))
        raise typer.Exit


@application.callback()
def qdtrack(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: options.Lang = None,
) -> None:
    """What was promised, where does it stand, and what is still missing? With the evidence.

    targets.yaml holds the goals, articles/ the news; `qdtrack report` reads both.

    Data go to stdout, words to stderr. Exit codes: 0 well, 1 --fail-on fired, 2 the registry or the call
    is wrong, 3 a bug of ours.
    """
