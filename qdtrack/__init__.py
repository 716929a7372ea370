"""qdtrack: what was promised, where it stands, and what is still missing, with the evidence.

    import qdtrack

    report = qdtrack.track("targets.yaml", as_of="2026-06-30")
    report.frame()                  # a pandas table, one row a target
    report["5g-base-stations"]      # one target whole, as HTML in a notebook

``docs/notebook.md`` walks through it. Importing qdtrack alone loads nothing else: each name is
fetched from its module when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdtrack.catalogue import Language
    from qdtrack.model import Assessment, Figure, Observation, Status
    from qdtrack.notebook import TrackedReport, TrackedTarget, columns, figures, track
    from qdtrack.tracking import UnusableRegistryError

__all__ = [
    "Assessment",
    "Figure",
    "Language",
    "Observation",
    "Status",
    "TrackedReport",
    "TrackedTarget",
    "UnusableRegistryError",
    "columns",
    "figures",
    "track",
]

_HOMES = {
    "Assessment": "qdtrack.model",
    "Figure": "qdtrack.model",
    "Language": "qdtrack.catalogue",
    "Observation": "qdtrack.model",
    "Status": "qdtrack.model",
    "TrackedReport": "qdtrack.notebook",
    "TrackedTarget": "qdtrack.notebook",
    "UnusableRegistryError": "qdtrack.tracking",
    "columns": "qdtrack.notebook",
    "figures": "qdtrack.notebook",
    "track": "qdtrack.notebook",
}


if not TYPE_CHECKING:  # a type checker knows the names above, and should know no others

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module 'qdtrack' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
