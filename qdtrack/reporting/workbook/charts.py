"""Targets with several dated figures to charts: the figures, the required path, the goal.

The numbers stand in a sheet of their own, a block a target, and the charts refer to its cells, so that
whoever corrects one sees its chart move. What a figure's bound makes of it has a mark of its own:
"at least so much" is no value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment
from qdtrack.reporting import course, wording
from qdtrack.reporting.course import Corner
from qdtrack.reporting.plot import MARKS
from qdtrack.reporting.tables.columns import Holds
from qdtrack.reporting.workbook.table_sheet import HEAD, Sheet

_ZERO = date(1899, 12, 30)  # Excel counts days from here
_SIZE = {"width": 640, "height": 340}  # pixels
_ROWS, _COLUMNS, _ACROSS = 18, 11, 2  # cells that a chart of that size covers, charts beside each other
_YEAR, _QUARTER = 366, 92  # days: no step falls short of the year or month it should show
_FEW_YEARS, _MOST_TICKS = 2, 10
_MARKS = {"o": "exact", "^": "least", "v": "most", "~": "about"}  # the signs of the plot
_SERIES: dict[str, dict[str, object]] = {  # what each is drawn with, in the order of the sheet's columns
    "path": {"line": {"color": "#8A8A8A", "width": 1.5, "dash_type": "dash"}, "marker": {"type": "none"}},
    "goal": {"marker": {"type": "star", "size": 9, "border": {"color": "#C62828"}}},
    "exact": {"marker": {"type": "circle", "size": 7, "fill": {"color": "#0B5CAD"}}},
    "least": {"marker": {"type": "triangle", "size": 8, "fill": {"color": "#1A7F37"}}},
    "most": {"marker": {"type": "diamond", "size": 8, "fill": {"color": "#9A3B8E"}}},
    "about": {"marker": {"type": "square", "size": 7, "fill": {"color": "#C77700"}}},
}
_FIRST = 4  # the column of the first series; before it stand id, name, unit and day


@dataclass(frozen=True, slots=True)
class Course:
    """What is drawn of one target; its name and place in the report's language."""

    assessment: Assessment
    name: str
    unit: str  # "" for what is merely counted, in English
    spots: dict[str, list[Corner]] = field(default_factory=dict)  # by the name of their series

    @property
    def days(self) -> list[date]:
        return [day for spots in self.spots.values() for day, _ in spots]


def courses(assessments: Sequence[Assessment], language: Language) -> list[Course]:
    """The targets with figures of two days or more."""
    found = []
    for one in assessments:
        seen = list(course.seen(one))
        if len({spot.day for spot in seen}) < 2:
            continue
        goal = course.goal(one)
        spots = {"path": list(course.path(one)), "goal": [goal] if goal else []}
        for sign, name in _MARKS.items():
            spots[name] = sorted((spot.day, spot.value) for spot in seen if MARKS[spot.bound] == sign)
        place = wording.place_name(one.target.place, language)
        name = wording.clauses([wording.target_name(one.target, language), place], language)
        unit = wording.unit_name(one.target.goal.quantity.unit, language)
        found.append(Course(one, name, unit, spots))
    return found


def write_charts(
    workbook: Any,  # Any: xlsxwriter brings no types
    drawn: Sequence[Course],
    charts: Sheet,
    series: Sheet,
    language: Language,
) -> None:
    """The sheet of the numbers and the sheet of the charts."""
    titles = [label(f"column.{name}", language) for name in ("id", "name", "unit", "as_of")]
    titles += [label(f"chart.{name}", language) for name in _SERIES]
    for column, title in enumerate(titles):
        series.write_text(0, column, title, **HEAD)
    series.worksheet.freeze_panes(1, 0)
    series.worksheet.set_column(0, 1, 30)
    series.worksheet.set_column(2, _FIRST + len(_SERIES), 13)
    row = 1
    for position, target in enumerate(drawn):
        chart = workbook.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        first = row
        for column, (name, look) in enumerate(_SERIES.items(), _FIRST):
            start = row
            for day, value in target.spots[name]:
                _write_row(series, row, column, target, day, value)
                row += 1
            if row > start:
                cells = _cells(series.worksheet.get_name(), start, row - 1, column)
                chart.add_series({"line": {"none": True}, **look, **cells})  # a line only where asked for
        _lay_out(chart, series.worksheet.get_name(), first, target)
        at = (position // _ACROSS * _ROWS, position % _ACROSS * _COLUMNS)
        charts.worksheet.insert_chart(*at, chart, {"object_position": 1})


def _write_row(series: Sheet, row: int, column: int, target: Course, day: date, value: float) -> None:
    series.write_text(row, 0, target.assessment.target.id)
    series.write_text(row, 1, target.name)
    series.write_text(row, 2, target.unit)
    series.write_date(row, 3, day)
    series.write_number(row, column, value, Holds.STATED)


def _cells(sheet: str, first: int, last: int, column: int) -> dict[str, object]:
    return {
        "name": [sheet, 0, column],
        "categories": [sheet, first, 3, last, 3],
        "values": [sheet, first, column, last, column],
    }


def _lay_out(chart: Any, sheet: str, first: int, target: Course) -> None:  # Any: xlsxwriter's
    """The title is a cell: a name that begins with = would else be taken for a reference."""
    begin, end = date(min(target.days).year, 1, 1), date(max(target.days).year + 1, 1, 1)
    years = end.year - begin.year
    chart.set_title({"name": [sheet, first, 1], "name_font": {"size": 12}})
    chart.set_x_axis(
        {
            "num_format": "yyyy-mm",
            "min": (begin - _ZERO).days,
            "max": (end - _ZERO).days,
            "major_unit": _QUARTER if years <= _FEW_YEARS else _YEAR * math.ceil(years / _MOST_TICKS),
            "major_gridlines": {"visible": False},
        }
    )
    is_large = max(abs(value) for spots in target.spots.values() for _, value in spots) >= 1000
    chart.set_y_axis(
        {
            **({"name": [sheet, first, 2]} if target.unit else {}),
            "num_format": "#,##0" if is_large else "General",
            "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}},
        }
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(_SIZE)
