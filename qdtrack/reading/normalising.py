"""A piece of a page to text that reads well, every character keeping its place.

    readable("５Ｇ基站\\n达到 ４.２ 万个", 10)
      -> ("5G基站达到4.2万个", (10, 11, 12, 13, 15, ...))

Mapped one to one: full-width letters, digits and signs, the radicals that PDF readers return,
HTML entities. Left out: tags, zero-width characters, pinyin in brackets, the newlines and
blanks of the layout. Which lines belong together is told in joining.py; Traditional characters
are left as they are.
"""

from __future__ import annotations

import re
from html import unescape

from qdtrack.reading.words import HAN, RADICALS

Readable = tuple[str, tuple[int, ...]]

_TAGS = (
    "p|br|div|strong|b|i|em|u|s|span|font|a|img|sup|sub|small|big|center|section|article|table|thead|tbody|tr|td|th"
    "|ul|ol|li|h[1-6]|hr|blockquote|figure|figcaption|strike|del|ins|mark|code|pre|wbr"
)
TAG = rf"(?i:</?(?:{_TAGS})(?:[\s/][^<>\n]{{0,400}})?>)"
# The tags that begin or end a line; the others stand inside one.
BREAK = re.compile(
    r"(?i:</?(?:p|br|div|section|article|tr|li|ul|ol|table|h[1-6]|hr|blockquote|center)(?:[\s/][^<>\n]{0,400})?>)"
)

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = rf"(?<=[{HAN}])[(（](?=[^()（）]{{0,8}}[{_TONES}])[a-zü'’{_TONES}]{{1,8}}[)）]"
# Soft hyphen, zero-width signs, direction marks, variation selectors, replacement of objects, controls.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\x00-\x08\x0e-\x1b\x7f"
)
_BLANK = r"\s\u3000\xa0\u2028\u2029\x85"
_WIDE = str.maketrans(
    {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(65 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(97 + i) for i in range(26)}
    | {"％": "%", "＋": "+", "－": "-", "／": "/", "＜": "<", "＞": ">", "＝": "=", "＆": "&"}
    | RADICALS
)
_TO_MAP = re.compile(f"[{re.escape(''.join(map(chr, _WIDE)))}]")
_ODD = re.compile(
    rf"(?P<tag>{TAG})|(?P<entity>&(?:[a-zA-Z]{{2,8}}|#\d{{1,6}}|#x[\da-fA-F]{{1,5}});)|(?P<link>!?\[(?P<label>[^\[\]\n]*)\]\([^()\s]*\))"
    rf"|(?P<pinyin>{_PINYIN})|(?P<drop>[{_UNSEEN}]+|\*\*|(?<![\w])__|__(?![\w]))"
    rf"|(?P<point>(?<=[0-9０-９])．(?=[0-9０-９]))|(?P<blank>[{_BLANK}]+)"
)
_NARROW = re.compile(r"[!-~\u00a1-\u024f]")  # Latin letters, digits and signs
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_HAN_SIGN = re.compile(rf"[{HAN}]")


def readable(text: str, start: int, *, headline: bool = False) -> Readable:
    """The text made readable, and for each of its characters the place in the file.

    ``start`` is the place of text[0]. In a headline the blank between two clauses is kept as
    one space, since it stands for a comma there.
    """
    source = text.translate(_WIDE) if _TO_MAP.search(text) else text  # one to one, so places hold
    found = _ODD.search(source)
    if found is None:
        return source, tuple(range(start, start + len(source)))
    parts: list[str] = []
    places: list[int] = []
    done = 0
    while found is not None:
        here = found.start()
        parts.append(source[done:here])
        places.extend(range(start + done, start + here))
        done = found.end()
        kept = _kept(found, source, headline)
        if kept:
            parts.append(kept)
            places.extend(range(start + here, start + here + len(kept)))
        elif found["link"] is not None:
            inner, inner_places = readable(found["label"], start + found.start("label"), headline=headline)
            parts.append(inner)
            places.extend(inner_places)
        found = _ODD.search(source, done)
    parts.append(source[done:])
    places.extend(range(start + done, start + len(source)))
    return _trimmed("".join(parts), places)


def plain(text: str) -> str:
    """The text without tags, entities and unseen characters, for asking what a line is."""
    if "<" in text or "&" in text or "**" in text:
        text = unescape(re.sub(TAG, "", text).replace("**", ""))
    return text.strip()


def _trimmed(text: str, places: list[int]) -> Readable:
    """Without the blanks that an entity or a tag left at either end."""
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    if left >= right:
        return "", ()
    return text[left:right], tuple(places[left:right])


def _kept(found: re.Match[str], source: str, headline: bool) -> str:
    """What stands for what was found: one character, nothing, or itself if it is no entity after all."""
    entity = found["entity"]
    if entity is not None:
        meant = unescape(entity)
        if len(meant) > 1 or _UNSEEN_SIGN.match(meant):
            return entity
        return _space(found, source, headline) if meant.isspace() else meant
    if found["point"] is not None:
        return "."
    return _space(found, source, headline) if found["blank"] is not None else ""


def _space(found: re.Match[str], source: str, headline: bool) -> str:
    """A blank of the language is one space, a blank of the layout is nothing."""
    here, end = found.span()
    before, after = source[max(here - 2, 0) : here], source[end : end + 2]
    if not before or not after:
        return ""
    left, right = before[-1], after[0]
    blank = found.group()
    if _NARROW.match(left) and _NARROW.match(right):
        torn_number = "\n" in blank and left.isdigit() and right.isdigit()
        return "" if torn_number or right in "%‰" else " "
    letterspaced = before[:1].isspace() or after[-1:].isspace()
    if letterspaced or not (_HAN_SIGN.match(left) or _HAN_SIGN.match(right)):
        return ""
    if "\n" in blank:
        return ""
    column = blank == "\t" or (len(blank) > 1 and found["blank"] is not None)
    if headline and here <= 2 and source[:here].isdigit():
        return " "  # "1 创新平台": the number of a heading, not a figure
    clause = headline and bool(_HAN_SIGN.match(left)) and bool(_HAN_SIGN.match(right))
    return " " if column or clause else ""
