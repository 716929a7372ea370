"""What a row of the report rests on, in two or three lines: the sentence, where it stands, how it was read.

    note: 截至2024年12月，全市累计建成5G基站【4.27万个】。 articles/2024-12-12.md:150-156, +1 source
    read as: Qingdao City | 5G base stations | 42,700 | stock | stated fact | as of 12 Dec 2024

The Chinese report leaves the reading out: it would say the sentence again. Every source with its link is
in `qdtrack show`.
"""

from __future__ import annotations

from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Observation
from qdtrack.reporting import passages, wording
from qdtrack.reporting.layout import paragraph, solid


def lines(assessment: Assessment, width: int, indent: int, language: Language) -> Text:
    """The evidence for the latest figure; empty without one."""
    latest = assessment.latest
    if latest is None:
        return Text()
    parts = [_sentence(latest, language)]
    if language is Language.EN:
        reading = wording.reading(latest, assessment.target, language)
        parts.append(Text(label("evidence.reading", language, reading=wording.clean(reading)), style="dim"))
    return Text("\n").join(paragraph(part, width, indent, hanging=indent + 2) for part in parts)


def _sentence(one: Observation, language: Language) -> Text:
    if one.sentence and one.origin == "article":  # what a person entered is no quotation
        words = passages.sentence(one.sentence, one.quote, one.text, language)
    else:
        words = Text(wording.clean(one.quote))
    return words.append(" ").append(_where(one, language), style="dim")


def _where(one: Observation, language: Language) -> str:
    """The first source's file and characters, and how many more there are."""
    if not one.sources:
        return ""
    first = one.sources[0]
    place = wording.location(first.path, first.span, first.page)
    more = len(one.sources) - 1
    return wording.clean(
        wording.clauses(
            [
                place,
                solid(label("evidence.more", language, count=more)) if more else "",
                first.url if not first.span else "",
            ],
            language,
        )
    )
