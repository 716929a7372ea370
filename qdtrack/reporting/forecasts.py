"""A forecast to one line of words: never a number alone, always with its range and its outlook.

    52.4 by end 2027 (80% interval 50.5 to 54.2), likely to be met or nearly; reached about
    Jul 2027 (May 2027 to Nov 2027); from 6 dated values
    none, too few dated values; a trend needs those of four dates

Everything is computed in assessment/forecast.py; here it is only rounded and said.
"""

from __future__ import annotations

import math
from datetime import date

from qdtrack.assessment.units import is_count
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Forecast, NoForecast
from qdtrack.reporting import wording
from qdtrack.reporting.rounding import to_digits

_FEWEST_FOR_AN_INTERVAL = 6  # with four or five values it is the range of all slopes or nearly


def forecast_words(assessment: Assessment, language: Language) -> str:
    """The forecast, or why there is none."""
    found = assessment.forecast
    if isinstance(found, NoForecast):
        return label("forecast.none", language, why=refusal_words(found, language))
    parts = [
        _value(found, assessment, language),
        label(f"forecast.{found.outlook}", language),
        _when(found, language),
        label("forecast.from", language, n=found.n) if found.method == "theil_sen" else "",
        _share(found, language),
    ]
    return wording.clauses(parts, language)


def refusal_words(found: NoForecast, language: Language) -> str:
    """Why no forecast is made, in one line."""
    return label(found.why or f"no_forecast.{found.refusal}", language)


def _value(found: Forecast, assessment: Assessment, language: Language) -> str:
    end = date.fromisoformat(str(assessment.inputs["t1"]))
    details: dict[str, object] = {
        "value": _amount(found.value, assessment, language),
        "by": wording.by(end, language),
    }
    if found.low is None or found.high is None:
        return label(f"forecast.value.{found.method}", language, **details)
    details["low"] = _amount(found.low, assessment, language)
    details["high"] = _amount(found.high, assessment, language)
    if found.method == "run_rate":
        return label("forecast.value.run_rate.interval", language, **details)
    kind = "interval" if found.n >= _FEWEST_FOR_AN_INTERVAL else "range"
    return label(f"forecast.value.theil_sen.{kind}", language, **details)


def _amount(value: float, assessment: Assessment, language: Language) -> str:
    """Three digits at most, whole things, and never a value that only rounding brings to the goal."""
    target = assessment.target
    unit, goal = target.goal.quantity.unit, assessment.inputs.get("T")
    shown = float(f"{value:.3g}")
    if is_count(unit):
        shown = float(math.ceil(shown) if target.direction == "down" else math.floor(shown))
    if goal is not None and (shown >= goal) != (value >= goal):
        shown = to_digits(value, 6, goal)
    return wording.amount(shown, unit, language)


def _when(found: Forecast, language: Language) -> str:
    if found.eta is None:
        return ""
    eta = wording.month(found.eta, language)
    if found.eta_low is None:
        return label("forecast.eta", language, eta=eta)
    low = wording.month(found.eta_low, language)
    if found.eta_high is None:
        return label("forecast.eta.or_never", language, eta=eta, low=low)
    return label(
        "forecast.eta.range", language, eta=eta, low=low, high=wording.month(found.eta_high, language)
    )


def _share(found: Forecast, language: Language) -> str:
    """In how many of a hundred resampled courses the goal is met; never none and never all."""
    if found.share is None:
        return ""
    return label("forecast.share", language, share=min(max(math.floor(found.share * 100), 1), 99))
