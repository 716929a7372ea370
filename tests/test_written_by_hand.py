"""Figures that a person writes into targets.yaml, from the file to the assessment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qdtrack.lexicon import load_lexicon
from qdtrack.model import Assessment, Status
from qdtrack.registry import read_registry
from qdtrack.registry.lint import lint
from qdtrack.tracking import run

DAY = date(2026, 9, 30)


def registry(folder: Path, target: str) -> Path:
    path = folder / "targets.yaml"
    path.write_text(f"registry: 1\nplace: 青岛市\narticles: .\ntargets:\n  - {{id: a, {target}}}\n", "utf-8")
    return path


def assessed(folder: Path, target: str) -> Assessment:
    report = run(registry(folder, target), as_of=DAY).report
    assert report is not None
    (one,) = report.assessments
    return one


def test_a_running_total_written_by_hand_is_not_the_years_flow(tmp_path: Path) -> None:
    """累计31家 and 累计38家 of 每年10家以上: 7 this year, not 38."""
    one = assessed(
        tmp_path,
        "indicator: 数字车间, goal: 每年10家以上, by: 2027, from: 2025, observations: "
        "[{value: 累计31家, at: 2025}, {value: 累计38家, at: 2026-06}]",
    )
    assert (one.status, one.inputs["p"], one.gap) == (Status.AHEAD, 7, 3)


TOTAL = "indicator: 工业投资, kind: total, goal: 五年累计100亿元, by: 2028, from: 2024, observations: "


def test_a_running_total_written_by_hand_answers_a_total(tmp_path: Path) -> None:
    """累计12亿元, 累计31亿元: 31, and nothing is added up."""
    one = assessed(tmp_path, TOTAL + "[{value: 累计12亿元, at: 2024}, {value: 累计31亿元, at: 2025}]")
    assert (one.status, one.inputs["p"]) == (Status.BEHIND, 3.1e9)


def test_an_amount_written_by_hand_may_be_a_years_or_the_sum(tmp_path: Path) -> None:
    """12亿元 and 31亿元: 43 in all or 31? Neither is guessed, and what to write is said."""
    one = assessed(tmp_path, TOTAL + "[{value: 12亿元, at: 2024}, {value: 31亿元, at: 2025}]")
    assert (one.status, one.latest, one.why) == (Status.NO_EVIDENCE, None, "why.sum_unsaid")


def test_what_is_dated_ahead_is_named(tmp_path: Path) -> None:
    """`at: 2026` in September 2026 is its last day: the figure would vanish without a word."""
    path = registry(
        tmp_path,
        "indicator: 标识节点, goal: 10个以上, by: 2027, observations: "
        "[{value: 9个, at: 2026}, {value: 8个, at: 2025}]",
    )
    found, _ = read_registry(path, load_lexicon())
    assert found is not None
    (problem,) = [one for one in lint(found, DAY) if one.code == "observation-ahead"]
    assert (problem.details["value"], problem.details["at"]) == ("9个", "2026-12-31")
    assert problem.mark is not None
    assert problem.mark.line == 5
    assert "observation-ahead" not in {one.code for one in lint(found, date(2026, 12, 31))}


@pytest.mark.parametrize("number", ["1" + "0" * 30, "9" * 400, "0." + "0" * 20 + "1"])
def test_a_number_beyond_all_measure_is_a_mistake_in_the_file(tmp_path: Path, number: str) -> None:
    """No float could hold what is worked out from it: the line is named, and nothing breaks later."""
    tracking = run(registry(tmp_path, f"indicator: 5G基站, goal: {number}个, by: 2027"), as_of=DAY)
    assert [one.code for one in tracking.problems if one.mark] == ["no-number"]
