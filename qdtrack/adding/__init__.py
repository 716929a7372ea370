"""A document, or the page behind a link, to an article in the project's folder.

    fetch("https://news.example/1")  ->  Document(b"<html>…", ".html", "https://news.example/1")
    draft(document, lexicon)         ->  Draft(title="…", date="2025-05-16", outlet="…", …)
    keep(draft, Path("articles"))    ->  articles/2025/2025-05-16-….md and its original beside it

fetching.py asks the network, and only there does qdtrack; drafting.py reads the document, known.py finds
out whether it is in the folder already, keeping.py writes. Nothing here asks or prints.
"""

from __future__ import annotations

from qdtrack.adding.document import Document, open_document
from qdtrack.adding.drafting import Draft, Given, draft
from qdtrack.adding.fetching import fetch
from qdtrack.adding.keeping import Kept, keep, places_for
from qdtrack.adding.known import Known

__all__ = [
    "Document",
    "Draft",
    "Given",
    "Kept",
    "Known",
    "draft",
    "fetch",
    "keep",
    "open_document",
    "places_for",
]
