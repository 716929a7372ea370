"""What a reader must know beside the status: the flags of a judgement and of its observation.

约4.9万, dated by its article, one source  ->  approx, as_of_inferred, single_source
"""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.assessment.cases import Judgement, Point
from qdtrack.assessment.goals import Acceptance, Operator
from qdtrack.model import Basis, Bound, Flag, Observation, Target, TextKind, Tier, Verdict

_BOUNDS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
_ABOUT = frozenset({Bound.APPROXIMATE, Bound.NEARLY, Bound.RANGE})


# 68.6% in two places is worth a look, 5.5% is not: so many digits make a chance unlikely.
_TELLING_DIGITS = 3


def collect(
    target: Target, judgement: Judgement, accept: Acceptance, peers: Sequence[Observation] = ()
) -> tuple[Flag, ...]:
    """Every flag of a target's judgement, in the order of the Flag vocabulary.

    ``peers`` are the same indicator in other places.
    """
    flags = set(judgement.flags)
    point = judgement.point
    if point is not None:
        flags |= _of_words(point) | _of_date(point) | _of_origin(point.observation)
        flags |= set(point.observation.flags)
        if any(is_same_elsewhere(point.observation, peer) for peer in peers):
            flags.add(Flag.SAME_ELSEWHERE)
        if judgement.verdict is Verdict.MET and _is_within_tolerance(point, accept):
            flags.add(Flag.WITHIN_TOLERANCE)
    if target.revises is not None:
        flags.add(Flag.REVISED)
    if target.status is not None:
        flags.add(Flag.OVERRIDDEN)
    return tuple(flag for flag in Flag if flag in flags)


def _of_words(point: Point) -> set[Flag]:
    bounds = {o.quantity.bound for o in (point.parts or (point.observation,))}
    flags = {Flag.BOUND} if bounds & _BOUNDS or point.raised_from else set()
    return flags | {Flag.APPROX} if bounds & _ABOUT else flags


def _of_date(point: Point) -> set[Flag]:
    if point.at is None:
        return {Flag.UNDATED}
    is_inferred = point.observation.as_of_basis in (Basis.INFERRED, Basis.PUBLISHED)
    return {Flag.AS_OF_INFERRED} if is_inferred else set()


def _of_origin(observation: Observation) -> set[Flag]:
    flags = set()
    if observation.origin == "registry":
        flags.add(Flag.MANUAL)
    elif len(observation.sources) <= 1:
        flags.add(Flag.SINGLE_SOURCE)
    if observation.text is TextKind.NOTES:
        flags.add(Flag.NOTES_ONLY)
    if observation.sources and all(source.tier is Tier.OTHER for source in observation.sources):
        flags.add(Flag.LOW_SOURCE)
    return flags


def is_same_elsewhere(one: Observation, other: Observation) -> bool:
    """Whether two places state one value, to a digit that makes a chance unlikely."""
    a, b = one.quantity, other.quantity
    digits = len(f"{a.value:.10g}".replace(".", "").strip("-0"))
    return digits >= _TELLING_DIGITS and (a.value, a.high, a.unit) == (b.value, b.high, b.unit)


def _is_within_tolerance(point: Point, accept: Acceptance) -> bool:
    """Met only because the goal says 左右."""
    if accept.operator is not Operator.ABOUT or accept.target is None:
        return False
    match accept.better:
        case "up":
            return point.interval.low < accept.target
        case "down":
            return point.interval.high > accept.target
        case _:
            return point.value != accept.target
