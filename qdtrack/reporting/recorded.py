"""A report's JSON to the report that it tells of: json_report.py the other way round.

    recorded(json.loads(text), "earlier.json")  ->  Recorded(as_of, targets: id -> assessment, ...), ()

Everything that a row of a report is made from comes back: goal, latest figure, progress, gap,
status, observations. What only explains it (inputs, peers, forecasts) does not. Whatever is no
report, or is broken, is a Problem that names the place; the file itself is opened by
reading/json_file.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType

from pydantic import ValidationError

from qdtrack.catalogue import Language, label, label_keys
from qdtrack.model import (
    NO_PERIOD,
    Assessment,
    Bound,
    Decision,
    Evidence,
    Goal,
    Kind,
    Observation,
    Place,
    Plan,
    Problem,
    Quantity,
    Reason,
    Report,
    Revision,
    Scope,
    Source,
    Span,
    Stated,
    Target,
    YearVerdict,
)
from qdtrack.reporting.json_report import SCHEMA, report_object
from qdtrack.reporting.report_shape import (
    GoalShape,
    ObservationShape,
    ReportShape,
    SourceShape,
    TargetShape,
    adapter,
)

MOST_NAMED = 5  # mistakes of one file that are told; the first ones usually explain the rest
_LONGEST = 60  # characters of a wrong value that are shown

Spot = tuple[str, str]  # path, quote: a figure in a file, wherever in it; files are edited


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a figure was no evidence when the report was made. ``detail`` is in the report's language."""

    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One report as its JSON tells it."""

    as_of: date
    profile: str
    targets: Mapping[str, Assessment]  # by id, in the report's order
    refused: Mapping[str, Mapping[Spot, Refusal]]  # by the target's id
    registered: frozenset[str]  # ids of the registry, also of what was not selected
    knows_decisions: bool  # False: the report is older than that key


def of_report(report: Report, language: Language) -> Recorded:
    """A report as its own JSON tells it."""
    found, problems = recorded(report_object(report, language), report.registry.path)
    if found is None:
        raise ValueError(f"our own report cannot be read again: {problems}")
    return found


def spots(one: Observation) -> frozenset[Spot]:
    """Where an observation's sources stand."""
    return frozenset((source.path, source.quote) for source in one.sources)


def recorded(found: object, path: str) -> tuple[Recorded | None, tuple[Problem, ...]]:
    """The report in a parsed JSON value; None and what is wrong if it is none of ours."""
    problem = _foreign(found, path)
    if problem:
        return None, (problem,)
    try:
        shape = adapter().validate_python(found)
    except ValidationError as error:
        return None, _misshapen(error, path)
    ids = [one.id for one in shape.targets]
    twice = next((index for index, name in enumerate(ids) if name in ids[:index]), None)
    if twice is not None:
        return None, (_shape_problem(path, f"targets[{twice}].id", ids[twice]),)
    return _report(shape), ()


# ---------------------------------------------------------------- what is no report


def _foreign(found: object, path: str) -> Problem | None:
    """JSON that is not a report of this version: something else, another output of ours, another version."""
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema == SCHEMA:
        return None
    name, _, version = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    known, _, own = SCHEMA.partition("/")
    details = {"found": _shown(schema), "known": SCHEMA}
    if name == known:
        older = version.isdecimal() and int(version[:9]) < int(own)
        hint = "older" if older else "newer"
        return Problem("report-version", path, details=MappingProxyType(details), hint=hint)
    hint = "other" if name.startswith("qdtrack-") else ""
    return Problem("report-foreign", path, details=MappingProxyType(details), hint=hint)


def _misshapen(error: ValidationError, path: str) -> tuple[Problem, ...]:
    return tuple(
        _shape_problem(path, _where(one["loc"]), None if one["type"] == "missing" else one["input"])
        for one in error.errors(include_url=False, include_context=False)[:MOST_NAMED]
    )


def _shape_problem(path: str, where: str, found: object) -> Problem:
    details = MappingProxyType({"where": where, "found": _shown(found)})
    return Problem("report-shape", path, details=details)


def _where(location: Sequence[str | int]) -> str:
    """targets[3].goal.value"""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).lstrip(".")


def _shown(found: object) -> str:
    """A value of JSON in few characters."""
    if isinstance(found, dict | list):
        return "{…}" if isinstance(found, dict) else "[…]"
    words = json.dumps(found, ensure_ascii=False)
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


# ---------------------------------------------------------------- shapes to values


def _report(shape: ReportShape) -> Recorded:
    plans = {one.id: Plan(one.id, one.name, one.name_en, one.issued) for one in shape.plans}
    reasons = {label(key, shape.language): key for key in label_keys() if key.startswith("why.")}
    return Recorded(
        as_of=shape.as_of,
        profile=shape.profile,
        targets=MappingProxyType({one.id: _assessment(one, plans, reasons) for one in shape.targets}),
        refused=MappingProxyType({one.id: _refusals(one) for one in shape.targets}),
        registered=frozenset(one.id for one in shape.targets).union(shape.registered or ()),
        knows_decisions=all(one.decisions is not None for one in shape.targets),
    )


def _refusals(one: TargetShape) -> Mapping[Spot, Refusal]:
    """Where a file states a number twice, the refusal that came nearest to being none."""
    order = list(Reason)
    ranked = sorted(one.rejected, key=lambda bad: order.index(bad.reason))
    return MappingProxyType({(bad.path, bad.quote): Refusal(bad.reason, bad.detail) for bad in ranked})


def _assessment(one: TargetShape, plans: Mapping[str, Plan], reasons: Mapping[str, str]) -> Assessment:
    target = _target(one, plans)
    return Assessment(
        target=target,
        evidence=Evidence(target, tuple(_observation(seen) for seen in one.observations), ()),
        status=one.status,
        verdict=one.verdict,
        latest=_observation(one.latest) if one.latest else None,
        attainment=one.attainment,
        progress=one.progress,
        elapsed=one.elapsed,
        gap=one.gap,
        pace=one.pace,
        flags=one.flags,
        why=reasons.get(one.why, ""),
        years=tuple(YearVerdict(year.year, year.verdict, year.status, year.value) for year in one.years),
        computed_status=one.computed_status,
        inputs=MappingProxyType(dict(_inputs(one))),
    )


def _inputs(one: TargetShape) -> Iterator[tuple[str, object]]:
    """The inputs as the assessment had them. A value made from parts is told only with all it needs."""
    inputs, is_pair = one.inputs, len(one.inputs.parts) == 2
    for name, value in asdict(inputs).items():
        if value is not None and name not in ("parts", "lower_bound_since"):
            yield name, value
    if inputs.p is None:
        return
    if inputs.parts and (is_pair or one.kind is not Kind.QUOTA):
        yield "parts", [asdict(part) for part in inputs.parts]
    if inputs.lower_bound_since:
        yield "lower_bound_since", inputs.lower_bound_since.isoformat()


def _target(one: TargetShape, plans: Mapping[str, Plan]) -> Target:
    base, earlier = one.baseline, one.revises
    return Target(
        id=one.id,
        name=one.name,
        name_en=one.name_en,
        indicator=one.indicator,
        also=one.also,
        place=Place(one.place, one.place_code, Scope.OTHER),
        plan=plans.get(one.plan, Plan(one.plan)) if one.plan is not None else None,
        kind=one.kind,
        direction=one.direction,
        nature=one.nature,
        owner=one.owner,
        goal=_goal(one.goal),
        by=one.goal.by,
        baseline=Stated(Quantity(base.value, base.unit, Bound.EQUAL), base.text, base.at, base.source)
        if base
        else None,
        revises=Revision(_goal(earlier), earlier.by, earlier.source) if earlier else None,
        decisions=tuple(Decision(d.accept, d.quote, d.article, d.why) for d in one.decisions or ()),
    )


def _goal(one: GoalShape) -> Goal:
    return Goal(one.text, Quantity(one.value, one.unit, one.bound, one.high), recurring=one.recurring)


def _observation(one: ObservationShape) -> Observation:
    return Observation(
        quantity=Quantity(one.value, one.unit, Bound.NEARLY if one.nearly else one.bound, one.high),
        as_of=one.as_of,
        as_of_basis=one.as_of_basis,
        period=NO_PERIOD,
        quote=one.quote,
        sentence=one.sentence,
        origin=one.origin,
        sources=_sources(one),
        text=one.text,
        indicator=one.indicator,
        place=Place(one.place, None, Scope.OTHER),
        published=one.published,
        flags=one.flags,
    )


def _sources(one: ObservationShape) -> tuple[Source, ...]:
    """All of them; a report that only counts those after the first has it as often as there were any."""
    if one.further_sources is None:
        return (_source(one),) * one.sources
    return _source(one), *(_source(further) for further in one.further_sources)


def _source(one: SourceShape) -> Source:
    span = Span(one.start, one.end) if one.start is not None and one.end is not None else None
    return Source(
        path=one.path,
        article=one.article,
        title="",
        outlet=one.outlet,
        url=one.url,
        published=one.published,
        quote=one.quote,
        span=span,
        tier=one.tier,
        page=one.page,
        text=one.text,
    )
