"""Options that several commands understand, and their values checked.

A wrong value is a BadParameter: it is printed with the option's name, and the exit code is 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import completing, manner
from qdtrack.model import Place, Status

Targets = Annotated[
    Path,
    typer.Option("--targets", "-t", envvar="QDTRACK_TARGETS", metavar="FILE", help="The registry of goals."),
]
Articles = Annotated[
    list[Path] | None,
    typer.Option(
        "--articles",
        "-a",
        exists=True,
        metavar="PATH",
        help="A folder or file of articles; repeatable. Default: what the registry says.",
    ),
]
Plans = Annotated[
    list[str] | None,
    typer.Option(
        "--plan", metavar="ID", autocompletion=completing.plan_ids, help="Only this plan; repeatable."
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Option("--place", autocompletion=completing.places, help="Only this place; repeatable."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day of the report. Default: today."),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        help="The language of the words. Default: from QDTRACK_LANG, else LC_ALL, LC_MESSAGES or LANG."
    ),
]
DEFAULT_TARGETS = Path("targets.yaml")


def language(chosen: Language | None) -> Language:
    """The chosen language, else that of the run."""
    return chosen or manner.language()


def today(chosen: datetime | None) -> date:
    """The chosen day, else today: the one place where qdtrack reads the clock."""
    return chosen.date() if chosen else date.today()  # noqa: DTZ011  # the user's own day is meant


def statuses(values: Sequence[str] | None, option: str) -> frozenset[Status]:
    """Status codes, repeated or separated by commas."""
    codes = [code.strip() for value in values or () for code in value.split(",") if code.strip()]
    for code in codes:
        if code not in list(Status):
            known = ", ".join(Status)
            raise wrong("call.no_status", option, nearest(code, Status), code=code, known=known)
    return frozenset(Status(code) for code in codes)


def wrong(key: str, option: str, near: str = "", **details: object) -> typer.BadParameter:
    """The error for a wrong value; ``near`` says what may have been meant, if anything is near."""
    near = near or label("sentence.end", manner.language())
    return typer.BadParameter(label(key, manner.language(), near=near, **details), param_hint=option)


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; did you mean behind?" for behnid, "" if nothing is near."""
    found = get_close_matches(word, list(known), n=3, cutoff=0.6)
    words = label("call.near.or", manner.language()).join(found)
    return label("call.near", manner.language(), words=words) if found else ""


def is_place(wanted: str, place: Place) -> bool:
    """Whether a place as typed (青岛, 青岛市, Qingdao) is this one."""
    from qdtrack.lexicon import load_lexicon
    from qdtrack.reporting.wording import place_name

    known = load_lexicon().places.resolve(wanted)
    if known is not None:
        return known.name == place.name and known.code == place.code
    names = (place.name, place_name(place, Language.EN).lower())
    return bool(place.name) and (wanted == names[0] or names[1].startswith(wanted.lower()))


class ReportFormat(StrEnum):
    TERMINAL = "terminal"
    JSON = "json"


class ReportOrder(StrEnum):
    """The codes of reporting.ordering.Order, which --help must not wait for."""

    PLAN = "plan"
    GAP = "gap"
    STATUS = "status"
    BY = "by"
    NAME = "name"


class FiguresFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
