"""Whatever format a report is asked for in, it says the same, number by number.

The formats for programs hold the very numbers of the JSON contract. The formats for readers round them, and
may round only as they promise: a share down to whole percent while the goal is unmet, a number made of
several figures to three digits, what is needed of a count up to a whole one, what is forecast of it down.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from agreeing import DATA, Numbers, Said, from_json, said
from agreeing_words import WORDS, cells_of_word

from qdtrack.assessment.units import is_count
from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Kind, Report, Status, Verdict
from qdtrack.reporting.rows import aside, is_baseline, row
from qdtrack.tracking import track

ROOT = Path(__file__).resolve().parents[1]
REGISTRIES = {
    "shipped": (ROOT / "targets.yaml", date(2026, 9, 30)),
    "rich": (ROOT / "tests" / "rich_registry" / "targets.yaml", date(2026, 3, 31)),
}


@cache
def tracked(name: str) -> Report:
    path, as_of = REGISTRIES[name]
    return track(path, as_of=as_of)


@pytest.fixture(params=REGISTRIES)
def report(request: pytest.FixtureRequest) -> Report:
    return tracked(request.param)


@pytest.mark.parametrize("name", DATA)
def test_formats_for_programs_hold_the_very_numbers(name: str, report: Report) -> None:
    assert DATA[name](report) == from_json(report)


@pytest.mark.parametrize("name", WORDS)
def test_formats_for_readers_say_the_same_numbers(name: str, report: Report) -> None:
    exact, shown = from_json(report), WORDS[name](report)
    assert shown.keys() == exact.keys()
    for one in report.assessments:
        found = said(shown[one.target.id])
        assert disagreements(found, exact[one.target.id], one) == [], (one.target.id, shown[one.target.id])


def test_the_bulletin_says_the_same_numbers(report: Report) -> None:
    """Its ledger has no column for pace, what is needed, and the forecast; the rest agrees."""
    exact, shown = from_json(report), cells_of_word(report)
    for one in report.assessments:
        found = said(shown[one.target.id])
        wrong = set(disagreements(found, exact[one.target.id], one)) - {"pace", "rate", "forecast"}
        assert wrong == set(), (one.target.id, shown[one.target.id])


def disagreements(found: Said, exact: Numbers, one: Assessment) -> list[str]:
    """The names of the numbers that are not the exact one rounded as promised."""
    has_latest = exact.value is not None
    met = one.verdict is Verdict.MET
    way = 1 if one.target.direction == "down" and one.target.kind is not Kind.REDUCTION else -1
    progress = None if is_baseline(one) else exact.progress  # 0 % would look like a standstill since
    pairs = {
        "status": found.status == exact.status,
        "bound": found.bound == exact.bound,
        "day": found.day == exact.day,
        "value": same(found.value, *((exact.assessed, 5e-3) if is_composed(one) else (exact.value, 1e-12))),
        "attainment": is_share(found.attainment, exact.attainment if has_latest else None, met, way),
        "progress": is_share(found.progress, progress, met),
        "gap": same(found.gap or 0.0, shown_gap(one), 5e-3 if is_composed(one) else 1e-12),
        "pace": same(found.pace, exact.pace, 5e-3),
        "rate": same(found.rate, None if met else exact.rate, 5e-3, counted(one)),
        "forecast": same(found.forecast, exact.forecast, 5e-3, counted(one)),
    }
    return [name for name, agrees in pairs.items() if not agrees]


def is_composed(one: Assessment) -> bool:
    """Whether its value is a sum, a chain of years or an earlier higher bound: no single figure says it."""
    return bool(one.inputs.get("parts") or one.inputs.get("lower_bound_since"))


def counted(one: Assessment) -> float:
    """How far a whole number of things may lie from the computed one."""
    return 1.0 if is_count(one.target.goal.quantity.unit) else 0.0


def same(found: float | None, exact: float | None, share: float, whole: float = 0.0) -> bool:
    if found is None or exact is None:
        return found is exact
    return abs(found - exact) <= share * abs(exact) + whole


def is_share(found: tuple[int, int] | None, exact: float | None, met: bool, way: int = -1) -> bool:
    """Whether whole percent, or an interval of them, hold the fraction.

    While the goal is unmet it is rounded away from it: down, or up (``way`` 1) from a ceiling.
    """
    if found is None or exact is None:
        return found is None and exact is None
    below, above = (0.5, 0.5) if met else (0.0, 1.0) if way < 0 else (1.0, 0.0)
    return found[0] - below - 1e-6 <= exact * 100 <= found[1] + above + 1e-6


def shown_gap(one: Assessment) -> float | None:
    """What screens show as the gap: what is missing; of a growth rate the signed distance to the goal."""
    if one.latest is not None and one.gap is not None and one.target.kind is Kind.GROWTH:
        return float(one.inputs.get("difference", 0.0))
    return one.gap or 0.0


@pytest.mark.parametrize(
    ("name", "shown"), [("export", "-2.35%（2.35%）"), ("growth", "5.2%"), ("stations", "3.4万个")]
)
def test_in_chinese_a_fall_keeps_its_sign(name: str, shown: str) -> None:
    """出口额下降2.35%: the source prints 2.35%, which would be a rise."""
    words = row(next(one for one in tracked("rich").assessments if one.target.id == name), Language.ZH)
    assert aside(words.latest, words.latest_printed, Language.ZH) == shown


def test_the_rich_registry_is_rich() -> None:
    """Every kind of goal, most bounds and statuses, negative numbers, a ceiling, milestones, a forecast."""
    found = tracked("rich")
    numbers = from_json(found).values()
    assert {one.target.kind for one in found.assessments} == set(Kind)
    assert {one.bound for one in numbers} >= {"eq", "approx", "gt", "le", "range", None}
    assert any(one.target.milestones for one in found.assessments)
    assert any(one.target.revises for one in found.assessments)
    assert any(one.target.direction == "down" for one in found.assessments)
    for name in ("value", "progress", "pace", "rate"):
        assert any((getattr(one, name) or 0) < 0 for one in numbers), name
    assert {one.status for one in numbers} >= {
        Status.AHEAD,
        Status.ON_TRACK,
        Status.BEHIND,
        Status.WELL_BEHIND,
        Status.REGRESSING,
        Status.MET,
        Status.MISSED,
        Status.OVERDUE_UNVERIFIED,
        Status.NO_PACE,
        Status.NO_EVIDENCE,
    }
    assert sum(one.forecast is not None for one in numbers) >= 2
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("status", "ahead"),
        ("bound", "ge"),
        ("day", date(2025, 7, 1)),
        ("value", 34001.0),
        ("attainment", (69, 69)),
        ("progress", (47, 47)),  # rounded up
        ("gap", 16001.0),
        ("pace", 0.94),
        ("rate", 6400.0 * 1.01),
        ("forecast", 1.0),
    ],
)
def test_the_comparison_sees_a_difference(name: str, wrong: object) -> None:
    found = tracked("rich")
    one = next(one for one in found.assessments if one.target.id == "stations")
    changed: dict[str, Any] = {name: wrong}  # Any: a field of Said
    exact, right = from_json(found)["stations"], said(WORDS["terminal"](found)["stations"])
    assert disagreements(right, exact, one) == []
    assert disagreements(dataclasses.replace(right, **changed), exact, one) == [name]
