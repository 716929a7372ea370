"""What a user reads stands in the catalogue, in both languages; the sources hold no sentence of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "qdtrack"
# Whatever may print or hand words on to what prints.
FILES = [*sorted(PACKAGE.glob("cli/*.py")), *sorted(PACKAGE.glob("reporting/**/*.py"))]
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? (?:[a-z]+[,;:]? )*[a-z]{2,}")
STYLES = frozenset(
    {"bold", "dim", "italic", "underline", "red", "green", "yellow", "blue", "magenta", "cyan", "on"}
)


def docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Strings that stand alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def for_programmers(tree: ast.AST) -> Iterator[ast.AST]:
    """An error of ours says in English what a programmer must mend; a cast names a type."""
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name)) as made) if name.endswith("Error"):
                yield from ast.walk(made)
            case ast.Call(func=ast.Name(id="cast"), args=[kind, *_]):
                yield from ast.walk(kind)


def help_words(tree: ast.AST) -> Iterator[ast.AST]:
    """Help is English where it is declared; tests/test_help.py holds its Chinese."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "help":
            yield from ast.walk(node.value)


def sentences(source: str) -> list[str]:
    """The strings that read as English, but for those that no user sees or that others hold."""
    tree = ast.parse(source)
    set_aside = {id(node) for kind in (docstrings, for_programmers, help_words) for node in kind(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in set_aside
        and SENTENCE.search(node.value)
        and not set(node.value.split()) <= STYLES
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_sentence_stands_in_the_source(file: Path) -> None:
    assert sentences(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_wrong_call_is_made_in_one_place(file: Path) -> None:
    """options.wrong takes its words from the catalogue."""
    made = [
        node.lineno
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"BadParameter", "UsageError", "ClickException"}
    ]
    assert len(made) == (1 if file.name == "options.py" else 0)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('typer.echo("nothing was found")', ["nothing was found"]),
        ('raise typer.BadParameter(f"{x} is no status")', [" is no status"]),
        ('"""A docstring of words."""', []),
        ('typer.Option(help="Only these statuses.")', []),
        ('raise AssertionError("an undated claim has no place")', []),
        ('style = "bold red"', []),
        ('label("screen.goal", language)', []),
        ('cast("Mapping[str, Mapping[str, str]]", value)', []),
    ],
)
def test_the_search_finds_what_it_should(source: str, found: list[str]) -> None:
    assert sentences(source) == found
