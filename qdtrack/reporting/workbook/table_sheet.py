"""A table's frame to a sheet: heads in the report's language, codes in words, real dates and numbers.

The head is frozen and filters; a column is as wide as what it shows, a Chinese character taking two
columns; longer text wraps. A text that looks like a formula is text, also when somebody edits its cell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from qdtrack.catalogue import Language
from qdtrack.model import Status
from qdtrack.reporting import wording
from qdtrack.reporting.links import urlsplit_scheme
from qdtrack.reporting.problems import columns as display_width
from qdtrack.reporting.tables.cells import is_like_a_formula
from qdtrack.reporting.tables.columns import COLUMNS, Column, Holds, Table
from qdtrack.reporting.terminal import status_style
from qdtrack.reporting.workbook.formats import DAY, Exact, Styles, number_format

MOST_ROWS = 1_048_576  # Excel's, like the limits below
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_079
_MOST_LINKS = 65_530
_FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is wrong by a day
_LINE, _MOST_LINES = 15.0, 20  # points
_WIDEST = 34
_WIDEST_SENTENCE = 60
_NARROWEST = 8
_FILTER_BUTTON = 3  # columns that the head needs beside its words
HEAD: dict[str, object] = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EEF2F6"}
RIGHT: dict[str, object] = {"align": "right", "indent": 1}  # apart from the text in the next column
_NUMBERS = frozenset({Holds.STATED, Holds.COMPUTED, Holds.SHARE, Holds.POINTS, Holds.COUNT})
_COLOURS = {"green": "#1A7F37", "magenta": "#9A3B8E", "red": "#C62828", "dim": "#6B6B6B"}


class TooManyRowsError(ValueError):
    """A table longer than a sheet; the argument is its number of rows."""


@dataclass(slots=True)
class Sheet:
    """A worksheet that is being written."""

    worksheet: Any  # Any: xlsxwriter brings no types
    styles: Styles
    links: int = 0
    widths: dict[int, int] = field(default_factory=dict)  # of columns, in plain digits
    texts: list[tuple[int, int, int]] = field(default_factory=list)  # row, column, width of what may wrap

    def write_text(self, row: int, column: int, words: str, **style: object) -> None:
        """Words as text whatever they begin with, control signs as pictures."""
        words = wording.clean(words)
        if not words:
            return
        if len(words) > _LONGEST_TEXT:
            words = words[: _LONGEST_TEXT - 1] + "…"
        if is_like_a_formula(words):
            style["quote_prefix"] = True
        self.worksheet.write_string(row, column, words, self.styles.style(**style))

    def write_link(self, row: int, column: int, address: str, **style: object) -> None:
        """A web address to be followed; anything else is text."""
        is_web = urlsplit_scheme(address) in ("http", "https")
        if not is_web or len(address) > _LONGEST_LINK or self.links >= _MOST_LINKS:
            self.write_text(row, column, address, **style)
            return
        self.links += 1
        look = self.styles.style(font_color="#0563C1", underline=1, **style)
        self.worksheet.write_url(row, column, address, look, address)

    def write_date(self, row: int, column: int, day: date) -> None:
        """A day that can be reckoned with, an ISO date where Excel's calendar has none."""
        if day < _FIRST_DAY:
            self.write_text(row, column, day.isoformat())
        else:
            look = self.styles.style(num_format=DAY, align="left")
            self.worksheet.write_datetime(row, column, day, look)

    def write_number(self, row: int, column: int, value: float, holds: Holds) -> None:
        look = self.styles.style(num_format=number_format(value, holds), **RIGHT)
        self.worksheet.write_number(row, column, Exact(value), look)

    def write_wrapped(self, row: int, column: int, words: str, widest: int, **style: object) -> None:
        """Text in a column that grows with it up to a width, then in several lines."""
        width = display_width(words)
        self.widen(column, min(width, widest))
        self.texts.append((row, column, width - words.count(" ") // 2))  # a blank is half a digit
        self.write_text(row, column, words, text_wrap=True, **style)

    def widen(self, column: int, width: int) -> None:
        """The column is at least so wide."""
        self.widths[column] = max(self.widths.get(column, _NARROWEST), width)

    def lay_out(self) -> None:
        """Widths of columns, and heights of rows, which not every program finds by itself."""
        for column, width in self.widths.items():
            self.worksheet.set_column(column, column, width + 2)
        lines: dict[int, int] = {}
        for row, column, width in self.texts:
            lines[row] = max(lines.get(row, 1), math.ceil(width / (self.widths[column] + 1)))
        for row, count in lines.items():
            if count > 1:
                self.worksheet.set_row(row, _LINE * min(count, _MOST_LINES))


def write_table(sheet: Sheet, table: Table, frame: pd.DataFrame, language: Language) -> None:
    """The whole table; raises TooManyRowsError if no sheet is long enough."""
    if len(frame) >= MOST_ROWS:
        raise TooManyRowsError(len(frame))
    shown = [column for column in COLUMNS[table] if language in column.sheet]
    colours = _status_styles(frame) if table is Table.TARGETS else []
    for position, column in enumerate(shown):
        title, is_number = column.title(language), column.holds in _NUMBERS
        sheet.write_text(0, position, title, **(HEAD | RIGHT if is_number else HEAD))
        sheet.widen(position, display_width(title) + _FILTER_BUTTON)
        styles = colours if column.name == "status_words" else []
        _write_column(sheet, position, column, _values(frame, column), language, styles)
    sheet.lay_out()
    names = [column.name for column in shown]
    frozen = next(at for at, name in enumerate(names) if name in ("name", "name_en")) + 1
    sheet.worksheet.freeze_panes(1, frozen)
    sheet.worksheet.autofilter(0, 0, max(len(frame), 1), len(shown) - 1)
    sheet.worksheet.set_landscape()
    sheet.worksheet.repeat_rows(0)


def _values(frame: pd.DataFrame, column: Column) -> list[Any]:  # Any: text, numbers, days
    """The column's values, None for what is missing."""
    values = frame[column.name].astype(object)
    return values.where(values.notna(), None).tolist()


def _write_column(
    sheet: Sheet,
    position: int,
    column: Column,
    values: Sequence[Any],
    language: Language,
    styles: Sequence[dict[str, object]] = (),
) -> None:
    """Every cell below the head that holds something; ``styles`` one a row, or none."""
    widest = _WIDEST_SENTENCE if column.name.endswith("sentence") else _WIDEST
    for row, value in enumerate(values, 1):
        if value is None:
            continue
        match column.holds:
            case Holds.DAY:
                sheet.write_date(row, position, value.date())
                sheet.widen(position, len("2027-12-31"))
            case Holds.LINK:
                sheet.write_link(row, position, str(value))
                sheet.widen(position, _WIDEST)
            case Holds.TEXT | Holds.CODE:
                words = column.words(value, language) if column.words else str(value)
                sheet.write_wrapped(row, position, words, widest, **(styles[row - 1] if styles else {}))
            case _:
                sheet.write_number(row, position, float(value), column.holds)
                sheet.widen(position, len(f"{value:,.2f}"))


def _status_styles(frame: pd.DataFrame) -> list[dict[str, object]]:
    """For each row the look that its status has in a terminal."""
    styles: list[dict[str, object]] = []
    for status in frame["status"]:
        parts = status_style(Status(status)).split()
        colour = next((_COLOURS[part] for part in parts if part in _COLOURS), "")
        styles.append({"bold": "bold" in parts} | ({"font_color": colour} if colour else {}))
    return styles
