"""A series to its slope: the median of all pairwise slopes, and how far it may lie on either side.

    theil_sen([(2021, 12), (2022, 17), (2023, 21), (2024, 30), (2025, 33), (2025.5, 38)], z=1.2816)
    ->  5.778 a year [5.0, 6.5]

Theil (1950) and Sen (1968), as in scipy.stats.theilslopes; one wild value does not bend it.
What the slope means for a goal is forecast.py's.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

Pair = tuple[float, float]  # a time and a value


@dataclass(frozen=True, slots=True)
class Slope:
    """Change per unit of time, with the ends of its interval."""

    value: float
    low: float
    high: float


def theil_sen(pairs: Sequence[Pair], z: float) -> Slope:
    """The slope of at least two pairs of different times.

    The interval's ends are sorted slopes, z·sqrt(n(n-1)(2n+5)/18) ranks around the middle
    (SciPy's rule, without its correction for ties).
    """
    n = len(pairs)
    slopes = sorted((b - a) / (t - s) for (s, a), (t, b) in combinations(pairs, 2))
    count = len(slopes)
    reach = z * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    first = max(round((count - reach) / 2) - 1, 0)
    last = min(round((count + reach) / 2), count - 1)
    return Slope(median(slopes), slopes[first], slopes[last])


def resampled(pairs: Sequence[Pair], runs: int, seed: int) -> list[float]:
    """The slopes of series drawn from the pairs with replacement, always the same for one seed.

    A draw in which all pairs are one has no slope and is left out.
    """
    chance = random.Random(seed)
    n = len(pairs)
    steps = sorted(
        ((b - a) / (t - s), i, j) for (i, (s, a)), (j, (t, b)) in combinations(enumerate(pairs), 2)
    )
    found = []
    for _ in range(runs):
        times = [0] * n
        for drawn in chance.choices(range(n), k=n):
            times[drawn] += 1
        weights = [times[i] * times[j] for _, i, j in steps]
        total = sum(weights)
        if total:
            found.append(_weighted_median([slope for slope, _, _ in steps], weights, total))
    return found


def _weighted_median(slopes: Sequence[float], weights: Sequence[int], total: int) -> float:
    """The median of sorted slopes that stand several times: that of the list written out."""
    lower: float | None = None
    seen = 0
    for slope, weight in zip(slopes, weights, strict=True):
        seen += weight
        if lower is not None and weight:
            return (lower + slope) / 2
        if seen * 2 > total:
            return slope
        if seen * 2 == total and lower is None:
            lower = slope  # an even number: the mean of the two in the middle
    raise ValueError("weights that do not sum to their total")
