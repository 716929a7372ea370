"""Why a text is no YAML, in plain words: the parser's complaint to a Problem with a remedy.

    goal: >= 50000 个   ->  error[unquoted-sign] at the ">": put the value in quotes

The parser says "did not find expected comment or line break" of it, which helps nobody who
edits targets.yaml by hand. Each code here is one mistake that such a person makes.
"""

from __future__ import annotations

import re

import yaml

from qdtrack.model import Problem
from qdtrack.registry.source import Source

# What libyaml 0.2.5 says, and the mistake behind it. "context" ones are best shown where the
# unfinished thing began, the others where the parser stopped.
_AT_CONTEXT = {
    "while scanning a quoted scalar": "unclosed-quote",
    "while parsing a flow sequence": "unclosed-bracket",
    "while parsing a flow mapping": "unclosed-bracket",
    "while scanning a block scalar": "unquoted-sign",
    "while scanning an alias": "unquoted-sign",
    "while scanning an anchor": "unquoted-sign",
    "while scanning a tag": "unquoted-sign",
    "while parsing a tag": "unquoted-sign",
    "while scanning a simple key": "missing-colon",
}
_AT_PROBLEM = {
    "found a tab character that violates indentation": "tab-in-indent",
    "did not find expected node content": "unquoted-sign",
    "found character that cannot start any token": "unquoted-sign",
    "did not find expected key": "bad-indent",
    "did not find expected '-' indicator": "bad-indent",
    "did not find expected <document start>": "bad-indent",
    "mapping values are not allowed in this context": "colon-in-value",
    "mapping keys are not allowed in this context": "unquoted-sign",
    "block sequence entries are not allowed in this context": "dash-after-key",
    "found unknown escape character": "bad-escape",
    "did not find expected hexdecimal number": "bad-escape",
    "found invalid Unicode character escape code": "bad-escape",
}
_FULL_WIDTH_COLON = "："
# goal:5万个, goal：5万个: to YAML one word without a key.
_STUCK = re.compile(r"^\s*(?:-\s+)*[^\s:：\"'\[{#]+(?P<colon>[:：])(?=\S)")
_KEY = re.compile(r"^\s*(?:-\s+)*[^\s#'\"\[{-][^#'\"]*?:\s")


def explain(source: Source, error: yaml.YAMLError) -> Problem:
    """The one Problem that stands for a parser's error."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return source.problem("yaml-syntax", 0, 1, said=str(error).partition("\n")[0])
    at = error.problem_mark.index
    problem, context = error.problem or "", error.context or ""
    if source.text[at : at + 1] == "\t":
        return source.problem("tab-in-indent", at, at + 1)
    if problem not in _AT_PROBLEM and context in _AT_CONTEXT and error.context_mark is not None:
        return _at_context(source, _AT_CONTEXT[context], error.context_mark.index)
    code = _AT_PROBLEM.get(problem, "yaml-syntax")
    if code in ("bad-indent", "colon-in-value"):
        return _misplaced(source, code, at)
    if code == "yaml-syntax":
        return source.problem(code, at, at + 1, said=problem)
    return source.problem(code, at, at + 1, **_sign(source, at))


def _at_context(source: Source, code: str, at: int) -> Problem:
    if code == "missing-colon":
        index = source.mark(at, at).line - 1
        if stuck := _stuck_colon(source, index):
            return stuck
        return source.problem(code, at, at + len(source.line(index).strip()))
    return source.problem(code, at, at + 1, **_sign(source, at))


def _misplaced(source: Source, code: str, at: int) -> Problem:
    """Text where a key was due: indented wrongly, or left over behind a value on the same line.

    A second colon in a line is a value that needs quotes; a colon in a line that only
    continues the one above is a key indented too far, unless the line above is no key for
    want of a space after its colon.
    """
    index = source.mark(at, at).line - 1
    line, start = source.line(index), source.starts[index]
    ahead = line[: at - start]
    if code == "bad-indent":
        if ahead.strip(" -"):
            return source.problem("text-after-value", at, start + len(line))
        return source.problem(code, at, at + 1)
    if _KEY.match(ahead):
        return source.problem(code, at, at + 1)
    if index and (stuck := _stuck_colon(source, index - 1)):
        return stuck
    begin = start + len(line) - len(line.lstrip())
    return source.problem("bad-indent", begin, begin + 1)


def _stuck_colon(source: Source, index: int) -> Problem | None:
    """The colon without a space, or the full-width one, that keeps a line from being a key."""
    line = source.line(index)
    found = None if _KEY.match(line + " ") else _STUCK.match(line)
    if found is None:
        return None
    place = source.starts[index] + found.start("colon")
    hint = "full-width" if found["colon"] == _FULL_WIDTH_COLON else "no-space"
    return source.problem("missing-colon", place, place + 1, hint)


def _sign(source: Source, at: int) -> dict[str, str]:
    return {"sign": source.text[at : at + 1] or " "}
