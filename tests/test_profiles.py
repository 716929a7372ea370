"""Profiles: the same figures by other people's thresholds and measures."""

from __future__ import annotations

from typing import Any

import pytest
from assessing import EUROSTAT, judged, seen

from qdtrack.assessment import DEFAULT, PROFILES
from qdtrack.assessment.scores import classify
from qdtrack.model import Kind, Status

AHEAD, ON_TRACK, BEHIND = Status.AHEAD, Status.ON_TRACK, Status.BEHIND
WELL_BEHIND, REGRESSING = Status.WELL_BEHIND, Status.REGRESSING


def test_the_default_is_eurostats_thresholds_on_linear_pace() -> None:
    assert (DEFAULT, EUROSTAT.measure) == ("eurostat", "linear")


@pytest.mark.parametrize(
    ("profile", "classes"),
    [
        ("eurostat", (AHEAD, ON_TRACK, BEHIND, WELL_BEHIND, REGRESSING)),
        ("eurostat-cagr", (AHEAD, ON_TRACK, BEHIND, WELL_BEHIND, REGRESSING)),
        ("un2022", (ON_TRACK, BEHIND, WELL_BEHIND, REGRESSING)),
        ("un2023", (ON_TRACK, BEHIND, WELL_BEHIND)),
        ("sdsn", (ON_TRACK, BEHIND, WELL_BEHIND, REGRESSING)),
        ("de", (ON_TRACK, BEHIND, WELL_BEHIND, REGRESSING)),
        ("cn", (AHEAD, ON_TRACK, BEHIND)),
    ],
)
def test_a_profile_knows_its_classes_and_no_other(profile: str, classes: tuple[Status, ...]) -> None:
    """And every class is one that some score has."""
    known = PROFILES[profile]
    assert known.classes == classes
    assert {classify(step / 100, known) for step in range(-300, 300)} == set(classes)


@pytest.mark.parametrize(
    ("profile", "scores"),
    [
        ("eurostat", {1.05: AHEAD, 0.95: ON_TRACK, 0.949: BEHIND, 0.599: WELL_BEHIND, -0.01: REGRESSING}),
        ("un2022", {1.5: ON_TRACK, 0.949: BEHIND, 0.499: WELL_BEHIND, -0.1: WELL_BEHIND, -0.11: REGRESSING}),
        ("un2023", {0.95: ON_TRACK, 0.949: BEHIND, 0.1: BEHIND, 0.099: WELL_BEHIND, -2: WELL_BEHIND}),
        ("sdsn", {1.0: ON_TRACK, 0.999: BEHIND, 0.5: BEHIND, 0.499: WELL_BEHIND, -0.01: REGRESSING}),
        ("de", {0.049: ON_TRACK, 0.05: BEHIND, 0.2: BEHIND, 0.201: WELL_BEHIND, 1.01: REGRESSING}),
        ("cn", {0.05: AHEAD, 0.049: ON_TRACK, 0.0: ON_TRACK, -0.001: BEHIND, -2: BEHIND}),
    ],
)
def test_the_thresholds_of_a_profile(profile: str, scores: dict[float, Status]) -> None:
    """The table of the method, each band at its edges."""
    assert {score: classify(score, PROFILES[profile]) for score in scores} == scores


STOCK: dict[str, Any] = {"baseline": (20000, "2023-12-31")}  # Any: judged's arguments
FALL: dict[str, Any] = {"baseline": (100, "2023-12-31"), "direction": "down"}  # Any: judged's arguments


@pytest.mark.parametrize("profile", ["eurostat-cagr", "un2022"])
def test_vectors_1_and_3_by_compound_growth(profile: str) -> None:
    """R_cagr 1.139 where the linear pace is .961; .752 where it is .799."""
    stock = judged("≥50000个", [(38000, "2026-06-30")], profile=profile, **STOCK)
    fall = judged("≤80", [(92, "2025-12-31")], profile=profile, **FALL)
    assert stock.pace == pytest.approx(1.139, abs=5e-4)
    assert fall.pace == pytest.approx(0.752, abs=5e-4)
    assert stock.progress == pytest.approx(0.6)
    assert stock.inputs["formula"].startswith("R = CAGR_a / CAGR_r")


def test_why_pace_is_linear_by_default() -> None:
    """On an exactly linear path the compound ratio is 1.25 at half-time; on its own curve it is 1."""
    half = judged("≥50000元", [(35000, "2025-12-31")], profile="eurostat-cagr", **STOCK)
    assert half.pace == pytest.approx(1.25, abs=0.02)
    assert half.expected is not None
    on_curve = judged("≥50000元", [(half.expected, "2025-12-31")], profile="eurostat-cagr", **STOCK)
    assert on_curve.pace == pytest.approx(1)


@pytest.mark.parametrize(
    ("goal", "value", "more"),
    [
        (">76%", "68%", {"baseline": ("60%", "2023-12-31"), "kind": Kind.SHARE}),
        ("≥100个", "50个", {"baseline": ("0个", "2023-12-31")}),
        ("0个", "10个", {"baseline": ("40个", "2023-12-31"), "direction": "down", "exact": True}),
        ("2–3", "4", {"baseline": ("5", "2023-12-31"), "direction": "both"}),
    ],
)
@pytest.mark.parametrize("profile", ["eurostat-cagr", "un2022", "un2023"])
def test_compound_growth_is_refused_where_it_is_undefined(
    profile: str,
    goal: str,
    value: str,
    more: dict[str, Any],  # Any: judged's arguments
) -> None:
    """Shares, zeros and ranges: no class and the reason; never a 0 patched into 0.001 (sdg-build)."""
    found = judged(goal, [(value, "2026-06-30")], profile=profile, **more)
    assert (found.status, found.pace, found.why) == (Status.NO_PACE, None, "why.no_compound")
    assert found.progress is not None


def test_compound_growth_keeps_its_sign() -> None:
    """unsd helper: abs(CAGR) made a fall into progress."""
    found = judged("≥50000个", [(15000, "2026-06-30")], profile="eurostat-cagr", **STOCK)
    assert found.pace is not None
    assert found.pace < 0
    assert found.status is REGRESSING


def test_un_2023_looks_at_the_projected_end() -> None:
    """From 20000, 38000 after two and a half of four years, grows beyond 50000."""
    found = judged("≥50000个", [(38000, "2026-06-30")], profile="un2023", **STOCK)
    assert found.inputs["score"] == pytest.approx((20000 * 1.9 ** (1461 / 912) - 20000) / 30000)
    assert found.status is ON_TRACK
    slow = judged("≥50000个", [(20500, "2026-06-30")], profile="un2023", **STOCK)
    assert slow.status is WELL_BEHIND  # it has no "moving away"


@pytest.mark.parametrize(
    ("value", "miss", "status"),
    [
        (38440, 0.040, ON_TRACK),
        (38000, 0.097, BEHIND),
        (37000, 0.213, WELL_BEHIND),
        (19000, 1.019, REGRESSING),
    ],
)
def test_the_german_rule_asks_what_would_be_missed_of_what_is_missing(
    value: float, miss: float, status: Status
) -> None:
    """38000: a straight line ends at 48836 of 50000, 1164 short of the 12000 that are missing."""
    found = judged("≥50000元", [(value, "2026-06-30")], profile="de", **STOCK)
    assert found.inputs["score"] == pytest.approx(miss, abs=1e-3)
    assert found.status is status


@pytest.mark.parametrize(
    ("value", "at", "status"),
    [
        (15.0, "2026-09-30", ON_TRACK),  # 75.0 %: nine of twelve months
        (15.0, "2026-10-30", ON_TRACK),  # the tenth month has not ended
        (15.0, "2026-10-31", BEHIND),
        (16.0, "2026-09-30", AHEAD),  # five points ahead, to the point
        (15.9, "2026-09-30", ON_TRACK),
        (5.0, "2026-09-30", BEHIND),  # it has no worse word
    ],
)
def test_cn_counts_whole_months_and_points_of_lead(value: float, at: str, status: Status) -> None:
    """投资20亿元, to be done in 2026: 序时进度 is months ended of twelve."""
    flow = seen(value, at, since="2026-01-01", unit="元")
    found = judged(
        "≥20元", [flow], "2026-11-15", kind=Kind.QUOTA, by="2026-12-31", recurring=True, profile="cn"
    )
    assert found.status is status


def test_cn_judges_growth_by_the_rate_itself() -> None:
    """增幅低于目标任务: below the goal is not on schedule, and nothing is worse than 欠序时."""
    rates = [seen(f"{r}%", f"{y}-12-31", since=f"{y}-01-01") for y, r in ((2023, 1.0), (2024, 1.0))]
    words: dict[str, Any] = {"kind": Kind.GROWTH, "by": "2026-12-31", "start": "2023-01-01"}  # Any: judged's
    assert judged("6%", rates, "2025-03-01", **words).status is WELL_BEHIND
    assert judged("6%", rates, "2025-03-01", profile="cn", **words).status is BEHIND


def test_a_report_says_what_it_was_judged_by() -> None:
    found = judged("≥50000个", [(38000, "2026-06-30")], profile="sdsn", **STOCK)
    assert (found.inputs["profile"], found.inputs["measure"]) == ("sdsn", "linear")
    assert found.inputs["thresholds"]["on_track"] == 1.0
    assert "ahead" not in PROFILES["sdsn"].numbers()
