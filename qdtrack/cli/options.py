"""Options that several commands understand, and their values checked.

A wrong value is a BadParameter: click prints it with the option's name and leaves with code 2.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qdtrack.catalogue import Language
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
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day of the report. Default: today."),
]
Lang = Annotated[
    Language | None,
    typer.Option(help="The language of the words. Default: from LC_ALL, LC_MESSAGES or LANG."),
]
# The names of assessment.profiles.PROFILES, which --help must not wait for.
PROFILES = ("eurostat", "eurostat-cagr", "un2022", "un2023", "sdsn", "de", "cn")
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=f"The measure and thresholds to assess by: {', '.join(PROFILES)}. Default: eurostat.",
    ),
]
DEFAULT_TARGETS = Path("targets.yaml")


def language(chosen: Language | None) -> Language:
    """The chosen language, else Chinese if the locale says so, else English."""
    if chosen is not None:
        return chosen
    names = (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


def today(chosen: datetime | None) -> date:
    """The chosen day, else today: the one place where qdtrack reads the clock."""
    return chosen.date() if chosen else date.today()  # noqa: DTZ011  # the user's own day is meant


def statuses(values: Sequence[str] | None, option: str) -> frozenset[Status]:
    """Status codes, repeated or separated by commas."""
    codes = [code.strip() for value in values or () for code in value.split(",") if code.strip()]
    for code in codes:
        if code not in list(Status):
            raise typer.BadParameter(
                f"{code!r} is no status{nearest(code, Status)}. Statuses: {', '.join(Status)}",
                param_hint=option,
            )
    return frozenset(Status(code) for code in codes)


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; did you mean behind?" for behnid, "" if nothing is near."""
    found = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(found)}?" if found else ""


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
