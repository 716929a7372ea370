"""Time: deadlines, plans, publication dates, age, and paths that are not straight."""

from __future__ import annotations

from datetime import date

import pytest
from assessing import goal, judged, seen

from qdtrack.model import (
    Basis,
    Flag,
    Goal,
    Kind,
    Milestone,
    Quantity,
    Revision,
    Status,
    StatusOverride,
    Verdict,
)

STATED, INFERRED, PUBLISHED = Basis.STATED, Basis.INFERRED, Basis.PUBLISHED


@pytest.mark.parametrize(
    ("figures", "monotone", "status"),
    [
        ([(610, "2025-12-31", STATED)], False, Status.MET),
        ([(610, "2025-12-05", STATED)], False, Status.MET),  # in the last month before it
        ([(590, "2025-12-31", STATED)], False, Status.MISSED),
        (
            [(590, "2026-05-22", PUBLISHED)],
            False,
            Status.OVERDUE_UNVERIFIED,
        ),  # may be older than the deadline
        ([(590, "2026-05-22", INFERRED)], False, Status.MISSED),  # 目前: the article says now
        ([(590, "2025-12-31", STATED), (610, "2026-05-31", STATED)], False, Status.MET_LATE),
        ([(590, "2025-12-05", STATED), (610, "2025-12-31", STATED)], False, Status.MET),
        ([(590, "2025-12-05", STATED), (610, "2026-05-22", PUBLISHED)], False, Status.MET),
        ([(590, "2025-12-31", STATED), (610, "2026-05-22", PUBLISHED)], False, Status.MET_LATE),
        ([(610, "2025-12-31", STATED), (590, "2026-05-31", STATED)], False, Status.MET),  # lost afterwards
        ([(610, "2025-06-30", STATED)], False, Status.OVERDUE_UNVERIFIED),  # a rate may have fallen since
        ([(610, "2025-06-30", STATED)], True, Status.MET_EARLY),  # a cumulative count cannot
        ([(610, "2026-05-22", PUBLISHED)], True, Status.MET),
        ([(">580", "2025-12-31", STATED)], False, Status.OVERDUE_UNVERIFIED),  # cannot tell
    ],
)
def test_a_deadline_passed(
    figures: list[tuple[str | float, str, Basis]], monotone: bool, status: Status
) -> None:
    """600 by 2025-12-31, reported 2026-09-30."""
    observations = [seen(value, at, basis=basis) for value, at, basis in figures]
    assert judged("≥600", observations, by="2025-12-31", monotone=monotone).status is status


@pytest.mark.parametrize(
    ("basis", "monotone", "status"),
    [
        (STATED, True, Status.MET_EARLY),
        (STATED, False, Status.MET_SO_FAR),
        (PUBLISHED, True, Status.MET_EARLY),  # met no later than it was published
        (None, True, Status.MET_EARLY),  # undated: whenever it was, it stays
        (None, False, Status.NO_PACE),
    ],
)
def test_met_before_the_deadline(basis: Basis | None, monotone: bool, status: Status) -> None:
    """610 of 600, long before 2027-12-31: final for what can only grow."""
    found = judged("≥600", [seen(610, "2026-06-30", basis=basis)], monotone=monotone)
    assert found.status is status
    assert (found.required_rate, found.acceleration) == (None, None)  # nothing is left to do


def test_an_undated_figure_supports_nothing_that_a_date_could_spoil() -> None:
    """550 of 600 at an unknown date: it may be 600 today."""
    found = judged("≥600", [seen(550, None, basis=None)], baseline=(500, "2023-12-31"), monotone=True)
    assert (found.verdict, found.attainment, found.progress, found.pace) == (None, None, None, None)
    assert (found.status, found.why) == (Status.NO_PACE, "why.undated")
    assert Flag.UNDATED in found.flags


@pytest.mark.parametrize(
    ("value", "status"),
    [(48000, Status.AHEAD), (38700, Status.ON_TRACK), (30000, Status.NO_PACE), (15000, Status.NO_PACE)],
)
def test_a_publication_date_supports_ahead_but_no_delay(value: int, status: Status) -> None:
    """The true date is earlier, so that the pace is at least what the publication date gives."""
    found = judged("≥50000个", [seen(value, "2026-06-30", basis=PUBLISHED)], baseline=(20000, "2023-12-31"))
    assert found.status is status
    assert (found.why == "why.published_only") == (status is Status.NO_PACE)
    assert (found.pace is None) == (status is Status.NO_PACE)


def test_an_inferred_date_counts_and_shows() -> None:
    """截至目前: read against the article's date."""
    found = judged("≥50000个", [seen(30000, "2026-06-30", basis=INFERRED)], baseline=(20000, "2023-12-31"))
    assert found.status is Status.WELL_BEHIND
    assert Flag.AS_OF_INFERRED in found.flags


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ([(62, "2024-06-30")], Status.PRE_PLAN),
        ([(77, "2024-06-30")], Status.MET_BEFORE_ISSUE),
        ([(77, "2024-06-30"), (78, "2026-06-30")], Status.MET_BEFORE_ISSUE),
        ([(77, "2024-06-30"), (70, "2026-06-30")], Status.ON_TRACK),  # lost since: the newest counts
        ([(62, "2024-06-30"), (78, "2026-06-30")], Status.MET_SO_FAR),
    ],
)
def test_time_is_judged_against_the_plan(figures: list[tuple[float, str]], status: Status) -> None:
    """≥76 by 2027-12-31, in a plan of January 2025, from 60 @2023-12-31."""
    found = judged("≥76", figures, baseline=(60, "2023-12-31"), issued="2025-01-31")
    assert found.status is status


def test_a_figure_older_than_the_plan_has_a_value_and_a_gap_and_no_pace() -> None:
    """62 of 76, half a year before the plan."""
    found = judged("≥76", [(62, "2024-06-30")], baseline=(60, "2023-12-31"), issued="2025-01-31")
    assert (found.gap, found.progress, found.pace, found.elapsed) == (14, None, None, None)
    assert found.attainment == pytest.approx(62 / 76)


def test_too_early_for_a_class() -> None:
    """5 % of the time elapsed, nothing added; but a loss of a fifth shows."""
    start = (20000, "2023-12-31")
    assert judged("≥50000个", [(20000, "2024-03-10")], baseline=start).status is Status.TOO_EARLY
    assert judged("≥50000个", [(14000, "2024-03-10")], baseline=start).status is Status.REGRESSING
    assert judged("≥50000个", [(50000, "2024-03-10")], baseline=start).status is Status.MET_SO_FAR


def test_the_earliest_figure_serves_as_baseline() -> None:
    """No baseline: 20000 @2025-03-31 is one for 38000 @2026-06-30, if it lies in the plan's time."""
    figures = [(20000, "2025-03-31"), (38000, "2026-06-30")]
    found = judged("≥50000个", figures, issued="2025-01-31")
    assert (found.inputs["v0"], found.inputs["t0"]) == (20000, "2025-03-31")
    assert found.status is Status.AHEAD
    assert Flag.IMPLICIT_BASELINE in found.flags


@pytest.mark.parametrize(
    "first",
    [
        seen(20000, "2026-05-31"),  # less than ninety days before
        seen(">20000个", "2025-03-31"),  # a bound is no value to start from
        seen(20000, "2025-03-31", basis=PUBLISHED),  # its true date is not known
        seen(20000, "2024-03-31"),  # before the plan
    ],
)
def test_what_is_no_implicit_baseline(first: object) -> None:
    """Then there is no pace."""
    found = judged("≥50000个", [first, (38000, "2026-06-30")], issued="2025-01-31")  # type: ignore[list-item]  # a seen() each
    assert (found.status, found.why) == (Status.NO_PACE, "why.no_baseline")
    assert found.required_rate is not None  # what is needed from here on needs no baseline


def test_a_figure_not_later_than_the_baseline_has_no_pace() -> None:
    """The baseline's own date."""
    found = judged("≥50000个", [(21000, "2023-12-31")], baseline=(20000, "2023-12-31"))
    assert (found.status, found.why) == (Status.NO_PACE, "why.before_baseline")


def test_a_ceiling_that_was_kept_and_is_broken() -> None:
    """≤35 by 2027 from 32: 36 in 2026."""
    found = judged("≤35", [(36, "2026-06-30")], baseline=(32, "2023-12-31"), direction="down")
    assert (found.status, found.gap) == (Status.BREACHED, 1)
    older = judged("≤35", [(36, "2024-06-30")], baseline=(32, "2023-12-31"), issued="2025-01-31")
    assert older.status is Status.PRE_PLAN  # broken before there was a goal to break
    kept = judged("≤35", [(33, "2026-06-30")], baseline=(32, "2023-12-31"), direction="down")
    assert kept.status is Status.MET_SO_FAR


def test_an_old_figure_is_stale_and_shown_as_if_unchanged() -> None:
    """38000 @2024-12-31, read in September 2026: half of its pace is gone if nothing was added since."""
    found = judged("≥50000个", [(38000, "2024-12-31")], baseline=(20000, "2023-12-31"))
    assert found.status is Status.AHEAD
    assert Flag.STALE in found.flags
    assert found.inputs["sensitivity"]["if_unchanged"] == pytest.approx(0.6 / (1004 / 1461))
    assert Flag.STALE not in judged("≥50000个", [(38000, "2024-12-31")], stale_after_months=24).flags


def test_milestones_bend_the_path() -> None:
    """4万 by 2025, 5万 by 2027, from 2万 @2023: at the end of 2025 4万 is due, and 3.9万 is on track."""
    first = Milestone(goal("≥40000个"), date(2025, 12, 31))
    found = judged("≥50000个", [(39000, "2025-12-31")], baseline=(20000, "2023-12-31"), milestones=(first,))
    assert found.elapsed == pytest.approx(2 / 3)
    assert found.expected == pytest.approx(40000)
    assert found.pace == pytest.approx(0.95)
    assert found.status is Status.ON_TRACK
    assert found.inputs["milestone"] == {
        "by": "2025-12-31", "goal": "≥40000个", "T": 40000, "verdict": "not_met", "status": "missed",
    }  # fmt: skip


def test_an_interval_takes_the_class_of_its_worse_end() -> None:
    """约3.87万 may be 3.68万: behind, or better."""
    found = judged("≥50000个", [("~38700个", "2026-06-30")], baseline=(20000, "2023-12-31"))
    assert found.pace is not None
    assert found.pace > 0.95
    assert (found.status, found.inputs["or_better"]) == (Status.BEHIND, True)
    assert Flag.APPROX in found.flags


def test_a_bound_open_on_the_worse_side_has_no_class() -> None:
    """不足3.8万 may be anything below."""
    found = judged("≥50000个", [("<38000个", "2026-06-30")], baseline=(20000, "2023-12-31"))
    assert (found.status, found.why) == (Status.NO_PACE, "why.open_bound")
    assert found.verdict is Verdict.NOT_MET


def test_of_figures_that_disagree_the_worse_heads_the_row() -> None:
    """70 and 74 for the same week, both still standing: 70, and both stay listed."""
    figures = [
        seen(70, "2026-06-30", flags=(Flag.CONFLICT,)),
        seen(74, "2026-07-05", flags=(Flag.CONFLICT,)),
    ]
    found = judged("≥76", figures, baseline=(60, "2023-12-31"))
    assert (found.latest, found.inputs["p"]) == (figures[0], 70)
    assert Flag.CONFLICT in found.flags
    assert found.evidence.observations == tuple(figures)


def test_a_lower_bound_in_a_growing_series_keeps_the_higher_one_before_it() -> None:
    """64家 (2024-07), then 60余家 (2025-01): at least 64, not a fall."""
    figures = [seen("64家", "2024-07-31", cumulative=True), seen("≥60家", "2025-01-31", cumulative=True)]
    found = judged("≥100家", figures, "2025-03-01", baseline=("50家", "2023-12-31"))
    assert (found.inputs["p"], found.inputs["lower_bound_since"], found.gap) == (64, "2024-07-31", 36)
    assert Flag.DEFINITION_CHANGE not in found.flags


def test_a_growing_series_that_falls_was_redefined() -> None:
    """120家, then 90家, of what can only grow: 120 of 100 is no evidence any more."""
    figures = [seen("120家", "2025-06-30"), seen("90家", "2026-06-30")]
    found = judged("≥100家", figures, monotone=True)
    assert found.verdict is Verdict.NOT_MET
    assert Flag.DEFINITION_CHANGE in found.flags


def test_an_old_number_quoted_again_is_no_fall() -> None:
    """4.27万 in December 2024; an article of 2025 says 3.7万 without a date."""
    figures = [seen(42700, "2024-12-12"), seen(37000, "2025-09-01", basis=PUBLISHED)]
    found = judged("≥50000个", figures, "2025-10-01", monotone=True)
    assert found.latest is figures[0]
    assert Flag.DEFINITION_CHANGE not in found.flags


@pytest.mark.parametrize(
    ("figures", "slips"),
    [
        ([(42700, "2026-06-30")], False),
        ([(427000, "2026-06-30")], True),  # more than five times the goal
        ([(4, "2026-06-30")], True),  # less than a thousandth of it
        ([(4200, "2026-03-31"), (42700, "2026-06-30")], True),  # ten times the figure before
    ],
)
def test_a_slip_is_smelled_and_not_corrected(figures: list[tuple[float, str]], slips: bool) -> None:
    """5万个以上: 万 for 亿, or 个 for 万个."""
    found = judged("≥50000个", figures)
    assert (Flag.SLIP in found.flags) == slips
    assert found.inputs["p"] == figures[-1][0]


def test_a_person_may_set_the_status_and_the_computed_one_stays() -> None:
    """status: {is: met, reason: …}."""
    found = judged(
        "≥600", [(590, "2026-06-30")], status=StatusOverride(Status.MET, "confirmed by the bureau")
    )
    assert (found.status, found.computed_status) == (Status.MET, Status.NO_PACE)
    assert Flag.OVERRIDDEN in found.flags
    assert found.inputs["override_reason"] == "confirmed by the bureau"


def test_moved_goalposts_show() -> None:
    """Due 2026 in one plan, 2027 in the next."""
    earlier = Revision(Goal("12EFLOPS", Quantity(12, "EFLOPS")), date(2026, 12, 31))
    assert Flag.REVISED in judged("12", [(10, "2026-06-30")], revises=earlier).flags


def test_met_only_within_tolerance_is_said() -> None:
    """10个左右: 9."""
    found = judged("~10个", [("9个", "2026-06-30")])
    assert (found.verdict, found.gap) == (Verdict.MET, 0.0)
    assert Flag.WITHIN_TOLERANCE in found.flags
    assert Flag.WITHIN_TOLERANCE not in judged("~10个", [("10个", "2026-06-30")]).flags


def test_count_slack_is_for_counts_alone() -> None:
    """Of 5 from 4, half way, nothing new: for 家 less than one is missing, for 元 it stands still."""
    for unit, status in (("家", Status.ON_TRACK), ("元", Status.WELL_BEHIND)):
        found = judged(f"≥5{unit}", [(f"4{unit}", "2026-06-30")], baseline=(f"4{unit}", "2024-12-31"))
        assert found.status is status


def test_without_a_deadline_there_is_a_verdict_and_no_pace() -> None:
    """≥5, no date."""
    found = judged("≥5家", [("4家", "2026-06-30")], by=None, baseline=("1家", "2024-12-31"), kind=Kind.STOCK)
    assert (found.status, found.why, found.gap) == (Status.NO_PACE, "why.no_deadline", 1)
