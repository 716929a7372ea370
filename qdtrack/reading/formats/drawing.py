"""The straight lines drawn on a PDF page, as tables are ruled and articles are parted with.

    a page with a box around a table  ->  Rule(left=50, top=100, right=540, bottom=100), ...

Distances are points, x to the right, y downwards in the direction in which the page is read. What the
lines enclose is told in ruled.py.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_LINE = 1.5  # points: a filled rectangle thinner than this is a line


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: across (top == bottom) or down (left == right)."""

    left: float
    top: float
    right: float
    bottom: float


def turned_box(quarter: int, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """A box of the page (y upwards) as left, top, right, bottom in the direction of reading."""
    if quarter == 1:
        return y0, x0, y1, x1
    if quarter == 2:
        return -x1, y0, -x0, y1
    if quarter == 3:
        return -y1, -x1, -y0, -x0
    return x0, -y1, x1, -y0


def read_rules(page: pypdfium2.PdfPage, quarter: int) -> Iterator[Rule]:
    """The straight lines of a page, across and down, as tables are ruled with."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        for x0, y0, x1, y1 in _edges(item):
            left, top, right, bottom = turned_box(quarter, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if bottom - top <= _LINE < right - left:
                middle = (top + bottom) / 2
                yield Rule(left, middle, right, middle)
            elif right - left <= _LINE < bottom - top:
                middle = (left + right) / 2
                yield Rule(middle, top, middle, bottom)


def _edges(item: pypdfium2.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """The sides of a path as boxes; a thin rectangle is one line, not four."""
    points = list(_points(item))
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    if not points:
        return
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _LINE:
        yield min(xs), min(ys), max(xs), max(ys)
        return
    begun = points[0]
    for before, point in pairwise(points):
        if point[2] == pdfium.FPDF_SEGMENT_LINETO:
            yield before[0], before[1], point[0], point[1]
        elif point[2] == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
    if len(points) > 2:
        yield points[-1][0], points[-1][1], begun[0], begun[1]


_MANY = 400  # segments: a path of more is a drawing


def _points(item: Any) -> Iterator[tuple[float, float, int]]:  # Any: pypdfium2 brings no types
    """The points of a path on the page, each with how it is reached; none for a drawing."""
    count = pdfium.FPDFPath_CountSegments(item)
    if count > _MANY:
        return
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            there = matrix.on_point(x.value, y.value)
            yield there[0], there[1], kind
