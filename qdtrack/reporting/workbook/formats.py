"""How a cell is shown: number formats that lose no digit that counts, and styles made once each.

number_format(0.9996, Holds.SHARE)     ->  0.00%     not 100.0% while the goal is unmet
number_format(45090.25, Holds.COMPUTED)  ->  #,##0     the cell still holds 45090.25
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from qdtrack.reporting.tables.columns import Holds

DAY = "yyyy-mm-dd"
MOST_DIGITS = 6


def number_format(value: float, holds: Holds) -> str:
    """Excel's format for one number."""
    match holds:
        case Holds.SHARE:
            return f"0.{'0' * _share_digits(value)}%"
        case Holds.POINTS:
            return "+0.0%;-0.0%;0.0%"
        case Holds.COUNT:
            return "0"
        case Holds.COMPUTED:
            return _with_digits(min(_digits(value), _significant(value)))
        case _:
            return _with_digits(_digits(value))


def _share_digits(share: float) -> int:
    """One, or as many as keep what is not whole from being shown as 100 %."""
    digits = 1
    while share < 1 and round(share * 100, digits) >= 100 and digits < MOST_DIGITS:
        digits += 1
    return digits


def _digits(value: float) -> int:
    """The decimals that the number has, a few at most."""
    exponent = Decimal(f"{value:.15g}").normalize().as_tuple().exponent
    return min(max(-int(exponent), 0), MOST_DIGITS)


def _significant(value: float) -> int:
    """Decimals for three significant digits; none from 100 on."""
    return max(2 - math.floor(math.log10(abs(value))), 0) if value else 0


def _with_digits(digits: int) -> str:
    return "#,##0" + (f".{'0' * digits}" if digits else "")


class Exact(float):
    """A number that is written with all its digits.

    XlsxWriter formats numbers to 16 digits, one too few: 90.9 would be read again as 90.90000000000001.
    """

    def __format__(self, spec: str) -> str:
        return repr(float(self))


@dataclass(frozen=True, slots=True)
class Styles:
    """A workbook's cell formats, each made once: a workbook with one a cell is slow and may not open."""

    workbook: Any  # Any: xlsxwriter brings no types
    made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)  # Any: its formats

    def style(self, **properties: object) -> Any:  # Any: its format
        """The format with these properties of XlsxWriter's."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format({"valign": "top", **properties})
        return self.made[key]
