"""What a server sent: the suffix that chooses the reader, and the encoding that only the server told.

    suffix_of(b"%PDF…", "application/octet-stream", "/download?id=3")  ->  ".pdf"

A server's word is believed where the bytes do not say otherwise.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePosixPath

from qdtrack.reading.decoding import Decoded, decode
from qdtrack.reading.files import MISSING, READERS

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset", re.IGNORECASE)
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.S
)
_HEAD = 4096


def suffix_of(content: bytes, content_type: str, path: str) -> str:
    """The suffix of a file with this content; "" if nothing reads such a file."""
    if content[:1024].find(b"%PDF") >= 0:
        return ".pdf"
    if content.startswith(b"PK"):
        return ".docx" if _is_word(content) else ""
    if _MARKUP.match(content[:_HEAD]):
        return ".html"
    named = _TYPES.get(content_type.partition(";")[0].strip().lower(), "")
    ending = PurePosixPath(path).suffix.lower()
    return named or (ending if ending in READERS or ending in MISSING else "")


def _is_word(content: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError):
        return False


def with_charset(content: bytes, content_type: str, suffix: str) -> bytes:
    """The content, in UTF-8 where only the server says its encoding and a reader would guess another."""
    told = _CHARSET.search(content_type)
    if suffix not in (".html", ".txt", ".md") or told is None or _DECLARED.search(content[:_HEAD]):
        return content
    try:
        text = content.decode(told[1])
    except (LookupError, UnicodeDecodeError):
        return content
    read = decode(content)
    if isinstance(read, Decoded) and read.text == text.removeprefix("\ufeff"):
        return content
    return codecs.BOM_UTF8 + text.encode("utf-8", errors="replace")
