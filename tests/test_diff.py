"""`qdtrack diff`: a city's goals in spring and in winter, and everything that happened between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import two_days
from rich.cells import cell_len
from two_days import SPRING, WINTER
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application

Json = Any  # Any: parsed JSON


def call(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(application, arguments, env={"LANG": "C"} | environment, catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project in winter, with the report of spring beside it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "QDTRACK_TARGETS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    two_days.spring(tmp_path)
    done = call("report", "--as-of", SPRING, "--format", "json", "--output", "spring.json")
    assert done.exit_code == 0, done.stderr
    two_days.winter(tmp_path)
    return tmp_path


def diff(*arguments: str) -> Result:
    return call("diff", *(arguments or ("spring.json",)), "--as-of", WINTER)


def found(*arguments: str) -> Json:
    done = diff(*(arguments or ("spring.json",)), "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def changes(*arguments: str) -> dict[str, Json]:
    return {one["id"]: one for one in found(*arguments)["changes"]}


def test_every_change_stands_in_its_group_and_the_worst_first(project: Path) -> None:
    told = found()
    assert [(one["turn"], one["id"], one["causes"]) for one in told["changes"]] == [
        ("worse", "chargers", ["figure"]),
        ("unclear", "coverage", ["deadline"]),
        ("revised", "stations", ["goal", "figure"]),
        ("gone", "firms", ["gone"]),
        ("gone", "routes", ["decision", "gone"]),
        ("better", "rooms", ["figure"]),
        ("figures", "parks", ["figure"]),
        ("figures", "meters", ["figure"]),
        ("other", "pilots", ["time"]),
        ("new", "labs", []),
        ("dropped", "schools", []),
    ]
    assert told["unchanged"] == []
    assert told["before"] == {"as_of": SPRING, "profile": "eurostat", "path": "spring.json"}
    assert told["after"] == {"as_of": WINTER, "profile": "eurostat"}


def test_a_new_figure_has_its_sentence_and_its_source(project: Path) -> None:
    (new,) = changes()["chargers"]["new"]
    text = (project / new["path"]).read_text(encoding="utf-8")
    assert text[new["start"] : new["end"]] == new["quote"] == "3.1万个"
    assert (new["outlet"], new["published"], new["was_refused"]) == ("样报", "2025-10-12", None)
    assert new["sentence"] == "截至2025年9月底，全市累计建成充电桩3.1万个，开通5G基站1.4万个。"


def test_both_sides_of_a_change_are_told(project: Path) -> None:
    one = changes()["chargers"]
    sides = [one["before"], one["after"]]
    assert [side["status"] for side in sides] == ["ahead", "behind"]
    assert [side["latest"]["value"] for side in sides] == [30000, 31000]
    assert [side["gap"] for side in sides] == [20000, 19000]
    assert [round(side["progress"], 3) for side in sides] == [0.333, 0.367]


def test_a_lowered_goal_is_no_success(project: Path) -> None:
    """1.4万 of 2万 by 2027 would be on track; the city made it 1.6万 by 2028, and now it is ahead."""
    one = changes()["stations"]
    assert (one["turn"], one["fields"]) == ("revised", ["goal", "by", "text"])
    assert [one[side]["goal"]["by"] for side in ("before", "after")] == ["2027-12-31", "2028-12-31"]
    words = " ".join(diff().stdout.split())
    assert "Why: the goal was revised; new figure 14,000, 30 Sep 2025" in words
    assert "Goal: 16,000 (1.6万个), by end 2028; before: 20,000 (2万个), by end 2027" in words


def test_a_figure_that_is_gone_says_why(project: Path) -> None:
    """One article was taken away; one figure was refused by hand."""
    told = changes()
    (lost,), (refused,) = told["firms"]["gone"], told["routes"]["gone"]
    assert (lost["quote"], lost["reason"], lost["detail"]) == ("210家", None, "")
    assert (refused["quote"], refused["reason"]) == ("420条", "decision")
    assert told["routes"]["decisions"] == [
        {"accept": False, "quote": "420条", "article": "2025-04-02", "why": "含停运线路"}
    ]
    words = " ".join(diff().stdout.split())
    assert "210 (210家), 31 Mar 2025, not found in what was read now" in words
    assert "420 (420条), 31 Mar 2025, refused now: rejected by hand" in words


def test_a_figure_stated_more_exactly_is_not_one_that_vanished(project: Path) -> None:
    """约40个 in April, 41个 for that March in November: one figure, and both articles are its sources."""
    one = changes()["parks"]
    assert (one["new"], one["gone"]) == ([], [])
    assert [(pair["before"]["value"], pair["after"]["value"]) for pair in one["restated"]] == [(40, 41)]


def test_what_the_registry_says_otherwise_is_told(project: Path) -> None:
    assert changes()["pilots"]["fields"] == ["owner"]
    assert "责任单位：市发展改革委；原为市工信局" in diff("spring.json", "--lang", "zh").stdout


def test_since_a_day_asks_the_registry_and_the_articles_of_today(project: Path) -> None:
    """The goal that was lowered in the file and the article that is gone cannot show."""
    told = changes("--since", SPRING)
    assert {name: one["turn"] for name, one in told.items()} == {
        "chargers": "worse",
        "coverage": "unclear",
        "rooms": "better",
        "stations": "figures",
        "parks": "figures",
        "meters": "figures",
    }
    assert "The registry and the articles of today, read as of both days." in diff("--since", SPRING).stdout
    assert found("--since", SPRING)["before"]["path"] is None


def test_a_plan_issued_after_the_day_sets_new_targets(project: Path) -> None:
    """Before January 2024 there was no plan, so none of its goals can have become worse."""
    assert {one["turn"] for one in changes("--since", "2024-01-15").values()} == {"new"}


def test_a_goal_that_a_later_plan_revised_is_a_revised_one(project: Path) -> None:
    """Only what the registry itself says of it (`revises`) can tell, when a day is asked for."""
    text = (project / "targets.yaml").read_text(encoding="utf-8")
    text = text.replace("targets:", "  - {id: second, name: 第二方案, issued: 2025-11-20}\ntargets:").replace(
        "30家, plan: network", "30家, revises: {goal: 50家, by: 2026}, plan: second"
    )
    (project / "targets.yaml").write_text(text, encoding="utf-8")
    assert changes("--since", SPRING)["labs"]["turn"] == "revised"
    words = " ".join(diff("--since", SPRING).stdout.split())
    assert "Goal: 30 (30家), by end 2027; set 20 Nov 2025 Earlier goal: 50, by end 2026" in words


def test_a_report_against_itself_has_no_change(project: Path) -> None:
    call("report", "--as-of", WINTER, "--format", "json", "--output", "now.json")
    told = found("now.json")
    assert told["changes"] == []
    assert len(told["unchanged"]) == 10
    assert "Nothing has changed." in diff("now.json").stdout


def test_a_selection_is_compared_with_what_it_holds(project: Path) -> None:
    """A report made with --only has few targets: the others are not new, they are not compared."""
    two_days.spring(project)
    done = call("report", "--as-of", SPRING, "--only", "behind", "-f", "json", "-o", "few.json")
    assert done.exit_code == 0
    two_days.winter(project)
    told = found("few.json")
    assert [one["id"] for one in told["changes"]] == ["rooms", "labs"]
    assert len(told["uncompared"]) == 8
    assert "8 targets of its registry do not stand in it" in " ".join(diff("few.json").stdout.split())


def test_plans_and_places_select_as_in_the_report(project: Path) -> None:
    assert len(changes("spring.json", "--plan", "network")) == 11
    assert len(changes("spring.json", "--place", "烟台")) == 11
    assert changes("spring.json", "--place", "青岛市") == {}


def test_the_markdown_is_a_bulletin(project: Path) -> None:
    text = diff("spring.json", "--format", "markdown").stdout
    lines = text.splitlines()
    assert lines[0] == "# Sample goals: changes"
    assert [line for line in lines if line.startswith("## ")][:3] == [
        "## Worse (1)",
        "## No longer judged, or on an old figure (1)",
        "## Goal revised (1)",
    ]
    assert "### Chargers: ▾ behind; before: ahead" in lines
    assert "- **Why**: new figure 31,000, 30 Sep 2025" in lines
    (figure,) = [line for line in lines if "【3.1万个】" in line]
    assert figure.startswith("  - 31,000 (3.1万个), 30 Sep 2025: “截至2025年9月底")
    assert "](<https://example.org/2025-10-12#:~:text=3.1%E4%B8%87%E4%B8%AA>)" in figure


def test_markdown_signs_in_a_source_are_shown_as_they_are(project: Path) -> None:
    name = project / "articles" / "2025-10-12.md"
    name.write_text(name.read_text(encoding="utf-8").replace("累计", "|累计_x_[1]", 1), encoding="utf-8")
    assert r"全市\|累计\_x\_\[1\]建成" in diff("spring.json", "--format", "markdown").stdout


def test_notes_are_called_notes(project: Path) -> None:
    name = project / "articles" / "2025-10-12.md"
    name.write_text(
        name.read_text(encoding="utf-8").replace("title:", "text: notes\ntitle:"), encoding="utf-8"
    )
    for form in ("terminal", "markdown"):
        told = diff("spring.json", "--format", form).stdout
        assert "note: 截至2025年9月底" in told
        assert "“截至2025年9月底，全市累计" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--fail-on", "worse"], 1),
        (["--fail-on", "dropped,gone"], 1),
        (["--fail-on", "worse", "--place", "青岛市"], 0),
    ],
)
def test_ci_can_stop_at_a_change(project: Path, arguments: list[str], code: int) -> None:
    assert diff("spring.json", *arguments).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "one of the two"),
        (["spring.json", "--since", SPRING], "one of the two"),
        (["--since", "2026-02-01"], "2026-02-01 is later than the report, which is of 2026-01-31"),
        (["--since", "2999-01-01"], "2999-01-01 is later than the report"),
        (["--since", "spring"], "spring"),
        (["winter.json"], "does not exist"),
        (["spring.json", "--fail-on", "wors"], "did you mean worse"),
        (["spring.json", "--plan", "networks"], "did you mean network"),
        (["spring.json", "--profile", "euro"], "is no profile"),
    ],
)
def test_a_wrong_call_is_said(project: Path, arguments: list[str], words: str) -> None:
    done = call("diff", *arguments, "--as-of", WINTER)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_a_day_in_the_future_is_no_day_to_look_back_to(project: Path) -> None:
    """--as-of may lie ahead, but nothing is known of a day that has not come."""
    done = call("diff", "--since", "2998-01-01", "--as-of", "2999-01-01")
    assert (done.exit_code, done.stdout) == (2, "")


def test_an_earlier_report_must_be_earlier(project: Path) -> None:
    done = call("diff", "spring.json", "--as-of", "2025-01-01")
    assert done.exit_code == 2
    assert "the earlier report is of 2025-04-30, which is later than 2025-01-01" in " ".join(
        done.stderr.split()
    )


def test_the_earlier_reports_profile_is_used_unless_another_is_asked_for(project: Path) -> None:
    two_days.spring(project)
    call("report", "--as-of", SPRING, "--profile", "cn", "-f", "json", "-o", "spring.json")
    two_days.winter(project)
    assert found()["after"]["profile"] == "cn"
    told = diff("spring.json", "--profile", "eurostat").stdout
    assert "Two profiles: cn then, eurostat now. Their classes are not comparable." in told
    assert "another profile" in told


def test_the_report_of_another_registry_is_doubted(project: Path) -> None:
    text = (
        (project / "targets.yaml")
        .read_text(encoding="utf-8")
        .replace("- {id: ", "- {id: my-")
        .replace("plan: ", "plan: my-")
    )
    (project / "targets.yaml").write_text(text, encoding="utf-8")
    assert "is it the report of another one?" in diff().stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_the_screen_fits_every_width(
    project: Path, language: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = diff("spring.json", "--lang", language).stdout.splitlines()
    assert max(cell_len(line) for line in lines) < width
    assert not any(line.endswith(" ") for line in lines)


def test_a_registry_with_errors_is_said_and_fails(project: Path) -> None:
    text = (project / "targets.yaml").read_text(encoding="utf-8").replace("goal: 60个", "goal: 很多")
    (project / "targets.yaml").write_text(text, encoding="utf-8")
    done = diff()
    assert done.exit_code == 2
    assert "INCOMPLETE" in done.stdout
