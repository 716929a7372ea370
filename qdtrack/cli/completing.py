"""What a shell completes: ids of targets and plans, places, status codes, codes of `explain`.

    qdtrack show 5g<TAB>  ->  5g-base-stations

Each function is given to the option or argument it belongs to, and answers within the time of a
press of a key: nothing here waits for the lexicon or reads an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

from qdtrack.catalogue import label
from qdtrack.cli import manner
from qdtrack.model import Status
from qdtrack.outline import Outline, outline

Words = list[tuple[str, str]]  # each with what a shell may show beside it
_UNSAFE = re.compile(r"[\s'\"\\$`!&|;<>()*?\[\]{}#~:=]")  # a shell would read more than a word


def target_ids(ctx: typer.Context) -> Words:
    return _safe(_outline(ctx).targets)


def plan_ids(ctx: typer.Context) -> Words:
    return _safe(_outline(ctx).plans)


def places(ctx: typer.Context) -> Words:
    return _bare(_outline(ctx).places)


def indicators(ctx: typer.Context) -> Words:
    return _bare(_outline(ctx).indicators)


def targets_and_indicators(ctx: typer.Context) -> Words:
    return target_ids(ctx) + indicators(ctx)


def statuses(incomplete: str) -> Words:
    """Status codes, the last of those before it parted by commas."""
    before, comma, _ = incomplete.rpartition(",")
    return [(f"{before}{comma}{code}", label(f"status.{code}", manner.language())) for code in Status]


def codes() -> Words:
    from qdtrack.reporting.explanations import codes

    return _bare(codes())


def profiles() -> Words:
    from qdtrack.assessment.profiles import PROFILES

    return _bare(PROFILES)


def _outline(ctx: typer.Context) -> Outline:
    """The registry that the words before name; without one, the command's own default."""
    return outline(Path(ctx.params["targets"]).expanduser())


def _bare(words: Iterable[str]) -> Words:
    return _safe(dict.fromkeys(words, ""))


def _safe(words: Mapping[str, str]) -> Words:
    return [(word, beside) for word, beside in words.items() if not _UNSAFE.search(word)]
