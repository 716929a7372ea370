"""The shape of targets.yaml as types, for editors: what `qdtrack schema` prints.

    json_schema()["$defs"]["Target"]["required"]  ->  ["id", "indicator", "goal"]

Editors that know the YAML language server complete and check keys with it. The mistakes
that qdtrack itself reports come from the walk over the nodes (entry.py), which knows lines
and columns; a test holds the keys of both alike. Only this module imports pydantic.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qdtrack.model import Kind, Scope, Status
from qdtrack.registry.words import load_spellings, status_spellings

TITLE = "qdtrack registry"

# YAML reads 2027 as a number and 2027-06-30 as a date; editors see either.
Day = Annotated[int | float | str, Field(description="2027 (its last day), 2027-06, 2027-06-30, 2027年6月")]
Word = str | int  # an id such as 20240703 is a number to YAML
Words = Word | list[Word]


def _one_of(key: str, codes: tuple[str, ...]) -> Any:  # Any: a type made at run time from the lexicon's words
    """The codes of a key and their Chinese spellings."""
    spellings = status_spellings() if key == "status" else load_spellings().choices[key]
    return Literal[tuple(dict.fromkeys((*map(str, codes), *spellings)))]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Source(_Shape):
    """Where something is written: a link, the id of an article, or both."""

    url: str = ""
    article: Word = ""


class Plan(_Shape):
    """A document that promises something."""

    id: Word
    name: Word = ""
    name_en: str = ""
    issued: Day | None = None
    source: Word | Source = ""


class Stated(_Shape):
    """A value that a person wrote down, with its date."""

    value: Annotated[str | float, Field(description="30361个, 4.27万座, 68%")]
    at: Day | None = None
    source: Word | Source = ""


class Milestone(_Shape):
    """A step on the way to the goal."""

    goal: str
    by: Day


class Decision(_Shape):
    """A person's word on one candidate: one of accept and reject, with its quote."""

    article: Word
    accept: str = ""
    reject: str = ""
    why: str = ""


class Revision(_Shape):
    """An earlier version of the goal."""

    goal: str
    by: Day | None = None
    source: Word | Source = ""


class StatusOverride(_Shape):
    """A person's word on the status; the computed one stays visible."""

    is_: Annotated[_one_of("status", tuple(Status)), Field(alias="is")]  # type: ignore[valid-type] # see _one_of
    reason: str


class Target(_Shape):
    """One stated goal."""

    id: Annotated[Word, Field(description="unique; used on the command line; may be Chinese")]
    indicator: Annotated[Word, Field(description="what is measured, as articles write it")]
    goal: Annotated[
        str, Field(description="the plan's own words: 5万个以上, 超过76%, 每年10家以上, 降低13.5%")
    ]
    name: Word = ""
    name_en: str = ""
    also: Annotated[Words, Field(description="other wordings of the same thing")] = []
    not_: Annotated[Words, Field(alias="not", description="wordings that mean something else")] = []
    by: Annotated[Day | None, Field(description="the deadline; left out only for a goal that recurs")] = None
    place: str = ""
    plan: Annotated[Word, Field(description="the id of a plan")] = ""
    baseline: Stated | None = None
    milestones: list[Milestone] = []
    nature: _one_of("nature", ("binding", "expected")) | None = None  # type: ignore[valid-type] # see _one_of
    owner: str = ""
    observations: list[Stated] = []
    decisions: list[Decision] = []
    revises: Revision | None = None
    from_: Annotated[Day | None, Field(alias="from", description="first day of the window")] = None
    kind: _one_of("kind", tuple(Kind)) | None = None  # type: ignore[valid-type] # see _one_of
    direction: _one_of("direction", ("up", "down", "both")) | None = None  # type: ignore[valid-type] # see _one_of
    scope: _one_of("scope", tuple(Scope)) | None = None  # type: ignore[valid-type] # see _one_of
    group: str = ""
    basis: _one_of("basis", ()) | None = None  # type: ignore[valid-type] # see _one_of
    monotone: bool | None = None
    carry: bool = False
    schedule: Annotated[dict[str, float | str], Field(description="{2026-06: 20, 2026-12: 100}")] = {}
    stale_after: Annotated[str, Field(description="18 months, 18个月")] = ""
    status: StatusOverride | None = None


class Registry(_Shape):
    """targets.yaml: what was promised, kept by hand."""

    targets: list[Target]
    registry: Literal[1] = 1
    title: Word = ""
    title_en: Word = ""
    place: Annotated[str, Field(description="default for every target")] = ""
    articles: Annotated[Words, Field(description="folders or files, relative to this file")] = []
    plans: list[Plan] = []


def json_schema() -> dict[str, Any]:  # Any: JSON
    """The JSON Schema (draft 2020-12) of a registry."""
    schema = Registry.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": TITLE}
