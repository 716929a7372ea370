"""Percentages for people: rounded down while a goal is unmet, so that 99.6 never prints as 100.

percent_down(0.996, met=False)  ->  99
"""

from __future__ import annotations

import math

_DUST = 1e-9  # 0.57 * 100 is 56.99999999999999: binary dust, not a shortfall


def percent_down(fraction: float, met: bool) -> int:
    """Whole percent of a fraction: nearest when met, else rounded down, below 100 if it was.

    Classes are never made from this number.
    """
    percent = fraction * 100
    if met:
        return math.floor(percent + 0.5)
    whole = math.floor(percent + _DUST)
    return 99 if whole >= 100 > percent else whole
