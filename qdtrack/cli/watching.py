"""Files that change while a command runs: an inbox whose documents are added, a report that is drawn again.

    each(added_files(Path("inbox"), language), add)    every document there, then each that appears
    redrawn(targets, articles, draw, language)         at once, then after each change

Ctrl-C ends both, and is no mistake. Needs the extra `watch`.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli.options import wrong
from qdtrack.cli.output import display

if TYPE_CHECKING:
    from queue import SimpleQueue

_SETTLED = 0.4  # seconds in which a file that is written no longer grows
_STEP = 200  # milliseconds of quiet that end a run of changes
_RUN = 2000  # ... and after which one is reported though changes go on
_LISTEN = 0.5  # seconds after which a wait can hear Ctrl-C

Place = tuple[Path, bool]  # a folder, and whether what lies below it counts
T = TypeVar("T")


def each(found: Iterable[T], act: Callable[[T], object]) -> None:
    """Do something with each, until there are no more or the person presses Ctrl-C."""
    try:
        for one in found:
            act(one)
    except KeyboardInterrupt:
        return


def added_files(folder: Path, language: Language) -> Iterator[Path]:
    """The documents in a folder, then each that appears or changes there, once it is written whole."""
    from qdtrack.reading.files import READERS

    display(label("watch.folder", language, path=str(folder)), to_stderr=True)
    seen: dict[Path, tuple[int, int]] = {}
    for _ in _changes(lambda: [(folder, True)], lambda path: path.suffix.lower() in READERS):
        for file in sorted(folder.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
            if hidden or file.suffix.lower() not in READERS or not file.is_file():
                continue
            state = _settled(file, seen.get(file))
            if state is not None and seen.get(file) != state:
                seen[file] = state
                yield file


def redrawn(targets: Path, articles: Sequence[Path], draw: Callable[[], None], language: Language) -> None:
    """Draw at once and after each change of the registry or its articles, on a clean screen.

    A registry that is broken for a while shows its problems and is waited for.
    """

    from rich.console import Console

    def redraw(_: None) -> None:
        if sys.stdout.isatty():
            Console().clear()
        try:
            draw()
        except typer.Exit:
            sys.stdout.flush()
        display(label("watch.report", language, path=str(targets)), to_stderr=True)

    name = targets.resolve().name
    places = _Places(targets, articles)
    each(_changes(places, lambda path: path.name == name or places.holds(path)), redraw)


class _Places:
    """The folder of a registry, and those of its articles as it names them now."""

    def __init__(self, targets: Path, articles: Sequence[Path]) -> None:
        self._targets = targets
        self._given = articles
        self._folders: Sequence[Path] = articles

    def __call__(self) -> list[Place]:
        from qdtrack.lexicon import load_lexicon
        from qdtrack.registry import read_registry
        from qdtrack.tracking import article_paths

        if not self._given and self._targets.exists():
            registry, _ = read_registry(self._targets, load_lexicon())
            if registry is not None:
                self._folders = article_paths(registry, self._targets)
        # An editor puts a new file in the old one's place, so the registry's folder is watched.
        below = [(folder.resolve(), True) for folder in self._folders if folder.exists()]
        return [(self._targets.resolve().parent, False), *below]

    def holds(self, path: Path) -> bool:
        """Whether a file lies among the articles."""
        resolved = path.resolve()
        return any(resolved.is_relative_to(folder.resolve()) for folder in self._folders)


def _changes(places: Callable[[], Sequence[Place]], concerns: Callable[[Path], bool]) -> Iterator[None]:
    """Once at once, then after each change; after each the places are asked for anew."""
    watch = _watch()
    news: SimpleQueue[Exception | None] = queue.SimpleQueue()
    stop = threading.Event()
    followed: set[Place] = set()

    def follow(place: Path, below: bool) -> None:
        try:
            for paths in watch(place, below, stop):
                if any(map(concerns, paths)):
                    news.put(None)
        except Exception as error:  # noqa: BLE001  # handed to the thread that can show it
            news.put(error)

    try:
        while True:
            for place in places():
                if place not in followed:
                    followed.add(place)
                    threading.Thread(target=follow, args=place, daemon=True).start()
            yield
            _wait(news)
    finally:
        stop.set()


def _wait(news: SimpleQueue[Exception | None]) -> None:
    """Until something changed; what changed meanwhile is taken along."""
    while True:
        try:
            found = [news.get(timeout=_LISTEN)]
        except queue.Empty:
            continue
        while not news.empty():
            found.append(news.get())
        for error in found:
            if error is not None:
                raise error
        return


def _watch() -> Callable[[Path, bool, threading.Event], Iterator[list[Path]]]:
    """watchfiles, asked for one place; without it the caller is told which extra brings it."""
    try:
        from watchfiles import watch
    except ImportError:
        raise wrong(
            "call.missing_extra", "--watch", format="--watch", library="watchfiles", extra="watch"
        ) from None

    def paths(place: Path, below: bool, stop: threading.Event) -> Iterator[list[Path]]:
        for changes in watch(place, recursive=below, step=_STEP, debounce=_RUN, stop_event=stop):
            yield [Path(path) for _, path in changes]

    return paths


def _settled(file: Path, known: tuple[int, int] | None) -> tuple[int, int] | None:
    """Size and time of a file that is no longer written; None for one that vanished."""
    try:
        before = _state(file)
        while before != known:
            time.sleep(_SETTLED)
            now = _state(file)
            if now == before:
                break
            before = now
    except OSError:
        return None
    return before


def _state(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns
