"""A goal's figure to the words that targets.yaml has for it, and to the goal they are read as.

    76% behind 分别超过          ->  "超过76%"
    10家以上 behind 每年新上线     ->  "每年10家以上"
    13.5% behind 五年累计下降     ->  "下降13.5%"

Every text is read again by the engine that reads targets.yaml; one that does not come back as
the same number is not written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from qdtrack.extraction.implied import RELATIVE, WORD
from qdtrack.extraction.stated import Unread, read_goal
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Direction, Figure, Goal, Measure, Quantity

_IN_ONE_WORD = frozenset({WORD, RELATIVE, "quantity.word"})


class Phraser:
    """Writes goals; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = lexicon.goals.written
        cues = lexicon.cues
        scales = lexicon.numerals.scales
        large = [(word, float(scales[word])) for word in self._words.scales]
        self._scales = sorted(large, key=lambda one: -one[1])
        self._moves = re.compile(any_of([*cues.growth, *cues.change]))

    def goal(self, figure: Figure) -> Goal | None:
        """The goal as targets.yaml would have it; None if that cannot be said in its words."""
        bare = "".join(figure.quote.split())
        if figure.rule == RELATIVE:
            return Goal(bare, figure.quantity, figure.measure)
        text = bare if figure.rule in _IN_ONE_WORD else self._prefix(figure) + self._quantity(figure, bare)
        goal = read_goal(text, self._lexicon)
        if isinstance(goal, Unread) or not self._same(goal.quantity, figure.quantity):
            return None
        return replace(goal, quantity=figure.quantity)

    def _quantity(self, figure: Figure, bare: str) -> str:
        """The quote, with the bound that a list or a far word gives it."""
        read = read_goal(bare, self._lexicon)
        wanted = figure.quantity
        is_unit = not isinstance(read, Unread) and self._lexicon.same_unit(read.quantity.unit, wanted.unit)
        if isinstance(read, Unread) or read.quantity.value != wanted.value or not is_unit:
            high = "" if wanted.high is None else f"—{self._digits(wanted.high)}"
            bare, bound = f"{self._digits(wanted.value)}{high}{wanted.unit}", Bound.EQUAL
        else:
            bound = read.quantity.bound
        return bare if bound is wanted.bound else self._words.bounds[wanted.bound].format(bare)

    def _prefix(self, figure: Figure) -> str:
        yearly = self._words.yearly if figure.period.recurring == "year" else ""
        if figure.measure not in (Measure.GROWTH, Measure.CHANGE):
            return yearly
        usual = self._words.growth if figure.measure is Measure.GROWTH else self._words.change
        said = self._said(figure, usual[figure.direction])
        average = self._words.average if self._words.average in figure.lead else ""
        return said if average and average in said else (average or yearly) + said

    def _said(self, figure: Figure, usual: str) -> str:
        """The verb of the text itself where it reads as meant (涨幅2%), else the usual one."""
        said = [match[0] for match in self._moves.finditer(figure.lead)]
        if said and self._moves_alike(said[-1], figure.measure, figure.direction):
            return said[-1]
        return usual

    def _moves_alike(self, word: str, measure: Measure, direction: Direction) -> bool:
        read = read_goal(f"{word}1%", self._lexicon)
        return not isinstance(read, Unread) and (read.measure, read.direction) == (measure, direction)

    def _same(self, one: Quantity, other: Quantity) -> bool:
        """The same number of the same thing; brackets in a unit may be of another width: 条（个）."""
        is_unit = self._lexicon.same_unit(one.unit, other.unit)
        return is_unit and (one.value, one.high, one.bound) == (other.value, other.high, other.bound)

    def _digits(self, value: float) -> str:
        """50000 as 5万, as a text would have it."""
        for word, scale in self._scales:
            if value >= scale:
                return f"{value / scale:.15g}{word}"
        return f"{value:.15g}"
