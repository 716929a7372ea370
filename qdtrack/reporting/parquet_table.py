"""A table to Parquet, for other programs: the columns' dtypes kept, text as it was read."""

from __future__ import annotations

import io

import pandas as pd


def render(frame: pd.DataFrame) -> bytes:
    """The whole file."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()
