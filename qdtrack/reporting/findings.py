"""A report to the sentences around its table: the finding, the tally, what lags.

    "No target of 12 has a figure dated after its plan; 1 was met before it was set."

METHOD: time is judged against the plan, so the finding comes first; there is no average
and no composite index. The numbers are shared with the JSON report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, Modality, Reason, Status
from qdtrack.reporting import wording
from qdtrack.reporting.layout import solid
from qdtrack.reporting.rows import LAGGING, status_words

DECIDED = (Status.MET, Status.MET_EARLY, Status.MET_LATE)
TEMPTING = 3  # refused neighbours shown for a target without a figure


def since_issue(assessments: Sequence[Assessment]) -> tuple[int, int]:
    """(targets with a figure since their plan was issued, targets whose plan has a date)."""
    dated = [assessment for assessment in assessments if assessment.target.issued]
    return sum(_is_observed(assessment) for assessment in dated), len(dated)


def _is_observed(assessment: Assessment) -> bool:
    issued = assessment.target.issued
    return any(
        issued is not None and observation.as_of is not None and observation.as_of >= issued
        for observation in assessment.evidence.observations
    )


def tally(assessments: Sequence[Assessment]) -> Mapping[Status, int]:
    """How many targets have each status, in the order of METHOD §12; zeros left out."""
    counts = Counter(assessment.status for assessment in assessments)
    return {status: counts[status] for status in Status if counts[status]}


def finding(assessments: Sequence[Assessment], language: Language) -> str:
    """The first sentence of the report."""
    observed, dated = since_issue(assessments)
    undated = len(assessments) - dated
    parts = []
    if dated:
        key = "finding.since_issue" if observed else "finding.since_issue.none"
        parts.append(label(key, language, observed=observed, targets=dated))
    if undated:
        parts.append(label("finding.no_issue_date", language, count=undated))
    before = tally(assessments).get(Status.MET_BEFORE_ISSUE, 0)
    if before:
        parts.append(label("finding.met_before_issue", language, count=before))
    if not parts:
        return ""
    return label("sentence.separator", language).join(parts) + label("sentence.end", language)


def tally_line(assessments: Sequence[Assessment], language: Language) -> str:
    """20 targets: met 3, ahead 1 ... and the completion rate with its denominator."""
    counts = tally(assessments)
    parts = [solid(f"{label(f'status.{status}', language)} {count}") for status, count in counts.items()]
    line = label("tally", language, count=len(assessments), parts=wording.listed(parts, language))
    met, due = completed(assessments)
    if due:
        line += label("tally.completion", language, met=met, due=due)
    return line


def completed(assessments: Sequence[Assessment]) -> tuple[int, int]:
    """(targets met, targets decided): the completion rate with its denominator."""
    counts = tally(assessments)
    met = sum(counts.get(status, 0) for status in DECIDED)
    return met, met + counts.get(Status.MISSED, 0)


def lagging_binding(assessments: Sequence[Assessment], language: Language) -> str:
    """The binding goals that lag; "" if none does."""
    names = [
        label(
            "lagging.one",
            language,
            name=wording.target_name(assessment.target, language),
            status=status_words(assessment.status, assessment.target, language),
        )
        for assessment in assessments
        if assessment.target.nature == "binding" and assessment.status in LAGGING
    ]
    return label("lagging.binding", language, names=wording.listed(names, language)) if names else ""


def searched_words(assessment: Assessment) -> tuple[str, ...]:
    """The wordings of the indicator that were looked for in the articles."""
    return (assessment.target.indicator, *assessment.target.also)


def tempting(assessment: Assessment) -> tuple[Candidate, ...]:
    """Refused candidates, those first that passed the most gates, the newest of them before the others.

    Each value and reason stands once. A stated goal of the very value that the target asks for is the
    goal itself, found again in an article: it tempts nobody and is left to `qdtrack show`.
    """
    order = {reason: position for position, reason in enumerate(Reason)}
    goal = assessment.target.goal.quantity
    unique: dict[tuple[str, float, Reason], Candidate] = {}
    for candidate in assessment.evidence.rejected:
        figure, reason = candidate.figure, candidate.reason
        is_own_goal = figure.modality is Modality.TARGET and figure.quantity.value == goal.value
        if reason is not None and not is_own_goal:
            unique.setdefault((figure.indicator, figure.quantity.value, reason), candidate)
    newest = sorted(unique.items(), key=lambda item: item[1].figure.published or date.min, reverse=True)
    ranked = sorted(newest, key=lambda item: -order[item[0][2]])
    return tuple(candidate for _, candidate in ranked)
