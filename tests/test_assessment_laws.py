"""Laws of assessment, whatever the target and its figures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from assessing import EUROSTAT, judged
from evidences import DAYS, PROFILE, evidence, series
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.assessment import Profile, assess, percent_down
from qdtrack.assessment.scores import classify
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Evidence,
    Forecast,
    Kind,
    NoForecast,
    Period,
    Status,
    Verdict,
)


@settings(max_examples=600, deadline=None)
@given(evidence(), DAYS, PROFILE)
def test_no_input_raises_and_every_row_is_sound(found: Evidence, as_of: date, profile: Profile) -> None:
    """Any target, figures and profile: a row that agrees with itself, the same twice, ready for JSON."""
    row = assess(found, profile, as_of)
    json.dumps([dict(row.inputs), row.pace, row.expected], allow_nan=False)
    assert row == assess(found, profile, as_of)
    assert row.gap is None or row.gap >= 0
    if row.verdict is Verdict.MET:
        assert row.gap == 0
    if row.status is Status.NO_EVIDENCE:
        assert (row.latest, row.verdict, row.progress) == (None, None, None)
    if row.status is Status.NO_PACE:
        assert row.why
    if row.pace is None and row.status in (Status.AHEAD, Status.ON_TRACK, Status.WELL_BEHIND):
        assert found.target.kind in (Kind.GROWTH,)


@settings(max_examples=400, deadline=None)
@given(evidence(), DAYS, PROFILE)
def test_a_publication_date_never_shows_a_delay(found: Evidence, as_of: date, profile: Profile) -> None:
    """Figures dated by their articles alone: never missed, behind, standing still or moving away."""
    dated = tuple(
        replace(
            o,
            as_of=o.as_of or date(2025, 1, 1),
            as_of_basis=Basis.PUBLISHED,
            period=Period(o.period.start),
        )
        for o in found.observations
    )
    row = assess(replace(found, observations=dated), profile, as_of)
    assert row.status not in {
        Status.MISSED,
        Status.MET_LATE,
        Status.BEHIND,
        Status.WELL_BEHIND,
        Status.REGRESSING,
        Status.BREACHED,
    }
    can_be_overshot = row.inputs["operator"] in ("range", "about", "exactly")  # whenever it was, it must turn
    assert row.inputs.get("effort") != "reverse" or can_be_overshot


@settings(max_examples=500, deadline=None)
@given(st.one_of(series(), evidence()), st.dates(date(2026, 7, 1), date(2027, 12, 31)))
def test_no_forecast_has_a_date_in_the_past(found: Evidence, as_of: date) -> None:
    """taskwarrior #297: and none for what is met, over, or known by a bound; its ends hold its middle."""
    row = assess(found, EUROSTAT, as_of)
    made = row.forecast
    if isinstance(made, NoForecast):
        return
    assert row.verdict is not Verdict.MET
    assert all(day is None or day >= as_of for day in (made.eta_low, made.eta, made.eta_high))
    if made.eta_low is not None and made.eta is not None:
        assert made.eta_low <= made.eta <= (made.eta_high or date.max)
    if made.low is not None and made.high is not None:
        assert made.low <= made.value <= made.high
    assert found.target.by is not None
    assert as_of <= found.target.by or found.target.kind is Kind.QUOTA


def test_the_series_above_have_forecasts() -> None:
    """So that the law before is one about forecasts, not about refusals."""
    dates = ("2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31")
    row = judged("≥100个", [*zip((10, 20, 29, 41), dates, strict=True)], by="2031-12-31")
    assert isinstance(row.forecast, Forecast)


@settings(max_examples=400, deadline=None)
@given(evidence(), DAYS, PROFILE)
def test_no_class_comes_from_a_rounded_number(found: Evidence, as_of: date, profile: Profile) -> None:
    """The class of an exact figure is that of its unrounded score, or a shortfall of less than one thing."""
    row = assess(found, profile, as_of)
    score, latest = row.inputs.get("score"), row.latest
    if score is None or latest is None or row.status not in profile.classes or row.expected is None:
        return
    if latest.quantity.bound is not Bound.EQUAL or row.evidence.target.kind in (Kind.GROWTH, Kind.QUOTA):
        return
    short = abs(row.expected - row.inputs["p"])
    is_slack = row.status is Status.ON_TRACK and short < profile.count_slack
    assert is_slack or row.inputs["observed"]["low"] is None or row.status is classify(score, profile)


def _stock(value: int, more: int = 0) -> Assessment:
    return judged("≥1000个", [(value + more, "2026-06-30")], baseline=(100, "2023-12-31"))


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_never_lowers_progress(value: int, more: int) -> None:
    """For a goal of at least, a higher figure is never less progress, pace or attainment, nor more gap."""
    less, greater = _stock(value), _stock(value, more)
    assert (less.progress or 0) <= (greater.progress or 0)
    assert (less.pace or 0) <= (greater.pace or 0)
    assert (less.gap or 0) >= (greater.gap or 0)


@settings(deadline=None)
@given(st.floats(-2, 3, allow_nan=False))
def test_a_hundred_is_never_printed_while_unmet(fraction: float) -> None:
    """Below 1 the printed percentage is below 100, and never above the true one by a point."""
    if fraction < 1:
        assert percent_down(fraction, met=False) <= 99
    assert abs(percent_down(fraction, met=False) - fraction * 100) <= 1


@settings(deadline=None)
@given(st.integers(101, 999), DAYS)
def test_an_exactly_linear_path_has_pace_one(goal: int, at: date) -> None:
    """The reason for linear pace: on the line, R is 1 at any date."""
    first, last = date(2017, 12, 31), date(2033, 12, 31)
    share = (at - first).days / (last - first).days
    value = 100 + share * (goal - 100)
    row = judged(
        f"≥{goal}元",
        [(value, at.isoformat())],
        at.isoformat(),
        baseline=(100, "2017-12-31"),
        by="2033-12-31",
    )
    assert row.pace is not None
    assert abs(row.pace - 1) < 1e-9
