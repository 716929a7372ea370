"""An assessment to the lines and points of its chart, in the units of the drawing.

    chart(one, report_day)  ->  Chart(marks=(Mark(x=212.4, y=96.1, shape="exact", …),), …)

Figures whose words leave an interval open have a whisker, or an arrow where it has no end; a quota of
several years is drawn as a column a year. No words: those are picture.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qdtrack.assessment.units import is_count
from qdtrack.model import Assessment, Basis, Bound, Forecast, Kind, YearVerdict
from qdtrack.reporting import course
from qdtrack.reporting.html.scales import Period, TimeAxis, ValueAxis, calendar, time_axis, value_axis

WIDTH, HEIGHT = 480, 252
LEFT, TOP, RIGHT, BOTTOM = 64, 38, 466, 222  # of the plot; what is around it holds the ticks' words
_COLUMN = 0.56  # of its year's width
_YEARS = 8  # names on the time axis
# Kinds whose exact figures make a line; a rate of each year stands for itself.
_JOINED = frozenset({Kind.STOCK, Kind.SHARE, Kind.ANNUAL})

Shape = Literal["exact", "least", "most", "about"]
SHAPES: dict[Bound, Shape] = {
    Bound.EQUAL: "exact",
    **dict.fromkeys((Bound.AT_LEAST, Bound.MORE_THAN), "least"),
    **dict.fromkeys((Bound.AT_MOST, Bound.LESS_THAN), "most"),
    **dict.fromkeys((Bound.APPROXIMATE, Bound.NEARLY, Bound.RANGE), "about"),
}


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure. ``low`` and ``high`` are the ends of its whisker, None where it has none."""

    x: int
    y: int
    shape: Shape
    seen: course.Seen
    low: int | None = None
    high: int | None = None
    is_dated_by_article: bool = False  # it may hold for an earlier day, never for a later one


@dataclass(frozen=True, slots=True)
class Column:
    """A year of a quota; ``y`` is its top, the axis's zero for a year without a figure."""

    x: int
    y: int
    width: int
    height: int
    year: YearVerdict
    is_running: bool  # the year had not ended on the day of the report

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Fan:
    """A forecast: from the last value to the deadline, ``low`` and ``high`` None without an interval."""

    start: Point
    end: Point
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Days and values to the drawing's units, whole ones: half of one is less than a line is wide."""

    days: TimeAxis
    values: ValueAxis

    def x(self, day: date) -> int:
        return round(LEFT + self.days.share(day) * (RIGHT - LEFT))

    def y(self, value: float) -> int:
        return round(BOTTOM + self.values.share(value) * (TOP - BOTTOM))

    def point(self, corner: course.Corner) -> Point:
        return Point(self.x(corner[0]), self.y(corner[1]))


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn; None or empty for what there is not."""

    frame: Frame
    values: tuple[tuple[int, float], ...]  # (y, value) of each tick
    periods: tuple[tuple[int, int | None, Period], ...]  # (x of its line, x of its name, period)
    marks: tuple[Mark, ...] = ()
    line: tuple[Point, ...] = ()  # through the exact figures
    path: tuple[Point, ...] = ()
    baseline: Point | None = None
    milestones: tuple[Point, ...] = ()
    band: tuple[int, int] | None = None  # the goal: y of its upper and lower end, the same for a line
    goal: Point | None = None
    earlier: Point | None = None  # the goal before it was revised
    forecast: Fan | None = None
    deadline: int | None = None  # x, and of the two below
    issued: int | None = None
    report: int | None = None
    columns: tuple[Column, ...] = ()


def chart(assessment: Assessment, report_day: date) -> Chart | None:
    """The chart of a target, None where no dated figure can be drawn."""
    if assessment.target.kind is Kind.QUOTA and len(assessment.years) > 1:
        return _by_year(assessment, report_day)
    seen = sorted(course.seen(assessment), key=lambda one: one.day)
    if not seen:
        return None
    path, goal, baseline = course.path(assessment), course.goal(assessment), course.baseline(assessment)
    fan, earlier = _forecast(assessment), _earlier(assessment)
    corners = [*path, *fan, *(corner for corner in (baseline, goal, earlier) if corner)]
    values = [one.value for one in seen] + [value for _, value in corners] + list(_band(assessment))
    values += [end for one in seen for end in _ends(one)]
    end = _end(assessment)
    days = [one.day for one in seen] + [day for day, _ in corners] + ([end] if end else [])
    axis, issued = time_axis(days), assessment.target.issued
    whole = is_count(assessment.target.goal.quantity.unit)
    frame = Frame(axis, value_axis(min(values), max(values), is_whole=whole))
    return Chart(
        frame=frame,
        values=_value_ticks(frame),
        periods=_periods(frame),
        marks=tuple(_mark(one, frame) for one in seen),
        line=_line(assessment, seen, baseline, frame),
        path=tuple(frame.point(corner) for corner in path),
        baseline=frame.point(baseline) if baseline else None,
        milestones=_milestones(assessment, path, frame),
        band=_drawn_band(assessment, frame),
        goal=frame.point(goal) if goal else None,
        earlier=frame.point(earlier) if earlier else None,
        forecast=_fan(fan, frame),
        deadline=frame.x(end) if end else None,
        issued=frame.x(issued) if issued and axis.holds(issued) else None,
        report=frame.x(report_day) if axis.holds(report_day) else None,
    )


def _end(assessment: Assessment) -> date | None:
    end = assessment.inputs.get("t1")
    return date.fromisoformat(end) if end else None


def _value_ticks(frame: Frame) -> tuple[tuple[int, float], ...]:
    return tuple((frame.y(value), value) for value in frame.values.ticks)


def _periods(frame: Frame) -> tuple[tuple[int, int | None, Period], ...]:
    return tuple(
        (frame.x(max(one.start, frame.days.first)), frame.x(one.middle) if one.middle else None, one)
        for one in calendar(frame.days, _YEARS)
    )


# ---------------------------------------------------------------- figures


def _ends(one: course.Seen) -> tuple[float, ...]:
    """The ends of a figure's whisker; none of what is exact or open on one side."""
    if SHAPES[one.bound] != "about" or one.low is None or one.high is None:
        return ()
    return one.low, one.high


def _mark(one: course.Seen, frame: Frame) -> Mark:
    ends = [frame.y(end) for end in _ends(one)]
    return Mark(
        x=frame.x(one.day),
        y=frame.y(one.value),
        shape=SHAPES[one.bound],
        seen=one,
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        is_dated_by_article=one.observation.as_of_basis is Basis.PUBLISHED,
    )


def _line(
    assessment: Assessment, seen: list[course.Seen], baseline: course.Corner | None, frame: Frame
) -> tuple[Point, ...]:
    """Through the exact figures, from the baseline; of a sum or a chain through what it is made from."""
    found: dict[date, float] = {}
    running = course.running(assessment)
    if running:
        found = dict(running)
    elif assessment.target.kind in _JOINED:
        found = dict([baseline] if baseline else [])
        for one in seen:
            if SHAPES[one.bound] in ("exact", "about"):
                found.setdefault(one.day, one.value)
    points = [frame.point(corner) for corner in sorted(found.items()) if frame.days.holds(corner[0])]
    return tuple(points) if len(points) > 1 else ()


# ---------------------------------------------------------------- goal, path, forecast


def _band(assessment: Assessment) -> tuple[float, ...]:
    """The finite values that bound the goal: one for at least so much, two for a range or about."""
    inputs = assessment.inputs
    accepted = inputs.get("acceptance") or {}
    ends = (inputs.get("T"), accepted.get("low"), accepted.get("high"))
    return tuple(end for end in ends if end is not None)


def _drawn_band(assessment: Assessment, frame: Frame) -> tuple[int, int] | None:
    ends = _band(assessment)
    return (frame.y(max(ends)), frame.y(min(ends))) if ends else None


def _milestones(assessment: Assessment, path: tuple[course.Corner, ...], frame: Frame) -> tuple[Point, ...]:
    on_path = [corner for corner in course.milestones(assessment) if corner in path]
    return tuple(frame.point(corner) for corner in on_path)


def _earlier(assessment: Assessment) -> course.Corner | None:
    """The goal before it was revised, where it is counted as the goal is now."""
    before, target = assessment.target.revises, assessment.target
    if before is None or before.by is None or before.goal.quantity.unit != target.goal.quantity.unit:
        return None
    value = before.goal.quantity.value
    return before.by, -value if target.kind is Kind.REDUCTION else value


def _forecast(assessment: Assessment) -> tuple[course.Corner, ...]:
    """The last value, where it leads, and the interval's ends if there is one."""
    found, inputs = assessment.forecast, assessment.inputs
    made_from = (inputs.get("forecast") or {}).get("values")
    end = _end(assessment)
    if not isinstance(found, Forecast) or not made_from or end is None:
        return ()
    day, value = made_from[-1]
    ends = [(end, edge) for edge in (found.low, found.high) if edge is not None]
    return ((date.fromisoformat(day), value), (end, found.value), *ends)


def _fan(corners: tuple[course.Corner, ...], frame: Frame) -> Fan | None:
    if not corners:
        return None
    start, end, *edges = (frame.point(corner) for corner in corners)
    low, high = (edges[0].y, edges[1].y) if len(edges) == 2 else (None, None)
    return Fan(start, end, low, high)


# ---------------------------------------------------------------- a quota, year by year


def _by_year(assessment: Assessment, report_day: date) -> Chart | None:
    """A column a year, each from nothing."""
    told = [one.value for one in assessment.years if one.value is not None]
    if not told:
        return None
    first, last = assessment.years[0].year, assessment.years[-1].year
    band = _band(assessment)
    axis = TimeAxis(date(first, 1, 1), date(last, 12, 31))
    frame = Frame(axis, value_axis(min(told), max([*told, *band]), from_zero=True, is_whole=True))
    return Chart(
        frame=frame,
        values=_value_ticks(frame),
        periods=_periods(frame),
        band=_drawn_band(assessment, frame),
        columns=tuple(_columns(assessment, report_day, frame)),
    )


def _columns(assessment: Assessment, report_day: date, frame: Frame) -> Iterator[Column]:
    for one in assessment.years:
        left, right = frame.x(date(one.year, 1, 1)), frame.x(date(one.year, 12, 31))
        width = round((right - left) * _COLUMN)
        y = frame.y(one.value or 0.0)
        yield Column(
            x=(left + right - width) // 2,
            y=y,
            width=width,
            height=frame.y(0.0) - y,
            year=one,
            is_running=report_day < date(one.year, 12, 31),
        )
