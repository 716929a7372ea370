"""Evidence to assessment: what a target's observations say of its achievement and its pace.

    assess(evidence, PROFILES["eurostat"], as_of)  ->  Assessment

profiles.py holds every threshold, intervals.py and goals.py the three-valued verdict, pace.py
the path and its classes, deadlines.py and judge.py the headline status, kinds/ one file a kind.
"""

from qdtrack.assessment.assess import assess
from qdtrack.assessment.percent import percent_down
from qdtrack.assessment.profiles import DEFAULT, PROFILES, Profile

__all__ = ["DEFAULT", "PROFILES", "Profile", "assess", "percent_down"]
