"""A file's bytes to its text, or to what is wrong with them.

    decode(b"\\xef\\xbb\\xbf5G")  -> Decoded("5G", "utf-8-sig")
    decode(b"%PDF-1.7 ...")     -> Unreadable("binary-file", ...)

A byte-order mark is believed, else strict UTF-8, else GB18030. The mark is dropped and not
counted; newlines are not translated, so that character positions hold. A damaged file is not
read: a lost byte beside a number would make another number of it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
# So many well-formed characters to one bad byte, and a file is UTF-8 with a flaw, not GB18030.
_UTF8_TO_FLAW = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text; ``found`` is what it says of itself, ``doubts`` what of it could not be read."""

    text: str
    encoding: str
    found: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What is wrong: a problem code, and where the bytes stop making sense."""

    code: str
    line: int = 0  # from 1; 0: the whole file
    column: int = 0
    excerpt: str = ""
    byte: str = ""  # "0xFF"
    kind: str = ""  # of a binary file: "PDF"
    encoding: str = ""
    limit: str = ""  # that a file goes beyond
    pages: str = ""  # that hold no text
    hint: str = ""  # which remedy


def decode(raw: bytes) -> Decoded | Unreadable:
    """The text of these bytes by the first encoding that explains all of them."""
    if not raw.strip():
        return Unreadable("empty-file")
    if kind := _kind(raw):
        return Unreadable("binary-file", kind=kind)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode(raw, encoding, len(mark))
    if b"\0" in raw:
        return Unreadable("binary-file", kind="NUL", hint="nul")
    decoded = _decode(raw, "utf-8", 0)
    if isinstance(decoded, Decoded) or _is_flawed_utf8(raw):
        return decoded
    return _decode(raw, "gb18030", 0)


def wrong_content(raw: bytes, kind: str = "") -> Unreadable:
    """What is wrong with bytes that are not what their suffix says; an empty file is merely empty."""
    if not raw.strip():
        return Unreadable("empty-file")
    kind = kind or _kind(raw) or ("HTML" if _HTML.match(raw) else "")
    return Unreadable("wrong-content", kind=kind, hint="kind" if kind else "")


def _kind(raw: bytes) -> str:
    """What a file's first bytes say it is; "" for text and what is not known."""
    return next((kind for magic, kind in _MAGIC if raw.startswith(magic)), "")


def _decode(raw: bytes, encoding: str, mark: int) -> Decoded | Unreadable:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        # The codec of utf-8-sig counts from after the mark; the others from the first byte.
        start = error.start + (mark if encoding == "utf-8-sig" else 0)
        good = raw[:start].decode(encoding, errors="ignore")
        line, column, begun = _end_of(good)
        rest = raw[start : start + 60].decode(encoding if mark == 0 else "utf-8", errors="replace")
        excerpt = begun + rest.replace("\r", "\n").split("\n", 1)[0]
        return Unreadable(
            "undecodable-bytes",
            line,
            column,
            excerpt,
            f"0x{raw[start]:02X}" if start < len(raw) else "",
            "",
            encoding,
        )
    return Decoded(text, encoding) if text.strip() else Unreadable("empty-file")


def _end_of(text: str) -> tuple[int, int, str]:
    """The line and column after a text's last character, and the line so far."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1, lines[-1]


def _is_flawed_utf8(raw: bytes) -> bool:
    """Whether bytes that are not all UTF-8 are UTF-8 nearly throughout.

    GB18030 explains a few of such files too, by turning every character into another.
    """
    text = raw.decode("utf-8", errors="replace")
    flaws = text.count("\ufffd")
    good = sum(1 for sign in text if sign > "\x7f") - flaws
    return good >= _UTF8_TO_FLAW * flaws
