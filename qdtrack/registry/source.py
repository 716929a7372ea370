"""A registry's file to decoded text whose every character has a line and a column.

    read_source(Path("targets.yaml"))  ->  (Source, ())
    source.mark(212, 213)              ->  Mark(line=41, column=13, width=1)

What the text means is for nodes.py. A file that is not there, no file at all, or no UTF-8
text is a Problem with its remedy, never an exception.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Mark, Problem

MOST_BYTES = 20_000_000  # some 30,000 targets; a bigger file is no registry kept by hand

_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MANY_CONTROLS = 0.1  # a file with more NUL bytes than this is no text in any encoding


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text of one file: byte-order mark dropped and not counted."""

    path: str  # as given
    text: str
    starts: tuple[int, ...]  # where each line begins

    def mark(self, start: int, end: int) -> Mark:
        """The place of text[start:end]; what runs over the line's end is cut off."""
        start = min(start, len(self.text))
        line = bisect_right(self.starts, start) - 1
        room = self.starts[line] + len(self.line(line)) - start
        return Mark(line + 1, start - self.starts[line] + 1, max(1, min(end - start, room)))

    def line(self, index: int) -> str:
        """The text of a line counted from 0, without its end."""
        stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[index] : stop].rstrip("\r\n")

    def problem(self, code: str, start: int, end: int, hint: str = "", **details: str) -> Problem:
        """The problem at text[start:end], with the line it stands on."""
        mark = self.mark(start, end)
        return Problem(code, self.path, mark, self.line(mark.line - 1), MappingProxyType(details), hint)


def with_lines(problems: Iterable[Problem], path: Path) -> tuple[Problem, ...]:
    """A later stage's problems in the registry, each with its line where the file is there."""
    found = tuple(problems)
    source = read_source(path)[0] if found else None
    return tuple(
        replace(problem, excerpt=source.line(problem.mark.line - 1))
        if source and problem.mark and problem.mark.line <= len(source.starts) and not problem.excerpt
        else problem
        for problem in found
    )


def source_of(path: str, text: str) -> Source:
    """The text with its lines counted as an editor counts them."""
    return Source(path, text, tuple(_line_starts(text)))


def read_source(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The file's text; None and the reason if there is none."""
    shown = str(path)
    try:
        if not path.exists():
            return None, (_about_file("registry-missing", shown),)
        if not path.is_file():
            return None, (_about_file("registry-unreadable", shown, hint="not-a-file"),)
        if path.stat().st_size > MOST_BYTES:
            return None, (_about_file("registry-too-large", shown, limit=f"{MOST_BYTES // 1_000_000} MB"),)
        raw = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return None, (_about_file("registry-unreadable", shown, why=why),)
    return decode(shown, raw)


def decode(path: str, raw: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    """UTF-8, with or without a byte-order mark; anything else is named in the remedy."""
    try:
        return source_of(path, raw.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        readable = source_of(path, raw[: error.start].decode("utf-8-sig", "ignore"))
        if raw.startswith(_UTF16):
            return None, (_about_file("not-utf-8", path, hint="utf-16"),)
        if raw.count(0) > _MANY_CONTROLS * len(raw) or not _is_gb18030(raw):
            return None, (_about_file("not-utf-8", path),)
        end = len(readable.text)
        return None, (readable.problem("not-utf-8", end, end + 1, hint="gbk"),)


def _is_gb18030(raw: bytes) -> bool:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    for end in _LINE_END.finditer(text):
        yield end.end()


def _about_file(code: str, path: str, hint: str = "", **details: str) -> Problem:
    return Problem(code, path, None, "", MappingProxyType({"path": path, **details}), hint)
