"""A suggestion as an entry of targets.yaml, in the registry's style.

    {"id": "5G基站-2027", "name": "开通5G基站", "indicator": "5G基站", "goal": "5万个以上", "by": "2027"}

Ids are Chinese, made of the indicator and the year: an English one would need a translation of
every indicator, and a Latin spelling by sound says nothing without its tones. They depend on the
goal alone, so that the same goal gets the same id in every run; a person may write a shorter one.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qdtrack.lexicon import Lexicon
from qdtrack.model import Kind, Place, ProposedPlan, Scope, StatedGoal, Suggestion
from qdtrack.registry.defaults import Case
from qdtrack.registry.writing import Value
from qdtrack.suggesting.planning import slug


@dataclass(frozen=True, slots=True)
class Holder:
    """The area that a target is of, and the group of it that it is about."""

    place: str
    group: str = ""


class Scribe:
    """Writes entries; built once for a lexicon and the registry's default place."""

    def __init__(self, lexicon: Lexicon, home: Place | None) -> None:
        self._lexicon = lexicon
        self._home = home

    # ------------------------------------------------------------ ids

    def with_ids(self, suggestions: Iterable[Suggestion], taken: Iterable[str]) -> tuple[Suggestion, ...]:
        """The suggestions, each with an id that no other has."""
        used, found = set(taken), []
        for suggestion in suggestions:
            name = next(name for name in self._ids(suggestion.stated) if name not in used)
            used.add(name)
            found.append(replace(suggestion, id=name))
        return tuple(found)

    def _ids(self, stated: StatedGoal) -> Iterable[str]:
        """Ids for a goal, the shortest first; each says more of it."""
        words = self._lexicon.goals
        sort = words.id_kinds.get(stated.kind.value, "")
        indicator = slug(words.known_as.get(stated.indicator, stated.indicator))
        name = indicator if indicator.endswith(sort) else indicator + sort
        when = str(stated.by.year) if stated.by else words.id_yearly
        place = "" if self._home and stated.place.name == self._home.name else slug(stated.place.name)
        yield from (f"{place}{name}-{when}", f"{place}{name}{slug(stated.goal.text)}-{when}")
        for number in range(2, 1000):
            yield f"{place}{name}-{when}-{number}"

    # ------------------------------------------------------------ entries

    def target(self, suggestion: Suggestion) -> dict[str, Value]:
        """The entry of a goal, its keys in the registry's order."""
        stated = suggestion.stated
        known = self._lexicon.goals.known_as.get(stated.indicator, "")
        indicator = known or stated.indicator
        holder = self.holder(stated.place)
        entry: dict[str, Value] = {"id": suggestion.id}
        if stated.name != indicator:
            entry["name"] = stated.name
        if self._home is None or holder.place != self._home.name:
            entry["place"] = holder.place
        if holder.group:
            entry["group"] = holder.group
        entry["indicator"] = indicator
        if known:
            entry["also"] = (stated.indicator,)
        entry["goal"] = stated.goal.text
        if stated.by:
            entry["by"] = day(stated.by)
        if suggestion.plan:
            entry["plan"] = suggestion.plan.id
        entry |= self._kind(suggestion, indicator)
        if stated.start and stated.start.period.end:
            at, source = day(stated.start.period.end), suggestion.source
            entry["baseline"] = {"value": stated.start.quote, "at": at, "source": source}
        if suggestion.revises:
            entry["revises"] = revision(suggestion)
        return entry

    def _kind(self, suggestion: Suggestion, indicator: str) -> dict[str, Value]:
        """`kind`, `direction` and `from`, where the registry would take another or asks for it."""
        stated, plan = suggestion.stated, suggestion.plan
        issued = plan.issued if plan else None
        case = Case(indicator, stated.goal, stated.by, self._lexicon, name=stated.name, issued=issued)
        entry: dict[str, Value] = {}
        if case.kind is not stated.kind:
            entry["kind"] = stated.kind.value
        falls = stated.start is not None and stated.start.quantity.value > stated.goal.quantity.value
        if falls and case.direction(stated.kind) == "up":
            entry["direction"] = "down"
        if stated.kind is Kind.TOTAL and case.first_day(stated.kind) is None and stated.published:
            entry["from"] = str(stated.published.year)
        return entry

    def holder(self, place: Place) -> Holder:
        """青岛市试点企业 is the group 试点企业 of 青岛市."""
        if place.scope is not Scope.GROUP:
            return Holder(place.name)
        for mention in self._lexicon.places.mentions(place.name):
            if mention.start == 0 and len(mention.places) == 1 and mention.end < len(place.name):
                return Holder(mention.places[0].name, place.name[mention.end :])
        return Holder(self._home.name if self._home else place.name, place.name)


def plan(proposed: ProposedPlan) -> dict[str, Value]:
    """The entry of a plan."""
    entry: dict[str, Value] = {"id": proposed.id, "name": proposed.name}
    if proposed.issued:
        entry["issued"] = proposed.issued.isoformat()
    source: Mapping[str, Value] = {
        key: word for key, word in (("url", proposed.url), ("article", proposed.article)) if word
    }
    return entry | {"source": source} if source else entry


def revision(suggestion: Suggestion) -> dict[str, Value]:
    """The earlier version of a goal: {goal, by, source}."""
    earlier = suggestion.revises
    if earlier is None:
        raise ValueError(f"{suggestion.id} replaces no earlier version")
    words = {"goal": earlier.goal.text, "by": day(earlier.by) if earlier.by else "", "source": earlier.source}
    return {key: word for key, word in words.items() if word}


def day(value: date) -> str:
    """2027 for its last day, 2027-06 for the last of June, else the day itself."""
    if (value.month, value.day) == (12, 31):
        return str(value.year)
    if value.day == calendar.monthrange(value.year, value.month)[1]:
        return f"{value:%Y-%m}"
    return value.isoformat()


def new_plans(suggestions: Iterable[Suggestion]) -> tuple[ProposedPlan, ...]:
    """The plans that the registry lacks, each once, in order."""
    proposed = {s.plan.id: s.plan for s in suggestions if isinstance(s.plan, ProposedPlan)}
    return tuple(proposed.values())
