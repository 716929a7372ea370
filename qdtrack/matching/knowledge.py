"""What the gates know: the lexicon, the table of wordings, and how the two answer together.

known.factor(Quantity(0.3333), Measure.SHARE, "%")  ->  100.0
"""

from __future__ import annotations

from dataclasses import dataclass

from qdtrack.lexicon import Lexicon
from qdtrack.matching.terms import Reading, Term, reduce
from qdtrack.matching.wording import Wording
from qdtrack.model import Figure, Goal, Measure, Quantity, Target


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    lexicon: Lexicon
    wording: Wording

    def factor(self, quantity: Quantity, measure: Measure, wanted: str) -> float | None:
        """What the number is multiplied with to stand in the unit ``wanted``; None: not comparable."""
        unit, factor, percent = self.wording.fraction
        if measure is Measure.SHARE and (quantity.unit, wanted) == (unit, percent):
            return factor
        return self.wording.factor(quantity.unit, wanted, self.lexicon)

    def factor_to(self, goal: Goal, quantity: Quantity, measure: Measure) -> float | None:
        """``factor`` to a goal's unit; 动态清零 names none, and is none of whatever is counted."""
        wanted = goal.quantity.unit
        if goal.is_of_anything and self.lexicon.units.counts(quantity.unit):
            return 1.0
        return self.factor(quantity, measure, wanted)

    def is_added(self, target: Target) -> bool:
        """Whether the target asks for what was added: 新增就业."""
        return reduce(target.indicator, Reading(target.place), self.wording, self.lexicon).is_added

    def term(self, figure: Figure) -> Term:
        """What the figure's indicator is reduced to, its endings left alone."""
        return reduce(figure.indicator, Reading(figure.place), self.wording, self.lexicon)
