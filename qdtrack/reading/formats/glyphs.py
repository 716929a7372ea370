"""A PDF page to pieces of text with their places: what pdfium prints, glyph by glyph, put into runs.

    a page  ->  Sheet((Piece("全市开通5G基站", left=50, top=60, right=134, bottom=73), ...), rules, faults=0)

Distances are points, x to the right, y downwards in the direction in which the page is read; a page
that is printed sideways is turned. Which pieces make a column or a table is told in layout.py and
ruled.py.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from qdtrack.reading.formats.drawing import Rule, read_rules, turned_box
from qdtrack.reading.formats.signs import raised
from qdtrack.reading.words import RADICALS

_SAME_ROW = 0.5  # of the smaller height, that two glyphs of one line share
_APART = 0.9  # of the height: a wider blank parts two pieces
_PRINTED_APART = 2.3  # ... unless two full-width blanks are printed there
_HANGING = 0.25  # ... or a column begins there
_FLUSH = 1.0  # points between the left edges of lines of a column
_COLUMN = 3  # so many of them make one
_LOOK_BACK = 400  # pieces that begin further left; a page of small print has about as many
_DIGITS_APART = 0.5  # ... and two digits already here: they may be two cells of a table
_WORDS_APART = 0.25  # a blank between two Latin words
_CLAUSES_APART = 0.5  # ... and between two Chinese ones
_BACK = 0.75  # a glyph may reach so far back into the one before: half of a Chinese sign may be cut off
_TWICE = 0.15  # the same glyph this near is one, printed twice to look bold
_SMALL = 0.75  # of the line's height: smaller and raised is a superscript
_RAISED = 0.15
_ABOVE = 0.85  # of a font's height stands above the base line
_NUMERIC = "0123456789.,%‰"
_SLANT = 0.02  # quarter turns: text more slanted than this is no line of the page
_UNKNOWN = "\ufffd"
_SYMBOLS = range(0xF000, 0xF100)  # of Wingdings and the like, which items of lists begin with
_HYPHEN = 2  # what pdfium gives for a hyphen at a line's end
_SPOILT = re.compile(r"[\d.,]*\ufffd[\d.,\ufffd]*")
_PRIVATE = ("Co", "Cn", "Cs")  # code points without a meaning of their own


@dataclass(slots=True)
class Piece:
    """A run of text on one line, without a wide blank in it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def joins(self, other: Piece) -> bool:
        """Whether another piece stands on the same line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > _SAME_ROW * min(self.height, other.height)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on one page; ``faults`` counts glyphs whose character the file does not tell."""

    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    width: tuple[float, float]  # where the page begins and ends, from left to right
    glyphs: int
    faults: int


@dataclass(slots=True)
class _Glyph:
    sign: str
    left: float
    top: float
    right: float
    bottom: float
    blank: str = ""  # before it: "printed", "guessed" by pdfium from its distance, or none


def read_sheet(page: pypdfium2.PdfPage) -> Sheet:
    """All text and straight lines of a page."""
    text = page.get_textpage()
    try:
        quarter, glyphs = _upright(list(_printed(text)))
    finally:
        text.close()
    faults = sum(glyph.sign == _UNKNOWN for glyph in glyphs)
    pieces = _merged(_runs(_once(glyphs)))
    for piece in pieces:  # beside an unknown glyph a number may lack a digit
        piece.text = _SPOILT.sub(_UNKNOWN, piece.text)
    left, _, right, _ = turned_box(quarter, *page.get_cropbox())
    rules = tuple(read_rules(page, quarter)) if pieces else ()
    return Sheet(tuple(pieces), rules, (left, right), len(glyphs), faults)


def rows_of_pieces(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, together; the lines from above, each from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if rows and rows[-1][0].joins(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


# ---------------------------------------------------------------- glyphs


def _printed(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, _Glyph]]:
    """Every glyph with the quarter turn it is printed at; slanted ones (watermarks) are left out.

    Its height is that of its font, above and below the base line: a box around the ink of 一 is flat.
    """
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    blank = ""
    for index in range(text.count_chars()):
        sign = _sign(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace():
            blank = "guessed" if pdfium.FPDFText_IsGenerated(text, index) == 1 else "printed"
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            sign = _UNKNOWN  # pdfium guesses a character from the glyph's number
        if not sign.strip():
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        turned = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        known = pdfium.FPDFText_GetLooseCharBox(text, index, box) and pdfium.FPDFText_GetCharOrigin(
            text, index, x, y
        )
        if abs(turned - round(turned)) > _SLANT or size <= 0 or not known:
            continue
        quarter = round(turned) % 4
        left, _, right, _ = turned_box(quarter, box.left, box.bottom, box.right, box.top)
        _, base, _, _ = turned_box(quarter, x.value, y.value, x.value, y.value)
        yield quarter, _Glyph(sign, left, base - _ABOVE * size, right, base + (1 - _ABOVE) * size, blank)
        blank = ""


def _sign(code: int) -> str:
    """The character of a code point; radicals become their characters, what has no meaning is unknown."""
    if code in (0, 0xFFFD, 0xFFFE, 0xFFFF):
        return _UNKNOWN
    if code in _SYMBOLS:
        return "•"
    if code == _HYPHEN:
        return "-"
    sign = chr(code)
    category = unicodedata.category(sign)
    if category in _PRIVATE:
        return _UNKNOWN
    if category in ("Cc", "Cf"):
        return " " if sign in "\t\r\n\f" else ""
    return RADICALS.get(sign, sign)


def _upright(glyphs: list[tuple[int, _Glyph]]) -> tuple[int, list[_Glyph]]:
    """The glyphs printed the way most of the page is, and which quarter turn that is."""
    if not glyphs:
        return 0, []
    quarter = Counter(turned for turned, _ in glyphs).most_common(1)[0][0]
    return quarter, [glyph for turned, glyph in glyphs if turned == quarter and glyph.right > glyph.left]


def _once(glyphs: list[_Glyph]) -> Iterator[_Glyph]:
    """Each glyph once: one printed a second time a hair's breadth away only looks bold."""
    seen: dict[tuple[str, int, int], list[_Glyph]] = {}
    for glyph in glyphs:
        near = _TWICE * (glyph.bottom - glyph.top)
        row, column = int(glyph.top // 4), int(glyph.left // 4)
        around = (
            other
            for y in (row - 1, row, row + 1)
            for x in (column - 1, column, column + 1)
            for other in seen.get((glyph.sign, y, x), ())
        )
        if any(abs(other.left - glyph.left) < near and abs(other.top - glyph.top) < near for other in around):
            continue
        seen.setdefault((glyph.sign, row, column), []).append(glyph)
        yield glyph


# ---------------------------------------------------------------- pieces


def _runs(glyphs: Iterator[_Glyph]) -> list[Piece]:
    """Glyphs that follow each other on a line as one piece, in the order of the file."""
    pieces: list[Piece] = []
    for glyph in glyphs:
        new = Piece(glyph.sign, glyph.left, glyph.top, glyph.right, glyph.bottom)
        apart = _PRINTED_APART if glyph.blank == "printed" else _APART
        if pieces and _follows(pieces[-1], new, apart):
            _append(pieces[-1], new, blank=glyph.blank)
        else:
            pieces.append(new)
    return pieces


def _follows(piece: Piece, new: Piece, apart: float) -> bool:
    """Whether text goes on in ``new``, which stands no more than ``apart`` heights away."""
    if not piece.joins(new):
        return False
    height = min(piece.height, new.height)
    if piece.text[-1].isdigit() and new.text[0].isdigit():
        apart = _DIGITS_APART
    return -_BACK * height < new.left - piece.right < apart * height


def _append(piece: Piece, new: Piece, *, blank: str = "") -> None:
    text = new.text
    if len(text) == 1 and _is_raised(piece, new):
        text = raised(text, piece.text)
    elif _is_apart(piece, new, blank):
        text = " " + text
    if new.height > piece.height:
        piece.top, piece.bottom = new.top, new.bottom
    piece.text += text
    piece.right = max(piece.right, new.right)


def _is_raised(piece: Piece, new: Piece) -> bool:
    return new.height < _SMALL * piece.height and piece.bottom - new.bottom > _RAISED * piece.height


def _is_apart(piece: Piece, new: Piece, blank: str) -> bool:
    """Whether a blank parts two words. Within a number only a printed one counts: digits may be set wide."""
    left, right = piece.text[-1], new.text[0]
    if left in _NUMERIC and right in _NUMERIC:
        return blank == "printed"
    latin = left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    widest = _WORDS_APART if latin else _CLAUSES_APART
    return bool(blank) or new.left - piece.right > widest * new.height


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Pieces that a line was torn into, since a file may print its text in any order."""
    waiting = sorted(pieces, key=lambda piece: (piece.left, piece.top))
    edges = [piece.left for piece in waiting]
    done: list[Piece] = []
    for piece in waiting:
        around = bisect_right(edges, piece.left + _FLUSH) - bisect_left(edges, piece.left - _FLUSH)
        # Where several pieces begin flush a column does: a sign that hangs over its edge comes near.
        apart = _HANGING if around >= _COLUMN else _APART
        before = next(
            (other for other in reversed(done[-_LOOK_BACK:]) if _follows(other, piece, apart)), None
        )
        if before is None:
            done.append(piece)
        else:
            _append(before, piece)
    return sorted(done, key=lambda piece: (piece.top, piece.left))
