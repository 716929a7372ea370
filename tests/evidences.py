"""Strategies for the laws of assessment: any target, any figures, within what the readers let through.

evidence() draws a target of any kind with up to five observations; numbers, days and amounts are
parameters, so that a law can ask for extremes.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from qdtrack.assessment import PROFILES
from qdtrack.model import (
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
    Source,
    Stated,
    Target,
)

NUMBERS = st.one_of(
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 3)), st.integers(-200, 200).map(float)
)
# Nothing that the readers take for a number is larger or, but for 0, smaller.
EXTREMES = st.one_of(
    st.sampled_from([0.0, 1e-12, 1e24, -1e-12, -1e24, 1.0, 100.0, 99.999999, 1e15]),
    st.floats(1e-12, 1e24),
    st.floats(-1e24, -1e-12),
    st.floats(-200, 200).map(lambda x: round(x, 2)),
)
DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))
FAR_DAYS = st.one_of(
    st.sampled_from([date(1900, 1, 1), date(2024, 2, 29), date(2028, 2, 29), date(2199, 12, 31)]),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    DAYS,
)
UNITS = st.sampled_from(["个", "%", "元", ""])
PROFILE = st.sampled_from(list(PROFILES.values()))
SOURCE = Source("targets.yaml", "", "", "", "", None, "原文", None)


@st.composite
def quantities(draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS) -> Quantity:
    bound, value = draw(st.sampled_from(Bound)), draw(numbers)
    high = value + abs(draw(numbers)) if bound is Bound.RANGE else None
    return Quantity(value, draw(UNITS), bound, high, draw(st.sampled_from([1.0, 0.1, 0.01])))


@st.composite
def goals(draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS) -> Goal:
    return Goal(
        "目标",
        draw(quantities(numbers.map(abs))),
        direction=draw(st.sampled_from(["up", "down", ""])),
        recurring=draw(st.booleans()),
        exact=draw(st.booleans()),
    )


@st.composite
def targets(
    draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS, days: st.SearchStrategy[date] = DAYS
) -> Target:
    maybe_day = st.one_of(st.none(), days)
    baseline = st.builds(Stated, quantities(numbers.map(abs)), st.just("基期"), maybe_day)
    return Target(
        "t",
        "t",
        "指标",
        Place("青岛市"),
        draw(goals(numbers)),
        draw(st.sampled_from(Kind)),
        draw(maybe_day),
        plan=draw(st.one_of(st.none(), st.builds(Plan, st.just("plan"), issued=maybe_day))),
        direction=draw(st.sampled_from(["up", "down", "both"])),
        start=draw(maybe_day),
        baseline=draw(st.one_of(st.none(), baseline)),
        milestones=tuple(draw(st.lists(st.builds(Milestone, goals(numbers), days), max_size=2))),
        monotone=draw(st.booleans()),
        carry=draw(st.booleans()),
        schedule=tuple(sorted(draw(st.lists(st.tuples(days, st.floats(0, 100)), max_size=2)))),
    )


@st.composite
def observations(
    draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS, days: st.SearchStrategy[date] = DAYS
) -> Observation:
    basis, end = draw(st.one_of(st.none(), st.sampled_from(Basis))), draw(days)
    start = draw(st.sampled_from([None, date(end.year, 1, 1), date(end.year, 3, 1), date(2021, 1, 1)]))
    whole = draw(st.booleans())
    end = date(end.year, 12, 31) if whole else end
    return Observation(
        draw(quantities(numbers)),
        end if basis else None,
        basis,
        Period(start, end, None, Basis.STATED) if draw(st.booleans()) else Period(),
        "原文",
        "原文",
        draw(st.sampled_from(["article", "registry"])),
        (SOURCE,),
        cumulative=draw(st.booleans()),
    )


@st.composite
def evidence(
    draw: st.DrawFn, numbers: st.SearchStrategy[float] = NUMBERS, days: st.SearchStrategy[date] = DAYS
) -> Evidence:
    found = draw(st.lists(observations(numbers, days), max_size=5))
    ordered = sorted(found, key=lambda o: o.as_of or date.max)
    return Evidence(draw(targets(numbers, days)), tuple(ordered), ())


@st.composite
def series(draw: st.DrawFn) -> Evidence:
    """Four to nine dated figures of a stock that mostly rises, the goal above: what is forecast."""
    days = sorted(draw(st.sets(st.dates(date(2021, 1, 1), date(2026, 6, 30)), min_size=4, max_size=9)))
    bounds = st.sampled_from([Bound.EQUAL] * 5 + [Bound.APPROXIMATE, Bound.MORE_THAN])
    value, found = abs(draw(NUMBERS)), []
    for day in days:
        value += draw(st.floats(-20, 100))
        quantity = Quantity(value, "元", draw(bounds))
        found.append(Observation(quantity, day, Basis.STATED, Period(), "", "", "article", (SOURCE,)))
    goal = Goal("目标", Quantity(value + draw(st.floats(1, 300)), "元", Bound.AT_LEAST))
    end = draw(st.dates(date(2026, 12, 31), date(2035, 12, 31)))
    return Evidence(Target("t", "t", "指标", Place("青岛市"), goal, Kind.STOCK, end), tuple(found), ())
