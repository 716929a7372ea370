"""Bugs that other trackers had, and that this one must not have: a test each, named after the bug."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assessing import EUROSTAT, judged, seen

from qdtrack.assessment import percent_down
from qdtrack.assessment.scores import classify
from qdtrack.model import Flag, Kind, Status, Verdict


def test_decrease_goals_count_progress_downwards() -> None:
    """akvo #4098, steedos #17, puzzle #1661, leantime #3247: from 100 to 50, 60 is 80 % of the way."""
    found = judged("≤50", [(60, "2026-06-30")], baseline=(100, "2023-12-31"), direction="down")
    assert found.progress == pytest.approx(0.8)
    assert (found.status, found.gap) == (Status.AHEAD, 10)


def test_a_decrease_goal_that_rises_moves_away() -> None:
    """The same goal, now 110."""
    found = judged("≤50", [(110, "2026-06-30")], baseline=(100, "2023-12-31"), direction="down")
    assert found.status is Status.REGRESSING


def test_baseline_equals_target() -> None:
    """akvo #2830: a division by zero, then 0 %."""
    found = judged("≥4家", [("3家", "2026-06-30")], baseline=("4家", "2023-12-31"))
    assert (found.progress, found.pace, found.status) == (None, None, Status.NO_PACE)
    assert found.why == "why.baseline_is_target"


def test_target_of_zero() -> None:
    """akvo #2830: 清零 from 40, 10 left: 75 % of the way, no attainment."""
    found = judged(
        "0个", [("10个", "2026-06-30")], baseline=("40个", "2023-12-31"), direction="down", exact=True
    )
    assert (found.progress, found.attainment, found.gap) == (0.75, None, 10)
    assert found.verdict is Verdict.NOT_MET


def test_cumulative_figures_are_not_summed() -> None:
    """akvo #5211, #5194: 累计4万, then 累计4.5万, is 4.5万."""
    counts = [seen(v, at, cumulative=True) for v, at in ((40000, "2025-06-30"), (45000, "2026-06-30"))]
    found = judged("≥50000个", counts, baseline=(30000, "2024-12-31"))
    assert found.inputs["p"] == 45000


def test_the_baseline_is_not_dropped_from_a_cumulative_series() -> None:
    """terraware PR #6209: from 30000 to 50000, 40000 is half of the way, not four fifths."""
    found = judged("≥50000个", [seen(40000, "2026-06-30", cumulative=True)], baseline=(30000, "2024-12-31"))
    assert found.progress == 0.5


def test_strict_equality_meets_at_least_and_not_more_than() -> None:
    """UNDP: one comparison for both operators."""
    assert judged("≥76%", [("76%", "2026-06-30")], kind=Kind.SHARE).verdict is Verdict.MET
    assert judged(">76%", [("76%", "2026-06-30")], kind=Kind.SHARE).verdict is Verdict.NOT_MET


def test_the_class_does_not_come_from_the_rounded_value() -> None:
    """USAID #65: 0.9499 is behind, though it prints as 0.95."""
    assert classify(0.9499, EUROSTAT) is Status.BEHIND
    assert classify(0.95, EUROSTAT) is Status.ON_TRACK
    assert classify(1.0499, EUROSTAT) is Status.ON_TRACK
    assert classify(1.05, EUROSTAT) is Status.AHEAD
    assert classify(0.5999, EUROSTAT) is Status.WELL_BEHIND
    assert classify(-0.0001, EUROSTAT) is Status.REGRESSING


def test_thresholds_are_those_of_the_profile() -> None:
    """CPR target-retrieval: the code's threshold was another than its documentation's."""
    strict = replace(EUROSTAT, on_track=0.99)
    assert classify(0.97, strict) is Status.BEHIND
    found = judged("≥50000个", [(38000, "2026-06-30")], baseline=(20000, "2023-12-31"))
    assert found.inputs["thresholds"]["on_track"] == EUROSTAT.on_track


def test_more_than_the_goal_is_not_clamped() -> None:
    """fusion #1160: 130 % drawn as the remainder, 30 %."""
    found = judged("≥10家", [("13家", "2026-06-30")], baseline=("5家", "2023-12-31"))
    assert (found.attainment, found.progress) == (1.3, 1.6)


@pytest.mark.parametrize(
    ("fraction", "met", "printed"),
    [
        (0.996, False, 99),
        (0.99999, False, 99),
        (0.57, False, 57),
        (1.3, True, 130),
        (0.996, True, 100),
        (-0.125, False, -13),
        (0.999999999999, False, 99),
    ],
)
def test_99_6_never_prints_as_100_while_unmet(fraction: float, met: bool, printed: int) -> None:
    """A percentage rounds down while unmet, and binary dust is no shortfall (0.57 * 100 < 57)."""
    assert percent_down(fraction, met) == printed


def test_a_fall_is_not_made_progress_by_its_absolute_growth() -> None:
    """unsd helper: abs(CAGR) counted 20000 -> 15000 like 20000 -> 26667."""
    for profile in ("eurostat", "eurostat-cagr"):
        found = judged("≥50000个", [(15000, "2026-06-30")], baseline=(20000, "2023-12-31"), profile=profile)
        assert found.pace is not None
        assert found.pace < 0


def test_no_zero_is_patched_into_a_small_number() -> None:
    """sdg-build: 0 became 0.001 and the growth astronomical; a baseline of 0 is a baseline."""
    found = judged("≥100个", [("50个", "2026-01-01")], baseline=("0个", "2023-12-31"))
    assert (found.progress, found.inputs["v0"]) == (0.5, 0.0)


def test_missing_is_not_no_action() -> None:
    """PolitiFact 2009: nothing found became "no action"."""
    found = judged("≥100个", [], baseline=("0个", "2023-12-31"))
    assert (found.status, found.progress, found.verdict, found.gap) == (Status.NO_EVIDENCE, None, None, None)


def test_missing_after_the_deadline_is_not_missed() -> None:
    """The same with the deadline passed."""
    assert judged("≥100个", [], by="2025-12-31").status is Status.NO_EVIDENCE
    early = judged("≥100个", [("50个", "2025-06-30")], by="2025-12-31")
    assert (early.status, early.why) == (Status.OVERDUE_UNVERIFIED, "why.not_at_deadline")


def test_direction_comes_from_the_operator() -> None:
    """Open SDG: the default direction is "negative". At least means up, at most down."""
    assert judged("≥10家", [("12家", "2026-06-30")]).verdict is Verdict.MET
    assert judged("≤10家", [("12家", "2026-06-30")]).verdict is Verdict.NOT_MET


def test_attainment_is_not_progress() -> None:
    """90.9 of 100 looks nearly there and may not have moved at all."""
    found = judged("≥100", [(90.9, "2026-06-30")], baseline=(90.9, "2023-12-31"))
    assert (found.attainment, found.progress, found.pace) == (0.909, 0.0, 0.0)
    assert found.status is Status.WELL_BEHIND


def test_pace_is_measured_at_the_observation_not_at_the_report() -> None:
    """A figure of 2025 read in 2027 is not late because the report is."""
    early, late = (
        judged("≥50000个", [(38000, "2026-06-30")], as_of, baseline=(20000, "2023-12-31"))
        for as_of in ("2026-07-01", "2027-11-30")
    )
    assert early.pace == late.pace
    assert Flag.STALE not in early.flags
    assert judged("≥9个", [(3, "2025-01-31")], "2026-08-01").flags[:1] == (Flag.STALE,)


def test_a_growth_rate_is_never_made_from_two_levels() -> None:
    """16719.5亿 and then 1.7万亿 is nominal; the goal of 5.5 % is real."""
    levels = [seen("1671950000000元", "2024-12-31"), seen("1700000000000元", "2025-12-31")]
    found = judged("5.5%", levels, kind=Kind.GROWTH, by="2026-12-31")
    assert (found.status, found.latest) == (Status.NO_EVIDENCE, None)
