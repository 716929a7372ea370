"""What a sentence or a passage says that it is about, where a number's own words say too little.

    公路方面，新开工甲至乙等2个项目         ->  公路新开工项目
    石化产业加快转型。产值突破20亿元。       ->  石化产业产值

Which names say too little, and take a topic, is decided in naming.py.
"""

from __future__ import annotations

import re

from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of

_HAN = "\u4e00-\u9fff"


class TopicReader:
    """Finds topics; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self.trades = phrases.subjects
        does = rf"{phrases.verbs}|{phrases.doing_verbs}|{cues.imperative}"
        follows = any_of([*phrases.measured_tails, *phrases.agents, *cues.part_of])
        trade = rf"(?!{does})(?P<trade>[{_HAN}]{{2,8}}?{any_of(phrases.subjects)})"
        self._trade = re.compile(rf"[^{_HAN}]*{trade}(?=[{_HAN}])(?!{follows})")
        self._topic = re.compile(rf"[^{_HAN}]*(?P<topic>[{_HAN}]{{2,12}}?){any_of(phrases.topics)}[，,]")
        self._telling = re.compile(any_of(phrases.telling_deeds))

    def of_passage(self, line: Line) -> str:
        """What a sentence makes the topic of itself and of those behind it; "" if nothing."""
        trade = self._trade.match(line.text, line.sentence.start, line.sentence.end)
        return self.of_sentence(line) or (trade["trade"] if trade else "")

    def of_sentence(self, line: Line) -> str:
        """公路方面，…: what the sentence says that it is about; "" if it does not."""
        topic = self._topic.match(line.text, line.sentence.start, line.sentence.end)
        return topic["topic"] if topic else ""

    def which(self, line: Line, left: str) -> str:
        """公路新开工, before a bare 项目: the topic and the deed that tell which ones are counted."""
        deed = self._telling.match(left)
        return self.of_sentence(line) + (deed[0] if deed else "")

    def with_trade(self, core: str, topic: str) -> str:
        """低空经济产业规模, where a passage on 低空经济产业 says 产业规模; else ""."""
        trade = next((word for word in self.trades if core.startswith(word)), "")
        return topic + core[len(trade) :] if trade and topic.endswith(self.trades) else ""
