"""Stated goals beside the registry: those that it lacks, and those that were moved.

    suggest(registry, articles, figures, lexicon)    ->  (suggestions, problems)
    revisions(registry, goals, articles, lexicon)    ->  the registry's goals that stood otherwise before

suggest.py tells the order of the work.
"""

from qdtrack.suggesting.revising import revisions
from qdtrack.suggesting.suggest import stated_goals, suggest

__all__ = ["revisions", "stated_goals", "suggest"]
