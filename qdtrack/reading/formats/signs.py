"""Raised signs, which plain text would not tell apart: a footnote's number is no digit of an amount.

raised("2", "76%")  ->  ""      (76% with a note 2; as plain text it would be 76%2)
raised("2", "km")   ->  "²"     (the unit km²)
"""

from __future__ import annotations

import re

from qdtrack.reading import words

_POWERS = str.maketrans("23", "²³")
_RAISABLE = re.compile(rf"(?:[A-Za-z]|{words.any_of(words.words('raised_units'))})$")
_NOTE = re.compile(r"[\[(（〔【*]*\d*[,，、\d]*[\])）〕】*]*")


def raised(text: str, before: str) -> str:
    """What stands for a raised text behind ``before``: a power as its sign, a note's number not at all."""
    if text in ("2", "3") and _RAISABLE.search(before):
        return text.translate(_POWERS)
    return "" if _NOTE.fullmatch(text.strip()) else text
