"""Passages to sentences and clauses, as spans; brackets are never cut open.

sentences("甲达到3家，乙(丙，丁)4家。")  ->  one Sentence with clauses 0..5 and 6..15
"""

from __future__ import annotations

from dataclasses import dataclass

_ENDS = frozenset("。！？!?")
_CUTS = frozenset("，,；;：:")
_OPEN = frozenset("(（[【《〈")
_CLOSE = frozenset(")）]】》〉")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence between commas; ``fresh`` when a semicolon or the sentence opens it."""

    start: int
    end: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int  # behind the closing mark
    clauses: tuple[Clause, ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a passage, in order; together they cover it."""
    found: list[Sentence] = []
    clauses: list[Clause] = []
    start = begin = depth = 0
    fresh = True
    for i, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _ENDS and not _inside_number(text, i):
            clauses.append(Clause(begin, i, fresh))
            found.append(Sentence(start, i + 1, tuple(clauses)))
            clauses, start, begin, depth, fresh = [], i + 1, i + 1, 0, True
        elif char in _CUTS and depth == 0 and not _inside_number(text, i):
            clauses.append(Clause(begin, i, fresh))
            begin, fresh = i + 1, char in "；;"
    if start < len(text):
        clauses.append(Clause(begin, len(text), fresh))
        found.append(Sentence(start, len(text), tuple(clauses)))
    return found


def _inside_number(text: str, i: int) -> bool:
    """The comma of 4,800 and the colon of 12:30 cut nothing."""
    return 0 < i < len(text) - 1 and text[i].isascii() and text[i - 1].isdigit() and text[i + 1].isdigit()
