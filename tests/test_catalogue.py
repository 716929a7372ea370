"""The catalogue is complete in both languages, and says nothing that nobody asks for.

Keys are searched in the sources: a label is used where its key stands as a string, or where
an f-string that begins with words of its own could make it.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import cast

import pytest
import yaml

from qdtrack.catalogue import Language, label, label_keys, problem_codes, severity, table
from qdtrack.lexicon import load_lexicon
from qdtrack.model import (
    Basis,
    Bound,
    Flag,
    Kind,
    Measure,
    Modality,
    Reason,
    Severity,
    Status,
    TextKind,
    Tier,
    Verdict,
)
from qdtrack.reporting.changes import Cause, Turn
from qdtrack.reporting.ordering import Order

PACKAGE = Path(__file__).resolve().parents[1] / "qdtrack"
STAGES = frozenset({"reading", "registry", "extraction", "matching", "check", "editing", "project", "adding"})
EXPLAINED: Mapping[str, type[StrEnum]] = {"status": Status, "flag": Flag, "reason": Reason}
# Families whose keys end in the codes of an enum, and what they hold beyond them.
FAMILIES: Mapping[str, tuple[Iterable[str], frozenset[str]]] = {
    "status": (Status, frozenset({"regressing_down"})),
    "mark": (Status, frozenset()),
    "flag": (Flag, frozenset()),
    "reason": (Reason, frozenset()),
    "kind": (Kind, frozenset()),
    "modality": (Modality, frozenset()),
    "measure": (Measure, frozenset()),
    "bound": (Bound, frozenset()),
    "verdict": (Verdict, frozenset()),
    "severity": (Severity, frozenset()),
    "turn": (Turn, frozenset()),
    "cause": (Cause, frozenset()),
    "basis": (Basis, frozenset()),
    "tier": (Tier, frozenset()),
    "text": (TextKind, frozenset()),
    "origin": (("article", "registry"), frozenset()),
    "per": (("year", "month"), frozenset()),
    "screen.order": ([order for order in Order if order is not Order.PLAN], frozenset()),
}


def raw_keys(name: str) -> list[str]:
    """The keys of every file of a table, one that stands twice twice."""
    keys = []
    for file in sorted((PACKAGE / "catalogue" / name).glob("*.yaml")):
        node = yaml.compose(file.read_text(encoding="utf-8"))
        assert isinstance(node, yaml.MappingNode), file
        keys += [key.value for key, _ in node.value]
    return keys


def texts(name: str) -> dict[str, dict[str, str]]:
    """Every text of a table by a name for it: "status.behind", "unknown-unit/hint-near"."""
    if name == "labels":
        return cast("dict[str, dict[str, str]]", table(name))
    return {
        f"{code}/{part}": cast("dict[str, str]", text)
        for code, parts in table(name).items()
        for part, text in parts.items()
        if part not in ("stage", "severity")
    }


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def sources() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py")))


@cache
def constants() -> frozenset[str]:
    """Every string that stands in the sources, f-strings aside."""
    return frozenset(
        node.value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The f-strings of the sources that begin with words of their own, as patterns."""
    found = []
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[^.]+"
                    for part in node.values
                ]
                if re.match(r"[a-z_]+\\?\.", parts[0]):
                    found.append(re.compile("".join(parts)))
    return tuple(found)


@pytest.mark.parametrize("name", ["labels", "problems"])
def test_no_key_stands_twice(name: str) -> None:
    keys = raw_keys(name)
    assert set(keys) == set(table(name))
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("name", ["labels", "problems"])
def test_every_text_stands_in_both_languages_with_the_same_blanks(name: str) -> None:
    for key, text in texts(name).items():
        assert set(text) == {"en", "zh"}, key
        assert all(isinstance(words, str) for words in text.values()), key
        if not key.endswith("/explain"):  # an explanation has no blanks: its braces are YAML examples
            assert blanks(text["en"]) == blanks(text["zh"]), key


def test_empty_words_are_meant() -> None:
    """A counter has no word in English, and a scale may be missing in one language; nothing else is empty."""
    empty = {key for key, text in texts("labels").items() if "" in text.values()}
    assert {key.split(".")[0] for key in empty} <= {"unit", "scale"}
    assert [key for key, text in texts("problems").items() if not all(text.values())] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_a_word_for_each_code_and_no_other(family: str) -> None:
    codes, more = FAMILIES[family]
    depth = family.count(".") + 1
    held = {key for key in label_keys() if key.startswith(f"{family}.") and key.count(".") == depth}
    assert held == {f"{family}.{code}" for code in [*codes, *more]}


@pytest.mark.parametrize("family", EXPLAINED)
def test_every_code_is_explained(family: str) -> None:
    held = {key for key in label_keys() if key.startswith(f"{family}.explain.")}
    assert held == {f"{family}.explain.{code}" for code in EXPLAINED[family]}


def test_every_label_is_used() -> None:
    families = {f"{family}.explain.{code}" for family in EXPLAINED for code in EXPLAINED[family]}
    families |= {f"{family}.{code}" for family, (codes, more) in FAMILIES.items() for code in [*codes, *more]}
    unused = [
        key
        for key in sorted(label_keys() - constants() - families)
        if not any(pattern.fullmatch(key) for pattern in patterns())
        and not _is_detail(key)
        and not key.startswith("place.")
    ]
    assert unused == []


def test_places_are_those_of_the_lexicon() -> None:
    """Places are looked up by their Chinese name, so each must be a place's canonical one."""
    places = load_lexicon().places
    for key in label_keys():
        if key.startswith("place."):
            place = places.resolve(label(key, Language.ZH))
            assert place is not None, key
            assert key == f"place.{place.code}"


def _is_detail(key: str) -> bool:
    """A reason's detail is put together from two words: refuse(Reason.PLACE, "wider")."""
    parts = key.split(".")
    return len(parts) == 3 and parts[0] == "reason" and parts[1] in list(Reason) and parts[2] in constants()


def test_a_label_is_filled() -> None:
    assert label("date.as_of", Language.ZH, day="2024-12-12") == "截至2024-12-12"
    with pytest.raises(KeyError):
        label("no.such.key", Language.EN)


def test_every_problem_has_its_parts() -> None:
    for code, parts in table("problems").items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)
        assert parts["stage"] in STAGES, code
        assert severity(code) in Severity
        assert {"stage", "severity", "message", "explain"} <= set(parts), code
        others = set(parts) - {"stage", "severity", "message", "hint", "explain"}
        assert all(part.startswith("hint-") for part in others), code


def test_every_problem_code_is_raised_somewhere() -> None:
    assert sorted(problem_codes() - constants()) == []


def test_every_code_that_is_raised_exists() -> None:
    """A Problem made on the spot names its code; so do the shorthands for one, by their last word."""
    raised = {
        node.args[0].value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _last_name(node.func) in ("Problem", "problem", "note", "_report", "_report_node", "_about_file")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert raised
    assert sorted(raised - problem_codes()) == []


def _last_name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
    return ""
