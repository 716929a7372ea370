"""A Problem to the lines that a person reads: place, sentence, the line itself, caret, remedy.

    targets.yaml:41:13: error[unknown-unit]: the goal of 5g-base-stations is counted in 坐, ...
       |
    41 |     goal: 5万坐以上
       |              ^^
       Did you mean 座? To add a unit, see docs/lexicon.md.

Columns in the first line count characters, as editors do; the caret stands under the
characters as a terminal draws them, a Chinese one two columns wide. The words themselves
are the catalogue's.
"""

from __future__ import annotations

import unicodedata

from qdtrack.catalogue import Language, hint, label, message, severity
from qdtrack.model import Problem

WIDEST = 100  # columns of the excerpt; a longer line is clipped around the caret
_AHEAD = 60  # of these, columns kept in front of the caret
_ELLIPSIS = "…"


def render(problem: Problem, language: Language) -> str:
    """The whole problem as lines without a final newline; safe for a terminal, without colour."""
    mark = problem.mark
    place = f"{problem.path}:{mark.line}:{mark.column}" if mark else problem.path
    word = label(f"severity.{severity(problem.code)}", language)
    lines = [visible(f"{place}: {word}[{problem.code}]: {message(problem, language)}")]
    gutter = " " * (len(str(mark.line)) + 1 if mark and problem.excerpt else 3)
    if mark and problem.excerpt:
        shown, indent, width = excerpt(problem.excerpt, mark.column - 1, mark.width)
        lines += [f"{gutter}|", f"{mark.line} | {shown}".rstrip(), f"{gutter}| {' ' * indent}{'^' * width}"]
    if remedy := hint(problem, language):
        lines.append(gutter + visible(remedy))
    return "\n".join(lines)


def excerpt(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The line made visible and clipped, with the caret's indent and width in columns.

    ``start`` and ``length`` count characters. The caret is at least one column wide and
    never longer than what is shown of the line.
    """
    start = min(start, len(line))
    before, marked = visible(line[:start]), visible(line[start : start + length])
    after = visible(line[start + length :])
    if columns(before) > _AHEAD and columns(before + marked + after) > WIDEST:
        before = _ELLIPSIS + _last(before, _AHEAD - 1)
    room = WIDEST - columns(before)
    if columns(marked) > room:
        marked, after = _first(marked, room - 1) + _ELLIPSIS, ""
    elif columns(marked + after) > room:
        after = _first(after, room - columns(marked) - 1) + _ELLIPSIS
    return before + marked + after, columns(before), max(1, columns(marked))


def columns(text: str) -> int:
    """How many columns a terminal takes for ``text``; signs of ambiguous width take one."""
    return sum(_width(sign) for sign in text)


def visible(text: str) -> str:
    """Control characters as pictures (␛), tabs as a space, invisible ones by their number."""
    return "".join(_visible(sign) for sign in text)


def _visible(sign: str) -> str:
    code = ord(sign)
    if sign == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"<U+{code:04X}>"
    return sign


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _first(text: str, room: int) -> str:
    """As many characters from the front as fit into ``room`` columns."""
    taken = 0
    for index, sign in enumerate(text):
        taken += _width(sign)
        if taken > room:
            return text[:index]
    return text


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]
