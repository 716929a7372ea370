"""The registry's own words as typed tables: Chinese spellings of its codes, words that decide a kind.

load_spellings().choices["nature"]["约束性"]  ->  "binding"
load_kind_words().span["五年"]                ->  5
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from qdtrack.catalogue import Language, label
from qdtrack.lexicon.loading import table
from qdtrack.lexicon.words import words_of
from qdtrack.model import Status

_CHOICES = ("nature", "kind", "direction", "scope", "flag", "basis", "key")


@dataclass(frozen=True, slots=True)
class Spellings:
    choices: Mapping[str, Mapping[str, str]]  # key -> word -> code
    durations: Mapping[str, int]  # word -> months
    date_year: tuple[str, ...]
    date_month: tuple[str, ...]
    date_day: tuple[str, ...]
    date_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindWords:
    reduction: tuple[str, ...]
    falling: tuple[str, ...]
    growth: tuple[str, ...]
    to_do: Mapping[str, bool]  # word -> whether it counts anew by itself
    span: Mapping[str, int]  # word -> years, 0 if it names none
    cumulative: tuple[str, ...]
    lasting: tuple[str, ...]
    annual_money: tuple[str, ...]
    annual_quantity: tuple[str, ...]
    money: frozenset[str]  # families of units
    average: tuple[str, ...]


@cache
def load_spellings() -> Spellings:
    raw = table("registry")
    return Spellings(
        choices={key: {entry["word"]: entry["value"] for entry in raw[key]} for key in _CHOICES},
        durations={entry["word"]: entry["months"] for entry in raw["duration"]},
        date_year=words_of(raw["date_year"]),
        date_month=words_of(raw["date_month"]),
        date_day=words_of(raw["date_day"]),
        date_before=words_of(raw["date_before"]),
    )


@cache
def status_spellings() -> Mapping[str, str]:
    """The Chinese words of the screens for each status, so that what a report prints can be written back."""
    return {label(f"status.{status}", Language.ZH): status.value for status in Status}


@cache
def load_kind_words() -> KindWords:
    raw = table("kinds")
    return KindWords(
        reduction=words_of(raw["reduction"]),
        falling=words_of(raw["falling"]),
        growth=words_of(raw["growth"]),
        to_do={word: group["anew"] for group in raw["to_do"] for word in group["words"]},
        span={entry["word"]: entry["years"] for entry in raw["span"]},
        cumulative=words_of(raw["cumulative"]),
        lasting=words_of(raw["lasting"]),
        annual_money=words_of(raw["annual_money"]),
        annual_quantity=words_of(raw["annual_quantity"]),
        money=frozenset(raw["money"]),
        average=words_of(raw["average"]),
    )
