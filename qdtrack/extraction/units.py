"""How a unit is written: behind its number, or in brackets behind the name of what is counted.

5万个, 3台（套）, 万元/人            ->  unit_pattern
5G基站（万个）5, a row of a table    ->  named_unit_pattern
"""

from __future__ import annotations

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of


def unit_pattern(lexicon: Lexicon) -> str:
    """A unit, as the group ``unit``, which may be of something: 吨/万元."""
    per = rf"(?:[/／]{any_of([*lexicon.units.families, *lexicon.units.per])})?"
    latin = [word for word in lexicon.units.families if word[-1].isascii() and word[-1].isalnum()]
    other = [word for word in lexicon.units.families if word not in set(latin)]
    pair = rf"(?:[（(]{any_of(other)}[）)])?"  # 台（套）
    return rf"\s?(?P<unit>(?:{any_of(latin)}(?![A-Za-z0-9²³])|{any_of(other)}{pair}){per})"


def named_unit_pattern(lexicon: Lexicon) -> str:
    """A unit in brackets, and as the group ``scale`` the scale before it."""
    return rf"[（(](?P<scale>[{''.join(lexicon.numerals.scales)}]{{0,2}}?){unit_pattern(lexicon)}[）)]"
