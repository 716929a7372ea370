"""A report and its figures as tables: one row a target, an observation, a refused candidate, a figure.

columns.py defines every column once, records.py makes the rows out of the JSON contract's objects,
frames.py the pandas tables out of both. CSV, Parquet, Excel and the notebook print those frames.
pandas takes most of a second to import, so nothing but frames.py and its users may.
"""
