"""targets.yaml to the words in it that a command line names, without the engine that understands it.

    outline(Path("targets.yaml")).targets  ->  {"5g-base-stations": "5G基站", ...}

A shell asks for them at each press of a key, so this waits for no lexicon. What is wrong in the file
is the registry's business: here a file that cannot be read, or a part that is not as it should be,
names nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Outline:
    """Names as they are typed, each with what may stand beside it."""

    targets: Mapping[str, str] = field(default_factory=dict)  # id -> name
    plans: Mapping[str, str] = field(default_factory=dict)  # id -> name
    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def outline(path: Path) -> Outline:
    """The names in one registry."""
    try:
        root = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):  # ValueError: 2027-02-30, which YAML takes for a date
        return Outline()
    if not isinstance(root, dict):
        return Outline()
    targets, plans = _entries(root.get("targets")), _entries(root.get("plans"))
    return Outline(
        targets={_word(one, "id"): _word(one, "name") or _word(one, "indicator") for one in targets},
        plans={_word(one, "id"): _word(one, "name") for one in plans},
        indicators=_each(_word(one, "indicator") for one in targets),
        places=_each([_word(root, "place"), *(_word(one, "place") for one in targets)]),
    )


def _entries(value: object) -> list[dict[object, object]]:
    entries = value if isinstance(value, list) else []
    return [one for one in entries if isinstance(one, dict) and _word(one, "id")]


def _word(entry: Mapping[object, object], key: str) -> str:
    value = entry.get(key)
    return str(value) if isinstance(value, str | int) else ""


def _each(words: Iterable[str]) -> tuple[str, ...]:
    """Every word once, in order."""
    return tuple(dict.fromkeys(word for word in words if word))
