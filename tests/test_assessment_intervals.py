"""Words to intervals, goals to acceptance sets, and the three-valued verdict between them."""

from __future__ import annotations

import math

import pytest
from assessing import EUROSTAT, goal, quantity

from qdtrack.assessment.goals import Better, Operator, accepts
from qdtrack.assessment.intervals import Interval, observed, point, verdict
from qdtrack.model import Bound, Goal, Kind, Quantity, Verdict

INF = math.inf


@pytest.mark.parametrize(
    ("said", "interval", "p"),
    [
        ("50个", Interval(50, 50), 50),
        ("≥50个", Interval(50, INF), 50),  # 50个以上, 50余个
        (">50个", Interval(50, INF, low_closed=False), 50),  # 突破50个
        ("≤50个", Interval(0, 50), 50),  # 50个以内: a count is not negative
        ("≤50元", Interval(-INF, 50), 50),
        ("<50元", Interval(-INF, 50, high_closed=False), 50),  # 不足50元
        ("~50个", Interval(47.5, 52.5), 50),  # 约50个
        ("近50个", Interval(47.5, 50, high_closed=False), 50),
        ("57–63%", Interval(57, 63), 60),
    ],
)
def test_words_are_intervals(said: str, interval: Interval, p: float) -> None:
    """The table of METHOD's observations."""
    assert observed(quantity(said), EUROSTAT) == interval
    assert point(quantity(said)) == p


def test_the_bound_of_a_signed_fall_speaks_of_the_signed_number() -> None:
    """下降超过2% is below -2, 下降约2% around it."""
    assert observed(Quantity(-2.0, "%", Bound.LESS_THAN), EUROSTAT) == Interval(-INF, -2, high_closed=False)
    assert observed(Quantity(-2.0, "%", Bound.APPROXIMATE), EUROSTAT) == Interval(-2.1, -1.9)


@pytest.mark.parametrize(
    ("said", "kind", "direction", "operator", "accepted"),
    [
        ("≥50000个", Kind.STOCK, "up", Operator.AT_LEAST, Interval(50000, INF)),
        (">76%", Kind.SHARE, "up", Operator.MORE_THAN, Interval(76, INF, low_closed=False)),
        ("≤80", Kind.STOCK, "down", Operator.AT_MOST, Interval(-INF, 80)),
        ("<80", Kind.STOCK, "down", Operator.LESS_THAN, Interval(-INF, 80, high_closed=False)),
        ("600家", Kind.STOCK, "up", Operator.AT_LEAST, Interval(600, INF)),  # a bare number, more is better
        ("35", Kind.STOCK, "down", Operator.AT_MOST, Interval(-INF, 35)),  # PM2.5
        ("2.0%", Kind.GROWTH, "both", Operator.ABOUT, Interval(1.5, 2.5)),  # CPI
        ("2–3%", Kind.SHARE, "both", Operator.RANGE, Interval(2, 3)),
        ("4.5–5%", Kind.GROWTH, "up", Operator.RANGE, Interval(4.5, INF)),  # the registry says more is better
        ("~10个", Kind.STOCK, "up", Operator.ABOUT, Interval(9, INF)),  # one unit at least
        ("~100个", Kind.STOCK, "up", Operator.ABOUT, Interval(95, INF)),
        ("~100元", Kind.STOCK, "both", Operator.ABOUT, Interval(95, 105)),
        ("~5.5%", Kind.SHARE, "down", Operator.ABOUT, Interval(-INF, 6)),  # half a point
        # 5%左右: the last printed digit, a whole point, is less strict than half a point
        ("~5%", Kind.GROWTH, "up", Operator.ABOUT, Interval(4, INF)),
    ],
)
def test_goals_accept(
    said: str, kind: Kind, direction: Better, operator: Operator, accepted: Interval
) -> None:
    """The operator comes from the bound word, a bare number's from the direction."""
    found = accepts(goal(said), kind, direction, EUROSTAT)
    assert (found.operator, found.interval) == (operator, accepted)


@pytest.mark.parametrize(
    ("said", "accepted"),
    [("13.5%", Interval(-INF, -13.5)), ("≥3%", Interval(-INF, -3)), (">3%", Interval(-INF, -3, True, False))],
)
def test_a_reduction_is_signed(said: str, accepted: Interval) -> None:
    """降低13.5%, 降低3%以上, 降低超过3%."""
    words = Goal(said, quantity(said), direction="down")
    assert accepts(words, Kind.REDUCTION, "up", EUROSTAT).interval == accepted


def test_only_full_coverage_and_zero_are_exact() -> None:
    """全覆盖 is 100 % and nothing else; 清零 is 0."""
    full = accepts(goal("100%", exact=True), Kind.SHARE, "up", EUROSTAT)
    none = accepts(goal("0个", exact=True), Kind.STOCK, "down", EUROSTAT)
    assert (full.operator, full.interval) == (Operator.EXACTLY, Interval(100, 100))
    assert none.interval == Interval(0, 0)


@pytest.mark.parametrize(
    ("wanted", "said", "expected"),
    [
        ("≥50000个", ">50000个", Verdict.MET),
        ("≥50000个", ">48000个", Verdict.CANNOT_TELL),
        ("≥50000个", "近50000个", Verdict.NOT_MET),
        ("≥50000个", "~50000个", Verdict.CANNOT_TELL),
        (">76%", "76%", Verdict.NOT_MET),
        (">76%", ">76%", Verdict.MET),
        (">76%", "≥76%", Verdict.CANNOT_TELL),  # 76 % itself is allowed by the words, not by the goal
        ("~10个", "9个", Verdict.MET),
        ("~10个", "8个", Verdict.NOT_MET),
        ("<80元", "80元", Verdict.NOT_MET),
        ("≤80元", "80元", Verdict.MET),
        ("≤80元", "<80元", Verdict.MET),
    ],
)
def test_verdicts(wanted: str, said: str, expected: Verdict) -> None:
    """Met if every possible value is accepted, not met if none is, else cannot tell."""
    direction: Better = "down" if wanted[0] in "<≤" else "up"
    accepted = accepts(goal(wanted), Kind.STOCK, direction, EUROSTAT).interval
    assert verdict(observed(quantity(said), EUROSTAT), accepted) is expected
