"""A page to its articles: id, title, passages, date, outlet and link.

    Page("2024/07-03", ...) -> Article("2024/07-03#1", ...), Article("2024/07-03#2", ...)

The date is the front matter's, else the file name's, else the document's own (meta tags), else the
text's (a label, a line that is only a date, a dateline whose year is certain), else unknown, and its
origin is kept.
"""

from __future__ import annotations

from datetime import date

from qdtrack.model import Article, DateOrigin, Page, Passage, Role, Span, TextKind
from qdtrack.reading.blocks import Block, Kind, Label, blocks_of
from qdtrack.reading.boxes import mark_boxes
from qdtrack.reading.dates import from_name, in_line, of_dateline, whole_day
from qdtrack.reading.headlines import headline_units, title_of
from qdtrack.reading.joining import passages_of
from qdtrack.reading.lines import lines_of
from qdtrack.reading.rows import mark_rows
from qdtrack.reading.splitting import Section, sections_of
from qdtrack.reading.torn import find_decks, find_torn_lines


def articles_of(page: Page) -> tuple[Article, ...]:
    """Every article of a page, in its order."""
    lines = lines_of(page.text, page.body)
    mark_rows(page.text, lines)
    blocks = blocks_of(lines)
    find_torn_lines(blocks)
    find_decks(blocks)
    for section in (sections := sections_of(blocks)):
        mark_boxes(section.blocks)
        if section.contents:
            _box_contents(section)
    read = [(section, *_title_and_passages(page.text, section)) for section in sections]
    read = [(section, title, passages) for section, title, passages in read if passages]
    facts = _PageFacts(page, blocks, sections, alone=len(read) == 1)
    return tuple(
        _article(facts, section, f"#{number}" if len(read) > 1 else "", title, passages)
        for number, (section, title, passages) in enumerate(read, 1)
    )


def _title_and_passages(text: str, section: Section) -> tuple[str, tuple[Passage, ...]]:
    units = headline_units(section.blocks)
    broken = [unit for unit in units if len(unit) > 1]
    passages = passages_of(text, section.blocks, broken)
    labelled = section.blocks[0].label is Label.BRIEFS
    if labelled and all(passage.role is Role.HEADLINE for passage in passages):
        return "", ()  # 国内快讯 above its items says nothing itself
    return title_of(text, units), passages


def _box_contents(section: Section) -> None:
    """A list of what the page holds repeats the headlines, as a box repeats the text."""
    for block in section.blocks:
        block.boxed = block.kind is Kind.BODY or (block.kind is Kind.HEADING and block.label is Label.NONE)


def _article(
    facts: _PageFacts, section: Section, number: str, title: str, passages: tuple[Passage, ...]
) -> Article:
    page = facts.page
    front = page.front
    published, origin = facts.published(section)
    return Article(
        id=page.name + number,
        path=page.path,
        title=title if number else front.get("title") or page.found.get("title") or title,
        passages=passages,
        span=Span(min(p.offsets[0] for p in passages), max(p.offsets[-1] for p in passages) + 1),
        source=page.text,
        published=published,
        published_origin=origin,
        outlet=front.get("outlet") or page.found.get("outlet") or facts.outlet(section),
        url=front.get("url") or page.found.get("url") or facts.url(section),
        place=front.get("place", ""),
        text=TextKind(front.get("text", TextKind.VERBATIM)),
    )


class _PageFacts:
    """What small print says: of one section, else of its column of briefs, else of the page."""

    def __init__(self, page: Page, blocks: list[Block], sections: list[Section], *, alone: bool) -> None:
        self.page = page
        self._given = _given_date(page)
        first_text = next((i for i, b in enumerate(blocks) if b.kind is Kind.BODY), len(blocks))
        # Above the first text small print is the page's own; in a page of one article all of it is.
        self._top = blocks if alone else blocks[:first_text]
        self._days = {block.day for block in self._top if block.day}
        papers = {b.outlet for b in blocks if b.kind in (Kind.BYLINE, Kind.META) and b.outlet}
        self._paper = papers.pop() if len(papers) == 1 else ""
        self._columns: dict[int, list[Block]] = {}
        for section in sections:
            self._columns.setdefault(section.group, []).extend(section.blocks if section.group else ())

    def published(self, section: Section) -> tuple[date | None, DateOrigin]:
        if self._given[0]:
            return self._given
        told = self._in_text(section)
        return told, DateOrigin.TEXT if told else DateOrigin.UNKNOWN

    def outlet(self, section: Section) -> str:
        """The byline's paper, else the dateline's agency; 本报 is the paper the page names."""
        blocks = self._near(section)
        for kinds in ((Kind.BYLINE,), (Kind.META,), (Kind.BODY, Kind.FURNITURE)):
            for block in blocks:
                if block.kind in kinds and block.outlet:
                    return block.outlet
        return self._paper if any(b.dateline or b.kind is Kind.BYLINE for b in blocks) else ""

    def url(self, section: Section) -> str:
        return next((block.url for block in self._near(section) if block.url), "")

    def _near(self, section: Section) -> list[Block]:
        return self._columns[section.group] if section.group else section.blocks

    def _in_text(self, section: Section) -> date | None:
        blocks = self._near(section)
        days = {block.day for block in blocks if block.day} or self._days
        if len(days) == 1:
            return next(iter(days))
        for block in blocks:
            if found := block.dateline:
                near = {day for b in blocks if (day := in_line(b.text))}
                if told := of_dateline(found["year"], found["month"], found["day"], near):
                    return told
        return None


def _given_date(page: Page) -> tuple[date | None, DateOrigin]:
    """What a person, the file's name or the document itself says."""
    if told := whole_day(page.front.get("date", "")):
        return told, DateOrigin.FRONT_MATTER
    if told := from_name(page.name + ".txt"):
        return told, DateOrigin.FILE_NAME
    if told := whole_day(page.found.get("date", "")):
        return told, DateOrigin.DOCUMENT
    return None, DateOrigin.UNKNOWN
