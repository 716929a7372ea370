"""The shape that the code promises, read from its source with ``ast``."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "qdtrack"
# A module may import only from those before it.
LAYERS = (
    "model",
    "watching",
    "outline",
    "catalogue",
    "lexicon",
    "reading",
    "extraction",
    "registry",
    "matching",
    "suggesting",
    "assessment",
    "tracking",
    "adding",
    "reporting",
    "notebook",
    "cli",
)
READERS = frozenset({"reading", "registry", "lexicon", "catalogue", "outline", "adding"})
PRINTERS = frozenset({"cli", "reporting"})
EDGES = frozenset({"cli", "notebook"})  # where a user's "today" is asked for
FILES = sorted(PACKAGE.rglob("*.py"))
CLOCKS = frozenset(
    {
        "date.today",
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "time.time",
        "time.localtime",
        "time.gmtime",
    }
)


def layer(file: Path) -> str:
    """The first part of a module's name below qdtrack: "lexicon", "model"; "" for the package itself."""
    part = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if part in ("__init__", "__main__") else part


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module name that is imported, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the end of its dotted name: print, path.open, date.today."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name):
                    yield name, node
                case ast.Attribute(attr=name, value=ast.Name(id=owner)):
                    yield f"{owner}.{name}", node
                case ast.Attribute(attr=name):
                    yield f".{name}", node


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def runs_back(name: str, own: str) -> bool:
    """Whether a module of layer ``own`` must not import ``name``."""
    parts = name.split(".")
    if parts[0] != "qdtrack" or len(parts) < 2 or parts[1] == own:
        return False
    if parts[1] not in LAYERS:
        return True
    is_later = LAYERS.index(parts[1]) > LAYERS.index(own)
    return is_later or (own == "reporting" and parts[1] == "tracking")


def test_every_module_has_a_layer() -> None:
    assert {layer(file) for file in FILES} <= {"", *LAYERS}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(file: Path) -> None:
    own = layer(file)
    if own:
        assert [name for name in imported(parsed(file)) if runs_back(name, own)] == []


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("qdtrack.assessment.assess", "matching", True),
        ("qdtrack.matching.match", "assessment", False),
        ("qdtrack.tracking.run", "reporting", True),
        ("qdtrack.tracking.run", "cli", False),
        ("qdtrack.notebook.track", "reporting", True),
        ("yaml", "model", False),
    ],
)
def test_an_import_that_runs_back_is_seen(name: str, own: str, expected: bool) -> None:
    assert runs_back(name, own) is expected


def opens_a_file(name: str) -> bool:
    return name == "open" or name.endswith((".open", ".read_text", ".read_bytes"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_only_readers_open_files_only_screens_print_and_only_edges_read_the_clock(file: Path) -> None:
    own, names = layer(file), [name for name, _ in calls(parsed(file))]
    if own not in READERS:
        assert [name for name in names if opens_a_file(name)] == []
    if own not in PRINTERS:
        assert "print" not in names
        assert not any(name.endswith((".stdout", "stdout.write", "typer.echo")) for name in names)
    if own not in EDGES:
        assert [name for name in names if name in CLOCKS] == []


def test_the_checks_see_what_they_look_for() -> None:
    """Opening, printing and the clock, each once."""
    source = "open('a')\nPath('a').read_text()\nprint(1)\ndate.today()\ntime.time()\n"
    names = [name for name, _ in calls(ast.parse(source))]
    assert [name for name in names if opens_a_file(name)] == ["open", ".read_text"]
    assert "print" in names
    assert [name for name in names if name in CLOCKS] == ["date.today", "time.time"]


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], ["pandas", "pydantic", "qdtrack.lexicon", "qdtrack.tracking", "rich.console"]),
        (["report", "--help"], ["pandas", "pydantic", "qdtrack.lexicon", "rich.console"]),
        (["report"], ["pandas", "jinja2", "pypdfium2", "docx", "lxml", "trafilatura", "watchfiles", "ssl"]),
        (["report", "--format", "json"], ["pandas"]),
        (["report", "--format", "markdown"], ["pandas"]),
        (["check"], ["pandas"]),
    ],
)
def test_a_command_does_not_import_what_it_does_not_need(arguments: list[str], absent: list[str]) -> None:
    """pandas costs most of a second, the lexicon a part of one."""
    code = (
        "import sys\n"
        "from qdtrack.cli.application import application\n"
        "try:\n    application(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded = done.stderr.splitlines()
    assert "typer" in loaded
    assert [name for name in absent if name in loaded] == []


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import qdtrack; dir(qdtrack)", ["qdtrack.catalogue", "qdtrack.model", "typer", "yaml", "pandas"]),
        ("from qdtrack import track; track('targets.yaml', as_of='2026-06-30')", ["typer", "pandas"]),
    ],
)
def test_the_notebook_surface_imports_what_it_is_asked_for(code: str, absent: list[str]) -> None:
    """`import qdtrack` is free; a report without a table needs no pandas."""
    code += "; import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = done.stdout.splitlines()
    assert "qdtrack" in loaded
    assert [name for name in absent if name in loaded] == []
