"""What is shared while one targets.yaml is read: its text, the knowledge, the mistakes so far.

    walk.note("unknown-key", node, key="natur", id="5g-base-stations")

An alias brings the same node twice; its mistake is shown once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from qdtrack.catalogue import severity
from qdtrack.lexicon import Lexicon
from qdtrack.model import Mark, Problem, Severity
from qdtrack.registry.dates import Calendar
from qdtrack.registry.nodes import Node
from qdtrack.registry.source import Source

ALIKE = 60.0  # of 100: from here on a word is offered as "did you mean"


@dataclass(slots=True)
class Walk:
    """What is shared while one file is read: its text, the knowledge, the mistakes so far."""

    source: Source
    lexicon: Lexicon
    calendar: Calendar
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0  # an aliased error counts each time it is met and is shown once
    _shown: set[tuple[str, int, int, str]] = field(default_factory=set)

    def note(self, code: str, node: Node, hint: str = "", **details: str) -> None:
        """A mistake that covers a whole node."""
        self.note_at(code, node.start, node.end, hint, **details)

    def note_at(self, code: str, start: int, end: int, hint: str = "", **details: str) -> None:
        """A mistake at text[start:end]."""
        if severity(code) is Severity.ERROR:
            self.errors += 1
        if (once := (code, start, end, details.get("key", ""))) not in self._shown:
            self._shown.add(once)
            self.problems.append(self.source.problem(code, start, end, hint, **details))

    def mark(self, node: Node) -> Mark:
        return self.source.mark(node.start, node.end)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, "" if none is near."""
    found = process.extractOne(word, sorted(set(known)), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else ""
