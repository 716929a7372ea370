"""Figures and targets for the tests of matching, so that a test names only what it is about.

figure("培育智能工厂64家")                       a level of 青岛市, dated by its article
target("灯塔工厂", "10家以上")                    a stock of 青岛市 due in 2027
gold("002")                                    the figures of a page, as a person read them
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from qdtrack.lexicon import load_lexicon
from qdtrack.matching import match
from qdtrack.model import (
    NO_PERIOD,
    Article,
    Basis,
    Bound,
    Evidence,
    Figure,
    Goal,
    Kind,
    Measure,
    Modality,
    Period,
    Place,
    Problem,
    Quantity,
    Registry,
    Scope,
    Span,
    Target,
)

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

QINGDAO = Place("青岛市", "370200", Scope.CITY)
JINAN = Place("济南市", "370100", Scope.CITY)
SHANDONG = Place("山东省", "370000", Scope.PROVINCE)
SICHUAN = Place("四川省", "510000", Scope.PROVINCE)
LAOSHAN = Place("崂山区", "370212", Scope.DISTRICT)
NATION = Place("全国", None, Scope.NATION)

TODAY = date(2026, 6, 30)


def figure(indicator: str = "灯塔工厂", value: float = 6, unit: str = "家", **more: Any) -> Figure:
    """A level that 青岛市 reports, no word of time. ``more``: Figure's fields, and bound, high, step."""
    quote = more.pop("quote", f"{value:g}{unit}")
    article = more.pop("article", "2025-01-20")
    bound, high = more.pop("bound", Bound.EQUAL), more.pop("high", None)
    defaults: dict[str, Any] = {  # Any: Figure's fields
        "path": f"articles/{article}.txt",
        "article": article,
        "title": "",
        "published": date(2025, 1, 20),
        "span": Span(0, len(quote)),
        "sentence": f"全市{indicator}{quote}。",
        "place": QINGDAO,
        "modality": Modality.ACTUAL,
        "measure": Measure.LEVEL,
    }
    quantity = Quantity(value, unit, bound, high, more.pop("step", 1.0))
    return Figure(quote=quote, quantity=quantity, indicator=indicator, **(defaults | more))


def target(indicator: str = "灯塔工厂", goal: str = "10家以上", **more: Any) -> Target:
    """A stock of 青岛市 due in 2027. ``more``: Target's fields, and value, unit, measure of the goal."""
    quantity = Quantity(more.pop("value", 10.0), more.pop("unit", "家"), Bound.AT_LEAST)
    defaults: dict[str, Any] = {  # Any: Target's fields
        "id": indicator,
        "name": indicator,
        "place": QINGDAO,
        "kind": Kind.STOCK,
        "by": date(2027, 12, 31),
    }
    stated = Goal(goal, quantity, more.pop("measure", Measure.LEVEL), recurring=more.pop("recurring", False))
    return Target(indicator=indicator, goal=stated, **(defaults | more))


def growth(indicator: str = "规上工业增加值", year: int = 2026, **more: Any) -> Target:
    fields: dict[str, Any] = {  # Any: keywords of `target`
        "kind": Kind.GROWTH,
        "unit": "%",
        "value": 6.0,
        "measure": Measure.GROWTH,
        "by": date(year, 12, 31),
    }
    return target(indicator, **({"goal": "增长6%"} | fields | more))


def over(start: date | None, end: date, basis: Basis = Basis.STATED) -> Period:
    return Period(start, end, None, basis)


def year(number: int) -> Period:
    return over(date(number, 1, 1), date(number, 12, 31))


def evidence(
    figures: Sequence[Figure], *targets: Target, articles: Sequence[Article] = (), as_of: date = TODAY
) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    registry = Registry("targets.yaml", "", (), targets, ())
    return match(registry, articles, figures, load_lexicon(), as_of)


def one(figures: Sequence[Figure], of: Target, **more: Any) -> Evidence:  # Any: evidence's keywords
    found, problems = evidence(figures, of, **more)
    assert problems == ()
    return found[0]


def values(of: Evidence) -> list[float]:
    return [observation.quantity.value for observation in of.observations]


def reasons(of: Evidence) -> list[str]:
    """Why each rejected candidate was: "place.wider"."""
    return [candidate.detail for candidate in of.rejected]


def article(name: str, **more: Any) -> Article:  # Any: Article's fields
    return Article(name, f"articles/{name}.txt", "", (), Span(0, 0), "", **more)


# ---------------------------------------------------------------- the annotated pages

PUBLISHED = {"000": date(2026, 5, 22), "001": date(2025, 1, 31), "002": date(2024, 7, 3)}


def gold(page: str) -> Iterator[Figure]:
    """The figures of an annotated page, every field as the annotation has it."""
    text = next((SHARED / "pages").glob(f"{page}_*.txt")).read_bytes().decode("utf-8")
    for line in (SHARED / "gold" / f"{page}.jsonl").read_text(encoding="utf-8").splitlines():
        yield _of_row(json.loads(line), page, text)


def _of_row(row: Mapping[str, Any], page: str, text: str) -> Figure:  # Any: the annotation's values
    low, high = row["value"] if isinstance(row["value"], list) else (row["value"], None)
    quantity = Quantity(low, row["unit"], Bound(row["bound"]), high)
    place = load_lexicon().places.resolve(row["place"])
    return Figure(
        path=f"{page}.txt",
        article=page,
        title="",
        published=PUBLISHED[page],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        sentence=_sentence(text, row["start"], row["end"]),
        quantity=quantity,
        indicator=row["indicator"],
        place=place or Place(row["place"], None, Scope(row["scope"])),
        modality=Modality(row["modality"]),
        measure=Measure(row["measure"]),
        direction=row["direction"],
        period=_period(row["period"]),
        cumulative=row["cumulative"],
    )


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(sign, 0, start) for sign in "。\n") + 1
    stop = text.find("。", end)
    return text[first : stop + 1 if stop >= 0 else None].strip()


def _period(text: str) -> Period:
    """ "2024-01/2024-05" from the first day to the last; a year is the whole year, a month its end."""
    if not text:
        return NO_PERIOD
    if ".." in text:
        return Period(None, _last(text.split("..")[1]), "year", Basis.STATED)
    if text == "每年":
        return Period(None, None, "year", None)
    if "/" in text:
        start, end = text.split("/")
        return over(_first(start), _last(end))
    return over(_first(text) if len(text) == 4 else None, _last(text))


def _first(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*([*parts, 1, 1][:3]))


def _last(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1]) if len(parts) == 2 else date(*parts)
