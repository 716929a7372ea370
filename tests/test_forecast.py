"""Forecasts: where a course leads, said with its range, and every refusal by its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from assessing import day, judged, seen

from qdtrack.assessment.courses import Line
from qdtrack.assessment.trend import resampled, theil_sen
from qdtrack.catalogue import Language, label, label_keys
from qdtrack.model import (
    Assessment,
    Basis,
    Flag,
    Forecast,
    Kind,
    NoForecast,
    Observation,
    Refusal,
    Status,
    StatusOverride,
)

Z80 = 1.2816
SERIES = [(2021.0, 12.0), (2022.0, 17.0), (2023.0, 21.0), (2024.0, 30.0), (2025.0, 33.0), (2025.5, 38.0)]
YEARS = ["2021-12-31", "2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31", "2026-06-30"]


def test_vector_13_theil_sen_over_six_values() -> None:
    """(2021..2025, 2025.5) = (12, 17, 21, 30, 33, 38), T = 50 by 2028.0."""
    slope = theil_sen(SERIES, Z80)
    assert (round(slope.value, 3), slope.low, slope.high) == (5.778, 5.0, 6.5)
    lines = [Line(38, rate) for rate in (slope.value, slope.low, slope.high)]
    assert [round(line.after(2.5), 2) for line in lines] == [52.44, 50.5, 54.25]
    reached = [2025.5 + (line.days_to(50) or 0) for line in lines]
    assert [round(when, 2) for when in reached] == [2027.58, 2027.9, 2027.35]


def test_vector_14_four_values_give_the_range_of_all_slopes() -> None:
    """The last four of them: the interval is every slope there is, at 80 % as at 95 %."""
    slope = theil_sen(SERIES[-4:], Z80)
    assert (round(slope.value, 9), slope.low, slope.high) == (6.4, 3.0, 10.0)
    assert theil_sen(SERIES[-4:], 1.96) == slope


def course(
    values: Sequence[float | str], dates: Sequence[str] = YEARS, goal: str = "≥50", **more: object
) -> Assessment:
    """A series on given days, the first of it the baseline; report of 30 September 2026."""
    first, *rest = zip(values, dates, strict=False)
    settings: dict[str, object] = {"baseline": first, "by": "2028-12-31"}
    return judged(goal, list(rest), **(settings | more))  # type: ignore[arg-type]  # judged's own keywords


def made(found: Assessment) -> Forecast:
    assert isinstance(found.forecast, Forecast)
    return found.forecast


def refused(found: Assessment) -> Refusal:
    assert isinstance(found.forecast, NoForecast)
    return found.forecast.refusal


def test_a_forecast_has_a_range_an_outlook_and_the_number_of_its_values() -> None:
    """Vector 13 on the calendar: year ends and mid-2026, goal by the end of 2028."""
    found = made(course([12, 17, 21, 30, 33, 38]))
    assert found.low is not None
    assert found.high is not None
    assert 50 < found.low < found.value < found.high < 55
    assert (found.outlook, found.n, found.method) == ("likely", 6, "theil_sen")
    assert found.eta_low is not None
    assert found.eta is not None
    assert found.eta_high is not None
    assert date(2028, 4, 1) < found.eta_low < found.eta < found.eta_high < date(2028, 12, 31)


@pytest.mark.parametrize(
    ("goal", "outlook"),
    [("≥50", "likely"), ("≥52", "likely"), ("≥55.5", "uncertain"), ("≥70", "unlikely")],
)
def test_the_outlook_is_that_of_both_ends(goal: str, outlook: str) -> None:
    """Likely if both ends cover 95 % of the way, unlikely if neither does."""
    assert made(course([12, 17, 21, 30, 33, 38], goal=goal)).outlook == outlook


def test_a_slope_that_may_be_zero_says_or_never() -> None:
    """From 12 up, down and up again: the goal is met at the end of 2027, or never."""
    found = made(course([20, 33, 20, 33, 34], goal="≥45"))
    assert found.low is not None
    assert (found.low, found.eta_high, found.or_never) == (34, None, True)
    assert found.outlook in ("uncertain", "unlikely")


def test_a_goal_below_is_forecast_downwards() -> None:
    """≤ 60 from 100: 94, 89, 82, 77."""
    found = made(course([100, 94, 89, 82, 77], goal="≤60", direction="down"))
    assert found.low is not None
    assert found.low < found.value < 77
    assert found.eta is not None
    assert found.eta_low is not None
    assert found.eta_low <= found.eta


def test_a_share_ends_at_a_hundred() -> None:
    """Coverage of 60 %, 70 %, 80 %, 90 %: the line leads beyond 100 %, the coverage does not."""
    found = made(
        course(["60%", "70%", "80%", "90%"], goal="≥99%", kind=Kind.SHARE, dates=YEARS[1:5], by="2027-12-31")
    )
    assert (found.value, found.high) == (100, 100)


def test_a_range_is_forecast_towards_its_nearer_end() -> None:
    """2–3 % from 6 %: 5.4, 4.9, 4.3 lead into it."""
    found = made(
        course(
            ["6%", "5.4%", "4.9%", "4.3%"], goal="2–3%", kind=Kind.SHARE, direction="both", dates=YEARS[1:]
        )
    )
    assert found.outlook == "likely"
    assert found.eta is not None


def test_from_eight_values_on_resampled_courses_are_counted() -> None:
    """Half-yearly values on a line: every resampled course meets the goal, the same at each run."""
    dates = [f"{year}-{end}" for year in range(2022, 2027) for end in ("06-30", "12-31")][:9]
    values: list[float | str] = [10, 14, 17, 21, 24, 29, 32, 36, 39]
    found = made(course(values, dates))
    assert found.n == 9
    assert found.share is not None
    assert found.share > 0.9
    assert found == made(course(values, dates))
    assert made(course(values[:7], dates[:7])).share is None


def test_a_resampled_slope_is_that_of_the_values_drawn() -> None:
    """On an exact line every draw has the line's slope; a draw of one value alone has none."""
    line = [(float(x), 3.0 * x) for x in range(8)]
    assert set(resampled(line, 200, seed=1)) == {3.0}
    assert len(resampled([(0.0, 0.0), (1.0, 1.0)], 200, seed=1)) < 200


def test_a_quota_is_prolonged_at_its_rate_once_a_quarter_has_passed() -> None:
    """每年10家以上: 3 in half a year are 6 in a whole one."""
    found = made(_quota("3家", "2026-06-30"))
    assert (round(found.value, 1), found.low, found.n) == (6.0, None, 1)
    assert (found.outlook, found.method) == ("unlikely", "run_rate")
    assert made(_quota("6家", "2026-06-30")).outlook == "likely"
    assert refused(_quota("1家", "2026-02-28")) is Refusal.SHORT_SPAN


def _quota(value: str, at: str, **more: object) -> Assessment:
    flow = seen(value, at, since="2026-01-01")
    settings = {"kind": Kind.QUOTA, "by": "2026-12-31", "recurring": True} | more
    return judged("≥10家", [flow], **settings)  # type: ignore[arg-type]  # judged's own keywords


def test_a_total_is_prolonged_at_its_rate() -> None:
    """五年累计100元 from 2023: 60 by the end of 2025 are 100 by the end of 2027."""
    flows = [seen(20, f"{y}-12-31", since=f"{y}-01-01", unit="元") for y in (2023, 2024, 2025)]
    found = made(judged("≥100元", flows, "2026-03-31", kind=Kind.TOTAL, start="2023-01-01"))
    assert found.value == pytest.approx(100, abs=0.1)


FIVE = [12, 17, 21, 30, 33]
MONTHS = ["2026-02-28", "2026-03-31", "2026-04-30", "2026-06-30"]


def with_last(last: Observation) -> Assessment:
    """Five year ends and a figure after them."""
    return judged("≥60", [*map(seen, FIVE, YEARS), last], by="2028-12-31")


@pytest.mark.parametrize(
    ("refusal", "found"),
    [
        (Refusal.REACHED, course([12, 17, 21, 30, 33, 51])),
        (Refusal.DEADLINE_PASSED, course([12, 17, 21, 30, 33], by="2026-06-30")),
        (Refusal.TOO_FEW, course([21, 30, 33], YEARS[2:])),
        (Refusal.TOO_FEW, judged("≥50", [])),
        (Refusal.TOO_FEW, course([12, ">17", 21, 30])),
        (Refusal.SHORT_SPAN, course([12, 17, 21, 30], MONTHS)),
        (Refusal.SHORT_SPAN, course([12, 17, 21, 30], YEARS[2:], by="2060-12-31")),
        (Refusal.ONLY_BOUNDS, course([12, ">17", ">21", ">30", 33, 38])),
        (Refusal.CONFLICT, with_last(seen(33, YEARS[5], flags=(Flag.CONFLICT,)))),
        (Refusal.CONFLICT, with_last(seen(55, "2026-08-31", basis=Basis.PUBLISHED))),
        (Refusal.CONFLICT, with_last(seen(">50", "2026-08-31"))),
        (Refusal.DEFINITION_CHANGE, course([12, 17, 21, 30, 33, 25], monotone=True)),
        (Refusal.FLAT, course([20, 21, 20, 21, 20], goal="≥90")),
        (Refusal.WRONG_WAY, course([38, 33, 30, 21, 17])),
        (Refusal.TOO_FAR, course([12, 13, 14, 15, 16])),
        (Refusal.STALE, course(FIVE, as_of="2027-09-30")),
        (Refusal.STALE, course(FIVE, issued="2026-03-31")),
        (Refusal.STALE, course([12, 17, 21, 30, 33], goal="≥36")),
        (Refusal.KIND, judged("5%", [], kind=Kind.GROWTH, by="2027-12-31")),
        (Refusal.KIND, _quota("3家", "2026-06-30", schedule=((date(2026, 12, 31), 100.0),))),
        (Refusal.ONLY_BOUNDS, _quota(">3家", "2026-06-30")),
        (Refusal.FLAT, _quota("0家", "2026-06-30")),
        (Refusal.TOO_FAR, _quota("1家", "2026-06-30")),
    ],
)  # fmt: skip
def test_every_refusal_has_a_name(refusal: Refusal, found: Assessment) -> None:
    """A forecast that would mislead is refused, and the reason named."""
    assert refused(found) is refusal


def test_the_refusals_above_are_all_there_are() -> None:
    (marks,) = test_every_refusal_has_a_name.pytestmark  # type: ignore[attr-defined]  # pytest's own
    assert {refusal for refusal, _ in marks.args[1]} == set(Refusal)


def test_a_date_of_publication_is_no_value_of_a_trend() -> None:
    """A figure dated by its article alone came sooner, nobody knows when."""
    assert made(with_last(seen(35, "2026-06-30", basis=Basis.PUBLISHED))).n == 5
    assert made(with_last(seen(35, "2026-06-30"))).n == 6


def test_a_goal_that_its_trend_has_overtaken_gets_no_date_in_the_past() -> None:
    """taskwarrior #2007: a date of completion before today. 33 in 2025 and 5 a year make 36 in mid-2026."""
    found = course([12, 17, 21, 30, 33], goal="≥36").forecast
    assert found == NoForecast(Refusal.STALE, "no_forecast.STALE.overtaken")


def test_a_status_set_by_hand_ends_the_forecast() -> None:
    """A person says it is met: a date for it would contradict."""
    found = course([12, 17, 21, 30, 33, 38], status=StatusOverride(Status.MET, "验收通过"))
    assert refused(found) is Refusal.REACHED


def test_what_a_forecast_was_made_from_stands_in_the_inputs() -> None:
    inputs = course([12, 17, 21, 30, 33, 38]).inputs["forecast"]
    assert inputs["slope"] == pytest.approx(5.778, abs=0.01)
    assert inputs["values"][0] == ["2021-12-31", 12]
    assert len(inputs["values"]) == 6


@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_words(language: Language) -> None:
    """And the catalogue holds no refusal that no forecast meets."""
    keys = {key for key in label_keys() if key.startswith("no_forecast.")}
    variants = {"STALE.plan", "STALE.overtaken", "SHORT_SPAN.run_rate"}
    assert keys == {f"no_forecast.{code}" for code in [*Refusal, *variants]}
    assert all(label(key, language) for key in keys)


def test_as_of_alone_is_now() -> None:
    """taskwarrior TW-4: the date changed with the terminal and the hour. Here the day is a parameter."""
    assert day("2026-09-30") == date(2026, 9, 30)
    early, late = (course([12, 17, 21, 30, 33, 38], as_of=when) for when in ("2026-07-01", "2027-03-31"))
    assert made(early).eta == made(late).eta
