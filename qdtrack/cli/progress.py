"""A run's stages to a progress bar on the terminal, and to lines for --verbose.

    Reading articles: 138, 0.21 s

The bar is drawn on stderr, only on a terminal that can, only once a run has taken half a second,
and is wiped away when its stage ends. --quiet keeps it back.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from qdtrack.catalogue import label
from qdtrack.cli import manner
from qdtrack.cli.output import say
from qdtrack.watching import Stage

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.5  # seconds before there is a bar


class Onlooker:
    """The watcher of one run."""

    def __init__(self) -> None:
        self._born = self._began = perf_counter()
        self._stage = Stage.REGISTRY
        self._size = self._done = 0
        self._wants_bar = not manner.manner().quiet and _is_lively_terminal()
        self._bar: tuple[Progress, TaskID] | None = None

    def begin(self, stage: Stage, size: int) -> None:
        self._began = perf_counter()
        self._stage, self._size, self._done = stage, size, 0

    def advance(self) -> None:
        self._done += 1
        if self._bar is None and self._wants_bar and perf_counter() - self._born > PATIENCE:
            self._bar = _drawn(self._words, self._size)
        if self._bar is not None:
            progress, task = self._bar
            progress.update(task, completed=self._done)

    def end(self) -> None:
        if self._bar is not None:
            self._bar[0].stop()
            self._bar = None
        if manner.manner().verbose:
            seconds = f"{perf_counter() - self._began:.2f}"
            words = label(
                "watch.line", manner.language(), stage=self._words, count=self._size, seconds=seconds
            )
            say(words)

    @property
    def _words(self) -> str:
        return label(f"watch.{self._stage}", manner.language())


def _is_lively_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _drawn(words: str, size: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task(words, total=size)
