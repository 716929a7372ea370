"""A table to CSV: UTF-8 with a byte-order mark, lines ending as RFC 4180 says, numbers unrounded.

Excel in China opens a file without the mark as GBK and garbles it; pandas, R's readr and DuckDB
skip the mark, Python's csv wants ``encoding="utf-8-sig"``. Days are ISO dates, what is missing is
an empty cell, whole numbers have no point. A text keeps to one line and cannot run as a formula
(tables/cells.py); raw text stands in JSON and Parquet.
"""

from __future__ import annotations

import pandas as pd

from qdtrack.reporting.json_figures import whole
from qdtrack.reporting.tables.cells import inert
from qdtrack.reporting.tables.columns import COLUMNS, Holds, Table


def render(frame: pd.DataFrame, table: Table) -> bytes:
    """The whole file."""
    texts = [one.name for one in COLUMNS[table] if one.holds in (Holds.TEXT, Holds.LINK)]
    safe = frame.assign(**{name: frame[name].map(inert, na_action="ignore") for name in texts})
    text = safe.to_csv(index=False, float_format=_number, date_format="%Y-%m-%d", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _number(value: object) -> str:
    """50000 and 0.854: every digit that the number has."""
    return str(whole(float(value)) if isinstance(value, float) else value)
