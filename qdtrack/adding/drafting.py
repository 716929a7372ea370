"""A document to the article it would become: its text, and the front matter that was found or given.

    a government page  ->  Draft(title="…方案", date="2025-05-16", outlet="样报", place="青岛市", …)

What a person gives goes before what the document says, and that before what its text tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qdtrack.adding.document import Document
from qdtrack.extraction import extract
from qdtrack.extraction.subjects import SubjectReader
from qdtrack.lexicon import Lexicon
from qdtrack.model import NOWHERE, Article, DateOrigin, Problem
from qdtrack.reading import articles_of, read_document
from qdtrack.reading.dates import whole_day

_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a document; "" leaves it to the document."""

    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is not written yet."""

    document: Document
    title: str  # of the article, or of the first of several
    date: str  # as front matter has it: 2025-05-16, 2025-05; "" if unknown
    date_origin: DateOrigin
    outlet: str
    url: str
    place: str
    kind: str  # text: "" or notes
    body: str  # the text, without front matter
    articles: tuple[Article, ...]
    figures: int

    @property
    def several(self) -> bool:
        """Whether the page holds more than one article, each with a headline and a place of its own."""
        return len(self.articles) > 1


def draft(
    document: Document, lexicon: Lexicon, given: Given = Given()
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The article of a document, None if it cannot be read, and what is wrong with it."""
    page, problems = read_document(document.raw, document.suffix, document.path, document.name)
    if page is None:
        return None, problems
    articles = articles_of(page)
    if not articles:
        return None, (*problems, Problem("nothing-to-add", document.path))
    first = articles[0]
    several = len(articles) > 1
    place = SubjectReader(lexicon).own_place(first) if not several else NOWHERE
    day = first.published.isoformat() if first.published else ""
    known = {
        "title": given.title or page.front.get("title") or page.found.get("title") or first.title,
        "date": _day(given.date or page.front.get("date", "")) or day,
        "outlet": given.outlet or first.outlet,
        "url": given.url or page.front.get("url") or document.url or first.url,
        "place": given.place or first.place or place.name,
    }
    figures = sum(len(extract(article, lexicon)[0]) for article in articles)
    return (
        Draft(
            document=document,
            **{key: " ".join(value.split()) for key, value in known.items()},
            date_origin=DateOrigin.FRONT_MATTER if given.date else first.published_origin,
            kind=page.front.get("text", ""),
            body=page.text[page.body :].strip("\r\n") + "\n",
            articles=articles,
            figures=figures,
        ),
        problems,
    )


def _day(written: str) -> str:
    """A date as front matter has it: a day, a month or a year; "" if it is none."""
    if _PLAIN_DATE.fullmatch(written):
        return written
    day = whole_day(written)
    return day.isoformat() if day else ""
