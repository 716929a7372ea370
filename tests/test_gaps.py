"""What is missing: in which order, in which words, and what is no gap."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from factories import assessment, behind, candidate, observation, report, target
from rich.cells import cell_len
from rich.console import Console

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Flag, Rate, Reason, Status, Verdict
from qdtrack.reporting.gaps import gaps
from qdtrack.reporting.gaps_screen import GapsScreen
from qdtrack.reporting.json_gaps import render

EN, ZH = Language.EN, Language.ZH


def row(name: str, status: Status, **more: Any) -> Assessment:  # Any: Assessment's fields
    nature = more.pop("nature", "")
    latest = None if status is Status.NO_EVIDENCE else observation()
    return assessment(target(name, name_en=name, nature=nature), latest, status, **more)


def ids(some: tuple[Assessment, ...]) -> list[str]:
    return [one.target.id for one in some]


def drawn(*some: Assessment, language: Language = EN, width: int = 100, limit: int | None = None) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(GapsScreen(report(*some), gaps(some), limit, language))
    return capture.get()


# ---------------------------------------------------------------- order


def test_the_worst_stands_first_and_binding_goals_before_all() -> None:
    found = gaps(
        [
            row("on-track", Status.ON_TRACK, gap=100.0),
            row("behind", Status.BEHIND, acceleration=1.2),
            row("behind-more", Status.BEHIND, acceleration=2.5),
            row("missed", Status.MISSED, gap=10.0),
            row("bound", Status.ON_TRACK, gap=1.0, nature="binding"),
            row("reversing", Status.REGRESSING),
        ]
    )
    assert ids(found.open) == ["bound", "missed", "reversing", "behind-more", "behind", "on-track"]


def test_of_two_in_one_class_the_wider_gap_stands_first() -> None:
    found = gaps([row("near", Status.NO_PACE, gap=100.0), row("far", Status.NO_PACE, gap=20000.0)])
    assert ids(found.open) == ["far", "near"]


@pytest.mark.parametrize(
    "status",
    [Status.MET, Status.MET_EARLY, Status.MET_LATE, Status.MET_SO_FAR, Status.MET_BEFORE_ISSUE],
)
def test_what_is_met_is_no_gap(status: Status) -> None:
    found = gaps([row("done", status)])
    assert (found.open, found.unfound, found.old) == ((), (), ())


def test_a_goal_that_is_met_without_a_class_is_no_gap() -> None:
    assert gaps([row("kept", Status.NO_PACE, verdict=Verdict.MET)]).open == ()


@pytest.mark.parametrize(
    ("status", "flags", "heap"),
    [
        (Status.NO_EVIDENCE, (), "unfound"),
        (Status.PRE_PLAN, (), "old"),
        (Status.OVERDUE_UNVERIFIED, (), "old"),
        (Status.BEHIND, (Flag.STALE,), "old"),
        (Status.BEHIND, (), "open"),
        (Status.MISSED, (Flag.STALE,), "open"),  # decided at the deadline: its age changes nothing
    ],
)
def test_each_target_lies_in_one_heap(status: Status, flags: tuple[Flag, ...], heap: str) -> None:
    found = gaps([row("one", status, flags=flags)])
    heaps = {"open": found.open, "unfound": found.unfound, "old": found.old}
    assert [name for name, some in heaps.items() if some] == [heap]


# ---------------------------------------------------------------- words


def test_a_gap_says_what_is_missing_and_what_it_asks() -> None:
    one = behind(
        target(nature="binding"),
        required_rate=Rate(3650.4, "year"),
        acceleration=1.66,
        inputs={"so_far": 2199.0, "effort": "faster"},
    )
    lines = drawn(one).splitlines()
    assert lines[:5] == [
        "Not reached, worst first (1)",
        "5G base stations  ▾ behind  Qingdao City, binding",
        "  Missing: 7,300, 85% of target, goal at least 50,000, by end 2027",
        # half a station cannot be built: what is needed is rounded up
        "  Needed: 3,651 a year, against 2,199 a year so far, 1.7 times as fast",
        "  Last known: 42,700, 31 Dec 2025, 13 points behind",
    ]


@pytest.mark.parametrize(
    ("effort", "words"),
    [("enough", "the present pace is enough"), ("reverse", "the direction must reverse")],
)
def test_what_the_rate_asks(effort: str, words: str) -> None:
    one = behind(required_rate=Rate(100.0, "month"), inputs={"so_far": -5.0, "effort": effort})
    assert f"  Needed: 100 a month, against -5 a month so far, {words}\n" in drawn(one)


def test_in_chinese() -> None:
    one = behind(
        required_rate=Rate(3650.4, "year"), acceleration=1.66, inputs={"so_far": 2199.0, "effort": "faster"}
    )
    text = drawn(one, language=ZH)
    assert "尚差：7300个，完成率85%，目标5万个以上，2027年底前" in text
    assert "此后需要：每年3651个，此前每年2199个，须提速至1.7倍" in text


def test_without_a_figure_the_words_searched_for_and_the_nearest_refused() -> None:
    refused = candidate(Reason.PLACE, "place.wider", details={"found": "山东省", "wanted": "青岛市"})
    text = drawn(assessment(target(also=("5G站点",)), rejected=[refused]))
    assert "looked for: 5G基站, 5G站点" in text
    assert "Shandong Province is wider than Qingdao City" in text


def test_a_limit_says_how_many_more_there_are() -> None:
    text = drawn(*(row(f"t{n}", Status.BEHIND) for n in range(5)), limit=2)
    assert "Not reached, worst first (5)" in text
    assert "and 3 more (--limit)" in text


def test_no_gap_is_said() -> None:
    assert "No gap is known among these targets." in drawn(row("done", Status.MET))


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_longer_than_the_screen(language: Language, width: int) -> None:
    some = (behind(), row("old", Status.PRE_PLAN, gap=5.0), assessment())
    assert max(map(cell_len, drawn(*some, language=language, width=width).splitlines())) < width


def test_json_has_the_heaps_and_the_rates() -> None:
    one = behind(required_rate=Rate(3650.4, "year"), inputs={"so_far": 2199.0, "effort": "faster"})
    some = (one, assessment(target("none")), row("old", Status.PRE_PLAN))
    answer = json.loads(render(report(*some), gaps(some), EN))
    assert {name: [entry["id"] for entry in answer[name]] for name in ("open", "unfound", "old")} == {
        "open": ["5g-base-stations"],
        "unfound": ["none"],
        "old": ["old"],
    }
    first = answer["open"][0]
    assert (first["gap"], first["required_rate"], first["so_far"], first["effort"]) == (
        7300.0,
        {"value": 3650.4, "per": "year"},
        {"value": 2199.0, "per": "year"},
        "faster",
    )
    assert answer["unfound"][0]["searched"] == ["5G基站"]
