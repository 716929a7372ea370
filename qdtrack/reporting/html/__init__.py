"""A report to one HTML file that can be published as it is: no server, no network, readable without script.

    render(report, Language.EN)  ->  "<!DOCTYPE html>…"

scales.py and chart.py know where a chart's lines lie, picture.py says its words; exhibits.py holds figures with
their sentences, entries.py all that unfolds under a target, explaining.py the page's own words, sorting.py its
orders. page.py puts them together and the templates beside it lay them out.
"""

from qdtrack.reporting.html.page import render

__all__ = ["render"]
