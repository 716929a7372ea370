"""What YAML would make of an unquoted word: the readings nobody meant.

    surprise("12:30")  ->  "sexagesimal"   YAML 1.1 reads 750
    surprise("on")     ->  "boolean"
    surprise("2027")   ->  ""              any reader sees the same

qdtrack takes every value as written; an editor, a script or a spreadsheet that reads the
same file does not. So such a word is an error with its remedy (quotes), never a guess.
"""

from __future__ import annotations

import re

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
YES = frozenset({"true", "yes", "on"})
NO = frozenset({"false", "no", "off"})

_SURPRISES = (
    ("sexagesimal", re.compile(r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?", re.ASCII)),
    ("underscore", re.compile(r"[-+]?(?=[\d_.]*_)\d[\d_]*(?:\.[\d_]*)?", re.ASCII)),
    ("exponent", re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+", re.ASCII)),
    ("leading-zero", re.compile(r"[-+]?0\d+(?:\.\d*)?", re.ASCII)),
    ("base", re.compile(r"[-+]?0(?:x[\da-fA-F_]+|o[0-7_]+|b[01_]+)", re.ASCII)),
    ("not-a-number", re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")),
)


def surprise(value: str) -> str:
    """The name of the surprise (a hint of the problem yaml-surprise), "" if there is none."""
    if not value.isascii():
        return ""
    if value.lower() in YES | NO and value in {value.lower(), value.title(), value.upper()}:
        return "boolean"
    return next((name for name, pattern in _SURPRISES if pattern.fullmatch(value)), "")


def yes_or_no(value: str) -> bool | None:
    """The truth value, in any of YAML's spellings; None if it is none."""
    folded = value.lower()
    return True if folded in YES else False if folded in NO else None
