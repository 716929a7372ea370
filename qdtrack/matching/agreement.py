"""Whether two claims can be one number, and which of them says more.

    agree(4.27万个, 4.3万个)   ->  True: the second has one digit less
    agree(6家, 7家)           ->  False
    agree(60余家, 64家)       ->  True

METHOD §2 and §9.2.
"""

from __future__ import annotations

import math

from qdtrack.matching.claims import Claim, order
from qdtrack.model import Basis, Bound, Quantity, TextKind

AGREE_WITHIN = 0.01
ABOUT = 0.05

LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


def is_one_sided(claim: Claim) -> bool:
    return claim.quantity.bound in LOWER | UPPER


def interval(quantity: Quantity) -> tuple[float, float]:
    """The values a quantity leaves open: METHOD §2."""
    value = quantity.value
    if quantity.bound in LOWER:
        return value, math.inf
    if quantity.bound in UPPER:
        return -math.inf, value
    if quantity.bound is Bound.APPROXIMATE:
        return value - ABOUT * abs(value), value + ABOUT * abs(value)
    if quantity.bound is Bound.NEARLY:
        return value - ABOUT * abs(value), value
    return value, value if quantity.high is None else quantity.high


def agree(one: Claim, other: Claim) -> bool:
    """Whether the values can be one: apart by half the coarser step and 1 % at most.

    Half the step is given once, not to each: 6家 and 7家 are two counts.
    """
    if one.basis != other.basis:
        return False
    a, b = interval(one.quantity), interval(other.quantity)
    apart = max(a[0] - b[1], b[0] - a[1], 0.0)
    size = max(abs(one.quantity.value), abs(other.quantity.value))
    step = max(one.quantity.step, other.quantity.step)
    return apart <= step / 2 * (1 + 1e-9) + AGREE_WITHIN * size


def says_the_same(one: Claim, other: Claim) -> bool:
    """The same number to its last digit, with the same bound."""
    a, b = one.quantity, other.quantity
    same_value = math.isclose(a.value, b.value, rel_tol=1e-9, abs_tol=1e-12)
    return same_value and (a.bound, a.high, one.basis) == (b.bound, b.high, other.basis)


_BASIS_RANK = {Basis.STATED: 0, Basis.INFERRED: 1, Basis.PUBLISHED: 2, None: 3}


def tightness(claim: Claim) -> tuple[object, ...]:
    """Exact before about before a bound; then the finer number, the surer date, the source's own words."""
    low, high = interval(claim.quantity)
    one_sided = math.isinf(low) or math.isinf(high)
    width = 0.0 if one_sided else high - low
    # Of two lower bounds the higher says more, of two upper bounds the lower.
    tight = (-low if math.isinf(high) else high) if one_sided else 0.0
    return (
        one_sided,
        width,
        tight,
        claim.quantity.step,
        _BASIS_RANK[claim.as_of_basis],
        claim.origin == "registry",
        claim.text is TextKind.NOTES,
        order(claim),
    )
