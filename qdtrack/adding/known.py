"""Whether a document lies in the folder already: the same bytes, or the same words in another format.

Known.of([Path("articles")]).same_as(draft)  ->  "articles/2025/2025-05-16-….md"
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qdtrack.adding.drafting import Draft
from qdtrack.model import Article, Role
from qdtrack.reading import articles_of, find, read_page


@dataclass(slots=True)
class Known:
    """The articles of a project by their bytes, their words and their links."""

    by_bytes: dict[str, str] = field(default_factory=dict)  # SHA-256 -> path of the article
    by_words: dict[str, str] = field(default_factory=dict)
    by_url: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folders: Sequence[Path], base: Path) -> Known:
        """What lies in these folders; what cannot be read there is not known."""
        known = cls()
        found, _ = find([folder for folder in folders if folder.exists()], base)
        for item in found:
            page, _ = read_page(item)
            if page is None:
                continue
            files = [item.file]
            if original := page.front.get("original"):
                files.append(item.file.parent / original)
            known._note([file for file in files if file.is_file()], articles_of(page), page.path)
            if url := page.front.get("url"):
                known.by_url.setdefault(url, page.path)
        return known

    def _note(self, files: Iterable[Path], articles: Sequence[Article], path: str) -> None:
        for file in files:
            self.by_bytes.setdefault(_digest(file.read_bytes()), path)
        if words := _words(articles):
            self.by_words.setdefault(words, path)

    def same_as(self, draft: Draft) -> str:
        """The path of the article that a draft would repeat, "" if it is new."""
        raw = self.by_bytes.get(_digest(draft.document.raw), "")
        return raw or self.by_words.get(_words(draft.articles), "")

    def add(self, draft: Draft, path: str) -> None:
        """Note an article that was just written."""
        self.by_bytes[_digest(draft.document.raw)] = path
        self.by_words[_words(draft.articles)] = path
        if draft.url:
            self.by_url[draft.url] = path


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _words(articles: Sequence[Article]) -> str:
    """The letters and digits of an article's text; small print and layout are no part of it.

    Headlines neither, since a page repeats them in its heads; unless there is nothing else.
    """
    passages = [passage for article in articles for passage in article.passages]
    text = [passage.text for passage in passages if passage.role in (Role.BODY, Role.ROW, Role.BOX)]
    said = "".join(text or [passage.text for passage in passages])
    return "".join(sign for sign in unicodedata.normalize("NFKC", said).casefold() if sign.isalnum())
