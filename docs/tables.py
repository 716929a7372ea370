"""The tables of docs/tables.md: every column with its dtype and its meaning in both languages.

    python docs/tables.py    writes them behind the mark in the page

The columns are those of qdtrack/reporting/tables/columns.py; a test compares the page.
"""

from __future__ import annotations

from pathlib import Path

from qdtrack.catalogue import Language
from qdtrack.reporting.tables.columns import COLUMNS, Column, Table

PAGE = Path(__file__).resolve().parent / "tables.md"
MARK = "<!-- written by docs/tables.py -->\n"
ABOUT = {
    Table.TARGETS: "One row a target.",
    Table.OBSERVATIONS: "One row a figure that counts for a target.",
    Table.REJECTED: "One row a figure that names a target's indicator and was refused.",
    Table.FIGURES: "One row a figure that the articles state (`qdtrack figures`).",
}


def written() -> str:
    """What stands behind the mark."""
    parts = [
        f"\n### {table}\n\n{about}{_peers(table)}\n\n"
        + "| column | dtype | meaning | 含义 |\n|---|---|---|---|\n"
        + "\n".join(_line(column) for column in COLUMNS[table])
        + "\n"
        for table, about in ABOUT.items()
    ]
    return "".join(parts)


def _peers(table: Table) -> str:
    return " `peers` has the same columns for the figures of other places." * (table is Table.OBSERVATIONS)


def _line(column: Column) -> str:
    meanings = (column.meaning(Language.EN), column.meaning(Language.ZH))
    return f"| `{column.name}` | {column.holds.dtype} | {' | '.join(meanings)} |"


if __name__ == "__main__":
    before = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    PAGE.write_text(before + MARK + written(), encoding="utf-8")
