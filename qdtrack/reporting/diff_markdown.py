r"""What has changed between two reports, as Markdown: a bulletin to be pasted, or mailed.

## Worse (1)

### Design tools: ▾▾ well behind; before: ahead

- **Why**: new figure 83.2%, 31 Dec 2025
- **New figures**
  - 83.2%, 31 Dec 2025: note: ……达到【83.2%】。 ([published 5 Jan 2026, articles/…](<https://…>))
"""

from __future__ import annotations

from qdtrack.catalogue import Language, label
from qdtrack.reporting import closing, links, passages, wording
from qdtrack.reporting.change_words import Block, Entry, Passage, entry
from qdtrack.reporting.changes import Turn
from qdtrack.reporting.diff_words import Diff, preface, title, turn_words
from qdtrack.reporting.markdown_text import bold, items, link, text


def render(diff: Diff) -> str:
    """The whole bulletin."""
    language = diff.language
    parts = [f"# {text(title(diff))}", *(text(words) for words in preface(diff))]
    for turn in Turn:
        members = diff.changes.of(turn)
        if members:
            parts.append(f"## {text(turn_words(turn, len(members), language))}")
        for one in members:
            parts += _entry(entry(one, language), language)
    parts += ["---", text(closing.footer_words(diff.report, language))]
    if closing.is_incomplete(diff.report):
        parts.append(bold(label("screen.incomplete", language)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _entry(one: Entry, language: Language) -> list[str]:
    head = label("screen.pair", language, key=one.row.name, value=one.status)
    lines = [_said(bold(label(key, language)), text(value), language) for key, value in one.pairs]
    lines += [f"{bold(label(block.key, language))}\n{_block(block, language)}" for block in one.blocks]
    return [f"### {text(head)}", text(one.about), items(lines)]


def _said(key: str, value: str, language: Language) -> str:
    return label("screen.pair", language, key=key, value=value)


def _block(block: Block, language: Language) -> str:
    return items([*(_passage(one, language) for one in block.passages), *filter(None, [text(block.more)])])


def _passage(one: Passage, language: Language) -> str:
    """A figure, its sentence, and where it stands, which is the link."""
    seen = one.observation
    said, words = text(one.head), text(passages.said(seen, language).plain)
    if words:
        said = _said(said, words, language)
    where = link(one.where, links.target(one.url, seen.quote, passages.whose(seen, seen.sources[0])))
    more = text(one.more)
    return label("screen.aside", language, text=said, aside=wording.clauses([where, more], language))
