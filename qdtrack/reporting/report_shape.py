"""What a report's JSON must look like to be read again: json_report.py's contract as types.

    adapter().validate_python({"as_of": "2026-06-30", ...})  ->  ReportShape(as_of=date(2026, 6, 30), ...)

Keys that no row of a report is made from are not asked for; those that the contract gained after its
first version have a default. What the values mean is for recorded.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from qdtrack.catalogue import Language
from qdtrack.model import Basis, Bound, Flag, Kind, Reason, Status, TextKind, Tier, Verdict

_LARGEST = 1e18  # no policy counts further, and what is made of the number stays finite

_Number = Annotated[float, Field(strict=True, ge=-_LARGEST, le=_LARGEST, allow_inf_nan=False)]
_Offset = Annotated[int, Field(strict=True, ge=0)]
Interval = tuple[_Number | None, _Number | None]


@dataclass(frozen=True, slots=True)
class GoalShape:
    text: str
    bound: Bound
    value: _Number
    high: _Number | None
    unit: str
    by: date | None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class RevisesShape(GoalShape):
    source: str = ""


@dataclass(frozen=True, slots=True)
class BaselineShape:
    value: _Number
    unit: str
    text: str
    at: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SourceShape:
    """Where a figure stands."""

    path: str
    article: str
    quote: str
    text: TextKind
    start: _Offset | None
    end: _Offset | None
    url: str
    outlet: str
    published: date | None
    tier: Tier | None = field(default=None, kw_only=True)
    page: _Offset | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class ObservationShape(SourceShape):
    """An observation; what it has of a source is its first one's."""

    value: _Number
    high: _Number | None
    bound: Bound
    unit: str
    as_of: date | None
    as_of_basis: Basis | None
    sentence: str
    origin: Literal["article", "registry"]
    sources: Annotated[int, Field(strict=True, ge=1, le=1_000)]
    further_sources: tuple[SourceShape, ...] | None = None
    place: str = ""
    indicator: str = ""
    nearly: bool = False
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedShape:
    path: str
    quote: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class EndsShape:
    """An interval with its ends told apart."""

    low: _Number | None
    high: _Number | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class PartShape:
    """One of the figures that a value was summed, chained or averaged from."""

    value: _Number


@dataclass(frozen=True, slots=True)
class InputsShape:
    """Those inputs of an assessment that its row is worded from."""

    progress: Interval | None = None
    attainment: Interval | None = None
    or_better: bool = False
    operator: str | None = None
    acceptance: EndsShape | None = None
    observed: EndsShape | None = None
    p: _Number | None = None
    T: _Number | None = None
    difference: _Number | None = None
    parts: Annotated[tuple[PartShape, ...], Field(max_length=1_000)] = ()
    of_years: Annotated[int, Field(strict=True, ge=0, le=1_000)] | None = None
    lower_bound_since: date | None = None


@dataclass(frozen=True, slots=True)
class YearShape:
    year: Annotated[int, Field(ge=0, le=9999)]
    verdict: Verdict | None
    status: Status
    value: _Number | None


@dataclass(frozen=True, slots=True)
class DecisionShape:
    accept: bool
    quote: str
    article: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanShape:
    id: str
    name: str
    name_en: str
    issued: date | None


@dataclass(frozen=True, slots=True)
class TargetShape:
    id: str
    name: str
    name_en: str
    indicator: str
    also: tuple[str, ...]
    place: str
    place_code: str | None
    plan: str | None
    kind: Kind
    direction: Literal["up", "down", "both"]
    nature: Literal["binding", "expected", ""]
    owner: str
    goal: GoalShape
    baseline: BaselineShape | None
    revises: RevisesShape | None
    status: Status
    computed_status: Status | None
    verdict: Verdict | None
    latest: ObservationShape | None
    attainment: _Number | None
    progress: _Number | None
    elapsed: _Number | None
    gap: _Number | None
    pace: _Number | None
    flags: tuple[Flag, ...]
    why: str
    years: tuple[YearShape, ...]
    observations: tuple[ObservationShape, ...]
    rejected: tuple[RefusedShape, ...]
    inputs: InputsShape = field(default_factory=InputsShape)
    decisions: tuple[DecisionShape, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReportShape:
    as_of: date
    profile: str
    language: Language
    plans: tuple[PlanShape, ...]
    targets: tuple[TargetShape, ...]
    registered: tuple[str, ...] | None = None


@cache
def adapter() -> TypeAdapter[ReportShape]:
    return TypeAdapter(ReportShape)
