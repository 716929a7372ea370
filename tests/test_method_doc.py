"""docs/method.md tells the truth: every number of its tables is computed here and compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessing import EUROSTAT, judged, seen

from qdtrack.assessment import PROFILES
from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Kind, Refusal
from qdtrack.reporting.forecasts import forecast_words

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "method.md").read_text(encoding="utf-8")
FLAT = " ".join(TEXT.split())


def rows(first: str) -> list[list[str]]:
    """The cells of the table whose head begins with these words."""
    table = TEXT[TEXT.index(f"| {first}") :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def kind(goal: str) -> Kind:
    return Kind.SHARE if "%" in goal else Kind.STOCK


@pytest.mark.parametrize(("goal", "figure", "verdict"), rows("goal | figure"))
def test_verdicts(goal: str, figure: str, verdict: str) -> None:
    assert judged(goal, [(figure, "2026-06-30")], kind=kind(goal)).verdict == verdict


@pytest.mark.parametrize("cells", rows("goal | by"), ids=str)
def test_pace(cells: list[str]) -> None:
    goal, by, baseline, figure, progress, elapsed, pace, status = cells
    start, now = baseline.split(), figure.split()
    way = "down" if goal.startswith("≤") else "up"
    found = judged(
        goal, [(now[0], now[1])], baseline=(start[0], start[1]), by=by, kind=kind(goal), direction=way
    )
    assert [f"{value:.3f}" for value in (found.progress, found.elapsed, found.pace) if value is not None] == [
        progress,
        elapsed,
        pace,
    ]
    assert found.status == status


def first_row(profile: str) -> Assessment:
    return judged(
        "≥50000个", [("38000个", "2026-06-30")], baseline=("20000个", "2023-12-31"), profile=profile
    )


def test_what_is_needed() -> None:
    found = first_row("eurostat")
    assert found.required_rate is not None
    assert found.acceleration is not None
    assert f"12000 are missing in 549 days: {found.required_rate.value:.0f} a year" in FLAT
    assert f"{found.acceleration:.2f} times the rate so far" in FLAT


@pytest.mark.parametrize("cells", rows("profile | measure"), ids=str)
def test_profiles(cells: list[str]) -> None:
    name, measure, on_track, behind, well_behind, score, status = cells
    profile, found = PROFILES[name], first_row(name)
    least = (profile.on_track, profile.behind, profile.well_behind)
    assert ["-" if value is None else f"{value:g}" for value in least] == [on_track, behind, well_behind]
    assert (profile.measure, f"{found.inputs['score']:.3f}", found.status) == (measure, score, status)


def test_every_profile_is_told() -> None:
    assert [cells[0] for cells in rows("profile | measure")] == list(PROFILES)


def test_chains_of_years() -> None:
    def rates(values: tuple[float, ...]) -> list[object]:
        return [
            seen(value, f"{year}-12-31", since=f"{year}-01-01", unit="%")
            for year, value in zip((2021, 2022, 2023), values, strict=True)
        ]

    window = {"by": "2025-12-31", "start": "2021-01-01"}
    growth = judged("6%", rates((5.2, 5.5, 6.5)), "2024-03-01", kind=Kind.GROWTH, **window)  # type: ignore[arg-type]  # a list of observations
    assert f"{growth.inputs['p']:.2f} so far, {growth.inputs['needed']:.2f} needed" in FLAT
    fall = judged(
        "13.5%", rates((-2.0, -0.1, -0.5)), "2024-03-01", kind=Kind.REDUCTION, falls=True, **window  # type: ignore[arg-type]  # the same
    )  # fmt: skip
    assert f"{fall.inputs['p']:.2f}, which is {fall.progress:.3f} of the way in {fall.elapsed:.1f}" in FLAT


def test_forecast() -> None:
    days = ["2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31", "2026-06-30"]
    found = judged(
        "≥50",
        [*zip((17, 21, 30, 33, 38), days, strict=True)],
        baseline=(12, "2021-12-31"),
        by="2028-12-31",
    )
    assert f"    {forecast_words(found, Language.EN)}\n" in TEXT


def test_every_refusal_is_told() -> None:
    assert set(re.findall(r"[A-Z_]{4,}", " ".join(cells[0] for cells in rows("refusal")))) == set(Refusal)


def test_half_time_of_a_linear_path() -> None:
    found = judged(
        "≥50000元", [(35000, "2025-12-31")], baseline=(20000, "2023-12-31"), profile="eurostat-cagr"
    )
    assert found.pace == pytest.approx(1.25, abs=0.005)


@pytest.mark.parametrize(("setting", "value", "purpose"), rows("setting"))
def test_own_choices(setting: str, value: str, purpose: str) -> None:
    assert f"{EUROSTAT.numbers()[setting]:g}" == value
    assert purpose


def test_every_setting_is_told() -> None:
    """Those without a source in the table; the others in the text with theirs."""
    told = {cells[0] for cells in rows("setting")}
    sourced = {
        "on_track",
        "behind",
        "well_behind",
        "in_months",
        "forecast_dates",
        "forecast_z",
        "forecast_met",
    }
    assert set(EUROSTAT.numbers()) - sourced - {"resample_runs", "resample_seed"} == told
    assert "resampled 2000 times" in FLAT
    assert EUROSTAT.resample_runs == 2000
