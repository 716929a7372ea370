"""Where things stand in a file, what is wrong there, and what a file of articles becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from qdtrack.model.vocabulary import DateOrigin, Role, TextKind

PAGE_END = "\f"  # ends a printed page in a document's text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in a file's decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file that a person edits: line and column count from 1.

    ``width`` is the number of characters the caret underlines, at least 1.
    """

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file of the user's, to be shown to a person.

    The sentence itself stands in the catalogue under ``code``, in English and Chinese;
    ``details`` are the words that it leaves blank. ``hint`` chooses among the remedies
    the catalogue has for the code; "" is the general one.
    """

    code: str  # kebab-case: "unknown-unit"
    path: str  # as given, else relative to targets.yaml
    mark: Mark | None = None  # None: the whole file
    excerpt: str = ""  # the source line at mark, for the caret
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of articles, decoded.

    ``body`` is where the text begins after any front matter; offsets count from the
    file's beginning all the same. ``found`` is what the document says of itself (an HTML page's
    title and link); it has the keys of front matter, which goes before it. A form feed ends
    each page of a printed document.
    """

    path: str  # as given, else relative to targets.yaml
    name: str  # path under its articles root without extension: the article id's stem
    text: str
    body: int = 0
    front: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str = "utf-8"
    found: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph made readable: torn lines joined, captions taken out.

    ``offsets[i]`` is the position of ``text[i]`` in the file, strictly increasing, so a
    piece ``text[i:j]`` stands at ``span(i, j)``.
    """

    text: str
    offsets: tuple[int, ...]
    role: Role = Role.BODY

    def span(self, start: int, end: int) -> Span:
        """The file's characters that text[start:end] was made from (start < end)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Article:
    """One news item or document section of a page (文章)."""

    id: str  # Page.name, plus "#n" from 1 when the page holds several
    path: str
    title: str  # "" if it has none
    passages: tuple[Passage, ...]
    span: Span
    source: str  # the file's whole decoded text, which every span and offset indexes
    published: date | None = None  # a month alone (2025-01) is its last day
    published_origin: DateOrigin = DateOrigin.UNKNOWN
    outlet: str = ""  # the newspaper, agency or site; never a place's evidence
    url: str = ""
    place: str = ""  # what front matter says; "" means: read it from the text
    text: TextKind = TextKind.VERBATIM

    def page_at(self, position: int) -> int | None:
        """The printed page, from 1, that a character of the source stands on; None without pages."""
        if PAGE_END not in self.source:
            return None
        return self.source.count(PAGE_END, 0, position) + 1
