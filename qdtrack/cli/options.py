"""Options that several commands understand, and their values checked.

A wrong value is a BadParameter: it is printed with the option's name, and the exit code is 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import completing, manner
from qdtrack.model import Place, Status

if TYPE_CHECKING:
    from qdtrack.reporting.periods import ReportPeriod

STREAM = Path("-")  # the standard input, or output


def existing(paths: list[Path] | None) -> list[Path] | None:
    """Paths that are there; "-" is the standard input."""
    for path in paths or ():
        if path != STREAM and not path.exists():
            raise wrong("call.missing_path", path=path)
    return paths


def existing_file(path: Path | None) -> Path | None:
    """The same for one path, which must not be a folder."""
    if path is not None and existing([path]) and path.is_dir():
        raise wrong("call.path_is_folder", path=path)
    return path


def to_file(path: Path | None) -> Path | None:
    """Where to write; "-" is the standard output, as None is."""
    return None if path == STREAM else path


def registry_file(value: Path) -> Path:
    """Articles stand relative to the registry and `review` writes to it, so that it must be a file."""
    if value == STREAM:
        raise wrong("call.registry_from_stdin")
    return value


Targets = Annotated[
    Path,
    typer.Option(
        "--targets",
        "-t",
        envvar="QDTRACK_TARGETS",
        metavar="FILE",
        callback=registry_file,
        help="The registry of goals.",
    ),
]
Articles = Annotated[
    list[Path] | None,
    typer.Option(
        "--articles",
        "-a",
        metavar="PATH",
        callback=existing,
        help="A folder or file of articles, or - for the standard input; repeatable. "
        "Default: what the registry says.",
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
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=to_file,
        help="Write to a file; - is stdout, as is the default.",
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        help="The language of the words. Default: from QDTRACK_LANG, else LC_ALL, LC_MESSAGES or LANG."
    ),
]
# The names of assessment.profiles.PROFILES, which --help must not wait for.
PROFILES = ("eurostat", "eurostat-cagr", "un2022", "un2023", "sdsn", "de", "cn")
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        autocompletion=completing.profiles,
        help=f"The measure and thresholds to assess by: {', '.join(PROFILES)}. Default: eurostat.",
    ),
]
DEFAULT_TARGETS = Path("targets.yaml")
_Code = TypeVar("_Code", bound=StrEnum)


def language(chosen: Language | None) -> Language:
    """The chosen language, else that of the run."""
    return chosen or manner.language()


def today(chosen: datetime | None) -> date:
    """The chosen day, else today: the one place where a command reads the clock."""
    return chosen.date() if chosen else date.today()  # noqa: DTZ011  # the user's own day is meant


def period(text: str | None, as_of: datetime | None) -> ReportPeriod | None:
    """The period that a report is of; it has a last day of its own, and must have begun."""
    from qdtrack.reporting.periods import read_period

    if text is None:
        return None
    found = read_period(text)
    if found is None:
        raise wrong("call.no_period", "--period", text=text)
    if as_of is not None:
        raise wrong("call.period_and_day", "--period")
    if found.start > today(None):
        raise wrong("call.period_ahead", "--period", text=text, start=found.start)
    return found


def statuses(values: Sequence[str] | None, option: str) -> frozenset[Status]:
    """Status codes, repeated or separated by commas."""
    return codes(values, Status, "call.no_status", option)


def codes(values: Sequence[str] | None, known: type[_Code], key: str, option: str) -> frozenset[_Code]:
    """Codes of one sort, repeated or separated by commas; ``key`` names the words for one that is none."""
    words = [word.strip() for value in values or () for word in value.split(",") if word.strip()]
    for word in words:
        if word not in list(known):
            raise wrong(key, option, nearest(word, known), code=word, known=", ".join(known))
    return frozenset(known(word) for word in words)


def wrong(key: str, option: str = "", near: str = "", **details: object) -> typer.BadParameter:
    """The error for a wrong value; ``near`` says what may have been meant, if anything is near.

    In an option's own callback typer knows which option it is.
    """
    near = near or label("sentence.end", manner.language())
    words = label(key, manner.language(), near=near, **details)
    return typer.BadParameter(words, param_hint=option or None)


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


class ScreenFormat(StrEnum):
    """What every command about targets can print."""

    TERMINAL = "terminal"
    JSON = "json"


class ReportFormat(StrEnum):
    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    DOCX = "docx"


class ReportTable(StrEnum):
    """The codes of reporting.tables.columns.Table that a report has, which --help must not wait for."""

    TARGETS = "targets"
    OBSERVATIONS = "observations"
    REJECTED = "rejected"
    PEERS = "peers"


class ReportOrder(StrEnum):
    """The codes of reporting.ordering.Order, which --help must not wait for."""

    PLAN = "plan"
    GAP = "gap"
    STATUS = "status"
    BY = "by"
    NAME = "name"


class ReportGroup(StrEnum):
    """The codes of reporting.grouping.Group."""

    PLAN = "plan"
    OWNER = "owner"
    PLACE = "place"


class DiffFormat(StrEnum):
    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


class FiguresFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
