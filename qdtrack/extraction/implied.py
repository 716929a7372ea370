"""Goals without a numeral: 实现全覆盖, 动态清零, 与经济增长同步. They are no figures; only goals read them.

find("规上工业企业数字化转型实现全覆盖")  ->  one Found at 13..16, 100 %

Whether the sentence looks ahead, what is covered and until when is decided as for figures.
"""

from __future__ import annotations

import re

from qdtrack.extraction.found import Found
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Measure, Quantity

WORD = "goal.word"
RELATIVE = "goal.relative"  # told by another rate: the number is the distance to it, in percentage points


class ImpliedReader:
    """Finds goals without a numeral; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words, joints = lexicon.goals, any_of(lexicon.cues.phrases.list_joints)
        self._words, self._values = words, lexicon.numerals.goal_words
        end = rf"(?=[，,。；;、）)！]|\s*$|{joints})"
        pace = any_of(words.paces)
        verb = rf"(?:{'|'.join(f'(?<={re.escape(word)})' for word in words.reaching)})"
        free = any_of(word for word in self._values if word not in words.behind_verb)
        bound = any_of(words.behind_verb)
        # “三个全覆盖”, “动态清零”行动: a slogan's word stands behind 个 or in quotation marks.
        # But a sentence may end with its goal in quotation marks: 重大事件“零发生”。
        quoted = rf"(?<=[“\"]){free}(?=[”\"](?:[，,。；;]|\s*$))"
        self._word = re.compile(rf"(?P<word>(?<![个“\"]){free}{end}|{verb}{bound}{end}|{quoted})")
        aimless = any_of([*words.not_behind, *words.nearly])
        self._aimless = re.compile(rf"{aimless}[^，,。；;、：:]*$")
        self._step = re.compile(
            rf"{any_of(words.beside)}{pace}(?P<step>{any_of(words.in_step)}){end}"
            rf"|(?P<against>{any_of(words.against)}){pace}{end}"
        )

    def find(self, text: str) -> list[Found]:
        """The goals without a numeral in ``text``, in order."""
        found = [*self._of_words(text), *self._of_paces(text)]
        return sorted(found, key=lambda one: one.start)

    def _of_words(self, text: str) -> list[Found]:
        found = []
        for match in self._word.finditer(text):
            if self._aimless.search(text, 0, match.start()):
                continue
            whole = self._values[match["word"]]
            quantity = Quantity(whole.value, whole.unit, whole.bound)
            span = match.span("word")
            found.append(Found(*span, *span, quantity, WORD, whole.measure, whole.direction))
        return found

    def _of_paces(self, text: str) -> list[Found]:
        found = []
        for match in self._step.finditer(text):
            words = self._words
            bound: Bound = words.in_step[match["step"]] if match["step"] else words.against[match["against"]]
            quantity = Quantity(0.0, words.points, bound)
            found.append(Found(*match.span(), *match.span(), quantity, RELATIVE, Measure.CHANGE, ""))
        return found
