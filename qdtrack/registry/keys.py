"""Which keys targets.yaml has at each level: the one table that the walk, the schema and the docs hold to.

TARGET.required  ->  ("id", "indicator", "goal")
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of mapping in targets.yaml."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return self.required + self.optional


REGISTRY = Level("registry", ("targets",), ("registry", "title", "title_en", "place", "articles", "plans"))
PLAN = Level("plan", ("id",), ("name", "name_en", "issued", "source"))
SOURCE = Level("source", (), ("url", "article"))
TARGET = Level(
    "target",
    ("id", "indicator", "goal"),  # and `by`, unless the goal recurs
    (
        *("name", "name_en", "also", "not", "by", "place", "plan", "baseline", "milestones", "nature"),
        *("owner", "observations", "decisions", "revises", "from", "kind", "direction", "scope", "group"),
        *("basis", "monotone", "carry", "schedule", "stale_after", "status"),
    ),
)
STATED = Level("stated", ("value",), ("at", "source"))
MILESTONE = Level("milestone", ("goal", "by"), ())
DECISION = Level("decision", ("article",), ("accept", "reject", "why"))
REVISION = Level("revision", ("goal",), ("by", "source"))
STATUS = Level("status", ("is", "reason"), ())

LEVELS = (REGISTRY, PLAN, SOURCE, TARGET, STATED, MILESTONE, DECISION, REVISION, STATUS)
