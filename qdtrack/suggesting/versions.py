"""Which of the stated goals are versions of one goal: the same thing promised anew with another value or day.

    12EFLOPS by 2026 (a plan of 2024), 12EFLOPS by 2027 (a plan of 2025)  ->  later
    超过70% by 2027 (December 2023), 超过75% by 2027 (April 2024)          ->  higher

A false revision is as bad as a false match, so much is asked: place, group, reduced indicator and
sort of number are equal, the earlier version was printed before the later one, and no article
states both. Steps on one way (10 by 2026, 20 by 2030) are no revision, nor is next year's growth.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qdtrack.model import Article, Bound, Change, Goal, GoalVersion, Kind, StatedGoal
from qdtrack.suggesting.likeness import Likeness

Articles = Mapping[tuple[str, str], Article]  # by path and id

_YEARLY = frozenset({Kind.GROWTH, Kind.REDUCTION, Kind.QUOTA, Kind.ANNUAL, Kind.TOTAL})
_DOWNWARD = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


def version(stated: StatedGoal, articles: Articles) -> GoalVersion:
    """A stated goal as a version of itself, with the mention that speaks for it."""
    figure = stated.figure
    article = articles[figure.path, figure.article]
    return GoalVersion(
        goal=stated.goal,
        by=stated.by,
        quote=figure.quote,
        sentence=figure.sentence,
        path=figure.path,
        article=figure.article,
        span=figure.span,
        published=stated.published,
        source=article.url or article.id,
        text=figure.text,
    )


def changes(earlier: StatedGoal, later: StatedGoal, likeness: Likeness) -> tuple[Change, ...]:
    """What the later goal changes of the earlier one, of the same subject; () if it is no revision of it."""
    before, after = earlier.published, later.published
    if before is None or after is None or before >= after or not are_apart(earlier, later):
        return ()
    if earlier.by != later.by and _is_of_its_year(earlier, before) and _is_of_its_year(later, after):
        return ()  # 失业率5.5%以内 of the report of each year
    if not likeness.is_telling(later):
        return ()
    return between(earlier.goal, earlier.by, later.goal, later.by, later.kind, likeness)


def are_apart(one: StatedGoal, other: StatedGoal) -> bool:
    """Whether no article states both; one that does sets them beside each other."""
    articles = {(figure.path, figure.article) for figure in one.mentions}
    return articles.isdisjoint((figure.path, figure.article) for figure in other.mentions)


def _is_of_its_year(stated: StatedGoal, published: date) -> bool:
    return stated.by is not None and stated.by.year == published.year


def between(
    earlier: Goal, by: date | None, later: Goal, new_by: date | None, kind: Kind, likeness: Likeness
) -> tuple[Change, ...]:
    """Deadline and value of two goals for one thing, the second printed after the first."""
    factor = likeness.factor(earlier, later)
    if factor is None or by is None or new_by is None or earlier.recurring != later.recurring:
        return ()
    same = likeness.ask_the_same(earlier, later)
    higher = 0 if same else _compare(earlier, later, factor)
    if not same and higher == 0:
        return ()  # a range around the value, or a bound the other way
    delay = (new_by.year > by.year) - (new_by.year < by.year)
    if (delay == 0 and higher == 0) or (delay and not _is_postponed(later, kind, delay, higher)):
        return ()
    return _named(earlier, later, delay, higher)


def recorded(
    earlier: Goal, by: date | None, later: Goal, new_by: date | None, likeness: Likeness
) -> tuple[Change, ...]:
    """What changed from the version that the registry itself calls the earlier one."""
    factor = likeness.factor(earlier, later)
    same = factor is None or likeness.ask_the_same(earlier, later)
    higher = 0 if same or factor is None else _compare(earlier, later, factor)
    delay = (new_by > by) - (new_by < by) if by and new_by else 0
    return _named(earlier, later, delay, higher)


def _named(earlier: Goal, later: Goal, delay: int, higher: int) -> tuple[Change, ...]:
    found = []
    if delay:
        found.append(Change.LATER if delay > 0 else Change.EARLIER)
    if higher:
        found.append(Change.HIGHER if higher > 0 else Change.LOWER)
    if earlier.quantity.unit != later.quantity.unit:
        found.append(Change.UNIT)
    return tuple(found)


def _is_postponed(later: Goal, kind: Kind, delay: int, higher: int) -> bool:
    """Whether another deadline makes another version, and not another step on the same way.

    Of what grows step by step a later and higher goal is the next step; later and not higher, or
    earlier and not lower, cannot both hold. What each year makes anew has a goal each year.
    """
    if kind in _YEARLY or later.quantity.bound in _DOWNWARD:
        return False
    return higher * delay <= 0


def _compare(earlier: Goal, later: Goal, factor: float) -> int:
    """1 if the later goal asks for more, -1 for less, 0 if that cannot be told."""
    a, b = earlier.quantity, later.quantity
    if (a.bound in _DOWNWARD) != (b.bound in _DOWNWARD):
        return 0
    low, high = a.value * factor, (a.high if a.high is not None else a.value) * factor
    new_low, new_high = b.value, b.high if b.high is not None else b.value
    if low <= new_high and new_low <= high:
        return 0
    return 1 if new_low > high else -1
