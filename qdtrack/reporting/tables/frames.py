"""Records to a pandas table whose columns and dtypes never change, not even without a row.

frame(Table.TARGETS, []).dtypes["latest_as_of"]  ->  datetime64[us]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Figure
from qdtrack.reporting.json_figures import JsonObject
from qdtrack.reporting.tables.columns import COLUMNS, Column, Holds, Table
from qdtrack.reporting.tables.records import figure_records, records


def report_frame(table: Table, assessments: Iterable[Assessment], language: Language) -> pd.DataFrame:
    """One of a report's tables."""
    return frame(table, records(table, assessments, language))


def figures_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """One row a figure."""
    return frame(Table.FIGURES, figure_records(figures))


def columns_frame(table: Table, language: Language) -> pd.DataFrame:
    """What the columns of a table are: name, dtype, meaning."""
    columns = COLUMNS[table]
    return pd.DataFrame(
        {
            "column": [column.name for column in columns],
            "dtype": [column.holds.dtype for column in columns],
            "meaning": [column.meaning(language) for column in columns],
        }
    )


def frame(table: Table, rows: Sequence[JsonObject]) -> pd.DataFrame:
    """The columns of ``table``, a row for each record."""
    return pd.DataFrame({one.name: _series(one, rows) for one in COLUMNS[table]})


def _series(column: Column, rows: Sequence[JsonObject]) -> pd.Series:
    values = [column.value(row) for row in rows]
    match column.holds:
        case Holds.CODE:
            return pd.Series(pd.Categorical(values, categories=list(column.codes)))
        case Holds.DAY:
            days = np.array(values, dtype="datetime64[D]")  # by numpy: pandas 2 reads only 1677 to 2262
            return pd.Series(days.astype(column.holds.dtype))
        case Holds.TEXT | Holds.LINK:
            return pd.Series([_encodable(value) for value in values], dtype=column.holds.dtype)
        case _:
            return pd.Series(values, dtype=column.holds.dtype)


def _encodable(value: object) -> object:
    """A text without lone surrogates, which a file name that is no UTF-8 has: as its JSON escape."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
