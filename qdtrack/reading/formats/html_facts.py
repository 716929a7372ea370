"""What a web page says of itself: title, date, outlet and link, as front matter has them.

    <meta name="PubDate" content="2025-05-16 09:30">   -> {"date": "2025-05-16"}
    <span>发布时间：2025-05-16</span>, /202505/t20250516_9.shtml likewise

Only what says when the page appeared is a date: a day in the text is what the text is about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from qdtrack.reading import words
from qdtrack.reading.dates import from_url, in_line, is_date_line
from qdtrack.reading.formats.html_blocks import Block, Element

_CHINA = timedelta(hours=8)  # the variables of a public account count seconds of UTC
_NEAR = 15  # blocks around the title in which a line that is only a date is the page's
_OUTLET = 30  # characters of an outlet's name at most
_LABELLED_DATE = re.compile(
    rf"{words.any_of(words.words('date_labels'))}\s*[:：]\s*(?P<value>[^|｜]{{0,24}})"
)
_LABELLED_OUTLET = re.compile(
    rf"{words.any_of(words.words('source_labels'))}\s*[:：]\s*(?P<value>[^\s|｜{words.CLOSING}]+)"
)
VARIABLE = re.compile(
    rf"\bvar\s+{words.any_of(words.words('time_variables'))}\s*=\s*[\"'](?:(?P<seconds>\d{{10}})|(?P<day>\d{{4}}-\d\d-\d\d)[^\"']*)[\"']"
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_PARTS = re.compile(r"[_|｜—–-]+")
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-—–]+\s+|--+|——")


def facts_of(root: Element, blocks: Sequence[Block], source: str) -> Mapping[str, str]:
    """Title, date, outlet and url, those that are told."""
    metas = metas_of(root)
    url = _url(root, metas, source)
    title = _title(root, metas, blocks)
    day = _day(root, metas, blocks, title) or from_url(url)
    found = {
        "title": title,
        "date": day.isoformat() if day else "",
        "outlet": _outlet(root, metas, blocks),
        "url": url,
    }
    return MappingProxyType({key: value for key, value in found.items() if value})


def metas_of(root: Element) -> dict[str, str]:
    """The content of each meta tag by its name, in small letters; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def named(metas: Mapping[str, str], kind: str) -> Iterator[str]:
    for entry in words.entries(kind):
        if value := metas.get(entry.lower()):
            yield value


def _title(root: Element, metas: Mapping[str, str], blocks: Sequence[Block]) -> str:
    """That of the meta tags, else the one headline, else the part of the window's name that is printed."""
    if told := next(named(metas, "title_metas"), ""):
        return told
    heads = [text for head in root.iter("h1") if (text := " ".join("".join(head.itertext()).split()))]
    if len(heads) == 1:
        return heads[0]
    window = " ".join((root.findtext(".//title") or "").split())
    printed = {block.bare for block in blocks}
    parts = [part.strip() for part in _PARTS.split(window) if "".join(part.split()) in printed]
    return max(parts, key=len, default="") or _SITE.split(window)[0].strip()


def _day(root: Element, metas: Mapping[str, str], blocks: Sequence[Block], title: str) -> date | None:
    for value in (*named(metas, "date_metas"), *_linked_data(root)):
        if told := in_line(value):
            return told
    for block in blocks:
        if (found := _LABELLED_DATE.search(block.text)) and (told := in_line(found["value"])):
            return told
    for script in root.iter("script"):
        if found := VARIABLE.search(script.text or ""):
            return in_line(found["day"]) if found["day"] else _of_seconds(int(found["seconds"]))
    for element in root.iter("time"):
        if told := in_line(element.get("datetime") or ""):
            return told
    near = _near_title(blocks, title)
    return next((in_line(block.text) for block in near if is_date_line(block.text)), None)


def _of_seconds(seconds: int) -> date:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date()


def _near_title(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    bare = "".join(title.split())
    at = next((i for i, block in enumerate(blocks) if bare and bare in block.bare), 0)
    return blocks[max(at - 3, 0) : at + _NEAR]


def _linked_data(root: Element) -> Iterator[str]:
    """The dates of publication in a page's JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting: list[Any] = [json.loads(script.text or "")]  # Any: JSON values
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if isinstance(told := value.get("datePublished"), str):
                    yield told
                waiting += [inner for inner in value.values() if isinstance(inner, list | dict)]


def _outlet(root: Element, metas: Mapping[str, str], blocks: Sequence[Block]) -> str:
    """Whose the article is: a meta tag, a line 来源：, the account's name; else who runs the site."""
    labelled = (found["value"] for block in blocks if (found := _LABELLED_OUTLET.search(block.text)))
    holders = (root.find(f".//*[@id='{name}']") for name in words.entries("outlet_ids"))
    accounts = (" ".join("".join(element.itertext()).split()) for element in holders if element is not None)
    told = (*named(metas, "outlet_metas"), *labelled, *accounts, *named(metas, "site_metas"))
    return next((name for value in told if (name := _outlet_name(value))), "")


def _outlet_name(value: str) -> str:
    """The name without 来源： before it; "" for what is too long to be one."""
    found = _LABELLED_OUTLET.match(value)
    name = (found["value"] if found else value).strip(" 　《》〈〉")
    return name if len(name) <= _OUTLET else ""


def _url(root: Element, metas: Mapping[str, str], source: str) -> str:
    canonical = (
        link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    saved = (found[1] for found in [_SAVED_FROM.search(source[:4096])] if found)
    told = (*canonical, *named(metas, "url_metas"), *saved)
    return next((url for url in told if url.startswith(("http://", "https://"))), "")
