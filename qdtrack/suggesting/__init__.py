"""Stated goals that the registry lacks.

suggest.py tells the order of the work; ``suggest`` is all that other stages need.
"""
