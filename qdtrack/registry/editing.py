"""The one editor of targets.yaml: adds a decision, an observation or a target, and touches no other byte.

    edit = add_decision(source, lexicon, "5g-base-stations", Decision(True, "4.27万个", "2024-12-13"))
    write(Path("targets.yaml"), edit)

An edit is one insertion. Before it is handed out it is proved: the new text is read again,
and its nodes, its targets and its problems must be those of the old text plus exactly what
was to be added. What cannot be proved is refused with a Problem, and nothing is written.
Where the words go is splicing.py's business, how they are spelled writing.py's.
"""

from __future__ import annotations

import codecs
import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from qdtrack.lexicon import Lexicon
from qdtrack.model import Decision, Problem, Registry, Stated, Target
from qdtrack.registry import read_text
from qdtrack.registry.nodes import Fields, Items, Node, Scalar, compose
from qdtrack.registry.source import Source, decode, source_of
from qdtrack.registry.splicing import Member, Splice, Splicer, Unsafe
from qdtrack.registry.writing import Value


@dataclass(frozen=True, slots=True)
class Edit:
    """A proved insertion into the text of a registry."""

    source: Source
    splice: Splice

    @property
    def text(self) -> str:
        """The text with the insertion."""
        return self.splice.into(self.source.text)

    @property
    def result(self) -> Source:
        """The text with the insertion, ready to be read or edited again."""
        return source_of(self.source.path, self.text)


def add_decision(source: Source, lexicon: Lexicon, target: str, decision: Decision) -> Edit | Problem:
    """A person's word on a candidate, at the end of the target's `decisions`."""
    return _add_to_target(source, lexicon, target, _Addition("decisions", (Member(spelled(decision)),)))


def spelled(decision: Decision) -> dict[str, Value]:
    """The decision as targets.yaml has it: {accept or reject, article, why}."""
    words = {"accept" if decision.accept else "reject": decision.quote, "article": decision.article}
    if decision.why.strip():
        words["why"] = decision.why
    return {key: word.strip() for key, word in words.items()}


def add_observation(
    source: Source, lexicon: Lexicon, target: str, observation: Mapping[str, Value]
) -> Edit | Problem:
    """A figure that a person knows, {value, at, source}, at the end of the target's `observations`."""
    return _add_to_target(source, lexicon, target, _Addition("observations", (Member(observation),)))


def add_revision(
    source: Source, lexicon: Lexicon, target: str, revision: Mapping[str, Value]
) -> Edit | Problem:
    """An earlier version of a target's goal, {goal, by, source}, for a target without `revises`."""
    return _add_to_target(source, lexicon, target, _Addition("revises", (Member(revision),), is_list=False))


def add_target(source: Source, lexicon: Lexicon, entry: Mapping[str, Value]) -> Edit | Problem:
    """A new target, the last of the registry: its keys in the order given."""
    return add_targets(source, lexicon, [Member(entry, in_lines=True)])


def add_targets(source: Source, lexicon: Lexicon, members: Sequence[Member]) -> Edit | Problem:
    """New targets, the last of the registry, in the order given, each under its comment."""
    return _add_to_registry(source, lexicon, _Addition("targets", tuple(members)))


def add_plans(source: Source, lexicon: Lexicon, members: Sequence[Member]) -> Edit | Problem:
    """New plans, the last of the list."""
    return _add_to_registry(source, lexicon, _Addition("plans", tuple(members)))


def write(path: Path, edit: Edit, *more: Edit) -> Problem | None:
    """Puts the edited text in the file's place at once; a Problem, and the file as it was, if it cannot be.

    ``more`` are edits of the text that the one before has made. A file that is no longer the one the first
    edit was made for is left alone. The byte-order mark and the file's mode stay; a link stays a link.
    """
    place = path.resolve()
    try:
        raw = place.read_bytes()
        found, _ = decode(edit.source.path, raw)
        if found is None or found.text != edit.source.text:
            return Problem("edit-outdated", edit.source.path)
        mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        _replace(place, mark + (more[-1] if more else edit).text.encode())
    except OSError as error:
        why = MappingProxyType({"why": error.strerror or str(error)})
        return Problem("edit-unwritable", edit.source.path, details=why)
    return None


def _replace(place: Path, raw: bytes) -> None:
    """Whole or not at all: a neighbour is written and takes the file's name."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        neighbour.chmod(place.stat().st_mode & 0o7777)
        neighbour.replace(place)
    except OSError:
        neighbour.unlink(missing_ok=True)
        raise


# ---------------------------------------------------------------- making and proving


@dataclass(frozen=True, slots=True)
class _Addition:
    """Members for the list under ``key``; or, where ``key`` holds no list, its one value."""

    key: str
    members: tuple[Member, ...]
    is_list: bool = True

    @property
    def shapes(self) -> list[_Shape]:
        return [_shape_of(member.entry) for member in self.members]


def _add_to_registry(source: Source, lexicon: Lexicon, addition: _Addition) -> Edit | Problem:
    root, _ = compose(source)
    if not isinstance(root, Fields):
        return _refusal(source, None, "unreadable")
    return _proved(source, lexicon, root, root, addition)


def _add_to_target(source: Source, lexicon: Lexicon, target: str, addition: _Addition) -> Edit | Problem:
    root, _ = compose(source)
    owners = [node for node in _targets(root) if _id_of(node) == target]
    if not isinstance(root, Fields) or len(owners) != 1:
        return Problem("edit-target-unknown", source.path, details=MappingProxyType({"target": target}))
    registry, _ = read_text(source, lexicon)
    if registry is None or all(one.id != target for one in registry.targets):
        details = MappingProxyType({"target": target})
        return replace(
            source.problem("edit-target-unknown", owners[0].start, owners[0].start + 1),
            hint="broken",
            details=details,
        )
    return _proved(source, lexicon, root, owners[0], addition)


def _targets(root: Node | None) -> list[Fields]:
    if not isinstance(root, Fields):
        return []
    found = next((v for k, v in root.pairs if isinstance(k, Scalar) and k.value == "targets"), None)
    return [item for item in found.items if isinstance(item, Fields)] if isinstance(found, Items) else []


def _id_of(node: Fields) -> str:
    return next(
        (
            value.value.strip()
            for key, value in node.pairs
            if isinstance(key, Scalar) and key.value == "id" and isinstance(value, Scalar)
        ),
        "",
    )


def _proved(
    source: Source, lexicon: Lexicon, root: Fields, owner: Fields, addition: _Addition
) -> Edit | Problem:
    """The insertion, if reading the new text gives the old registry and exactly the addition."""
    splicer = Splicer(source, root)
    if addition.is_list:
        splice = splicer.add(owner, addition.key, addition.members)
    else:
        splice = splicer.set(owner, addition.key, addition.members[0].entry)
    if isinstance(splice, Unsafe):
        return _refusal(source, splice.node, splice.hint)
    edit = Edit(source, splice)
    again, _ = compose(edit.result)
    if again is None or _shape(again) != _shape_with(root, owner, addition):
        return _refusal(source, owner, "changes-more")
    before, problems_before = read_text(source, lexicon)
    after, problems_after = read_text(edit.result, lexicon)
    if new := _new(problems_before, problems_after):
        details = MappingProxyType({"code": new[0].code})
        return replace(_refusal(source, owner, "new-problem"), details=details)
    if before is None or after is None or not _is_longer(before, after, _id_of(owner), addition):
        return _refusal(source, owner, "changes-more")
    return edit


# A scalar is its text, a list a list, a mapping its pairs in order: what YAML says, without where.
_Shape = str | list["_Shape"] | tuple[tuple["_Shape", "_Shape"], ...]


def _shape(node: Node) -> _Shape:
    """Blanks at the ends of a text do not count: qdtrack reads none of them."""
    match node:
        case Items():
            return [_shape(item) for item in node.items]
        case Fields():
            return tuple((_shape(key), _shape(value)) for key, value in node.pairs)
        case Scalar():
            return node.value.strip()
    raise AssertionError(f"a node of no known sort: {node!r}")


def _shape_with(node: Node, owner: Fields, addition: _Addition) -> _Shape:
    """The shape that the text must have afterwards."""
    if isinstance(node, Items):
        return [_shape_with(item, owner, addition) for item in node.items]
    if not isinstance(node, Fields):
        return _shape(node)
    pairs = [(_shape(key), _shape_with(value, owner, addition)) for key, value in node.pairs]
    if node is owner:
        keys = [key for key, _ in pairs]
        if addition.key not in keys:
            pairs.append((addition.key, addition.shapes if addition.is_list else addition.shapes[0]))
        else:
            place = keys.index(addition.key)
            members = pairs[place][1]
            pairs[place] = (addition.key, [*(members if isinstance(members, list) else ()), *addition.shapes])
    return tuple(pairs)


def _shape_of(value: Value) -> _Shape:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return tuple((key, _shape_of(part)) for key, part in value.items())
    return [_shape_of(part) for part in value]


def _new(before: tuple[Problem, ...], after: tuple[Problem, ...]) -> list[Problem]:
    """Problems that the edit would bring; where they stand may have moved."""
    more = Counter(map(_said, after)) - Counter(map(_said, before))
    return [problem for problem in after if more[_said(problem)] > 0]


def _said(problem: Problem) -> tuple[object, ...]:
    details = tuple(sorted((key, value) for key, value in problem.details.items() if key != "line"))
    return problem.code, problem.hint, details


def _is_longer(before: Registry, after: Registry, owner: str, addition: _Addition) -> bool:
    """Whether only the one list has grown, and by its new members."""
    key, more = addition.key, len(addition.members)
    if (before.title, before.articles) != (after.title, after.articles):
        return False
    old, new = list(map(_unmarked, before.targets)), list(map(_unmarked, after.targets))
    if key == "plans":
        return (
            old == new
            and after.plans[:-more] == before.plans
            and len(after.plans) == len(before.plans) + more
        )
    if before.plans != after.plans:
        return False
    if key == "targets":
        return new[:-more] == old and len(new) == len(old) + more
    changed = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
    return (
        len(old) == len(new)
        and [one.id for one, _ in changed] == [owner]
        and all(one == _without_last(other, key) for one, other in changed)
    )


def _without_last(target: Target, key: str) -> Target:
    if key == "revises":
        return replace(target, revises=None)
    if key == "decisions":
        return replace(target, decisions=target.decisions[:-1])
    return replace(target, observations=target.observations[:-1])


def _unmarked(target: Target) -> Target:
    """The target without its places in the file, which an edit above it moves."""
    return replace(
        target,
        mark=None,
        baseline=_stated(target.baseline) if target.baseline else None,
        observations=tuple(map(_stated, target.observations)),
        decisions=tuple(replace(decision, mark=None) for decision in target.decisions),
    )


def _stated(stated: Stated) -> Stated:
    return replace(stated, mark=None)


def _refusal(source: Source, node: Node | None, hint: str) -> Problem:
    if node is None:
        return Problem("edit-unsafe", source.path, hint=hint)
    return source.problem("edit-unsafe", node.start, min(node.end, node.start + 1), hint)
