"""A document that cannot be read is a Problem that says what it is and what to do; nothing is guessed."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from documents import FONT, Original, drawn, government_page, pdf, word
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from qdtrack.catalogue import Language, explanation, hint, message
from qdtrack.model import Problem
from qdtrack.reading import files, read_articles

ONE = Original("样市工业", ("2025年，样市培育智能工厂80家。",))


def scan(*, pages: int = 1, text: str = "") -> bytes:
    """Pages that are drawings; the first may hold a text."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for number in range(pages):
        canvas.rect(100, 100, 200, 200, fill=1)
        if text and not number:
            canvas.setFont(FONT, 12)
            canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def packed(**parts: bytes) -> bytes:
    """A ZIP file of these parts, a dot for each _ in their names, a slash for each __."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def nameless(text: str) -> bytes:
    """A PDF with a font of its own that no longer says which characters the rarer glyphs are."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.setFont("Vera", 12)
    canvas.drawString(50, 700, text)
    canvas.save()
    return held.getvalue().replace(b"/ToUnicode", b"/ToUnicodX")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
BROKEN: dict[str, tuple[str, bytes, str, str]] = {  # name, content, code, hint
    "a scan": ("a.pdf", scan(), "no-text-layer", ""),
    "a PDF with a password": (
        "a.pdf",
        pdf(ONE, encrypt=pdfencrypt.StandardEncryption("secret", "owner")),
        "locked-file",
        "",
    ),
    "a PDF cut off": ("a.pdf", pdf(ONE)[:300], "damaged-file", ""),
    "a web page named .pdf": ("a.pdf", government_page(ONE).encode(), "wrong-content", "kind"),
    "words named .pdf": ("a.pdf", b"nothing of the kind", "wrong-content", ""),
    "a Word file named .pdf": ("a.pdf", word(ONE), "wrong-content", "kind"),
    "an empty PDF": ("a.pdf", b"", "empty-file", ""),
    "glyphs without characters": ("a.pdf", nameless("ÄÖÜäöü"), "unknown-characters", ""),
    "an empty Word file": ("a.docx", b"", "empty-file", ""),
    "a spreadsheet named .docx": ("a.docx", packed(xl__workbook_xml=b"<x/>"), "wrong-content", "kind"),
    "an archive named .docx": ("a.docx", packed(notes_txt=b"x"), "wrong-content", "kind"),
    "an old Word file": ("a.docx", OLE, "old-word-file", ""),
    "a Word file with a password": (
        "a.docx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "locked-file",
        "",
    ),
    "a Word file cut off": ("a.docx", word(ONE)[:4000], "damaged-file", ""),
    "a Word file without sense": ("a.docx", packed(word__document_xml=b"<w:document"), "damaged-file", ""),
    "a Word file without words": ("a.docx", packed(word__document_xml=b"<x/>"), "damaged-file", ""),
    "a Word file that swells": (
        "a.docx",
        packed(word__document_xml=b" " * 50_000_000),
        "file-too-large",
        "",
    ),
    "a page of frames": (
        "a.html",
        b'<html><frameset cols="20%,80%"><frame src="a.htm"><frame src="b.htm"></frameset></html>',
        "page-without-text",
        "frames",
    ),
    "a page that a script fills": (
        "a.html",
        '<html><body><div id="app"></div><noscript>请启用JavaScript</noscript>'
        '<script>render("样市培育智能工厂80家。")</script></body></html>'.encode(),
        "page-without-text",
        "script",
    ),
    "a page of navigation": (
        "a.html",
        '<html><body><ul><li><a href="/">首页</a><li><a href="/a">全市建成工厂9家</a></ul></html>'.encode(),
        "page-without-text",
        "script",
    ),
    "an empty page": ("a.html", b"  \n", "empty-file", ""),
    "a PDF named .html": ("a.html", pdf(ONE), "binary-file", ""),
    "no page": ("a.html", "样市培育智能工厂80家。".encode(), "wrong-content", ""),
    "a page with a lost byte": (
        "a.html",
        government_page(ONE).encode().replace("工厂80".encode(), "工厂".encode() + b"\xff80"),
        "undecodable-bytes",
        "",
    ),
    "Word before 2007": ("a.doc", OLE, "missing-reader", "word"),
    "an OFD document": ("a.ofd", b"PK\x03\x04", "missing-reader", "ofd"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_named_and_its_neighbour_is_read(case: str, tmp_path: Path) -> None:
    name, content, code, remedy = BROKEN[case]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(ONE.text, encoding="utf-8")
    reading, problems = read_articles([tmp_path], tmp_path)
    assert [page.name for page in reading.pages] == ["good"]
    assert [(problem.code, problem.path, problem.hint) for problem in problems] == [(code, name, remedy)]
    for language in Language:
        said = message(problems[0], language) + hint(problems[0], language)
        assert "{" not in said
        assert hint(problems[0], language) or code == "binary-file"
        assert explanation(code, language)


def only_problem(folder: Path) -> Problem:
    reading, (problem,) = read_articles([folder], folder)
    assert reading.pages == ()
    return problem


def test_a_kind_that_is_known_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(packed(xl__workbook_xml=b"<x/>"))
    problem = only_problem(tmp_path)
    assert hint(problem, Language.EN).startswith("It is XLSX")
    assert message(problem, Language.ZH) == "后缀是 .docx，内容却不是"


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.pdf", "pypdfium2", "pdf"), ("a.docx", "docx", "docx"), ("a.html", "trafilatura", "web")],
)
def test_a_missing_library_names_the_extra_that_brings_it(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # importing it fails
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    problem = only_problem(tmp_path)
    assert (problem.code, problem.hint) == ("missing-reader", extra)
    assert f"qdtrack[{extra}]" in hint(problem, Language.EN)
    assert name[1:] in message(problem, Language.EN)


@pytest.mark.parametrize("name", ["a.txt", "a.pdf"])
def test_a_giant_is_not_opened(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_TEXT", 2**20)
    monkeypatch.setattr(files, "LARGEST_PRINTED", 2**20)
    with (tmp_path / name).open("wb") as file:
        file.truncate(2**21)
    problem = only_problem(tmp_path)
    assert (problem.code, message(problem, Language.EN)) == ("file-too-large", "the file is larger than 1 MB")


def test_pages_that_are_scans_are_named_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(pages=3, text="样市培育智能工厂80家。"))
    reading, (problem,) = read_articles([tmp_path], tmp_path)
    assert len(reading.articles) == 1
    assert message(problem, Language.EN) == "these pages hold no text: 2, 3; the others are read"


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    locked = pdfencrypt.StandardEncryption("", "owner", canPrint=0, canCopy=0)
    (tmp_path / "a.pdf").write_bytes(pdf(ONE, encrypt=locked))
    reading, problems = read_articles([tmp_path], tmp_path)
    assert (len(reading.articles), problems) == (1, ())


@pytest.mark.parametrize("depth", [100, 1_000, 20_000])
def test_tags_within_tags_cannot_harm(depth: int, tmp_path: Path) -> None:
    """Within reason they are read; beyond it the page has no text for anyone."""
    page = "<html><body>" + "<section>" * depth + "<p>样市培育智能工厂80家。</p>" + "</section>" * depth
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    reading, problems = read_articles([tmp_path], tmp_path)
    assert [problem.code for problem in problems] == ([] if depth <= 1_000 else ["page-without-text"])
    assert len(reading.articles) == (depth <= 1_000)


def test_an_entity_that_points_at_a_file_reads_none(tmp_path: Path) -> None:
    """A Word file is XML, and XML can name files to be put into it."""
    (tmp_path / "secret.txt").write_text("样市建成工厂999家。", encoding="utf-8")
    held = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("样市培育智能工厂80家。")
    document.save(held)
    source = zipfile.ZipFile(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'.encode()
                content = content.replace(b"<w:document", entity + b"<w:document", 1)
                content = content.replace("工厂80".encode(), "工厂&x;80".encode())
            archive.writestr(part, content)
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    reading, _ = read_articles([tmp_path / "a.docx"], tmp_path)
    assert all("999" not in page.text for page in reading.pages)


def test_a_number_beside_an_unknown_glyph_is_no_number(tmp_path: Path) -> None:
    """Ω stands for any glyph without a character: the number may lack a digit, so all of it is unknown."""
    filler = " ".join(f"word{i}" for i in range(20))
    (tmp_path / "a.pdf").write_bytes(nameless(f"{filler} reached 4.Ω35 and Ω12 of 80 percent"))
    (page,) = read_articles([tmp_path], tmp_path)[0].pages
    assert page.text.endswith("reached \ufffd and \ufffd of 80 percent\n\f")


def test_drawn_text_is_read_at_all() -> None:
    """The negative cases above are made the same way as this good one."""
    assert drawn((50, 700, 12, "样市")).startswith(b"%PDF")
