"""Assessments and figures to something a person or a program reads; one file a format.

wording.py says numbers, dates and places in a language, rows.py says a target as a row of words,
and the renderers lay those out: terminal.py, target_screen.py, figures_screen.py, the page of html/;
json_report.py and json_figures.py write the contracts.
"""
