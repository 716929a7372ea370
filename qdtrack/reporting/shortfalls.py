"""What is missing to the goals, in the order of `qdtrack gaps`, and how fast it must go from here on.

1. Morning Star factories, Qingdao City: 335 to go, 84% of the goal; from 21 Aug 2023 on 77 a year
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Kind
from qdtrack.reporting import wording
from qdtrack.reporting.gaps import gaps
from qdtrack.reporting.layout import paragraph
from qdtrack.reporting.rates import required_words
from qdtrack.reporting.rows import Row, row


def block(assessments: Sequence[Assessment], width: int, language: Language) -> Text:
    """The list under its heading; empty if nothing is known to be missing."""
    found = entries(assessments, language)
    if not found:
        return Text()
    lines = [paragraph(Text(label("shortfall.heading", language), style="bold"), width)]
    margin = len(str(len(found))) + 2
    for position, (one, words) in enumerate(found, 1):
        head = Text(f"{position}.".ljust(margin)).append(one.name, style="bold")
        lines.append(paragraph(head.append(words), width, hanging=margin))
    return Text("\n").join(lines)


def entries(assessments: Sequence[Assessment], language: Language) -> list[tuple[Row, str]]:
    """Every target known to fall short, with what follows its name."""
    found = gaps(assessments)
    rows = [row(one, language) for one in (*found.open, *found.old)]
    return [(one, _words(one, language)) for one in rows]


def _words(one: Row, language: Language) -> str:
    """What follows the name: place, gap, its share of the goal, the rate needed, the status."""
    share = _share(one.assessment)
    gap = _gap(one, language)
    if share and gap:
        gap = wording.clauses([gap, label("shortfall.share", language, share=share)], language)
    rate = required_words(one.assessment, language)
    if rate:
        latest = one.assessment.latest
        day = wording.day(latest.as_of, language) if latest and latest.as_of else one.latest_day
        rate = label("shortfall.rate", language, day=day, rate=rate)
    said = label("sentence.separator", language).join(part for part in (gap, rate, one.status) if part)
    place = label("shortfall.place", language, place=one.place) if one.place else ""
    return label("screen.pair", language, key=place, value=said)


def _gap(one: Row, language: Language) -> str:
    """What is to go; a rate against its goal; "" where the figure's words leave open whether anything is."""
    assessment = one.assessment
    if not one.gap or not assessment.gap:
        return one.gap
    key = "shortfall.margin" if assessment.target.kind is Kind.GROWTH else "shortfall.gap"
    return label(key, language, gap=one.gap)


def _share(assessment: Assessment) -> str:
    """The gap as a share of the goal, rounded up; "" for rates, whose gap is in points, and growth."""
    goal = assessment.target.goal.quantity
    if goal.unit == "%" or not goal.value or assessment.gap is None or assessment.target.kind is Kind.GROWTH:
        return ""
    return f"{-int(-assessment.gap / abs(goal.value) * 100 // 1)}%"
