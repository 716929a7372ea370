"""A JSON file to the value it holds, or to what is wrong with it.

    read_json(Path("earlier.json"))  ->  ({"schema": "qdtrack-report/1", ...}, ())

UTF-8, UTF-16 and UTF-32 are told apart, since a shell may have written any of them. What the
value means is for others.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType

from qdtrack.model import Mark, Problem


def read_json(path: Path) -> tuple[object, tuple[Problem, ...]]:
    """The value of the file at ``path``; None and the problem if it cannot be read."""
    shown = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        details = MappingProxyType({"why": error.strerror or ""})
        return None, (Problem("unreadable-file", shown, details=details),)
    return parse(raw, shown)


def parse(raw: bytes, path: str) -> tuple[object, tuple[Problem, ...]]:
    """The value of these bytes; every way to be no JSON is a problem, with its line where there is one."""
    try:
        return json.loads(raw, parse_constant=_refuse), ()
    except json.JSONDecodeError as error:
        line = error.doc.split("\n")[error.lineno - 1].rstrip("\r")
        return None, (Problem("json-syntax", path, Mark(error.lineno, error.colno), line),)
    except UnicodeDecodeError:
        return None, (Problem("json-no-text", path),)
    except (ValueError, RecursionError):  # NaN, a number of thousands of digits, brackets without end
        return None, (Problem("json-extreme", path),)


def _refuse(constant: str) -> float:
    raise ValueError(constant)
