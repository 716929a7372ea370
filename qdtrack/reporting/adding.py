"""A draft to the lines that a person confirms: what was found, and where it would be written.

title       样市工业互联网方案
date        2025-05-16 (said by the document)
written to  articles/2025/2025-05-16-样市工业互联网方案.md
"""

from __future__ import annotations

from rich.cells import cell_len

from qdtrack.adding import Draft, Kept
from qdtrack.catalogue import Language, label
from qdtrack.reporting import wording


def confirmation(draft: Draft, places: Kept, language: Language) -> str:
    """One line for each thing that was found, the labels in a column."""
    unknown = label("add.unknown", language)
    origin = label(f"add.origin.{draft.date_origin}", language)
    lines = {
        "title": draft.title or unknown,
        "date": label("add.dated", language, date=draft.date, origin=origin) if draft.date else unknown,
        "outlet": draft.outlet or unknown,
        "url": draft.url or unknown,
        "place": draft.place or unknown,
        "articles": str(len(draft.articles)) if draft.several else "",
        "figures": str(draft.figures),
        "file": places.article.as_posix(),
        "original": _beside(places),
    }
    if draft.several:
        del lines["place"]  # each article has its own
    names = {key: label(f"add.{key}", language) for key in lines}
    width = max(map(cell_len, names.values()))
    return "\n".join(
        f"  {names[key]}{' ' * (width - cell_len(names[key]))}  {wording.clean(value)}"
        for key, value in lines.items()
        if value
    )


def _beside(places: Kept) -> str:
    """The original as seen from the article, so that it fits on a line."""
    return places.original.relative_to(places.article.parent).as_posix() if places.original else ""
