"""Numbers with their place and time: what extraction makes of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from qdtrack.model.articles import Span
from qdtrack.model.vocabulary import Basis, Bound, Direction, Measure, Modality, Scope, TextKind


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a number describes: an area, or a group or organisation by its name."""

    name: str  # canonical: 青岛市, 全国; "" if not known
    code: str | None = None  # GB/T 2260, six digits; None for the nation and non-areas
    scope: Scope = Scope.OTHER


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure refers to. Both ends included; None is open or not said."""

    start: date | None = None
    end: date | None = None
    recurring: Literal["year", "month", "day"] | None = None
    basis: Basis | None = None  # None: no word of time


NO_PERIOD = Period()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and bound, wherever it was written.

    ``step`` is the size of one unit of the last printed digit, in base units: 4.27万 has
    100.0, 2500亿 has 1e8. Two values agree only to the coarser of their steps.
    """

    value: float
    unit: str = ""
    bound: Bound = Bound.EQUAL
    high: float | None = None  # upper end of a RANGE, else None
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One number an article states, and where it says so (数据).

    Always: text[span.start:span.end] == quote, for the decoded text of the file.
    """

    path: str
    article: str
    title: str
    published: date | None
    span: Span
    quote: str  # raw, as printed, bound words included: "5万个以上"
    sentence: str  # rejoined for reading
    quantity: Quantity
    indicator: str  # the shortest phrase that names what is measured; "" if unknown
    place: Place
    modality: Modality
    measure: Measure
    direction: Direction = ""
    period: Period = NO_PERIOD
    cumulative: bool = False  # 累计, 共, 总
    basis: str = ""  # 同口径, 可比价, 不变价, 名义
    text: TextKind = TextKind.VERBATIM
    rule: str = ""  # what found it, e.g. "quantity.scaled"
    page: int | None = None  # of a printed document, from 1
    lead: str = ""  # the words before it in its clause: 新培育
