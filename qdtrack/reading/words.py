"""The words of lexicon/pages.yaml and documents.yaml, as patterns: what a line of a page says of itself.

    BYLINE.match("□晨报记者 李明")["outlet"] -> "晨报"

Only shapes (brackets, digits, lengths) stand here; every word stands in the table. What
the lines around a line say of it is told in blocks.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qdtrack.lexicon.loading import table

_TABLE = table("pages") | table("documents")

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
MARKS = "□■◆◇●○▲△▶◎★☆"  # signs set before a byline, a caption or an item
OPENING = "(（【\\[「『《“‘\"'"
CLOSING = ")）】\\]」』》”’\"'"


def entries(name: str) -> tuple[str, ...]:
    """The words of one list of the table, in its order."""
    return tuple(entry["word"] for entry in _TABLE[name])


def words(name: str) -> tuple[str, ...]:
    """The words of one list of the table, the longest first so that a pattern takes the whole word."""
    return tuple(sorted(entries(name), key=len, reverse=True))


def any_of(found: Iterable[str]) -> str:
    """A pattern for one of these words."""
    return "(?:" + "|".join(re.escape(word) for word in found) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


_DAY = r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
_NAME = rf"[{HAN}·]{{2,12}}"
_REPORTER = any_of(words("bylines"))

# □晨报/看海新闻记者 李明 王华: a mark, an outlet, the word, names, nothing else. Without a blank before
# the name (本报记者李明) the outlet must be told by its own words: 总书记会见记者代表 is a headline.
_RANK = any_of(words("reporter_ranks")) + "*"
_OUTLET_END = any_of((*words("dateline_openers"), *words("ourselves"), *words("outlet_ends")))
_OUTLET = rf"[^\s，。：:；、{OPENING}{CLOSING}]"
BYLINE = _pattern(
    rf"[{MARKS}{OPENING}\s]*(?:"
    rf"(?P<outlet>{_OUTLET}{{0,24}}?){_RANK}{_REPORTER}[\s:：]+{_NAME}(?:[\s、，,/]+(?:{_REPORTER}\s*)?{_NAME}){{0,9}}"
    rf"|(?P<paper>(?:{_OUTLET}{{0,22}}?{_OUTLET_END})?){_RANK}{_REPORTER}[{HAN}]{{2,3}})"
    rf"(?:\s*(?:报道|文))?[{CLOSING}\s]*$"
)
# 新华社青岛7月2日电（记者李明）: opener, place, day, closer, reporter; what follows is the article
DATELINE = _pattern(
    rf"[{MARKS}{OPENING}\s]*(?P<outlet>[{HAN}]{{0,8}}?{any_of(words('dateline_openers'))}(?:[/／][{HAN}]{{2,8}})?)\s?"
    rf"[{HAN}]{{0,6}}?\s?(?:{_DAY})?\s?{any_of(words('dateline_closers'))}[{CLOSING}]?"
    rf"(?=[\s(（:：]|{_REPORTER}|$)"
    rf"(?:\s*[(（][^()（）\n]{{2,40}}[)）])?(?:\s*{_REPORTER}[^\s，。]{{2,8}}(?:报道)?(?=[\s:：]))?[\s:：]*"
)
OURSELVES = frozenset(words("ourselves"))

SIGN_OFF = _pattern(
    rf"\s*[(（【\[]\s*(?:{any_of(words('sign_offs'))}\s*[:：]?\s*[^()（）【】\n]{{1,30}}"
    rf"|[^()（），。\s]{{0,16}}{_REPORTER}\s*[{HAN}·\s、]{{2,30}})[)）】\]]\s*$"
)
SIGN_OFF_LINE = _pattern(
    rf"(?:{any_of(set(words('sign_offs')) - set(words('source_labels')))})\s*[:：].{{1,30}}$"
)
ENDING = _pattern(rf"(?:^|(?<=[。！？”）)]))\s*{any_of(words('endings'))}\s*$")

_LABEL_HEAD = rf"[{HAN}·]{{0,4}}"
SECTION = _pattern(rf"[{OPENING}{MARKS}]*{_LABEL_HEAD}{any_of(words('section_labels'))}[{CLOSING}]*$")
BRIEFS = _pattern(rf"[{OPENING}{MARKS}]*{_LABEL_HEAD}{any_of(words('brief_labels'))}[{CLOSING}]*$")
CONTENTS = _pattern(rf"[{OPENING}{MARKS}]*{_LABEL_HEAD}{any_of(words('contents_labels'))}[{CLOSING}:：]*$")
BOX = _pattern(rf"[{OPENING}{MARKS}]*{any_of(words('boxes'))}")

CAPTION_END = _pattern(
    rf".*(?:{any_of(words('caption_ends'))}"
    rf"|(?:[\s。（(/]|{_REPORTER})\s?[{HAN}·]{{2,8}}(?:\s[{HAN}·]{{2,8}})?\s?{any_of(words('caption_credits'))})[。{CLOSING}\s]*$"
)
CAPTION_START = _pattern(rf"[{MARKS}]?\s*{any_of(words('caption_starts'))}")

_CRUMB = any_of(words("breadcrumb_signs"))
BREADCRUMB = _pattern(rf"{_CRUMB}$")
BREADCRUMBS = _pattern(rf"[{HAN}]{{1,12}}(?:\s*{_CRUMB}\s*[{HAN}\w]{{1,30}})+$")
FURNITURE = frozenset(words("furniture"))
FURNITURE_START = _pattern(rf"[^\w]*{any_of(words('furniture_starts'))}")
RULE = _pattern(r"(?:[-=_*~·—]\s?){3,}$")
ONLY_SIGNS = _pattern(r"[^\w]+$")

ISSUED = _pattern(
    rf"(?P<outlet>[\u4e00-\u9fff、]{{0,30}}{any_of(words('issuers'))})\s+(?=(?:19|20)\d\d[-/.年])"
)
DATE_LABEL = _pattern(rf"[{OPENING}]*{any_of(words('date_labels'))}\s*[:：]")
SOURCE_LABEL = _pattern(
    rf"[{OPENING}]*{any_of(words('source_labels'))}\s*[:：]\s*(?P<outlet>[^\s{CLOSING}]*)"
)
ORIGINAL = _pattern(rf"\[{any_of(words('original_links'))}\]\((?P<url>[^()\s]+)\)\s*$")

# 晨报 2024年7月3日 星期三 第3版: what stands at the top of a printed page
PAGE_HEAD = _pattern(
    rf"(?:(?P<outlet>[{HAN}]{{1,8}}{any_of(words('outlet_ends'))})\s+)?[^，。；]{{0,20}}(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]"
    rf"\s?\d{{1,2}}[^，。；]{{0,20}}?{any_of(words('page_head_words'))}"
)

DOCUMENT_TITLE = _pattern(
    rf"[^。！？；]*{any_of(words('document_titles'))}[》”]?(?:[（(][^（）()]*[）)]|[》”])*"
)

OPENER = _pattern(any_of(words("openers")))
NUMBERED = _pattern(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节条部]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[^\d\s])|\d{1,2}(?:[、．]|\.(?!\d)|\s+(?=[^\d\s]))|[①-⑳⑴-⒇])"
)

KEYS: dict[str, str] = {entry["word"]: entry["key"] for entry in _TABLE["front_matter_keys"]}
RADICALS: dict[str, str] = {pair[0]: pair[1] for pair in _TABLE["radicals"]["pairs"].split()}
