"""Where a figure stands on the edge of its goal, beyond it, or says more than one year: what follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from assessing import judged, seen

from qdtrack.model import Assessment, Basis, Forecast, Kind, Status, Verdict

FROM_60: dict[str, Any] = {"kind": Kind.SHARE, "baseline": ("60%", "2021-12-31")}  # Any: judged's arguments


# ---------------------------------------------------------------- what is needed


def test_level_with_a_goal_that_must_be_exceeded_asks_for_no_rate() -> None:
    """超过76%, and 76 %: "0 points a year, the present pace is enough" would say that it is reached."""
    found = judged(">76%", [("76%", "2026-06-30")], **FROM_60)
    assert (found.verdict, found.gap, found.required_rate) == (Verdict.NOT_MET, 0.0, None)
    assert (found.acceleration, found.inputs["effort"]) == (None, None)


def test_a_figure_that_may_have_reached_the_goal_asks_for_no_rate() -> None:
    """约5.1万 of 5万: it may fall short, its point does not. Never "-666 a year"."""
    found = judged("≥50000个", [("~51000个", "2026-06-30")], baseline=("20000个", "2021-12-31"))
    assert (found.verdict, found.required_rate, found.inputs["effort"]) == (Verdict.CANNOT_TELL, None, None)


def test_a_range_that_was_overshot_must_turn() -> None:
    """2–3 % from 5 %, now 1.5 %: three quarters of the distance made up, and the wrong way from here."""
    found = judged(
        "2–3%", [("1.5%", "2025-12-31")], kind=Kind.SHARE, baseline=("5%", "2023-12-31"), direction="both"
    )
    assert found.required_rate is not None
    assert found.required_rate.value > 0 > found.inputs["so_far"]
    assert (found.acceleration, found.inputs["effort"]) == (None, "reverse")


def test_a_publication_date_does_not_say_that_the_direction_must_reverse() -> None:
    """58 % published in June 2026, from 60 %: its true date is not known."""
    found = judged("≥76%", [seen("58%", "2026-06-30", basis=Basis.PUBLISHED)], **FROM_60)
    assert (found.pace, found.inputs["effort"]) == (None, None)


def test_a_rate_from_about_a_value_that_may_have_reached_the_goal() -> None:
    """约9.8 of 10 by mid-year may be 10 already: today at the earliest, and no "or never"."""
    flow = seen("~9.8元", "2026-06-30", since="2026-01-01")
    found = judged("≥10元", [flow], "2026-07-01", kind=Kind.QUOTA, by="2026-12-31", recurring=True).forecast
    assert isinstance(found, Forecast)
    assert found.eta is not None
    assert found.eta_low is not None
    assert found.eta_high is not None
    assert found.eta_low.isoformat() == "2026-07-01"
    assert found.eta_low <= found.eta <= found.eta_high
    assert not found.or_never


def test_a_schedule_that_asks_for_next_to_nothing_asks_for_nothing() -> None:
    """schedule: {2026-06: 0.000…1}: the pace would be beyond any number."""
    due = ((date(2026, 6, 30), 1e-300), (date(2026, 12, 31), 100.0))
    flow = seen("2家", "2026-08-31", since="2026-01-01")
    found = judged("≥10家", [flow], kind=Kind.QUOTA, by="2026-12-31", schedule=due)
    assert (found.status, found.pace, found.why) == (Status.NO_PACE, None, "why.nothing_due")


# ---------------------------------------------------------------- growth


def growth(rates: dict[int, float], as_of: str, by: str | None = "2026-12-31") -> Assessment:
    figures = [seen(f"{rate}%", f"{year}-12-31", since=f"{year}-01-01") for year, rate in rates.items()]
    words: dict[str, Any] = {
        "kind": Kind.GROWTH,
        "by": by,
        "recurring": True,
        "start": "2024-01-01",
    }  # Any: judged's
    return judged("≥5%", figures, as_of, **words)


@pytest.mark.parametrize(
    ("rates", "as_of", "status", "year"),
    [
        ({2024: 6, 2025: 5.5, 2026: 5}, "2027-03-01", Status.MET, 2026),
        (
            {2024: 4, 2025: 6, 2026: 6},
            "2027-03-01",
            Status.MISSED,
            2024,
        ),  # the last year does not excuse the first
        ({2024: 6, 2026: 6}, "2027-03-01", Status.OVERDUE_UNVERIFIED, 2026),  # nobody knows 2025
        ({2024: 6, 2025: 6}, "2026-03-01", Status.MET_SO_FAR, 2025),  # the programme still runs
        ({2024: 6, 2025: 4}, "2026-03-01", Status.MISSED, 2025),
    ],
)
def test_growth_asked_for_every_year_is_kept_in_every_year(
    rates: dict[int, float], as_of: str, status: Status, year: int
) -> None:
    """每年增长5%以上, 2024 to 2026."""
    found = growth(rates, as_of)
    assert (found.status, found.inputs["year"]) == (status, year)


def test_a_rate_whose_period_is_not_said_is_no_rate_of_the_year() -> None:
    """Dated by its article alone: neither met nor missed."""
    figure = seen("4%", "2025-12-31", since="2025-01-01", basis=Basis.PUBLISHED)
    found = judged("≥5%", [figure], "2026-03-01", kind=Kind.GROWTH, by="2025-12-31")
    assert (found.status, found.latest) == (Status.NO_EVIDENCE, None)


@pytest.mark.parametrize(("rate", "difference"), [(5.4, 0.4), (4.8, 0.0), (4.2, -0.3)])
def test_a_rate_is_compared_with_the_nearer_end_of_a_range(rate: float, difference: float) -> None:
    """增长4.5%—5%: 5.4 is 0.4 above, not 0.9."""
    figure = seen(f"{rate}%", "2025-12-31", since="2025-01-01")
    found = judged("4.5–5%", [figure], "2026-03-01", kind=Kind.GROWTH, by="2025-12-31", direction="both")
    assert found.inputs["difference"] == pytest.approx(difference)


# ---------------------------------------------------------------- inputs


def year(value: str | float, of: int, **more: Any) -> Any:  # Any: an Observation
    return seen(value, f"{of}-12-31", since=f"{of}-01-01", **more)


PACED = {
    Kind.STOCK: judged("≥50000个", [(38000, "2026-06-30")], baseline=(20000, "2023-12-31")),
    Kind.SHARE: judged(">76%", [("68%", "2026-06-30")], **FROM_60),
    Kind.QUOTA: judged(
        "≥10家", [seen("3家", "2026-06-30", since="2026-01-01")], kind=Kind.QUOTA, by="2026-12-31"
    ),
    Kind.TOTAL: judged(
        "≥100元", [year("12元", 2024), year("19元", 2025)], kind=Kind.TOTAL, start="2024-01-01"
    ),
    Kind.ANNUAL: judged(
        "≥2500元",
        [year("2050元", 2025)],
        kind=Kind.ANNUAL,
        by="2028-12-31",
        baseline=("1900元", "2024-12-31"),
    ),
    Kind.REDUCTION: judged(
        "13.5%",
        [year(-2.0, 2024, unit="%"), year(-0.5, 2025, unit="%")],
        kind=Kind.REDUCTION,
        start="2024-01-01",
        falls=True,
    ),
}


@pytest.mark.parametrize("kind", PACED, ids=str)
def test_whoever_has_the_inputs_can_work_the_pace_out_again(kind: Kind) -> None:
    """P, E and R from the inputs alone, and the name of the formula and of the profile beside them."""
    found, inputs = PACED[kind], PACED[kind].inputs
    progress = (inputs["p"] - inputs["v0"]) / (inputs["T"] - inputs["v0"])
    first, now, last = (date.fromisoformat(inputs[name]) for name in ("t0", "t", "t1"))
    elapsed = (now - first).days / (last - first).days
    assert found.progress == pytest.approx(progress)
    assert found.elapsed == pytest.approx(elapsed)
    assert found.pace == pytest.approx(progress / elapsed)
    assert "R = P / E" in inputs["formula"]
    assert (inputs["profile"], inputs["measure"], inputs["as_of"]) == ("eurostat", "linear", "2026-09-30")
    assert inputs["series"][-1]["p"] == inputs["p"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.QUOTA, "p = the year to date"),
        (Kind.TOTAL, "p = sum of flows"),
        (Kind.REDUCTION, "p = product of (1 + r_i) - 1"),
    ],
)
def test_what_was_summed_or_chained_says_so(kind: Kind, words: str) -> None:
    assert PACED[kind].inputs["formula"].startswith(words)


def test_a_rate_names_its_formula_and_the_threshold_that_it_met() -> None:
    """年均6%: 2.0 and 2.0, half as much again would be needed."""
    found = judged("6%", [year("2.0%", 2024), year("2.0%", 2025)], kind=Kind.GROWTH, start="2024-01-01")
    assert found.inputs["measure"] == "rate"
    assert found.inputs["formula"].startswith("p = (product of (1 + g_i)) ^ (1/n) - 1")
    assert found.inputs["thresholds"]["need_factor"] == 1.5


@pytest.mark.parametrize("kind", [Kind.QUOTA, Kind.TOTAL, Kind.REDUCTION], ids=str)
def test_what_begins_from_nothing_has_no_other_baseline(kind: Kind) -> None:
    """-2.0 in the first year is a part of the way, not another beginning of it."""
    assert "baselines" not in PACED[kind].inputs.get("sensitivity", {})
