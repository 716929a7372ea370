"""Files to pages, and pages to articles: the first stage.

    read_articles([Path("articles")], Path(".")) -> Reading(pages, articles), problems

files.py finds, decoding.py decodes, formats/ makes text of PDF, Word and HTML, front_matter.py reads
what a person knows of a page; then lines.py, tables.py, blocks.py, splitting.py, boxes.py and joining.py
take a page apart and articles.py puts its articles together. Figures belong to extraction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Article, Mark, Page, Problem
from qdtrack.reading.articles import articles_of
from qdtrack.reading.decoding import Decoded, Unreadable
from qdtrack.reading.files import READERS, TEXTS, Found, find, load, load_text
from qdtrack.reading.front_matter import read_front_matter, read_keys
from qdtrack.watching import NOBODY, Stage, Watcher, watched

__all__ = [
    "Reading",
    "articles_of",
    "find",
    "page_of",
    "read_articles",
    "read_document",
    "read_page",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, in the order of the files."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]


def read_articles(
    paths: Sequence[Path], base: Path, watcher: Watcher = NOBODY
) -> tuple[Reading, tuple[Problem, ...]]:
    """Every article in these folders and files, and every problem of a file or its front matter.

    A folder is searched at any depth in sorted order; ``base`` is the folder that paths are
    shown relative to. A file named twice is read once.
    """
    found, problems = find(paths, base)
    pages: list[Page] = []
    articles: list[Article] = []
    collected = list(problems)
    for item in watched(found, Stage.READING, watcher):
        page, wrong = read_page(item)
        collected.extend(wrong)
        if page is not None:
            pages.append(page)
            articles.extend(articles_of(page))
    return Reading(tuple(pages), tuple(articles)), tuple(collected)


def read_page(found: Found) -> tuple[Page | None, tuple[Problem, ...]]:
    """One file as a page, None if it cannot be read, and what is wrong with it."""
    loaded = load(found)
    if isinstance(loaded, Decoded) and found.file.suffix.lower() not in TEXTS:
        # what a person knows of a document stands beside it: plan.pdf.yaml
        front, problems = _beside(found)
        page, doubts = _page(loaded, found.file.suffix, found.path, found.name)
        return replace(page, front=front) if page else None, (*doubts, *problems)
    return _page(loaded, found.file.suffix, found.path, found.name)


def read_document(raw: bytes, suffix: str, path: str, name: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """The bytes of one document of a known kind as a page; ``path`` is how problems name it."""
    return _page(READERS[suffix](raw), suffix, path, name)


def _page(
    loaded: Decoded | Unreadable, suffix: str, path: str, name: str
) -> tuple[Page | None, tuple[Problem, ...]]:
    if isinstance(loaded, Unreadable):
        return None, (_problem(loaded, path, suffix),)
    doubts = tuple(_problem(doubt, path, suffix) for doubt in loaded.doubts)
    if suffix.lower() in TEXTS:
        page, problems = page_of(loaded.text, path, name, loaded.encoding)
        return page, (*doubts, *problems)
    return Page(path, name, loaded.text, 0, encoding=loaded.encoding, found=loaded.found), doubts


def _beside(found: Found) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The keys in the file that lies beside a document, none without one."""
    file = found.file.with_name(f"{found.file.name}.yaml")
    if not file.is_file():
        return MappingProxyType({}), ()
    path = f"{found.path}.yaml"
    keys = load_text(file)
    if isinstance(keys, Unreadable):
        return MappingProxyType({}), (_problem(keys, path),)
    return read_keys(keys.text, path)


def page_of(text: str, path: str, name: str, encoding: str = "utf-8") -> tuple[Page, tuple[Problem, ...]]:
    """A page from decoded text, and what is wrong with its front matter."""
    front, problems = read_front_matter(text, path)
    page = Page(path, name, text, front.body, front.values, encoding)
    if not text[front.body :].strip():
        problems = (*problems, Problem("nothing-below-front-matter", path))
    return page, problems


def _problem(unreadable: Unreadable, path: str, suffix: str = "") -> Problem:
    details = {
        "kind": unreadable.kind,
        "byte": unreadable.byte,
        "encoding": unreadable.encoding,
        "why": unreadable.kind,
        "suffix": suffix.lower(),
        "limit": unreadable.limit,
        "pages": unreadable.pages,
    }
    mark = Mark(unreadable.line, unreadable.column) if unreadable.line else None
    return Problem(
        unreadable.code, path, mark, unreadable.excerpt, MappingProxyType(details), unreadable.hint
    )
