r"""Words of files to Markdown that shows them as they are: no mark-up of theirs works.

    text("*a* | <b>")                      ->  \*a\* \| \<b\>
    link("样报", "https://example.org/(a)")  ->  [样报](<https://example.org/%28a%29>)
    link("样报", "javascript:alert(1)")      ->  样报

CommonMark lets every sign of ASCII punctuation be escaped; those are that begin something in it, in
GitHub's tables and struck-out words, or in the formulas that many editors add.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from qdtrack.reporting import wording
from qdtrack.reporting.layout import loose
from qdtrack.reporting.links import urlsplit_scheme

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$^#@]")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.I)  # would become a link by itself
_BEGINNING = re.compile(r"^(?:[-+]|\d+[.)])(?=\s|$)|^[-=](?=[-=\s]*$)")  # a list, the underline of a heading
_SAFE = "%/:?#@!$&'*+,;=~-._"  # signs of an address that mean nothing between < and >
_ENTITY = re.compile(r"&(?=#?\w+;)")


def text(words: str) -> str:
    """The words on one line, with nothing in them that Markdown or HTML would act on."""
    words = loose(wording.clean(words)).strip()
    words = _SIGNS.sub(r"\\\g<0>", words)
    words = _ADDRESS.sub(r"\\\g<0>", words)
    return _BEGINNING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", words, count=1)


def bold(words: str) -> str:
    """The words in bold; what stands behind must be punctuation or a blank, as CommonMark asks."""
    return f"**{text(words)}**"


def link(words: str, address: str) -> str:
    """The words, leading to a web address; words alone where the address is none."""
    if urlsplit_scheme(address) not in ("http", "https"):
        return text(words)
    return f"[{text(words)}](<{_ENTITY.sub('&amp;', quote(address, safe=_SAFE))}>)"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def items(entries: Iterable[str], first: int | None = None) -> str:
    """A list of entries of one or more lines: numbered from ``first``, else with dashes."""
    lines = []
    for position, entry in enumerate(entries):
        mark = "- " if first is None else f"{first + position}. "
        lines.append(mark + entry.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)
