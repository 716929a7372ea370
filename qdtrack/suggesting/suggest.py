"""Figures to suggestions: the goals that articles state, each once, beside what the registry has.

    suggest(registry, articles, figures, lexicon)  ->  (suggestions, problems)

``figures`` are those of the articles and, beside them, their goals without a numeral. The order
of the work: which figures state a goal (stating.py), which are one (merging.py), which is another
version of which (versions.py), what the registry has of them (listing.py), what they are called
there (entries.py) and which plan promises them (planning.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from qdtrack.lexicon import Lexicon
from qdtrack.model import Article, Figure, Problem, Registry, StatedGoal, Suggestion
from qdtrack.suggesting.entries import Scribe
from qdtrack.suggesting.facilities import Facilities
from qdtrack.suggesting.likeness import Likeness, Subject
from qdtrack.suggesting.listing import Listing
from qdtrack.suggesting.merging import Merger
from qdtrack.suggesting.planning import Planner
from qdtrack.suggesting.revising import Reviser
from qdtrack.suggesting.stating import GoalReader
from qdtrack.suggesting.versions import Articles, changes, version


def stated_goals(
    articles: Sequence[Article], figures: Iterable[Figure], lexicon: Lexicon
) -> tuple[StatedGoal, ...]:
    """Every goal that the articles state, once, in the order of the files."""
    reader = GoalReader(lexicon)
    ordered = sorted(figures, key=lambda figure: (figure.path, figure.span))
    files = groupby(Facilities(articles, lexicon).at_home(ordered), key=lambda figure: figure.path)
    goals = [goal for _, found in files for goal in reader.goals(found)]
    return Merger(articles, lexicon).merged(goals)


def suggest(
    registry: Registry | None, articles: Sequence[Article], figures: Iterable[Figure], lexicon: Lexicon
) -> tuple[tuple[Suggestion, ...], tuple[Problem, ...]]:
    """Every stated goal with what the registry has of it: ``listed`` names the target that it is already.

    Without a registry none is. A goal that was told anew is suggested as it stands last, with the version
    before it. No mistake of a user's shows here yet.
    """
    goals = stated_goals(articles, figures, lexicon)
    desk = _Desk(registry, goals, {(one.path, one.id): one for one in articles}, lexicon)
    found = [desk.suggestion(goal) for goal in goals]
    return desk.with_ids([one for one in desk.with_versions(found) if one is not None]), ()


class _Desk:
    """One run: the registry's targets, the articles, and what is known of both."""

    def __init__(
        self, registry: Registry | None, goals: Sequence[StatedGoal], articles: Articles, lexicon: Lexicon
    ) -> None:
        self._registry = registry
        self._articles = articles
        self._listing = Listing(registry, lexicon) if registry else None
        self._reviser = Reviser(self._listing, goals, articles, lexicon) if self._listing else None
        self._planner = Planner(registry, articles, lexicon)
        self._likeness = Likeness(lexicon)
        self._scribe = Scribe(lexicon, registry.place if registry else None)

    def suggestion(self, stated: StatedGoal) -> Suggestion:
        figure = stated.figure
        article = self._articles[figure.path, figure.article]
        lacks = "relative" if stated.relative else "" if stated.is_dated else "deadline"
        return Suggestion(
            id="",
            stated=stated,
            plan=self._planner.plan(figure),
            listed=self._listing.listed(stated) if self._listing else "",
            lacks=lacks,
            source=article.url or article.id,
        )

    def with_versions(self, suggestions: Sequence[Suggestion]) -> Iterable[Suggestion | None]:
        """Each goal beside its versions: the last takes the one before it, earlier ones are gone."""
        by_subject: dict[Subject, list[Suggestion]] = defaultdict(list)
        for one in suggestions:
            by_subject[self._likeness.of(one.stated)].append(one)
        for one in suggestions:
            alike = [other for other in by_subject[self._likeness.of(one.stated)] if other is not one]
            if one.listed:
                yield one
            elif any(
                changes(one.stated, other.stated, self._likeness) and not other.listed for other in alike
            ):
                yield None  # told anew since
            else:
                yield self._beside_targets(self._with_earlier(one, alike))

    def _with_earlier(self, one: Suggestion, alike: Sequence[Suggestion]) -> Suggestion:
        """The goal with the version that it replaces, the last before it."""
        before = [other for other in alike if changes(other.stated, one.stated, self._likeness)]
        if not before:
            return one
        last = max(before, key=lambda other: (other.stated.published is not None, other.stated.published))
        return replace(one, revises=version(last.stated, self._articles))

    def _beside_targets(self, one: Suggestion) -> Suggestion:
        """Another version of a target: a later one replaces it, an earlier one its `revises` lacks."""
        if self._listing is None or self._reviser is None:
            return one
        for target in self._listing.versions(one.stated):
            relation = self._reviser.relation(one.stated, target)
            if relation is not None and relation.is_later:
                return replace(one, revises=self._reviser.own(target))
            if relation is not None and target.revises is None:
                return replace(one, version_of=target.id, revises=version(one.stated, self._articles))
        return one

    def with_ids(self, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        targets = [target.id for target in self._registry.targets] if self._registry else []
        return self._scribe.with_ids(suggestions, targets)
