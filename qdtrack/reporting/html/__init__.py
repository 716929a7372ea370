"""A report to one HTML file that can be published as it is: no server, no network, readable without script.

    render(report, Language.EN)  ->  "<!DOCTYPE html>…"

scales.py and chart.py know where a chart's lines lie, picture.py says its words, entries.py a target's,
page.py the page's; the templates beside them lay those out.
"""

from qdtrack.reporting.html.page import render

__all__ = ["render"]
