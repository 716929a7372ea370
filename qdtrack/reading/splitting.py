"""A page's blocks to its articles: where one ends and the next begins.

    headline, byline, text, (编辑:李明), headline, 本报讯……  -> two sections

The signs are those of Chinese newspaper pages: a byline or dateline under a group of headlines,
an editor's sign-off, a label such as 财经数据, ● before each of several briefs, and in Markdown
the level of heading under which the items stand. A subhead alone never begins an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qdtrack.reading.blocks import Block, Kind, Label, is_closed, is_marked
from qdtrack.reading.lines import STRONG


@dataclass(slots=True)
class Section:
    """The blocks of one article, and whether it is one of several short ones under a label."""

    blocks: list[Block] = field(default_factory=list)
    brief: bool = False
    contents: bool = False  # a list of what the page holds
    group: int = 0  # sections of one column of briefs share it; 0: none
    has_body: bool = False
    paragraphs: int = 0
    is_signed: bool = False  # a byline stands in it
    is_closed: bool = False  # a sign-off stands in it

    def __post_init__(self) -> None:
        for block in self.blocks:
            self._note(block)

    def add(self, block: Block) -> None:
        self.blocks.append(block)
        self._note(block)

    def _note(self, block: Block) -> None:
        self.has_body = self.has_body or (
            block.kind is Kind.ROW or (block.kind is Kind.BODY and not _is_only_dateline(block))
        )
        self.paragraphs += block.kind is Kind.BODY
        self.is_signed = self.is_signed or block.kind is Kind.BYLINE
        self.is_closed = self.is_closed or block.closes


_BRIEF_LENGTH = 40  # a shorter item with ● is one of a list
_SIGNED_WITHIN = 3
_DATE_OR_NAME = re.compile(r"[《〈]|(?:19|20)\d{2}[-./年]?\d{1,2}")


def sections_of(blocks: list[Block]) -> list[Section]:
    """The page's articles in order, those without anything to read left out."""
    level = _article_level(blocks)
    sections = _by_level(blocks, level) if level else _by_signs(blocks)
    return [section for section in sections if _is_worth_reading(section, level)]


def _is_only_dateline(block: Block) -> bool:
    return block.dateline is not None and block.dateline.end() >= len(block.text)


def _is_worth_reading(section: Section, level: int) -> bool:
    if section.has_body or section.group:
        return True
    heads = [block for block in section.blocks if block.kind is Kind.HEADING]
    if not heads:
        return any(block.kind is Kind.CAPTION for block in section.blocks)
    # 详细新闻 and the programme's own name only stand above items; an item may be its headline alone.
    return heads[0].label in (Label.NONE, Label.BOX) and not (level and 0 < heads[0].line.level < level)


# ---------------------------------------------------------------- Markdown


def _article_level(blocks: list[Block]) -> int:
    """The level of Markdown heading that begins an article; 0 if headings are parts of one."""
    headings = [(i, b) for i, b in enumerate(blocks) if 0 < b.line.level < STRONG]
    by_level: dict[int, list[int]] = {}
    for i, block in headings:
        by_level.setdefault(block.line.level, []).append(i)
    for level in sorted(by_level):
        if sum(_is_signed(blocks, i) for i in by_level[level]) >= 2:
            return level
    if len(by_level.get(1, ())) >= 2:
        return 1
    if len(by_level.get(2, ())) >= 2 and len(by_level.get(1, ())) == 1:
        top = blocks[by_level[1][0]]
        named = top.label in (Label.SECTION, Label.BRIEFS) or _DATE_OR_NAME.match(top.text)
        return 2 if named and blocks[by_level[1][0] + 1].line.level == 2 else 0
    return 0


def _is_signed(blocks: list[Block], heading: int) -> bool:
    """Whether a byline, a dateline or the item's own link stands right under a heading."""
    for block in blocks[heading + 1 : heading + 1 + _SIGNED_WITHIN]:
        if 0 < block.line.level < STRONG:
            return False
        if block.kind is Kind.BYLINE or block.dateline or block.url:
            return True
    return False


def _by_level(blocks: list[Block], level: int) -> list[Section]:
    sections = [Section()]
    briefs = False
    for block in blocks:
        current = sections[-1]
        if 0 < block.line.level <= level:
            briefs = block.label is Label.BRIEFS
            sections.append(
                Section([block], briefs, block.label is Label.CONTENTS, len(sections) if briefs else 0)
            )
        elif briefs and block.kind is Kind.HEADING and (current.has_body or current.blocks[0].line.level):
            sections.append(Section([block], True, False, current.group))
        else:
            current.add(block)
    return sections


# ---------------------------------------------------------------- newspaper pages


def _by_signs(blocks: list[Block]) -> list[Section]:
    sections = [Section()]
    for index, block in enumerate(blocks):
        current = sections[-1]
        if block.kind is Kind.LABEL or (block.label is Label.CONTENTS and block.kind is Kind.HEADING):
            briefs = block.label is Label.BRIEFS
            sections.append(
                Section([block], briefs, block.label is Label.CONTENTS, len(sections) if briefs else 0)
            )
        elif _begins(blocks, index, current):
            sections.append(_begin(current, block, len(sections)))
        else:
            # A name under a text without headlines between: the reporter signs off.
            block.closes = block.closes or (block.kind is Kind.BYLINE and current.has_body)
            current.add(block)
        _open_briefs(blocks, index, sections[-1], len(sections))
    return sections


def _begins(blocks: list[Block], index: int, current: Section) -> bool:
    """Whether a new article begins at this block, or at the headlines right above it."""
    block = blocks[index]
    if block.kind not in (Kind.HEADING, Kind.BODY, Kind.BYLINE):
        return False
    if current.is_closed:
        return True
    if current.brief and current.has_body:
        return block.kind is Kind.HEADING or is_marked(block.text) or bool(block.dateline)
    if not current.has_body:
        return False
    return bool(block.dateline) or (block.kind is Kind.BYLINE and bool(_headlines_above(current)))


def _begin(current: Section, block: Block, number: int) -> Section:
    """A new section with the headlines that stand above the block taken along."""
    heads = _headlines_above(current) if block.kind is Kind.BYLINE or block.dateline else []
    if heads:
        del current.blocks[-len(heads) :]
    brief = current.brief and not heads and not current.is_closed
    return Section([*heads, block], brief, False, current.group if brief else 0)


def _headlines_above(current: Section) -> list[Block]:
    """The headlines at the end of a section, small print between them included."""
    count = 0
    for back, block in enumerate(reversed(current.blocks), 1):
        if block.kind is Kind.HEADING and block.label is not Label.BOX:
            count = back
        elif block.kind not in (Kind.META, Kind.FURNITURE):
            break
    return current.blocks[-count:] if count else []


def _open_briefs(blocks: list[Block], index: int, section: Section, group: int) -> None:
    """Two long ●-items and no text above them: each is an article, and the headline only a label.

    Elsewhere ● begins an item of a list, and a list belongs to its article.
    """
    if section.brief or section.is_signed or section.paragraphs != 1:
        return
    if index + 1 == len(blocks) or not (_is_brief(blocks[index]) and _is_brief(blocks[index + 1])):
        return
    section.brief, section.group = True, group
    for block in section.blocks:
        if block.kind is Kind.HEADING:
            block.kind, block.label = Kind.LABEL, Label.BRIEFS


def _is_brief(block: Block) -> bool:
    text = block.text
    return block.kind is Kind.BODY and is_marked(text) and len(text) >= _BRIEF_LENGTH and is_closed(text)
