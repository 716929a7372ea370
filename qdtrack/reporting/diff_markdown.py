"""What has changed between two reports, as Markdown: a bulletin to be pasted, or mailed.

## Worse (1)

### Design tools: ▾▾ well behind; before: ▴ ahead

- **Why**: new figure 83.2%, 31 Dec 2025
- **New figures**
  - 83.2%, 31 Dec 2025: note: ……达到【83.2%】。 ([published 5 Jan 2026, articles/…](https://…))
"""

from __future__ import annotations

import re

from qdtrack.catalogue import Language, label
from qdtrack.reporting import closing, links, wording
from qdtrack.reporting.breaking import NO_BREAK
from qdtrack.reporting.change_words import (
    Block,
    Diff,
    Entry,
    Passage,
    entry,
    preface,
    sentence,
    title,
    turn_words,
)
from qdtrack.reporting.changes import Turn

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")
_PAST_ANY_WIDTH = 10**6  # the footer on one line: Markdown breaks its own


def render(diff: Diff) -> str:
    """The whole bulletin."""
    language = diff.language
    lines = [f"# {_plain(title(diff))}", ""]
    for words in preface(diff):
        lines += [_plain(words), ""]
    for turn in Turn:
        members = diff.changes.of(turn)
        if members:
            lines += [f"## {_plain(turn_words(turn, len(members), language))}", ""]
        for one in members:
            lines += [*_entry(entry(one, language), language), ""]
    footer = closing.footer(diff.report, _PAST_ANY_WIDTH, language).plain
    return "\n".join([*lines, *(f"*{_plain(line)}*" for line in footer.split("\n")), ""])


def _entry(one: Entry, language: Language) -> list[str]:
    head = label("screen.pair", language, key=one.row.name, value=one.status)
    lines = [f"### {_plain(head)}", ""]
    if one.about:
        lines += [_plain(one.about), ""]
    for key, value in one.pairs:
        name = f"**{_plain(label(key, language))}**"
        lines.append("- " + label("screen.pair", language, key=name, value=_plain(value)))
    for block in one.blocks:
        lines.append(f"- **{_plain(label(block.key, language))}**")
        lines += _block(block, language)
    return lines


def _block(block: Block, language: Language) -> list[str]:
    lines = [f"  - {_passage(one, language)}" for one in block.passages]
    return [*lines, *([f"  - {_plain(block.more)}"] if block.more else [])]


def _passage(one: Passage, language: Language) -> str:
    """A figure, its sentence, and where it stands, which is the link."""
    seen = one.observation
    words = sentence(seen, language)
    said = (
        label("screen.pair", language, key=_plain(one.head), value=_plain(words))
        if words
        else _plain(one.head)
    )
    where = _plain(one.where)
    if leads_to := links.target(one.url, seen.quote, seen.text):
        where = f"[{where}]({_address(leads_to)})"
    return label("screen.aside", language, text=said, aside=wording.clauses([where, one.more], language))


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", words.replace(NO_BREAK, " "))


def _address(url: str) -> str:
    """A link's target in angle brackets, which may hold anything but those."""
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20") + ">"
