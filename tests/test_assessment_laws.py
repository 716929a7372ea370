"""Laws of assessment, whatever the target and its figures."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from assessing import EUROSTAT, judged
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.assessment import assess, percent_down
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Evidence,
    Goal,
    Kind,
    Milestone,
    Observation,
    Period,
    Place,
    Plan,
    Quantity,
    Stated,
    Status,
    Target,
    Verdict,
)

NUMBERS = st.one_of(
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 3)), st.integers(-200, 200).map(float)
)
MAGNITUDES = NUMBERS.map(abs)
DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))
UNITS = st.sampled_from(["个", "%", "元", ""])
MAYBE_DAY = st.one_of(st.none(), DAYS)


@st.composite
def quantities(draw: st.DrawFn, numbers: st.SearchStrategy[float] = MAGNITUDES) -> Quantity:
    bound, value = draw(st.sampled_from(Bound)), draw(numbers)
    high = value + abs(draw(numbers)) if bound is Bound.RANGE else None
    return Quantity(value, draw(UNITS), bound, high)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    return Goal(
        "目标",
        draw(quantities()),
        direction=draw(st.sampled_from(["up", "down", ""])),
        recurring=draw(st.booleans()),
        exact=draw(st.booleans()),
    )


@st.composite
def targets(draw: st.DrawFn) -> Target:
    baseline = st.builds(Stated, quantities(), st.just("基期"), MAYBE_DAY)
    return Target(
        "t",
        "t",
        "指标",
        Place("青岛市"),
        draw(goals()),
        draw(st.sampled_from(Kind)),
        draw(MAYBE_DAY),
        plan=draw(st.one_of(st.none(), st.builds(Plan, st.just("plan"), issued=MAYBE_DAY))),
        direction=draw(st.sampled_from(["up", "down", "both"])),
        start=draw(MAYBE_DAY),
        baseline=draw(st.one_of(st.none(), baseline)),
        milestones=tuple(draw(st.lists(st.builds(Milestone, goals(), DAYS), max_size=2))),
        monotone=draw(st.booleans()),
        carry=draw(st.booleans()),
        schedule=tuple(sorted(draw(st.lists(st.tuples(DAYS, st.floats(0, 100)), max_size=2)))),
    )


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    basis, end = draw(st.one_of(st.none(), st.sampled_from(Basis))), draw(DAYS)
    start = draw(st.sampled_from([None, date(end.year, 1, 1), date(end.year, 3, 1), date(2021, 1, 1)]))
    whole = draw(st.booleans())
    end = date(end.year, 12, 31) if whole else end
    return Observation(
        draw(quantities(NUMBERS)),
        end if basis else None,
        basis,
        Period(start, end, None, Basis.STATED) if draw(st.booleans()) else Period(),
        "原文",
        "原文",
        draw(st.sampled_from(["article", "registry"])),
        (),
        cumulative=draw(st.booleans()),
    )


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    found = draw(st.lists(observations(), max_size=5))
    ordered = sorted(found, key=lambda o: o.as_of or date.max)
    return Evidence(draw(targets()), tuple(ordered), ())


@settings(max_examples=600, deadline=None)
@given(evidence(), DAYS)
def test_no_input_raises_and_every_row_is_sound(found: Evidence, as_of: date) -> None:
    """Any target with any figures: a row that agrees with itself, the same twice, ready for JSON."""
    row = assess(found, EUROSTAT, as_of)
    json.dumps(dict(row.inputs), allow_nan=False)
    assert row == assess(found, EUROSTAT, as_of)
    assert row.gap is None or row.gap >= 0
    if row.verdict is Verdict.MET:
        assert row.gap == 0
    if row.status is Status.NO_EVIDENCE:
        assert (row.latest, row.verdict, row.progress) == (None, None, None)
    if row.status is Status.NO_PACE:
        assert row.why
    if row.pace is None and row.status in (Status.AHEAD, Status.ON_TRACK, Status.WELL_BEHIND):
        assert found.target.kind in (Kind.GROWTH,)


@settings(max_examples=300, deadline=None)
@given(evidence(), DAYS)
def test_a_publication_date_never_shows_a_delay(found: Evidence, as_of: date) -> None:
    """Figures dated by their articles alone: never missed, behind, standing still or moving away."""
    if found.target.kind not in (Kind.STOCK, Kind.SHARE):
        return
    dated = tuple(
        replace(o, as_of=o.as_of or date(2025, 1, 1), as_of_basis=Basis.PUBLISHED) for o in found.observations
    )
    row = assess(replace(found, observations=dated), EUROSTAT, as_of)
    assert row.status not in {
        Status.MISSED,
        Status.MET_LATE,
        Status.BEHIND,
        Status.WELL_BEHIND,
        Status.REGRESSING,
        Status.BREACHED,
    }


def _stock(value: int, more: int = 0) -> Assessment:
    return judged("≥1000个", [(value + more, "2026-06-30")], baseline=(100, "2023-12-31"))


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_never_lowers_progress(value: int, more: int) -> None:
    """For a goal of at least, a higher figure is never less progress, pace or attainment, nor more gap."""
    less, greater = _stock(value), _stock(value, more)
    assert (less.progress or 0) <= (greater.progress or 0)
    assert (less.pace or 0) <= (greater.pace or 0)
    assert (less.gap or 0) >= (greater.gap or 0)


@given(st.floats(-2, 3, allow_nan=False))
def test_a_hundred_is_never_printed_while_unmet(fraction: float) -> None:
    """Below 1 the printed percentage is below 100, and never above the true one by a point."""
    if fraction < 1:
        assert percent_down(fraction, met=False) <= 99
    assert abs(percent_down(fraction, met=False) - fraction * 100) <= 1


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
