"""`qdtrack schema`: the JSON Schema of targets.yaml, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from qdtrack.catalogue import Language
from qdtrack.cli.output import write


def schema(
    lang: Annotated[
        Language | None, typer.Option(help="The language of the descriptions. Default: both.")
    ] = None,
) -> None:
    """The JSON Schema of the registry, for editors.

    Saved beside targets.yaml as targets.schema.json, it makes an editor complete and check the keys,
    if targets.yaml begins with the line that `qdtrack init` writes.
    """
    from qdtrack.registry.schema import schema_text

    write(schema_text([lang] if lang else tuple(Language)))
