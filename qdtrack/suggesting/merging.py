"""Goals said in headline, text, sidebar and other outlets to one goal with all its mentions.

    营收超2500亿元 (headline) + 突破2500亿元 (text) + 2500亿元 (sidebar)  ->  one goal, the text's words

The same subject, value and deadline are one goal wherever they stand. Within one file also names
of which one holds the other are one, if they stand in different passages: a headline shortens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qdtrack.lexicon import Lexicon
from qdtrack.model import Article, Figure, Role, StatedGoal
from qdtrack.suggesting.likeness import Likeness, Subject

Where = tuple[str, int]  # path, and the number of the passage in its article


class Merger:
    """Puts repeated goals together; built for one run, since it knows the articles' passages."""

    def __init__(self, articles: Sequence[Article], lexicon: Lexicon) -> None:
        self._likeness = Likeness(lexicon)
        self._articles: Mapping[tuple[str, str], Article] = {(one.path, one.id): one for one in articles}

    def merged(self, goals: Iterable[StatedGoal]) -> tuple[StatedGoal, ...]:
        """Each goal once, in the order of their first mentions."""
        by_subject: dict[Subject, list[StatedGoal]] = defaultdict(list)
        for goal in goals:
            self._add(goal, by_subject[self._likeness.of(goal)])
        return self._shortened([goal for alike in by_subject.values() for goal in alike])

    def _add(self, goal: StatedGoal, alike: list[StatedGoal]) -> None:
        for position, other in enumerate(alike):
            if self._is_one(goal, other):
                alike[position] = self._together(other, goal)
                return
        alike.append(goal)

    def _is_one(self, one: StatedGoal, other: StatedGoal) -> bool:
        if one.by and other.by and one.by.year != other.by.year:
            return False
        return self._likeness.ask_the_same(one.goal, other.goal)

    def _together(self, one: StatedGoal, other: StatedGoal) -> StatedGoal:
        """The better told of the two, with the mentions of both."""
        first, second = sorted((one, other), key=self._rank)
        by = first.by or second.by
        start = first.start or second.start
        return replace(first, by=by, start=start, mentions=(*first.mentions, *second.mentions))

    def _rank(self, goal: StatedGoal) -> tuple[object, ...]:
        """The text before boxes and headlines, a deadline before none, and then what was printed first."""
        figure = goal.figure
        role = self._passage(figure)[1]
        return (
            goal.by is None,
            _ROLES[role],
            (figure.published is None, figure.published),
            figure.path,
            figure.span,
        )

    def _passage(self, figure: Figure) -> tuple[int, Role]:
        """The number of the passage that a figure stands in, and its role."""
        article = self._articles[figure.path, figure.article]
        for number, passage in enumerate(article.passages):
            if passage.offsets and passage.offsets[0] <= figure.span.start <= passage.offsets[-1]:
                return number, passage.role
        raise AssertionError(f"a figure outside its article's passages: {figure!r}")

    def _shortened(self, goals: list[StatedGoal]) -> tuple[StatedGoal, ...]:
        """Names that only shorten another of the same file, with the same value and deadline."""
        found: list[StatedGoal] = []
        for goal in sorted(goals, key=self._rank):
            for position, other in enumerate(found):
                if self._shortens(goal, other):
                    found[position] = self._together(other, goal)
                    break
            else:
                found.append(goal)
        return tuple(sorted(found, key=lambda one: (one.figure.path, one.figure.span)))

    def _shortens(self, one: StatedGoal, other: StatedGoal) -> bool:
        first, second = self._likeness.of(one), self._likeness.of(other)
        if replace(first, term=second.term) != second or not self._is_one(one, other):
            return False
        if not {self._where(f) for f in one.mentions}.isdisjoint(self._where(f) for f in other.mentions):
            return False
        paths = {figure.path for figure in one.mentions} & {figure.path for figure in other.mentions}
        a, b = first.term.core, second.term.core
        return bool(paths) and (a in b or b in a)

    def _where(self, figure: Figure) -> Where:
        return figure.path + figure.article, self._passage(figure)[0]


_ROLES = {
    role: rank for rank, role in enumerate((Role.BODY, Role.ROW, Role.BOX, Role.CAPTION, Role.HEADLINE))
}
