"""Evidence to assessment: one target judged on one day, by one profile.

    assess(evidence, PROFILES["eurostat"], date(2026, 9, 30))  ->  Assessment(status=ON_TRACK, ...)

The kind of the goal decides how its observations become a case (kinds/); a person's word on
the status stands over the computed one, which stays visible.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from qdtrack.assessment.cases import Judgement
from qdtrack.assessment.flags import collect
from qdtrack.assessment.forecast import refused_by_status
from qdtrack.assessment.goals import accepts
from qdtrack.assessment.kinds.annual import judge_annual
from qdtrack.assessment.kinds.common import Answer
from qdtrack.assessment.kinds.growth import judge_growth
from qdtrack.assessment.kinds.quota import judge_quota
from qdtrack.assessment.kinds.reduction import judge_reduction
from qdtrack.assessment.kinds.stock import judge_stock
from qdtrack.assessment.kinds.total import judge_total
from qdtrack.assessment.profiles import Profile
from qdtrack.model import Assessment, Evidence, Kind, Target

_JUDGES: Mapping[Kind, Callable[[Evidence, Profile, date], Answer]] = MappingProxyType(
    {
        Kind.STOCK: judge_stock,
        Kind.SHARE: judge_stock,
        Kind.QUOTA: judge_quota,
        Kind.TOTAL: judge_total,
        Kind.ANNUAL: judge_annual,
        Kind.GROWTH: judge_growth,
        Kind.REDUCTION: judge_reduction,
    }
)


def assess(evidence: Evidence, profile: Profile, as_of: date) -> Assessment:
    """Assess one target on the day ``as_of``. Pure: the same input gives the same answer."""
    target = evidence.target
    answer = _JUDGES[target.kind](evidence, profile, as_of)
    row = _row(evidence, answer, profile, as_of)
    return _overridden(target, row)


def _row(evidence: Evidence, answer: Answer, profile: Profile, as_of: date) -> Assessment:
    target, found = evidence.target, answer.judgement
    accept = accepts(target.goal, target.kind, target.direction, profile)
    return Assessment(
        target=target,
        evidence=evidence,
        status=found.status,
        verdict=found.verdict,
        latest=found.point.observation if found.point else None,
        attainment=found.attainment,
        progress=found.progress,
        elapsed=found.elapsed,
        expected=found.expected,
        gap=found.gap,
        pace=found.pace,
        required_rate=found.required_rate,
        acceleration=found.acceleration,
        forecast=refused_by_status(found.status, target.kind, target.by, as_of) or found.forecast,
        flags=collect(target, found, accept, evidence.peers),
        why=str(found.why),
        years=answer.years,
        inputs=_inputs(found, target),
    )


def _inputs(found: Judgement, target: Target) -> Mapping[str, object]:
    return MappingProxyType({"kind": target.kind.value, **found.inputs})


def _overridden(target: Target, row: Assessment) -> Assessment:
    """A status set by hand, with the reason given; the computed one is kept beside it."""
    if target.status is None:
        return row
    inputs = MappingProxyType({**row.inputs, "override_reason": target.status.reason})
    status = target.status.status
    forecast = refused_by_status(status, target.kind, None, date.min) or row.forecast
    return replace(row, status=status, forecast=forecast, computed_status=row.status, inputs=inputs)
