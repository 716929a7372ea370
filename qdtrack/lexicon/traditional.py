"""Traditional characters to simplified ones, one to one, so that every offset holds.

simplify("建成充電樁48.3萬個")  ->  "建成充电桩48.3万个"
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


def simplify(text: str) -> str:
    """The text in simplified characters, of the same length; unchanged if it has no Traditional one."""
    pattern, pairs = _pairs()
    return text.translate(pairs) if pattern.search(text) else text


@cache
def _pairs() -> tuple[re.Pattern[str], dict[int, str]]:
    source = resources.files(__package__).joinpath("traditional.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if not line.startswith("#"))
    pairs = {ord(traditional): simplified for traditional, simplified in rows}
    return re.compile(f"[{''.join(map(chr, pairs))}]"), pairs
