"""Laws of what the screens make of an assessment: no traceback, and no number that looks reached."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from assessing import goal, judged, seen
from evidences import DAYS, EXTREMES, FAR_DAYS, PROFILE, evidence, observations, series
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from qdtrack.assessment import PROFILES, Profile, assess
from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Evidence, Forecast, Kind, Milestone, Observation, Source, Verdict
from qdtrack.reporting.forecasts import forecast_words
from qdtrack.reporting.json_report import target_object
from qdtrack.reporting.layout import solid
from qdtrack.reporting.rows import row
from qdtrack.reporting.shortfalls import block
from qdtrack.reporting.target_screen import TargetScreen

EN, ZH = Language.EN, Language.ZH


def shown(one: Assessment, language: Language, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(TargetScreen(one, language))
    return capture.get()


@settings(max_examples=200, deadline=None)
@given(evidence(EXTREMES, FAR_DAYS), FAR_DAYS, PROFILE, st.sampled_from(Language))
def test_no_figure_breaks_a_screen(
    found: Evidence, as_of: date, profile: Profile, language: Language
) -> None:
    """Zero baselines, equal dates, leap days, a trillionth and a quadrillion: a row, a screen, JSON."""
    one = assess(found, profile, as_of)
    json.dumps(target_object(one, language), allow_nan=False)
    assert shown(one, language)
    assert block([one], 100, language) is not None


@settings(max_examples=150, deadline=None)
@given(st.one_of(series(), evidence()), st.lists(observations(), min_size=1, max_size=4), DAYS)
def test_more_figures_never_turn_a_refusal_into_a_traceback(
    found: Evidence, more: list[Observation], as_of: date
) -> None:
    """Whatever is added to a series, there is a forecast or a named refusal, and both have words."""
    whole = sorted([*found.observations, *more], key=lambda o: o.as_of or date.max)
    one = assess(replace(found, observations=tuple(whole)), PROFILES["eurostat"], as_of)
    for language in Language:
        assert forecast_words(one, language)
    if isinstance(one.forecast, Forecast):
        days = (one.forecast.eta_low, one.forecast.eta, one.forecast.eta_high)
        assert all(day is None or day >= as_of for day in days)


@settings(max_examples=300, deadline=None)
@given(evidence(), DAYS, PROFILE)
def test_nothing_unmet_is_printed_as_a_hundred_percent(
    found: Evidence, as_of: date, profile: Profile
) -> None:
    """Neither progress nor attainment, at either end of an interval. A ceiling may be exceeded, a goal of
    exactly so much too: there 131 % is the point.
    """
    one = assess(found, profile, as_of)
    words = row(one, EN)
    if one.verdict is not Verdict.NOT_MET or one.inputs["operator"] == "exactly":
        return
    assert words.progress is None or words.progress < 1
    printed = [words.percent]
    if "ceiling" not in words.attainment:
        printed.append(words.attainment)
    assert all(int(number) < 100 for text in printed for number in re.findall(r"(-?\d+)%", text))


# ---------------------------------------------------------------- single cases


def stock(value: str, wanted: str = "≥50000个", **more: object) -> Assessment:
    terms = {"baseline": ("20000个", "2021-12-31")} | more
    return judged(wanted, [with_source(value)], **terms)  # type: ignore[arg-type]  # judged's own keywords


def with_source(value: str, at: str = "2026-06-30", since: str | None = None) -> Observation:
    return replace(seen(value, at, since=since), sources=(SOURCE,))


FALL = {"baseline": ("100元", "2021-12-31"), "direction": "down"}
SOURCE = Source("targets.yaml", "", "", "", "", None, "原文", None)


@pytest.mark.parametrize(
    ("value", "wanted", "more", "percent", "attainment"),
    [
        ("49999个", "≥50000个", {}, "99%", "99% of target"),
        ("近50000个", "≥50000个", {}, "91% to 99%", "95% to 99% of target"),
        (
            "~51000个",
            "≥50000个",
            {},
            "94% to 111%",
            "96% to 107% of target",
        ),  # may be met: both ends are said
        ("60000个", "≥50000个", {}, "133%+", "120% of target"),
        ("76%", ">76%", {"baseline": ("60%", "2021-12-31"), "kind": Kind.SHARE}, "level, not over", ""),
        (
            "80.3元",
            "≤80元",
            FALL,
            "98%",
            "101% of ceiling",
        ),
        (
            "80元",
            "<80元",
            FALL,
            "level, not under",
            "100% of ceiling",
        ),
        (
            "105元",
            "≤80元",
            FALL,
            "-25%",
            "132% of ceiling",
        ),
    ],
)
def test_percent_is_rounded_away_from_the_goal(
    value: str, wanted: str, more: dict[str, object], percent: str, attainment: str
) -> None:
    """Unmet 99.998 % is 99 %, and 100.4 % of a ceiling is 101 %."""
    words = row(stock(value, wanted, **more), EN)
    assert (words.percent, words.attainment) == (percent, attainment)


@pytest.mark.parametrize(
    ("wanted", "direction", "gap"),
    [
        (">76%", "up", "none, but the goal needs more than 76%"),
        ("<76%", "down", "none, but the goal needs less than 76%"),
    ],
)
def test_level_with_a_strict_goal_is_said_in_words(wanted: str, direction: str, gap: str) -> None:
    """And the list of what is missing does not say that "none is to go"."""
    base = ("60%" if direction == "up" else "90%", "2021-12-31")
    one = stock("76%", wanted, kind=Kind.SHARE, baseline=base, direction=direction)
    assert row(one, EN).gap == gap
    assert "to go" not in block([one], 200, EN).plain


def test_a_gap_that_nobody_knows_is_not_listed_as_empty() -> None:
    """约5.1万 of 5万: nothing " to go"."""
    text = block([stock("~51000个")], 200, EN).plain
    assert ": ahead" in text
    assert "to go" not in text


def test_an_average_is_shown_as_what_is_judged() -> None:
    """5.2 and 6.5 against 年均6%: 5.85 on average, 0.15 short; not the last year's 6.5."""
    rates = [with_source("5.2%", "2024-12-31", "2024-01-01"), with_source("6.5%", "2025-12-31", "2025-01-01")]
    one = judged("6%", rates, kind=Kind.GROWTH, by="2030-12-31", start="2024-01-01")
    words = row(one, EN)
    assert (words.latest, words.gap) == ("5.85% on average", "-0.152 pp")
    assert words.latest_printed == "2 of 7 years, last 6.5%"
    assert "Needed in each year left: 6.06%" in shown(one, EN)
    assert row(one, ZH).latest == "年均5.85%"


def test_an_average_that_rounding_would_bring_to_the_goal_has_more_digits() -> None:
    """5.998 % of 6 % is not "6%"."""
    rates = [
        with_source("5.998%", "2024-12-31", "2024-01-01"),
        with_source("5.998%", "2025-12-31", "2025-01-01"),
    ]
    one = judged("6%", rates, kind=Kind.GROWTH, by="2030-12-31", start="2024-01-01")
    assert row(one, EN).latest == "5.998% on average"


def test_a_sum_and_a_chain_are_shown_as_what_is_judged() -> None:
    """12 and 19 of 100 are 31; -2.0 and -0.5 are a fall of 2.49."""
    flows = [with_source("12元", "2024-12-31", "2024-01-01"), with_source("19元", "2025-12-31", "2025-01-01")]
    total = row(judged("≥100元", flows, kind=Kind.TOTAL, start="2024-01-01"), EN)
    assert (total.latest, total.latest_printed) == ("CNY 31 in all", "figures added: 2, last 19元")
    falls = [
        replace(seen(value, at, since=f"{at[:4]}-01-01", unit="%"), sources=(SOURCE,))
        for value, at in ((-2.0, "2024-12-31"), (-0.5, "2025-12-31"))
    ]
    chain = judged("13.5%", falls, kind=Kind.REDUCTION, start="2024-01-01", falls=True, direction="down")
    assert row(chain, EN).latest == "a fall of 2.49%"
    assert row(chain, EN).attainment == "18% of target"  # a reduction is reached, no ceiling kept
    assert "Counts as reached: a fall of at least 13.5%" in shown(chain, EN)


def test_a_running_total_less_the_year_before_says_so() -> None:
    figures = [
        replace(seen(value, at, cumulative=True), sources=(SOURCE,))
        for value, at in (("31家", "2025-12-31"), ("38家", "2026-06-30"))
    ]
    words = row(judged("≥10家", figures, kind=Kind.QUOTA, by="2026-12-31"), EN)
    assert (words.latest, words.gap) == ("7", "3")
    assert words.latest_printed == "38 less 31 at the end of the year before, last 38家"


def test_an_older_higher_bound_is_shown_with_its_date() -> None:
    """64家 (2024-07), then 60余家: at least 64, with both dates."""
    figures = [
        replace(seen(value, at, cumulative=True), sources=(SOURCE,))
        for value, at in (("64家", "2024-07-31"), ("≥60家", "2025-01-31"))
    ]
    words = row(judged("≥100家", figures, "2025-03-01", baseline=("50家", "2023-12-31")), EN)
    assert (words.latest, words.latest_printed) == ("at least 64", "since 31 Jul 2024, last ≥60家")
    assert words.latest_day == solid("31 Jan 2025")


def test_four_of_about_five_percent_says_plainly_why_it_is_met() -> None:
    """5%左右: the last printed digit is a whole point, so that 4 % meets it."""
    one = judged("~5%", [with_source("4%", "2025-12-31", "2025-01-01")], kind=Kind.GROWTH, by="2025-12-31")
    assert "within tolerance, at least 4% counts" in row(one, EN).notes
    assert "允差内，4%以上即算达到" in row(one, ZH).notes
    assert "Counts as reached: at least 4% (about 5%, give or take 1 pp)" in shown(one, EN)


def test_what_about_was_read_as_is_printed() -> None:
    """约76%: 5 % on either side is nearly four points, and the classes of both ends are far apart."""
    one = stock("~76%", "≥90%", kind=Kind.SHARE, baseline=("60%", "2023-12-31"))
    text = " ".join(shown(one, EN, 140).split())
    assert "Read as: 72.2% to 79.8% (5% is left for the words about or nearly)" in text
    assert "Share of the goal: 76 / 90 = 80% to 88%" in text
    assert "as the figure is read" in text


@pytest.mark.parametrize(
    ("value", "printed"),
    [(37790.180, "0.94998"), (37790.742, "0.95"), (38000, "0.961")],
)
def test_a_printed_pace_never_crosses_a_threshold(value: float, printed: str) -> None:
    """USAID #65: behind at 0.94999, printed as 0.95."""
    one = judged(
        "≥50000元",
        [replace(seen(value, "2026-06-30", unit="元"), sources=(SOURCE,))],
        baseline=(20000, "2023-12-31"),
    )
    line = next(line for line in shown(one, EN).splitlines() if line.startswith("  Pace: "))
    assert line.startswith(f"  Pace: {printed}")


def test_a_little_more_than_the_rate_so_far_is_not_once_as_much() -> None:
    """1.004 times is no "1 times"."""
    one = judged("≥100元", [with_source("49.9元", "2025-12-31")], baseline=("0元", "2023-12-31"))
    assert one.acceleration is not None
    assert 1 < one.acceleration < 1.05
    assert re.search(r"1\.0\d+ times the rate so far", shown(one, EN))


def test_the_latest_milestone_has_its_own_verdict_on_the_screen() -> None:
    first = Milestone(goal("≥40000个"), date(2025, 12, 31))
    one = judged(
        "≥50000个",
        [with_source("39000个", "2025-12-31")],
        baseline=(20000, "2023-12-31"),
        milestones=(first,),
    )
    assert "milestone at least 40,000, by end 2025: missed" in row(one, EN).notes
