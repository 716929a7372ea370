"""Claims about one target to observations: what agrees is one, what does not is resolved or shown.

    4.27万个 in three outlets of one week         ->  one observation with three sources
    64家 in July 2024, 60余家 in January 2025     ->  two observations: a bound at a later date is no fall
    4.27万个 again, undated, nine months later    ->  the first observation, flag REPEAT

METHOD §1 and §9. The result depends on the claims alone, not on their order or on how often
the same one is given, and a claim is never lost: it is in an observation or it is superseded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from qdtrack.matching.agreement import agree, is_one_sided, says_the_same, tightness
from qdtrack.matching.claims import Claim, order
from qdtrack.model import Basis, Flag, Kind, Observation, Source, Target

# METHOD §9.2 and §1.
SAME_DATE = timedelta(days=15)
REPEATED_AFTER = timedelta(days=90)


@dataclass(slots=True)
class Cluster:
    """Claims that agree: the lead speaks, the others are sources. The first claim is the lead."""

    claims: list[Claim]
    repeats: list[Claim] = field(default_factory=list)
    open_conflict: bool = False

    @property
    def lead(self) -> Claim:
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Superseded:
    """A claim that lost to another of the same date, and the rule that decided."""

    claim: Claim
    rule: str  # "decision", "fit", "source", "later"
    winner: Claim


@dataclass(frozen=True, slots=True)
class Consolidated:
    observations: tuple[Observation, ...]  # by date, undated last; of one date the worse first
    superseded: tuple[Superseded, ...]


def consolidate(claims: Iterable[Claim], target: Target) -> Consolidated:
    """All claims about one target in one place, consolidated."""
    ordered = sorted(set(claims), key=order)
    dated = [claim for claim in ordered if claim.as_of]
    undated = [claim for claim in ordered if not claim.as_of]
    own, repeats = _part_repeats(dated)
    clusters: list[Cluster] = []
    lost: list[Superseded] = []
    for group in _groups(own, target.kind):
        surviving, superseded = _resolve_group(group)
        clusters += surviving
        lost += superseded
    _attach_repeats(repeats, clusters, lost)
    clusters += _undated(undated, clusters)
    observations = sorted((_observation(c) for c in clusters), key=lambda o: _by_date(o, target))
    return Consolidated(tuple(observations), tuple(sorted(lost, key=lambda s: order(s.claim))))


# ---------------------------------------------------------------- groups and conflicts


def _part_repeats(dated: Sequence[Claim]) -> tuple[list[Claim], list[tuple[Claim, Claim]]]:
    """Claims with a date of their own, and old numbers quoted again, each with its first appearance."""
    own: list[Claim] = []
    repeats: list[tuple[Claim, Claim]] = []
    for claim in dated:
        first = next((c for c in own if _is_repeat(claim, c)), None)
        if first is None:
            own.append(claim)
        else:
            repeats.append((claim, first))
    return own, repeats


def _is_repeat(claim: Claim, first: Claim) -> bool:
    """Quoted with no date of its own, at least 90 days after the same number."""
    if claim.as_of_basis is Basis.STATED or claim.as_of is None or first.as_of is None:
        return False
    return claim.as_of - first.as_of >= REPEATED_AFTER and says_the_same(claim, first)


def _groups(dated: Sequence[Claim], kind: Kind) -> list[list[Claim]]:
    """Claims of one period and of one date, 15 days more or less, from the latest date back."""
    by_period: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in dated:
        by_period[_period_key(claim, kind)].append(claim)
    groups = []
    for claims in by_period.values():
        left = sorted(claims, key=order, reverse=True)
        while left:
            latest = _day(left[0])
            groups.append([c for c in left if latest - _day(c) <= SAME_DATE])
            left = [c for c in left if latest - _day(c) > SAME_DATE]
    return groups


def _day(claim: Claim) -> date:
    if claim.as_of is None:
        raise AssertionError("an undated claim has no place among the dated")
    return claim.as_of


def _period_key(claim: Claim, kind: Kind) -> tuple[object, ...]:
    """What is added up or compared over a period is one thing only for one period."""
    if kind in {Kind.STOCK, Kind.SHARE}:
        return ()
    start = claim.period.start
    if start is None and claim.cumulative:
        return ("sum of all years",)
    if kind is Kind.QUOTA:
        # "12 as of 31 May" is the work since January, said or not.
        return (start or date(_day(claim).year, 1, 1),)
    return (start,)


def _resolve_group(group: Sequence[Claim]) -> tuple[list[Cluster], list[Superseded]]:
    """Clusters of one date: those that stand, and the claims that lost."""
    ordered = sorted(group, key=tightness)
    two_sided = [c for c in ordered if not is_one_sided(c)]
    clusters, lost = _resolve(_clusters(two_sided))
    left = []
    for claim in (c for c in ordered if is_one_sided(c)):
        home = next((c for c in clusters if agree(claim, c.lead)), None)
        beaten = next((s for s in lost if agree(claim, s.claim)), None)
        if home:
            home.claims.append(claim)
        elif beaten:
            lost.append(Superseded(claim, beaten.rule, beaten.winner))
        else:
            left.append(claim)
    if not left:
        return clusters, lost
    clusters, more = _resolve([*clusters, *_clusters(left)])
    return clusters, lost + more


def _clusters(ordered: Sequence[Claim]) -> list[Cluster]:
    """Each claim joins the tightest lead that it agrees with."""
    clusters: list[Cluster] = []
    for claim in ordered:
        home = next((c for c in clusters if agree(claim, c.lead)), None)
        if home:
            home.claims.append(claim)
        else:
            clusters.append(Cluster([claim]))
    return clusters


def _resolve(clusters: list[Cluster]) -> tuple[list[Cluster], list[Superseded]]:
    """METHOD §9.3: the rules in order, each among those that the one before left.

    Rates on two bases are not rivals: both stay. What a person wrote into the registry is
    never dropped, since no candidate could show it: it stays as an open conflict.
    """
    standing: list[Cluster] = []
    lost: list[Superseded] = []
    for basis in sorted({c.lead.basis for c in clusters}):
        rivals = [c for c in clusters if c.lead.basis == basis]
        for rule, rank in _RULES:
            ranks = [rank(c) for c in rivals]
            known = [r for r in ranks if r is not None]
            if len(known) < len(ranks) or len(set(known)) < 2:
                continue
            best = min(known)
            winner = next(c for c, r in zip(rivals, known, strict=True) if r == best)
            beaten = [c for c, r in zip(rivals, known, strict=True) if r != best and not _is_manual(c)]
            lost += [Superseded(claim, rule, winner.lead) for c in beaten for claim in c.claims]
            rivals = [c for c in rivals if c not in beaten]
        standing += rivals
    for cluster in standing:
        cluster.open_conflict = len(standing) > 1
    return standing, lost


def _is_manual(cluster: Cluster) -> bool:
    return any(claim.figure is None for claim in cluster.claims)


def _latest(cluster: Cluster) -> int | None:
    published = [claim.published.toordinal() for claim in cluster.claims if claim.published]
    return -max(published) if len(published) == len(cluster.claims) else None


def _trust(cluster: Cluster) -> int | None:
    ranks = [claim.trust for claim in cluster.claims if claim.trust is not None]
    return min(ranks) if ranks else None


_RULES: tuple[tuple[str, Callable[[Cluster], int | None]], ...] = (
    ("decision", lambda cluster: 0 if any(c.decided for c in cluster.claims) else 1),
    ("fit", lambda cluster: min(c.fit for c in cluster.claims)),
    ("source", _trust),
    ("later", _latest),
)


# ---------------------------------------------------------------- repeats, the undated, observations


def _attach_repeats(
    repeats: Iterable[tuple[Claim, Claim]], clusters: Sequence[Cluster], lost: list[Superseded]
) -> None:
    """A repeat goes where its first appearance went."""
    for claim, first in repeats:
        home = next((c for c in clusters if first in c.claims), None)
        if home:
            home.repeats.append(claim)
        else:
            fate = next(s for s in lost if s.claim == first)
            lost.append(Superseded(claim, fate.rule, fate.winner))


def _undated(undated: Sequence[Claim], dated: Sequence[Cluster]) -> list[Cluster]:
    """A number without a date is one more source of the same number with one, or stands undated."""
    left: list[Claim] = []
    for claim in undated:
        home = next((c for c in dated if any(says_the_same(claim, other) for other in c.claims)), None)
        if home:
            home.claims.append(claim)
        else:
            left.append(claim)
    return _clusters(sorted(left, key=tightness))


def _observation(cluster: Cluster) -> Observation:
    lead = cluster.lead
    flags = []
    if cluster.repeats:
        flags.append(Flag.REPEAT)
    if cluster.open_conflict:
        flags.append(Flag.CONFLICT)
    if lead.origin == "registry":
        flags.append(Flag.MANUAL)
    return Observation(
        quantity=lead.quantity,
        as_of=lead.as_of,
        as_of_basis=lead.as_of_basis,
        period=lead.period,
        quote=lead.quote,
        sentence=lead.sentence,
        origin=lead.origin,
        sources=_sources([*cluster.claims, *cluster.repeats]),
        text=lead.text,
        indicator=lead.indicator,
        place=lead.place,
        measure=lead.measure,
        modality=lead.modality,
        cumulative=lead.cumulative,
        published=lead.published,
        flags=tuple(flags),
    )


def _sources(claims: Sequence[Claim]) -> tuple[Source, ...]:
    """One for each outlet or link, the lead's own first; headline and text of an article are one."""
    found: dict[tuple[str, str], Source] = {}
    for claim in [claims[0], *sorted(claims[1:], key=order)]:
        if claim.source is None:
            continue
        key = (claim.source.outlet, claim.source.url)
        found.setdefault(key, claim.source)
    return tuple(found.values())


def _by_date(observation: Observation, target: Target) -> tuple[object, ...]:
    """By date, the undated last; of one date the worse for the target's direction first."""
    value, goal = observation.quantity.value, target.goal.quantity
    high = goal.value if goal.high is None else goal.high
    worse = {"up": value, "down": -value}.get(target.direction, -max(goal.value - value, value - high, 0.0))
    first = observation.sources[0] if observation.sources else None
    return (
        observation.as_of or date.max,
        observation.as_of is None,
        worse,
        observation.quantity.bound.value,
        first.path if first else "",
        (first.span.start if first.span else -1) if first else -1,
        observation.quote,
    )
