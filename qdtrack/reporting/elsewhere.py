"""The same indicators in other places, for `qdtrack report --peers`: context, never evidence.

Numerical control rate (Qingdao City: no figure in the files read)
    China 68.6%, 31 May 2026; Sichuan Province 68.6%, published 29 May 2026
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Evidence, Kind, Measure, Observation
from qdtrack.reporting import wording
from qdtrack.reporting.layout import INDENT, paragraph, solid
from qdtrack.reporting.rows import Row, latest_words


def newest(evidence: Evidence) -> tuple[Observation, ...]:
    """One observation a place, its newest; the largest value first.

    A running total is no peer of a year's quota.
    """
    is_quota = evidence.target.kind is Kind.QUOTA
    peers = [one for one in evidence.peers if one.measure is Measure.FLOW or not is_quota]
    latest: dict[str, Observation] = {}
    for one in sorted(peers, key=lambda peer: peer.as_of or date.min):
        latest[one.place.name] = one
    return tuple(sorted(latest.values(), key=lambda peer: -peer.quantity.value))


def block(rows: Sequence[Row], width: int, language: Language) -> Text:
    """Every target with peers and those; a sentence if there are none."""
    lines = [paragraph(Text(label("peers.heading", language), style="bold"), width)]
    for one in rows:
        peers = newest(one.assessment.evidence)
        if not peers:
            continue
        own = wording.clauses([one.latest, one.latest_day], language) if one.latest else one.status
        said = label("peers.own", language, place=one.place or label("scope.other", language), value=own)
        lines.append(paragraph(Text(one.name, style="bold").append(said), width, hanging=INDENT))
        words = label("sentence.separator", language).join(_words(peer, language) for peer in peers)
        lines.append(paragraph(Text(words), width, 2 * INDENT))
    if len(lines) == 1:
        lines.append(Text(label("peers.none", language)))
    return Text("\n").join(lines)


def _words(peer: Observation, language: Language) -> str:
    place = wording.place_name(peer.place, language)
    return label(
        "peers.one",
        language,
        place=solid(place),
        value=solid(latest_words(peer, language)),
        day=solid(wording.as_of(peer, language)),
    )
