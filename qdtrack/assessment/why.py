"""The reasons that a number of an assessment is undefined, as keys of catalogue/labels/.

assessment.pace is None, assessment.why == "why.no_baseline"
"""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    PART_YEAR = "why.part_year"
    OTHER_PERIOD = "why.other_period"
    SUM_UNSAID = "why.sum_unsaid"
    CUMULATIVE_ONLY = "why.cumulative_only"
    NO_WINDOW = "why.no_window"
    BROKEN_CHAIN = "why.broken_chain"
    NO_BASELINE = "why.no_baseline"
    BASELINE_UNDATED = "why.baseline_undated"
    BASELINE_IS_TARGET = "why.baseline_is_target"
    MET_AT_BASELINE = "why.met_at_baseline"
    BEFORE_BASELINE = "why.before_baseline"
    NO_DEADLINE = "why.no_deadline"
    NOTHING_DUE = "why.nothing_due"
    OPEN_BOUND = "why.open_bound"
    NO_COMPOUND = "why.no_compound"
    PUBLISHED_ONLY = "why.published_only"
    UNDATED = "why.undated"
    PRE_PLAN = "why.pre_plan"
    MET_BEFORE_ISSUE = "why.met_before_issue"
    RATE_HAS_NO_PACE = "why.rate_has_no_pace"
    CANNOT_TELL = "why.cannot_tell"
    NOT_AT_DEADLINE = "why.not_at_deadline"
    YEAR_MISSING = "why.year_missing"
