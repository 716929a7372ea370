"""The blocks of one article to its passages: torn sentences joined, captions taken out.

    "产品合格" / caption / "率提升至九成。"  -> "产品合格率提升至九成。", then the caption

A sentence is torn where a paragraph stops without its full stop and the next block of text is
no beginning. Headings and bylines stop the search; a text lost in the source is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from qdtrack.model import Passage, Role
from qdtrack.reading import words
from qdtrack.reading.blocks import Block, Kind, ends_sentence, hangs, is_closed, is_marked
from qdtrack.reading.normalising import readable
from qdtrack.reading.tables import passages_of_table

_REACH = 12  # captions and small print that may stand between the halves of a sentence
_TAIL = 80  # characters in which a sign-off stands
_LIST = 3  # so many unclosed lines in a row are a list, each item whole


def passages_of(text: str, blocks: list[Block], heads: list[list[Block]]) -> tuple[Passage, ...]:
    """Every passage of an article in the page's order.

    ``heads`` are headlines printed over several lines, each to be one passage.
    """
    groups = _joined_paragraphs(blocks) + heads
    grouped = {id(block) for group in groups for block in group}
    groups += [[block] for block in blocks if id(block) not in grouped and block.kind in _ROLES]
    groups.sort(key=lambda group: group[0].line.start)
    made = (passage for group in groups for passage in _passages(text, group))
    return tuple(passage for passage in made if passage.text)


def _passages(text: str, group: list[Block]) -> Iterator[Passage]:
    """A paragraph is one passage, a table one for each amount."""
    if group[0].kind is Kind.ROW:
        role = Role.BOX if group[0].boxed else Role.BODY
        yield from passages_of_table(text, [block.line for block in group], role)
    else:
        yield _passage(text, group)


_ROLES = {Kind.HEADING: Role.HEADLINE, Kind.CAPTION: Role.CAPTION, Kind.BODY: Role.BODY}


def _joined_paragraphs(blocks: list[Block]) -> list[list[Block]]:
    """Body blocks, each with those that go on with its sentence; captions over two lines likewise."""
    groups: list[list[Block]] = []
    open_group: list[Block] | None = None
    for index, block in enumerate(blocks):
        if block.kind is Kind.BODY:
            if open_group is not None:
                open_group.append(block)
            else:
                groups.append([block])
            open_group = groups[-1] if _goes_on(blocks, index) else None
        elif block.kind is Kind.CAPTION:
            before = blocks[index - 1] if index else None
            if before is not None and before.kind is Kind.CAPTION and before.wrapped and not block.line.gap:
                groups[-1].append(block)
            else:
                groups.insert(len(groups) - (open_group is not None), [block])
        elif block.kind is Kind.ROW:
            before = blocks[index - 1] if index else None
            if before is not None and before.kind is Kind.ROW and not block.line.gap:
                groups[-1].append(block)
            else:
                groups.append([block])
            open_group = None
        elif block.kind in (Kind.HEADING, Kind.BYLINE, Kind.LABEL):
            open_group = None
    return groups


def _goes_on(blocks: list[Block], index: int) -> bool:
    """Whether the sentence of a body block goes on in the next one."""
    block = blocks[index]
    after = next(
        (
            b
            for b in blocks[index + 1 : index + 1 + _REACH]
            if b.kind not in (Kind.CAPTION, Kind.FURNITURE, Kind.META)
        ),
        None,
    )
    if after is None or after.kind is not Kind.BODY or block.closes or block.boxed is not after.boxed:
        return False
    if after.line.item or after.line.level or after.dateline or is_marked(after.text):
        return False
    if hangs(block.text) or block.wrapped:
        return True
    if is_closed(block.text) or after.line.indented:
        return False
    if words.NUMBERED.match(after.text) or words.OPENER.match(after.text):
        return False
    return not (_is_list_item(blocks, index) or block.line.item)


def _is_list_item(blocks: list[Block], index: int) -> bool:
    """Whether unclosed paragraphs stand in a row, as in a table or a list without full stops."""
    run = 1
    for step in (-1, 1):
        i = index + step
        while 0 <= i < len(blocks) and run < _LIST:
            block = blocks[i]
            if block.kind is not Kind.BODY or ends_sentence(block.text) or block.wrapped:
                break
            run += 1
            i += step
    return run >= _LIST


def _passage(text: str, group: list[Block]) -> Passage:
    """One passage from the blocks of one sentence, headline or caption."""
    first = group[0]
    role = (
        Role.BOX if first.boxed and first.kind is not Kind.CAPTION else _ROLES.get(first.kind, Role.HEADLINE)
    )
    read, places = "", list[int]()
    for block in group:
        line = block.line
        piece, piece_places = readable(
            text[line.start : line.end], line.start, headline=first.kind is Kind.HEADING
        )
        if read and piece and _is_letter(read[-1]) and _is_letter(piece[0]):
            read += " "  # two Latin words
            places.append(_blank_between(text, places[-1] + 1, piece_places[0]))
        read += piece
        places.extend(piece_places)
    begin, end = _without_small_print(first, group[-1], read)
    return Passage(read[begin:end], tuple(places[begin:end]), role)


def _blank_between(text: str, start: int, end: int) -> int:
    """Where the blank stands that parts two lines: unseen signs and tags may stand before the newline."""
    return next((place for place in range(start, end) if text[place].isspace()), start)


def _after(read: str, shown: str) -> int:
    """Where ``read`` goes on after what a reader sees as ``shown``, blanks aside."""
    left, place = len("".join(shown.split())), 0
    while left and place < len(read):
        left -= not read[place].isspace()
        place += 1
    return place


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _without_small_print(first: Block, last: Block, read: str) -> tuple[int, int]:
    """Where the text proper begins and ends: after the mark and the dateline, before the sign-off."""
    begin, end = 0, len(read)
    if first.dateline is not None:
        begin = _after(read, first.dateline.group())
    elif read and is_marked(read):
        begin = 1
    if last.closes:
        for pattern in (words.SIGN_OFF, words.ENDING, words.SIGN_OFF):
            if found := pattern.search(read, max(begin, end - _TAIL), end):
                end = found.start()
    while begin < end and read[begin].isspace():
        begin += 1
    while begin < end and read[end - 1].isspace():
        end -= 1
    return begin, end
