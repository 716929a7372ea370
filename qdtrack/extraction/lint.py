"""What is doubtful in articles that read well: no date, no place, the same text twice.

    lint(articles, lexicon)  ->  (Problem("article-without-date", "news/flood.txt"), ...)

Mistakes in a file itself are found while reading. Nothing here keeps an article from being
used: an undated figure is shown as undated, a figure of no place matches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import fuzz

from qdtrack.extraction.subjects import SubjectReader
from qdtrack.lexicon import Lexicon
from qdtrack.model import NOWHERE, Article, Mark, Problem, Role

ALIKE = 90.0  # of 100: from here on two texts are one, printed twice
SHORTEST = 60  # characters; shorter texts are alike by chance
_CANDIDATES = 0.5  # of the shorter text's clauses must stand in the other before both are compared whole
_PLACE_LINE = re.compile(r"^place\s*:.*$", re.MULTILINE)
_COMMON = 20  # a clause of so many articles is boilerplate and tells nothing
_CLAUSE = re.compile(r"[^\W_]{8,}")  # between signs: letters, digits and Han; shorter ones tell nothing


def lint(articles: Sequence[Article], lexicon: Lexicon) -> tuple[Problem, ...]:
    """Every doubt, by file and in the order of the articles; each file's lack once."""
    found = [*_undated(articles), *_placeless(articles, lexicon), *_twice(articles)]
    order = {article.path: position for position, article in enumerate(articles)}
    return tuple(sorted(found, key=lambda problem: order[problem.path]))


def _undated(articles: Sequence[Article]) -> Iterator[Problem]:
    for path in dict.fromkeys(article.path for article in articles if article.published is None):
        yield Problem("article-without-date", path)


def _placeless(articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Problem]:
    """Files whose front matter says an unknown place, and those none of whose articles names one."""
    reader = SubjectReader(lexicon)
    placed: dict[str, bool] = {}
    for article in articles:
        if article.place and lexicon.places.resolve(article.place) is None:
            if article.path not in placed:
                yield _unknown_place(article)
            placed[article.path] = True
            continue
        placed[article.path] = placed.get(article.path, False) or reader.own_place(article) != NOWHERE
    for path, is_placed in placed.items():
        if not is_placed:
            yield Problem("article-without-place", path)


def _unknown_place(article: Article) -> Problem:
    """With its line, if the file itself says it; a file beside it may."""
    details = MappingProxyType({"place": article.place})
    head = article.source[: article.span.start]
    line = next((m for m in _PLACE_LINE.finditer(head) if article.place in m[0]), None)
    if line is None:
        return Problem("article-place-unknown", article.path, details=details)
    column = line[0].index(article.place) + 1
    mark = Mark(head.count("\n", 0, line.start()) + 1, column, len(article.place))
    return Problem("article-place-unknown", article.path, mark, line[0], details)


def _twice(articles: Sequence[Article]) -> Iterator[Problem]:
    """Each article that repeats an earlier one, with the one most like it."""
    texts = [_plain(article) for article in articles]
    clauses = [frozenset(_CLAUSE.findall(text)) for text in texts]
    for later, others in _sharing(clauses).items():
        likeness = {other: fuzz.ratio(texts[later], texts[other], score_cutoff=ALIKE) for other in others}
        best = max(likeness, key=lambda other: (likeness[other], -other))
        if likeness[best]:
            details = {
                "article": articles[later].id,
                "other": articles[best].id,
                "share": f"{likeness[best]:.0f}",
            }
            yield Problem("article-twice", articles[later].path, details=MappingProxyType(details))


def _plain(article: Article) -> str:
    """The words alone, in one width and without blanks; "" for a text too short to be told from others."""
    words = "".join(passage.text for passage in article.passages if passage.role is not Role.CAPTION)
    text = "".join(unicodedata.normalize("NFKC", words).split())
    return text if len(text) >= SHORTEST else ""


def _sharing(clauses: Sequence[frozenset[str]]) -> Mapping[int, tuple[int, ...]]:
    """For each text the earlier ones that share many of its clauses; these alone are compared whole."""
    holders: dict[str, list[int]] = defaultdict(list)
    found = {}
    for later, own in enumerate(clauses):
        shared: Counter[int] = Counter()
        for clause in own:
            if len(holders[clause]) < _COMMON:
                shared.update(holders[clause])
                holders[clause].append(later)
        alike = [n for n, count in shared.items() if count >= _CANDIDATES * min(len(own), len(clauses[n]))]
        if alike:
            found[later] = tuple(alike)
    return found
