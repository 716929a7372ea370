"""An observation's sources as lines to be cited: outlet, headline, date, link.

    42,700, 12 Dec 2024. 样报: 通信业这一年, 13 Dec 2024. https://example.org/a
    4.27万个，2024-12-12。样报：《通信业这一年》，2024-12-13。https://example.org/a

A note has no headline of its source: its line says that it is a note and where the note lies.
"""

from __future__ import annotations

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Observation, Source, TextKind
from qdtrack.reporting import wording
from qdtrack.reporting.rows import latest_words


def citations(assessment: Assessment, language: Language) -> str:
    """One line for each source of each observation, by date; "" if there is none."""
    return "".join(
        _line(one, source, language) + "\n"
        for one in assessment.evidence.observations
        for source in one.sources
    )


def _line(one: Observation, source: Source, language: Language) -> str:
    value = label("cite.value", language, value=latest_words(one, language), day=wording.as_of(one, language))
    is_note = one.text is TextKind.NOTES
    headline = "" if is_note or not source.title else label("cite.headline", language, title=source.title)
    where = (
        label("cite.outlet", language, outlet=source.outlet, headline=headline) if headline else source.outlet
    )
    day = wording.day(source.published, language) if source.published else ""
    note = label("cite.note", language, path=source.path) if is_note else ""
    place = source.url or ("" if is_note else source.path)
    named = wording.clauses([where.strip(" :："), day, note], language)
    sentences = [value, named]
    end = label("cite.end", language)
    return wording.clean(end.join(part for part in sentences if part) + end + place).rstrip()
