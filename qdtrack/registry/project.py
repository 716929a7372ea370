"""The files of a new project, and their writing: all of them or none.

    write(Path("mine"), template())  ->  ()   mine/targets.yaml, its schema and an article are there

The template is a registry whose comments tell its keys, and one article. An example is a registry
that comes with qdtrack, with all its articles. What is written never takes the place of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Problem
from qdtrack.registry.schema import schema_text

REGISTRY = "targets.yaml"
SCHEMA = "targets.schema.json"
ARTICLES = "articles"
# What an editor with the YAML language server looks for in the first line.
SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"

Files = Mapping[str, bytes]  # by their path in the project, with slashes


def template() -> Files:
    """A registry to begin with, its schema and one article."""
    return _files(resources.files(__package__) / "template")


def example(name: str) -> Files:
    """The registry that comes with qdtrack under this name, its schema and its articles."""
    installed = resources.files(__package__) / "examples" / name
    # A wheel holds it inside the package; in a checkout it is the repository's own.
    return _files(installed if installed.is_dir() else Path(__file__).parents[2])


def write(folder: Path, files: Files) -> tuple[Problem, ...]:
    """Writes every file, or none: then the problems name what is in the way."""
    in_the_way = [folder / name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if in_the_way:
        return tuple(Problem("file-in-the-way", str(path)) for path in in_the_way)
    made: list[Path] = []
    for name, content in files.items():
        try:
            made += _make_folders((folder / name).parent)
            with (folder / name).open("xb") as file:
                made.append(folder / name)
                file.write(content)
        except OSError as error:
            _take_back(made)
            why = MappingProxyType({"why": error.strerror or ""})
            return (Problem("file-not-written", str(folder / name), details=why),)
    return ()


def _files(root: Traversable) -> Files:
    registry = (root / REGISTRY).read_bytes()
    line = SCHEMA_LINE.encode()
    return {
        REGISTRY: registry if registry.startswith(line) else line + registry,
        SCHEMA: schema_text().encode(),
        **{name: file.read_bytes() for name, file in _under(root / ARTICLES, ARTICLES)},
    }


def _under(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Every file at any depth, in sorted order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _under(entry, inner)
        else:
            yield inner, entry


def _make_folders(folder: Path) -> list[Path]:
    """Makes a folder and those above it; returns those that were not there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
    for one in missing:
        one.mkdir()
    return missing


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        path.rmdir() if path.is_dir() else path.unlink()
