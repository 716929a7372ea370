"""The method's test vectors, each a named test whose docstring is the case."""

from __future__ import annotations

import pytest
from assessing import judged, seen

from qdtrack.assessment import percent_down
from qdtrack.model import Basis, Flag, Kind, Status, Verdict


def test_vector_1_a_stock_on_a_linear_path() -> None:
    """≥50000 by 2027-12-31 from 20000 @2023-12-31: 38000 @2026-06-30."""
    found = judged("≥50000个", [(38000, "2026-06-30")], baseline=(20000, "2023-12-31"))
    assert found.progress == pytest.approx(0.600)
    assert found.elapsed == pytest.approx(0.624, abs=5e-4)
    assert found.pace == pytest.approx(0.961, abs=5e-4)
    assert found.status is Status.ON_TRACK
    assert found.required_rate is not None
    assert (round(found.required_rate.value), found.required_rate.per) == (7984, "year")
    assert found.acceleration == pytest.approx(7984 / 7209, abs=5e-3)
    assert found.inputs["effort"] == "faster"


def test_vector_2_a_share_behind() -> None:
    """>76 % by 2027-12-31 from 60 @2023-12-31: 68 @2026-06-30."""
    found = judged(">76%", [("68%", "2026-06-30")], kind=Kind.SHARE, baseline=("60%", "2023-12-31"))
    assert (found.progress, found.status) == (0.5, Status.BEHIND)
    assert found.pace == pytest.approx(0.801, abs=5e-4)
    assert found.required_rate is not None
    assert found.required_rate.value == pytest.approx(5.3, abs=0.05)
    assert found.acceleration == pytest.approx(1.66, abs=5e-3)


def test_vector_3_a_decrease_needs_no_special_case() -> None:
    """≤80 by 2027-12-31 from 100 @2023-12-31: 92 @2025-12-31."""
    found = judged("≤80", [(92, "2025-12-31")], baseline=(100, "2023-12-31"), direction="down")
    assert found.progress == pytest.approx(0.400)
    assert found.elapsed == pytest.approx(0.500, abs=5e-4)
    assert found.pace == pytest.approx(0.799, abs=5e-4)
    assert found.acceleration == pytest.approx(1.50, abs=5e-3)
    assert found.status is Status.BEHIND


def test_vector_4_moving_away_must_reverse() -> None:
    """>76 % from 60 @2023-12-31: 58 @2025-12-31."""
    found = judged(">76%", [("58%", "2025-12-31")], kind=Kind.SHARE, baseline=("60%", "2023-12-31"))
    assert found.progress == pytest.approx(-0.125)
    assert found.pace == pytest.approx(-0.250, abs=5e-4)
    assert found.status is Status.REGRESSING
    assert (found.acceleration, found.inputs["effort"]) == (None, "reverse")


@pytest.mark.parametrize(
    ("count", "pace", "status"),
    [
        (3, 0.60, Status.BEHIND),
        (4, 0.81, Status.ON_TRACK),  # 0.96 of a firm short: less than one
        (5, 1.01, Status.ON_TRACK),
        (12, 2.42, Status.MET_EARLY),
    ],
)
def test_vector_5_a_quota_at_mid_year(count: int, pace: float, status: Status) -> None:
    """每年≥10, 2026: 3, 4, 5 or 12 @2026-06-30."""
    flow = seen(f"{count}家", "2026-06-30", since="2026-01-01")
    found = judged("≥10家", [flow], kind=Kind.QUOTA, by="2026-12-31", recurring=True)
    assert found.elapsed == pytest.approx(0.496, abs=5e-4)
    assert found.pace == pytest.approx(pace, abs=6e-3)
    assert found.status is status
    assert found.attainment == pytest.approx(count / 10)


def test_vector_6_average_growth() -> None:
    """年均6 % over five years: 5.2, 5.5, 6.5."""
    rates = [
        seen(f"{r}%", f"{y}-12-31", since=f"{y}-01-01") for y, r in ((2021, 5.2), (2022, 5.5), (2023, 6.5))
    ]
    found = judged("6%", rates, "2024-03-01", kind=Kind.GROWTH, by="2025-12-31", start="2021-01-01")
    assert found.inputs["p"] == pytest.approx(5.73, abs=5e-3)
    assert found.inputs["needed"] == pytest.approx(6.40, abs=5e-3)
    assert found.status is Status.BEHIND


def test_vector_7_a_reduction_chained_over_years() -> None:
    """五年降低13.5 %: -2.0, -0.1, -0.5 in three years."""
    falls = [
        seen(r, f"{y}-12-31", since=f"{y}-01-01", unit="%")
        for y, r in ((2021, -2.0), (2022, -0.1), (2023, -0.5))
    ]
    found = judged(
        "13.5%", falls, "2024-03-01", kind=Kind.REDUCTION, by="2025-12-31", start="2021-01-01", falls=True
    )
    assert found.inputs["p"] == pytest.approx(-2.59, abs=5e-3)
    assert found.progress == pytest.approx(0.192, abs=5e-4)
    assert found.pace == pytest.approx(0.32, abs=5e-3)
    assert found.status is Status.WELL_BEHIND


def test_vector_8_a_range_is_approached_from_either_side() -> None:
    """range 2–3 from 5: 4.2."""
    found = judged(
        "2–3%", [("4.2%", "2026-06-30")], kind=Kind.SHARE, baseline=("5%", "2023-12-31"), direction="both"
    )
    assert found.progress == pytest.approx(0.40)
    assert found.gap == pytest.approx(1.2)


def test_vector_9_a_lower_bound_below_the_goal_leaves_it_open() -> None:
    """≥50000: 超4.8万."""
    found = judged("≥50000个", [(">48000个", "2026-06-30")])
    assert (found.verdict, found.status) == (Verdict.CANNOT_TELL, Status.NO_PACE)
    assert found.inputs["attainment"] == [0.96, None]  # at least 96 %
    assert found.attainment == 0.96
    assert found.why == "why.no_baseline"
    assert Flag.BOUND in found.flags


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (">50000个", Verdict.MET),  # 突破5万
        ("近50000个", Verdict.NOT_MET),
        ("~50000个", Verdict.CANNOT_TELL),  # 约5万
    ],
)
def test_vector_10_words_around_the_same_number(said: str, verdict: Verdict) -> None:
    """≥50000: 突破5万 / 近5万 / 约5万."""
    assert judged("≥50000个", [(said, "2026-06-30")]).verdict is verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("76%", Verdict.NOT_MET), (">76%", Verdict.MET)],
)
def test_vector_11_more_than_needs_more_than(said: str, verdict: Verdict) -> None:
    """>76 %: 76 % / 超过76 %."""
    found = judged(">76%", [(said, "2026-06-30")], kind=Kind.SHARE)
    assert (found.verdict, found.gap) == (verdict, 0.0)


def test_vector_12_a_goal_to_keep_what_is_there() -> None:
    """T = v0 = 4 灯塔工厂: 4."""
    found = judged("4家", [("4家", "2026-06-30")], baseline=("4家", "2023-12-31"))
    assert (found.status, found.progress, found.pace) == (Status.MET_SO_FAR, None, None)
    assert found.why == "why.baseline_is_target"


def test_vector_15_more_than_the_goal_is_a_number_not_a_remainder() -> None:
    """≥10 by 2027: 13."""
    found = judged("≥10家", [("13家", "2026-06-30")])
    assert (found.verdict, found.attainment) == (Verdict.MET, 1.3)
    assert percent_down(1.3, met=True) == 130


def test_vector_16_a_percentage_rounds_down_while_unmet() -> None:
    """≥100 from 0: 99.6."""
    found = judged("≥100", [(99.6, "2026-06-30")], baseline=(0, "2023-12-31"))
    assert found.verdict is Verdict.NOT_MET
    assert found.attainment is not None
    assert percent_down(found.attainment, met=False) == 99


def test_vector_17_met_before_the_goal_was_set() -> None:
    """≥200000 by 2027-12-31, plan issued 2025-01: 超20万 @2023-12-07."""
    found = judged("≥200000个", [(">200000个", "2023-12-07")], issued="2025-01-31")
    assert (found.status, found.verdict) == (Status.MET_BEFORE_ISSUE, Verdict.MET)


def test_vector_18_a_figure_older_than_the_plan() -> None:
    """≥50000 by 2027-12-31, plan issued 2025-01, from 30361 @2022-09-30: 42700 @2024-12-12.

    The report is of 2026-09-30; 37000 @2023-12 is another figure that could serve as baseline.
    """
    found = judged(
        "≥50000个",
        [(20000, "2021-12-31"), (37000, "2023-12-07"), (42700, "2024-12-12")],
        baseline=(30361, "2022-09-30"),
        issued="2025-01-31",
    )
    assert (found.status, found.gap, found.pace) == (Status.PRE_PLAN, 7300, None)
    assert found.attainment == pytest.approx(0.854)
    sensitivity = found.inputs["sensitivity"]
    assert sensitivity["pace"] == pytest.approx(1.50, abs=5e-3)
    assert [b["value"] for b in sensitivity["baselines"]] == [37000]  # not what lies before the baseline
    assert sensitivity["baselines"][0]["pace"] == pytest.approx(1.76, abs=6e-3)
    assert sensitivity["if_unchanged"] == pytest.approx(0.82, abs=6e-3)


def test_vector_19_reached_by_the_publication_at_the_latest() -> None:
    """600家 by 2025-12-31: 累计614 published 2026-05-22, no as-of."""
    found = judged(
        "600家",
        [seen("614家", "2026-05-22", basis=Basis.PUBLISHED, cumulative=True)],
        by="2025-12-31",
        monotone=True,
    )
    assert (found.status, found.inputs["t"]) == (Status.MET, "2026-05-22")
    assert Flag.AS_OF_INFERRED in found.flags


@pytest.mark.parametrize("as_of", ["2025-11-20", "2026-11-20"])
def test_vector_20_a_part_of_the_year_is_context(as_of: str) -> None:
    """annual GDP of 2025 突破1.7万亿元: 13373.5亿 for 2025-01/09."""
    part = seen("1337350000000元", "2025-09-30", since="2025-01-01")
    found = judged(">1700000000000元", [part], as_of, kind=Kind.ANNUAL, by="2025-12-31")
    assert (found.status, found.latest, found.why) == (Status.NO_EVIDENCE, None, "why.part_year")
    assert found.evidence.observations == (part,)


def test_vector_21_about_a_ceiling_is_met_from_below() -> None:
    """~5.5 % unemployment 2025: 5.2 % for 2025."""
    found = judged(
        "~5.5%",
        [seen("5.2%", "2025-12-31", since="2025-01-01")],
        kind=Kind.SHARE,
        by="2025-12-31",
        direction="down",
    )
    assert (found.status, found.verdict, found.gap) == (Status.MET, Verdict.MET, 0.0)
