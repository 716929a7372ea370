"""What explains the page to its reader: its words, the signs of its charts, the thresholds of its classes.

    glossary(report, assessments, Language.EN)[1]  ->  ("Progress", "The share of the way from …")

Only what occurs on the page is explained.
"""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.assessment.profiles import DEFAULT, PROFILES
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Flag, Reason, Report, Status
from qdtrack.reporting import findings
from qdtrack.reporting.html.entries import Entry
from qdtrack.reporting.html.picture import SIGNS, signs
from qdtrack.reporting.rows import mark

# Their explanations name the thresholds of the default profile.
_PACED = frozenset({Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.WELL_BEHIND, Status.REGRESSING})
_TERMS = ("attainment", "progress", "lead", "gap", "note", "refused")


def glossary(
    report: Report, assessments: Sequence[Assessment], language: Language
) -> tuple[tuple[str, str], ...]:
    """The words of the table, the statuses, flags and reasons that occur on the page, each explained."""
    terms = [
        (label(f"page.term.{name}", language), label(f"page.term.{name}.is", language)) for name in _TERMS
    ]
    statuses = [
        (f"{mark(status, language)} {label(f'status.{status}', language)}", f"status.explain.{status}")
        for status in findings.tally(assessments)
        if report.profile == DEFAULT or status not in _PACED
    ]
    flags = {flag for assessment in assessments for flag in assessment.flags}
    used = {one.reason for assessment in assessments for one in assessment.evidence.rejected}
    reasons = [
        (label(f"reason.{reason}", language), f"reason.explain.{reason}")
        for reason in Reason
        if reason in used
    ]
    raised = [(label(f"flag.{flag}", language), f"flag.explain.{flag}") for flag in Flag if flag in flags]
    explained = [*statuses, *raised, *reasons]
    return (*terms, *((words, label(key, language)) for words, key in explained))


def legend(entries: Sequence[Entry], language: Language) -> tuple[tuple[str, str], ...]:
    """The signs of all charts; the script puts those of each under it."""
    drawn = {sign for one in entries if one.picture for sign in signs(one.picture.chart)}
    return tuple((sign, label(f"page.chart.{sign}", language)) for sign in SIGNS if sign in drawn)


def thresholds(report: Report) -> tuple[str, ...]:
    """The profile's source, and its numbers by their names in the JSON report."""
    profile = PROFILES[report.profile]
    names = ("ahead", "on_track", "behind", "well_behind", "early_share", "delta", "stale_months")
    numbers = profile.numbers()
    return (profile.source, *(f"{name} = {numbers[name]:g}" for name in names if name in numbers))
