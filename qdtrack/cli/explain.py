"""`qdtrack explain CODE`: what a problem, status, flag or reason means."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.cli import options
from qdtrack.cli.output import write
from qdtrack.cli.running import WRONG


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A code, as reports and JSON print it. Default: all.")
    ] = None,
    lang: options.Lang = None,
) -> None:
    """What a code means.

    The code of a problem, a status, a flag or a reason for refusal; without one, a list of all.
    """
    from qdtrack.reporting.explanations import codes, every_code, explained

    language = options.language(lang)
    if code is None:
        write(every_code(language))
        return
    text = explained(code, language)
    if not text:
        hint = options.nearest(code, codes())
        typer.echo(f"qdtrack explain: there is no code {code!r}{hint}", err=True)
        raise typer.Exit(WRONG)
    write(text)
