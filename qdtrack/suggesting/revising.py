"""Goals of the registry that were moved: what it records in `revises`, and what the articles tell besides.

    revisions(registry, goals, articles, lexicon)  ->  (GoalRevision("算力总规模", earlier, later), ...)

A target's own version is told by the articles that state it, else by the registry's words. What else
they state for the same thing is an earlier version or a later one, by the day it was first printed; a
milestone, or what is a target of its own, is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qdtrack.lexicon import Lexicon
from qdtrack.model import Article, Change, GoalRevision, GoalVersion, Registry, Revision, StatedGoal, Target
from qdtrack.suggesting.likeness import Likeness
from qdtrack.suggesting.listing import Listing, is_dismissed
from qdtrack.suggesting.versions import Articles, are_apart, between, recorded, version


def revisions(
    registry: Registry, goals: Sequence[StatedGoal], articles: Iterable[Article], lexicon: Lexicon
) -> tuple[GoalRevision, ...]:
    """Every moved goal of the registry, in its order: the version before each target, the one after it."""
    known = {(one.path, one.id): one for one in articles}
    reviser = Reviser(Listing(registry, lexicon), goals, known, lexicon)
    return tuple(one for target in registry.targets for one in reviser.of(target))


@dataclass(frozen=True, slots=True)
class Relation:
    """How a stated goal stands to a target of the same subject."""

    is_later: bool  # printed after the target was set
    changes: tuple[Change, ...]


class Reviser:
    """Asks which goals are versions of which target; built for one run."""

    def __init__(
        self, listing: Listing, goals: Sequence[StatedGoal], articles: Articles, lexicon: Lexicon
    ) -> None:
        self._listing = listing
        self._articles = articles
        self._likeness = Likeness(lexicon)
        self._about: dict[str, list[StatedGoal]] = {}
        for goal in goals:
            for target in listing.versions(goal):
                self._about.setdefault(target.id, []).append(goal)

    def of(self, target: Target) -> tuple[GoalRevision, ...]:
        """The revisions of one target: what stood before it, then what came after."""
        own = self.own(target)
        related = [
            (goal, relation) for goal in self._about_it(target) if (relation := self.relation(goal, target))
        ]
        related.sort(key=lambda pair: pair[0].published or date.min)
        earlier = [pair for pair in related if not pair[1].is_later]
        later = [pair for pair in related if pair[1].is_later]
        found = []
        if target.revises:
            found.append(self._recorded(target, target.revises, own))
        elif earlier:
            goal, relation = earlier[-1]
            found.append(self._revision(target, version(goal, self._articles), own, relation.changes))
        if later:
            goal, relation = later[-1]
            found.append(self._revision(target, own, version(goal, self._articles), relation.changes))
        return tuple(found)

    def own(self, target: Target) -> GoalVersion:
        """The target as its articles tell it; in the registry's words where none does."""
        stated = self._statements(target)
        if stated:
            return version(stated[0], self._articles)
        source = target.plan.source if target.plan else ""
        return GoalVersion(target.goal, target.by, target.goal.text, published=target.issued, source=source)

    def relation(self, goal: StatedGoal, target: Target) -> Relation | None:
        """Whether the goal is another version of the target; None if it is not, or is the target itself."""
        set_on, printed = self._set_on(target), goal.published
        if set_on is None or printed is None or set_on == printed or self._listing.is_current(goal):
            return None
        if is_dismissed(goal, target):
            return None
        if not all(are_apart(goal, stated) for stated in self._statements(target)):
            return None
        versions = ((goal.goal, goal.by), (target.goal, target.by))
        (one, by), (other, new_by) = versions if printed < set_on else reversed(versions)
        changed = between(one, by, other, new_by, target.kind, self._likeness)
        return Relation(printed > set_on, changed) if changed else None

    def _about_it(self, target: Target) -> list[StatedGoal]:
        return self._about.get(target.id, [])

    def _statements(self, target: Target) -> list[StatedGoal]:
        """The goals that state the target itself."""
        return [
            goal for goal in self._about_it(target) if self._listing.is_same(goal, target.goal, target.by)
        ]

    def _set_on(self, target: Target) -> date | None:
        """The day of the target: its plan's, else that of the first article that states it."""
        printed = [goal.published for goal in self._statements(target) if goal.published]
        return min([*printed, *([target.issued] if target.issued else [])], default=None)

    def _recorded(self, target: Target, revises: Revision, own: GoalVersion) -> GoalRevision:
        stated = [
            goal for goal in self._about_it(target) if self._listing.is_same(goal, revises.goal, revises.by)
        ]
        earlier = (
            version(stated[0], self._articles)
            if stated
            else GoalVersion(revises.goal, revises.by, revises.goal.text, source=revises.source)
        )
        changed = recorded(revises.goal, revises.by, target.goal, target.by, self._likeness)
        return self._revision(target, earlier, own, changed, is_recorded=True)

    def _revision(
        self,
        target: Target,
        earlier: GoalVersion,
        later: GoalVersion,
        changed: tuple[Change, ...],
        *,
        is_recorded: bool = False,
    ) -> GoalRevision:
        return GoalRevision(
            target.indicator, target.place, earlier, later, changed, target.id, recorded=is_recorded
        )
