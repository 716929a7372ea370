"""Small builders of model values, so that a test names only what it is about.

assessment(target(goal=goal("5万个以上", 50000)), latest=observation("4.27万个", 42700))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qdtrack.model import (
    Article,
    Assessment,
    Basis,
    Bound,
    Candidate,
    Counts,
    Evidence,
    Figure,
    Goal,
    Kind,
    Measure,
    Modality,
    Observation,
    Passage,
    Period,
    Place,
    Plan,
    Problem,
    Quantity,
    Reason,
    Registry,
    Report,
    Scope,
    Source,
    Span,
    Status,
    Target,
    Verdict,
)

QINGDAO = Place("青岛市", "370200", Scope.CITY)
SHANDONG = Place("山东省", "370000", Scope.PROVINCE)
TODAY = date(2026, 6, 30)
PLAN = Plan("industry-2027", name="工业方案", name_en="Industry plan", issued=date(2025, 1, 31))


def goal(
    text: str = "5万个以上", value: float = 50000, unit: str = "个", **more: Any
) -> Goal:  # Any: Goal's fields
    bound = more.pop("bound", Bound.AT_LEAST)
    return Goal(text, Quantity(value, unit, bound, more.pop("high", None)), **more)


def target(identity: str = "5g-base-stations", **more: Any) -> Target:  # Any: Target's fields
    defaults: dict[str, Any] = {
        "name": "开通5G基站",
        "name_en": "5G base stations",
        "indicator": "5G基站",
        "place": QINGDAO,
        "goal": goal(),
        "kind": Kind.STOCK,
        "by": date(2027, 12, 31),
        "plan": PLAN,
    }
    return Target(identity, **(defaults | more))


def source(quote: str = "4.27万个", **more: Any) -> Source:  # Any: Source's fields
    defaults: dict[str, Any] = {
        "path": "articles/2024-12-13.txt",
        "article": "2024-12-13",
        "title": "通信业这一年",
        "outlet": "样报",
        "url": "https://example.org/a",
        "published": date(2024, 12, 13),
        "span": Span(8, 8 + len(quote)),
    }
    return Source(quote=quote, **(defaults | more))


def observation(quote: str = "4.27万个", value: float = 42700, unit: str = "个", **more: Any) -> Observation:
    defaults: dict[str, Any] = {  # Any: Observation's fields
        "quantity": Quantity(value, unit, more.pop("bound", Bound.EQUAL), more.pop("high", None)),
        "as_of": date(2025, 12, 31),
        "as_of_basis": Basis.STATED,
        "period": Period(None, date(2025, 12, 31), None, Basis.STATED),
        "sentence": f"全市5G基站达到{quote}，居全省前列。",
        "origin": "article",
        "sources": (source(quote),),
        "indicator": "5G基站",
        "place": QINGDAO,
    }
    return Observation(quote=quote, **(defaults | more))


def figure(quote: str = "4.27万个", value: float = 42700, unit: str = "个", **more: Any) -> Figure:
    text = more.pop("sentence", f"全市5G基站达到{quote}。")
    start = text.index(quote)
    defaults: dict[str, Any] = {  # Any: Figure's fields
        "path": "articles/2024-12-13.txt",
        "article": "2024-12-13",
        "title": "通信业这一年",
        "published": date(2024, 12, 13),
        "span": Span(start, start + len(quote)),
        "quantity": Quantity(value, unit, more.pop("bound", Bound.EQUAL), more.pop("high", None)),
        "indicator": "5G基站",
        "place": QINGDAO,
        "modality": Modality.ACTUAL,
        "measure": Measure.LEVEL,
        "rule": "quantity.plain",
    }
    return Figure(quote=quote, sentence=text, **(defaults | more))


def candidate(
    reason: Reason = Reason.PLACE, detail: str = "", **more: Any
) -> Candidate:  # Any: figure's arguments
    details = more.pop("details", {})
    return Candidate(figure(**more), reason, detail, details)


def assessment(
    of: Target | None = None,
    latest: Observation | None = None,
    status: Status = Status.NO_EVIDENCE,
    rejected: Sequence[Candidate] = (),
    **more: Any,  # Any: Assessment's fields
) -> Assessment:
    of = of or target()
    observations = more.pop("observations", (latest,) if latest else ())
    evidence = Evidence(of, tuple(observations), tuple(rejected), tuple(more.pop("peers", ())))
    verdict: Verdict | None = more.pop("verdict", Verdict.NOT_MET if latest else None)
    return Assessment(of, evidence, status, verdict, latest, **more)


def behind(of: Target | None = None, **more: Any) -> Assessment:  # Any: Assessment's fields
    """A target with every number: 30361 of 50000 at the start, 42700 now."""
    numbers: dict[str, Any] = {
        "attainment": 0.854,
        "progress": 0.628,
        "elapsed": 0.75,
        "expected": 45090.25,
        "gap": 7300.0,
        "pace": 0.8377,
    }
    return assessment(of, observation(), Status.BEHIND, **(numbers | more))


def report(
    *assessments: Assessment,
    title: str = "样例目标",
    problems: Sequence[Problem] = (),
    as_of: date = TODAY,
) -> Report:
    targets = tuple(one.target for one in assessments)
    plans = tuple({one.plan.id: one.plan for one in targets if one.plan}.values())
    registry = Registry("targets.yaml", title, plans, targets, ("articles",))
    return Report(registry, as_of, "eurostat", assessments, Counts(3, 4, 50, len(problems)), tuple(problems))


def article(text: str, **more: Any) -> Article:  # Any: Article's fields
    passage = Passage(text, tuple(range(len(text))))
    defaults: Mapping[str, Any] = {"title": "", "span": Span(0, len(text))}
    return Article(
        more.pop("id", "a"), more.pop("path", "a.txt"), passages=(passage,), **(dict(defaults) | more)
    )
