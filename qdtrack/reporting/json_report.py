"""A report to its JSON contract: everything the screens show, numbers unrounded.

Top level: schema, as_of, profile, thresholds (the profile's numbers), registry (path), title,
language, corpus {files, articles, figures, problems}, problems {error, warning, opinion},
since_issue {observed, targets}, tally {status: n}, plans [{id, name, name_en, issued, source}],
registered [ids of all targets of the registry, also of those that were not selected], targets [...],
period {start, end, running, before, set_later (count of targets left out)} | null,
changes | null (those of json_diff.py, against the day ``before``).

A target: id, name, name_en, indicator, also, not, place, place_code, group, plan (id), kind, direction,
nature, owner, goal {text, bound, value, high, unit, by, recurring},
baseline {value, unit, text, at, source} | null, milestones [a goal], schedule [{at, percent}],
revises {a goal, source} | null, decisions [{accept, quote, article, why}], status,
computed_status (else null), verdict, latest | null, attainment, progress, elapsed, expected, gap, pace,
required_rate {value, per} | null,
acceleration, forecast {value, low, high, eta, eta_low, eta_high, class (likely | uncertain | unlikely), n,
method (theil_sen | run_rate), share} | {refused, why}, flags [], why (a sentence, or ""),
years [{year, verdict, status, value}], observations [], rejected [], peers [],
revisions [{changes [later | earlier | higher | lower | unit], recorded, earlier, later}], inputs {}. The two versions:
text, bound, value, high, unit, by, quote, sentence, path, article, start, end, published, source; a version that only the
registry tells has no sentence, path or span.

``latest``, observations and peers: value, high, bound, nearly (近: below the number), unit, as_of,
as_of_basis (stated | inferred | published), quote, sentence, reading, text (verbatim | notes), path,
article, start, end, page, url, outlet, tier (statistics | government | media | other; null if no outlet
is said), published, indicator, place, origin (article | registry), sources (count), further_sources
[{quote, text, path, article, start, end, page, url, outlet, tier, published}, without the first], flags [].
``rejected``: quote, sentence, text, value, unit, indicator, place, path, article, start, end, page,
published, reason, detail.

A forecast's low, high, eta_low and eta_high are null for a rate prolonged from one exact figure; with a low,
an eta_high of null is "or never".

``inputs`` names profile, measure and formula, and holds what the numbers were made from: as_of, T,
acceptance, v0, t0, t1, p, t, observed (what the figure's words leave open), series, path (the corners of
the required one) and thresholds.

Shares are fractions (0.96). ``gap`` is in the goal's unit, percentage points for %. ``why``, ``detail`` and
``reading`` are sentences in ``language``; everything else is the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qdtrack.assessment.profiles import PROFILES
from qdtrack.catalogue import Language, label, severity
from qdtrack.model import (
    Assessment,
    Bound,
    Candidate,
    Decision,
    Forecast,
    Goal,
    GoalRevision,
    GoalVersion,
    NoForecast,
    Observation,
    Plan,
    Report,
    Severity,
    Source,
    Target,
    YearVerdict,
)
from qdtrack.reporting import findings, wording
from qdtrack.reporting.forecasts import refusal_words
from qdtrack.reporting.json_figures import JsonObject, dumped, iso, whole
from qdtrack.reporting.rows import detail

SCHEMA = "qdtrack-report/1"


def render(
    report: Report,
    language: Language = Language.EN,
    chosen: Sequence[Assessment] | None = None,
    period: Mapping[str, object] | None = None,
) -> str:
    """The report as JSON text; ``chosen`` are the assessments selected, all by default.

    ``period`` are the keys of a report on one period (periods.py).
    """
    return dumped(report_object(report, language, chosen) | dict(period or {}), indent=2) + "\n"


def report_object(
    report: Report, language: Language, chosen: Sequence[Assessment] | None = None
) -> JsonObject:
    """The contract's object for a whole report."""
    assessments = report.assessments if chosen is None else chosen
    counts = report.counts
    observed, dated = findings.since_issue(assessments)
    severities = [severity(problem.code) for problem in report.problems]
    return {
        "schema": SCHEMA,
        "as_of": iso(report.as_of),
        "profile": report.profile,
        "thresholds": PROFILES[report.profile].numbers(),
        "registry": report.registry.path,
        "title": wording.registry_title(report.registry, language),
        "language": language.value,
        "corpus": {
            "files": counts.files,
            "articles": counts.articles,
            "figures": counts.figures,
            "problems": counts.problems,
        },
        "problems": {kind.value: severities.count(kind) for kind in Severity},
        "since_issue": {"observed": observed, "targets": dated},
        "tally": {status.value: count for status, count in findings.tally(assessments).items()},
        "plans": [_plan(plan) for plan in report.registry.plans],
        "registered": [target.id for target in report.registry.targets],
        "targets": [target_object(assessment, language, report.revisions) for assessment in assessments],
        "period": None,
        "changes": None,
    }


def _plan(plan: Plan) -> JsonObject:
    return {
        "id": plan.id,
        "name": plan.name,
        "name_en": plan.name_en,
        "issued": iso(plan.issued),
        "source": plan.source,
    }


def target_object(
    assessment: Assessment, language: Language, revisions: Sequence[GoalRevision] = ()
) -> JsonObject:
    """The contract's object for one target; ``revisions`` may be those of all."""
    latest, evidence = assessment.latest, assessment.evidence
    need, computed = assessment.required_rate, assessment.computed_status
    return _identity(assessment.target) | {
        "status": assessment.status.value,
        "computed_status": computed.value if computed else None,
        "verdict": assessment.verdict.value if assessment.verdict else None,
        "latest": observation_object(latest, assessment.target, language) if latest else None,
        "attainment": assessment.attainment,
        "progress": assessment.progress,
        "elapsed": assessment.elapsed,
        "expected": assessment.expected,
        "gap": assessment.gap,
        "pace": assessment.pace,
        "required_rate": {"value": need.value, "per": need.per} if need else None,
        "acceleration": assessment.acceleration,
        "forecast": _forecast(assessment.forecast, language),
        "flags": [flag.value for flag in assessment.flags],
        "why": label(assessment.why, language) if assessment.why else "",
        "years": [_year(year) for year in assessment.years],
        "observations": [
            observation_object(one, assessment.target, language) for one in evidence.observations
        ],
        "rejected": [candidate_object(candidate, language) for candidate in evidence.rejected],
        "peers": [observation_object(peer, assessment.target, language) for peer in evidence.peers],
        "revisions": [_revision(one) for one in revisions if one.target == assessment.target.id],
        "inputs": _plain(assessment.inputs),
    }


def _identity(target: Target) -> JsonObject:
    """What the registry says of a target."""
    baseline, earlier = target.baseline, target.revises
    return {
        "id": target.id,
        "name": target.name,
        "name_en": target.name_en,
        "indicator": target.indicator,
        "also": list(target.also),
        "not": list(target.exclude),
        "place": target.place.name,
        "place_code": target.place.code,
        "group": target.group,
        "plan": target.plan.id if target.plan else None,
        "kind": target.kind.value,
        "direction": target.direction,
        "nature": target.nature,
        "owner": target.owner,
        "goal": _goal(target.goal, target.by),
        "baseline": {
            "value": whole(baseline.quantity.value),
            "unit": baseline.quantity.unit,
            "text": baseline.text,
            "at": iso(baseline.at),
            "source": baseline.source,
        }
        if baseline
        else None,
        "milestones": [_goal(one.goal, one.by) for one in target.milestones],
        "schedule": [{"at": iso(day), "percent": percent} for day, percent in target.schedule],
        "revises": _goal(earlier.goal, earlier.by) | {"source": earlier.source} if earlier else None,
        "decisions": [decision_object(decision) for decision in target.decisions],
    }


def _goal(goal: Goal, by: date | None) -> JsonObject:
    return {
        "text": goal.text,
        "bound": goal.quantity.bound.code,
        "value": whole(goal.quantity.value),
        "high": whole(goal.quantity.high),
        "unit": goal.quantity.unit,
        "by": iso(by),
        "recurring": goal.recurring,
    }


def decision_object(decision: Decision) -> JsonObject:
    return {
        "accept": decision.accept,
        "quote": decision.quote,
        "article": decision.article,
        "why": decision.why,
    }


def _revision(moved: GoalRevision) -> JsonObject:
    return {
        "changes": [change.value for change in moved.changes],
        "recorded": moved.recorded,
        "earlier": version_object(moved.earlier),
        "later": version_object(moved.later),
    }


def version_object(version: GoalVersion) -> JsonObject:
    """A goal as it once stood, with the sentence that tells it."""
    return _goal(version.goal, version.by) | {
        "quote": version.quote,
        "sentence": version.sentence,
        "path": version.path,
        "article": version.article,
        "start": version.span.start if version.span else None,
        "end": version.span.end if version.span else None,
        "published": iso(version.published),
        "source": version.source,
    }


def _forecast(found: Forecast | NoForecast, language: Language) -> JsonObject:
    if isinstance(found, NoForecast):
        return {"refused": found.refusal.value, "why": refusal_words(found, language)}
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "eta": iso(found.eta),
        "eta_low": iso(found.eta_low),
        "eta_high": iso(found.eta_high),
        "class": found.outlook,
        "n": found.n,
        "method": found.method,
        "share": found.share,
    }


def _year(year: YearVerdict) -> JsonObject:
    return {
        "year": year.year,
        "verdict": year.verdict.value if year.verdict else None,
        "status": year.status.value,
        "value": year.value,
    }


def observation_object(one: Observation, target: Target, language: Language) -> JsonObject:
    """An observation of a target, or a peer's; its first source gives path and span."""
    first, *further = one.sources
    return {
        "value": whole(one.quantity.value),
        "high": whole(one.quantity.high),
        "bound": one.quantity.bound.code,
        "nearly": one.quantity.bound is Bound.NEARLY,
        "unit": one.quantity.unit,
        "as_of": iso(one.as_of),
        "as_of_basis": one.as_of_basis.value if one.as_of_basis else None,
        "quote": one.quote,
        "sentence": one.sentence,
        "reading": wording.reading(one, target, language),
        "text": one.text.value,
        **_source(first),
        "published": iso(one.published or first.published),
        "indicator": one.indicator,
        "place": one.place.name or target.place.name,
        "origin": one.origin,
        "sources": len(one.sources),
        "further_sources": [
            _source(source) | {"quote": source.quote, "text": source.text.value} for source in further
        ],
        "flags": [flag.value for flag in one.flags],
    }


def _source(one: Source) -> JsonObject:
    return {
        "path": one.path,
        "article": one.article,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "page": one.page,
        "url": one.url,
        "outlet": one.outlet,
        "tier": one.tier.value if one.tier else None,
        "published": iso(one.published),
    }


def candidate_object(candidate: Candidate, language: Language) -> JsonObject:
    """A refused candidate with its reason."""
    figure = candidate.figure
    return {
        "quote": figure.quote,
        "sentence": figure.sentence,
        "text": figure.text.value,
        "value": whole(figure.quantity.value),
        "unit": figure.quantity.unit,
        "indicator": figure.indicator,
        "place": figure.place.name,
        "path": figure.path,
        "article": figure.article,
        "start": figure.span.start,
        "end": figure.span.end,
        "page": figure.page,
        "published": iso(figure.published),
        "reason": candidate.reason.value if candidate.reason else None,
        "detail": detail(candidate, language),
    }


def _plain(value: object) -> object:
    """Dates as ISO text and mappings as objects, so that ``inputs`` is JSON throughout."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
