"""The lexicon's table of wordings, typed and compiled once.

    load_wording().factor("斤", "吨", lexicon)  ->  0.0005

What the words do to a name is terms.py's business; the words stand in lexicon/wording.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.loading import table


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What a name may be wrapped in, and what makes it another name. Words are in normal form."""

    same: Mapping[str, str]  # variant -> canonical word
    same_pattern: re.Pattern[str]
    particles: re.Pattern[str]
    share_word: str  # 占
    share_end: re.Pattern[str]
    share_canonical: str  # 比重
    leading: tuple[str, ...]  # the longest first, like all tuples here
    trailing: tuple[str, ...]
    counting: tuple[str, ...]
    counted_in: tuple[str, ...]  # units, one a family
    rates: tuple[str, ...]
    whole: tuple[str, ...]
    grades: Mapping[str, str]  # as spelled -> canonical grade
    grade_pattern: re.Pattern[str]
    grades_in_front: Mapping[str, str]
    added: tuple[str, ...]
    heads: tuple[str, ...]
    done_in_period: tuple[str, ...]
    there_at_end: tuple[str, ...]
    not_on_year: tuple[str, ...]
    on_average: tuple[str, ...]
    falling: tuple[str, ...]
    rising: tuple[str, ...]
    conversions: Mapping[str, tuple[float, str]]  # unit -> so many of the base, base
    fraction: tuple[str, float, str]  # unit of a fraction, factor, unit of the goal

    def factor(self, unit: str, wanted: str, lexicon: Lexicon) -> float | None:
        """What a number in ``unit`` is multiplied with to be one in ``wanted``; None: not comparable."""
        if unit == wanted:
            return 1.0
        one, other = self.conversions.get(unit), self.conversions.get(wanted)
        if one and other:
            return one[0] / other[0] if one[1] == other[1] else None
        if one or other:
            return None
        return 1.0 if lexicon.same_unit(unit, wanted) else None


@cache
def load_wording() -> Wording:
    """The table, in the order that longest words come first."""
    raw = table("wording")
    same = {variant: str(e["word"]) for e in raw["same"] for variant in e["variants"]}
    grades = {str(e["word"]): str(e["word"]) for e in raw["grades"]}
    share = raw["share_of"]
    fraction = raw["fractions"]
    return Wording(
        same=same,
        same_pattern=_any_of(same),
        particles=_any_of(_words(raw["particles"])),
        share_word=share["word"],
        share_end=re.compile(f"(?:{_any_of(share['variants']).pattern})$"),
        share_canonical=share["ends"],
        grades=grades,
        grade_pattern=_any_of(grades),
        grades_in_front={word: str(e["word"]) for e in raw["grades"] for word in e.get("front", ())},
        conversions={e["unit"]: (float(e["is"]), e["of"]) for e in raw["conversions"]},
        fraction=(fraction["unit"], float(fraction["is"]), fraction["of"]),
        **{key: _words(raw[key]) for key in _LISTS},
    )


_LISTS = (
    *("leading", "trailing", "counting", "counted_in", "rates", "whole", "added", "heads"),
    *("done_in_period", "there_at_end", "not_on_year", "on_average", "falling", "rising"),
)


def _words(entries: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:  # Any: a YAML table's values
    return tuple(sorted((str(e["word"]) for e in entries), key=lambda word: (-len(word), word)))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; Latin ones only as whole words: AI, not the AI of AIGC."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(
        "|".join(
            rf"(?<![a-z0-9]){re.escape(w)}(?![a-z0-9])" if w.isascii() else re.escape(w) for w in ordered
        )
    )
