"""A document to the article it would become: its text, and the front matter that was found or given.

    a government page  ->  Draft(title="…方案", date="2025-05-16", outlet="样报", place="青岛市", …)

What a person gives goes before what the document says, and that before what its text tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.adding.document import Document
from qdtrack.extraction import extract
from qdtrack.extraction.subjects import SubjectReader
from qdtrack.lexicon import Lexicon
from qdtrack.model import Article, DateOrigin, Page, Problem
from qdtrack.reading import articles_of, read_document
from qdtrack.reading.dates import from_url, whole_day

_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a document; "" leaves it to the document."""

    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    place: str = ""


NOTHING = Given()


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
    document: Document, lexicon: Lexicon, given: Given = NOTHING
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The article of a document, None if it cannot be read, and what is wrong with it."""
    # The end of a link is no name that a person gave: it is asked for a day last of all.
    name = "page" if document.url else document.name
    page, problems = read_document(document.raw, document.suffix, document.path, name)
    if page is None:
        return None, problems
    articles = articles_of(page)
    if not articles:
        return None, (*problems, Problem("nothing-to-add", document.path))
    day, origin = _dated(document, page, articles, given)
    first = articles[0]
    place = given.place or first.place
    if not place and len(articles) == 1:
        place = SubjectReader(lexicon).own_place(first).name
    found = Draft(
        document=document,
        title=_line(given.title or page.front.get("title") or page.found.get("title") or first.title),
        date=day,
        date_origin=origin,
        outlet=_line(given.outlet or _common([article.outlet for article in articles])),
        url=given.url or page.front.get("url") or document.url or _common([a.url for a in articles]),
        place=place,
        kind=page.front.get("text", ""),
        body=page.text[page.body :].strip("\r\n") + "\n",
        articles=articles,
        figures=sum(len(extract(article, lexicon)[0]) for article in articles),
    )
    return found, problems


def _dated(
    document: Document, page: Page, articles: Sequence[Article], given: Given
) -> tuple[str, DateOrigin]:
    """The day that all articles of a page appeared, as front matter has it, and where it was found."""
    if written := _day(given.date or page.front.get("date", "")):
        return written, DateOrigin.FRONT_MATTER
    day = _common([article.published.isoformat() if article.published else "" for article in articles])
    if day:
        return day, articles[0].published_origin
    told = from_url(document.url)
    return (told.isoformat(), DateOrigin.FILE_NAME) if told else ("", DateOrigin.UNKNOWN)


def _common(values: Sequence[str]) -> str:
    """What all say; "" if they differ."""
    return values[0] if len(set(values)) == 1 else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _day(written: str) -> str:
    """A date as front matter has it: a day, a month or a year; "" if it is none."""
    if _PLAIN_DATE.fullmatch(written):
        return written
    day = whole_day(written)
    return day.isoformat() if day else ""
