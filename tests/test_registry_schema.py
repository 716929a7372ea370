"""The JSON Schema that editors use says the same as the walk that reads targets.yaml."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from qdtrack.catalogue import table
from qdtrack.registry import VERSION, schema
from qdtrack.registry.keys import LEVELS, Level

ROOT = Path(__file__).resolve().parents[1]
GOOD = Path(__file__).with_name("good_registry.yaml")
BROKEN = Path(__file__).with_name("broken_registries")

# What is wrong with the shape of the file; an editor underlines it before qdtrack is asked.
STRUCTURAL = {
    "alias-expansion": "Additional properties are not allowed",
    "alias-within-itself": "is not valid under any of the given schemas",
    "bad-id": "does not match",
    "decision-unclear": "is valid under each of",
    "empty-value": "None is not of type",
    "goal-without-unit": "4000 is not of type 'string'",
    "merge-key": "'<<' was unexpected",
    "missing-key": "'indicator' is a required property",
    "not-a-duration": "18 is not of type 'string'",
    "not-a-registry": "is not of type 'object'",
    "registry-empty": "None is not of type 'object'",
    "too-deep": "is not valid under any of the given schemas",
    "unknown-key": "'titel' was unexpected",
    "unknown-value": "'bindign' is not one of",
    "unknown-version": "1 was expected",
    "wrong-type": "is not of type 'array'",
    "yaml-surprise": "is not valid under any of the given schemas",
}


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2: no dates, no yes for true, no 1_000."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's own way


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", list("-+.0123456789")),
):
    _AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def as_editors_read(text: str) -> object:
    loaded: object = yaml.load(text, Loader=_AsEditorsRead)
    return loaded


@cache
def validator() -> Any:  # Any: jsonschema brings no types
    return Draft202012Validator(schema.json_schema())


def complaints(text: str) -> list[str]:
    return [error.message for error in validator().iter_errors(as_editors_read(text))]


def shapes() -> list[tuple[Level, dict[str, Any]]]:  # Any: JSON
    """Each level with its part of the schema."""
    whole = schema.json_schema()
    return [
        (level, whole if model is schema.Registry else whole["$defs"][model.__name__])
        for model, level in schema.MODELS.items()
    ]


@pytest.mark.parametrize(
    ("model", "level"), schema.MODELS.items(), ids=lambda one: one.name if isinstance(one, Level) else ""
)
def test_the_models_have_the_keys_of_the_walk(model: type[BaseModel], level: Level) -> None:
    keys = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
    assert set(keys) == set(level.keys)
    assert {key for key, must in keys.items() if must} == set(level.required)


def test_every_level_has_a_model() -> None:
    assert set(schema.MODELS.values()) == set(LEVELS)


def test_the_schema_is_of_its_draft() -> None:
    Draft202012Validator.check_schema(schema.json_schema())
    assert schema.json_schema()["$schema"].endswith("/draft/2020-12/schema")


def test_every_key_is_described_in_both_languages_and_nothing_else_is_allowed() -> None:
    for level, shape in shapes():
        assert shape["additionalProperties"] is False
        for name, part in [(level.name, shape), *shape["properties"].items()]:
            english, chinese = part["description"].split("\n")
            assert re.fullmatch(r"[A-Zt][^\u4e00-\u9fff]*\.", english), (level.name, name)
            assert re.search(r"[\u4e00-\u9fff].*。$", chinese), (level.name, name)


def test_the_descriptions_are_those_of_the_keys() -> None:
    wanted = {level.name for level in LEVELS} | {
        f"{level.name}.{key}" for level in LEVELS for key in level.keys
    }
    assert set(table("schema")) == wanted
    assert all({"en", "zh"} <= set(entry) <= {"en", "zh", "examples"} for entry in table("schema").values())


def test_every_value_that_is_written_freely_has_examples_and_they_are_valid() -> None:
    """A mapping or a list of them is told by its own keys."""
    whole = schema.json_schema()
    for level, shape in shapes():
        for key, part in shape["properties"].items():
            is_nested = "$ref" in part or "$ref" in part.get("items", {})
            assert is_nested or part["examples"], (level.name, key)
            inner = Draft202012Validator({**part, "$defs": whole["$defs"]})
            assert [
                error.message for one in part.get("examples", []) for error in inner.iter_errors(one)
            ] == []


def test_choices_are_offered_in_english_and_chinese() -> None:
    target = schema.json_schema()["$defs"]["Target"]["properties"]
    assert {"binding", "约束性"} <= set(target["nature"]["enum"])
    assert {"quota", "年度任务"} <= set(target["kind"]["enum"])
    assert {"type": "boolean"} in target["monotone"]["anyOf"]


@pytest.mark.parametrize("path", [GOOD, ROOT / "targets.yaml"], ids=lambda path: path.name)
def test_a_good_registry_is_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert complaints(text) == []
    found = schema.Registry.model_validate(as_editors_read(text))
    assert found.registry == VERSION
    assert found.targets


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md", "docs/tutorial.zh.md"])
def test_every_registry_that_a_page_shows_is_valid(page: str) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    registries = [block for block in blocks if "targets:" in block]
    assert registries
    for text in registries:
        assert complaints(text) == []


def broken() -> list[str]:
    """The broken registries that are YAML; no schema is asked about the rest."""
    names = []
    for path in sorted(BROKEN.glob("*.yaml")):
        try:
            as_editors_read(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        names.append(path.stem)
    return names


@pytest.mark.parametrize("name", broken())
def test_a_broken_registry_fails_if_its_shape_is_wrong(name: str) -> None:
    """What needs the language (a unit, a date) or the whole file (an id used twice) is the walk's alone."""
    found = complaints((BROKEN / f"{name}.yaml").read_text(encoding="utf-8"))
    wanted = STRUCTURAL.get(name)
    assert (found == []) if wanted is None else any(wanted in message for message in found)


def test_every_structural_mistake_is_tried() -> None:
    assert set(STRUCTURAL) <= set(broken())


@pytest.mark.parametrize("line", ["nott: [a]", "nature: sometimes", "baseline: 3万个", "kind: 存量", "name:"])
def test_what_the_walk_rejects_the_schema_rejects(line: str) -> None:
    text = "targets:\n  - id: a\n    indicator: 充电站\n    goal: 50座\n"
    assert complaints(text) == []
    assert len(complaints(f"{text}    {line}\n")) == 1


def test_reading_a_registry_does_not_import_pydantic() -> None:
    """It costs more than reading a registry does."""
    script = "import sys, qdtrack.registry, qdtrack.registry.lint; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
