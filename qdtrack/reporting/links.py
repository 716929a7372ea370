"""Links that a terminal can follow (OSC 8), to the very words where the text is the source's own.

    link(source, TextKind.VERBATIM)  ->  "https://…#:~:text=4.27%E4%B8%87%E4%B8%AA"

A text fragment asks the browser to find the words; notes are not the source's words, so they get none.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from rich.style import Style
from rich.text import Text

from qdtrack.model import TextKind


def target(url: str, words: str, text: TextKind) -> str:
    """Where the link leads; "" for what is no web address."""
    if urlsplit_scheme(url) not in ("http", "https"):
        return ""
    found = " ".join(words.split())
    if text is TextKind.NOTES or not found or "#" in url:
        return url
    return f"{url}#:~:text={quote(found, safe='').replace('-', '%2D')}"  # a hyphen would part the fragment


def urlsplit_scheme(url: str) -> str:
    """The scheme, "" for what cannot be read as an address."""
    try:
        return urlsplit(url).scheme if url.isprintable() else ""
    except ValueError:  # a bracket without its other
        return ""


def linked(line: Text, url: str, words: str, text: TextKind) -> Text:
    """The line with every mention of the url made a link, where the terminal knows links."""
    leads_to = target(url, words, text)
    start = line.plain.find(url) if leads_to else -1
    if start >= 0:
        line.stylize(Style(link=leads_to), start, start + len(url))
    return line
