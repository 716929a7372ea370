"""Every sentence and label that a person reads, in English and in Chinese.

``labels/`` holds the words of the screens, a file each, ``problems/`` the problem codes: severity,
message, remedy and explanation, ``glossary.yaml`` the trade's Chinese terms in English. All are
data; tests hold them complete and find keys that stand twice or that nothing uses.

Help is written where an option is declared, as typer reads it, so its English is no label; its
Chinese stands in ``translations/``, under the English, beside that of what typer and the system say.

    label("status.behind", Language.ZH) -> "欠序时"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import cast

import yaml

from qdtrack.model import Problem, Severity


class Language(StrEnum):
    EN = "en"
    ZH = "zh"


Text = Mapping[str, str]  # {"en": ..., "zh": ...}


@cache
def table(name: str) -> Mapping[str, Mapping[str, object]]:
    """One of this folder's tables, parsed: key -> its entry. A folder's files are one table."""
    here = resources.files(__package__)
    folder = here.joinpath(name)
    files = (
        sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else [here / f"{name}.yaml"]
    )
    entries: dict[str, Mapping[str, object]] = {}
    for file in files:
        # The table is the package's own file; its shape is held by a test, not at run time.
        entries |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return entries


@cache
def label_keys() -> frozenset[str]:
    """Every key of labels/."""
    return frozenset(table("labels"))


def problem_codes() -> frozenset[str]:
    """Every code of problems/."""
    return frozenset(table("problems"))


def label(key: str, language: Language, /, **details: object) -> str:
    """The words for ``key``, with the blanks in braces filled from ``details``.

    Raises KeyError for a key that labels/ lacks: that is our mistake, not the user's.
    """
    return str(table("labels")[key][language]).format(**details)


def severity(code: str) -> Severity:
    return Severity(str(table("problems")[code]["severity"]))


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one line."""
    return _sentence(problem.code, "message", language, problem.details)


def hint(problem: Problem, language: Language) -> str:
    """What to do about it; "" if the message says all."""
    part = f"hint-{problem.hint}" if problem.hint else "hint"
    return _sentence(problem.code, part, language, problem.details)


def explanation(code: str, language: Language) -> str:
    """What `qdtrack explain` prints for a code: a paragraph, usually with an example."""
    return _sentence(code, "explain", language, {})


def _sentence(code: str, part: str, language: Language, details: Mapping[str, str]) -> str:
    texts = cast("Text | None", table("problems")[code].get(part))
    if texts is None:
        return ""
    if "why" in details:  # the system's own words
        details = {**details, "why": translated(details["why"], language)}
    return texts[language].format(**details) if details else texts[language]


def translated(words: str, language: Language) -> str:
    """Words of help, typer or the system in the language; what nobody foresaw stays as it is.

        translated("No such option: --onyl", Language.ZH)  ->  "没有--onyl这个选项"

    A key with blanks in braces is a pattern.
    """
    if entry := table("translations").get(words):
        return str(entry.get(language, words))
    for pattern, entry in _patterns():
        if found := pattern.fullmatch(words):
            return str(entry[language]).format(**found.groupdict()) if language in entry else words
    return words


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Mapping[str, object]], ...]:
    """The keys with blanks, the longest first, so that a sentence goes before its beginning."""
    entries = sorted(table("translations").items(), key=lambda item: len(item[0]), reverse=True)
    return tuple((_pattern(key), entry) for key, entry in entries if "{" in key)


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(key)), re.S)
