"""Changes to JSON: what `qdtrack diff --format json` prints.

{schema, before {as_of, profile, path | null}, after {as_of, profile}, title, language, tally {turn: n},
unchanged [ids], uncompared [ids], changes [...]}

A change: id, turn (worse | unclear | revised | gone | better | figures | other | new | dropped), causes []
(goal | baseline | words | override | decision | figure | gone | deadline | year | stale | profile | time |
anew), fields [] (what the registry says otherwise: goal, by, kind, direction, place, text, baseline,
revises, indicator, plan, issued, nature, owner), before | null, after | null (a target as in the report,
without what only explains it), decisions [made since], new [observation + was_refused], gone [observation +
reason, detail], restated [{before, after}].

``was_refused`` and ``reason`` are reasons of the report's ``rejected``, null where it does not have the
figure. Nothing in the terminal or Markdown is missing here.
"""

from __future__ import annotations

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Observation
from qdtrack.reporting.changes import Change, Changes, Restated, Seen
from qdtrack.reporting.diff_words import Diff
from qdtrack.reporting.json_figures import JsonObject, dumped, iso
from qdtrack.reporting.json_report import decision_object, observation_object, target_object
from qdtrack.reporting.wording import registry_title

SCHEMA = "qdtrack-diff/1"

# Of a target as the report has it: what a report that is read again still knows.
_KEYS = (
    *("id", "name", "name_en", "indicator", "also", "place", "place_code", "plan", "kind", "direction"),
    *("nature", "owner", "goal", "baseline", "revises", "decisions", "status", "computed_status", "verdict"),
    *("latest", "attainment", "progress", "elapsed", "gap", "pace", "flags", "why", "years"),
)


def render(diff: Diff) -> str:
    """The changes as JSON text."""
    found = {
        "schema": SCHEMA,
        "title": registry_title(diff.report.registry, diff.language),
        "language": diff.language.value,
        **changes_object(diff.changes, diff.language),
    }
    found["before"]["path"] = diff.origin or None
    return dumped(found, indent=2) + "\n"


def changes_object(found: Changes, language: Language) -> JsonObject:
    """The two days, how many targets took each turn, and every change."""
    return {
        "before": {"as_of": iso(found.before.as_of), "profile": found.before.profile},
        "after": {"as_of": iso(found.after.as_of), "profile": found.after.profile},
        "tally": {turn.value: count for turn, count in found.counts().items()},
        "unchanged": list(found.unchanged),
        "uncompared": list(found.uncompared),
        "changes": [_change(one, language) for one in found.changes],
    }


def _change(one: Change, language: Language) -> JsonObject:
    assessment = one.assessment
    return {
        "id": one.id,
        "turn": one.turn.value,
        "causes": [cause.value for cause in one.causes],
        "fields": list(one.fields),
        "before": _side(one.before, language),
        "after": _side(one.after, language),
        "decisions": [decision_object(decision) for decision in one.decisions],
        "new": [_new(seen, assessment, language) for seen in one.new],
        "gone": [_gone(seen, assessment, language) for seen in one.gone],
        "restated": [_restated(pair, assessment, language) for pair in one.restated],
    }


def _side(one: Assessment | None, language: Language) -> JsonObject | None:
    if one is None:
        return None
    found = target_object(one, language)
    return {key: found[key] for key in _KEYS}


def _new(seen: Seen, assessment: Assessment, language: Language) -> JsonObject:
    reason = seen.refusal.reason.value if seen.refusal else None
    return _observation(seen.observation, assessment, language) | {"was_refused": reason}


def _gone(seen: Seen, assessment: Assessment, language: Language) -> JsonObject:
    refusal = seen.refusal
    return _observation(seen.observation, assessment, language) | {
        "reason": refusal.reason.value if refusal else None,
        "detail": refusal.detail if refusal else "",
    }


def _restated(pair: Restated, assessment: Assessment, language: Language) -> JsonObject:
    return {
        "before": _observation(pair.before, assessment, language),
        "after": _observation(pair.after, assessment, language),
    }


def _observation(one: Observation, assessment: Assessment, language: Language) -> JsonObject:
    return observation_object(one, assessment.target, language)
