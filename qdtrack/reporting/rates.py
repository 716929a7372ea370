"""The rate that a goal still asks for, in words.

"4.04 pp a year, 1.7 times the rate so far"
"""

from __future__ import annotations

import math

from qdtrack.assessment.units import is_count
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Verdict
from qdtrack.reporting import wording
from qdtrack.reporting.rounding import rounded, to_digits


def required_words(assessment: Assessment, language: Language) -> str:
    """What is needed from the latest figure on, and how many times the rate so far; "" if nothing is."""
    if assessment.required_rate is None or assessment.verdict is Verdict.MET:
        return ""
    return wording.clauses([_required(assessment, language), _effort(assessment, "show", language)], language)


def needed(assessment: Assessment, language: Language) -> str:
    """The rate that is needed, the rate so far, and what that asks: faster, enough, or a turn."""
    if assessment.required_rate is None:
        return ""
    words, so_far = _required(assessment, language), assessment.inputs.get("so_far")
    if so_far is not None:
        words = label("gaps.so_far", language, needed=words, so_far=_rate(assessment, so_far, language))
    return wording.clauses([words, _effort(assessment, "gaps", language)], language)


def _effort(assessment: Assessment, screen: str, language: Language) -> str:
    """What the rate asks of the rate so far; "" where that is not known."""
    effort, times = assessment.inputs.get("effort"), assessment.acceleration
    if not effort or (effort == "faster" and times is None):
        return ""
    words = _times(times, language) if times is not None else ""
    return label(f"effort.{screen}.{effort}", language, times=words)


def _required(assessment: Assessment, language: Language) -> str:
    need = assessment.required_rate
    if need is None:
        return ""
    # Half a station cannot be built: what is needed of a count is rounded up.
    whole = is_count(assessment.target.goal.quantity.unit) and abs(need.value) >= 1
    value = math.copysign(math.ceil(abs(need.value) - 1e-9), need.value) if whole else need.value
    return _rate(assessment, value, language)


def _rate(assessment: Assessment, value: float, language: Language) -> str:
    need = assessment.required_rate
    unit = wording.distance_unit(assessment.target.goal.quantity.unit)
    amount = wording.amount(rounded(value), unit, language)
    return label(f"show.per_{need.per if need else 'year'}", language, amount=amount)


def _times(times: float, language: Language) -> str:
    """To two digits, more where that would make 1 of a little more: 1.004 times is no 1 times."""
    return wording.number(to_digits(times, 2, 1.0), language)
