"""Documents to text: what a PDF, a Word file or a web page prints, as lines for the rest of reading.

    read_pdf(b"%PDF-1.7 ...")  ->  Decoded("标题\\n\\n第一段。\\n\\f", "PDF")

Each format needs a library of its own, which an extra brings; it is imported when a file of that format is
read and never before. Without it the file is a Problem that names the extra.
"""

from __future__ import annotations

from importlib import import_module

from qdtrack.reading.decoding import Decoded, Unreadable


def read_pdf(raw: bytes) -> Decoded | Unreadable:
    """A PDF's text, page by page."""
    if missing := _missing("pdf", "pypdfium2"):
        return missing
    from qdtrack.reading.formats.pdf import read  # noqa: PLC0415  # its library may be missing

    return read(raw)


def read_docx(raw: bytes) -> Decoded | Unreadable:
    """A Word file's text."""
    if missing := _missing("docx", "docx"):
        return missing
    from qdtrack.reading.formats.docx import read  # noqa: PLC0415  # its library may be missing

    return read(raw)


def read_html(raw: bytes) -> Decoded | Unreadable:
    """A web page's article."""
    if missing := _missing("web", "lxml.html", "trafilatura"):
        return missing
    from qdtrack.reading.formats.html import read  # noqa: PLC0415  # its libraries may be missing

    return read(raw)


def _missing(extra: str, *libraries: str) -> Unreadable | None:
    """What is wrong if the libraries of an extra cannot be imported."""
    try:
        for library in libraries:
            import_module(library)
    except ImportError:
        return Unreadable("missing-reader", hint=extra)
    return None
