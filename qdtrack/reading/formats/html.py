"""A web page's bytes to the text of its article, and what the page says of it.

    <html>… navigation … <h1>标题</h1><p>段落。</p> … </html>
      -> Decoded("标题\\n\\n段落。\\n", "utf-8", found={"title": "标题", "date": "2025-05-16", ...})

trafilatura tells where the article stands; its words are taken from the page itself (html_blocks.py),
whole, so that no paragraph or table inside it is lost. Frames and pages that a script fills hold no
text and are named.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

import lxml.html
import trafilatura
from lxml import etree

from qdtrack.reading import words
from qdtrack.reading.decoding import Decoded, Unreadable, decode, wrong_content
from qdtrack.reading.formats.html_blocks import Block, Element, blocks_of, unfold_layout
from qdtrack.reading.formats.html_facts import facts_of

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_FAMILY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "",
    "ascii": "",
    "us-ascii": "",
}
_TAG = re.compile(r"<(?:!doctype|html|head|body|meta|div|p|table|frameset)\b", re.IGNORECASE)
_TOLD = 8  # characters; a shorter block may stand in the article and elsewhere
_MOST = 0.9  # of what trafilatura found stands in the element that holds the article
_MAINLY = (
    0.6  # of that element's text must have been found, else only what lies between first and last is taken
)
_ABOVE = 12  # blocks between the title and the article: decks, byline, date
_SENTENCE = re.compile(r"[。！？；]")
_LETTERS = re.compile(rf"[{words.HAN}A-Za-z]")
_PROSE = 100  # characters without the end of a sentence are no article


def read(raw: bytes) -> Decoded | Unreadable:
    """The article of a web page."""
    decoded = _decode(raw)
    if isinstance(decoded, Unreadable):
        return decoded
    if not _TAG.search(decoded.text):
        return wrong_content(raw)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(decoded.text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return Unreadable("page-without-text", hint="script")
    unfold_layout(root)
    blocks = blocks_of(root)
    facts = facts_of(root, blocks, decoded.text)
    article = _article(root, blocks, facts.get("title", ""))
    if not _is_prose(article):
        framed = next(root.iter("frame", "iframe"), None) is not None
        return Unreadable("page-without-text", hint="frames" if framed else "script")
    return Decoded(_text(article), decoded.encoding, MappingProxyType(facts))


def _decode(raw: bytes) -> Decoded | Unreadable:
    """The page's text by the encoding it declares, else by what its bytes are."""
    declared = _DECLARED.search(raw[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    name = _FAMILY.get(name, name)
    marked = raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
    if name and not marked:
        try:
            return Decoded(raw.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            return decode(raw)  # what a page declares is often wrong
    return decode(raw)


# ---------------------------------------------------------------- which blocks are the article


def _article(root: Element, blocks: list[Block], title: str) -> list[Block]:
    """The blocks of the article with the headlines above it."""
    found = "".join((trafilatura.extract(root, include_comments=False, deduplicate=False) or "").split())
    found = found.replace("|", "")
    told = [len(block.bare) >= _TOLD and not block.is_link and block.bare in found for block in blocks]
    first, last = _within(blocks, told) if any(told) else (0, len(blocks))
    begin = _headline(blocks, first, title)
    return [block for block in blocks[begin:last] if not block.is_link]


def _within(blocks: list[Block], told: list[bool]) -> tuple[int, int]:
    """From the first to behind the last block of the element that holds what was found.

    If much else stands in that element too, from the first to behind the last block that was found.
    """
    found = [block for block, is_told in zip(blocks, told, strict=True) if is_told and not block.is_heading]
    holder = _holder(found)
    inside = [i for i, block in enumerate(blocks) if holder is None or _holds(holder, block.element)]
    above = holder.getparent() if holder is not None else None
    if above is not None and all(blocks[i].element is holder for i in inside):
        holder = above  # one paragraph is most of it: the article is what that stands in
        inside = [i for i, block in enumerate(blocks) if _holds(holder, block.element)]
    known = sum(len(blocks[i].bare) for i in inside if told[i])
    if known < _MAINLY * sum(len(blocks[i].bare) for i in inside):
        inside = [i for i, is_told in enumerate(told) if is_told]
    return inside[0], inside[-1] + 1


def _holder(found: list[Block]) -> Element | None:
    """The innermost element that holds most of these blocks' words; None without any block."""
    weights: Counter[Element] = Counter()
    for block in found:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] += len(block.bare)
    most = max(weights.values(), default=0)
    holders = [element for element, weight in weights.items() if weight >= _MOST * most]
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _holds(holder: Element, element: Element) -> bool:
    return element is holder or any(parent is holder for parent in element.iterancestors())


def _headline(blocks: list[Block], first: int, title: str) -> int:
    """Where the article begins with its title, if that stands a little above the text."""
    bare = "".join(title.split())
    for at in range(min(first, len(blocks) - 1), max(first - _ABOVE, -1), -1):
        part = blocks[at].bare
        if bare and (bare in part or (part in bare and 2 * len(part) >= len(bare))):
            return at
    return first


def _is_prose(blocks: Sequence[Block]) -> bool:
    text = "".join(block.text for block in blocks)
    if not _LETTERS.search(text):
        return False
    return bool(_SENTENCE.search(text)) or len(text) > _PROSE or any("\t" in block.text for block in blocks)


def _text(blocks: Sequence[Block]) -> str:
    text = ""
    for block in blocks:
        text += ("\n" if block.is_row else "\n\n") + block.text
    return text.strip("\n") + "\n"
