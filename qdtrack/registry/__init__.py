"""targets.yaml, edited by hand, to a Registry of targets with every default given.

    read_registry(Path("targets.yaml"), load_lexicon())  ->  (Registry, problems)

The way: source.py (bytes to text), nodes.py and syntax.py (text to nodes), entry.py (keys),
readings.py and dates.py (values), targets.py and parts.py (targets), defaults.py (what is
left unsaid). Every mistake in the file comes back in one run, each with its place. Opinions
on a readable registry are lint.py's, types and the JSON Schema schema.py's.
"""

from __future__ import annotations

from pathlib import Path

from qdtrack.lexicon import Lexicon
from qdtrack.model import Problem, Registry
from qdtrack.registry.dates import Calendar
from qdtrack.registry.entry import Entry
from qdtrack.registry.keys import REGISTRY
from qdtrack.registry.nodes import Fields, compose
from qdtrack.registry.readings import resolve
from qdtrack.registry.source import Source, read_source
from qdtrack.registry.targets import Shared, read_plans, read_targets
from qdtrack.registry.walk import Walk

__all__ = ["VERSION", "read_registry", "read_text"]

VERSION = 1  # of the format


def read_registry(path: Path, lexicon: Lexicon) -> tuple[Registry | None, tuple[Problem, ...]]:
    """The registry and every mistake in it; None only when nothing in the file can be used.

    A target with an error in it is left out of the registry; a warning leaves it in.
    """
    source, problems = read_source(path)
    return read_text(source, lexicon) if source else (None, problems)


def read_text(source: Source, lexicon: Lexicon) -> tuple[Registry | None, tuple[Problem, ...]]:
    """As read_registry, for a text already in hand."""
    root, problems = compose(source)
    if root is None:
        return None, problems
    walk = Walk(source, lexicon, Calendar(lexicon.time), list(problems))
    if not isinstance(root, Fields):
        walk.note("not-a-registry", root)
        return None, tuple(walk.problems)
    top = Entry(walk, root, REGISTRY, source.path)
    version = top.text("registry")
    if version not in ("", str(VERSION)):
        top.note("unknown-version", "registry", version=version, known=str(VERSION))
        return None, tuple(walk.problems)  # half understood is not understood
    place = resolve(top)
    shared = Shared(place, read_plans(top))
    registry = Registry(
        path=source.path,
        title=top.text("title"),
        plans=tuple(plan for plan in shared.plans.values() if plan is not None),
        targets=read_targets(top, shared),
        articles=top.texts("articles"),
        title_en=top.text("title_en"),
        place=place,
    )
    return registry, tuple(sorted(walk.problems, key=_position))


def _position(problem: Problem) -> tuple[int, int]:
    return (problem.mark.line, problem.mark.column) if problem.mark else (0, 0)
