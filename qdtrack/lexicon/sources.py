"""How near a source is to those who counted: the four tiers of sources.yaml.

    load_sources().tier("海风日报", "")                              ->  Tier.MEDIA
    load_sources().tier("", "http://tjj.shandong.gov.cn/art_1.html")  ->  Tier.STATISTICS
    load_sources().tier("", "")                                     ->  None: nobody is named

Who wins where two figures differ is decided in matching, what a low tier means in assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from qdtrack.lexicon.loading import table
from qdtrack.model import Tier

GOVERNMENT = "gov.cn"  # below it an office has a name of its own: tjj.shandong.gov.cn


@dataclass(frozen=True, slots=True)
class _Names:
    """What a tier is known by."""

    outlets: tuple[str, ...]
    hosts: tuple[str, ...]
    offices: frozenset[str]

    def hold(self, outlet: str, hosts: frozenset[str]) -> bool:
        return any(word in outlet for word in self.outlets) or any(map(self._is_here, hosts))

    def _is_here(self, host: str) -> bool:
        if any(host == known or host.endswith(f".{known}") for known in self.hosts):
            return True
        return host.endswith(f".{GOVERNMENT}") and not self.offices.isdisjoint(host.split("."))


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """The tiers that have names, the most trusted first."""

    tiers: tuple[tuple[Tier, _Names], ...]

    def tier(self, outlet: str, url: str) -> Tier | None:
        """The first tier that names the outlet or the link's host; None if neither is said.

        An outlet may be given by its host: www.qingdao.gov.cn.
        """
        if not outlet.strip() and not url.strip():
            return None
        hosts = frozenset(host for host in (_host(url), _host(f"//{outlet.strip()}")) if host)
        found = (tier for tier, names in self.tiers if names.hold(outlet, hosts))
        return next(found, Tier.OTHER)


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:  # a bracket without its other: no host, and no reason to stop
        return ""


@cache
def load_sources() -> Sources:
    """The table that qdtrack ships."""
    raw = table("sources")
    return Sources(tuple((tier, _names(raw[tier.value])) for tier in Tier if tier is not Tier.OTHER))


def _names(raw: Mapping[str, Any]) -> _Names:  # Any: a YAML table's values
    return _Names(
        tuple(entry["word"] for entry in raw["outlets"]),
        tuple(entry["host"] for entry in raw["hosts"]),
        frozenset(entry["name"] for entry in raw.get("offices", ())),
    )
