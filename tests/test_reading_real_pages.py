"""Real newspaper pages are split where a reader would split them; skipped where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdtrack.model import Article, Role
from qdtrack.reading import read_articles

# ---------------------------------------------------------------- real pages


SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="module")
def pages() -> dict[str, Article]:
    if not SHARED.is_dir():
        pytest.skip("the shared pages are not here")
    reading, problems = read_articles([SHARED / "pages"], SHARED)
    assert problems == ()
    return {article.id: article for article in reading.articles}


# The beginning of each article and, where the printed end is text, the end: gold/NOTES.md.
SPANS = {
    "000_2026-05-22#1": (4, 2327),
    "000_2026-05-22#2": (2329, None),
    "000_2026-05-22#3": (3587, None),
    "000_2026-05-22#4": (4393, 4521),
    "000_2026-05-22#5": (4524, 4729),
    "000_2026-05-22#6": (4732, 4911),
    "001_2025-01": (2, 3080),
    "002_2024-07-03": (2, 5017),
}


def test_the_shared_pages_split_as_they_were_read_by_hand(pages: dict[str, Article]) -> None:
    assert list(pages) == list(SPANS)
    for article_id, (start, end) in SPANS.items():
        assert pages[article_id].span.start == start
        assert end is None or pages[article_id].span.end == end


TORN = [  # article, where the first half ends, where the second begins
    ("000_2026-05-22#1", 1070, 1113),
    ("000_2026-05-22#1", 1740, 1760),
    ("000_2026-05-22#2", 2775, 2800),
    ("001_2025-01", 1210, 1290),
    ("002_2024-07-03", 4160, 4175),
    ("002_2024-07-03", 4560, 4567),
]


@pytest.mark.parametrize(("article_id", "before", "after"), TORN)
def test_torn_sentences_of_the_shared_pages_are_joined(
    pages: dict[str, Article], article_id: str, before: int, after: int
) -> None:
    bodies = [passage for passage in pages[article_id].passages if passage.role is Role.BODY]
    assert any(before in passage.offsets and after in passage.offsets for passage in bodies)


BOXES = {"001_2025-01": (2703, 3066), "002_2024-07-03": (90, 669)}


@pytest.mark.parametrize("article_id", BOXES)
def test_data_boxes_of_the_shared_pages_are_found_whole(pages: dict[str, Article], article_id: str) -> None:
    boxed = [passage for passage in pages[article_id].passages if passage.role is Role.BOX]
    assert (boxed[0].offsets[0], boxed[-1].offsets[-1] + 1) == BOXES[article_id]


def test_every_report_is_one_titled_article() -> None:
    folder = SHARED / "corpus" / "reports"
    if not folder.is_dir():
        pytest.skip("the shared reports are not here")
    reading, problems = read_articles([folder], SHARED)
    assert problems == ()
    assert len(reading.articles) == len(reading.pages) == 11
    assert all(article.title.endswith("政府工作报告") for article in reading.articles)
    assert all(
        article.outlet.endswith(("日报", "客户端"))
        for article in reading.articles
        if "贵州" not in article.id
    )


def test_every_news_day_splits_into_its_items() -> None:
    folder = SHARED / "corpus" / "news"
    if not folder.is_dir():
        pytest.skip("the shared news days are not here")
    reading, problems = read_articles([folder], SHARED)
    assert problems == ()
    for page in reading.pages:
        printed = page.text.count("\n### ")
        found = sum(article.path == page.path for article in reading.articles)
        assert found >= printed - 2, page.path  # a column's heading gives way to its items
    for article in reading.articles:
        assert not any(sign in passage.text for passage in article.passages for sign in ("<p", "&nbsp", "]("))
