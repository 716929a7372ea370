"""The `fails:` marks of a corpus file: what is known to go wrong, rewritten in place.

    marked(text, {0: ["period"], 1: []})  ->  the same text, entry 0 with `fails: [period]`, entry 1 bare

Only these lines are touched: words, comments and order stay as a person wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

MARK = "    fails: "


def marked(text: str, fails: Mapping[int, Sequence[str]]) -> str:
    """A file's text with the marks of its entries (by their place in `cases`) replaced."""
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(MARK)]
    root = yaml.compose("".join(lines))
    assert isinstance(root, yaml.MappingNode)
    cases = next(value for key, value in root.value if key.value == "cases")
    for index in reversed(range(len(cases.value))):
        if fails.get(index):
            lines.insert(_line_below(cases.value[index].value[0][1]), _line(fails[index]))
    return "".join(lines)


def _line_below(words: yaml.Node) -> int:
    """The line after an entry's first value; a block of text already ends on the line after it."""
    end = words.end_mark
    return int(end.line) if end.column == 0 else int(end.line) + 1


def _line(names: Sequence[str]) -> str:
    flow = yaml.safe_dump(list(names), allow_unicode=True, default_flow_style=True, width=10**6)
    return f"{MARK}{flow.strip()}\n"
