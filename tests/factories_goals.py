"""Sentences to stated goals, so that a test is the sentence and what is read of it.

stated("到2027年，全市累计建成灯塔工厂10家。")  ->  one goal: 灯塔工厂, 10家, by 2027-12-31
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qdtrack.extraction import read_whole
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Article, Figure, Passage, Registry, Role, Span, StatedGoal, Suggestion
from qdtrack.registry import read_text
from qdtrack.registry.source import source_of
from qdtrack.suggesting import stated_goals, suggest

LEXICON = load_lexicon()
TODAY = date(2026, 1, 22)


def article(
    text: str, *, name: str = "a", published: date | None = TODAY, place: str = "青岛市", title: str = ""
) -> Article:
    """An article whose lines are its passages; a short line without a full stop is a heading."""
    passages, start = [], 0
    for line in text.split("\n"):
        if line:
            role = Role.HEADLINE if len(line) <= 20 and not line.endswith(("。", "；")) else Role.BODY
            passages.append(Passage(line, tuple(range(start, start + len(line))), role))
        start += len(line) + 1
    span = Span(0, len(text))
    return Article(name, f"{name}.txt", title, tuple(passages), span, text, published, place=place)


def told(*articles: Article) -> list[Figure]:
    """All figures of the articles, and their goals without a numeral."""
    read = [read_whole(one, LEXICON) for one in articles]
    return [figure for found in read for figure in (*found.figures, *found.implied)]


def stated_in(*articles: Article) -> tuple[StatedGoal, ...]:
    return stated_goals(articles, told(*articles), LEXICON)


def stated(text: str, **more: object) -> tuple[StatedGoal, ...]:
    """The goals of one article; ``more`` are the article's fields."""
    return stated_in(article(text, **more))  # type: ignore[arg-type] # the fields of article()


def registry(text: str) -> Registry:
    found, problems = read_text(source_of("targets.yaml", text), LEXICON)
    assert found is not None
    assert problems == ()
    return found


def suggested(targets: str, *articles: Article) -> tuple[Suggestion, ...]:
    """Suggestions beside a registry; "" for none."""
    known = registry(targets) if targets else None
    found, problems = suggest(known, articles, told(*articles), LEXICON)
    assert problems == ()
    return found


def line(goal: StatedGoal) -> tuple[str, str, str]:
    """Indicator, goal and year: enough to tell most goals apart."""
    return goal.indicator, goal.goal.text, str(goal.by.year) if goal.by else ""


def of_days(texts: Mapping[str, str], place: str = "青岛市") -> list[Article]:
    """Articles by their days: {"2024-05-31": "到2026年，…。"}."""
    return [
        article(text, name=day, published=date.fromisoformat(day), place=place) for day, text in texts.items()
    ]
