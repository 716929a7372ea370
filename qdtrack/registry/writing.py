"""Values to YAML that every reader takes for the same: the words that an edit puts into targets.yaml.

    in_flow({"accept": "达到76%", "article": "2022-10-15"})  ->  {accept: 达到76%, article: 2022-10-15}
    scalar("12:30")                                     ->  "12:30", in quotes

A word stands plain only where no reader of YAML could take it for anything else; all others
stand in double quotes with the signs escaped that would end the line, the quotation or the
file's validity. Where the words go is splicing.py's business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qdtrack.registry.scalars import NOTHING, surprise

Value = str | Sequence["Value"] | Mapping[str, "Value"]

# Letters, digits and Han with a few signs between; no colon, comma, bracket, quote, hash or blank.
# One letter alone is quoted: y and n are truth values to some.
_PLAIN = re.compile(r"[^\W_][\w./%-]*[\w%]|\d")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What YAML forbids in a file or takes for a line's end. Half surrogates no file can hold.
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def scalar(text: str) -> str:
    """The text as a YAML scalar on one line."""
    if _PLAIN.fullmatch(text) and text not in NOTHING and not surprise(text):
        return text
    return '"' + _UNSAFE.sub(lambda sign: _escape(sign[0]), text) + '"'


def _escape(sign: str) -> str:
    return _ESCAPED.get(sign) or f"\\u{ord(sign):04X}"


def in_flow(value: Value) -> str:
    """The value on one line, lists in brackets and mappings in braces."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(in_flow(part) for part in value) + "]"


def in_block(entry: Mapping[str, Value]) -> tuple[str, ...]:
    """The lines of a list's new member, a key a line: "- id: …", "  goal: …"."""
    lines = [f"{key}: {in_flow(value)}" for key, value in entry.items()]
    return tuple(f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines))
