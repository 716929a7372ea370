"""What a reader must know beside the status: the flags of a judgement and of its observation.

约4.9万, dated by its article, one source  ->  approx, as_of_inferred, single_source
"""

from __future__ import annotations

from qdtrack.assessment.cases import Judgement, Point
from qdtrack.assessment.goals import Acceptance, Operator
from qdtrack.model import Basis, Bound, Flag, Observation, Target, TextKind, Verdict

_BOUNDS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
_ABOUT = frozenset({Bound.APPROXIMATE, Bound.NEARLY, Bound.RANGE})


def collect(target: Target, judgement: Judgement, accept: Acceptance) -> tuple[Flag, ...]:
    """Every flag of a target's judgement, in the order of the Flag vocabulary."""
    flags = set(judgement.flags)
    point = judgement.point
    if point is not None:
        flags |= _of_words(point) | _of_date(point) | _of_origin(point.observation)
        flags |= set(point.observation.flags)
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
    return flags


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
