"""A test whose docstring is a page: the page read into its articles."""

from __future__ import annotations

from qdtrack.model import Article
from qdtrack.reading import articles_of, page_of


def read(text: str | None, name: str = "page") -> list[Article]:
    """The articles of a test's docstring, its common indent taken off."""
    lines = (text or "").split("\n")
    page, problems = page_of("\n".join(line.removeprefix("    ") for line in lines), f"{name}.txt", name)
    assert problems == ()
    return list(articles_of(page))
