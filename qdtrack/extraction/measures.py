"""What sort of number a figure is: level, flow, share, growth, change or rank.

"同比增长8.2%"       ->  growth, up
"提高到76%"          ->  level: the word behind 提高 gives the new value
"高于全国1.7个百分点"  ->  change, up: a gap to a benchmark
"""

from __future__ import annotations

import re

from qdtrack.extraction.found import POINT_FAMILIES, RATE_FAMILIES, Found, Name
from qdtrack.extraction.sites import Site
from qdtrack.extraction.units import named_unit_pattern
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Basis, Bound, Direction, Measure, Period

_COMINGS = frozenset({"visit", "flight", "firm-visit", "flight-service"})
_COUNTED = frozenset({"thing", "event", "person", "household"})
_PARTS = frozenset({"quantity.fraction", "quantity.ratio", "quantity.tenths"})


class MeasureReader:
    """Decides measure and direction; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.cues
        self._cues = cues
        self._units = lexicon.units
        self._changed = re.compile(
            rf"(?P<word>{any_of([*cues.growth, *cues.change])})(?!{any_of(cues.phrases.measured_tails)})"
            rf"(?P<to>{any_of(cues.to_level)})?"
        )
        self._gap = re.compile(any_of(cues.gap))
        compares = any_of(lexicon.time.compares)
        self._near_gap = re.compile(rf"{compares}[^，,。；;]{{1,14}}(?P<word>{cues.adjacent_gap_pattern})$")
        self._share = re.compile(any_of(cues.share))
        self._yearly = re.compile(any_of(cues.yearly))
        self._flow_verb = re.compile(any_of(cues.flow_verbs))
        self._flow_deed = re.compile(any_of(cues.flow_deeds))
        self._in_brackets = re.compile(r"[（(][^（）()]*[)）]$")
        self._year_before = re.compile(rf"{compares}(?P<year>\d{{4}}){any_of(lexicon.time.marks['year'])}")
        self._does = re.compile(rf"(?:{cues.phrases.doing_verbs})")
        self._cumulative = re.compile(cues.cumulative)
        self._from = re.compile(rf"{cues.from_words}[^，,。；;]{{0,12}}$")
        self._part_of = re.compile(rf"{any_of(cues.part_of)}$")
        after = any_of(lexicon.bounds.after)
        self._grows_behind = re.compile(
            rf"(?:{after})?(?:{any_of(cues.part_of)})?{any_of(cues.growth_behind)}"
        )
        self._new_statement = re.compile(r"[，,；;。]")
        phrases = cues.phrases
        self._between = re.compile(
            rf"(?:\s|{named_unit_pattern(lexicon)}|{phrases.grammar.done}|{phrases.linkers}|{phrases.adverbs}|{any_of(lexicon.bounds.before)})*"
        )
        self._measured = re.compile(
            rf"[^，,。；;、{phrases.grammar.of}]{{0,10}}{any_of(phrases.measured_tails)}"
        )
        self._not_noun = re.compile(
            rf"\s*(?:$|[，,。；;、：:（()）”》…]|{phrases.predicates}|{any_of(phrases.not_nouns)})"
        )

    def measure(self, one: Found, site: Site, name: Name, period: Period) -> tuple[Measure, Direction]:
        """Measure and direction of a figure."""
        if one.measure is not None:
            return one.measure, one.direction
        lead = name.lead
        family = self._units.family(one.quantity.unit) or ""
        gap = _last(self._gap, lead)
        if gap and (
            family in POINT_FAMILIES or (one.quantity.bound is Bound.EQUAL and family not in RATE_FAMILIES)
        ):
            return Measure.CHANGE, self._cues.gap[gap[0]]
        if near := self._near_gap.search(lead):
            return Measure.CHANGE, self._cues.adjacent_gap[near["word"]]
        change = _last(self._changed, lead)
        if change and change["to"] is None:
            is_down = self._direction(change["word"]) == "down"
            if self._governs(lead[change.end() :], family, one, site, is_down=is_down):
                return self._change(change["word"], name, family, period)
        if family in RATE_FAMILIES and self._grows_behind.match(site.right):
            return Measure.GROWTH, "up"
        if one.rule in _PARTS or (one.quantity.unit in ("%", "") and self._is_share(lead, name, one)):
            return Measure.SHARE, ""
        if family in POINT_FAMILIES:
            return Measure.CHANGE, self._point_direction(lead)
        return (Measure.FLOW if self._flows(name, site, family, period) else Measure.LEVEL), ""

    def _change(self, word: str, name: Name, family: str, period: Period) -> tuple[Measure, Direction]:
        """A rate on a year, or a rise by so much. 下降3% of what each period makes anew is a rate."""
        direction = self._direction(word)
        on_a_year = word in self._cues.growth or self._yearly.search(name.lead) is not None
        # 面积451万平方米，下降59%; with more words between, 累计下降14% may be a fall over years
        of_the_amount = name.of_an_amount and name.lead.strip("，, ").startswith(word)
        on_a_year = on_a_year or of_the_amount or self._is_on_the_year_before(name, period)
        of_a_flow = name.indicator.endswith(self._cues.flow_nouns) or any(
            b in name.lead for b in self._cues.basis
        )
        return (
            Measure.GROWTH if (on_a_year or of_a_flow) and family in RATE_FAMILIES else Measure.CHANGE
        ), direction

    def _is_on_the_year_before(self, name: Name, period: Period) -> bool:
        """2020年，…比2019年下降1%"""
        years = [int(match["year"]) for match in self._year_before.finditer(name.lead)]
        return bool(years) and period.end is not None and years[-1] == period.end.year - 1

    def _direction(self, word: str) -> Direction:
        return self._cues.growth.get(word) or self._cues.change.get(word) or ""

    def _point_direction(self, lead: str) -> Direction:
        """下调常备借贷便利利率0.1个百分点: the verb stands before what it moves."""
        words = [m["word"] for m in self._changed.finditer(lead)]
        return self._direction(words[-1]) if words else "up"

    def _governs(self, between: str, family: str, one: Found, site: Site, *, is_down: bool) -> bool:
        """Whether a verb of growth speaks of the number: 增长近5%, 降低采购成本4%; not 提升学校100所."""
        if self._between.fullmatch(between):
            return not self._units.counts(one.quantity.unit) or bool(self._not_noun.match(site.right))
        # 压减煤炭消费量150万吨 says by how much; 扩大有效投资300亿元 says how much.
        is_by = family in RATE_FAMILIES or (is_down and not self._units.counts(one.quantity.unit))
        return is_by and self._measured.fullmatch(between) is not None

    def _is_share(self, lead: str, name: Name, one: Found) -> bool:
        tail = self._new_statement.split(lead)[-1]
        if (
            self._share.search(tail)
            or self._share.search(name.tail)
            or name.indicator.endswith(self._cues.share_tails)
        ) and not self._is_named_rate(name):
            return True
        return one.quantity.unit == "%" and bool(self._part_of.search(lead)) and not self._from.search(lead)

    def _is_named_rate(self, name: Name) -> bool:
        """优良天数比例 is a rate as 普及率 is; 占…的比例 is a share."""
        grammar = self._cues.phrases.grammar
        said = name.indicator.endswith(grammar.ratio_name) and not name.tail.strip()
        return said and grammar.share not in name.lead and grammar.share not in name.indicator

    def _flows(self, name: Name, site: Site, family: str, period: Period) -> bool:
        if family in RATE_FAMILIES:
            return False
        if period.recurring is not None:
            return True
        if self._cumulative.search(site.left):
            return False
        if self._flow_verb.search(name.indicator) or self._flow_verb.search(site.left):
            return True
        within = period.start is not None and period.basis is Basis.STATED
        if within and family in _COMINGS:
            return True  # 人次, 架次: each counts once
        if within and family in _COUNTED and self._does.search(site.left):
            return True  # 2025年改造老旧小区38个: done within the year
        if within and family not in _COUNTED and self._flow_deed.search(name.indicator):
            return True  # 2025年进口水果5万吨
        return self._in_brackets.sub("", name.indicator).endswith(self._cues.flow_nouns)

    def is_cumulative(self, site: Site, name: Name) -> bool:
        """累计, 共, 总 in the words before the figure or in its name."""
        return bool(self._cumulative.search(site.left)) or name.indicator.endswith(self._cues.total_tails)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for last in pattern.finditer(text):  # noqa: B007 # the last match is what is wanted
        pass
    return last
