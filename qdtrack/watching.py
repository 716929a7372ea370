"""How far a run has come, told to whoever wants to know: a progress bar, a list of timings, or nobody.

    for article in watched(articles, Stage.EXTRACTION, watcher): ...

A stage that is one call to others is `with watched_whole(...)`. What is done with it is the command
line's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Stage(StrEnum):
    """A part of a run that takes time, in the order of a run."""

    REGISTRY = "registry"
    READING = "reading"
    EXTRACTION = "extraction"
    MATCHING = "matching"
    ASSESSMENT = "assessment"


class Watcher(Protocol):
    """Is told of one stage at a time."""

    def begin(self, stage: Stage, size: int) -> None:
        """A stage begins, on so many things."""

    def advance(self) -> None:
        """One of them is done."""

    def end(self) -> None:
        """All of them are done."""


class _Nobody:
    def begin(self, stage: Stage, size: int) -> None: ...

    def advance(self) -> None: ...

    def end(self) -> None: ...


NOBODY: Watcher = _Nobody()


def watched(items: Sequence[T], stage: Stage, watcher: Watcher) -> Iterator[T]:
    """The items, each told of when the next is asked for."""
    with watched_whole(stage, len(items), watcher):
        for item in items:
            yield item
            watcher.advance()


@contextmanager
def watched_whole(stage: Stage, size: int, watcher: Watcher) -> Iterator[None]:
    """A stage that does not tell how far it has come."""
    watcher.begin(stage, size)
    try:
        yield
    finally:  # a bar hides the cursor of the terminal, and Ctrl-C must give it back
        watcher.end()
