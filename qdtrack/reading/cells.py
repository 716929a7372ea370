"""What a cell of a table holds: an amount, a sentence, or a name.

    "4.35万个", "超过76%", "增长12%"  -> an amount
    "5G基站", "2025年", "10G-PON端口", "1" -> none: a name, a time, a number without its unit

Used where tables are read (tables.py) and where they are written as lines (formats/grid.py).
"""

from __future__ import annotations

import re

from qdtrack.reading import words

_LONGEST = 24  # characters of an amount with its words
_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_UNIT = rf"(?:[%％‰]|(?!{words.any_of(words.words('time_units'))})[{words.HAN}²³/／·]{{1,8}})"
_AMOUNT = re.compile(
    rf"[^\w]*[{words.HAN}]{{0,4}}[^\w]{{0,2}}{_NUMBER}(?:\s*[-—–~～]\s*{_NUMBER})?\s*{_UNIT}[^\w]*"
)
# 70, ≥80, 不低于6, 3—5, 20左右; not [6], a sum over years, nor 第3, a rank.
_VALUE = re.compile(
    rf"(?!(?:19|20)\d\d$)[≥≤>＞<＜]?(?!{words.any_of(words.words('ordinals'))})[{words.HAN}]{{0,4}}"
    rf"{_NUMBER}(?:\s*[-—–~～]\s*{_NUMBER})?(?!{words.any_of(words.words('time_units'))})[{words.HAN}]{{0,3}}"
)
_AGE = words.any_of(words.words("ages"))
_COUNTED = re.compile(rf"(?<![A-Za-z\d.]){_NUMBER}\s*(?!{_AGE}){_UNIT}")  # 3岁以下婴幼儿托位数 counts nothing
_SENTENCE = re.compile(r"[。！？；]")


def is_amount(cell: str) -> bool:
    """Whether a cell is nothing but a number with its unit, and a word or sign before it."""
    return len(cell) <= _LONGEST and _AMOUNT.fullmatch(cell.strip()) is not None


def is_value(cell: str) -> bool:
    """Whether a cell is a number that lacks but its unit, and a word or sign beside it; no year."""
    return len(cell) <= _LONGEST and _VALUE.fullmatch(cell.strip()) is not None


def holds_amount(cell: str) -> bool:
    """Whether a number with its unit stands somewhere in a cell."""
    return _COUNTED.search(cell) is not None


def is_prose(cell: str) -> bool:
    """Whether a cell is a text of whole sentences, which need nothing beside them."""
    return _SENTENCE.search(cell) is not None


def is_bare_number(cell: str) -> bool:
    """Whether a cell is a number alone: a row's number, or a value whose unit stands elsewhere."""
    return re.fullmatch(rf"[^\w]*{_NUMBER}[^\w]*", cell.strip()) is not None
