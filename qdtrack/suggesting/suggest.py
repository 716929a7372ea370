"""Figures to suggestions: the goals that articles state, each once, and what the registry lacks of them.

    suggest(registry, articles, figures, lexicon)  ->  (suggestions, problems)

``figures`` are those of the articles and, beside them, their goals without a numeral.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from qdtrack.lexicon import Lexicon
from qdtrack.model import Article, Figure, StatedGoal
from qdtrack.suggesting.merging import Merger
from qdtrack.suggesting.stating import GoalReader


def stated_goals(
    articles: Sequence[Article], figures: Iterable[Figure], lexicon: Lexicon
) -> tuple[StatedGoal, ...]:
    """Every goal that the articles state, once, in the order of the files."""
    reader = GoalReader(lexicon)
    ordered = sorted(figures, key=lambda figure: (figure.path, figure.span))
    files = groupby(ordered, key=lambda figure: figure.path)
    goals = [goal for _, found in files for goal in reader.goals(found)]
    return Merger(articles, lexicon).merged(goals)
