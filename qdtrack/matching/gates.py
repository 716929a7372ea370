"""Why a figure that names a target's indicator is no evidence for it, if it is not.

    refusal(figure of 山东省, target of 青岛市, knowledge)  ->  Refusal(PLACE, "wider", ...)

GATES stands in the order of model.Reason: the first gate that objects gives the reason. A
person's decision and the term come before them (decisions.py, index.py), the period, which
has rules of its own for each kind of goal, stands in periods.py. Sources: METHOD §8, §9.1.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qdtrack.matching.clauses import check_words, clause_of
from qdtrack.matching.index import RATES
from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.periods import check_period
from qdtrack.matching.refusal import Refusal, refuse
from qdtrack.matching.terms import without_own_area
from qdtrack.model import AREAS, Figure, Kind, Measure, Modality, Reason, Scope, Target

Gate = Callable[[Figure, Target, Knowledge, date], Refusal | None]


def check_unit(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """A number in 户 says nothing of a goal in 亿元; 斤 can be turned into 吨."""
    unit, wanted = figure.quantity.unit, target.goal.quantity.unit
    if known.factor_to(target.goal, figure.quantity, figure.measure) is not None:
        return None
    if figure.measure is Measure.RANK:
        return refuse(Reason.MEASURE, "rank")
    if not unit or not wanted:
        return refuse(Reason.UNIT, "none")
    return refuse(Reason.UNIT, "other", found=unit, wanted=wanted)


_TAKEN = {
    Kind.STOCK: {Measure.LEVEL, Measure.FLOW},
    Kind.SHARE: {Measure.LEVEL, Measure.SHARE},
    Kind.QUOTA: {Measure.LEVEL, Measure.FLOW},
    Kind.TOTAL: {Measure.LEVEL, Measure.FLOW},
    Kind.ANNUAL: {Measure.LEVEL, Measure.FLOW},
    Kind.GROWTH: {Measure.GROWTH},
    Kind.REDUCTION: {Measure.GROWTH, Measure.CHANGE},
}


def check_measure(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """A growth rate is no level, a rise is no growth rate, what was added is not what is there."""
    another_sort = _check_sort(figure, target, known, as_of)
    if another_sort:
        return another_sort
    if target.kind in RATES:
        return _check_rate(figure, known)
    if target.kind is Kind.STOCK and _is_added(figure, known) and not known.is_added(target):
        return refuse(Reason.MEASURE, "flow")
    if target.kind is Kind.QUOTA and _is_standing(figure, known):
        return refuse(Reason.MEASURE, "standing")
    return None


def _check_sort(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """The sorts of number that a kind of goal is about."""
    by_an_amount = target.goal.measure is Measure.CHANGE and target.kind not in RATES
    taken = {Measure.CHANGE} if by_an_amount else _TAKEN[target.kind]
    return None if figure.measure in taken else refuse(Reason.MEASURE, figure.measure.value)


def _check_rate(figure: Figure, known: Knowledge) -> Refusal | None:
    """环比 is no rate on a year, 年均 no rate of one year, and a change without up or down is none at all."""
    if figure.measure is Measure.CHANGE and not figure.direction:
        return refuse(Reason.MEASURE, "direction")
    clause = clause_of(figure)
    if any(word in clause for word in known.wording.not_on_year):
        return refuse(Reason.MEASURE, "month_on_month")
    if any(word in clause for word in known.wording.on_average):
        return refuse(Reason.MEASURE, "average")
    return None


def _is_added(figure: Figure, known: Knowledge) -> bool:
    """What a period added, unless it is said to be the sum; a goal is refused as a goal, not as this."""
    if figure.cumulative or figure.modality is not Modality.ACTUAL:
        return False
    if figure.measure is Measure.FLOW:
        return True
    return figure.period.start is not None and _was_done_in_period(clause_of(figure), known)


def _was_done_in_period(clause: str, known: Knowledge) -> bool:
    """2024年培育智能工厂20家 tells what 2024 added; 2024年智能工厂达到20家 what there was."""
    if any(word in clause for word in known.wording.there_at_end):
        return False
    return any(word in clause for word in known.wording.done_in_period)


def _is_standing(figure: Figure, known: Knowledge) -> bool:
    """A count of what is there: no year's work. A 累计 is, once the year before is taken off."""
    if figure.cumulative or figure.measure is Measure.FLOW or figure.period.start:
        return False
    return not known.term(figure).is_added


def check_basis(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """Of two rates on different bases only the one that the registry names counts."""
    if not target.basis or figure.basis == target.basis:
        return None
    if not figure.basis:
        return refuse(Reason.BASIS, "unstated", wanted=target.basis)
    return refuse(Reason.BASIS, "other", found=figure.basis, wanted=target.basis)


def check_place(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """A province's figure is not its city's, nor the other way round; a group is asked after next."""
    place, wanted = figure.place, target.place
    if place.scope not in AREAS:
        if place.scope in _SUBSETS and (place.code is None or place.code == wanted.code):
            return None
        if place.scope in _SUBSETS:
            return refuse(Reason.PLACE, "other", found=place.name, wanted=wanted.name)
        return refuse(Reason.PLACE, "unknown", wanted=wanted.name)
    if (place.name, place.code) == (wanted.name, wanted.code):
        return None
    detail = "other"
    if known.lexicon.places.contains(place, wanted):
        detail = "wider"
    elif known.lexicon.places.contains(wanted, place):
        detail = "narrower"
    return refuse(Reason.PLACE, detail, found=place.name, wanted=wanted.name)


_SUBSETS = frozenset({Scope.GROUP, Scope.ORGANISATION})


def check_scope(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """Pilot firms, a park or a company are never the area that holds them, nor the area they."""
    place = figure.place
    if target.group:
        if place.scope not in _SUBSETS:
            return refuse(Reason.SCOPE, "area", found=place.name, wanted=target.group)
        named = without_own_area(place.name, target.place, known.wording, known.lexicon)
        return None if target.group in (named, place.name) else _other_subset(figure, target.group)
    return _other_subset(figure, target.place.name) if place.scope in _SUBSETS else None


def _other_subset(figure: Figure, wanted: str) -> Refusal:
    return refuse(Reason.SCOPE, figure.place.scope.value, found=figure.place.name, wanted=wanted)


def check_modality(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """Only what is reported as done is evidence: a goal is none for itself."""
    if figure.modality is Modality.ACTUAL:
        return None
    return refuse(Reason.MODALITY, figure.modality.value)


GATES: tuple[Gate, ...] = (
    check_words,
    check_unit,
    check_measure,
    check_basis,
    check_place,
    check_scope,
    check_modality,
    check_period,
)

# Passed by a figure of a near, but other indicator, it tempts and is worth showing.
TEMPTING: tuple[Gate, ...] = (check_unit, _check_sort, check_place, check_scope, check_modality)

# All but whose it is: passed by the figure of a peer.
PEERS: tuple[Gate, ...] = (check_words, check_unit, check_measure, check_basis, check_modality, check_period)


def refusal(
    figure: Figure, target: Target, known: Knowledge, as_of: date, gates: tuple[Gate, ...] = GATES
) -> Refusal | None:
    """The objection of the first gate that has one."""
    for gate in gates:
        found = gate(figure, target, known, as_of)
        if found:
            return found
    return None
