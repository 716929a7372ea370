"""One file a kind of goal: how its observations become a case, and what is special about it.

stock.py (and shares), annual.py, quota.py, growth.py, total.py, reduction.py. Every one has
``judge_KIND(evidence, profile, as_of) -> Answer``.
"""
