"""One mapping of targets.yaml read key by key, every mistake noted where it stands.

    entry = Entry(walk, node, TARGET, "5g-base-stations")
    entry.text("indicator")  ->  "5G基站"
    entry.day("by")          ->  2027-12-31

Keys that are unknown, repeated or missing are noted as soon as an Entry is made. What the
values mean together is for targets.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qdtrack.model import Mark
from qdtrack.registry.dates import NoDay
from qdtrack.registry.keys import Level
from qdtrack.registry.nodes import MERGE, Fields, Items, Node, Scalar
from qdtrack.registry.scalars import NOTHING, surprise, yes_or_no
from qdtrack.registry.walk import Walk, nearest
from qdtrack.registry.words import load_spellings

_FULL_WIDTH_COMMAS = ("，", "、", "；")
_SHOWN_HOW = frozenset({"by", "goal", "targets", "place"})  # keys whose absence has a remedy of its own


def is_nothing(node: Node) -> bool:
    """Whether a value is empty: nothing at all, "", ~ or null."""
    return isinstance(node, Scalar) and (not node.value.strip() or (node.plain and node.value in NOTHING))


class Entry:
    """A mapping at one level. ``name`` is how messages call the target or plan it belongs to."""

    def __init__(self, walk: Walk, node: Fields, level: Level, name: str) -> None:
        self.walk, self.node, self.level, self.name = walk, node, level, name
        self.rests_on_broken = False  # names a plan that is there and not readable
        self._errors_before = walk.errors
        self._fields: dict[str, tuple[Scalar, Node]] = {}
        self._misspelt: set[str] = set()  # keys that an unknown one was probably meant for
        for key, value in node.pairs:
            self._take(key, value)
        for required in level.required:
            if required not in self._fields and required not in self._misspelt:
                self.note_missing(required)

    def _take(self, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self.walk.note("key-not-a-word", key, id=self.name)
        elif key.value in self._fields:
            first = self.walk.mark(self._fields[key.value][0])
            self.walk.note("duplicate-key", key, key=key.value, id=self.name, line=str(first.line))
        elif key.value in self.level.keys:
            self._fields[key.value] = (key, value)
        elif key.plain and key.value == MERGE:
            self.walk.errors += 1  # noted by nodes.py; the keys it would bring are missing here
        else:
            meant = load_spellings().choices["key"].get(key.value, "")
            meant = meant if meant in self.level.keys else nearest(key.value, self.level.keys)
            self._misspelt.add(meant)
            details = {"key": key.value, "id": self.name, "known": ", ".join(self.level.keys)}
            self.walk.note("unknown-key", key, "similar" if meant else "", meant=meant, **details)

    def note_missing(self, key: str, is_empty: bool = False) -> None:
        """Shown at the key if it is there without a value, else at the entry's first key."""
        place: Node = self.node.pairs[0][0] if self.node.pairs else self.node
        hint = "empty" if is_empty else key if key in _SHOWN_HOW else ""
        self.walk.note(
            "missing-key", self._fields[key][0] if is_empty else place, hint, key=key, id=self.name
        )

    def note(self, code: str, key: str, hint: str = "", **details: str) -> None:
        """A mistake in the value of ``key``."""
        self.walk.note(code, self._fields[key][1], hint, key=key, id=self.name, **details)

    @property
    def is_broken(self) -> bool:
        """Whether an error was noted since the entry was begun; entries are read one after another."""
        return self.rests_on_broken or self.walk.errors > self._errors_before

    def has(self, key: str) -> bool:
        return key in self._fields

    def is_misspelt(self, key: str) -> bool:
        """Whether an unknown key, already noted, was probably meant for this one."""
        return key in self._misspelt

    def says(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.has(key) and not is_nothing(self._fields[key][1])

    def mark(self, key: str) -> Mark:
        """Where the value of a key that is there stands."""
        return self.walk.mark(self._fields[key][1])

    def value(self, key: str) -> Node | None:
        """The value's node; None if the key is absent or left empty, which is noted."""
        if key not in self._fields:
            return None
        place, node = self._fields[key]
        if is_nothing(node):
            if key in self.level.required:
                self.note_missing(key, is_empty=True)
            else:
                self.walk.note("empty-value", place, key=key, id=self.name)
            return None
        return node

    def scalar(self, key: str) -> Scalar | None:
        """The one value of ``key``, whatever it says."""
        node = self.value(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.wrong_type(key, node, "one-value")
        return None

    def word(self, key: str) -> Scalar | None:
        """The one value of ``key`` that every reader of YAML takes for the same."""
        node = self.scalar(key)
        return node if node is not None and self._is_plain_speech(key, node) else None

    def _is_plain_speech(self, key: str, node: Scalar) -> bool:
        if node.plain and (why := surprise(node.value)):
            self.walk.note("yaml-surprise", node, why, key=key, id=self.name, value=node.value)
            return False
        return True

    def text(self, key: str) -> str:
        """The value as written, "" if there is none."""
        node = self.word(key)
        return node.value.strip() if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; one alone is a list of one."""
        node = self.value(key)
        if isinstance(node, Fields):
            self.wrong_type(key, node, "list")
            return ()
        found: list[str] = []
        for item in node.items if isinstance(node, Items) else () if node is None else (node,):
            if not isinstance(item, Scalar):
                self.wrong_type(key, item, "one-value")
            elif is_nothing(item):
                self.walk.note("empty-value", item, "item", key=key, id=self.name)
            elif self._is_plain_speech(key, item):
                if any(comma in item.value for comma in _FULL_WIDTH_COMMAS):
                    self.walk.note("full-width-comma", item, key=key, id=self.name)
                found.append(item.value.strip())
        return tuple(dict.fromkeys(found))

    def flag(self, key: str) -> bool | None:
        """True or false; None if nothing is said."""
        node = self.scalar(key)
        if node is None:
            return None
        value = load_spellings().choices["flag"].get(node.value, node.value)
        answer = yes_or_no(value)
        if answer is None:
            self.walk.note(
                "unknown-value", node, key=key, id=self.name, value=node.value, known="true, false"
            )
        return answer

    def choice(self, key: str, codes: Iterable[str], spellings: Mapping[str, str]) -> str:
        """One of ``codes``, in English or as ``spellings`` has it; "" if nothing is said."""
        node = self.word(key)
        if node is None:
            return ""
        known = {code: code for code in codes} | dict(spellings)
        value = node.value.strip()
        if code := known.get(value) or known.get(value.lower().replace("-", "_").replace(" ", "_")):
            return code
        meant = nearest(value, known)
        details = {"key": key, "id": self.name, "value": value, "known": ", ".join(codes)}
        self.walk.note("unknown-value", node, "similar" if meant else "", meant=meant, **details)
        return ""

    def day(self, key: str, first: bool = False) -> date | None:
        """The last day of what is written, or its first; None if nothing readable is."""
        node = self.word(key)
        return self.day_of(key, node, first) if node else None

    def day_of(self, key: str, node: Scalar, first: bool = False) -> date | None:
        """The day that a scalar says; ``key`` names it in the message."""
        found = self.walk.calendar.read(node.value, first)
        if isinstance(found, NoDay):
            code = "impossible-date" if found.is_impossible else "not-a-date"
            self.walk.note(code, node, key=key, id=self.name, value=node.value)
            return None
        if found.is_ambiguous:
            self.walk.note("ambiguous-date", node, key=key, id=self.name, value=node.value, day=str(found.on))
        return found.on

    def entry(self, key: str, level: Level) -> Entry | None:
        """The mapping under ``key``."""
        node = self.value(key)
        if isinstance(node, Fields):
            return Entry(self.walk, node, level, self.name)
        if node is not None:
            self.wrong_type(key, node, f"mapping-{level.name}")
        return None

    def entries(self, key: str, level: Level) -> tuple[Entry, ...]:
        """The mappings in the list under ``key``."""
        return tuple(Entry(self.walk, node, level, self.name) for node in self.mappings(key, level))

    def mappings(self, key: str, level: Level) -> tuple[Fields, ...]:
        """The nodes of a list of mappings; anything else in it is noted."""
        node = self.value(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            self.wrong_type(key, node, "list")
            return ()
        for item in node.items:
            if not isinstance(item, Fields):
                self.wrong_type(key, item, f"mapping-{level.name}")
        return tuple(item for item in node.items if isinstance(item, Fields))

    def wrong_type(self, key: str, node: Node, wanted: str) -> None:
        self.walk.note("wrong-type", node, wanted, key=key, id=self.name)
