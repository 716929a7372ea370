"""English that stands in code, in Chinese: the help of commands and options, and the words of typer.

    chinese("No such option: --onyl")  ->  "没有--onyl这个选项"

Help is written where an option is declared, as typer reads it, so its English is no label; the
Chinese stands in ``translations/``, under the English. A key with blanks in braces is a pattern.
What is not there stays English: another version of typer may say things that nobody foresaw.
"""

from __future__ import annotations

import re
from functools import cache

from qdtrack.catalogue import Language, table


def translated(words: str, language: Language) -> str:
    """The words in the language."""
    return chinese(words) if language is Language.ZH else words


def chinese(english: str) -> str:
    """The Chinese for one paragraph or message; the same English if there is none."""
    if entry := table("translations").get(english):
        return str(entry["zh"])
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(english):
            return chinese.format(**found.groupdict())
    return english


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The keys with blanks, the longest first, so that a sentence goes before its beginning."""
    keys = sorted((key for key in table("translations") if "{" in key), key=len, reverse=True)
    return tuple((_pattern(key), str(table("translations")[key]["zh"])) for key in keys)


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(key)), re.S)
