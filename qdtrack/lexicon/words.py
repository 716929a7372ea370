"""Numerals, units, bounds and labels as typed tables.

load_units().family("座")  ->  "thing"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.traditional import simplify
from qdtrack.model import Bound, Direction, Measure

Entry = Mapping[str, object]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; never matches if there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


def words_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The words of a section, whether its entries hold one (word) or several (words)."""
    found: list[str] = []
    for entry in entries:
        if "word" in entry:
            found.append(str(entry["word"]))
        else:
            found.extend(map(str, cast("list[object]", entry["words"])))
    return tuple(found)


def pattern_of(entries: Iterable[Entry]) -> str:
    """A pattern for the words of a section, the longest first, with each entry's guards.

    not_before and not_after keep a word from being that word: 就 before 业.
    """
    pieces: list[tuple[str, str]] = []
    for entry in entries:
        behind = "".join(f"(?<!{re.escape(word)})" for word in _guard(entry, "not_after"))
        ahead = "".join(f"(?!{re.escape(word)})" for word in _guard(entry, "not_before"))
        pieces += [(word, behind + re.escape(word) + ahead) for word in words_of([entry])]
    pieces.sort(key=lambda piece: (-len(piece[0]), piece[0]))
    return "(?:" + "|".join(dict.fromkeys(pattern for _, pattern in pieces)) + ")"


def _guard(entry: Entry, name: str) -> list[str]:
    return [str(word) for word in cast("list[object]", entry.get(name) or [])]


@dataclass(frozen=True, slots=True)
class Whole:
    """A quantity in one word: 首位, 翻一番. ``exact`` means the value itself and nothing else (全覆盖)."""

    value: float
    unit: str
    bound: Bound
    measure: Measure | None
    direction: Direction
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    digits: Mapping[str, int]
    scales: Mapping[str, int]
    several: tuple[str, ...]
    more: tuple[str, ...]
    fraction_of: tuple[str, ...]
    tenths: tuple[str, ...]
    half: tuple[str, ...]
    point: tuple[str, ...]
    range_marks: tuple[str, ...]
    whole: Mapping[str, Whole]
    goal_words: Mapping[str, Whole]  # read in goals only: 全覆盖
    ranks: Mapping[str, tuple[str, ...]]  # behind, nth, top, units
    ratios: Mapping[str, tuple[str, ...]]  # each, within, there


def load_numerals() -> Numerals:
    raw = table("numerals")
    return Numerals(
        digits={e["word"]: e["value"] for e in raw["digits"]},
        scales={e["word"]: e["value"] for e in raw["scales"]},
        several=words_of(raw["several"]),
        more=words_of(raw["more"]),
        fraction_of=words_of(raw["fraction_of"]),
        tenths=words_of(raw["tenths"]),
        half=words_of(raw["half"]),
        point=words_of(raw["point"]),
        range_marks=words_of(raw["range_marks"]),
        whole=_wholes(raw["whole"]),
        goal_words=_wholes(raw["goal_words"]),
        ranks={name: tuple(words) for name, words in raw["ranks"].items()},
        ratios={name: tuple(words) for name, words in raw["ratios"].items()},
    )


def _wholes(entries: Iterable[Entry]) -> dict[str, Whole]:
    return {
        str(e["word"]): Whole(
            float(str(e["value"])),
            str(e["unit"]),
            Bound(str(e.get("bound", "eq"))),
            Measure(str(e["measure"])) if "measure" in e else None,
            cast("Direction", e.get("direction", "")),
            bool(e.get("exact", False)),
        )
        for e in entries
    }


@dataclass(frozen=True, slots=True)
class Units:
    """Unit words and the family each counts in."""

    per: tuple[str, ...]  # what may stand behind a stroke: 元/月
    families: Mapping[str, str]  # word -> family
    miswritten: Mapping[str, str]  # 坐 -> 座: for a remedy, never read as the unit
    linked: frozenset[str]  # only behind a linking word: 日 and 年 are dates else
    digits_only: frozenset[str]  # not behind a single Chinese digit: 四方 is no volume

    def family(self, word: str) -> str | None:
        """The family of a unit; "" (a bare number) is a family of its own; None if unknown."""
        word = simplify(word)
        if word in self.families or not word:
            return self.families.get(word, "")
        base, stroke, per = word.partition("/")
        if stroke and base in self.families:
            return f"{self.families[base]} per {per}"
        bracket = re.match("(.+?)[（(]", word)
        return self.families.get(bracket[1]) if bracket else None  # 台（套） counts what 台 counts

    def counts(self, word: str) -> bool:
        """Whether the word is a classifier of things, events or people (个, 场, 人)."""
        return self.family(word) in _COUNTS


_COUNTS = frozenset(
    [
        *("thing", "event", "course", "trip", "edition", "person", "household", "visit", "firm-visit", "bed"),
        *("flight", "flight-service", "machine-service", "place-count", "department"),
    ]
)


def load_units() -> Units:
    raw = table("units")
    entries = [(family, entry) for family, found in raw.items() if family != "per" for entry in found]
    return Units(
        tuple(raw["per"]),
        {entry["word"]: family for family, entry in entries},
        {wrong: entry["word"] for _, entry in entries for wrong in entry.get("miswritten", ())},
        frozenset(entry["word"] for _, entry in entries if entry.get("linked")),
        frozenset(entry["word"] for _, entry in entries if entry.get("digits_only")),
    )


@dataclass(frozen=True, slots=True)
class BoundWord:
    bound: Bound
    not_after: frozenset[str] = frozenset()
    before_scale_only: bool = False  # 上千, never 上5000


@dataclass(frozen=True, slots=True)
class Bounds:
    before: Mapping[str, BoundWord]
    after: Mapping[str, Bound]
    after_pattern: str  # the same words, with their guards
    inclusive: tuple[str, ...]
    afar: Mapping[str, Bound]
    respectively: tuple[str, ...]


def _after_pattern(entries: list[Entry]) -> str:
    ends = [str(e["word"]) for e in entries if e.get("at_end")]
    free = [e for e in entries if not e.get("at_end")]
    return rf"(?:{pattern_of(free)}|{any_of(ends)}(?=[，,。；;、）)的]|$))"


def load_bounds() -> Bounds:
    raw = table("bounds")
    return Bounds(
        before={
            e["word"]: BoundWord(
                Bound(e["bound"]), frozenset(e.get("not_after", ())), e.get("before_scale_only", False)
            )
            for e in raw["before"]
        },
        after={e["word"]: Bound(e["bound"]) for e in raw["after"]},
        after_pattern=_after_pattern(raw["after"]),
        inclusive=tuple(raw["inclusive"]),
        afar={e["word"]: Bound(e["bound"]) for e in raw["afar"]},
        respectively=words_of(raw["respectively"]),
    )


@dataclass(frozen=True, slots=True)
class Labels:
    """Digits that label (编号)."""

    names: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    within_names: tuple[str, ...]
    idle_numerals: tuple[str, ...]
    joiners: tuple[str, ...]
    quotes: tuple[str, ...]
    thresholds: tuple[str, ...]
    threshold_nouns: tuple[str, ...]
    order: tuple[str, ...]


def load_labels() -> Labels:
    raw = table("labels")
    return Labels(
        names=words_of(raw["names"]),
        before=words_of(raw["before"]),
        after=words_of(raw["after"]),
        within_names=words_of(raw["within_names"]),
        idle_numerals=tuple(raw["idle_numerals"]),
        joiners=tuple(raw["joiners"]),
        quotes=tuple(raw["quotes"]),
        thresholds=tuple(raw["thresholds"]),
        threshold_nouns=tuple(raw["threshold_nouns"]),
        order=tuple(raw["order"]),
    )
