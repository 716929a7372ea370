"""Two reports to what has changed between them, target by target.

    compare(before, after).changes[0]  ->  Change("5g-base-stations", Turn.WORSE, causes=(Cause.FIGURE,), ...)

Both sides come from the JSON of a report (recorded.py), so that a file of last year and the same
registry on an earlier day are compared in one way. A target is known by its id, an observation by its
value and its date: the same release in another outlet is no news, and neither is an article that moved.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qdtrack.model import Assessment, Decision, Kind, Observation, Quantity, Reason, Status, Target
from qdtrack.reporting.changes import Cause, Change, Changes, Restated, Seen, Turn, is_newly_stale
from qdtrack.reporting.ordering import relative_gap, urgency
from qdtrack.reporting.recorded import Recorded, Refusal, spots
from qdtrack.reporting.rows import LAGGING

# The registry's words of a target that are compared; a change of the first ones is another goal.
REVISING = ("goal", "by", "kind", "direction", "place")
FIELDS = (*REVISING, "text", "baseline", "revises", "indicator", "plan", "issued", "nature", "owner")
# Statuses that say nothing of the goal's course.
_OPEN = frozenset(
    {
        Status.NO_EVIDENCE,
        Status.PRE_PLAN,
        Status.NO_PACE,
        Status.TOO_EARLY,
        Status.OVERDUE_UNVERIFIED,
    }
)


def compare(before: Recorded, after: Recorded) -> Changes:
    """What has changed from one report to another; nothing between a report and itself."""
    changes, unchanged, uncompared = [], [], []
    for name in [*after.targets, *(name for name in before.targets if name not in after.targets)]:
        if name in before.registered and name not in before.targets:
            uncompared.append(name)
            continue
        if name not in after.targets and name in after.registered:
            continue  # the later report is a selection that leaves it out
        found = _change(name, before, after)
        if found is None:
            unchanged.append(name)
        else:
            changes.append(found)
    return Changes(before, after, tuple(sorted(changes, key=_weight)), tuple(unchanged), tuple(uncompared))


def _weight(one: Change) -> tuple[object, ...]:
    """By turn; within it binding goals first, then the worst status and the widest gap."""
    found = one.assessment
    turn = list(Turn).index(one.turn)
    return turn, found.target.nature != "binding", urgency(found.status), *relative_gap(found)


def _change(name: str, before: Recorded, after: Recorded) -> Change | None:
    old, new = before.targets.get(name), after.targets.get(name)
    gone, come, restated = _observations(old, new)
    fields = tuple(_fields(old.target, new.target)) if old and new else ()
    decided = _decisions(old, new) if before.knows_decisions and after.knows_decisions else ()
    turn = _turn(old, new, fields, bool(gone), bool(come or restated or decided), before.as_of)
    if turn is None:
        return None
    causes: tuple[Cause, ...] = ()
    if old and new:
        news = _News(fields, bool(decided), gone, bool(come or restated))
        causes = tuple(_causes(before, after, old, new, news)) or (
            Cause.TIME if before.as_of != after.as_of else Cause.ANEW,
        )
    return Change(
        id=name,
        turn=turn,
        before=old,
        after=new,
        causes=causes,
        fields=fields,
        decisions=decided,
        new=tuple(Seen(one, _earlier_refusal(before, name, one)) for one in _newest_first(come)),
        gone=tuple(Seen(one, _refusal(after, name, one)) for one in _newest_first(gone)),
        restated=restated,
    )


# ---------------------------------------------------------------- observations


_Key = tuple[float, float | None, str, str, date | None]


def _key(one: Observation) -> _Key:
    quantity = one.quantity
    return quantity.value, quantity.high, quantity.unit, quantity.bound.code, one.as_of


def _observations(
    old: Assessment | None, new: Assessment | None
) -> tuple[list[Observation], list[Observation], tuple[Restated, ...]]:
    """What is only in the first, only in the second, and in both on one day with two values."""
    befores, afters = (list(one.evidence.observations) if one else [] for one in (old, new))
    gone, come = _without(befores, afters), _without(afters, befores)
    restated = [*_partners(gone, come, _share_a_source), *_partners(gone, come, _share_a_day)]
    return gone, come, tuple(restated)


def _partners(
    gone: list[Observation],
    come: list[Observation],
    are_one: Callable[[Observation, Observation], bool],
) -> Iterator[Restated]:
    """Takes out of both lists what is one figure in two versions."""
    for one in list(gone):
        partner = next((other for other in come if are_one(one, other)), None)
        if partner is not None:
            gone.remove(one)
            come.remove(partner)
            yield Restated(one, partner)


def _share_a_source(one: Observation, other: Observation) -> bool:
    """A sentence that was read in another way, or that now confirms a more exact one."""
    return bool(spots(one) & spots(other))


def _share_a_day(one: Observation, other: Observation) -> bool:
    return one.as_of is not None and one.as_of == other.as_of


def _without(some: Sequence[Observation], others: Sequence[Observation]) -> list[Observation]:
    """Those that the others lack; of two equal ones each needs one of its own there."""
    left = Counter(_key(one) for one in others)
    found = []
    for one in some:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            found.append(one)
    return found


def _newest_first(some: Sequence[Observation]) -> list[Observation]:
    return sorted(some, key=lambda one: one.as_of or date.min, reverse=True)


def _refusal(other: Recorded, name: str, one: Observation) -> Refusal | None:
    """What the other report says of a figure that it does not count."""
    refused = other.refused.get(name, {})
    return next((refused[where] for where in sorted(spots(one)) if where in refused), None)


def _earlier_refusal(before: Recorded, name: str, one: Observation) -> Refusal | None:
    """The same of a report before: what was not yet known then was not refused."""
    found = _refusal(before, name, one)
    return None if found and found.reason is Reason.PERIOD else found


# ---------------------------------------------------------------- the registry's entry


def _fields(old: Target, new: Target) -> Iterator[str]:
    befores, afters = _compared(old), _compared(new)
    yield from (name for name in FIELDS if befores[name] != afters[name])


def _compared(one: Target) -> Mapping[str, object]:
    base, earlier, plan = one.baseline, one.revises, one.plan
    return {
        "goal": _amount(one.goal.quantity),
        "text": one.goal.text,
        "by": one.by,
        "kind": one.kind,
        "direction": one.direction,
        "place": one.place.name,
        "baseline": (_amount(base.quantity), base.at) if base else None,
        "revises": (_amount(earlier.goal.quantity), earlier.by) if earlier else None,
        "indicator": (one.indicator, one.also),
        "plan": plan.id if plan else None,
        "issued": one.issued,
        "nature": one.nature,
        "owner": one.owner,
    }


def _amount(one: Quantity) -> tuple[object, ...]:
    return one.value, one.high, one.unit, one.bound.code


def _decisions(old: Assessment | None, new: Assessment | None) -> tuple[Decision, ...]:
    """Decisions that were made since."""
    known = old.target.decisions if old else ()
    return tuple(one for one in new.target.decisions if one not in known) if old and new else ()


# ---------------------------------------------------------------- turns and causes


def _turn(
    old: Assessment | None,
    new: Assessment | None,
    fields: Sequence[str],
    is_gone: bool,
    has_news: bool,
    day: date,
) -> Turn | None:
    if new is None:
        return Turn.DROPPED
    if old is None:
        issued = new.target.issued
        return Turn.REVISED if new.target.revises and issued and issued > day else Turn.NEW
    if any(name in REVISING for name in fields):
        return Turn.REVISED
    if turned := _status_turn(old, new):
        return Turn.GONE if turned is Turn.UNCLEAR and is_gone else turned
    if is_gone:
        return Turn.GONE
    if has_news:
        return Turn.FIGURES
    return Turn.OTHER if fields or not _is_same(old, new) else None


def _status_turn(old: Assessment, new: Assessment) -> Turn | None:
    """Worse, better, or nothing that a class could be given to; None for the same status."""
    if old.status is new.status:
        return Turn.UNCLEAR if is_newly_stale(old, new) else None
    if new.status in _OPEN:
        has_first = old.status in _OPEN and old.latest is None and new.latest is not None
        return Turn.FIGURES if has_first else Turn.UNCLEAR
    if old.status in _OPEN:
        return Turn.WORSE if new.status in LAGGING else Turn.BETTER
    return Turn.WORSE if urgency(new.status) < urgency(old.status) else Turn.BETTER


def _is_same(old: Assessment, new: Assessment) -> bool:
    """Whether the numbers say the same, whatever they were made from."""
    pairs = [(old.progress, new.progress), (old.gap, new.gap), (old.attainment, new.attainment)]
    latest = [_key(one.latest) if one.latest else None for one in (old, new)]
    return latest[0] == latest[1] and old.verdict is new.verdict and all(_is_near(*pair) for pair in pairs)


def _is_near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


@dataclass(frozen=True, slots=True)
class _News:
    """What is known of a change before its causes are asked for."""

    fields: Sequence[str]
    is_decided: bool
    gone: Sequence[Observation]
    has_figure: bool


def _causes(
    before: Recorded, after: Recorded, old: Assessment, new: Assessment, news: _News
) -> Iterator[Cause]:
    """Everything that is known to be another and can turn a status."""
    if any(name in REVISING for name in news.fields):
        yield Cause.GOAL
    if "baseline" in news.fields:
        yield Cause.BASELINE
    if "indicator" in news.fields:
        yield Cause.WORDS
    if old.computed_status != new.computed_status or (old.computed_status and old.status is not new.status):
        yield Cause.OVERRIDE
    if news.is_decided:
        yield Cause.DECISION
    if news.has_figure and not _is_same(old, new):
        yield Cause.FIGURE
    if old.latest and _key(old.latest) in [_key(one) for one in news.gone]:
        yield Cause.GONE
    if new.target.by and before.as_of <= new.target.by < after.as_of:
        yield Cause.DEADLINE
    if new.target.kind is Kind.QUOTA and before.as_of.year != after.as_of.year:
        yield Cause.YEAR
    if is_newly_stale(old, new):
        yield Cause.STALE
    if before.profile != after.profile:
        yield Cause.PROFILE
