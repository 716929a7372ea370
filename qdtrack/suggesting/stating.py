"""Figures that state a goal to stated goals, one a figure; what only looks like a goal is left out.

    到2027年，开通5G基站5万个以上   ->  5G基站 5万个以上 by 2027, stock
    围绕十个方面抓好工作           ->  nothing: it counts the plan's own parts

Goals said more than once are put together in merging.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from qdtrack.extraction.implied import RELATIVE, WORD
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import AREAS, Figure, Goal, Kind, Measure, Modality, Scope, StatedGoal
from qdtrack.registry.defaults import Case
from qdtrack.suggesting.phrasing import Phraser

_KNOWN = AREAS | {Scope.GROUP}


class GoalReader:
    """Reads goals out of figures; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phraser = Phraser(lexicon)
        phrases, words = lexicon.cues.phrases, lexicon.goals
        verb = rf"(?:{phrases.verbs}|{phrases.doing_verbs})"
        between = rf"(?:{phrases.adverbs}|{any_of(lexicon.bounds.before)}|{any_of(lexicon.bounds.afar)}|\s)*"
        self._deed = re.compile(rf"(?P<deed>{verb}+){between}$")
        self._before = lexicon.cues.before_mark

    def goal(self, figure: Figure) -> StatedGoal | None:
        """The goal that a figure states; None if it states none."""
        if not self._states_a_goal(figure):
            return None
        goal = self._phraser.goal(figure)
        if goal is None:
            return None
        indicator = self._indicator(figure)
        name = self._name(figure, indicator)
        return StatedGoal(
            indicator=indicator,
            name=name,
            place=figure.place,
            kind=self._kind(figure, indicator, name, goal),
            goal=goal,
            by=figure.period.end,
            mentions=(replace(figure, indicator=indicator),),
            relative=figure.rule == RELATIVE,
        )

    def _states_a_goal(self, figure: Figure) -> bool:
        if figure.modality is not Modality.TARGET or figure.place.scope not in _KNOWN:
            return False
        if not figure.indicator or figure.indicator.endswith(self._before):
            return False
        if figure.measure is Measure.RANK or figure.period.recurring in ("month", "day"):
            return False
        return not (figure.period.end and figure.published and figure.period.end < figure.published)

    def _indicator(self, figure: Figure) -> str:
        """数字化转型全覆盖 is told by a rate: 数字化转型覆盖率."""
        called = self._lexicon.goals.called.get(figure.quote, "") if figure.rule == WORD else ""
        is_rate = figure.indicator.endswith(self._lexicon.cues.phrases.measured_tails[0])
        return figure.indicator if is_rate else figure.indicator + called

    def _name(self, figure: Figure, indicator: str) -> str:
        """The indicator with the deed that stands before it: 培育智能工厂."""
        ahead, found, _ = figure.lead.rpartition(figure.indicator)
        deed = self._deed.search(ahead if found else figure.lead)
        return deed["deed"] + indicator if deed and not indicator.startswith(deed["deed"]) else indicator

    def _kind(self, figure: Figure, indicator: str, name: str, goal: Goal) -> Kind:
        if figure.rule == RELATIVE:
            return Kind.GROWTH
        by, published = figure.period.end, figure.published
        case = Case(indicator, goal, by, self._lexicon, name=name, issued=published)
        return Kind.QUOTA if case.kind is Kind.STOCK and self._is_task(figure, by, published) else case.kind

    def _is_task(self, figure: Figure, by: date | None, published: date | None) -> bool:
        """建成充电站300座 within the year is the year's work; 充电站达到300座 is what there is to be."""
        within = by and published and by.year == published.year
        return bool(within and self._lexicon.units.counts(figure.quantity.unit) and self._deed.search(figure.lead))
