"""What becomes of the figures that name a target's indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from qdtrack.model.articles import Span
from qdtrack.model.figures import NOWHERE, Figure, Period, Place, Quantity
from qdtrack.model.targets import Target
from qdtrack.model.vocabulary import Basis, Flag, Measure, Modality, Reason, TextKind, Tier


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that names a target's indicator, and what became of it (备选数据).

    ``reason`` is None for an accepted one. ``detail`` names a sentence of the catalogue
    ("place.other") and ``details`` fills it.
    """

    figure: Figure
    reason: Reason | None
    detail: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def accepted(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an observation can be read: one for each outlet or link that states it."""

    path: str
    article: str
    title: str
    outlet: str
    url: str
    published: date | None
    quote: str
    span: Span | None
    tier: Tier | None = None  # None: neither outlet nor link is said
    page: int | None = None  # of a printed document, from 1
    text: TextKind = TextKind.VERBATIM  # whether ``quote`` is its own words


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure accepted as evidence for one target at one date (完成值).

    Growth and reduction are signed here: a fall of 2 % is -2.0. ``as_of`` is never later
    than the publication.
    """

    quantity: Quantity
    as_of: date | None
    as_of_basis: Basis | None  # None: undated
    period: Period
    quote: str  # as printed, or as written in the registry
    sentence: str
    origin: Literal["article", "registry"]
    sources: tuple[Source, ...]
    text: TextKind = TextKind.VERBATIM
    indicator: str = ""
    place: Place = NOWHERE
    measure: Measure = Measure.LEVEL
    modality: Modality = Modality.ACTUAL
    cumulative: bool = False
    published: date | None = None
    flags: tuple[Flag, ...] = ()  # repeat, conflict, manual


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the articles and the registry hold for one target."""

    target: Target
    observations: tuple[Observation, ...]  # by date, undated last
    rejected: tuple[Candidate, ...]
    peers: tuple[Observation, ...] = ()  # the same indicator in other places
