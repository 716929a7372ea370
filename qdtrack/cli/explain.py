"""`qdtrack explain CODE`: what a problem, status, flag or reason means."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.cli import completing, options
from qdtrack.cli.output import write


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completing.codes, help="A code, as reports and JSON print it. Default: all."
        ),
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
        raise options.wrong("call.no_code", "CODE", options.nearest(code, codes()), code=code)
    write(text)
