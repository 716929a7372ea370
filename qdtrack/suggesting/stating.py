"""Figures that state a goal to stated goals, one a figure; what only looks like a goal is left out.

    到2027年，开通5G基站5万个以上   ->  5G基站 5万个以上 by 2027, stock
    围绕十个方面抓好工作           ->  nothing: it counts the plan's own parts

Goals said more than once are put together in merging.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from qdtrack.extraction.implied import RELATIVE, WORD
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import AREAS, Bound, Figure, Goal, Kind, Measure, Modality, Scope, StatedGoal
from qdtrack.registry.defaults import Case
from qdtrack.registry.words import load_kind_words
from qdtrack.suggesting.describing import Describer, around
from qdtrack.suggesting.phrasing import Phraser

_KNOWN = AREAS | {Scope.GROUP}
_RATES = frozenset({Measure.GROWTH, Measure.CHANGE})
_HEADING = re.compile(r"^[^，：]*[，：]")  # 2024年，5G基站 4万个; 2027年目标：5G基站 5万个
_POINTS = "percentage-point"


class GoalReader:
    """Reads goals out of figures; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phraser = Phraser(lexicon)
        self._describer = Describer(lexicon)
        phrases, words = lexicon.cues.phrases, lexicon.goals
        verb = rf"(?:{phrases.verbs}|{phrases.doing_verbs}|{any_of(lexicon.cues.flow_verbs)})"
        between = rf"(?:{phrases.adverbs}|{any_of(lexicon.bounds.before)}|{any_of(lexicon.bounds.afar)}|\s)*"
        self._deed = re.compile(rf"(?P<deed>{verb}+){between}$")
        self._deed_first = re.compile(rf"(?P<deed>{verb}+)(?=.)")
        self._links = re.compile(
            rf"(?:{any_of(lexicon.cues.to_level)}|{phrases.linkers}|{any_of(lexicon.bounds.before)})$"
        )
        self._goes_on = re.compile(rf"(?:、|{any_of(phrases.list_joints)})")
        self._reached = re.compile(rf"(?:{phrases.openers}|{phrases.adverbs})*{any_of(words.reaching)}")
        self._share = re.compile(rf"(?P<tail>{any_of(lexicon.cues.share_tails)})[^，,。；;]{{0,6}}$")
        self._alone = re.compile(rf"(?:{verb}|{any_of(words.of_the_year)})*(?P<amount>{any_of(words.alone)})")
        does = rf"(?:{phrases.adverbs}|{verb}|{lexicon.cues.imperative}|{lexicon.cues.target})*"
        scheme = rf"(?P<scheme>[^，,。；;]+?{any_of(words.schemes)})"
        self._scheme = re.compile(rf"(?:^|[，,。；;]){does}{scheme}[，,]$")
        self._driven = re.compile(rf"^{any_of(words.driving)}")
        self._sets_out = re.compile(rf"{lexicon.cues.from_words}[^，,。；;]{{0,10}}$")
        self._before = lexicon.cues.before_mark

    def goals(self, figures: Iterable[Figure]) -> Iterator[StatedGoal]:
        """The goals among the figures of one file, in their order."""
        before: Figure | None = None
        counted: Figure | None = None  # what the sentence has last counted
        deed = ""  # what is said to be done with what the figure before counts
        for figure in map(self._once, figures):
            own = self._own_deed(figure)
            # 新增甲20家、乙30家: the deed is said once for the whole list.
            in_list = before is not None and before.sentence == figure.sentence
            deed = own or (deed if in_list and self._goes_on.match(figure.lead) else "")
            if self._states_a_goal(figure) and (goal := self._phraser.goal(figure)):
                start = self._start(figure, before) if in_list else self._of_row(figure, before)
                yield self._stated(figure, goal, deed, counted if in_list else None, start)
            if self._counts(figure):
                counted = figure
            elif not in_list:
                counted = None
            before = figure

    def _stated(
        self, figure: Figure, goal: Goal, deed: str, counted: Figure | None, start: Figure | None
    ) -> StatedGoal:
        indicator = self._indicator(figure, counted)
        is_named = not deed or indicator.startswith(deed) or not self._counts(figure)
        name = indicator if is_named else deed + indicator
        return StatedGoal(
            indicator=indicator,
            name=name,
            place=figure.place,
            kind=self._kind(figure, indicator, name, goal, deed),
            goal=goal,
            by=figure.period.end,
            mentions=(replace(figure, indicator=indicator),),
            relative=figure.rule == RELATIVE,
            start=start,
        )

    def _start(self, figure: Figure, before: Figure | None) -> Figure | None:
        """The earlier value of the same thing, if the sentence says from when it is: 由去年的82%提高到…."""
        if before is None or not self._sets_out.search(before.lead):
            return None
        return before if self._is_earlier(before, figure) else None

    def _of_row(self, figure: Figure, before: Figure | None) -> Figure | None:
        """The value beside it in the row of a table: 2024年，5G基站 4万个 before 2027年，5G基站 5万个."""
        if before is None or _row(before) is None or _row(before) != _row(figure):
            return None
        begin, end = before.period.start, before.period.end
        if begin and end and (begin.month, end.month) != (1, 12):
            return None  # a month of a flow is no earlier value of the year's
        return before if self._is_earlier(before, figure) else None

    def _is_earlier(self, before: Figure, figure: Figure) -> bool:
        """Whether a figure is a fact about the same thing, of a day before the goal was set."""
        end, published = before.period.end, figure.published
        if before.modality is not Modality.ACTUAL or not end or not published or end > published:
            return False
        is_same = before.indicator.removesuffix(self._before) == figure.indicator
        is_like = before.quantity.unit == figure.quantity.unit and before.place == figure.place
        return is_same and is_like and figure.measure not in _RATES

    def _once(self, figure: Figure) -> Figure:
        """每年建路10公里，公路里程达到900公里: a level in a clause of its own is not reached every year."""
        if figure.period.recurring is None or not self._links.search(figure.lead):
            return figure
        if self._lexicon.goals.written.yearly in figure.lead:
            return figure
        return replace(figure, period=replace(figure.period, recurring=None))

    # ------------------------------------------------------------ what is a goal

    def _states_a_goal(self, figure: Figure) -> bool:
        if figure.modality is not Modality.TARGET or figure.place.scope not in _KNOWN:
            return False
        if not figure.indicator or figure.indicator.endswith(self._before):
            return False
        if figure.measure is Measure.RANK or figure.period.recurring in ("month", "day"):
            return False
        if figure.period.end and figure.published and figure.period.end <= figure.published:
            return False
        return not self._describer.describes(figure, self._own_deed(figure))

    def _counts(self, figure: Figure) -> bool:
        return self._lexicon.units.counts(figure.quantity.unit)

    # ------------------------------------------------------------ what it says

    def _own_deed(self, figure: Figure) -> str:
        """The verbs of the name itself, before the counted thing, or before a number whose thing follows."""
        if head := self._deed_first.match(figure.indicator):
            return head["deed"]
        at = figure.lead.rfind(figure.indicator) if figure.indicator else -1
        match = self._deed.search(figure.lead[:at] if at >= 0 else figure.lead)
        return match["deed"] if match else ""

    def _indicator(self, figure: Figure, counted: Figure | None) -> str:
        """The figure's own, made whole: 产业投资占比, 重点项目投资, and 数字化转型覆盖率 for its 全覆盖."""
        if figure.rule == WORD:
            return self._covered(figure)
        if figure.quantity.unit == "%":
            return self._rate(figure)
        alone = self._alone.fullmatch(figure.indicator)
        whose = self._whose(figure, counted) if alone else ""
        return whose + alone["amount"] if alone and whose else figure.indicator

    def _whose(self, figure: Figure, counted: Figure | None) -> str:
        """Whose investment: of what the sentence has counted, or of the scheme in the clause before."""
        if counted:
            return counted.indicator
        scheme = self._scheme.search(around(figure)[0].removesuffix(figure.lead))
        return scheme["scheme"] if scheme else ""

    def _rate(self, figure: Figure) -> str:
        """A percentage's name without what drives it, and with the word that makes it a share."""
        name = self._driven.sub("", figure.indicator) or figure.indicator
        if figure.measure is Measure.SHARE and not name.endswith(self._lexicon.cues.share_tails):
            tail = self._share.search(figure.lead)
            return name + tail["tail"] if tail else name
        return self._lexicon.goals.grown.get(name, name) if figure.measure is Measure.GROWTH else name

    def _covered(self, figure: Figure) -> str:
        """数字化转型全覆盖 is told by a rate: 数字化转型覆盖率."""
        called = self._lexicon.goals.called.get(figure.quote, "")
        plain = self._reached.sub("", figure.indicator) or figure.indicator
        is_rate = plain.endswith(self._lexicon.cues.phrases.measured_tails[0])
        return plain if is_rate else plain + called

    def _kind(self, figure: Figure, indicator: str, name: str, goal: Goal, deed: str) -> Kind:
        if figure.rule == RELATIVE:
            return Kind.GROWTH
        by, published = figure.period.end, figure.published
        case = Case(indicator, goal, by, self._lexicon, name=name, issued=published)
        family = self._lexicon.units.family(figure.quantity.unit)
        if case.kind is Kind.QUOTA and family in load_kind_words().money and not goal.recurring:
            return Kind.ANNUAL  # 完成投资1万亿元 is the year's amount
        if case.kind is not Kind.STOCK:
            return case.kind
        if family == _POINTS:
            return Kind.SHARE
        return Kind.QUOTA if self._is_task(figure, deed) else Kind.STOCK

    def _is_task(self, figure: Figure, deed: str) -> bool:
        """建成充电站300座 within the year is the year's work; 充电站达到300座 is what there is to be."""
        by, begin = figure.period.end, figure.period.start or figure.published
        within = by is not None and begin is not None and by.year == begin.year
        # 开通超过20万个 tells what there is; the year's own work is told by its number.
        is_done = (deed or figure.measure is Measure.FLOW) and figure.quantity.bound is not Bound.MORE_THAN
        return bool(within and is_done and not self._links.search(figure.lead))


def _row(figure: Figure) -> str | None:
    """What a passage of a table says behind its heading and before its amount; None of a sentence."""
    behind = _HEADING.sub("", figure.sentence, count=1)
    row = behind.removesuffix(figure.quote)
    return row if figure.sentence != behind != row else None
