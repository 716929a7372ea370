"""Reads the lexicon's own tables: a YAML file beside this module, by its stem.

table("units")["words"][0]  ->  {"word": "个", "family": "count", ...}
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def table(name: str) -> Any:  # Any: each table has a shape of its own, held by a test over every entry
    """The parsed content of lexicon/NAME.yaml."""
    source = resources.files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(source, Loader=yaml.CSafeLoader)
