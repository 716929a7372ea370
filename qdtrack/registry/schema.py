"""The shape of targets.yaml as types, for editors: what `qdtrack schema` prints.

    json_schema()["$defs"]["Target"]["required"]  ->  ["id", "indicator", "goal"]

Editors that know the YAML language server complete and check keys with it. The mistakes
that qdtrack itself reports come from the walk over the nodes (entry.py), which knows lines
and columns; a test holds the keys of both alike. What each key means stands in the catalogue
(schema.yaml), in both languages. Only this module imports pydantic.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qdtrack.catalogue import Language, table
from qdtrack.model import Kind, Scope, Status
from qdtrack.registry.keys import (
    DECISION,
    MILESTONE,
    PLAN,
    REGISTRY,
    REVISION,
    SOURCE,
    STATED,
    STATUS,
    TARGET,
    Level,
)
from qdtrack.registry.words import load_spellings, status_spellings

TITLE = "qdtrack registry"

# YAML reads 2027 as a number and 2027-06-30 as a date; editors see either.
Day = int | str
Word = str | int  # an id such as 20240703 is a number to YAML
Id = Annotated[str, Field(pattern=r"^[^-\s,;/\\'\"][^\s,;/\\'\"]*$")] | int  # safe on the command line
Words = Word | list[Word]


def _one_of(key: str, codes: tuple[str, ...]) -> Any:  # Any: a type made at run time from the lexicon's words
    """The codes of a key and their Chinese spellings."""
    spellings = status_spellings() if key == "status" else load_spellings().choices[key]
    return Literal[tuple(dict.fromkeys((*map(str, codes), *spellings)))]


# YAML 1.1 reads yes as true, YAML 1.2 as a word; 是 and 否 are words to both.
Flag = bool | _one_of("flag", ("yes", "no", "on", "off"))


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Source(_Shape):
    """Where something is written: a link, the id of an article, or both."""

    url: str = ""
    article: Word = ""


class Plan(_Shape):
    """A document that promises something."""

    id: Id
    name: Word = ""
    name_en: str = ""
    issued: Day | None = None
    source: Word | Source = ""


class Stated(_Shape):
    """A value that a person wrote down, with its date."""

    value: str | float
    at: Day | None = None
    source: Word | Source = ""


class Milestone(_Shape):
    """A step on the way to the goal."""

    goal: str
    by: Day


class Decision(_Shape):
    """A person's word on one candidate: one of accept and reject, with its quote."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["accept"]}, {"required": ["reject"]}]}
    )

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

    id: Id
    indicator: Word
    goal: str
    name: Word = ""
    name_en: str = ""
    also: Words = []
    not_: Annotated[Words, Field(alias="not")] = []
    by: Day | None = None
    place: str = ""
    plan: Word = ""
    baseline: Stated | None = None
    milestones: list[Milestone] = []
    nature: _one_of("nature", ("binding", "expected")) | None = None  # type: ignore[valid-type] # see _one_of
    owner: str = ""
    observations: list[Stated] = []
    decisions: list[Decision] = []
    revises: Revision | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    kind: _one_of("kind", tuple(Kind)) | None = None  # type: ignore[valid-type] # see _one_of
    direction: _one_of("direction", ("up", "down", "both")) | None = None  # type: ignore[valid-type] # see _one_of
    scope: _one_of("scope", tuple(Scope)) | None = None  # type: ignore[valid-type] # see _one_of
    group: str = ""
    basis: _one_of("basis", ()) | None = None  # type: ignore[valid-type] # see _one_of
    monotone: Flag | None = None  # type: ignore[valid-type] # see _one_of
    carry: Flag = False  # type: ignore[valid-type] # see _one_of
    schedule: dict[str, float | str] = {}
    stale_after: str = ""
    status: StatusOverride | None = None


class Registry(_Shape):
    """targets.yaml: what was promised, kept by hand."""

    targets: list[Target]
    registry: Literal[1] = 1
    title: Word = ""
    title_en: Word = ""
    place: str = ""
    articles: Words = []
    plans: list[Plan] = []


MODELS: Mapping[type[BaseModel], Level] = MappingProxyType(
    {
        Registry: REGISTRY,
        Plan: PLAN,
        Source: SOURCE,
        Target: TARGET,
        Stated: STATED,
        Milestone: MILESTONE,
        Decision: DECISION,
        Revision: REVISION,
        StatusOverride: STATUS,
    }
)


def json_schema(languages: Sequence[Language] = tuple(Language)) -> dict[str, Any]:  # Any: JSON
    """The JSON Schema (draft 2020-12) of a registry, every key described in these languages."""
    schema = Registry.model_json_schema(by_alias=True)
    for model, level in MODELS.items():
        shape = schema if model is Registry else schema["$defs"][model.__name__]
        shape["description"] = _described(level.name, languages)["description"]
        shape["properties"] = {
            key: {**_plain(shape["properties"][key]), **_described(f"{level.name}.{key}", languages)}
            for key in level.keys
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": TITLE}


def schema_text(languages: Sequence[Language] = tuple(Language)) -> str:
    """The same as a file."""
    return json.dumps(json_schema(languages), ensure_ascii=False, indent=2) + "\n"


def _described(key: str, languages: Sequence[Language]) -> dict[str, object]:
    entry = table("schema")[key]
    texts = "\n".join(str(entry[language]) for language in languages)
    examples = {"examples": entry["examples"]} if "examples" in entry else {}
    return {"description": texts, **examples}


def _plain(shape: dict[str, Any]) -> dict[str, Any]:  # Any: JSON
    """A key's shape without what pydantic adds for itself: its title, its default and null.

    A key without a value is no mistake to YAML, but it says nothing, and the walk warns of it.
    """
    kept = {name: value for name, value in shape.items() if name not in ("title", "default")}
    choices = [one for one in kept.pop("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        return {**kept, **choices[0]}
    if choices and all(set(one) <= {"type", "pattern"} for one in choices):  # so that messages name the types
        merged = {name: value for one in choices for name, value in one.items()}
        return {**kept, **merged, "type": [one["type"] for one in choices]}
    return {**kept, "anyOf": choices} if choices else kept
