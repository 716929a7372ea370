"""An accepted figure, or a person's note in the registry, as one claim about a target.

    下降2%以上 for a goal of 降低13.5%  ->  Claim(-2.0 "%", AT_MOST, ...)
    1100亿斤 for a goal in 吨          ->  Claim(5.5e7 "吨", ...)

Here numbers get the goal's unit and, where a rate of change is meant, its sign. Which claims
are one observation is decided in merging.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from qdtrack.matching import dating
from qdtrack.matching.index import RATES
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.wording import Wording
from qdtrack.model import (
    NO_PERIOD,
    Article,
    Basis,
    Bound,
    Figure,
    Kind,
    Measure,
    Modality,
    Period,
    Place,
    Quantity,
    Source,
    Span,
    Stated,
    Target,
    TextKind,
    Tier,
)

Articles = Mapping[tuple[str, str], Article]  # by path and id


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that a target's indicator had a value; the quantity is in the goal's unit and signed."""

    quantity: Quantity
    as_of: date | None
    as_of_basis: Basis | None
    period: Period
    quote: str
    sentence: str
    origin: Literal["article", "registry"]
    source: Source | None  # None: a person gave no source
    indicator: str
    place: Place
    measure: Measure
    text: TextKind = TextKind.VERBATIM
    modality: Modality = Modality.ACTUAL
    cumulative: bool = False
    published: date | None = None
    basis: str = ""  # 同口径
    fit: int = 0  # 0 named by the indicator, 1 by `also`: index.Named
    decided: bool = False  # accepted by a person
    trust: int | None = None  # rank of the source's tier, 0 the highest; None: not known
    figure: Figure | None = None  # None for a registry observation


def of_figure(figure: Figure, target: Target, known: Knowledge, articles: Articles) -> Claim | None:
    """The claim a figure makes; None if its unit cannot be turned into the goal's."""
    factor = known.factor_to(target.goal, figure.quantity, figure.measure)
    if factor is None:
        return None
    quantity = _scaled(figure.quantity, factor, target.goal.quantity.unit)
    if target.kind in RATES or target.goal.measure is Measure.CHANGE:
        quantity = _signed(quantity, figure.direction == "down")
    as_of, basis = dating.as_of(figure)
    article = articles.get((figure.path, figure.article))
    source = Source(
        path=figure.path,
        article=figure.article,
        title=figure.title,
        outlet=article.outlet if article else "",
        url=article.url if article else "",
        published=figure.published,
        quote=figure.quote,
        span=figure.span,
        tier=known.lexicon.sources.tier(article.outlet, article.url) if article else None,
        page=figure.page,
        text=figure.text,
    )
    return Claim(
        quantity=quantity,
        as_of=as_of,
        as_of_basis=basis,
        period=figure.period,
        quote=figure.quote,
        sentence=figure.sentence,
        origin="article",
        source=source,
        indicator=figure.indicator,
        place=figure.place,
        measure=figure.measure,
        text=figure.text,
        modality=figure.modality,
        cumulative=figure.cumulative,
        published=figure.published,
        basis=figure.basis,
        trust=_TRUST[source.tier] if source.tier else None,
        figure=figure,
    )


def of_stated(stated: Stated, target: Target, known: Knowledge, path: str) -> Claim | None:
    """The claim of an observation that a person wrote into the registry; None if its unit does not fit."""
    goal = target.goal.quantity
    measure = _measure_of(target)
    factor = known.factor_to(target.goal, stated.quantity, measure)
    if factor is None:
        return None
    quantity = _scaled(stated.quantity, factor, goal.unit)
    if target.kind in RATES or target.goal.measure is Measure.CHANGE:
        quantity = _signed(quantity, _falls(stated, target, known.wording))
    link = stated.source.startswith(("http://", "https://"))
    source = Source(
        path=path,
        article="" if link else stated.source,
        title="",
        outlet="",
        url=stated.source if link else "",
        published=None,
        quote=stated.text,
        span=None,
        tier=known.lexicon.sources.tier("", stated.source) if link else None,
        text=TextKind.NOTES,  # what a person entered is not the page's own words
    )
    return Claim(
        quantity=quantity,
        as_of=stated.at,
        as_of_basis=Basis.STATED if stated.at else None,
        period=Period(None, stated.at, None, Basis.STATED) if stated.at else NO_PERIOD,
        quote=stated.text,
        sentence=stated.text,
        origin="registry",
        source=source,
        indicator=target.indicator,
        place=target.place,
        measure=measure,
        cumulative=target.kind not in RATES and bool(re.search(known.lexicon.cues.cumulative, stated.text)),
    )


def _measure_of(target: Target) -> Measure:
    """What sort of number an observation written for this target is."""
    return Measure.GROWTH if target.kind in RATES else target.goal.measure


def _scaled(quantity: Quantity, factor: float, unit: str) -> Quantity:
    high = quantity.high if quantity.high is None else quantity.high * factor
    return replace(quantity, value=quantity.value * factor, high=high, step=quantity.step * factor, unit=unit)


_MIRRORED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
}


def _signed(quantity: Quantity, falls: bool) -> Quantity:
    """A fall as a negative number: 下降2%以上 is at most -2, 下降2%—3% is -3 to -2."""
    if not falls or quantity.value < 0:
        return quantity
    if quantity.high is not None:
        return replace(quantity, value=-quantity.high, high=-quantity.value)
    bound = _MIRRORED.get(quantity.bound, quantity.bound)
    # 下降近2% is a little less of a fall; below zero there is no "just under": about says both.
    bound = Bound.APPROXIMATE if bound is Bound.NEARLY else bound
    return replace(quantity, value=-quantity.value, bound=bound)


def _falls(stated: Stated, target: Target, wording: Wording) -> bool:
    """What a person wrote beside a rate; a bare 2% beside a goal of 降低 is a fall."""
    if any(word in stated.text for word in wording.falling):
        return True
    if any(word in stated.text for word in wording.rising):
        return False
    return target.kind is Kind.REDUCTION


_TRUST = {tier: rank for rank, tier in enumerate(Tier)}


def order(claim: Claim) -> tuple[object, ...]:
    """A total order that does not depend on how the claims were found."""
    source = claim.source
    span = source.span if source and source.span else Span(-1, -1)
    return (
        claim.as_of or date.max,
        claim.published or date.max,
        source.path if source else "",
        source.article if source else "",
        span,
        claim.quantity.value,
        claim.quantity.bound.value,
        claim.quote,
        claim.basis,
        repr(claim),  # two readings of one span: any order, as long as it is always the same
    )
