"""Quantities in forms of their own: 居全省第3位, 每3台电脑就有1台, 翻一番.

find("信用指数居全省第3位")  ->  one Found, rank 3
"""

from __future__ import annotations

import re

from qdtrack.extraction.found import Found
from qdtrack.extraction.numerals import NumeralReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Measure, Quantity


class FormReader:
    """Finds ranks, ratios and quantities in one word; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._wholes_known = lexicon.numerals.whole
        self._numerals = NumeralReader(lexicon.numerals)
        self._whole = re.compile(any_of(lexicon.numerals.whole))
        self._ratio = re.compile(_ratio_pattern(lexicon))
        self._rank = re.compile(_rank_pattern(lexicon))
        self._rank_unit = lexicon.numerals.ranks["units"][0]

    def find(self, text: str) -> list[Found]:
        """Every such quantity of a text, in no order."""
        return [*self._ratios(text), *self._ranks(text), *self._wholes(text)]

    def _wholes(self, text: str) -> list[Found]:
        """翻一番, 首位."""
        found = []
        for match in self._whole.finditer(text):
            whole = self._wholes_known[match[0]]
            quantity = Quantity(whole.value, whole.unit, whole.bound)
            found.append(
                Found(*match.span(), *match.span(), quantity, "quantity.word", whole.measure, whole.direction)
            )
        return found

    def _ranks(self, text: str) -> list[Found]:
        """第7位, 排名第三, 前5位: a place in an order."""
        found = []
        for match in self._rank.finditer(text):
            number = match["nth"] or match["top"]
            value = self._numerals.value(number)
            if value is None:
                continue
            span = match.span("rank")
            bare = match["top"] and match["rank"].endswith(match["top"])  # 前5 names no unit
            quantity = Quantity(
                float(value), "" if bare else self._rank_unit, Bound.AT_MOST if match["top"] else Bound.EQUAL
            )
            found.append(Found(*span, *span, quantity, "quantity.rank", Measure.RANK))
        return found

    def _ratios(self, text: str) -> list[Found]:
        """每3台电脑就有1台: one share, 1/3."""
        found = []
        for match in self._ratio.finditer(text):
            base, top = self._numerals.value(match["base"]), self._numerals.value(match["top"])
            if base and top:
                quantity = Quantity(float(top / base), "", step=float(1 / base))
                found.append(
                    Found(
                        *match.span(),
                        *match.span(),
                        quantity,
                        "quantity.ratio",
                        Measure.SHARE,
                        "",
                        match["head"],
                    )
                )
        return found


def _number_pattern(lexicon: Lexicon) -> str:
    digits = [
        *lexicon.numerals.digits,
        *(word for word, value in lexicon.numerals.scales.items() if value == 10),
    ]
    return rf"(?:\d+|{any_of(digits)}+)"


def _ratio_pattern(lexicon: Lexicon) -> str:
    """每3台电脑就有1台."""
    words, number = lexicon.numerals.ratios, _number_pattern(lexicon)
    return (
        rf"{any_of(words['each'])}(?P<base>{number}){any_of(words['counters'])}?(?P<unit>[\u4e00-\u9fff])"
        rf"(?P<head>[^，,。；;、\d]{{0,10}}?){any_of(words['within'])}?{any_of(words['there'])}(?P<top>{number})"
        rf"{any_of(words['counters'])}?(?P=unit)"
    )


def _rank_pattern(lexicon: Lexicon) -> str:
    """居全省第3位, 排名前5, at the end of its clause or before 的."""
    words, number = lexicon.numerals.ranks, _number_pattern(lexicon)
    behind = "|".join(f"(?<={re.escape(word)})" for word in words["behind"])
    unit, ends = any_of(words["units"]), r"[，,。；;、）)\s]|$"
    of = re.escape(lexicon.cues.phrases.grammar.of)
    return (
        rf"(?P<rank>(?:{behind}){any_of(words['nth'])}(?P<nth>{number}){unit}?(?={ends})"
        rf"|{any_of(words['top'])}(?P<top>{number}){unit}?(?={of}|{ends}))"
    )
