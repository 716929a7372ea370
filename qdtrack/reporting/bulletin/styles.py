"""Fonts of a Word document, and the marks that python-docx has no words for.

A font has two names, one for Latin letters and digits and one for Chinese (w:eastAsia); a style that
names the first alone leaves the second to the theme, which is another font in each Word.
"""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from qdtrack.catalogue import Language
from qdtrack.reporting import wording
from qdtrack.reporting.layout import loose

BODY, HEADING = ("Times New Roman", "宋体"), ("Arial", "黑体")
GREY, INK = RGBColor(0x59, 0x59, 0x59), RGBColor(0, 0, 0)
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_SIZES = {"Normal": 10.5, "Title": 20, "Subtitle": 12, "Heading 1": 13, "Heading 2": 11, "List Bullet": 10.5}
# No XML may hold these, whatever a file had in it.
_FORBIDDEN = re.compile("[\ufffe\uffff]")


def prepare(document: Document, language: Language) -> None:
    """The styles that a bulletin uses, with both fonts, in black."""
    for name, size in _SIZES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        set_fonts(style.element.get_or_add_rPr(), *(BODY if name in ("Normal", "List Bullet") else HEADING))
        style.font.size = Pt(size)
        style.font.color.rgb = INK
        style.font.italic = False
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.line_spacing = 1.1
    title = document.styles["Title"].element.pPr
    title.remove(title.find(qn("w:pBdr")))  # the template's line below it
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    set_fonts(defaults, *BODY)
    speech = defaults.find(qn("w:lang"))
    speech.set(qn("w:val"), "zh-CN" if language is Language.ZH else "en-GB")
    speech.set(qn("w:eastAsia"), "zh-CN")


def set_fonts(properties: BaseOxmlElement, latin: str, chinese: str) -> None:
    """The fonts of a style's or a run's properties, by name and not by theme."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for theme in _THEMES:
        fonts.attrib.pop(qn(theme), None)
    for key, name in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{key}"), name)


def written(words: str) -> str:
    """Words of files as a document may hold them: on one line, without signs that XML forbids."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", loose(wording.clean(words)))


def add_run(
    paragraph: Paragraph, words: str, *, size: float = 0, bold: bool = False, grey: bool = False
) -> Run:
    run = paragraph.add_run(written(words))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if grey:
        run.font.color.rgb = GREY
    return run


def add_link(paragraph: Paragraph, words: str, address: str, size: float) -> None:
    """Words that lead to an address, as Word's own links do."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = add_run(paragraph, words, size=size)
    run.font.underline = True
    link.append(run._r)  # python-docx has no links
    paragraph._p.append(link)  # the same


def add_field(paragraph: Paragraph, name: str, size: float) -> None:
    """A number that Word works out: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = add_run(paragraph, "1", size=size)
    field.append(run._r)  # python-docx has no fields
    paragraph._p.append(field)  # the same


def repeat(row: _Row) -> None:
    """The row stands at the head of each page that its table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # not in python-docx


def keep_whole(row: _Row) -> None:
    """No page ends within the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # not in python-docx


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # not in python-docx
