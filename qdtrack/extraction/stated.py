"""A goal or a value written by itself, as in targets.yaml: "每年10家以上", "增长12%以上", ">= 50000 个".

    read_goal("5万个以上", lexicon)   ->  Goal(at least 50000 个)
    read_goal("5万坐以上", lexicon)   ->  Unread("unknown-unit", span of 坐, nearest "座")

The same numerals, units and bounds as in articles: one grammar for both. Every word must be
understood; what is not is said back, never dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from qdtrack.extraction.found import Found
from qdtrack.extraction.moments import Moment
from qdtrack.extraction.numerals import NumeralReader
from qdtrack.extraction.quantities import QuantityReader
from qdtrack.extraction.timing import TimeReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import Whole, any_of
from qdtrack.model import Direction, Goal, Measure, Quantity, Span

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is no goal or value. ``span`` is the part at fault; ``nearest`` a unit like it, or ""."""

    why: Literal["no-number", "unknown-unit", "left-over"]
    span: Span
    nearest: str = ""


def read_goal(text: str, lexicon: Lexicon) -> Goal | Unread:
    """A goal in the plan's own words."""
    return _reader(lexicon).goal(text)


def read_quantity(text: str, lexicon: Lexicon) -> Quantity | Unread:
    """A value with its unit and bound: a baseline, an observation."""
    read = _reader(lexicon).goal(text)
    return read if isinstance(read, Unread) else read.quantity


@lru_cache(maxsize=4)
def _reader(lexicon: Lexicon) -> _StatedReader:
    return _StatedReader(lexicon)


class _StatedReader:
    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._lexicon = lexicon
        self._times = TimeReader(lexicon)
        self._quantities = QuantityReader(lexicon)
        self._numerals = NumeralReader(lexicon.numerals)
        self._word = re.compile(any_of(lexicon.numerals.goal_words))
        self._grew = re.compile(any_of(cues.growth))
        self._changed = re.compile(any_of(cues.change))
        self._share = re.compile(any_of(cues.share))
        self._cumulative = re.compile(cues.cumulative)
        self._yearly = re.compile(any_of(lexicon.time.recurring))
        understood = any_of([*cues.growth, *cues.change, *cues.share, *lexicon.time.recurring])
        digits = any_of(lexicon.numerals.digits)
        years = rf"(?:\d{{1,2}}|{digits}){any_of(lexicon.time.marks['year'])}"
        self._understood = re.compile(
            rf"(?:\s|{phrases.grammar.of}|{years}|{understood}|{phrases.verbs}|{phrases.doing_verbs}|{phrases.adverbs}|{phrases.linkers}|{cues.target}|{cues.cumulative})*"
        )

    def goal(self, text: str) -> Goal | Unread:
        plain = text.translate(_FULL_WIDTH)
        moments = self._times.moments(plain, None)
        found = self._quantities.find(plain, moments, alone=True)
        if len(found) > 1:
            return Unread("left-over", Span(found[1].start, found[1].end))
        if found and (found[0].quantity.unit or found[0].end >= len(plain.rstrip())):
            return self._numeric(plain, text, found[0], moments)
        if word := self._word.search(plain):
            return self._word_goal(plain, text, word)
        return self._unitless(plain, text)

    def _numeric(self, plain: str, text: str, found: Found, moments: list[Moment]) -> Goal | Unread:
        for begin, end in self._around(plain, found.start, found.end, moments):
            if (match := self._understood.fullmatch(plain, begin, end)) is None:
                match = self._understood.match(plain, begin, end)
                at = match.end() if match else begin
                return Unread("left-over", Span(at, end))
        left = plain[: found.start]
        measure, direction = self._measure(left, plain[found.end :], found)
        return Goal(
            text=text,
            quantity=found.quantity,
            measure=measure,
            direction=direction,
            recurring=bool(self._yearly.search(left)),
            cumulative=bool(self._cumulative.search(left)),
        )

    def _around(self, plain: str, start: int, end: int, moments: list[Moment]) -> list[tuple[int, int]]:
        """The pieces of the text that are neither the quantity nor a word of time."""
        pieces, position = [], 0
        for begin, close in sorted([(start, end), *((m.start, m.end) for m in moments)]):
            if position < begin:
                pieces.append((position, begin))
            position = max(position, close)
        if position < len(plain):
            pieces.append((position, len(plain)))
        return pieces

    def _measure(self, left: str, right: str, found: Found) -> tuple[Measure, Direction]:
        if found.measure is not None:
            return found.measure, found.direction
        if match := self._grew.search(left) or self._grew.search(right):
            direction = self._lexicon.cues.growth[match[0]]
            return (Measure.GROWTH if direction != "down" else Measure.CHANGE), direction
        if match := self._changed.search(left):
            to_level = left[match.end() :].strip()[:1] in self._lexicon.cues.to_level
            if not to_level:
                return Measure.CHANGE, self._lexicon.cues.change[match[0]]
        return (Measure.SHARE if self._share.search(left) else Measure.LEVEL), ""

    def _word_goal(self, plain: str, text: str, word: re.Match[str]) -> Goal | Unread:
        whole: Whole = self._lexicon.numerals.goal_words[word[0]]
        for begin, end in self._around(plain, word.start(), word.end(), []):
            if self._understood.fullmatch(plain, begin, end) is None:
                return Unread("left-over", Span(begin, end))
        return Goal(
            text=text,
            quantity=Quantity(whole.value, whole.unit, whole.bound),
            measure=whole.measure or Measure.LEVEL,
            direction=whole.direction,
            exact=whole.exact,
        )

    def _unitless(self, plain: str, text: str) -> Goal | Unread:
        """A number whose unit is missing or unknown; "" is the unit of an index."""
        for match in self._numerals.pattern.finditer(plain):
            numeral = self._numerals.read(match)
            if numeral is None:
                continue
            behind = plain[numeral.end :].strip()
            if not behind:
                quantity = Quantity(float(numeral.value), "", numeral.bound, step=float(numeral.step))
                return Goal(text=text, quantity=quantity)
            start = plain.index(behind, numeral.end)
            word = self._unknown(behind)
            return Unread("unknown-unit", Span(start, start + len(word)), self._nearest(word))
        return Unread("no-number", Span(0, len(text)))

    def _unknown(self, behind: str) -> str:
        """The unknown unit: up to a bound word or a space."""
        end = re.search(rf"\s|{any_of(self._lexicon.bounds.after)}", behind)
        return behind[: end.start()] if end and end.start() else behind

    def _nearest(self, word: str) -> str:
        units = self._lexicon.units
        if word in units.miswritten:
            return units.miswritten[word]
        close = get_close_matches(word, list(units.families), n=1)
        return close[0] if close else ""
