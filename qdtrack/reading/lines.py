"""A page's text to its lines: where each stands, what sets it off, what its markup says.

    "# 标题\\n\\n<p>第一段。</p><p>第二段。</p>"
      -> a line with level 1, then two lines, each with a gap before it

A line is what a newline, a paragraph tag or a <br> ends. What a line is (a byline, a caption,
a headline) is told in blocks.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qdtrack.reading.normalising import BREAK, plain

STRONG = 7  # the level of a line that is bold as a whole: below the six of Markdown

# A page that ends within a sentence ends no line: there a form feed stands between two characters of text.
_NEWLINE = re.compile(r"(?:\r\n|[\n\r\x0b\x85\u2028\u2029])\x0c*|(?<=[\s。！？；：])\x0c|\x0c(?=\s|$)")
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HASHES = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#\d]))")
_CLOSING_HASHES = re.compile(r"\s#+\s*$")
_ITEM = re.compile(r"(?:[-*+•·○‣]|[–](?!\d))\s+|•|(?<!·)·(?=\S)")
_QUOTED = re.compile(r">\s+(?=\S)")
_BOLD = re.compile(
    r"(?:<(?:p|span)[^<>]*>)?\s*(?:<(strong|b)>.*</\1>|\*\*[^*]+\*\*)\s*(?:</(?:p|span)>)?\s*$"
)
_INDENT = re.compile(r"(?:\u3000{2}|\xa0{4}| {4,}|\t)")
_WIDE_SIGN = re.compile(r"[\u1100-\u11ff\u2018-\u201d\u2014\u2026\u2e80-\uffdf\U00020000-\U0003ffff]")


@dataclass(slots=True)
class Line:
    """One line of a page, its blanks and markup aside."""

    start: int  # in the file
    end: int
    text: str  # as a reader sees it, blanks inside kept
    gap: int  # blank lines before it; a paragraph's beginning counts as one
    level: int = 0  # of a Markdown heading 1 to 6, STRONG for a bold line, 0 for none
    item: bool = False  # begins with a bullet of Markdown
    indented: bool = False  # as the first line of a printed paragraph is
    cells: tuple[tuple[int, int], ...] = ()  # of a table's row: where each begins and ends in the file

    @property
    def width(self) -> int:
        """Columns it takes on paper: a Chinese character takes two."""
        return len(self.text) + len(_WIDE_SIGN.findall(self.text))


def lines_of(text: str, body: int) -> list[Line]:
    """Every line from ``body`` on that has something to read."""
    reader = _Reader(text)
    start = body
    for newline in _NEWLINE.finditer(text, body):
        reader.read(start, newline.start())
        start = newline.end()
    reader.read(start, len(text))
    return reader.lines


class _Reader:
    """Collects the lines of a text and counts the empty ones between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        self._gap = 0

    def read(self, start: int, end: int) -> None:
        """What stands between two newlines, which paragraph tags may cut further."""
        if self.text.find("<", start, end) < 0:
            self._add(start, end, empty=1)
            return
        done = start
        for tag in BREAK.finditer(self.text, start, end):
            self._add(done, tag.start(), empty=0)
            if not _LINE_TAG.match(tag.group()):
                self._gap = max(self._gap, 1)
            done = tag.end()
        self._add(done, end, empty=int(done == start))

    def _add(self, start: int, end: int, empty: int) -> None:
        """Add one line if there is something to read in it, else count it as ``empty`` lines."""
        raw = self.text[start:end]
        bare = raw.strip()
        shown = plain(bare) if bare else ""
        if not shown:
            self._gap += empty
            return
        first = start + len(raw) - len(raw.lstrip())
        line = Line(first, first + len(bare), shown, self._gap, indented=bool(_INDENT.match(raw)))
        _read_marks(line, bare)
        if line.text:
            self.lines.append(line)
        self._gap = 0


def _read_marks(line: Line, bare: str) -> None:
    """Take the marks of Markdown off a line and say what they mean."""
    if mark := _QUOTED.match(bare):
        line.start += mark.end()
        bare = bare[mark.end() :]
        line.text = plain(bare)
    if mark := _HASHES.match(bare):
        line.level = len(mark.group(1))
        if tail := _CLOSING_HASHES.search(bare):
            line.end -= len(tail.group())
            bare = bare[: tail.start()]
        line.start += mark.end()
        line.text = plain(bare[mark.end() :])
    elif mark := _ITEM.match(bare):
        line.item = True
        line.start += mark.end()
        line.text = plain(bare[mark.end() :])
    elif bare[0] in "<*" and _BOLD.match(bare):
        line.level = STRONG
