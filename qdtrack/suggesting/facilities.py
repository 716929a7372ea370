"""Goals for ports and airports, which are the area's whose plan states them.

    天津港集装箱吞吐量达到2450万标准箱, in a plan of 天津市   ->  天津市: 天津港集装箱吞吐量

In a report of what was, a port speaks for itself, like a firm: extraction/subjects.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qdtrack.extraction import own_place
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import AREAS, Article, Figure, Scope


class Facilities:
    """Hands the figures of facilities to the area of their article; built once for the articles."""

    def __init__(self, articles: Sequence[Article], lexicon: Lexicon) -> None:
        self._articles = {(one.path, one.id): one for one in articles}
        self._lexicon = lexicon
        self._facility = re.compile(rf"{any_of(lexicon.goals.facilities)}$")
        self._joint = re.compile(rf"(?:、|{any_of(lexicon.cues.phrases.list_joints)})")

    def at_home(self, figures: Iterable[Figure]) -> Iterator[Figure]:
        """The figures, in their order, each of an area where it was of a facility there."""
        before: Figure | None = None
        for figure in figures:
            place = figure.place
            is_facility = place.scope is Scope.ORGANISATION and self._facility.search(place.name)
            yield self._homed(figure, before) if is_facility else figure
            before = figure

    def _homed(self, figure: Figure, before: Figure | None) -> Figure:
        area = own_place(self._articles[figure.path, figure.article], self._lexicon)
        if area.scope not in AREAS:
            return figure
        name, indicator = figure.place.name, figure.indicator
        # 北部湾港货物吞吐量5亿吨、集装箱吞吐量1100万标箱: both are the port's.
        goes_on = before is not None and before.place == figure.place and self._joint.match(figure.lead)
        if goes_on and name not in indicator:
            indicator = name + indicator
        return replace(figure, place=area, indicator=indicator)
