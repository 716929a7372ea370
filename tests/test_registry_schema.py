"""The JSON Schema that editors use says the same as the walk that reads targets.yaml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from qdtrack.registry import VERSION, schema
from qdtrack.registry.keys import (
    DECISION,
    LEVELS,
    MILESTONE,
    PLAN,
    REGISTRY,
    REVISION,
    SOURCE,
    STATED,
    STATUS,
    TARGET,
    Level,
)

GOOD = Path(__file__).with_name("good_registry.yaml")

MODELS: list[tuple[Level, type[BaseModel]]] = [
    (REGISTRY, schema.Registry),
    (PLAN, schema.Plan),
    (SOURCE, schema.Source),
    (TARGET, schema.Target),
    (STATED, schema.Stated),
    (MILESTONE, schema.Milestone),
    (DECISION, schema.Decision),
    (REVISION, schema.Revision),
    (STATUS, schema.StatusOverride),
]


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 has no dates: editors see 2027-06-30 as text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(text: str) -> object:
    loaded: object = yaml.load(text, Loader=_AsEditorsRead)
    return loaded


@pytest.mark.parametrize(("level", "model"), MODELS, ids=[level.name for level, _ in MODELS])
def test_the_models_have_the_keys_of_the_walk(level: Level, model: type[BaseModel]) -> None:
    keys = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
    assert set(keys) == set(level.keys)
    assert {key for key, must in keys.items() if must} == set(level.required)


def test_every_level_has_a_model() -> None:
    assert {level for level, _ in MODELS} == set(LEVELS)


def test_the_good_registry_is_valid() -> None:
    found = schema.Registry.model_validate(as_editors_read(GOOD.read_text(encoding="utf-8")))
    assert [target.id for target in found.targets][:2] == ["5g-base-stations", "数控化率"]
    assert found.registry == VERSION


@pytest.mark.parametrize("line", ["nott: [a]", "nature: sometimes", "baseline: 3万个", "kind: 存量"])
def test_what_the_walk_rejects_the_schema_rejects(line: str) -> None:
    text = f"targets:\n  - id: a\n    indicator: 充电站\n    goal: 50座\n    {line}\n"
    with pytest.raises(ValidationError):
        schema.Registry.model_validate(as_editors_read(text))


def test_the_schema_is_strict_and_named() -> None:
    found = schema.json_schema()
    assert found["title"] == schema.TITLE
    assert found["required"] == ["targets"]
    assert found["$defs"]["Target"]["additionalProperties"] is False
    assert "约束性" in str(found["$defs"]["Target"]["properties"]["nature"])


def test_reading_a_registry_does_not_import_pydantic() -> None:
    """It costs more than reading a registry does."""
    script = "import sys, qdtrack.registry, qdtrack.registry.lint; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
