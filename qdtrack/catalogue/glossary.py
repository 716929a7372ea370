"""Chinese names of indicators to English, word by word.

    english("省级“晨星工厂”")  ->  "provincial-level Morning Star factories"

The words stand in ``glossary.yaml``. A name is put into English whole or not at all: half a name
would mean something else. Places and units are not its business.
"""

from __future__ import annotations

from functools import cache

from qdtrack.catalogue import table

QUOTES = str.maketrans("", "", "“”\"'‘’")
LISTS = "、，,"


@cache
def english(chinese: str) -> str:
    """The name in English; "" if one of its parts is not in the glossary."""
    rest, words, behind = chinese.translate(QUOTES).strip(), "", ""
    while rest:
        if rest[0] in LISTS:
            words, rest = f"{words},", rest[1:]
            continue
        term = next((term for term in _terms() if rest.startswith(term)), "")
        if not term:
            return ""
        entry, rest = table("glossary")[term], rest[len(term) :]
        if entry.get("behind"):
            behind = f"{behind} {entry['en']}"
        else:
            words = f"{words} {entry['en']}".rstrip()
    return f"{words}{behind}".strip()


@cache
def _terms() -> tuple[str, ...]:
    """Every term, the longest first."""
    return tuple(sorted(table("glossary"), key=lambda term: (-len(term), term)))
