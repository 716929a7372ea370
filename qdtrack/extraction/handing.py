"""Names that figures of one sentence hand on to each other, once each has been read by itself.

    事故57起，死亡49人，分别下降12%、9%   ->  事故, 死亡, 事故, 死亡
    6个国家级、20个省级重点专科          ->  国家级重点专科, 省级重点专科

What a figure is called by its own words is told in naming.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from qdtrack.extraction.found import RATE_FAMILIES, Name
from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of


class NameHander:
    """Hands names on; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon, lists: ListReader) -> None:
        phrases = lexicon.cues.phrases
        self._units, self._lists = lexicon.units, lists
        self._of_which = re.compile(any_of(phrases.of_which))
        self._back = re.compile(rf"{any_of(lexicon.numerals.digits)}{any_of(phrases.pointing_back)}")
        self._grade = phrases.grammar.grade

    def hand_on(self, line: Line, names: list[Name]) -> list[Name]:
        """The names with what others of the sentence give them, each told whether it follows its amount."""
        names = list(names)
        self._hand_out(line, names)
        self._whole_grades(line, names)
        self._grades_of(line, names)
        amounts = [self._is_of_an_amount(line, names, i) for i in range(len(names))]
        return [replace(name, of_an_amount=amount) for name, amount in zip(names, amounts, strict=True)]

    def _hand_out(self, line: Line, names: list[Name]) -> None:
        """事故57起，死亡49人，分别下降12%、9%: a 分别 without names takes those of the figures before.

        Where amounts follow, they must be amounts of the same; 三项 alone names nothing.
        """
        for clause in line.sentence.clauses:
            for run in self._lists.groups(line.text, clause, line.found):
                points_back = self._back.fullmatch(names[run[0]].indicator) is not None
                if not points_back and not names[run[0]].inherited:
                    continue
                before = [i for i in range(run[0]) if not names[i].inherited][-len(run) :]
                pairs = list(zip(run, before, strict=False))
                if len(before) == len(run) and all(self._is_of_same(line, *pair) for pair in pairs):
                    for i, j in pairs:
                        tail = "" if points_back else names[i].tail
                        names[i] = replace(names[j], tail=tail or " ", inherited=True)
                elif points_back:
                    for i in run:
                        names[i] = Name("")

    def _is_of_same(self, line: Line, one: int, other: int) -> bool:
        """Whether what is said of one figure can be said of the other: a rate of anything, 公里 of 公里."""
        unit, before = (self._units.family(line.found[i].quantity.unit) for i in (one, other))
        return unit in RATE_FAMILIES or unit == before

    def _whole_grades(self, line: Line, names: list[Name]) -> None:
        """6个国家级、20个省级重点专科: the noun is said once, behind the last grade."""
        for i in reversed(range(len(names) - 1)):
            grade, following = names[i].indicator, names[i + 1].indicator
            behind = line.text[line.found[i].end : line.found[i + 1].start].strip()
            if not grade.endswith(self._grade) or behind != grade + "、":
                continue
            noun = following.rpartition(self._grade)[2]
            if noun:
                names[i] = replace(names[i], indicator=grade + noun, noun=grade + noun)

    def _grades_of(self, line: Line, names: list[Name]) -> None:
        """示范项目30个，其中国家级5个: a grade alone is one of what was counted before 其中."""
        grades = [name.indicator.endswith(self._grade) for name in names]
        for i, name in enumerate(names):
            whole = next((j for j in reversed(range(i)) if not grades[j]), None)
            if not grades[i] or whole is None:
                continue
            one, before = line.found[i], line.found[whole]
            is_same = one.quantity.unit == before.quantity.unit
            if is_same and self._of_which.search(line.text, before.end, one.start):
                noun = names[whole].noun or names[whole].indicator
                names[i] = replace(name, indicator=name.indicator + noun, noun=name.indicator + noun)

    def _is_of_an_amount(self, line: Line, names: list[Name], i: int) -> bool:
        """竣工面积451万平方米，下降59%"""
        is_same = i > 0 and names[i].indicator == names[i - 1].indicator
        return is_same and self._units.family(line.found[i - 1].quantity.unit) not in RATE_FAMILIES
