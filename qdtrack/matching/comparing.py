"""One indicator across places: what the same articles say of each, and what each has set itself.

    compare("关键工序数控化率", ...)  ->  四川省 68.6 %, 全国 68.6 %, and 青岛市 with its goal of 76 %

A place is asked for through a target of its own that differs in nothing but the place, so that
every gate of the registry's targets holds here: 可持续灯塔工厂 stays out of 灯塔工厂, a growth
rate stands in a table of its own, and a part of a year is never put beside a year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qdtrack.lexicon import Lexicon
from qdtrack.matching import gates
from qdtrack.matching.clauses import check_words
from qdtrack.matching.index import TermIndex
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.match import match
from qdtrack.matching.wording import load_wording
from qdtrack.model import (
    AREAS,
    NOWHERE,
    Article,
    Figure,
    Goal,
    Kind,
    Measure,
    Modality,
    Observation,
    Place,
    Quantity,
    Registry,
    Span,
    Target,
)


@dataclass(frozen=True, slots=True)
class PlaceGoal:
    """What a place has set itself: a figure of an article, or a target of the registry."""

    quantity: Quantity  # in the comparison's unit
    text: str  # as printed
    by: date | None
    figure: Figure | None = None
    target: str = ""  # the registry's id


@dataclass(frozen=True, slots=True)
class Standing:
    """One place: its latest observation, if any, and its goals, the earliest deadline first."""

    place: Place
    latest: Observation | None
    goals: tuple[PlaceGoal, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One sort of number (kind and unit) of an indicator; numbers are in ``unit``."""

    target: Target  # what was asked for, its place aside
    standings: tuple[Standing, ...]  # the highest value first, then those with a goal alone
    unplaced: int  # figures that name it and no known place

    @property
    def unit(self) -> str:
        return self.target.goal.quantity.unit


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the registry, all articles and all their figures, up to the report's day."""

    registry: Registry
    articles: Sequence[Article]
    figures: Sequence[Figure]
    lexicon: Lexicon
    as_of: date


def compare(asked: Target | str, reading: Reading) -> tuple[Comparison, ...]:
    """The comparisons for a target (one at most) or for an indicator (one for each sort of number).

    An indicator need not stand in the registry. () if the articles say nothing of it.
    """
    known = Knowledge(reading.lexicon, load_wording())
    whole = asked if isinstance(asked, Target) else _in_words_of_the_registry(asked, reading.registry)
    probes = [asked] if isinstance(asked, Target) else [_with(whole, *sort) for sort in _PROBES]
    published = [f for f in reading.figures if f.published is None or f.published <= reading.as_of]
    figures = _naming(probes, published, known)
    sorts = [asked] if isinstance(asked, Target) else _sorts(whole, figures, known)
    found = [_comparison(sort, figures, reading, known) for sort in sorts]
    return tuple(sorted((c for c in found if c.standings), key=lambda c: -len(c.standings)))


_PROBES = ((Kind.STOCK, "个"), (Kind.SHARE, "%"), (Kind.GROWTH, "%"), (Kind.ANNUAL, "元"))


def _in_words_of_the_registry(indicator: str, registry: Registry) -> Target:
    """A target that asks for nothing but the indicator, and whatever else the registry calls it."""
    alike = [one for one in registry.targets if indicator in (one.indicator, *one.also)]
    also = dict.fromkeys(word for one in alike for word in (one.indicator, *one.also) if word != indicator)
    exclude = dict.fromkeys(word for one in alike for word in one.exclude)
    name_en = next((one.name_en for one in alike if one.indicator == indicator and one.name == indicator), "")
    goal = Goal("", Quantity(0.0))
    return Target(
        indicator,
        indicator,
        indicator,
        NOWHERE,
        goal,
        Kind.STOCK,
        None,
        name_en=name_en,
        also=tuple(also),
        exclude=tuple(exclude),
    )


def _with(whole: Target, kind: Kind, unit: str) -> Target:
    """The same in one sort of number."""
    measure = Measure.GROWTH if kind is Kind.GROWTH else Measure.LEVEL
    return replace(whole, kind=kind, goal=Goal("", Quantity(0.0, unit), measure))


def _naming(probes: Sequence[Target], figures: Iterable[Figure], known: Knowledge) -> list[Figure]:
    index = TermIndex(probes, known.wording, known.lexicon)
    return [figure for figure in figures if figure.indicator and index.find(figure).named]


def _sorts(whole: Target, figures: Sequence[Figure], known: Knowledge) -> list[Target]:
    """One target for each kind of number and dimension of unit that the figures have."""
    kinds = [(_kind(figure, known), figure.quantity.unit) for figure in figures]
    commonest = [sort for sort, _ in Counter(sort for sort in kinds if sort[0]).most_common()]
    chosen: list[tuple[Kind, str]] = []
    for kind, unit in commonest:
        if kind is None or any(_is_one_sort((kind, unit), other, known) for other in chosen):
            continue
        chosen.append((kind, unit))
    return [_with(whole, kind, unit) for kind, unit in chosen]


def _is_one_sort(one: tuple[Kind, str], other: tuple[Kind, str], known: Knowledge) -> bool:
    """Amounts of a year and amounts of a day are one thing, told with more and with less."""
    amounts = {Kind.ANNUAL, Kind.STOCK}
    same_kind = one[0] is other[0] or {one[0], other[0]} <= amounts
    return same_kind and known.wording.factor(one[1], other[1], known.lexicon) is not None


def _kind(figure: Figure, known: Knowledge) -> Kind | None:
    """The kind of goal that the number could answer; None: a change or a rank answers none."""
    match figure.measure:
        case Measure.GROWTH:
            return Kind.GROWTH
        case Measure.SHARE:
            return Kind.SHARE
        case Measure.LEVEL | Measure.FLOW:
            if known.wording.factor(figure.quantity.unit, "%", known.lexicon) is not None:
                return Kind.SHARE
            is_of_a_time = figure.measure is Measure.FLOW or figure.period.start is not None
            return Kind.ANNUAL if is_of_a_time else Kind.STOCK
        case _:
            return None


def _comparison(sort: Target, figures: Sequence[Figure], reading: Reading, known: Knowledge) -> Comparison:
    own = [f for f in figures if _is_of(sort, f, known)]
    goals = [*_goals(sort, own, reading, known), *_registry_goals(sort, reading, known)]
    places = {f.place for f in own if f.place.scope in AREAS} | {place for place, _ in goals}
    ordered = sorted(places, key=lambda place: (place.code or "", place.name))
    targets = [_at(sort, place) for place in ordered]
    registry = replace(reading.registry, targets=tuple(targets))
    evidence, _ = match(registry, reading.articles, own, reading.lexicon, reading.as_of)
    standings = [
        Standing(place, _latest(one.observations), _of_place(place, goals))
        for place, one in zip(ordered, evidence, strict=True)
    ]
    standings = [one for one in standings if one.latest or one.goals]
    standings.sort(key=lambda one: -one.latest.quantity.value if one.latest else float("inf"))
    unplaced = sum(f.place.scope not in AREAS and f.modality is Modality.ACTUAL for f in own)
    return Comparison(sort, tuple(standings), unplaced)


def _at(sort: Target, place: Place) -> Target:
    """The target for another place; what a person wrote for the first one holds there alone."""
    if place == sort.place:
        return replace(sort, id=f"{sort.id}@{place.name}")
    elsewhere = f"{sort.id}@{place.name}"
    return replace(sort, id=elsewhere, place=place, group="", observations=(), decisions=())


def _is_of(sort: Target, figure: Figure, known: Knowledge) -> bool:
    objection = gates.refusal(figure, sort, known, date.max, (check_words, gates.check_unit))
    return objection is None


def _latest(observations: Sequence[Observation]) -> Observation | None:
    """The last dated one, the worse of two; one without a date says nothing of when."""
    last = max((o.as_of for o in observations if o.as_of), default=None)
    return next((o for o in observations if o.as_of and o.as_of == last), None)


_NO_SPAN = Span(0, 0)
_ASKED_OF_A_GOAL = (check_words, gates.check_unit, gates.check_measure, gates.check_basis)


def _goals(
    sort: Target, figures: Iterable[Figure], reading: Reading, known: Knowledge
) -> list[tuple[Place, PlaceGoal]]:
    """Goals that the articles tell of, the last that was published for each place and deadline."""
    found: dict[tuple[Place, date | None], PlaceGoal] = {}
    for figure in sorted(figures, key=lambda f: (f.published or date.min, f.path, f.span)):
        if figure.modality is not Modality.TARGET or figure.place.scope not in AREAS:
            continue
        if gates.refusal(figure, sort, known, reading.as_of, _ASKED_OF_A_GOAL) is not None:
            continue
        factor = known.factor(figure.quantity, figure.measure, sort.goal.quantity.unit)
        if factor is not None:
            goal = PlaceGoal(_in_unit(figure.quantity, factor, sort), figure.quote, figure.period.end, figure)
            found[figure.place, figure.period.end] = goal
    return [(place, goal) for (place, _), goal in found.items()]


def _registry_goals(sort: Target, reading: Reading, known: Knowledge) -> list[tuple[Place, PlaceGoal]]:
    """Goals of the registry for the same indicator, kind and unit, wherever."""
    found = []
    for target in reading.registry.targets:
        quantity = target.goal.quantity
        factor = known.wording.factor(quantity.unit, sort.goal.quantity.unit, known.lexicon)
        if target.group or factor is None or not _asks_the_same(target, sort, known):
            continue
        goal = PlaceGoal(_in_unit(quantity, factor, sort), target.goal.text, target.by, target=target.id)
        found.append((target.place, goal))
    return found


def _asks_the_same(target: Target, sort: Target, known: Knowledge) -> bool:
    amounts = {Kind.STOCK, Kind.ANNUAL}
    if target.kind is not sort.kind and not {target.kind, sort.kind} <= amounts:
        return False
    if target.id == sort.id:
        return True
    index = TermIndex([sort], known.wording, known.lexicon)
    return bool(index.find(_as_figure(target)).named)


def _as_figure(target: Target) -> Figure:
    """The target's name as if an article had written it, so that it is compared as theirs are."""
    measure = Measure.GROWTH if target.kind is Kind.GROWTH else target.goal.measure
    nowhere = ("", "", "", None)
    return Figure(
        *nowhere,
        span=_NO_SPAN,
        quote="",
        sentence="",
        quantity=target.goal.quantity,
        indicator=target.indicator,
        place=target.place,
        modality=Modality.TARGET,
        measure=measure,
    )


def _in_unit(quantity: Quantity, factor: float, sort: Target) -> Quantity:
    high = None if quantity.high is None else quantity.high * factor
    unit = sort.goal.quantity.unit
    return replace(quantity, value=quantity.value * factor, high=high, step=quantity.step * factor, unit=unit)


def _of_place(place: Place, goals: Iterable[tuple[Place, PlaceGoal]]) -> tuple[PlaceGoal, ...]:
    """A place's goals by deadline; one of the registry stands for the same one found in an article."""
    own: dict[tuple[float, date | None], PlaceGoal] = {}
    for where, goal in goals:
        if where == place:
            own[goal.quantity.value, goal.by] = goal
    return tuple(sorted(own.values(), key=lambda goal: (goal.by or date.max, goal.quantity.value)))
