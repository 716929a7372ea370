"""Folders and files to the pages in them, in sorted order.

    find([Path("articles")]) -> (Found("articles/2024/07.txt", name="2024/07"), ...), problems

A folder is an articles root and searched at any depth; a file is its own. What lies there and
cannot be read is a Problem; everything else is still read. Bytes and text belong to decoding.py.
The path "-" is the standard input, one page of text.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Problem
from qdtrack.reading.decoding import Decoded, Unreadable, decode
from qdtrack.reading.formats import read_docx, read_html, read_pdf

# The one place where a suffix chooses a reader: bytes to text.
READERS = MappingProxyType(
    {
        ".txt": decode,
        ".md": decode,
        ".html": read_html,
        ".htm": read_html,
        ".pdf": read_pdf,
        ".docx": read_docx,
    }
)
ORIGINALS = "originals"  # folders of documents that articles were made of: not read again
TEXTS = frozenset({".txt", ".md"})  # may begin with front matter
PRINTED = frozenset({".pdf", ".docx"})
LARGEST_TEXT = 20 * 2**20  # bytes of a text or web page: a year of a newspaper
LARGEST_PRINTED = 100 * 2**20  # ... and of a PDF or Word file, most of it pictures
# Documents that nothing here reads, and which remedy to name.
MISSING = MappingProxyType({".doc": "word", ".wps": "word", ".rtf": "word", ".ofd": "ofd"})

STDIN = Path("-")
STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read."""

    file: Path
    path: str  # as problems and pages name it
    name: str  # path under its root without the suffix


def find(paths: Sequence[Path], base: Path) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Every page under these paths, each once, and what could not be used."""
    found: dict[Path, Found] = {}
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for given in paths:
        for item in _under(given, base):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            real = item.file.resolve()
            if real in found:
                continue
            if item.name in names:
                details = MappingProxyType({"name": item.name, "other": names[item.name]})
                problems.append(Problem("same-article-name", item.path, details=details))
            names.setdefault(item.name, item.path)
            found[real] = item
    return tuple(found.values()), tuple(problems)


def shown_path(file: Path, base: Path) -> str:
    """The path relative to the base if it lies under it, else as given."""
    try:
        return file.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        return file.as_posix()


def load(found: Found) -> Decoded | Unreadable:
    """The text of one file, or what is wrong with it."""
    if found.file == STDIN:
        return _piped()
    suffix = found.file.suffix.lower()
    raw = _bytes(found.file, LARGEST_PRINTED if suffix in PRINTED else LARGEST_TEXT)
    return raw if isinstance(raw, Unreadable) else READERS[suffix](raw)


def load_text(file: Path) -> Decoded | Unreadable:
    """The text of a file that holds keys and no article."""
    raw = _bytes(file, LARGEST_TEXT)
    return raw if isinstance(raw, Unreadable) else decode(raw)


def _bytes(file: Path, most: int) -> bytes | Unreadable:
    try:
        if file.stat().st_size > most:
            return _too_large(most)
        return file.read_bytes()
    except OSError as error:
        return Unreadable("unreadable-file", kind=error.strerror or "")


def _piped() -> Decoded | Unreadable:
    """All of the standard input, which is a text; a closed one is as unreadable as a closed file."""
    if sys.stdin is None:
        return Unreadable("unreadable-file", kind=os.strerror(errno.EBADF))
    try:
        raw = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    except OSError as error:
        return Unreadable("unreadable-file", kind=error.strerror or "")
    return _too_large(LARGEST_TEXT) if len(raw) > LARGEST_TEXT else decode(raw)


def _too_large(most: int) -> Unreadable:
    return Unreadable("file-too-large", limit=f"{most // 2**20} MB")


def _under(given: Path, base: Path) -> Iterator[Found | Problem]:
    if given == STDIN:
        yield Found(STDIN, str(STDIN), STDIN_NAME)
        return
    path = shown_path(given, base)
    if given.is_file():
        yield _classified(given, given.parent, base) or Problem(
            "unknown-file-kind", path, details=MappingProxyType({"suffix": given.suffix})
        )
        return
    if not given.is_dir():
        yield Problem("missing-path", path)
        return
    files, errors = _files(given)
    yield from (
        Problem(
            "unreadable-file",
            shown_path(Path(error.filename), base),
            details=MappingProxyType({"why": error.strerror or ""}),
        )
        for error in errors
    )
    something = bool(errors)
    for file in files:
        if item := _classified(file, given, base):
            something = True
            yield item
    if not something:
        yield Problem("empty-folder", path)


def _files(root: Path) -> tuple[list[Path], list[OSError]]:
    """Every file under a root that is not hidden, sorted by its path, and the folders that stay closed."""
    files: list[Path] = []
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=errors.append):
        folders[:] = [name for name in folders if not _is_hidden(name) and name != ORIGINALS]
        files.extend(Path(folder, name) for name in names if not _is_hidden(name))
    # A link that leads nowhere is reported when it is opened; a pipe or a socket is no file at all.
    files = [file for file in files if file.is_file() or file.is_symlink()]
    return sorted(files, key=lambda file: file.relative_to(root).parts), errors


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))  # ~$ is what Word leaves beside an open document


def _classified(file: Path, root: Path, base: Path) -> Found | Problem | None:
    """The file to read, the reader it lacks, or None for a file that is no document."""
    suffix = file.suffix.lower()
    path = shown_path(file, base)
    if suffix in READERS:
        return Found(file, path, file.relative_to(root).with_suffix("").as_posix())
    if suffix in MISSING:
        details = MappingProxyType({"suffix": suffix})
        return Problem("missing-reader", path, details=details, hint=MISSING[suffix])
    return None
