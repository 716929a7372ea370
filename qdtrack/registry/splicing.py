"""Where a new member goes into the text of targets.yaml: one insertion, nothing else touched but [].

    Splicer(source, root).add(target, "decisions", {"accept": …})  ->  Splice(4711, "\\n      - {accept: …}")

Lists in lines and in brackets, missing, empty and full ones, with comments anywhere: the new
member goes behind the last sign that is no comment. Whether the result means what it should
is proved in editing.py; where no safe place is seen, none is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from qdtrack.registry.nodes import Fields, Items, Node, Scalar
from qdtrack.registry.source import Source
from qdtrack.registry.writing import Value, in_block, in_flow

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOWHERE_ELSE = "  "  # the indentation of a list under its key where the file has none to copy


@dataclass(frozen=True, slots=True)
class Splice:
    """text[:at] + words + text[at + over:] is the edited text."""

    at: int
    words: str
    over: int = 0  # characters that the words stand for: the brackets of an empty list

    def into(self, text: str) -> str:
        return text[: self.at] + self.words + text[self.at + self.over :]


@dataclass(frozen=True, slots=True)
class Member:
    """A new member of a list. ``in_lines`` gives each of its keys a line where the list stands in lines.

    ``comment`` are lines put above it there; in brackets there is no room for them.
    """

    entry: Mapping[str, Value]
    in_lines: bool = False
    comment: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        words = in_block(self.entry) if self.in_lines else (f"- {in_flow(self.entry)}",)
        return (*(f"# {line}" for line in self.comment), *words)


@dataclass(frozen=True, slots=True)
class Unsafe:
    """No place is seen where the words would surely mean what they should; ``hint`` says why."""

    hint: str  # a remedy of the problem edit-unsafe
    node: Node


class Splicer:
    """Finds the places of insertions in one text."""

    def __init__(self, source: Source, root: Fields) -> None:
        self._text = source.text
        self._root = root
        found = yaml.scan(source.text, Loader=yaml.CSafeLoader)
        # Signs that stand in the file: tokens of structure alone have no width.
        self._tokens = [
            (token.start_mark.index, token.end_mark.index, type(token))
            for token in found
            if token.start_mark.index < token.end_mark.index
        ]
        self._starts = [start for start, _, _ in self._tokens]

    def add(self, owner: Fields, key: str, members: Sequence[Member]) -> Splice | Unsafe:
        """Members for the list under ``key``, which is made if it is missing."""
        pair = next((p for p in owner.pairs if isinstance(p[0], Scalar) and p[0].value == key), None)
        lines = tuple(line for member in members for line in member.lines)
        flow = ", ".join(in_flow(member.entry) for member in members)
        if pair is None:
            return self._new_list(owner, key, flow, lines)
        value = pair[1]
        if isinstance(value, Items) and self._can_open(owner, value, members):
            return self._opened(value, self._indent(pair[0]) + self._step(), lines)
        if isinstance(value, Items):
            return self._longer_list(value, flow, lines)
        if isinstance(value, Scalar) and value.plain and value.start == value.end:
            if owner.is_flow:
                space = " " if self._text[value.start - 1] == ":" else ""
                return Splice(value.start, f"{space}[{flow}]")
            return self._below(value.start, self._indent(pair[0]) + self._step(), lines)
        return Unsafe("no-list", value)

    def _can_open(self, owner: Fields, value: Items, members: Sequence[Member]) -> bool:
        """targets: [] gives room for entries in lines, with their comments."""
        is_empty = value.is_flow and not self._text[value.start + 1 : value.end - 1].strip()
        return is_empty and not owner.is_flow and any(member.in_lines for member in members)

    def _opened(self, value: Items, indent: str, lines: tuple[str, ...]) -> Splice:
        below = self._below(value.end, indent, lines)
        start = len(self._text[: value.start].rstrip())
        return Splice(start, self._text[value.end : below.at] + below.words, below.at - start)

    def set(self, owner: Fields, key: str, value: Value) -> Splice | Unsafe:
        """A key that the mapping lacks, with its value on the same line."""
        words = f"{key}: {in_flow(value)}"
        if owner.is_flow:
            return self._in_brackets(owner, words)
        indent = self._indent_of(owner)
        if indent is None:
            return Unsafe("no-line", owner)
        return self._below(self._last(owner)[1], indent, (words,))

    def _new_list(self, owner: Fields, key: str, flow: str, lines: tuple[str, ...]) -> Splice | Unsafe:
        if owner.is_flow:
            return self._in_brackets(owner, f"{key}: [{flow}]")
        indent = self._indent_of(owner)
        if indent is None:
            return Unsafe("no-line", owner)
        inner = [f"{self._step()}{line}" for line in lines]
        return self._below(self._last(owner)[1], indent, (f"{key}:", *inner))

    def _indent_of(self, owner: Fields) -> str | None:
        """How far a mapping's keys are indented; None if none has a line of its own."""
        own_line = [key for key, _ in owner.pairs if not self._ahead(key.start).strip(" ")]
        return self._indent(own_line[-1]) if own_line else None

    def _longer_list(self, items: Items, flow: str, lines: tuple[str, ...]) -> Splice:
        if items.is_flow:
            return self._in_brackets(items, flow)
        dash = self._starts[bisect_left(self._starts, self._first_dash(items))]
        return self._below(self._last(items)[1], self._ahead(dash), lines)

    # ------------------------------------------------------------ places

    def _last(self, node: Node) -> tuple[int, int, type[yaml.Token]]:
        """The last sign of a collection in lines: comments, blank lines and what follows left out."""
        start, end, kind = self._tokens[bisect_left(self._starts, node.end) - 1]
        return (
            start,
            start + len(self._text[start:end].rstrip()),
            kind,
        )  # a block of text takes its blank lines

    def _in_brackets(self, node: Items | Fields, words: str) -> Splice:
        """Behind the last member, or the opening bracket, or a comma that is already there."""
        closing = bisect_left(self._starts, node.end) - 1
        _, end, kind = self._tokens[closing - 1]
        if kind in (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken) and not _members(node):
            return Splice(end, words)
        return Splice(end, f" {words}" if kind is yaml.FlowEntryToken else f", {words}")

    def _below(self, at: int, indent: str, lines: tuple[str, ...]) -> Splice:
        """New lines under the line of ``at``, its comment kept on it; ended as the file's lines are."""
        found = _LINE_END.search(self._text, at)
        line_end = found or _LINE_END.search(self._text)
        newline = line_end[0] if line_end else "\n"
        return Splice(
            found.start() if found else len(self._text),
            "".join(f"{newline}{indent}{line}" for line in lines),
        )

    def _first_dash(self, items: Items) -> int:
        """The first dash at or behind the list's beginning, where an anchor may stand."""
        first = bisect_left(self._starts, items.start)
        return next(
            (start for start, _, kind in self._tokens[first:] if kind is yaml.BlockEntryToken), items.start
        )

    def _ahead(self, at: int) -> str:
        """What stands before a sign on its line."""
        begin = max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1
        return self._text[begin:at]

    def _indent(self, key: Node) -> str:
        """As many blanks as stand before a key, a dash counted as one."""
        return " " * len(self._ahead(key.start))

    def _step(self) -> str:
        """How far a list is indented under its key: as the list of targets is."""
        for key, value in self._root.pairs:
            if isinstance(value, Items) and not value.is_flow:
                ahead = len(self._ahead(self._first_dash(value))) - len(self._ahead(key.start))
                if isinstance(key, Scalar) and key.value == "targets" and ahead >= 0:
                    return " " * ahead
        return _NOWHERE_ELSE


def _members(node: Items | Fields) -> tuple[object, ...]:
    return node.items if isinstance(node, Items) else node.pairs
