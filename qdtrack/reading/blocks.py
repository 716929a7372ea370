"""A page's lines to blocks: what each line is, told from its shape and its neighbours.

    青岛发布方案        -> HEADING
    □晨报记者 李明     -> BYLINE, outlet 晨报
    近日，……实施方案。  -> BODY

Words and line shapes belong to words.py, lines of columns and long headlines to torn.py; which
blocks make an article is told in splitting.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from qdtrack.reading import words
from qdtrack.reading.dates import in_line, is_date_line
from qdtrack.reading.lines import STRONG, Line


class Kind(Enum):
    FURNITURE = "furniture"
    META = "meta"  # a line of date, source or link
    LABEL = "label"  # 财经数据: stands above items
    BYLINE = "byline"
    CAPTION = "caption"
    HEADING = "heading"
    BODY = "body"
    ROW = "row"  # of a table


class Label(Enum):
    """What a label or heading says of that which follows."""

    NONE = ""
    SECTION = "section"
    BRIEFS = "briefs"  # short items, each of its own subject
    CONTENTS = "contents"  # a list of what the page holds
    BOX = "box"  # data box, sidebar


@dataclass(slots=True)
class Block:
    """One line with what it is."""

    line: Line
    kind: Kind
    label: Label = Label.NONE
    closes: bool = False  # an editor's or reporter's sign-off: the article ends here
    wrapped: bool = False  # one line of a narrow column or of a caption: it goes on below
    boxed: bool = False  # stands in a data box
    dateline: re.Match[str] | None = None
    outlet: str = ""
    url: str = ""
    day: date | None = None  # that a META line names

    @property
    def text(self) -> str:
        return self.line.text


HEADING_LENGTH = 40  # characters; longer unclosed lines are prose or decks
TITLE_LENGTH = 80  # of a document, which its last word tells
META_LENGTH = 50
CAPTION_LENGTH = 120
MARKED_CAPTION_LENGTH = 60
LABEL_LENGTH = 8
BYLINE_LENGTH = 60

SENTENCE_END = "。！？!?…"
_CLOSED = SENTENCE_END + "；：;:”’）)》】」』]\"'."
_NEVER_A_HEADING_END = "。；，、：,;:"
_PHOTO_MARKS = "■□▲△▼◀▶"
_WORD = re.compile(r"[^\w>»]+")
_DIGIT = re.compile(r"\d")


def is_closed(text: str) -> bool:
    """Whether a paragraph that ends so is complete."""
    return text[-1] in _CLOSED


def ends_sentence(text: str) -> bool:
    """Whether the last sentence has its full stop, a closing quote or bracket after it allowed."""
    return text.rstrip("”’）)》】」』\"'")[-1:] in tuple(SENTENCE_END + "；：;:")


def hangs(text: str) -> bool:
    """Whether a line breaks off where no sentence, headline or list can end."""
    return text[-1] in "，、（(《“‘【"


def is_heading_shaped(text: str) -> bool:
    """Short, no full stop in it, no sentence's end."""
    return (
        len(text) <= HEADING_LENGTH
        and text[-1] not in _NEVER_A_HEADING_END
        and "。" not in text
        and not hangs(text)
    )


def blocks_of(lines: list[Line]) -> list[Block]:
    """Every line as a block, in order."""
    blocks = [_by_itself(line) for line in lines]
    _find_long_title(blocks)
    for index, block in enumerate(blocks):
        _among_neighbours(blocks, index, block)
    return blocks


def _find_long_title(blocks: list[Block]) -> None:
    """…第十五个五年规划和二〇三五年远景目标纲要（节选）, above all text and apart from it."""
    first = next((i for i, block in enumerate(blocks) if block.kind is Kind.BODY), len(blocks))
    if first + 1 >= len(blocks) or any(block.kind is Kind.HEADING for block in blocks[:first]):
        return
    title, after = blocks[first], blocks[first + 1]
    is_apart = after.line.gap > 0 and len(title.text) <= TITLE_LENGTH and not title.dateline
    if is_apart and words.DOCUMENT_TITLE.fullmatch(title.text):
        title.kind = Kind.HEADING


def _by_itself(line: Line) -> Block:
    """What a line says of itself."""
    text = line.text
    if line.cells:
        return Block(line, Kind.ROW)
    if 0 < line.level < STRONG:
        return Block(line, Kind.HEADING, label=_label(text))
    if found := words.ORIGINAL.match(text):
        return Block(line, Kind.META, url=found["url"])
    if len(text) <= META_LENGTH and (known := _small_print(line, text)):
        return known
    if len(text) <= CAPTION_LENGTH and (words.CAPTION_END.match(text) or words.CAPTION_START.match(text)):
        return Block(line, Kind.CAPTION)
    if len(text) <= BYLINE_LENGTH and (found := words.BYLINE.match(text)):
        return Block(line, Kind.BYLINE, outlet=outlet_name(found["outlet"] or found["paper"] or ""))
    if found := words.DATELINE.match(text):
        block = Block(line, Kind.BODY, dateline=found, outlet=outlet_name(found["outlet"]))
    elif is_heading_shaped(text) and not line.item:
        block = Block(line, Kind.HEADING, label=_label(text))
    else:
        block = Block(line, Kind.BODY)
    block.closes = bool(
        words.SIGN_OFF.search(text[-META_LENGTH:]) or words.ENDING.search(text[-META_LENGTH:])
    )
    if block.closes and (source := words.SOURCE_LABEL.search(text[-META_LENGTH:])):
        block.outlet = block.outlet or source["outlet"]
    return block


def _small_print(line: Line, text: str) -> Block | None:
    """What a site or a paper prints around its articles."""
    bare = _WORD.sub("", text)
    if bare in words.FURNITURE or words.FURNITURE_START.match(text) or words.BREADCRUMBS.match(text):
        return Block(line, Kind.FURNITURE)
    if words.RULE.match(text) or words.ONLY_SIGNS.match(text):
        return Block(line, Kind.FURNITURE)
    head = words.PAGE_HEAD.match(text)
    if (issued := words.ISSUED.match(text)) and is_date_line(text[issued.end() :]):
        return Block(line, Kind.META, day=in_line(text), outlet=issued["outlet"])
    if head or words.DATE_LABEL.match(text) or words.SOURCE_LABEL.match(text) or is_date_line(text):
        source = head or words.SOURCE_LABEL.search(text)
        return Block(line, Kind.META, day=in_line(text), outlet=(source["outlet"] or "") if source else "")
    if words.SIGN_OFF_LINE.match(text) or _is_whole(words.SIGN_OFF, text) or _is_whole(words.ENDING, text):
        return Block(line, Kind.FURNITURE, closes=True)
    return None


def _is_whole(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.fullmatch(text)) and not words.BYLINE.match(text)


def _label(text: str) -> Label:
    """What a short line heads, by its own words."""
    if words.BOX.match(text):
        return Label.BOX
    if len(text) > LABEL_LENGTH:
        return Label.NONE
    for pattern, label in (
        (words.BRIEFS, Label.BRIEFS),
        (words.CONTENTS, Label.CONTENTS),
        (words.SECTION, Label.SECTION),
    ):
        if pattern.match(text):
            return label
    return Label.NONE


def outlet_name(written: str) -> str:
    """晨报/看海新闻 is the paper 晨报; 本报 names no paper."""
    name = re.split(r"[/／]", written)[0].removeprefix("据").strip("·-— ")
    return "" if name in words.OURSELVES else name


def is_marked(text: str) -> bool:
    """Whether a line begins with the sign of a short item."""
    return text[0] in words.MARKS


def _among_neighbours(blocks: list[Block], index: int, block: Block) -> None:
    """Correct what a line says of itself by the lines beside it."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    before = blocks[index - 1] if index else None
    beside_sign = (before is not None and words.BREADCRUMB.match(before.text)) or (
        after is not None and words.BREADCRUMB.match(after.text)
    )
    if beside_sign and len(block.text) <= LABEL_LENGTH:
        block.kind = Kind.FURNITURE
    elif before and before.kind is Kind.META and before.text[-1] in ":：" and len(block.text) <= META_LENGTH:
        _value_of_label(before, block)
    elif before and before.kind is Kind.CAPTION and before.wrapped and block.line.gap == 0:
        _continue_caption(block)
    elif block.text[0] in _PHOTO_MARKS and block.kind in (Kind.HEADING, Kind.BODY):
        _judge_marked(block, after)
    elif block.label in (Label.SECTION, Label.BRIEFS) and not block.line.level:
        heads = after is not None and (
            after.kind in (Kind.HEADING, Kind.BYLINE, Kind.LABEL) or after.dateline or is_marked(after.text)
        )
        block.kind = Kind.LABEL if heads or block.label is Label.BRIEFS else Kind.HEADING
        if block.kind is Kind.HEADING:
            block.label = Label.NONE


def _value_of_label(label: Block, block: Block) -> None:
    """来源： on one line, the paper's name on the next."""
    if words.SOURCE_LABEL.match(label.text) and not is_closed(block.text):
        block.kind, block.outlet = Kind.META, block.text.split()[0]
    elif words.DATE_LABEL.match(label.text) and (day := in_line(block.text)):
        block.kind, block.day = Kind.META, day


def _continue_caption(block: Block) -> None:
    if len(block.text) <= MARKED_CAPTION_LENGTH and block.kind in (Kind.BODY, Kind.HEADING):
        block.kind, block.wrapped = Kind.CAPTION, not is_closed(block.text)


def _judge_marked(block: Block, after: Block | None) -> None:
    """■ begins a caption, a subhead or an item of a list.

    A caption is short and closed, or broken over two lines; one with digits and no photo
    credit may be an item of a data list, which must not be hidden among the captions.
    """
    text = block.text
    if len(text) > MARKED_CAPTION_LENGTH or _DIGIT.search(text):
        block.kind = Kind.BODY
    elif is_closed(text) or (after is not None and after.line.gap == 0 and len(after.text) <= HEADING_LENGTH):
        block.kind, block.wrapped = Kind.CAPTION, not is_closed(text)
    else:
        block.kind = Kind.HEADING
