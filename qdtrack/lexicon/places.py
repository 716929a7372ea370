"""Names of places: what a name stands for, and where names stand in a text.

    places.resolve("青岛")           ->  Place("青岛市", "370200", Scope.CITY)
    places.mentions("青岛市和全省")   ->  青岛市 at 0..3 and 全省 (an `own` word) at 4..6

Who a sentence is *about* is for extraction.subjects to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.words import any_of, pattern_of, words_of
from qdtrack.model import Place, Scope


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of place in a text. ``own`` is the level of a word like 全市, else None."""

    start: int
    end: int
    places: tuple[Place, ...]  # more than one where several counties share a name
    own: Scope | None = None


class Places:
    """The administrative divisions and the words for them."""

    def __init__(
        self, names: Mapping[str, tuple[Place, ...]], own: Mapping[str, Scope], raw: Mapping[str, object]
    ):
        self._names = names
        self._own = own
        self.nation = names[words_of(raw["nation"])[0]][0]  # type: ignore[arg-type] # shape held by test
        self._by_code = {place.code: place for found in names.values() for place in found if place.code}
        self._city_signs = frozenset(map(str, raw["city_signs"]))  # type: ignore[call-overload] # shape held by test
        self._county_not_after = frozenset(map(str, raw["county_not_after"]))  # type: ignore[call-overload] # shape held by test
        self._county_not_before = frozenset(map(str, raw["county_not_before"]))  # type: ignore[call-overload] # shape held by test
        self.not_subject_after = words_of(raw["not_subject_after"])  # type: ignore[arg-type] # shape held by test
        self.not_subject_before = words_of(raw["not_subject_before"])  # type: ignore[arg-type] # shape held by test
        self.organisations = pattern_of(raw["organisations"])  # type: ignore[arg-type] # shape held by test
        self.trades = tuple(map(str, raw["trades"]))  # type: ignore[call-overload] # shape held by test
        self.back_references = words_of(raw["back_references"])  # type: ignore[arg-type] # shape held by test
        self.firm_prefixes = tuple(map(str, raw["firm_prefixes"]))  # type: ignore[call-overload] # shape held by test
        self.sampled = tuple(map(str, raw["sampled"]))  # type: ignore[call-overload] # shape held by test
        self.sampled_ends = tuple(map(str, raw["sampled_ends"]))  # type: ignore[call-overload] # shape held by test
        self.stating = tuple(map(str, raw["stating"]))  # type: ignore[call-overload] # shape held by test
        self.handing_on = tuple(map(str, raw["handing_on"]))  # type: ignore[call-overload] # shape held by test
        self.firm_deeds = tuple(map(str, raw["firm_deeds"]))  # type: ignore[call-overload] # shape held by test
        self.shared_places = tuple(map(str, raw["shared_places"]))  # type: ignore[call-overload] # shape held by test
        self.sorts_of_organisations = words_of(raw["sorts_of_organisations"])  # type: ignore[arg-type] # shape held by test
        self.actors = words_of(raw["actors"])  # type: ignore[arg-type] # shape held by test
        self.actor_deeds = words_of(raw["actor_deeds"])  # type: ignore[arg-type] # shape held by test
        self.deeds = words_of(raw["deeds"])  # type: ignore[arg-type] # shape held by test
        self.groups = words_of(raw["groups"])  # type: ignore[arg-type] # shape held by test
        self.parks = words_of(raw["parks"])  # type: ignore[arg-type] # shape held by test
        self.examples = words_of(raw["examples"])  # type: ignore[arg-type] # shape held by test

    def resolve(self, name: str, within: Place | None = None) -> Place | None:
        """The place a name stands for; None if unknown, or shared by several and ``within`` is no help.

        福建省泉州市, 福建省 泉州市: a name may be led by those of the areas that hold the place.
        """
        name = name.strip()
        found = self._names.get(name, ())
        if not found:
            return self._led(name)
        if len(found) > 1 and within is not None and within.code:
            found = tuple(place for place in found if self.contains(within, place)) or found
        return found[0] if len(found) == 1 else None

    def _led(self, name: str) -> Place | None:
        for end in range(len(name) - 2, 1, -1):
            area = self.resolve(name[:end]) if name[:end] in self._names else None
            place = self.resolve(name[end:], within=area) if area else None
            if area and place and area != place and self.contains(area, place):
                return place
        return None

    def contains(self, area: Place, other: Place) -> bool:
        """Whether ``area`` is ``other`` or holds it."""
        if area.scope is Scope.NATION:
            return True
        if area.code is None or other.code is None:
            return area == other
        return other.code.startswith(area.code.rstrip("0").ljust(_DEPTH.get(area.scope, 6), "0"))

    def above(self, place: Place, level: Scope) -> Place | None:
        """The area of ``level`` that holds ``place``: 山东省 for 青岛市; itself at its own level."""
        if level is Scope.NATION:
            return self.nation
        if place.scope is level:
            return place
        if place.code is None or level not in _DEPTH:
            return None
        if level is Scope.CITY and place.scope is Scope.DISTRICT and place.name[-1] in self._city_signs:
            return place  # 全市 in 平度市, a city of county level
        if level is Scope.DISTRICT and place.scope is Scope.PROVINCE and place.code[:2] in _REGIONS:
            return place  # 全区 in 宁夏 is the autonomous region
        if level is Scope.CITY and place.code[:2] in _MUNICIPALITIES:
            return self._by_code[place.code[:2] + "0000"]  # 全市 in 重庆市 is the municipality
        found = self._by_code.get(place.code[: _DEPTH[level]].ljust(6, "0"))
        return found if found and found.scope is level else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every word of place in ``text``, the longest at each spot, in order."""
        for index, start, end in self._finder.find_matches_as_indexes(text):
            word = self._words[index]
            if self._part_of_a_word(word, text[max(0, start - 1) : start], text[end : end + 1]):
                continue
            if word in self._own:
                yield Mention(start, end, (), self._own[word])
            else:
                yield Mention(start, end, self._names[word])

    def _part_of_a_word(self, word: str, before: str, after: str) -> bool:
        """沿海城市 holds 海城市, 江北区域 holds 江北区: a county's name must stand free."""
        places = self._names.get(word, ())
        if not places or places[0].scope is not Scope.DISTRICT:
            return False
        return before in self._county_not_after or after in self._county_not_before

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return (*self._names, *self._own)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)


_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_REGIONS = frozenset({"15", "45", "54", "64", "65"})
_DEPTH = {Scope.PROVINCE: 2, Scope.CITY: 4, Scope.DISTRICT: 6}


def load_places() -> Places:
    raw = table("places")
    words = words_of(raw["nation"])
    names: dict[str, list[Place]] = {word: [Place(words[0], None, Scope.NATION)] for word in words}
    names |= {word: [Place(word)] for word in words_of(raw["abroad"])}
    names |= {word: [Place(word, None, Scope.GROUP)] for word in words_of(raw["regions"])}
    for section, scope in (("new_areas", Scope.DISTRICT), ("cities_without_code", Scope.CITY)):
        for entry in raw[section]:
            names |= {
                name: [Place(entry["word"], None, scope)] for name in (entry["word"], *entry.get("also", ()))
            }
    alone = set(words_of(raw["not_alone"]))
    shorten = _Shortener(raw["shortening"])
    for code, name in _divisions(frozenset(raw["everyday"])):
        place = Place(name, code, _level(code))
        names.setdefault(name, []).append(place)
        short = shorten.short(place)
        if short and short not in alone and short not in names:
            names[short] = [place]
    own = {entry["word"]: Scope(entry["level"]) for entry in raw["own"]}
    return Places({name: tuple(found) for name, found in names.items() if len(name) > 1}, own, raw)


def _divisions(everyday: frozenset[str]) -> Iterator[tuple[str, str]]:
    source = resources.files(__package__).joinpath("divisions.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and not line.startswith("#"):
            code, name = line.split("\t")
            if name not in everyday:
                yield code, name


def _level(code: str) -> Scope:
    if code.endswith("0000"):
        return Scope.PROVINCE
    return Scope.CITY if code.endswith("00") else Scope.DISTRICT


class _Shortener:
    """The short name that a province or city is written with."""

    def __init__(self, raw: Mapping[str, str | list[str]]) -> None:
        peoples = any_of(raw["peoples"])
        self._province = re.compile(rf"{any_of(raw['province'])}$")
        self._city = re.compile(rf"(?<=..){any_of(raw['city'])}$")
        self._prefecture = re.compile(
            rf"^(.{{2,}}?)(?:(?:.{{1,3}}{raw['people']}|{peoples})+){raw['prefecture']}$"
        )
        self._prefecture_short = str(raw["prefecture_short"])

    def short(self, place: Place) -> str:
        """ "" for a county, whose short name is too often another word."""
        if place.scope is Scope.PROVINCE:
            return self._province.sub("", place.name)
        if place.scope is not Scope.CITY:
            return ""
        if found := self._prefecture.match(place.name):
            return found[1] + self._prefecture_short
        return self._city.sub("", place.name)
