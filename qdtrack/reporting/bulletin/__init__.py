"""A report to a Word document: the bulletin of a supervision office, its ledger with the evidence.

    render(report, Language.ZH)  ->  b"PK…", a .docx

content.py chooses the words, which are those of the terminal's rows, document.py sets them on pages;
styles.py holds fonts and what python-docx has no words for.
"""

from qdtrack.reporting.bulletin.content import Arrangement
from qdtrack.reporting.bulletin.document import render

__all__ = ["Arrangement", "render"]
