"""Numbers in a sentence of goals that set none: parts of the plan, sizes, what is only mentioned.

抓好18项重点任务        ->  counts the plan's own parts
总投资86亿元，占地320亩  ->  how large one thing is
为65岁以上老年人体检     ->  of whom
"""

from __future__ import annotations

import re

from qdtrack.extraction.implied import WORD
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Figure, Measure, place_of

_PARTS_OF_A_PLAN = 30  # a plan has no more parts than this; 40项任务 may well be work to be done
_CLAUSE = re.compile("[，,。；;]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_RATE_BEHIND = re.compile(r"[^，,。；;]*?\d[^，,。；;]*?%")
_IN_CHINESE = "quantity.chinese"
_RATIO = "quantity.ratio"
_LENGTHS_OF_TIME = frozenset(
    {"hour-span", "minute-span", "second-span", "day", "week-span", "month-span", "year-span", "working-day"}
)


class Describer:
    """Tells numbers that only describe; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units = lexicon.units
        self._words = words = lexicon.goals
        phrases, before = lexicon.cues.phrases, any_of(lexicon.bounds.before)
        of = any_of(lexicon.cues.part_of)
        self._done = re.compile(phrases.verbs)
        self._links = re.compile(rf"(?:{any_of(lexicon.cues.to_level)}|{phrases.linkers}|{before})$")
        self._changes_to = re.compile(rf"{any_of(lexicon.cues.to_level)}$")
        self._reaches = re.compile(rf"{any_of(words.reaching)}$")
        self._tells_which = re.compile(rf"{any_of(words.tells_which)}\d")
        self._sized = re.compile(rf"[\u4e00-\u9fffA-Za-z]{{0,14}}?{any_of(words.sized)}")
        share = phrases.grammar.share
        self._of_the_world = re.compile(rf"{share}{any_of(words.wholes)}(?:{of}|{before})*$")
        self._about = re.compile(rf"{any_of(words.about)}$")
        self._part = re.compile(any_of(words.parts))
        self._limit = re.compile(rf"{any_of(words.limits)}[^，,。；;]*$")
        self._for_each = re.compile(any_of(words.for_each))

    def describes(self, figure: Figure, deed: str) -> bool:
        """Whether the number sets no goal of its own; ``deed`` is what is said to be done with the thing."""
        if figure.rule == WORD:
            return False  # 保交房任务动态清零
        _, behind = around(figure)
        if self._units.counts(figure.quantity.unit):
            return (
                self._is_mentioned(figure, behind)
                or self._is_structure(figure, deed)
                or self._is_counted_beside(figure, behind)
            )
        return (
            self._is_mentioned(figure, behind)
            or self._is_given(figure)
            or self._is_length(figure, behind)
            or self._is_size(figure, behind)
            or self._is_state(figure, behind)
        )

    def _is_mentioned(self, figure: Figure, behind: str) -> bool:
        """发挥3个试点作用; 聚焦13个产业集群，…, but 围绕41个行业建成一批中心 covers them."""
        is_about = self._about.search(figure.lead) and not self._done.search(_CLAUSE.split(behind, 1)[0])
        is_manner = figure.rule == _IN_CHINESE and figure.quantity.unit in self._words.manners
        return bool(is_about or is_manner or figure.indicator.endswith(self._words.mentioned))

    def _is_structure(self, figure: Figure, deed: str) -> bool:
        """八个方面工作, 22项主要指标: the parts of the plan itself; 90个县（市、区）: those of the area."""
        quantity, words = figure.quantity, self._words
        if quantity.bound is not Bound.EQUAL or self._reaches.search(figure.lead):
            return False  # 产值过百亿元的县达到14个
        if figure.indicator.startswith(words.divisions):
            return True
        if quantity.value > _PARTS_OF_A_PLAN:
            return False
        if figure.indicator.endswith(words.structure) or quantity.unit in words.structure:
            return True
        # 四个片区: a manner of speaking
        return bool(self._part.match(figure.indicator)) or (figure.rule == _IN_CHINESE and not deed)

    def _is_counted_beside(self, figure: Figure, behind: str) -> bool:
        """每县1所; 提升34条产业链能级; 203个断面水质优良率保持在99%, where nothing is done with them."""
        if self._for_each.search(figure.lead) or figure.rule == _RATIO:
            return True
        if figure.indicator.endswith(self._words.enhanced) and not self._links.search(figure.lead):
            return True
        if figure.quantity.bound is not Bound.EQUAL or self._done.search(_CLAUSE.split(behind, 1)[0]):
            return False
        lead = _CLAUSE.split(figure.lead)[-1].strip()
        return lead in self._words.toward and _RATE_BEHIND.match(behind) is not None

    def _is_given(self, figure: Figure) -> bool:
        """每人救助1万元, 占比上限提高到30%: what each is given, or may have."""
        each = self._for_each.search(figure.lead) and not self._links.search(figure.lead)
        return bool(each) or self._limit.search(figure.lead) is not None

    def _is_length(self, figure: Figure, behind: str) -> bool:
        """15分钟生活圈, 实现15分钟养老服务全覆盖; but 办结时间缩短至15分钟."""
        if self._units.family(figure.quantity.unit) not in _LENGTHS_OF_TIME:
            return False
        changes = self._changes_to.search(figure.lead) or not _HAN.match(behind)
        return figure.quantity.bound is Bound.EQUAL and not (changes and self._links.search(figure.lead))

    def _is_size(self, figure: Figure, behind: str) -> bool:
        """总投资2万亿元的389个项目; 60万吨某产品项目; 总投资38亿元."""
        is_size = figure.quantity.bound is Bound.EQUAL and self._sized.match(behind)
        return bool(is_size or self._tells_which.match(behind)) or figure.indicator in self._words.sizes

    def _is_state(self, figure: Figure, behind: str) -> bool:
        """规模占全国的八分之一; 每10个苹果就有1个; 为65岁以上老年人体检."""
        if figure.measure is Measure.SHARE and self._of_the_world.search(figure.lead):
            return True  # 占全国比重提高到15% is a goal
        is_age = figure.quantity.unit in self._words.ages and _HAN.match(behind)
        return figure.rule == _RATIO or bool(is_age)


def around(figure: Figure) -> tuple[str, str]:
    """The sentence before the figure and behind it."""
    at = place_of(figure.sentence, figure.quote, figure.lead)
    return (figure.sentence[:at], figure.sentence[at + len(figure.quote) :]) if at >= 0 else ("", "")
