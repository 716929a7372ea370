"""Values to words, in English or Chinese: 126000000 元 is "CNY 126 million" or "1.26亿元".

Every screen says numbers, bounds, dates, places and names through this module, so that the
same value never reads in two ways. Layout belongs to the renderers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from qdtrack.assessment.percent import percent_down
from qdtrack.catalogue import Language, label, label_keys
from qdtrack.catalogue.glossary import english
from qdtrack.model import (
    NOWHERE,
    Basis,
    Goal,
    Kind,
    Measure,
    Modality,
    Observation,
    Period,
    Place,
    Plan,
    Quantity,
    Registry,
    Span,
    Target,
)
from qdtrack.reporting.problems import visible

SCALES = (12, 9, 8, 6, 4)  # powers of ten with a word in one of the languages
POINTS = "个百分点"


def clean(text: str) -> str:
    """A piece of a file made safe for a terminal, on one line: control signs show as pictures."""
    return visible(" ".join(text.splitlines()))


def listed(parts: Iterable[str], language: Language) -> str:
    """The parts that are not empty as a list of like things: a, b (甲、乙)."""
    return label("list.separator", language).join(part for part in parts if part)


def clauses(parts: Iterable[str], language: Language) -> str:
    """The parts that are not empty as one sentence's clauses: a, b (甲，乙)."""
    return label("clause.separator", language).join(part for part in parts if part)


def location(path: str, span: Span | None, page: int | None) -> str:
    """Where a quote stands: its file, its printed page if any, its characters: plan.pdf:p3:1204-1210."""
    sheet = f":p{page}" if page else ""
    return path + sheet + (f":{span.start}-{span.end}" if span else "")


# ---------------------------------------------------------------- numbers


def number(value: float, language: Language) -> str:
    """A number with its scale word where that loses no digit: 4.27万, 30361; 42,700, 1.26 million."""
    exact = Decimal(f"{value:.15g}")
    for power in SCALES:
        word = label(f"scale.{power}", language)
        part = exact.scaleb(-power)
        if word and abs(part) >= 1 and -part.normalize().as_tuple().exponent <= 2:  # type: ignore[operator]  # finite
            return _digits(part, language) + word
    return _digits(exact, language)


def _digits(value: Decimal, language: Language) -> str:
    plain = f"{value:,f}" if language is Language.EN else f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def amount(value: float, unit: str, language: Language) -> str:
    """A number with its unit: 4.27万个 or 42,700; 76%; 5.3 pp; CNY 2.5 billion."""
    if f"amount.{unit}" in label_keys():
        return label(f"amount.{unit}", language, number=number(value, language))
    name = unit_name(unit, language)
    space = " " if language is Language.EN and name and name != "%" else ""
    return number(value, language) + space + name


def unit_name(unit: str, language: Language) -> str:
    """The unit in the language; one the catalogue lacks stays as it is written in articles."""
    return label(f"unit.{unit}", language) if is_unit(unit) else unit


def quantity(value: Quantity, language: Language) -> str:
    """A number with its unit and the words of its bound: "over 48,000", "2% to 3%"."""
    high = "" if value.high is None else amount(value.high, value.unit, language)
    return label(
        f"bound.{value.bound}", language, amount=amount(value.value, value.unit, language), high=high
    )


def interval(ends: Mapping[str, Any], unit: str, language: Language) -> str:  # Any: JSON values
    """An interval of the JSON inputs {low, high, low_closed, high_closed}, an open end null, in words."""
    low, high = (None if end is None else amount(end, unit, language) for end in (ends["low"], ends["high"]))
    if low is not None and low == high:
        return low
    top = "" if high is None else high
    if low is None:
        return label("bound.le" if ends["high_closed"] else "bound.lt", language, amount=top)
    if high is None:
        return label("bound.ge" if ends["low_closed"] else "bound.gt", language, amount=low)
    top = top if ends["high_closed"] else label("bound.lt", language, amount=top)
    return label("bound.range", language, amount=low, high=top)


def percent(share: float, met: bool) -> str:
    """A fraction as whole percent, rounded down while the goal is unmet."""
    return f"{percent_down(share, met)}%"


def percent_between(low: float | None, high: float | None, met: bool, language: Language) -> str:
    """An interval of fractions as percent, an open end None: 57% to 63%, at least 60%."""
    ends = ["" if end is None else percent(end, met) for end in (low, high)]
    return between(ends[0], ends[1], language)


def between(low: str, high: str, language: Language) -> str:
    """Two printed ends as an interval, an open one "": 57% to 63%, at least 60%, 60% if they are one."""
    if low and high:
        return low if low == high else label("bound.range", language, amount=low, high=high)
    return label("bound.ge" if low else "bound.le", language, amount=low or high)


# ---------------------------------------------------------------- dates


def day(value: date, language: Language) -> str:
    """12 Dec 2024, or 2024-12-12 in Chinese."""
    return label("date.day", language, day=value.day, month=_month(value, language), year=value.year)


def month(value: date, language: Language) -> str:
    """When a plan was issued, to the month: Jan 2025, 2025年1月."""
    return label("date.month", language, month=_month(value, language), year=value.year)


def _month(value: date, language: Language) -> str:
    return label("date.months", language).split()[value.month - 1]


def deadline(target: Target, language: Language) -> str:
    """by end 2027, by 30 Jun 2027; to end 2027 for a yearly goal, "" if that has no end."""
    if target.by is None:
        return ""
    return by(target.by, language, "to" if target.goal.recurring else "by")


def by(until: date, language: Language, word: str = "by") -> str:
    """by end 2027, by 30 Jun 2027; with the word "to": to end 2027."""
    if (until.month, until.day) == (12, 31):
        return label(f"date.{word}_year", language, year=until.year)
    return label(f"date.{word}_day", language, day=day(until, language))


def as_of(value: Observation, language: Language) -> str:
    """The day a figure holds for, and how it is known when the text does not say it."""
    if value.as_of is None:
        return label("date.undated", language)
    if value.as_of_basis is Basis.PUBLISHED:
        return label("date.published", language, day=day(value.as_of, language))
    if value.as_of_basis is Basis.INFERRED:
        return label("date.inferred", language, day=day(value.as_of, language))
    return day(value.as_of, language)


def period(value: Period, language: Language) -> str:
    """The time a figure refers to: "1 Jan 2025 to 30 Jun 2025", "every year to 31 Dec 2027", ""."""
    start = day(value.start, language) if value.start else ""
    end = day(value.end, language) if value.end else ""
    if value.recurring:
        every = label(f"period.every_{value.recurring}", language)
        return label("period.until", language, start=every, end=end) if end else every
    if start and end and start != end:
        return label("period.range", language, start=start, end=end)
    if end or start:
        return label("date.as_of", language, day=end) if end else label("period.from", language, start=start)
    return ""


# ---------------------------------------------------------------- names and readings


def place_name(place: Place, language: Language) -> str:
    """The place as the language writes it: 青岛市, Qingdao City; "" if it is not known."""
    return name(place.name, language)


def name(chinese: str, language: Language) -> str:
    """A place's name by its Chinese one; any other word as it is."""
    return _english_places().get(chinese, chinese) if language is Language.EN else chinese


@cache
def _english_places() -> Mapping[str, str]:
    keys = [key for key in label_keys() if key.startswith("place.")]
    return {label(key, Language.ZH): label(key, Language.EN) for key in keys}


def indicator_name(chinese: str, language: Language) -> str:
    """An indicator as the language writes it; in English its Chinese name if a part has no English."""
    return (english(chinese) if language is Language.EN else "") or chinese


def term(chinese: str, language: Language) -> str:
    """A word found in an article: a place, a unit or an indicator."""
    if language is Language.ZH:
        return chinese
    place = name(chinese, language)
    if place != chinese:
        return place
    return unit_name(chinese, language) or chinese if is_unit(chinese) else indicator_name(chinese, language)


def is_unit(word: str) -> bool:
    return f"unit.{word}" in label_keys()


def registry_title(registry: Registry, language: Language) -> str:
    return clean((registry.title_en if language is Language.EN else "") or registry.title)


def target_name(target: Target, language: Language) -> str:
    """The target's name; in English from the glossary where the registry gives none."""
    if language is Language.ZH:
        return clean(target.name)
    if target.name_en:
        return clean(target.name_en)
    words = english(target.name) or english(target.indicator)
    return words[:1].upper() + words[1:] if words else clean(target.name)


def plan_name(plan: Plan, language: Language) -> str:
    return clean((plan.name_en if language is Language.EN else "") or plan.name or plan.id)


def goal(value: Goal, kind: Kind, language: Language) -> str:
    """The goal: the plan's own words in Chinese, its reading in English ("at least 50,000")."""
    if language is Language.ZH:
        return clean(value.text)
    words = quantity(value.quantity, language)
    if value.measure is Measure.GROWTH or kind is Kind.GROWTH:
        words = label("goal.growth", language, amount=words)
    elif kind is Kind.REDUCTION:
        words = label("goal.fall", language, amount=words)
    return label("goal.yearly", language, goal=words) if value.recurring else words


def reading(observation: Observation, target: Target, language: Language) -> str:
    """An observation said again from its fields, so that a reader can check how it was understood."""
    place = target.place if observation.place == NOWHERE else observation.place
    when = as_of(observation, language)
    if observation.as_of is not None and observation.as_of_basis is not Basis.PUBLISHED:
        when = label("date.as_of", language, day=when)
    parts = [
        place_name(place, language),
        target_name(target, language)
        if observation.indicator in ("", target.indicator)
        else indicator_name(observation.indicator, language),
        quantity(observation.quantity, language),
        label(f"kind.{target.kind}", language),
        label(f"modality.{Modality(observation.modality)}", language),
        when,
    ]
    return " | ".join(part for part in parts if part)


def distance_unit(unit: str) -> str:
    """The unit of a difference: percentage points for percent."""
    return POINTS if unit == "%" else unit
