"""The answer of a gate that objects: a reason, and the sentence of the catalogue that tells it.

Refusal(Reason.PLACE, "other", {"found": "济南市", "wanted": "青岛市"})
is shown with the label "reason.place.other".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from qdtrack.model import Candidate, Figure, Reason


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: Reason
    detail: str  # "other": with the reason before it the catalogue's key
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, figure: Figure) -> Candidate:
        """The figure as a candidate that was not accepted."""
        return Candidate(figure, self.reason, f"{self.reason}.{self.detail}", self.details)


def refuse(reason: Reason, detail: str, **details: str) -> Refusal:
    return Refusal(reason, detail, MappingProxyType(details))
