"""The commands, gathered under the name qdtrack."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.cli.add import add
from qdtrack.cli.check import check
from qdtrack.cli.compare import compare
from qdtrack.cli.explain import explain
from qdtrack.cli.figures import figures
from qdtrack.cli.gaps import gaps
from qdtrack.cli.report import report
from qdtrack.cli.review import review
from qdtrack.cli.show import show

application = typer.Typer(
    name="qdtrack",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (report, gaps, show, compare, figures, review, add, check, explain):
    application.command()(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(version("qdtrack"))
        except PackageNotFoundError:
            typer.echo("not installed: run from its source")
        raise typer.Exit


@application.callback()
def qdtrack(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What was promised, where does it stand, and what is still missing? With the evidence.

    targets.yaml holds the goals, articles/ the news; `qdtrack report` reads both.
    """
