"""A report to an Excel workbook: summary, targets, observations, refused candidates, peers, charts.

book.py puts the sheets together; table_sheet.py writes a table's frame as one, summary.py the first
sheet, charts.py the courses; formats.py says how a number, a share or a day is shown. Cells hold the
numbers as they are, unrounded; what is shown of them is their format's.
"""

from qdtrack.reporting.workbook.book import TooManyRowsError, render

__all__ = ["TooManyRowsError", "render"]
