"""What a chart of the HTML report shows, and where: figures, bounds, path, goal, forecast, years."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from factories import TODAY, assessment, behind, goal, observation, target
from html_cases import AS_OF, corners, pieces, project
from hypothesis import given
from hypothesis import strategies as st

from qdtrack.catalogue import Language
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Forecast,
    Kind,
    Milestone,
    Observation,
    Report,
    Revision,
    Status,
    Verdict,
    YearVerdict,
)
from qdtrack.reporting import course
from qdtrack.reporting.html import render
from qdtrack.reporting.html.chart import BOTTOM, LEFT, RIGHT, TOP, Chart, Mark, chart
from qdtrack.reporting.html.picture import SIGNS, picture, signs
from qdtrack.reporting.rows import row

EN, ZH = Language.EN, Language.ZH
INPUTS = {
    "p": 42700.0,
    "t": "2025-12-31",
    "v0": 30000.0,
    "t0": "2023-12-31",
    "T": 50000.0,
    "t1": "2027-12-31",
    "acceptance": {"low": 50000.0, "high": None},
    "baseline": "stated",
}
END = date(2027, 12, 31)


def at(
    value: float, day: date, bound: Bound = Bound.EQUAL, **more: Any
) -> Observation:  # Any: Observation's fields
    return observation(f"{value:g}个", value, as_of=day, bound=bound, **more)


def drawn(*observations: Observation, **more: Any) -> Chart:  # Any: target's fields
    inputs, forecast = more.pop("inputs", INPUTS), more.pop("forecast", None)
    extra = {"forecast": forecast} if forecast else {}
    of = target(**more)
    inputs = inputs | {"path": corners(of, inputs)}
    found = chart(behind(of, observations=observations, inputs=inputs, **extra), TODAY)
    assert found is not None
    return found


def only(found: Chart) -> Mark:
    (mark,) = found.marks
    return mark


@cache
def sample() -> Report:
    with TemporaryDirectory() as folder:
        return project(Path(folder))


def of_sample(identity: str) -> Assessment:
    return next(one for one in sample().assessments if one.target.id == identity)


# ---------------------------------------------------------------- path and goal


def test_the_path_goes_from_the_baseline_to_the_goal_at_the_deadline() -> None:
    found = drawn(at(42700, date(2025, 12, 31)))
    assert found.baseline == found.path[0] == found.frame.point((date(2023, 12, 31), 30000))
    assert found.goal == found.path[-1] == found.frame.point((END, 50000))
    assert found.deadline == found.frame.x(END)
    assert found.band == (found.frame.y(50000), found.frame.y(50000))


def test_a_figure_ahead_of_its_path_lies_above_it() -> None:
    """Half of the time is over on the last day of 2025, so 40000 are due."""
    found = drawn(at(42700, date(2025, 12, 31)))
    assert only(found).y < found.frame.y(40000)  # y grows downwards


def test_milestones_bend_the_path_and_are_marked() -> None:
    slow = Milestone(goal("31000个", 31000), date(2026, 12, 31))
    found = drawn(at(42700, date(2025, 12, 31)), milestones=(slow,))
    corner = found.frame.point((date(2026, 12, 31), 31000))
    assert found.milestones == (corner,)
    assert found.path == (found.path[0], corner, found.path[-1])


def test_a_milestone_of_a_reduction_is_signed_as_its_goal_is() -> None:
    """降低13.5% by 2027, 6% of it by 2025: the path falls, it does not rise to +6 first."""
    inputs = INPUTS | {"p": -4.0, "v0": 0.0, "T": -13.5, "acceptance": {"low": None, "high": -13.5}}
    half = Milestone(goal("降低6%", 6, "%"), date(2025, 12, 31))
    fall = goal("降低13.5%", 13.5, "%")
    found = drawn(
        at(-4, date(2025, 12, 31)), inputs=inputs, kind=Kind.REDUCTION, goal=fall, milestones=(half,)
    )
    assert all(upper.y < lower.y for upper, lower in pairwise(found.path))


def test_a_schedule_is_a_staircase() -> None:
    """A fifth is due on 30 June 2026, all on the last day of 2027; nothing between."""
    steps = ((date(2026, 6, 30), 20.0), (END, 100.0))
    found = drawn(at(42700, date(2025, 12, 31)), schedule=steps)
    turns = [(a.x == b.x, a.y == b.y) for a, b in pairwise(found.path) if a != b]
    assert turns == [(False, True), (True, False), (False, True), (True, False)]
    assert found.path[2].y == found.frame.y(34000)


def test_a_path_of_compound_growth_is_a_curve_below_the_straight_line() -> None:
    found = drawn(at(42700, date(2025, 12, 31)), inputs=INPUTS | {"curved": True})
    middle = found.path[len(found.path) // 2]
    assert found.frame.y(30000 * (5 / 3) ** 0.5) == pytest.approx(middle.y, abs=1)
    assert middle.y > found.frame.y(40000)


def test_a_range_is_a_band_and_its_path_ends_at_the_nearer_end() -> None:
    found = chart(of_sample("research"), AS_OF)
    assert found is not None and found.band is not None
    assert found.band == (found.frame.y(3.2), found.frame.y(2.8))
    assert found.goal == found.frame.point((END, 2.8))


def test_without_a_baseline_there_is_no_path() -> None:
    inputs = {"T": 50000.0, "t1": "2027-12-31"}
    found = drawn(at(42700, date(2025, 12, 31)), inputs=inputs)
    assert (found.path, found.baseline, found.line) == ((), None, ())
    assert found.goal is not None


def test_a_moved_goal_shows_where_it_stood() -> None:
    found = drawn(at(42700, date(2025, 12, 31)), revises=Revision(goal("45000个", 45000), date(2026, 12, 31)))
    assert found.earlier == found.frame.point((date(2026, 12, 31), 45000))


def test_a_goal_counted_otherwise_before_is_not_drawn() -> None:
    was = Revision(goal("90%", 90, "%"), date(2026, 12, 31))
    assert drawn(at(42700, date(2025, 12, 31)), revises=was).earlier is None


def test_the_plan_s_issue_and_the_report_s_day_stand_where_they_fall() -> None:
    found = drawn(at(42700, date(2025, 12, 31)))
    assert found.issued == found.frame.x(date(2025, 1, 31))
    assert found.report == found.frame.x(TODAY)
    early = {"inputs": INPUTS | {"t0": "2025-12-30"}}
    assert drawn(at(42700, date(2025, 12, 31)), **early).issued is None  # not to press the rest together


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("bound", "shape"),
    [
        (Bound.EQUAL, "exact"),
        (Bound.AT_LEAST, "least"),
        (Bound.MORE_THAN, "least"),
        (Bound.AT_MOST, "most"),
        (Bound.LESS_THAN, "most"),
        (Bound.APPROXIMATE, "about"),
        (Bound.NEARLY, "about"),
    ],
)
def test_a_bound_has_a_shape_of_its_own(bound: Bound, shape: str) -> None:
    assert only(drawn(at(40000, date(2025, 12, 31), bound))).shape == shape


def test_what_is_approximate_has_the_whisker_of_its_interval() -> None:
    """约4万 may be five per cent more or less; 近4万 is less."""
    found = drawn(at(40000, date(2025, 12, 31), Bound.APPROXIMATE))
    assert (only(found).low, only(found).high) == (found.frame.y(38000), found.frame.y(42000))
    found = drawn(at(40000, date(2025, 12, 31), Bound.NEARLY))
    assert (only(found).low, only(found).high) == (found.frame.y(38000), found.frame.y(40000))


def test_a_range_stands_in_its_middle() -> None:
    found = drawn(at(40000, date(2025, 12, 31), Bound.RANGE, high=44000))
    mark = only(found)
    assert (mark.low, mark.y, mark.high) == tuple(found.frame.y(value) for value in (40000, 42000, 44000))


@pytest.mark.parametrize("bound", [Bound.EQUAL, Bound.AT_LEAST, Bound.AT_MOST])
def test_what_is_exact_or_open_has_no_whisker(bound: Bound) -> None:
    mark = only(drawn(at(40000, date(2025, 12, 31), bound)))
    assert (mark.low, mark.high) == (None, None)


def test_a_figure_dated_by_its_article_may_be_older() -> None:
    found = drawn(at(40000, date(2025, 12, 31), as_of_basis=Basis.PUBLISHED), at(41000, date(2026, 3, 31)))
    assert [mark.is_dated_by_article for mark in found.marks] == [True, False]


def test_the_line_joins_values_and_leaves_bounds_out() -> None:
    found = drawn(
        at(33000, date(2024, 6, 30)),
        at(36000, date(2024, 12, 31), Bound.AT_LEAST),
        at(42700, date(2025, 12, 31)),
    )
    assert found.line == (
        found.baseline,
        *(found.frame.point((mark.seen.day, mark.seen.value)) for mark in (found.marks[0], found.marks[2])),
    )


def test_a_part_of_a_year_is_no_amount_of_a_year() -> None:
    """Nine months' revenue beside whole years' would look like a fall."""
    whole = at(42700, date(2025, 12, 31), origin="registry", period=observation().period)
    part = at(30000, date(2025, 9, 30))
    assert [mark.y for mark in drawn(whole, part, kind=Kind.ANNUAL).marks] == [
        only(drawn(whole, kind=Kind.ANNUAL)).y
    ]


def test_a_chain_of_years_is_drawn_year_by_year() -> None:
    """-2.0, -3.1, -1.5 and -2.9 % multiply to -9.18 %, the value that is judged."""
    found = of_sample("energy")
    values = [value for _, value in course.running(found)]
    assert values == pytest.approx([0, -2.0, -5.038, -6.46243, -9.17501953])
    assert values[-1] == pytest.approx(found.inputs["p"])
    shown = chart(found, AS_OF)
    assert shown is not None and len(shown.line) == 5


@pytest.mark.parametrize("one", [assessment(), behind(observations=(observation(as_of=None),))])
def test_what_has_no_date_has_no_chart(one: Assessment) -> None:
    assert chart(one, TODAY) is None


# ---------------------------------------------------------------- forecast and years


def forecast(low: float | None, high: float | None) -> Forecast:
    return Forecast(47000.0, low, high, None, None, None, "unlikely", 4, "theil_sen")


MADE_FROM = INPUTS | {"forecast": {"values": [["2023-12-31", 30000.0], ["2025-12-31", 42700.0]]}}


def test_a_forecast_opens_from_the_last_value_to_the_deadline() -> None:
    found = drawn(at(42700, date(2025, 12, 31)), inputs=MADE_FROM, forecast=forecast(45000, 52000))
    fan = found.forecast
    assert fan is not None
    assert (fan.start, fan.end) == (
        found.frame.point((date(2025, 12, 31), 42700)),
        found.frame.point((END, 47000)),
    )
    assert (fan.low, fan.high) == (found.frame.y(45000), found.frame.y(52000))


def test_a_forecast_without_an_interval_is_a_line() -> None:
    found = drawn(at(42700, date(2025, 12, 31)), inputs=MADE_FROM, forecast=forecast(None, None))
    assert found.forecast is not None
    assert (found.forecast.low, found.forecast.high) == (None, None)


def test_a_refused_forecast_is_not_drawn() -> None:
    assert drawn(at(42700, date(2025, 12, 31)), inputs=MADE_FROM).forecast is None


def test_a_quota_of_several_years_has_a_column_a_year() -> None:
    """12, 8 and 11 of ten, and 3 in the year that runs; a year without a figure has no height."""
    found = chart(of_sample("platforms"), AS_OF)
    assert found is not None
    assert [column.y for column in found.columns] == [found.frame.y(value) for value in (12, 8, 11, 3)]
    assert [column.is_running for column in found.columns] == [False, False, False, True]
    assert all(column.y + column.height == found.frame.y(0) for column in found.columns)
    assert found.marks == ()


def test_a_year_without_a_figure_says_so() -> None:
    years = (
        YearVerdict(2024, Verdict.MET, Status.MET, 12.0),
        YearVerdict(2025, None, Status.NO_EVIDENCE, None),
    )
    one = behind(target(kind=Kind.QUOTA), years=years, inputs={"T": 10.0})
    found = picture(row(one, EN), TODAY, EN)
    assert found is not None
    assert [column.height for column in found.chart.columns][1] == 0
    assert [caption.words for caption in found.captions] == ["at least 50,000", "✓ 12", "?"]


def test_of_a_single_year_s_work_the_assessed_point_is_drawn() -> None:
    inputs = INPUTS | {"p": 4.0, "t": "2025-06-30", "v0": 0.0, "t0": "2024-12-31", "T": 10.0}
    found = drawn(at(8, date(2024, 12, 31)), at(4, date(2025, 6, 30)), inputs=inputs, kind=Kind.QUOTA)
    assert only(found).y == found.frame.y(4)


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("language", "unit", "ticks"),
    [
        (EN, "", ["20,000", "30,000", "40,000", "50,000"]),
        (ZH, "单位：万个", ["2", "3", "4", "5"]),
    ],
)
def test_ticks_are_told_in_the_language_s_scale(language: Language, unit: str, ticks: list[str]) -> None:
    found = picture(row(of_sample("5g"), language), AS_OF, language)
    assert found is not None
    assert (found.unit, [words for _, words in found.values]) == (unit, ticks)


def test_money_is_told_in_hundreds_of_millions() -> None:
    """The goal is 2500亿元: the ticks say so many 亿, the unit stands once."""
    found = picture(row(of_sample("revenue"), ZH), AS_OF, ZH)
    assert found is not None
    assert found.unit == "单位：亿元"
    assert all(re.fullmatch(r"\d+", words) for _, words in found.values)


def test_whoever_cannot_see_the_chart_is_told_it() -> None:
    found = picture(row(of_sample("5g"), EN), AS_OF, EN)
    assert found is not None
    assert found.description.replace("\N{NO-BREAK SPACE}", " ") == (
        "figures: 6, the last 35,200, 15 Dec 2025; goal: at least 50,000, by end 2027; "
        "the required path begins at 20,000, 31 Dec 2022"
    )


def test_the_legend_names_what_is_drawn() -> None:
    found = chart(of_sample("5g"), AS_OF)
    assert found is not None
    assert signs(found) == {
        *("exact", "least", "about", "baseline", "milestone", "path", "goal", "deadline", "earlier"),
        *("forecast", "issued", "report"),
    }


def test_every_sign_of_a_chart_is_found_in_its_drawing() -> None:
    """The script looks for a sign by the class or the reference that the template draws it under."""
    page = render(sample(), EN)
    for identity, piece in pieces(page).items():
        shown = chart(of_sample(identity), AS_OF)
        for sign in SIGNS:
            is_drawn = f'class="{sign}"' in piece or f'href="#k-{sign}"' in piece
            assert is_drawn == (shown is not None and sign in signs(shown)), (identity, sign)


def test_every_point_lies_where_the_printed_axis_says() -> None:
    """Read off the page as a reader would: between the ticks' words and the dots."""
    piece = pieces(render(sample(), EN))["5g"]
    ticks = [
        (int(y), float(words.replace(",", "")))
        for y, words in re.findall(r'<text y="(\d+)">([\d,]+)</text>', piece)
    ]
    (low_y, low), (high_y, high) = ticks[0], ticks[-1]
    worth = (high - low) / (low_y - high_y)  # of one unit of the drawing
    dots = re.findall(r'<use href="#k-exact" x="(\d+)" y="(\d+)"', piece)
    read = [low + (low_y - int(y)) * worth for _, y in dots]
    assert read == pytest.approx([22500, 24800, 26900, 35200], abs=worth)


@given(
    st.lists(
        st.tuples(st.floats(0, 1e12), st.dates(date(2000, 1, 1), date(2049, 1, 1))), min_size=1, max_size=6
    ),
    st.sampled_from(Bound),
)
def test_nothing_is_drawn_outside_the_plot(figures: list[tuple[float, date]], bound: Bound) -> None:
    found = drawn(*(at(value, day, bound, high=value * 1.1) for value, day in figures))
    xs = [mark.x for mark in found.marks] + [point.x for point in found.path]
    ys = [mark.y for mark in found.marks] + [point.y for point in (*found.path, *found.line)]
    ys += [end for mark in found.marks for end in (mark.low, mark.high) if end is not None]
    assert all(LEFT <= x <= RIGHT for x in xs)
    assert all(TOP <= y <= BOTTOM for y in ys)
