"""All knowledge of the language, as data: words with examples, no rules.

``load_lexicon()`` gives the tables as typed values; what is made of them (patterns,
readings) belongs to the stages. A new unit, bound or cue is a line in a YAML file here,
and a test reads the example that stands beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qdtrack.lexicon.cues import Cues, load_cues
from qdtrack.lexicon.goalwords import GoalWords, load_goal_words
from qdtrack.lexicon.places import Places, load_places
from qdtrack.lexicon.sources import Sources, load_sources
from qdtrack.lexicon.timewords import TimeWords, load_time_words
from qdtrack.lexicon.words import (
    Bounds,
    Labels,
    Numerals,
    Units,
    load_bounds,
    load_labels,
    load_numerals,
    load_units,
)

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything qdtrack knows of Chinese. Compared by identity: there is one."""

    numerals: Numerals
    units: Units
    bounds: Bounds
    labels: Labels
    time: TimeWords
    places: Places
    cues: Cues
    sources: Sources
    goals: GoalWords

    def same_unit(self, one: str, other: str) -> bool:
        """Whether two units count the same thing: 座 and 家, but not 家 and 户."""
        return one == other or self.units.family(one) == self.units.family(other) is not None

    def lower_is_better(self, indicator: str) -> bool:
        """失业率, 浓度, 能耗总量: the goal is a ceiling unless its words say otherwise.

        Not 超低排放改造企业, which are counted, and not 减少碳排放, which is done.
        """
        return re.fullmatch(self.cues.lower_is_better, indicator.strip()) is not None

    def two_sided(self, indicator: str) -> bool:
        """居民消费价格: too little misses the goal as well as too much."""
        return re.fullmatch(self.cues.two_sided, indicator.strip()) is not None


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that qdtrack ships."""
    return Lexicon(
        numerals=load_numerals(),
        units=load_units(),
        bounds=load_bounds(),
        labels=load_labels(),
        time=load_time_words(),
        places=load_places(),
        cues=load_cues(),
        sources=load_sources(),
        goals=load_goal_words(),
    )
