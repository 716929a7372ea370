"""Every value that crosses a stage: pages, articles, figures, targets, candidates, assessments.

Said once, for the whole package:

* Numbers are in base units: 5万个 is 50000 个, percent stays percent (92% is 92.0 "%").
  A figure's value is a magnitude, never negative; its direction says which way.
* Positions are half-open character spans of the file's decoded text: the byte-order
  mark is dropped and not counted, newlines are not translated, front matter is counted.
* Dates are whole days. The end of a period is the last day of what was said:
  到2027年 is 2027-12-31, 截至5月底 is 05-31.
* A stage is ``stage(input, knowledge) -> (values, problems)``. What a user did wrong is a
  Problem in that list, never an exception.

The words are those of the trade; the Chinese ones stand in brackets beside them.
The package imports nothing else of qdtrack.
"""

from __future__ import annotations

from qdtrack.model.articles import PAGE_END, Article, Mark, Page, Passage, Problem, Span
from qdtrack.model.assessments import (
    TOO_FEW,
    Assessment,
    Counts,
    Forecast,
    NoForecast,
    Rate,
    Report,
    YearVerdict,
)
from qdtrack.model.evidence import Candidate, Evidence, Observation, Source
from qdtrack.model.figures import NO_PERIOD, NOWHERE, Figure, Period, Place, Quantity
from qdtrack.model.goals import Change, GoalRevision, GoalVersion, ProposedPlan, StatedGoal, Suggestion
from qdtrack.model.quoting import place_of
from qdtrack.model.targets import (
    Decision,
    Goal,
    Milestone,
    Plan,
    Registry,
    Revision,
    Stated,
    StatusOverride,
    Target,
)
from qdtrack.model.vocabulary import (
    AREAS,
    Basis,
    Bound,
    DateOrigin,
    Direction,
    Flag,
    Kind,
    Measure,
    Modality,
    Reason,
    Refusal,
    Role,
    Scope,
    Severity,
    Status,
    TextKind,
    Tier,
    Verdict,
)

__all__ = [
    "AREAS",
    "NOWHERE",
    "NO_PERIOD",
    "PAGE_END",
    "TOO_FEW",
    "Article",
    "Assessment",
    "Basis",
    "Bound",
    "Candidate",
    "Change",
    "Counts",
    "DateOrigin",
    "Decision",
    "Direction",
    "Evidence",
    "Figure",
    "Flag",
    "Forecast",
    "Goal",
    "GoalRevision",
    "GoalVersion",
    "Kind",
    "Mark",
    "Measure",
    "Milestone",
    "Modality",
    "NoForecast",
    "Observation",
    "Page",
    "Passage",
    "Period",
    "Place",
    "Plan",
    "Problem",
    "ProposedPlan",
    "Quantity",
    "Rate",
    "Reason",
    "Refusal",
    "Registry",
    "Report",
    "Revision",
    "Role",
    "Scope",
    "Severity",
    "Source",
    "Span",
    "Stated",
    "StatedGoal",
    "Status",
    "StatusOverride",
    "Suggestion",
    "Target",
    "TextKind",
    "Tier",
    "Verdict",
    "YearVerdict",
    "place_of",
]
