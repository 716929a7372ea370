"""Each kind of goal with its own formula: quotas, amounts of a year, growth, totals, reductions."""

from __future__ import annotations

from datetime import date

import pytest
from assessing import judged, seen

from qdtrack.model import Assessment, Basis, Flag, Kind, Observation, Period, Status, Verdict


def year(value: str | float, of: int, **more: str) -> Observation:
    return seen(value, f"{of}-12-31", since=f"{of}-01-01", **more)  # type: ignore[arg-type]  # unit alone


def part(value: str, end: str) -> Observation:
    return seen(value, end, since=f"{end[:4]}-01-01")


def quota(
    observations: list[Observation], as_of: str = "2026-07-31", by: str | None = "2027-12-31"
) -> Assessment:
    return judged("≥10家", observations, as_of, kind=Kind.QUOTA, by=by, recurring=True, start="2025-01-01")


def years(found: Assessment) -> list[tuple[int, Status, float | None]]:
    return [(y.year, y.status, y.value) for y in found.years]


def test_a_quota_of_several_years_has_a_verdict_a_year() -> None:
    """每年10家以上, 2025–2027: 11 in 2025, 7 by the end of June 2026."""
    found = quota([year("11家", 2025), part("7家", "2026-06-30")])
    assert years(found) == [(2025, Status.MET, 11), (2026, Status.AHEAD, 7)]
    assert (found.status, found.inputs["year"], found.gap) == (Status.AHEAD, 2026, 3)
    assert found.required_rate is not None
    assert found.required_rate.per == "month"


def test_a_year_without_a_figure_is_no_evidence() -> None:
    """Only 2025 is known: the headline is 2025's, and the programme still runs."""
    found = quota([year("11家", 2025)])
    assert years(found) == [(2025, Status.MET, 11), (2026, Status.NO_EVIDENCE, None)]
    assert found.status is Status.MET_SO_FAR


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ((11, 12, 10), Status.MET),
        ((11, 9, 10), Status.MISSED),
        ((11, None, 10), Status.OVERDUE_UNVERIFIED),  # no carry-over: 2026 is not known
        ((None, None, None), Status.NO_EVIDENCE),
    ],
)
def test_a_programme_is_kept_only_if_every_year_is(counts: tuple[int | None, ...], status: Status) -> None:
    """2025, 2026 and 2027, reported in 2028."""
    figures = [year(f"{n}家", 2025 + i) for i, n in enumerate(counts) if n is not None]
    assert quota(figures, "2028-02-01").status is status


def test_a_broken_programme_shows_the_year_that_broke_it() -> None:
    """11, 9, 10: the headline is 2026's 9, not 2027's 10."""
    figures = [year(f"{n}家", 2025 + i) for i, n in enumerate((11, 9, 10))]
    found = quota(figures, "2028-02-01")
    assert (found.verdict, found.gap, found.inputs["year"]) == (Verdict.NOT_MET, 1, 2026)
    unknown = quota([figures[0], figures[2]], "2028-02-01")
    assert (unknown.verdict, unknown.gap, unknown.why) == (Verdict.CANNOT_TELL, None, "why.year_missing")


def test_a_surplus_carries_over_only_if_the_registry_says_so() -> None:
    """14 in 2025, 7 in 2026."""
    figures = [year("14家", 2025), year("7家", 2026)]
    terms = {"kind": Kind.QUOTA, "by": "2026-12-31", "recurring": True, "start": "2025-01-01"}
    assert judged("≥10家", figures, "2027-02-01", **terms).status is Status.MISSED
    assert judged("≥10家", figures, "2027-02-01", carry=True, **terms).status is Status.MET


def test_a_running_total_is_differenced_against_the_year_before() -> None:
    """累计31家 at the end of 2025, 累计38家 by June 2026: 7 this year."""
    figures = [seen("31家", "2025-12-31", cumulative=True), seen("38家", "2026-06-30", cumulative=True)]
    found = judged("≥10家", figures, "2026-07-31", kind=Kind.QUOTA, by="2026-12-31", recurring=True)
    assert years(found) == [(2026, Status.AHEAD, 7)]


@pytest.mark.parametrize(
    ("eve", "now", "value", "status"),
    [
        ("31家", ">38家", 7, Status.AHEAD),  # more than 7
        (">31家", "38家", 7, Status.NO_PACE),  # less than 7: how much less is open
        (">31家", ">38家", None, Status.NO_EVIDENCE),  # two bounds have no difference
        ("31家", "31家", 0, Status.WELL_BEHIND),  # nothing was added
        ("31家", "30家", None, Status.NO_EVIDENCE),  # 累计 cannot fall: another thing was counted
    ],
)
def test_a_difference_of_bounds_is_a_bound(eve: str, now: str, value: float | None, status: Status) -> None:
    """累计 of the year's eve and 累计 of June, either with a bound."""
    figures = [seen(eve, "2025-12-31", cumulative=True), seen(now, "2026-06-30", cumulative=True)]
    found = judged("≥10家", figures, "2026-07-31", kind=Kind.QUOTA, by="2026-12-31")
    assert (found.status, found.inputs.get("p")) == (status, value)


def test_a_running_total_alone_is_not_the_years_flow() -> None:
    """累计38家 says nothing of 10 this year; 累计8家 at the year's end says too little."""
    terms = {"kind": Kind.QUOTA, "by": "2026-12-31", "recurring": True}
    much = judged("≥10家", [seen("38家", "2026-06-30", cumulative=True)], "2026-07-31", **terms)
    assert (much.status, much.attainment, much.why) == (Status.NO_EVIDENCE, None, "why.cumulative_only")
    little = judged("≥10家", [seen("8家", "2026-12-31", cumulative=True)], "2027-02-01", **terms)
    assert (little.status, little.verdict) == (Status.MISSED, Verdict.NOT_MET)


@pytest.mark.parametrize("figure", [
    seen("12家", "2026-06-30", since="2026-06-01"),  # one month
    seen("12家", "2026-06-30"),  # no first day: the year's, or all there ever was
    seen("12家", "2026-06-30", since="2024-01-01"),  # more than the year
])  # fmt: skip
def test_a_flow_that_does_not_run_from_the_first_day_is_not_the_years(figure: Observation) -> None:
    """上半年 counts, 6月 alone does not."""
    found = judged("≥10家", [figure], "2026-07-31", kind=Kind.QUOTA, by="2026-12-31", recurring=True)
    assert (found.status, found.why) == (Status.NO_EVIDENCE, "why.other_period")


def test_a_count_without_a_first_day_bounds_the_years() -> None:
    """截至6月底7家: at most 7 of 10 this year, so not met; how late cannot be said."""
    found = judged("≥10家", [seen("7家", "2026-06-30")], "2026-07-31", kind=Kind.QUOTA, by="2026-12-31")
    assert (found.verdict, found.gap, found.status) == (Verdict.NOT_MET, 3, Status.NO_PACE)
    assert found.why == "why.open_bound"


def test_a_year_told_before_its_end_is_a_part_of_it() -> None:
    """An article of June says 2026年新增5家: five by June, not in the year."""
    period = Period(date(2026, 1, 1), date(2026, 12, 31), None, Basis.STATED)
    early = seen("5家", "2026-06-10", period=period)
    found = judged("≥10家", [early], "2027-02-01", kind=Kind.QUOTA, by="2026-12-31")
    assert (found.status, found.inputs["t"]) == (Status.OVERDUE_UNVERIFIED, "2026-06-10")
    amount = judged(
        "≥10元", [seen("5元", "2026-06-10", period=period)], "2027-02-01", kind=Kind.ANNUAL, by="2026-12-31"
    )
    assert (amount.status, amount.why) == (Status.NO_EVIDENCE, "why.part_year")


def test_what_is_decided_once_a_year_has_no_class_before() -> None:
    """schedule: {2026-06: 20, 2026-12: 100}."""
    due = ((date(2026, 6, 30), 20.0), (date(2026, 12, 31), 100.0))
    terms = {"kind": Kind.QUOTA, "by": "2026-12-31", "schedule": due}
    early = judged("≥10家", [part("0家", "2026-05-31")], "2026-07-31", **terms)
    assert (early.status, early.why) == (Status.NO_PACE, "why.nothing_due")
    later = judged("≥10家", [part("2家", "2026-08-31")], "2026-09-30", **terms)
    assert (later.elapsed, later.status) == (0.2, Status.ON_TRACK)


def test_a_quota_older_than_its_plan() -> None:
    """每年10家以上 in a plan of 2025: 12 in 2023 is not its progress."""
    found = judged(
        "≥10家", [year("12家", 2023)], "2025-03-01", kind=Kind.QUOTA, recurring=True, issued="2025-01-31"
    )
    assert (found.status, found.pace, found.latest is not None) == (Status.PRE_PLAN, None, True)


def test_the_amount_of_a_year_needs_the_year() -> None:
    """2028年突破2500亿元 from 1900 in 2024: 2050 in 2025 is judged, 1700 for nine months of 2026 is not."""
    figures = [year("2050元", 2025), part("1700元", "2026-09-30")]
    found = judged(
        ">2500元", figures, "2026-11-01", kind=Kind.ANNUAL, by="2028-12-31", baseline=("1900元", "2024-12-31")
    )
    assert (found.inputs["p"], found.status) == (2050, Status.ON_TRACK)
    assert found.progress == pytest.approx(0.25)
    assert found.pace == pytest.approx(1.0, abs=2e-3)


def test_another_year_does_not_answer_for_the_deadlines_year() -> None:
    """2025年突破100亿元: 2026's amount says nothing of 2025's, unless that is known."""
    terms = {"kind": Kind.ANNUAL, "by": "2025-12-31"}
    assert judged(">100元", [year("120元", 2026)], "2027-03-01", **terms).status is Status.NO_EVIDENCE
    both = [year("90元", 2025), year("120元", 2026)]
    assert judged(">100元", both, "2027-03-01", **terms).status is Status.MET_LATE


@pytest.mark.parametrize(
    ("rate", "end", "as_of", "status"),
    [
        ("5.4%", "2025-12-31", "2026-03-01", Status.MET),
        ("4.4%", "2025-12-31", "2026-03-01", Status.MISSED),
        ("5.4%", "2025-09-30", "2025-11-01", Status.MET_SO_FAR),
        ("4.4%", "2025-09-30", "2025-11-01", Status.BEHIND),
        ("~5%", "2025-09-30", "2025-11-01", Status.NO_PACE),  # cannot tell
        ("5.4%", "2025-11-30", "2026-03-01", Status.OVERDUE_UNVERIFIED),  # eleven months are not the year
    ],
)
def test_growth_of_a_year(rate: str, end: str, as_of: str, status: Status) -> None:
    """增长5%以上 in 2025."""
    found = judged("≥5%", [part(rate, end)], as_of, kind=Kind.GROWTH, by="2025-12-31")
    assert (found.status, found.pace, found.attainment) == (status, None, None)
    assert (Flag.PROVISIONAL in found.flags) == (end != "2025-12-31")


def test_growth_shows_points_above_or_below_the_goal() -> None:
    """5.4 against 5: +0.4 percentage points."""
    found = judged("≥5%", [part("5.4%", "2025-12-31")], "2026-03-01", kind=Kind.GROWTH, by="2025-12-31")
    assert found.inputs["difference"] == pytest.approx(0.4)
    assert (found.expected, found.gap) == (5, 0.0)


@pytest.mark.parametrize("figure", [
    seen("6%", "2025-03-31", since="2025-03-01"),  # a month
    seen("6%", "2025-09-30", since="2025-07-01"),  # a quarter
    seen("6%", "2024-12-31", since="2024-01-01"),  # another year
    seen("6%", "2025-06-30", basis=Basis.PUBLISHED),  # no period at all
])  # fmt: skip
def test_growth_of_another_period_is_no_evidence(figure: Observation) -> None:
    """The period starts on 1 January of the deadline's year."""
    found = judged("≥5%", [figure], "2026-03-01", kind=Kind.GROWTH, by="2025-12-31")
    assert (found.status, found.latest) == (Status.NO_EVIDENCE, None)


def test_the_longest_period_from_january_is_the_years() -> None:
    """5.8 for a quarter, 5.1 for nine months."""
    figures = [part("5.8%", "2025-03-31"), part("5.1%", "2025-09-30")]
    found = judged("≥5.5%", figures, "2025-11-01", kind=Kind.GROWTH, by="2025-12-31")
    assert (found.latest, found.status) == (figures[1], Status.BEHIND)


@pytest.mark.parametrize(("rate", "status"), [(2.0, Status.MET), (0.8, Status.MISSED), (3.1, Status.MISSED)])
def test_both_sides_count_for_prices(rate: float, status: Status) -> None:
    """居民消费价格涨幅2.0%左右: 0.8 misses it as 3.1 does."""
    found = judged(
        "~2.0%",
        [year(rate, 2025, unit="%")],
        "2026-03-01",
        kind=Kind.GROWTH,
        by="2025-12-31",
        direction="both",
    )
    assert found.status is status


@pytest.mark.parametrize(
    ("rates", "status"),
    [
        ((6.2, 6.1), Status.ON_TRACK),
        ((5.8, 5.7), Status.BEHIND),
        ((2.0, 2.0), Status.BEHIND),  # 8.8 a year needed, not yet half as much again
        ((1.0, 1.0), Status.WELL_BEHIND),  # 9.5 a year needed
        ((6.0, 6.0, 6.0, 6.0, 6.0), Status.MET),
    ],
)
def test_average_growth_over_five_years(rates: tuple[float, ...], status: Status) -> None:
    """年均5.99%以上, 2021 to 2025."""
    figures = [year(r, 2021 + i, unit="%") for i, r in enumerate(rates)]
    found = judged(
        "≥5.99%", figures, f"{2021 + len(rates)}-02-01", kind=Kind.GROWTH, by="2025-12-31", start="2021-01-01"
    )
    assert found.status is status


def test_an_average_stops_at_the_first_missing_year() -> None:
    """2021 and 2023, no 2022: one year of five."""
    figures = [year(6.5, 2021, unit="%"), year(6.5, 2023, unit="%")]
    found = judged("≥6%", figures, "2024-02-01", kind=Kind.GROWTH, by="2025-12-31", start="2021-01-01")
    assert (found.inputs["years"], found.inputs["of_years"]) == (1, 5)


@pytest.mark.parametrize(
    ("figures", "value", "high"),
    [
        ([year("12元", 2021), year("19元", 2022)], 31, 31),
        (
            [year("12元", 2021), part("8元", "2022-05-31"), part("10元", "2022-06-30")],
            22,
            22,
        ),  # overlap: the longer
        ([year("12元", 2021), year("20元", 2023)], 32, None),  # 2022 is missing: at least 32
        ([year("12元", 2021), seen("31元", "2022-12-31", cumulative=True)], 31, 31),  # 累计 replaces the sum
        ([seen("31元", "2022-12-31", cumulative=True), year("20元", 2023)], 31, 31),
    ],
)
def test_totals_are_sums_of_disjoint_flows(
    figures: list[Observation], value: float, high: float | None
) -> None:
    """五年累计100元, 2021 to 2025."""
    found = judged("≥100元", figures, "2024-02-01", kind=Kind.TOTAL, by="2025-12-31", start="2021-01-01")
    if high is None:
        assert (found.inputs["p"], found.inputs["observed"]["high"]) == (value, None)
    elif any(o.cumulative for o in figures):
        assert found.latest is not None
        assert found.inputs["p"] == value
    else:
        assert (found.inputs["p"], found.inputs["observed"]["high"]) == (value, high)


def test_a_reduction_said_at_once() -> None:
    """累计下降9% since 2021, by the end of 2023: 9 of 13.5, ahead of three fifths."""
    whole = seen(-9.0, "2023-12-31", since="2021-01-01", unit="%", cumulative=True)
    found = judged(
        "13.5%", [whole], "2024-03-01", kind=Kind.REDUCTION, by="2025-12-31", start="2021-01-01", falls=True
    )
    assert found.status is Status.AHEAD
    assert found.progress == pytest.approx(2 / 3)
    assert found.attainment == pytest.approx(2 / 3)


def test_a_reduction_that_rises_moves_away() -> None:
    """+1.0 in the first year of five."""
    found = judged(
        "13.5%",
        [year(1.0, 2021, unit="%")],
        "2022-03-01",
        kind=Kind.REDUCTION,
        by="2025-12-31",
        start="2021-01-01",
        falls=True,
    )
    assert found.status is Status.REGRESSING


@pytest.mark.parametrize(
    "window",
    [
        {"start": "2021-01-01"},
        {"issued": "2021-03-31", "start": "2021-03-31"},  # the plan's date stands for its year
        {"baseline": ("0%", "2020-12-31"), "start": "2020-12-31"},  # so does the eve of the first year
        {"baseline": ("0%", "2020-12-31")},
    ],
)
def test_a_window_of_years_opens_on_a_first_of_january(window: dict[str, object]) -> None:
    """降低10个百分点 by 2025: 2 and 1 points in two years are 3, since points add up."""
    points = [year(-2.0, 2021, unit="个百分点"), year(-1.0, 2022, unit="个百分点")]
    terms = {"kind": Kind.REDUCTION, "by": "2025-12-31", "falls": True, **window}
    found = judged("10%", points, "2023-03-01", **terms)
    assert (found.inputs["p"], found.inputs["t0"]) == (-3.0, "2020-12-31")
    assert found.progress == pytest.approx(0.3)
