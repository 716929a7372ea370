"""Figure x target to candidates, each with its reason, and to consolidated observations.

match.py tells the order of the work; ``match`` is all that other stages need.
"""

from qdtrack.matching.match import match

__all__ = ["match"]
