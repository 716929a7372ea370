"""Numerals to exact numbers: "1.26亿" is 126000000, "三十余" is at least 30.

Units belong to quantities.py, dates to timing.py. Every character this module knows comes
from lexicon/numerals.yaml; none is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from qdtrack.lexicon.words import Numerals, any_of
from qdtrack.model import Bound

SMALLEST, LARGEST = Decimal("1e-12"), Decimal("1e24")  # of what is taken for a number at all, but for 0


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as spelled, without unit or bound words.

    ``high`` is set for two neighbouring digits (两三家: 2 to 3). ``step`` is the size of one
    unit of the last digit given. ``spelling`` says how it was written.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    spelling: str  # ascii | chinese | scale | fraction | percent | tenths
    bound: Bound = Bound.EQUAL  # AT_LEAST for 余, 多, 数百
    high: Decimal | None = None
    scale: Decimal = Decimal(1)


class NumeralReader:
    """Finds numerals in a text."""

    def __init__(self, numerals: Numerals) -> None:
        self._digits = numerals.digits
        self._scales = numerals.scales
        digit, scale = _chars(numerals.digits), _chars(numerals.scales)
        several, half = any_of(numerals.several), any_of(numerals.half)
        self._point = re.compile(any_of(numerals.point))
        more = any_of(numerals.more)
        chinese = f"[{digit}{scale}]+"
        pointed = f"{chinese}(?:{any_of(numerals.point)}[{digit}]+)?"
        counter = any_of(numerals.ratios["counters"])  # 2个亿
        largest = re.escape(max(numerals.scales, key=lambda word: numerals.scales[word]))
        number = rf"(?:\d+(?:\.\d+)?|{pointed})"
        self.pattern = re.compile(
            rf"(?P<base>{number}){any_of(numerals.fraction_of)}(?P<top>{number})"
            rf"|(?P<ten>[0-9](?:\.\d+)?|[{digit}]){any_of(numerals.tenths)}(?P<ten_half>{half}|[{digit}](?![{scale}]))?"
            rf"(?P<ten_more>{more})?"
            rf"|(?P<ascii>(?<![\d.,])\d{{1,3}}(?:[,， ]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
            rf"(?:{counter}(?={largest}))?\s?(?P<more>{more})?(?P<scale>[{scale}]*)(?:(?P<more2>{more})(?P<scale2>[{scale}]*))?"
            rf"(?P<low>\d+(?!\.))?(?P<low_scale>[{scale}]*)"
            rf"|(?P<several>{several})(?P<several_scale>[{scale}]+)(?P<several_more>{more})?"
            rf"|(?P<chinese>{pointed})(?P<more3>{more})?(?P<scale3>[{scale}]*)"
        )

    def read(self, found: re.Match[str]) -> Numeral | None:
        """The numeral of a match of ``pattern``; None for what spells no number that can be measured."""
        numeral = self._read(found)
        return numeral if numeral and _is_measurable(numeral.value) else None

    def _read(self, found: re.Match[str]) -> Numeral | None:
        if found["base"] is not None:
            return self._fraction(found)
        if found["ten"] is not None:
            return self._tenths(found)
        if found["ascii"] is not None:
            return self._ascii(found)
        if found["several"] is not None:
            scale = self._scale(found["several_scale"])
            return Numeral(found.start(), found.end(), scale, scale, "scale", Bound.AT_LEAST, scale=scale)
        return self._chinese(found)

    def value(self, text: str) -> Decimal | None:
        """A numeral alone, in ASCII or Chinese, without 余: "三十" is 30; None if it spells no number."""
        if text[:1].isascii():
            return Decimal(text)
        return self._parse(text)

    def _ascii(self, found: re.Match[str]) -> Numeral | None:
        plain = Decimal(re.sub("[,， ]", "", found["ascii"]))
        scale = self._scale(found["scale"] + (found["scale2"] or ""))
        more = found["more"] or found["more2"]
        if found["low"]:
            return self._compound(found, plain, scale)
        exponent = plain.as_tuple().exponent
        step = scale * Decimal(1).scaleb(int(exponent)) if int(exponent) < 0 else scale
        bound = Bound.AT_LEAST if more else Bound.EQUAL
        return Numeral(found.start(), found.end(), plain * scale, step, "ascii", bound, scale=scale)

    def _compound(self, found: re.Match[str], plain: Decimal, scale: Decimal) -> Numeral | None:
        """1亿2600万, 4万2700: digits behind a scale are added where they stay below it."""
        low_scale = self._scale(found["low_scale"])
        low = Decimal(found["low"]) * low_scale
        if found["more"] or found["more2"] or scale < 10_000 or low >= scale:
            return None
        return Numeral(found.start(), found.end(), plain * scale + low, low_scale, "ascii", scale=low_scale)

    def _chinese(self, found: re.Match[str]) -> Numeral | None:
        core = found["chinese"]
        more = found["more3"]
        scale = self._scale(found["scale3"]) if more else Decimal(1)
        if more and not set(core) & set(self._scales):
            return None  # 五余: 余 follows a scale or digits, never a bare Chinese digit
        bound = Bound.AT_LEAST if more else Bound.EQUAL
        if pair := self._neighbours(core):
            low, high = pair
            return Numeral(
                found.start(), found.end(), low * scale, scale, "chinese", Bound.RANGE, high * scale
            )
        value = self._parse(core)
        if value is None:
            return None
        bare = core[0] in self._scales and self._scales[core[0]] > 10
        spelling = "scale" if bare else "chinese"
        return Numeral(found.start(), found.end(), value * scale, scale, spelling, bound, scale=scale)

    def _neighbours(self, core: str) -> tuple[Decimal, Decimal] | None:
        """两三, 五六百: two digits that follow each other, with one scale for both."""
        head = core.rstrip("".join(self._scales))
        if len(head) != 2 or any(c not in self._digits for c in head):
            return None
        low, high = (self._digits[c] for c in head)
        if low == 0 or high != low + 1:
            return None
        scale = self._scale(core[2:])
        return low * scale, high * scale

    def _fraction(self, found: re.Match[str]) -> Numeral | None:
        base, top = self.value(found["base"]), self.value(found["top"])
        if not base or top is None:
            return None
        if base == 100:
            return Numeral(found.start(), found.end(), top, Decimal(1), "percent")
        return Numeral(found.start(), found.end(), top / base, Decimal(1) / base, "fraction")

    def _tenths(self, found: re.Match[str]) -> Numeral | None:
        value = self.value(found["ten"])
        if value is None or not 0 < value < 10:
            return None
        rest = found["ten_half"]
        value = value * 10 + (self._digits.get(rest, 5) if rest else 0)
        bound = Bound.AT_LEAST if found["ten_more"] else Bound.EQUAL
        return Numeral(found.start(), found.end(), value, Decimal(1 if rest else 5), "tenths", bound)

    def _scale(self, chars: str) -> Decimal:
        scale = Decimal(1)
        for char in chars:
            scale *= self._scales[char]
        return scale

    def _parse(self, text: str) -> Decimal | None:
        """A Chinese numeral: 一亿二千六百万 is 126000000; None if the characters spell no amount."""
        whole, *rest = self._point.split(text)
        value = self._whole(whole) if whole else None
        if value is None or not rest or not rest[0]:
            return value
        places = "".join(str(self._digits[char]) for char in rest[0])
        return value + Decimal(f"0.{places}")

    def _whole(self, text: str) -> Decimal | None:
        """Split at the largest scale: what stands before it is multiplied, what stands behind added."""
        scale = max((self._scales[char] for char in text if char in self._scales), default=0)
        if not scale:
            digits = text.lstrip("".join(char for char, value in self._digits.items() if value == 0))
            if len(digits) > 1:
                return None  # 二〇二五 spells a year or a code, no amount
            return Decimal(self._digits[digits]) if digits else Decimal(0)
        at = max(i for i, char in enumerate(text) if self._scales.get(char) == scale)
        factor = self._whole(text[:at]) or Decimal(1) if at else Decimal(1)
        remainder = self._whole(text[at + 1 :]) if at + 1 < len(text) else Decimal(0)
        if factor is None or remainder is None:
            return None
        return factor * scale + remainder


def _is_measurable(value: Decimal) -> bool:
    """A code of thirty digits counts nothing, and what is worked out from it would be beyond any float."""
    return value == 0 or SMALLEST <= abs(value) <= LARGEST


def _chars(words: Iterable[str]) -> str:
    """One-character words, for a character class."""
    return "".join(map(re.escape, words))
