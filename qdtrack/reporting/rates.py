"""The rate that a goal still asks for, in words.

"4.04 pp a year, 1.7 times the rate so far"
"""

from __future__ import annotations

import math

from qdtrack.assessment.units import is_count
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Verdict
from qdtrack.reporting import wording


def required_words(assessment: Assessment, language: Language) -> str:
    """What is needed from the latest figure on, and how many times the rate so far; "" if nothing is."""
    if assessment.required_rate is None or assessment.verdict is Verdict.MET:
        return ""
    rate, times = _required(assessment, language), assessment.acceleration
    if times is None:
        return rate
    key = "show.enough" if times <= 1 else "show.faster"
    return wording.clauses([rate, label(key, language, times=_times(times, language))], language)


def needed(assessment: Assessment, language: Language) -> str:
    """The rate that is needed, the rate so far, and what that asks: faster, enough, or a turn."""
    if assessment.required_rate is None:
        return ""
    words, times = _required(assessment, language), assessment.acceleration
    so_far, effort = assessment.inputs.get("so_far"), assessment.inputs.get("effort")
    if so_far is not None:
        words = label("gaps.so_far", language, needed=words, so_far=_rate(assessment, so_far, language))
    if effort == "faster" and times is not None:
        how = label("gaps.times", language, times=_times(times, language))
    else:
        how = label(f"gaps.{effort}", language) if effort in ("enough", "reverse") else ""
    return wording.clauses([words, how], language)


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
    amount = wording.amount(wording.rounded(value), unit, language)
    return label(f"show.per_{need.per if need else 'year'}", language, amount=amount)


def _times(times: float, language: Language) -> str:
    return wording.number(float(f"{times:.2g}"), language)
