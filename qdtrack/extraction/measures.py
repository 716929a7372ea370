"""What sort of number a figure is: level, flow, share, growth, change or rank.

    "同比增长8.2%"       ->  growth, up
    "提高到76%"          ->  level: the word behind 提高 gives the new value
    "高于全国1.7个百分点"  ->  change, up: a gap to a benchmark
"""

from __future__ import annotations

import re

from qdtrack.extraction.naming import Name, Site
from qdtrack.extraction.quantities import Found
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Direction, Measure, Period

_RATES = frozenset({"share", "times"})
_POINTS = frozenset({"percentage-point", "basis-point"})


class MeasureReader:
    """Decides measure and direction; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.cues
        self._cues = cues
        self._units = lexicon.units
        to_level = any_of(cues.to_level)
        self._grew = re.compile(any_of(cues.growth))
        self._changed = re.compile(rf"(?P<word>{any_of([*cues.growth, *cues.change])})(?P<to>{to_level})?")
        self._gap = re.compile(any_of(cues.gap))
        self._share = re.compile(any_of(cues.share))
        self._yearly = re.compile(any_of(_YEARLY))
        self._flow_noun = re.compile(any_of(cues.flow_nouns))
        self._flow_verb = re.compile(any_of(cues.flow_verbs))
        self._cumulative = re.compile(any_of(cues.cumulative))
        self._part_of = re.compile(rf"{any_of(cues.part_of)}$")
        self._grows_behind = re.compile(rf"(?:以上|左右)?的?{any_of(_GROWS)}")

    def measure(self, one: Found, site: Site, name: Name, period: Period) -> tuple[Measure, Direction]:
        """Measure and direction of a figure, from the words nearest before it."""
        if one.measure is not None:
            return one.measure, one.direction
        family = self._units.family(one.quantity.unit) or ""
        left = site.left
        if gap := self._last(self._gap, left):
            if family in _POINTS or one.quantity.bound is Bound.EQUAL and family != "share":
                return Measure.CHANGE, self._cues.gap[gap[0]]
        if change := self._last(self._changed, left):
            behind = left[change.end() :]
            if change["to"] is None and not self._blocked(behind):
                return self._change(change["word"], left, family, one)
        if family in _RATES and self._grows_behind.match(site.right):
            return Measure.GROWTH, "up"
        if family in ("share", "") and one.quantity.unit != "‰" and self._is_share(left, name, one):
            return Measure.SHARE, ""
        if one.rule in ("quantity.fraction", "quantity.ratio"):
            return Measure.SHARE, ""
        if family in _POINTS:
            return Measure.CHANGE, "up"
        return (Measure.FLOW if self._flows(name, site, family, period) else Measure.LEVEL), ""

    def _change(self, word: str, left: str, family: str, one: Found) -> tuple[Measure, Direction]:
        direction = self._cues.growth.get(word) or self._cues.change.get(word) or ""
        is_growth = word in self._cues.growth or (self._yearly.search(left) is not None)
        if is_growth and family in _RATES:
            return Measure.GROWTH, direction
        return Measure.CHANGE, direction

    def _blocked(self, behind: str) -> bool:
        """Words between the verb and the number that begin another statement."""
        return bool(re.search(r"[，,；;。]|的.{2,}", behind)) or len(behind) > 8

    def _is_share(self, left: str, name: Name, one: Found) -> bool:
        tail = re.split(r"[，,；;]", left)[-1]
        if self._share.search(tail) or self._share.search(name.tail):
            return True
        if any(name.indicator.endswith(word) for word in ("比重", "占比", "份额", "贡献率")):
            return True
        return one.quantity.unit == "%" and bool(self._part_of.search(left))

    def _flows(self, name: Name, site: Site, family: str, period: Period) -> bool:
        if family in _RATES:
            return False
        if period.recurring is not None or self._flow_verb.search(name.indicator) or self._flow_verb.search(site.left):
            return True
        return any(name.indicator.endswith(noun) for noun in self._cues.flow_nouns) and family not in ("thing", "person")

    def is_cumulative(self, one: Found, site: Site, name: Name) -> bool:
        """累计, 共, 总 in the words before the figure or in its name."""
        return bool(self._cumulative.search(site.left)) or any(word in name.indicator for word in ("总数", "总面积"))

    def _last(self, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
        last = None
        for last in pattern.finditer(text):
            pass
        return last


_YEARLY = ["同比", "较上年", "比上年", "环比", "年均", "较去年"]
_GROWS = ["增长", "增速", "增幅"]
