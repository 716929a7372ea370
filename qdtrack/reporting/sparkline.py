"""A target's series in a cell of the report: two lines of braille, the figures and the path they should take.

    ⢀⠄⠂⠁      the unbroken line: the figures by date
    ⠊          the dotted one: the required path, to the deadline at the right edge

Braille signs (U+2800 to U+28FF) are one column wide in every terminal, and eight dots each; line and
dots differ without colour. The large picture is plot.py's.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from qdtrack.model import Assessment
from qdtrack.reporting.course import Corner, Course, course

CELLS, LINES = 14, 2
_ACROSS, _DOWN = CELLS * 2, LINES * 4  # dots
_EVERY = 3  # columns from one dot of the path to the next
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # of a dot by its row and column in a sign
_BLANK = 0x2800

Dots = set[tuple[int, int]]  # column from the left, row from the top


def sparkline(assessment: Assessment) -> tuple[str, ...]:
    """The lines of the picture, without blanks at their ends; () where there are not two dated values."""
    found = course(assessment)
    if found is None or found.dates < 2:
        return ()
    place = _Places.of(found)
    figures = [(one.day, one.value) for one in found.seen]
    if found.path and found.is_from_baseline:
        figures = sorted({found.path[0], *figures})
    line = place.joined(figures)
    path = {(x, y) for x, y in place.joined(found.path) if x % _EVERY == 0}
    ends = {place.dot(spot) for spot in found.goal}
    return _signs(line | path | ends)


class _Places:
    """Days and values to dots."""

    def __init__(self, spots: Iterable[Corner]) -> None:
        days, values = zip(*spots, strict=True)
        self._first, self._days = min(days), max((max(days) - min(days)).days, 1)
        # Halves, since the distance of two numbers can be greater than any number.
        self._low, self._span = min(values) / 2, max(values) / 2 - min(values) / 2

    @classmethod
    def of(cls, found: Course) -> _Places:
        return cls([*((one.day, one.value) for one in found.seen), *found.path, *found.goal])

    def dot(self, spot: Corner) -> tuple[int, int]:
        """Values all alike lie in the middle."""
        day, value = spot
        share = (value / 2 - self._low) / self._span if self._span else 0.5
        column = round((day - self._first).days / self._days * (_ACROSS - 1))
        return column, round((1 - share) * (_DOWN - 1))

    def joined(self, spots: Iterable[Corner]) -> Dots:
        """The dots of the straight lines from one to the next."""
        dots = [self.dot(spot) for spot in spots]
        found: Dots = set(dots)
        for (a, low), (b, high) in pairwise(dots):
            steps = max(abs(b - a), abs(high - low))
            found |= {
                (round(a + (b - a) * step / steps), round(low + (high - low) * step / steps))
                for step in range(1, steps)
            }
        return found


def _signs(dots: Dots) -> tuple[str, ...]:
    lines = []
    for line in range(LINES):
        signs = []
        for cell in range(CELLS):
            bits = sum(
                bit
                for row, pair in enumerate(_BITS)
                for column, bit in enumerate(pair)
                if (cell * 2 + column, line * 4 + row) in dots
            )
            signs.append(chr(_BLANK + bits) if bits else " ")
        lines.append("".join(signs).rstrip())
    return tuple(lines)
