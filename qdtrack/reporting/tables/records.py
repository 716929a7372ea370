"""Assessments and figures to the records of a table: the JSON contract's objects, and words beside them.

records(Table.TARGETS, assessments, Language.EN)[0]["status_words"]  ->  "met so far"

Numbers are the contract's own. What is added is the name of a plan beside its id, what belongs to
an observation's place in its target, and the report's words: the status, the remarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Candidate, Figure, Observation, Target
from qdtrack.reporting import wording
from qdtrack.reporting.json_figures import JsonObject, figure_object, iso, period_object
from qdtrack.reporting.json_report import candidate_object, observation_object, target_object
from qdtrack.reporting.rows import row
from qdtrack.reporting.tables.columns import Table


def records(table: Table, assessments: Iterable[Assessment], language: Language) -> list[JsonObject]:
    """The rows of one of a report's tables, in the order of the assessments."""
    return [record for one in assessments for record in _of_target(table, one, language)]


def figure_records(figures: Iterable[Figure]) -> list[JsonObject]:
    """The rows of the table of figures."""
    return [figure_object(figure) for figure in figures]


def _of_target(table: Table, one: Assessment, language: Language) -> Sequence[JsonObject]:
    target, evidence = one.target, one.evidence
    match table:
        case Table.TARGETS:
            return [_target(one, language)]
        case Table.OBSERVATIONS:
            return [_observation(seen, target, language) for seen in evidence.observations]
        case Table.PEERS:
            return [_observation(peer, target, language) for peer in evidence.peers]
        case Table.REJECTED:
            return [_rejected(candidate, target, language) for candidate in evidence.rejected]
        case Table.FIGURES:
            raise ValueError("figures are read from articles, not from a target: figure_records")


def _target(one: Assessment, language: Language) -> JsonObject:
    target, plan = one.target, one.target.plan
    words = row(one, language)
    has_lead = one.progress is not None and one.elapsed is not None and one.pace is not None
    return target_object(one, language) | {
        "name_en": wording.target_name(target, Language.EN),
        "plan_name": plan.name if plan else None,
        "plan_name_en": wording.plan_name(plan, Language.EN) if plan else None,
        "plan_issued": iso(plan.issued) if plan else None,
        "status_words": words.status,
        "lead": (one.progress or 0.0) - (one.elapsed or 0.0) if has_lead else None,
        "notes": wording.clauses(words.notes, language),
    }


def _named(target: Target) -> JsonObject:
    return {
        "target": target.id,
        "name": target.name,
        "name_en": wording.target_name(target, Language.EN),
    }


def _observation(seen: Observation, target: Target, language: Language) -> JsonObject:
    return observation_object(seen, target, language) | {
        **_named(target),
        "indicator": seen.indicator or target.indicator,
        "period": period_object(seen.period),
        "measure": seen.measure.value,
        "cumulative": seen.cumulative,
    }


def _rejected(candidate: Candidate, target: Target, language: Language) -> JsonObject:
    return figure_object(candidate.figure) | candidate_object(candidate, language) | _named(target)
