"""Whether a unit counts things or is a percentage: the method treats both apart.

is_count("家") -> True    is_percent("%") -> True    neither: 元, 吨, EFLOPS
"""

from __future__ import annotations

from functools import cache

from qdtrack.lexicon.words import Units, load_units


@cache
def _units() -> Units:
    return load_units()


def is_count(unit: str) -> bool:
    """One more or less is the smallest step: 个, 家, 场, 人."""
    return _units().counts(unit)


def is_percent(unit: str) -> bool:
    """% and percentage points; not ‰, of which half a point would be a great deal."""
    return unit == "%" or _units().family(unit) == "percentage-point"
