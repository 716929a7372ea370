"""The JSON contracts: keys, unrounded numbers, nulls for what is not defined."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from factories import (
    SHANDONG,
    assessment,
    behind,
    candidate,
    figure,
    goal,
    observation,
    report,
    source,
    target,
)

from qdtrack.catalogue import Language
from qdtrack.model import (
    Assessment,
    Basis,
    Bound,
    Flag,
    Kind,
    Milestone,
    Modality,
    Period,
    Place,
    Quantity,
    Rate,
    Reason,
    Revision,
    Scope,
    Source,
    Stated,
    Status,
    TextKind,
    Verdict,
    YearVerdict,
)
from qdtrack.reporting.json_figures import figure_object, render, render_lines
from qdtrack.reporting.json_report import render as render_report

Json = Any  # Any: parsed JSON


def parsed(*assessments: Assessment, language: Language = Language.EN) -> Json:
    return json.loads(render_report(report(*assessments), language))


def one_target(one: Assessment) -> Json:
    return parsed(one)["targets"][0]


def test_the_report_has_the_keys_of_its_contract() -> None:
    found = parsed(behind())
    assert set(found) >= {
        "schema",
        "as_of",
        "profile",
        "registry",
        "corpus",
        "tally",
        "targets",
        "since_issue",
    }
    assert found["corpus"] == {"files": 3, "articles": 4, "figures": 50, "problems": 0}
    assert found["tally"] == {"behind": 1}
    assert found["since_issue"] == {"observed": 1, "targets": 1}
    assert (found["as_of"], found["profile"], found["registry"]) == ("2026-06-30", "eurostat", "targets.yaml")


def test_a_target_has_the_keys_of_its_contract() -> None:
    keys = """id name indicator place plan kind goal status verdict latest attainment progress expected gap
    pace required_rate acceleration forecast flags observations rejected peers inputs years"""
    assert set(one_target(behind())) >= set(keys.split())


def test_the_latest_figure_can_be_traced_to_its_characters() -> None:
    latest = one_target(behind())["latest"]
    assert latest == {
        "value": 42700,
        "high": None,
        "bound": "eq",
        "nearly": False,
        "unit": "个",
        "as_of": "2025-12-31",
        "as_of_basis": "stated",
        "quote": "4.27万个",
        "sentence": "全市5G基站达到4.27万个，居全省前列。",
        "reading": "Qingdao City | 5G base stations | 42,700 | stock | stated fact | as of 31 Dec 2025",
        "text": "verbatim",
        "path": "articles/2024-12-13.txt",
        "article": "2024-12-13",
        "start": 8,
        "end": 14,
        "page": None,
        "url": "https://example.org/a",
        "outlet": "样报",
        "tier": None,
        "published": "2024-12-13",
        "indicator": "5G基站",
        "place": "青岛市",
        "origin": "article",
        "sources": 1,
        "further_sources": [],
        "flags": [],
    }


def test_numbers_are_unrounded() -> None:
    found = one_target(
        behind(progress=0.6283058, pace=1 / 3, required_rate=Rate(7984.251, "year"), acceleration=1.107)
    )
    assert found["progress"] == 0.6283058
    assert found["pace"] == 1 / 3
    assert found["required_rate"] == {"value": 7984.251, "per": "year"}
    assert found["acceleration"] == 1.107


def test_what_is_undefined_is_null() -> None:
    found = one_target(assessment())
    for key in (
        "latest",
        "verdict",
        "attainment",
        "progress",
        "expected",
        "gap",
        "pace",
        "required_rate",
    ):
        assert found[key] is None
    assert found["forecast"]["refused"] == "TOO_FEW"
    assert (
        found["observations"] == found["rejected"] == found["peers"] == found["years"] == found["flags"] == []
    )


def test_an_undated_figure_has_no_date_and_no_basis() -> None:
    latest = one_target(assessment(None, observation(as_of=None, as_of_basis=None), Status.NO_PACE))["latest"]
    assert (latest["as_of"], latest["as_of_basis"]) == (None, None)


def test_nearly_is_written_approx() -> None:
    latest = one_target(assessment(None, observation("近5万个", 50000, bound=Bound.NEARLY), Status.NO_PACE))[
        "latest"
    ]
    assert latest["bound"] == "approx"


def test_a_figure_of_the_registry_points_there() -> None:
    hand = Source("targets.yaml", "", "", "", "https://example.org/b", None, "4.27万个", None)
    one = observation(origin="registry", sources=(hand,), sentence="", as_of_basis=Basis.STATED)
    latest = one_target(assessment(None, one, Status.NO_PACE, flags=(Flag.MANUAL,)))["latest"]
    assert (latest["origin"], latest["path"], latest["start"]) == ("registry", "targets.yaml", None)


def test_sources_are_counted_and_a_peer_has_its_place() -> None:
    peer = observation("18万个", 180000, place=SHANDONG, sources=(source(), source(outlet="另一报")))
    found = one_target(assessment(peers=[peer]))["peers"][0]
    assert (found["place"], found["sources"]) == ("山东省", 2)
    assert [one["outlet"] for one in found["further_sources"]] == ["另一报"]


def test_a_refused_candidate_says_why() -> None:
    refused = candidate(
        Reason.PLACE, "place.wider", details={"found": "山东省", "wanted": "青岛市"}, place=SHANDONG
    )
    found = one_target(assessment(rejected=[refused]))["rejected"][0]
    assert found["reason"] == "place"
    assert found["detail"] == "Shandong Province is wider than Qingdao City"
    assert (found["quote"], found["path"], found["start"], found["end"]) == (
        "4.27万个",
        "articles/2024-12-13.txt",
        8,
        14,
    )


def test_a_goal_keeps_the_plans_words_beside_its_reading() -> None:
    of = target(
        goal=goal("2%~3%", 2, "%", bound=Bound.RANGE, high=3),
        baseline=Stated(Quantity(5, "%"), "5%", date(2023, 12, 31), "https://example.org/c"),
        revises=Revision(goal("4%", 4, "%"), date(2025, 12, 31), "s"),
    )
    found = one_target(assessment(of))
    assert found["goal"] == {
        "text": "2%~3%",
        "bound": "range",
        "value": 2,
        "high": 3,
        "unit": "%",
        "by": "2027-12-31",
        "recurring": False,
    }
    assert found["baseline"]["at"] == "2023-12-31"
    assert (found["revises"]["text"], found["revises"]["by"]) == ("4%", "2025-12-31")


def test_the_rest_of_what_the_registry_says_is_there() -> None:
    of = target(
        exclude=("室内5G基站",),
        group="试点企业",
        milestones=(Milestone(goal("4万个", 40000), date(2025, 12, 31)),),
        schedule=((date(2026, 6, 30), 20.0),),
    )
    found = one_target(assessment(of))
    assert (found["not"], found["group"]) == (["室内5G基站"], "试点企业")
    assert [(one["text"], one["value"], one["by"]) for one in found["milestones"]] == [
        ("4万个", 40000, "2025-12-31")
    ]
    assert found["schedule"] == [{"at": "2026-06-30", "percent": 20.0}]


def test_a_refused_candidate_says_whose_words_it_is_made_of() -> None:
    found = one_target(assessment(rejected=[candidate(text=TextKind.NOTES)]))["rejected"][0]
    assert (found["text"], found["published"]) == ("notes", "2024-12-13")


def test_a_quota_has_its_years() -> None:
    years = (
        YearVerdict(2025, Verdict.MET, Status.MET, 12.0),
        YearVerdict(2026, None, Status.NO_EVIDENCE, None),
    )
    assert one_target(assessment(target(kind=Kind.QUOTA), years=years))["years"] == [
        {"year": 2025, "verdict": "met", "status": "met", "value": 12.0},
        {"year": 2026, "verdict": None, "status": "no_evidence", "value": None},
    ]


def test_inputs_are_plain_json() -> None:
    found = one_target(behind(inputs={"t0": date(2022, 9, 30), "points": ({"v": 1.0},), 1: None}))
    assert found["inputs"] == {"t0": "2022-09-30", "points": [{"v": 1.0}], "1": None}


def test_only_sentences_depend_on_the_language() -> None:
    english, chinese = (parsed(behind(why="why.no_baseline"), language=language) for language in Language)
    for found in (english, chinese):
        found.pop("language")
        for one in (found["targets"][0], *found["targets"][0]["observations"], found["targets"][0]["latest"]):
            one.pop("reading", None)
            one.pop("why", None)
            one.pop("forecast", None)
    assert english == chinese


def test_not_a_number_is_our_bug() -> None:
    with pytest.raises(ValueError, match="JSON"):
        parsed(behind(pace=float("nan")))


FIGURE_KEYS = """
    path article title published start end page quote sentence value high unit bound indicator place
    place_code scope modality measure direction period cumulative rule basis text
"""


def test_a_figure_has_exactly_the_keys_of_its_contract() -> None:
    found = figure_object(figure())
    assert sorted(found) == sorted(FIGURE_KEYS.split())
    assert sorted(found["period"]) == ["basis", "end", "recurring", "start"]


def test_a_figure_in_json() -> None:
    one = figure(
        "近3成",
        30,
        "%",
        bound=Bound.NEARLY,
        period=Period(date(2024, 1, 1), date(2024, 5, 31), None, Basis.STATED),
        modality=Modality.TARGET,
        place=Place("试点企业", None, Scope.GROUP),
        text=TextKind.NOTES,
    )
    found = figure_object(one)
    assert found["period"] == {
        "start": "2024-01-01",
        "end": "2024-05-31",
        "recurring": None,
        "basis": "stated",
    }
    assert (found["value"], found["bound"], found["modality"]) == (30, "approx", "target")
    assert (found["place"], found["place_code"], found["scope"]) == ("试点企业", None, "group")
    assert (found["published"], found["text"]) == ("2024-12-13", "notes")


def test_lines_hold_one_object_each_with_chinese_readable() -> None:
    """A quote with a newline in it must not break the line."""
    lines = render_lines([figure(), figure(sentence="基站\n4.27万个")]).splitlines()
    assert [json.loads(line)["quote"] for line in lines] == ["4.27万个", "4.27万个"]
    assert "青岛市" in lines[0]
    assert json.loads(render([figure()]))[0] == json.loads(lines[0])


def test_whole_numbers_have_no_point() -> None:
    assert '"value": 42700,' in render_lines([figure()])
    assert '"value": 0.3333,' in render_lines([figure("三分之一", 0.3333, "")])
