"""How this run speaks: in which language, and how much it says on stderr.

    qdtrack --quiet report --lang zh  ->  Manner(language=ZH, quiet=True, verbose=False)

The language is looked up in the words of the call before they are parsed, so that a mistake
in them is told in it too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from qdtrack.catalogue import Language

OPTION = "--lang"
# Whichever is set first decides. The others are those of every program.
VARIABLES = ("QDTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Manner:
    """What was asked for; language is None if the call does not say."""

    language: Language | None = None
    quiet: bool = False  # no words on stderr but errors
    verbose: bool = False  # what each stage did, and how long it took


_NOW: ContextVar[Manner] = ContextVar("manner")


def manner() -> Manner:
    """The manner of the run that is going on."""
    return _NOW.get(Manner())


@contextmanager
def speaking(words: Sequence[str]) -> Iterator[None]:
    """The manner of one run, whose words are those after `qdtrack`."""
    token = _NOW.set(Manner(asked_language(words)))
    try:
        yield
    finally:
        _NOW.reset(token)


def change(*, quiet: bool = False, verbose: bool = False) -> Manner:
    """The same manner, also quiet or verbose; what was asked for before the command stays."""
    now = manner()
    _NOW.set(replace(now, quiet=now.quiet or quiet, verbose=now.verbose or verbose))
    return manner()


def language() -> Language:
    """The language of the run: as asked for, else Chinese if the environment says so, else English."""
    if asked := manner().language:
        return asked
    names = (os.environ.get(variable) for variable in VARIABLES)
    locale = next((name for name in names if name), "")
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


def asked_language(words: Sequence[str]) -> Language | None:
    """The last --lang of a call that names a language."""
    options = [*takewhile(lambda word: word != "--", words), ""]
    asked = [
        following if word == OPTION else word.removeprefix(f"{OPTION}=")
        for word, following in pairwise(options)
        if word == OPTION or word.startswith(f"{OPTION}=")
    ]
    known = [Language(value) for value in asked if value in list(Language)]
    return known[-1] if known else None
