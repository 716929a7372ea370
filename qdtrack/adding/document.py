"""What is to be added: bytes of a known kind, and where they came from.

open_document(Path("inbox/方案.pdf"))  ->  Document(b"%PDF…", ".pdf", "方案")
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Problem
from qdtrack.reading.files import LARGEST_PRINTED, LARGEST_TEXT, MISSING, PRINTED, READERS


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was found."""

    raw: bytes
    suffix: str  # small letters: ".pdf"; one of reading.files.READERS
    name: str  # of the file, without its suffix; of a page, the end of its link
    path: str  # as problems name it: the file as given, or the link
    url: str = ""  # that it was fetched from


def open_document(file: Path) -> Document | Problem:
    """A file, or why it cannot be used."""
    path, suffix = file.as_posix(), file.suffix.lower()
    if not file.is_file():
        return Problem("missing-path", path)
    if suffix in MISSING:
        return Problem("missing-reader", path, details=_words(suffix=suffix), hint=MISSING[suffix])
    if suffix not in READERS:
        return Problem("unknown-file-kind", path, details=_words(suffix=file.suffix))
    most = LARGEST_PRINTED if suffix in PRINTED else LARGEST_TEXT
    try:
        if file.stat().st_size > most:
            return Problem("file-too-large", path, details=_words(limit=f"{most // 2**20} MB"))
        return Document(file.read_bytes(), suffix, file.stem, path)
    except OSError as error:
        return Problem("unreadable-file", path, details=_words(why=error.strerror or ""))


def _words(**details: str) -> MappingProxyType[str, str]:
    return MappingProxyType(details)
