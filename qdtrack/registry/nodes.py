"""A registry's text to a tree of nodes, each with the characters it stands on.

    "by: 2027"  ->  Fields(((Scalar("by", 0..2), Scalar("2027", 4..8)),))

YAML would turn 2027-06 into text, 2027-06-30 into a date and 12:30 into 750. Here every
scalar stays as written; what it means is for the reader of each key. The tree is built from
the events of PyYAML's C parser, so that tags, merge keys, several documents and runaway
nesting are seen and named before anything is made of them. Broken YAML is told in plain
words by syntax.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from qdtrack.model import Problem
from qdtrack.registry.source import Source
from qdtrack.registry.syntax import explain

DEEPEST = 24  # a registry needs 7
MOST_REPEATED = 100_000  # nodes that aliases may add to those written

# What YAML forbids in a file: control characters but tab and line ends, half surrogates, a
# byte-order mark further in, U+FFFE and U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_WORD = re.compile(r"[^\s,\[\]{}]+")
MERGE = "<<"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """``start`` and ``end`` are half-open positions in the source's text, quotes included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Scalar(Node):
    value: str  # quotes and escapes undone
    plain: bool  # written without quotes


@dataclass(frozen=True, slots=True, eq=False)
class Items(Node):
    """A list."""

    items: tuple[Node, ...]
    is_flow: bool = False  # in brackets, on however many lines


@dataclass(frozen=True, slots=True, eq=False)
class Fields(Node):
    """Keys with their values, in order, a repeated key included."""

    pairs: tuple[tuple[Node, Node], ...]
    is_flow: bool = False  # in braces


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    is_list: bool
    is_flow: bool
    anchor: str | None
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """The tree while it grows."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)  # None: not closed yet
    sizes: dict[int, int] = field(default_factory=dict)  # id(node) -> nodes in it, repeats counted
    repeated: int = 0
    root: Node | None = None


def compose(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The root node; None, with the reason, where the text is no YAML or not safe to walk."""
    if found := _FORBIDDEN.search(source.text):
        name = f"U+{ord(found[0]):04X}"
        return None, (source.problem("control-character", found.start(), found.end(), character=name),)
    tree = _Tree(source)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CSafeLoader):
            if stop := _take(tree, event):
                return None, (*tree.problems, stop)
            if isinstance(event, yaml.DocumentStartEvent) and tree.root is not None:
                start, _ = _span(event)  # the first document alone is read
                tree.problems.append(source.problem("several-documents", start, start + 3))
                break
    except yaml.YAMLError as error:
        return None, (*tree.problems, explain(source, error))
    if tree.root is None or (isinstance(tree.root, Scalar) and tree.root.plain and not tree.root.value):
        problem = Problem("registry-empty", source.path, details=MappingProxyType({"path": source.path}))
        return None, (*tree.problems, problem)
    return tree.root, tuple(tree.problems)


def _take(tree: _Tree, event: yaml.Event) -> Problem | None:
    """Add one event to the tree; a Problem if nothing beyond it can be trusted."""
    match event:
        case yaml.ScalarEvent():
            _report_tag(tree, event)
            start, end = _span(event)
            node = Scalar(_after_properties(tree, event, start), end, event.value, not event.style)
            _close(tree, node, event.anchor, 1)
        case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
            if len(tree.open) >= DEEPEST:
                return _at(tree, "too-deep", event, limit=str(DEEPEST))
            _report_tag(tree, event)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            tree.open.append(_Open(_span(event)[0], is_list, bool(event.flow_style), event.anchor))
            if event.anchor:
                tree.anchors[event.anchor] = None
        case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
            _finish(tree, event)
        case yaml.AliasEvent():
            return _repeat(tree, event)
    return None


def _finish(tree: _Tree, event: yaml.Event) -> None:
    opened = tree.open.pop()
    children = tuple(opened.children)
    size = 1 + sum(tree.sizes[id(child)] for child in children)
    _, end = _span(event)
    if opened.is_list:
        _close(tree, Items(opened.start, end, children, opened.is_flow), opened.anchor, size)
        return
    pairs = tuple(zip(children[::2], children[1::2], strict=True))
    for key, _ in pairs:
        if isinstance(key, Scalar) and key.plain and key.value == MERGE:
            tree.problems.append(tree.source.problem("merge-key", key.start, key.end))
    _close(tree, Fields(opened.start, end, pairs, opened.is_flow), opened.anchor, size)


def _repeat(tree: _Tree, event: yaml.AliasEvent) -> Problem | None:
    """An alias stands for the node that its anchor named, unless that is still open or the sum explodes."""
    name = event.anchor or ""
    if name not in tree.anchors:
        return _at(tree, "unknown-alias", event, name=name)
    node = tree.anchors[name]
    if node is None:
        return _at(tree, "alias-within-itself", event, name=name)
    tree.repeated += tree.sizes[id(node)]
    if tree.repeated > MOST_REPEATED:
        return _at(tree, "alias-expansion", event, limit=f"{MOST_REPEATED:,}")
    _attach(tree, node)
    return None


def _close(tree: _Tree, node: Node, anchor: str | None, size: int) -> None:
    tree.sizes[id(node)] = size
    if anchor:
        tree.anchors[anchor] = node
    _attach(tree, node)


def _attach(tree: _Tree, node: Node) -> None:
    if tree.open:
        tree.open[-1].children.append(node)
    elif tree.root is None:
        tree.root = node


def _after_properties(tree: _Tree, event: yaml.ScalarEvent, start: int) -> int:
    """Where the value itself begins: libyaml counts `&anchor` and `!tag` ahead of it as part of it."""
    if not event.anchor and not event.tag:
        return start
    found = _PROPERTIES.match(tree.source.text, start, _span(event)[1])
    return found.end() if found else start


def _report_tag(tree: _Tree, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    """The parser leaves the tag None where none is written."""
    if event.tag is not None:
        start, _ = _span(event)
        found = _WORD.match(tree.source.text, start)
        end = found.end() if found else start + 1
        tree.problems.append(tree.source.problem("yaml-tag", start, end, tag=tree.source.text[start:end]))


def _at(tree: _Tree, code: str, event: yaml.Event, **details: str) -> Problem:
    start, end = _span(event)
    return tree.source.problem(code, start, end, "", **details)


def _span(event: yaml.Event) -> tuple[int, int]:
    """The characters an event covers; the parser marks every event."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index
