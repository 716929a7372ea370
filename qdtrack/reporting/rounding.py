"""Computed numbers to as many digits as are worth printing, and never onto a value that they do not reach.

    7984.25 -> 7984    5.2952 -> 5.3    14996578467 -> 15000000000    0.9499 beside 0.95 -> 0.9499

Printed values of articles and of the registry are not rounded at all.
"""

from __future__ import annotations

from collections.abc import Iterable

WHOLE = 1e5  # below it a computed number is printed to the unit, above to four digits
EXACT = 15  # digits that a float holds


def rounded(value: float) -> float:
    """A computed number to three digits, from 100 on whole, from a hundred thousand on to four digits."""
    if abs(value) < 100:
        return float(f"{value:.3g}")
    return float(round(value)) if abs(value) < WHOLE else float(f"{value:.4g}")


def rounded_beside(value: float, *edges: float | None) -> float:
    """The same with as many digits more as keep it on its own side of each edge: 0.9499 is not 0.95."""
    known = [edge for edge in edges if edge is not None]
    shown = rounded(value)
    return shown if _keeps_side(shown, value, known) else to_digits(value, 4, *known)


def to_digits(value: float, digits: int, *edges: float) -> float:
    """A number to so many digits, or as many more as keep it on its own side of each edge."""
    while digits < EXACT and not _keeps_side(float(f"{value:.{digits}g}"), value, edges):
        digits += 1
    return float(f"{value:.{digits}g}")


def _keeps_side(shown: float, value: float, edges: Iterable[float]) -> bool:
    return all(_side(shown, edge) == _side(value, edge) for edge in edges)


def _side(value: float, edge: float) -> int:
    """-1 below, 0 on, 1 above."""
    return (value > edge) - (value < edge)
