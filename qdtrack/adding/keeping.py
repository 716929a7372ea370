"""A draft to files: the article as Markdown by its year, and the document it was made of beside it.

    articles/2025/2025-05-16-样市工业互联网方案.md             front matter and text
    articles/2025/originals/2025-05-16-样市工业互联网方案.pdf  as it came; folders of this name are not read

A text needs no original: the article holds all of it. No file that exists is ever written over.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from qdtrack.adding.drafting import Draft
from qdtrack.model import Problem
from qdtrack.reading.dates import from_name, whole_day
from qdtrack.reading.files import ORIGINALS, TEXTS
from qdtrack.registry.writing import scalar

_LONGEST = 40  # characters of a name
_APART = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an article and its original lie; ``original`` is None for a text."""

    article: Path
    original: Path | None


def places_for(draft: Draft, folder: Path) -> Kept:
    """Where a draft would be written in an articles folder; names that are taken are passed over."""
    day = whole_day(draft.date) if draft.date else None
    where = folder / str(day.year) if day else folder
    stem, number = _stem(draft), 1
    suffix = draft.document.suffix
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        original = where / ORIGINALS / f"{name}{suffix}" if suffix not in TEXTS else None
        article = where / f"{name}.md"
        if not article.exists() and not (original and original.exists()):
            return Kept(article, original)
        number += 1


def _stem(draft: Draft) -> str:
    """The day and the headline as a file's name. Without a day no digit of it may pass for one."""
    words = _APART.sub("-", draft.title or draft.document.name).strip("-")[:_LONGEST].strip("-") or "document"
    name = f"{draft.date}-{words}" if draft.date else words
    if not draft.date and from_name(f"{name}.md") is not None:
        return f"undated-{hashlib.sha256(draft.document.raw).hexdigest()[:8]}"
    return name


def keep(draft: Draft, places: Kept) -> Problem | None:
    """Write a draft where ``places_for`` said, its original first; a Problem if it cannot be."""
    try:
        if places.original is not None:
            _write(places.original, draft.document.raw)
        _write(places.article, article_text(draft, places).encode())
    except OSError as error:
        why = MappingProxyType({"why": error.strerror or str(error)})
        return Problem("article-unwritable", places.article.as_posix(), details=why)
    return None


def article_text(draft: Draft, places: Kept) -> str:
    """The article's file: front matter, an empty line, the text."""
    original = f"{ORIGINALS}/{places.original.name}" if places.original else ""
    keys = {
        # Several articles on a page have a headline and a place each.
        "title": "" if draft.several else draft.title,
        "date": draft.date,
        "outlet": draft.outlet,
        "url": draft.url,
        "place": draft.place,
        "text": draft.kind,
        "original": original,
    }
    lines = [f"{key}: {_plain(key, value)}" for key, value in keys.items() if value]
    return "\n".join(["---", *lines, "---", "", draft.body])


def _plain(key: str, value: str) -> str:
    return value if key == "date" else scalar(value)


def _write(file: Path, raw: bytes) -> None:
    """Whole or not at all, and never over a file that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    opened = file.open("xb")
    try:
        with opened:
            opened.write(raw)
    except OSError:
        file.unlink()
        raise
