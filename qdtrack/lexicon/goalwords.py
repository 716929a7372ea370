"""Words of goals as typed tables: coverage and pace said without a numeral, numbers that are no goals.

load_goal_words().called["全覆盖"]  ->  "覆盖率"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.words import words_of
from qdtrack.model import Bound, Direction


@dataclass(frozen=True, slots=True)
class Written:
    """The words that a goal is written into targets.yaml with."""

    growth: Mapping[Direction, str]
    change: Mapping[Direction, str]
    yearly: str
    average: str
    scales: tuple[str, ...]  # that large numbers are written with
    bounds: Mapping[Bound, str]  # "{}以上"


@dataclass(frozen=True, slots=True)
class GoalWords:
    called: Mapping[str, str]  # word without a numeral -> what its indicator is called
    behind_verb: frozenset[str]
    reaching: tuple[str, ...]
    not_behind: tuple[str, ...]
    nearly: tuple[str, ...]
    paces: tuple[str, ...]  # growth rates that others are told by
    beside: tuple[str, ...]  # before the pace: 与
    in_step: Mapping[str, Bound]  # behind the pace: 同步
    against: Mapping[str, Bound]  # before the pace: 高于
    points: str  # what a distance to a pace is counted in
    structure: tuple[str, ...]
    mentioned: tuple[str, ...]
    enhanced: tuple[str, ...]
    divisions: tuple[str, ...]
    for_each: tuple[str, ...]
    limits: tuple[str, ...]
    about: tuple[str, ...]
    parts: tuple[str, ...]
    manners: frozenset[str]
    sized: tuple[str, ...]
    sizes: frozenset[str]
    toward: frozenset[str]
    ages: frozenset[str]
    wholes: tuple[str, ...]
    alone: tuple[str, ...]
    of_the_year: tuple[str, ...]
    schemes: tuple[str, ...]
    driving: tuple[str, ...]
    facilities: tuple[str, ...]  # organisations that are part of an area
    grown: Mapping[str, str]
    tells_which: tuple[str, ...]
    written: Written
    id_kinds: Mapping[str, str]  # kind -> what it adds to an id
    id_yearly: str
    year_report: str
    known_as: Mapping[str, str]


def load_goal_words() -> GoalWords:
    raw = table("goals")
    return GoalWords(
        called={entry["word"]: entry["name"] for entry in raw["called"]},
        behind_verb=frozenset(raw["behind_verb"]),
        reaching=tuple(raw["reaching"]),
        not_behind=words_of(raw["not_behind"]),
        nearly=words_of(raw["nearly"]),
        paces=words_of(raw["paces"]),
        beside=tuple(raw["beside"]),
        in_step={word: Bound(entry["bound"]) for entry in raw["in_step"] for word in words_of([entry])},
        against={entry["word"]: Bound(entry["bound"]) for entry in raw["against"]},
        points=raw["points"],
        structure=words_of(raw["structure"]),
        mentioned=words_of(raw["mentioned"]),
        enhanced=words_of(raw["enhanced"]),
        divisions=words_of(raw["divisions"]),
        for_each=words_of(raw["for_each"]),
        limits=words_of(raw["limits"]),
        about=tuple(raw["about"]),
        parts=tuple(raw["parts"]),
        manners=frozenset(raw["manners"]),
        toward=frozenset(raw["toward"]),
        wholes=tuple(raw["wholes"]),
        ages=frozenset(raw["ages"]),
        sizes=frozenset(words_of(raw["sizes"])),
        sized=tuple(raw["sized"]),
        alone=tuple(raw["alone"]),
        of_the_year=tuple(raw["of_the_year"]),
        schemes=tuple(raw["schemes"]),
        driving=tuple(raw["driving"]),
        facilities=words_of(raw["facilities"]),
        grown=raw["grown"],
        tells_which=tuple(raw["tells_which"]),
        written=_load_written(raw["written"]),
        id_kinds=raw["ids"]["kinds"],
        id_yearly=raw["ids"]["yearly"],
        year_report=raw["ids"]["year_report"],
        known_as=raw["known_as"],
    )


def _load_written(raw: Mapping[str, Any]) -> Written:  # Any: a YAML table's values
    return Written(
        growth={"up": raw["growth_up"], "down": raw["growth_down"], "": raw["growth_up"]},
        change={"up": raw["change_up"], "down": raw["change_down"], "": raw["change_up"]},
        yearly=raw["yearly"],
        average=raw["average"],
        scales=tuple(raw["scales"]),
        bounds={Bound(code): pattern for code, pattern in raw["bounds"].items()},
    )
