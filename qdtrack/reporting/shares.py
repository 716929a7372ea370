"""Attainment and progress as percent: never a number that looks reached while the goal is not.

    99.6 of 100          ->  99% of target      100.4 of a ceiling of 100  ->  101% of ceiling
    近5万 of 5万          ->  95% to 99%         76% of 超过76%              ->  level, not over

The shares are the assessment's own; here they are only rounded, away from the goal while it is
unmet, and said.
"""

from __future__ import annotations

import math

from qdtrack.assessment.percent import percent_down
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Kind, Verdict
from qdtrack.reporting import wording

_BELOW_ONE = math.nextafter(1.0, 0.0)
_NOT_FULL = 1 - 1e-6  # for a bar, which forgives binary dust


def progress_words(assessment: Assessment, language: Language) -> str:
    """Progress in whole percent, as an interval when the figure's words leave one; "" if undefined."""
    progress = assessment.progress
    if progress is None:
        return ""
    if _is_level(assessment, "progress", progress):
        return label("row.level.under" if _is_ceiling(assessment) else "row.level", language)
    words = wording.percent_between(*_reached(assessment, "progress", progress), is_met(assessment), language)
    return words + ("+" if progress > 1 and is_met(assessment) else "")


def attainment_words(assessment: Assessment, language: Language) -> str:
    """The share of the goal's value, called by a word of its own: it is no progress."""
    share = attainment(assessment, language)
    if not share:
        return ""
    key = "row.attainment.ceiling" if _is_ceiling(assessment) else "row.attainment"
    return label(key, language, percent=share)


def attainment(assessment: Assessment, language: Language) -> str:
    """The same without its word; "" too where it is level with a goal that asks for more."""
    share = assessment.attainment
    if share is None or (not _is_ceiling(assessment) and _is_level(assessment, "attainment", share)):
        return ""
    if _is_ceiling(assessment) and not is_met(assessment):
        low, high = map(_rounded_up, _ends(assessment, "attainment", share))
        return wording.between(low, high, language)
    return wording.percent_between(*_reached(assessment, "attainment", share), is_met(assessment), language)


def _rounded_up(share: float | None) -> str:
    """Away from a ceiling: 100.4 % of it is no 100 %."""
    return "" if share is None else f"{-percent_down(-share, met=False)}%"


def filled(assessment: Assessment) -> float | None:
    """Progress for a bar, which is full only when the goal is met; None if undefined."""
    progress = assessment.progress
    return progress if progress is None or is_met(assessment) else min(progress, _NOT_FULL)


def is_met(assessment: Assessment) -> bool:
    return assessment.verdict is Verdict.MET


def _is_ceiling(assessment: Assessment) -> bool:
    """Whether less is better: a share of 100 % is then a limit; a reduction is something to be reached."""
    return assessment.target.direction == "down" and assessment.target.kind is not Kind.REDUCTION


def _ends(assessment: Assessment, name: str, point: float) -> tuple[float | None, float | None]:
    low, high = assessment.inputs.get(name) or (point, point)
    return low, high


def _reached(assessment: Assessment, name: str, point: float) -> tuple[float | None, float | None]:
    """Both ends, below 100 % where the goal is surely not met: an open end is not reached."""
    low, high = _ends(assessment, name, point)
    if assessment.verdict is not Verdict.NOT_MET or _is_beyond(assessment):
        return low, high
    return low, None if high is None else min(high, _BELOW_ONE)


def _is_level(assessment: Assessment, name: str, point: float) -> bool:
    """Whether a goal of more than so much, or less than so much, is met to the point and not exceeded."""
    low, _ = _ends(assessment, name, point)
    unmet = assessment.verdict is Verdict.NOT_MET and not _is_beyond(assessment)
    return unmet and low is not None and low >= 1


def _is_beyond(assessment: Assessment) -> bool:
    """Whether a goal of exactly so much was missed on its other side: 101 % of a coverage of 100 %."""
    return assessment.inputs.get("operator") == "exactly"
