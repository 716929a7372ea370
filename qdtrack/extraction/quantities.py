"""Numerals with their units and bounds: "5万个以上" is at least 50000 个.

    find("建设开通5G基站5万个以上")  ->  one Found at 8..13, quote "5万个以上"

What is counted, where and when is decided elsewhere; a bound that is handed along a list
(分别超过92%、76%) in lists.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qdtrack.extraction.forms import FormReader
from qdtrack.extraction.found import Found, Taken
from qdtrack.extraction.labels import LabelReader
from qdtrack.extraction.moments import Moment
from qdtrack.extraction.numerals import Numeral, NumeralReader
from qdtrack.extraction.units import named_unit_pattern, unit_pattern
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound, Quantity

_NAME = re.compile(r"[\u4e00-\u9fff]{0,12}")
_MEMBERS = 12  # numbers behind one that may wait for the unit that the last one says
_NEAR = 24  # characters before a number that its unit's brackets stand in
NAMED_UNIT = "quantity.named-unit"  # the rule of a number whose unit stands in brackets before it


class QuantityReader:
    """Finds quantities in a text; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._numerals = NumeralReader(lexicon.numerals)
        self._forms = FormReader(lexicon)
        self._labels = LabelReader(lexicon)
        self._unit = re.compile(unit_pattern(lexicon))
        self._named_unit = re.compile(rf"{named_unit_pattern(lexicon)}\s?{any_of(lexicon.bounds.before)}?$")
        self._before = re.compile(rf"({any_of(lexicon.bounds.before)})\s?$")
        self._after = re.compile(rf"\s?{any_of(lexicon.bounds.inclusive)}?({lexicon.bounds.after_pattern})")
        self._range_mark = re.compile(rf"\s?{any_of(lexicon.numerals.range_marks)}\s?")
        self._within = re.compile(any_of(lexicon.labels.within_names))
        self._from = re.compile(rf"{lexicon.cues.from_words}[^，,。；;]{{0,12}}$")
        phrases = lexicon.cues.phrases
        self._threshold = re.compile(any_of(lexicon.labels.thresholds))
        sorted_by_size = [*phrases.agents, *lexicon.labels.threshold_nouns]
        self._bounded_noun = re.compile(
            rf"(?:{any_of(phrases.alternatives)}\d[\d.]*[\u4e00-\u9fff]{{1,3}}?)?"
            rf"{any_of(lexicon.cues.part_of)}?[\u4e00-\u9fff“”]{{0,10}}?{any_of(sorted_by_size)}"
        )
        joints = any_of(["、", *phrases.alternatives])
        self._or = re.compile(joints)
        self._respectively = re.compile(any_of(lexicon.bounds.respectively))
        self._joint = re.compile(any_of(["、", *phrases.list_joints]))
        grew = any_of([*lexicon.cues.growth, *lexicon.cues.change])
        of = any_of(lexicon.cues.part_of)
        self._goes_on = re.compile(rf"(?!{grew}|{of}?(?:{phrases.linkers})*\d)[\u4e00-\u9fff]{{2}}")
        # What stands between a count and an amount that is said of something else.
        self._parts = re.compile(
            rf"{joints}|{any_of(phrases.list_joints)}|{grew}|{any_of(lexicon.cues.to_level)}$"
        )
        # 7. 3%, 7★6.4%: digits that something has torn apart are not read, so as not to be misread.
        self._torn = re.compile(
            r"(?:[^\s。；]\d\.\s|\d\s?[^\w\s，。、；：:;,（(）)\[\]《》“”‘’\"'\-–—―~～/+×.%％‰·…！？!?<>=≥≤＞＜])$"
        )
        self._to_one = re.compile(rf"{any_of(lexicon.numerals.ratios['to_one'])}(?![\d.])")
        self._idle = frozenset(lexicon.labels.idle_numerals)
        self._unitless = re.compile(lexicon.cues.unitless_nouns)
        self._link = re.compile(rf"{any_of(lexicon.cues.to_level)}\s?$")
        links = [*lexicon.cues.to_level, *lexicon.cues.at_level, *lexicon.bounds.before]
        self._index_link = re.compile(rf"{any_of(links)}\s?$")

    def find(self, text: str, moments: list[Moment], *, alone: bool = False) -> list[Found]:
        """The quantities of ``text`` in order; digits inside ``moments`` are dates, not figures.

        ``alone``: the text is a goal or value by itself, where 11.6年 needs no 达到 before it.
        """
        special = self._forms.find(text)
        taken = Taken([(m.start, m.end) for m in moments] + [(f.start, f.end) for f in special])
        masked = Taken(self._labels.labelled(text))
        found = [f for f in special if not masked.overlaps(f.number, f.stop) or f.rule == "quantity.rank"]
        position, sorts = 0, -1
        while match := self._numerals.pattern.search(text, position):
            position = match.end()
            if taken.overlaps(match.start(), match.end()):
                position = max(taken.end_of(match.start(), match.end()), match.start() + 1)
                continue
            one = self._read(text, match, masked, alone)
            if one is not None:
                position = max(one.end, match.end())
                if self._is_threshold(text, one, sorts) or self._tells_which(text, found[-1:], one):
                    sorts = one.end
                else:
                    found.append(one)
        return sorted(found, key=lambda f: f.start)

    def _is_threshold(self, text: str, one: Found, before: int) -> bool:
        """投资2000万元以上的项目3000个: an amount that says which things are counted is no figure.

        ``before`` is the end of the last such amount: 超10亿元或1亿美元项目45个.
        """
        if self._lexicon.units.counts(one.quantity.unit):
            return False
        goes_on = 0 <= before < one.start and self._or.fullmatch(text, before, one.start)
        if not goes_on and not (one.stated_bound and self._threshold.search(text, one.start, one.end)):
            return False
        return bool(self._bounded_noun.match(text, one.end) or self._counted(text, one.end))

    def _tells_which(self, text: str, before: list[Found], one: Found) -> bool:
        """培育100家年收入1亿元以上的企业: an amount that says which are counted right before it."""
        units = self._lexicon.units
        counted = [f for f in before if units.counts(f.quantity.unit)]
        if not counted or units.counts(one.quantity.unit) or one.end == one.stop:
            return False
        between = text[counted[0].end : one.start]
        is_name = _NAME.fullmatch(between) is not None and not self._parts.search(between)
        return is_name and self._goes_on.match(text, one.end) is not None

    def _counted(self, text: str, at: int) -> bool:
        """其中10亿元以上12个: what is counted has been said."""
        match = self._numerals.pattern.match(text, at)
        unit = self._unit.match(text, match.end()) if match else None
        return bool(unit and self._lexicon.units.counts(unit["unit"]))

    def _read(self, text: str, match: re.Match[str], masked: Taken, alone: bool) -> Found | None:
        numeral = self._numerals.read(match)
        if numeral is None:
            return None
        named = self._of_named_unit(text, numeral)
        numeral, unit, stop = named or self._with_unit(text, numeral)
        if not unit and (listed := self._of_list(text, numeral)):
            numeral, unit = listed
        if masked.overlaps(numeral.start, numeral.end) or self._torn.search(
            text, max(0, numeral.start - 4), numeral.start
        ):
            return None
        ranged = self._range(text, numeral, unit, stop)
        if ranged is not None:
            numeral, unit, stop = ranged
        if not named and not self._measures(text, numeral, unit, stop, alone):
            return None
        found = self._bounded(text, numeral, unit, stop)
        return replace(found, rule=NAMED_UNIT) if named else found

    def _with_unit(self, text: str, numeral: Numeral) -> tuple[Numeral, str, int]:
        """The unit behind a numeral. 千 of 亿千瓦 belongs to the unit: the scale gives it back."""
        if numeral.spelling in ("percent", "tenths"):
            return numeral, "%", numeral.end
        if numeral.spelling == "fraction":
            return numeral, "", numeral.end
        scales = self._lexicon.numerals.scales
        factor, start = Decimal(1), numeral.end
        while (
            start > numeral.start + 1
            and (scale := scales.get(text[start - 1]))
            and factor * scale <= numeral.scale
        ):
            factor, start = factor * scale, start - 1
            if match := self._unit.match(text, start):
                shorter = replace(
                    numeral,
                    end=start,
                    value=numeral.value / factor,
                    step=numeral.step / factor,
                    scale=numeral.scale / factor,
                )
                return shorter, match["unit"], match.end()
        if match := self._unit.match(text, numeral.end):
            return numeral, match["unit"], match.end()
        to_one = self._to_one.match(text, numeral.end)  # 2.4∶1 is 2.4
        return numeral, "", to_one.end() if to_one else numeral.end

    def _of_named_unit(self, text: str, numeral: Numeral) -> tuple[Numeral, str, int] | None:
        """5G基站（万个）5, a row of a table: the unit behind the name, the number at the end."""
        named = self._named_unit.search(text, max(0, numeral.start - _NEAR), numeral.start)
        is_whole = numeral.spelling == "ascii" and " " not in text[numeral.start : numeral.end]
        if named is None or not is_whole:
            return None
        scale = Decimal(1)
        for char in named["scale"]:
            scale *= self._lexicon.numerals.scales[char]
        stop = numeral.end
        if mark := self._range_mark.match(text, stop):
            high = self._numeral_at(text, mark.end())
            if high is None or high.spelling != "ascii" or high.value <= numeral.value:
                return None
            numeral, stop = replace(numeral, high=high.value * scale, bound=Bound.RANGE), high.end
        after = self._after.match(text, stop)
        if (after.end() if after else stop) != len(text):
            return None
        return replace(numeral, value=numeral.value * scale, step=numeral.step * scale), named["unit"], stop

    def _numeral_at(self, text: str, at: int) -> Numeral | None:
        match = self._numerals.pattern.match(text, at)
        return self._numerals.read(match) if match else None

    def _of_list(self, text: str, numeral: Numeral) -> tuple[Numeral, str] | None:
        """分别达到1.2万亿、8000亿元: the unit is said once, behind the last."""
        if numeral.spelling != "ascii" or numeral.scale == 1:
            return None
        if not self._respectively.search(_clause_before(text, numeral.start)):
            return None
        end = numeral.end
        for _ in range(_MEMBERS):
            joint = self._joint.match(text, end)
            if joint is None:
                return None
            last = self._numeral_at(text, joint.end())
            if last is None:
                return None
            last, unit, end = self._with_unit(text, last)
            if unit:
                return numeral, unit
        return None

    def _range(self, text: str, low: Numeral, unit: str, stop: int) -> tuple[Numeral, str, int] | None:
        mark = self._range_mark.match(text, stop)
        if mark is None or low.high is not None or low.spelling == "fraction":
            return None
        high = self._numeral_at(text, mark.end())
        if high is None:
            return None
        high, high_unit, end = self._with_unit(text, high)
        if not high_unit or (unit and unit != high_unit) or self._from.search(text, 0, low.start):
            return None
        value = low.value if low.scale > 1 or unit else low.value * high.scale
        if value >= high.value:
            return None
        step = min(low.step if low.scale > 1 or unit else low.step * high.scale, high.step)
        return replace(low, value=value, high=high.value, step=step, bound=Bound.RANGE), high_unit, end

    def _measures(self, text: str, numeral: Numeral, unit: str, stop: int, alone: bool) -> bool:
        """Whether numeral and unit measure something, or only look as if."""
        if self._within.match(text, stop):
            return False
        if numeral.spelling == "scale" and not self._vague(text, numeral):
            return False  # 万吨级, 千家万户: a scale alone is a figure only as 数万, 近千, 百余
        linked = alone or self._link.search(text, 0, numeral.start)
        if unit in self._lexicon.units.linked and not linked:
            return False  # 5年增长18.7%: a stretch of time, not a figure; 平均达到6.2年 is one
        if unit:
            return not (numeral.spelling == "chinese" and self._idles(text, numeral, unit))
        if numeral.spelling == "fraction" or (alone and self._is_bounded(text, numeral)):
            return True
        clause = _clause_before(text, numeral.start)
        return (
            numeral.spelling == "ascii"
            and bool(self._unitless.search(clause))
            and bool(self._index_link.search(clause))
        )

    def _is_bounded(self, text: str, numeral: Numeral) -> bool:
        """1.8以内, the goal of an index."""
        return bool(self._after.match(text, numeral.end) or self._prefix(text, numeral))

    def _vague(self, text: str, numeral: Numeral) -> bool:
        return numeral.bound is Bound.AT_LEAST or bool(self._prefix(text, numeral))

    def _idles(self, text: str, numeral: Numeral, unit: str) -> bool:
        """一个, 一批 count nothing; 四方, 二十届 are words of their own."""
        spelled = text[numeral.start : numeral.end]
        plain = all(char in self._lexicon.numerals.digits or numeral.value < 100 for char in spelled)
        return (
            spelled in self._idle or numeral.value == 0 or (plain and unit in self._lexicon.units.digits_only)
        )

    def _prefix(self, text: str, numeral: Numeral) -> tuple[int, Bound] | None:
        found = self._before.search(text, max(0, numeral.start - 5), numeral.start)
        if found is None:
            return None
        word = self._lexicon.bounds.before[found[1]]
        if text[found.start() - 1 : found.start()] in word.not_after and found.start() > 0:
            return None
        if word.before_scale_only and numeral.spelling != "scale":
            return None
        return found.start(), word.bound

    def _bounded(self, text: str, numeral: Numeral, unit: str, stop: int) -> Found:
        start, end, bound = numeral.start, stop, numeral.bound
        spelling = "range" if numeral.high is not None else numeral.spelling
        if prefix := self._prefix(text, numeral):
            start, stated = prefix
            bound = stated if numeral.high is None else bound
        if suffix := self._after.match(text, stop):
            stated = self._lexicon.bounds.after[suffix[1]]
            end = suffix.end()
            bound = stated if bound in (Bound.EQUAL, Bound.AT_LEAST) else bound
        quantity = Quantity(
            value=float(numeral.value),
            unit=unit,
            bound=bound,
            high=None if numeral.high is None else float(numeral.high),
            step=float(numeral.step),
        )
        return Found(start, end, numeral.start, stop, quantity, f"quantity.{spelling}")


def _clause_before(text: str, at: int) -> str:
    return text[max(text.rfind(mark, 0, at) for mark in "，。；,;") + 1 : at]
