"""What the registry has of a stated goal: the target that it is, or of which it is another version.

    Listing(registry, lexicon).listed(goal)   ->  "5g-base-stations", or "" if the registry lacks it
    Listing(registry, lexicon).versions(goal) ->  targets of the same subject

The names are compared as matching compares them: by indicator, `also` and `not`.
"""

from __future__ import annotations

from datetime import date

from qdtrack.lexicon import Lexicon
from qdtrack.matching.index import TermIndex
from qdtrack.matching.wording import load_wording
from qdtrack.model import Goal, Registry, StatedGoal, Target
from qdtrack.suggesting.likeness import Likeness


class Listing:
    """The registry's targets, ready to be asked for one goal at a time."""

    def __init__(self, registry: Registry, lexicon: Lexicon) -> None:
        self._targets = registry.targets
        self._likeness = Likeness(lexicon)
        self._index = TermIndex(registry.targets, load_wording(), lexicon)

    def listed(self, goal: StatedGoal) -> str:
        """The id of the target that asks for the same of the same thing by the same year; "" if none does.

        A name that only comes near counts too, where value and deadline are the same: the same promise
        in other words.
        """
        found = self._index.find(goal.figure)
        for position in (*(named.position for named in found.named), *found.near):
            target = self._targets[position]
            if self._is_about(goal, target) and (self._is_listed(goal, target) or is_dismissed(goal, target)):
                return target.id
        return ""

    def is_current(self, goal: StatedGoal) -> bool:
        """Whether it is what some target asks for now, or a step on the way there."""
        return any(self._is_now(goal, target) for target in self.versions(goal))

    def versions(self, goal: StatedGoal) -> tuple[Target, ...]:
        """The targets for the same thing, whatever they ask of it and by when."""
        named = self._index.find(goal.figure).named
        targets = [self._targets[one.position] for one in named]
        return tuple(target for target in targets if self._is_about(goal, target))

    def _is_about(self, goal: StatedGoal, target: Target) -> bool:
        """Place, group and sort of number; a rate of growth is no level."""
        place, wanted = goal.place, target.place
        group = target.place.name + target.group if target.group else target.place.name
        if place.name != group or (not target.group and place.code != wanted.code):
            return False
        one = self._likeness.sort(goal.goal, goal.kind)
        return one == self._likeness.sort(target.goal, target.kind) and not goal.relative

    def _is_listed(self, goal: StatedGoal, target: Target) -> bool:
        earlier = target.revises
        return self._is_now(goal, target) or (
            earlier is not None and self.is_same(goal, earlier.goal, earlier.by)
        )

    def _is_now(self, goal: StatedGoal, target: Target) -> bool:
        versions: list[tuple[Goal, date | None]] = [(target.goal, target.by)]
        versions += [(step.goal, step.by) for step in target.milestones]
        return any(self.is_same(goal, other, by) for other, by in versions)

    def is_same(self, goal: StatedGoal, other: Goal, by: date | None) -> bool:
        """Whether both ask for one value by one year; a goal without a deadline may be either."""
        if goal.by and by and goal.by.year != by.year:
            return False
        return goal.goal.recurring == other.recurring and self._likeness.ask_the_same(goal.goal, other)


def is_dismissed(goal: StatedGoal, target: Target) -> bool:
    """Whether a person has rejected it under the target's `decisions`, by its quote and article."""
    rejected = {(one.quote, one.article) for one in target.decisions if not one.accept}
    return any((figure.quote, figure.article) in rejected for figure in goal.mentions)
