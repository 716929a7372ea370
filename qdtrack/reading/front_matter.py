"""What a person knows of a page, written between --- lines at its top.

    ---
    title: 全市工业运行情况
    date: 2024-07
    text: notes
    ---
      -> FrontMatter({"title": "全市工业运行情况", "date": "2024-07", "text": "notes"}, body=...)

Read as YAML nodes, so that every mistake has its line and column; what is right is used all
the same. What the values mean for an article is told in articles.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

import yaml

from qdtrack.model import Mark, Problem, TextKind
from qdtrack.reading.dates import whole_day
from qdtrack.reading.words import KEYS

KNOWN = ("title", "date", "outlet", "url", "place", "text", "original")

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)", re.MULTILINE)
_LOOKS_LIKE_KEYS = re.compile(r"---[ \t]*\r?\n\s*[\w]+\s*[:：]")
_FULL_WIDTH_COLON = re.compile(r"^[\w]+：", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys that could be used, as written, and where the page's text begins."""

    values: Mapping[str, str]
    body: int


NONE = FrontMatter(MappingProxyType({}), 0)


def read_front_matter(text: str, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter of a page's text; a page without any has none and no problem."""
    opened = _OPEN.match(text)
    if opened is None:
        return NONE, ()
    closed = _CLOSE.search(text, opened.end())
    if closed is None:
        if not _LOOKS_LIKE_KEYS.match(text):
            return NONE, ()  # a rule drawn above the text
        return NONE, (Problem("front-matter-unclosed", path, Mark(1, 1, 3), text[:3]),)
    block = text[opened.end() : closed.start()]
    values, problems = _Block(block, path).read()
    return FrontMatter(MappingProxyType(values), closed.end()), tuple(problems)


def read_keys(text: str, path: str) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The keys of front matter in a file of their own, beside a document that cannot hold them."""
    values, problems = _Block(text, path, above=0).read()
    return MappingProxyType(values), tuple(problems)


class _Block:
    """One block of front matter on its way to values and problems; ``above`` lines stand over it."""

    def __init__(self, block: str, path: str, above: int = 1) -> None:
        # As YAML counts lines; positions inside are only used for lines and columns.
        self.block = block.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = self.block.split("\n")
        self.path = path
        self.above = above
        self.values: dict[str, str] = {}
        self.problems: list[Problem] = []

    def read(self) -> tuple[dict[str, str], list[Problem]]:
        seen: set[str] = set()
        for key, value in self._pairs():
            self._read_pair(key, value, seen)
        return self.values, self.problems

    def _pairs(self) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        try:
            node = yaml.compose(self.block, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            self._report_broken(error)
            yield from self._pairs_by_line()
            return
        if node is None:
            return
        if isinstance(node, yaml.MappingNode):
            yield from node.value
            return
        hint = "colon" if _FULL_WIDTH_COLON.search(self.block) else ""
        self._report("front-matter-broken", node.start_mark.line, 0, hint=hint)

    def _pairs_by_line(self) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """The lines of a broken block that are right when read alone."""
        for number, line in enumerate(self.lines):
            if not line or line[0] in " \t-#":
                continue
            try:
                # Newlines before it, so that the marks are those of the block.
                node = yaml.compose("\n" * number + line, Loader=yaml.CSafeLoader)
            except yaml.YAMLError:
                continue  # reported as the block's mistake already
            if isinstance(node, yaml.MappingNode):
                yield from node.value

    def _read_pair(self, key: yaml.Node, value: yaml.Node, seen: set[str]) -> None:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in KNOWN:
            near = KEYS.get(name) or next(iter(get_close_matches(name.lower(), KNOWN, 1)), "")
            hint = "near" if near else ""
            self._report_node(
                "front-matter-unknown-key", key, hint=hint, key=name, near=near, known=", ".join(KNOWN)
            )
        elif name in seen:
            self._report_node("front-matter-duplicate-key", key, key=name)
        elif not isinstance(value, yaml.ScalarNode):
            self._report_node("front-matter-not-a-word", value, key=name)
        elif value.value.strip() and value.tag != "tag:yaml.org,2002:null":
            self._read_value(name, value)
        seen.add(name)

    def _read_value(self, name: str, node: yaml.ScalarNode) -> None:
        written = str(node.value).strip()
        if name == "date" and whole_day(written) is None:
            self._report_node("front-matter-bad-date", node, value=written)
        elif name == "text" and written not in tuple(TextKind):
            self._report_node("front-matter-bad-text", node, value=written)
        else:
            self.values[name] = written

    def _report_broken(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        if mark is None:  # a character that YAML does not allow; its place is counted over the block
            before = self.block[: getattr(error, "position", 0)].split("\n")
            self._report("front-matter-broken", len(before) - 1, len(before[-1]))
            return
        self._report("front-matter-broken", min(mark.line, len(self.lines) - 1), mark.column)

    def _report_node(self, code: str, node: yaml.Node, *, hint: str = "", **details: str) -> None:
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if end.line == start.line else 1
        self._report(code, start.line, start.column, max(width, 1), hint=hint, **details)

    def _report(
        self, code: str, line: int, column: int, width: int = 1, *, hint: str = "", **details: str
    ) -> None:
        excerpt = self.lines[line] if line < len(self.lines) else ""
        # Lines count from 1, and the opening --- is the first.
        mark = Mark(line + 1 + self.above, column + 1, width)
        self.problems.append(Problem(code, self.path, mark, excerpt, MappingProxyType(details), hint))
