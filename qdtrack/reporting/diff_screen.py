"""What has changed between two reports, on the terminal: grouped, the worst first.

Worse (1)
Design tools  ▾▾ well behind; before: ▴ ahead  China
  Why: new figure 83.2%, 31 Dec 2025
  Latest: 83.2%, 31 Dec 2025; before: 80.1%, 31 Mar 2024
  New figures
    83.2%, 31 Dec 2025
      note: ……达到【83.2%】。
      published 5 Jan 2026, articles/2026/2026-01-05.md:120-125
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.reporting import closing, links, passages, wording
from qdtrack.reporting.change_words import Block, Entry, Passage, entry
from qdtrack.reporting.changes import Turn
from qdtrack.reporting.diff_words import Diff, preface, title, turn_words
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph
from qdtrack.reporting.terminal import status_style


@dataclass(frozen=True, slots=True)
class DiffScreen:
    """The screen of `qdtrack diff`."""

    diff: Diff

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, language = min(options.max_width, WIDEST) - 1, self.diff.language
        yield paragraph(Text(title(self.diff), style="bold"), width)
        for sentence in preface(self.diff):
            yield paragraph(Text(sentence), width)
        yield Text()
        for turn in Turn:
            members = self.diff.changes.of(turn)
            if members:
                heading = turn_words(turn, len(members), language)
                yield paragraph(Text(heading, style="bold underline"), width)
                for one in members:
                    yield _entry(entry(one, language), width, language)
                yield Text()
        yield closing.footer(self.diff.report, width, language)


def _entry(one: Entry, width: int, language: Language) -> Text:
    head = Text(one.row.name, style="bold").append("  ")
    head.append(one.status, style=status_style(one.row.assessment.status))
    lines = [paragraph(head.append(f"  {one.about}", style="dim"), width, hanging=INDENT)]
    lines += [_pair(key, value, width, language) for key, value in one.pairs]
    for block in one.blocks:
        lines.append(paragraph(Text(label(block.key, language), style="dim"), width, INDENT))
        lines += _block(block, width, language)
    return Text("\n").join(lines)


def _pair(key: str, value: str, width: int, language: Language) -> Text:
    head = Text(label("screen.pair", language, key=label(key, language), value=""), style="dim")
    return paragraph(head.append(value), width, INDENT, hanging=2 * INDENT)


def _block(block: Block, width: int, language: Language) -> Sequence[Text]:
    lines = [_passage(one, width, language) for one in block.passages]
    return [*lines, *([paragraph(Text(block.more), width, 2 * INDENT)] if block.more else [])]


def _passage(one: Passage, width: int, language: Language) -> Text:
    seen, indent = one.observation, 3 * INDENT
    lines = [paragraph(Text(one.head), width, 2 * INDENT, hanging=indent)]
    words = passages.said(seen, language)
    if words.plain:
        lines.append(paragraph(words, width, indent))
    text = passages.whose(seen, seen.sources[0])
    where = Text(wording.clauses([one.where, one.url, one.more], language), style="dim")
    lines.append(paragraph(links.linked(where, one.url, seen.quote, text), width, indent))
    return Text("\n").join(lines)
