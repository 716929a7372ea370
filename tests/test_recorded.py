"""A report is read again as it was written, and no JSON whatever makes the reading fall over."""

from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import assessment, behind, candidate, goal, observation, report, source, target
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from qdtrack.catalogue import Language
from qdtrack.model import (
    Assessment,
    Bound,
    Decision,
    Flag,
    Kind,
    Observation,
    Problem,
    Quantity,
    Reason,
    Report,
    Revision,
    Stated,
    Status,
    Verdict,
)
from qdtrack.reading.json_file import parse, read_json
from qdtrack.reporting import diff_markdown, json_diff
from qdtrack.reporting.changes import Changes, Turn
from qdtrack.reporting.comparison import compare
from qdtrack.reporting.diff_screen import DiffScreen
from qdtrack.reporting.diff_words import Diff
from qdtrack.reporting.json_report import observation_object, report_object
from qdtrack.reporting.recorded import Recorded, of_report, recorded
from qdtrack.reporting.rows import row
from qdtrack.tracking import track

Json = Any  # Any: parsed JSON
ROOT = Path(__file__).resolve().parents[1]
EN, ZH = Language.EN, Language.ZH

RICH = report(
    behind(
        target(
            nature="binding",
            owner="市工信局",
            baseline=Stated(Quantity(30361, "个"), "30361个", date(2022, 9, 30), "s"),
            revises=Revision(goal("4万个", 40000), date(2026, 12, 31), "s"),
            decisions=(Decision(True, "4.27万个", "2024-12-13", "复核"),),
        ),
        inputs={"progress": [0.6, None], "attainment": [0.854, 0.9], "or_better": True},
        flags=(Flag.STALE, Flag.REVISED),
        why="why.published_only",
    ),
    assessment(
        target("unfound"),
        rejected=[candidate(Reason.PLACE, "place.wider", details={"found": "a", "wanted": "b"})],
    ),
    assessment(
        target("sum", kind=Kind.QUOTA, goal=goal("每年10家以上", 10, "家", recurring=True)),
        observation("8家", 8, "家"),
        Status.BEHIND,
        gap=5.0,
        inputs={
            "parts": [{"value": 3.0}, {"value": 8.0}],
            "p": 5.0,
            "T": 10.0,
            "observed": {"low": 5.0, "high": 5.0, "low_closed": True, "high_closed": True},
            "acceptance": {"low": 10.0, "high": None, "low_closed": True, "high_closed": False},
            "operator": "at_least",
            "lower_bound_since": None,
        },
        flags=(Flag.WITHIN_TOLERANCE,),
    ),
    assessment(
        target("many"),
        observation(sources=(source(), source("4.3万个", outlet="另一报"))),
        Status.MET_EARLY,
        verdict=Verdict.MET,
        computed_status=Status.BEHIND,
    ),
)


def valid() -> Json:
    return json.loads(json.dumps(report_object(RICH, EN)))


def read(found: object) -> Recorded:
    read_again, problems = recorded(found, "earlier.json")
    assert read_again is not None, problems
    return read_again


def problems(found: object) -> tuple[Problem, ...]:
    read_again, mistakes = recorded(found, "earlier.json")
    assert read_again is None
    assert mistakes
    return mistakes


@pytest.mark.parametrize("language", Language)
def test_every_row_reads_the_same_from_its_json(language: Language) -> None:
    """Nothing that a row says is lost: not the interval, the remark, the day, nor the earlier goal."""
    read_again = read(report_object(RICH, language)).targets
    for one in RICH.assessments:
        told, kept = row(one, language), row(read_again[one.target.id], language)
        for name in type(told).__slots__:
            if name != "assessment":
                assert getattr(kept, name) == getattr(told, name), name


REGISTRIES = {
    "shipped": (ROOT / "targets.yaml", date(2026, 6, 30)),
    "rich": (ROOT / "tests" / "rich_registry" / "targets.yaml", date(2026, 3, 31)),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", REGISTRIES)
def test_a_whole_report_reads_the_same_from_its_json(name: str, language: Language) -> None:
    """Sums, chains of years and averages too, whose latest value no single figure says."""
    path, as_of = REGISTRIES[name]
    found = track(path, as_of=as_of)
    told = report_object(found, language)
    read_again = read(json.loads(json.dumps(told))).targets
    assert list(read_again) == [one["id"] for one in told["targets"]]
    for one, raw in zip(found.assessments, told["targets"], strict=True):
        again = read_again[one.target.id]
        seen = [observation_object(seen, again.target, language) for seen in again.evidence.observations]
        assert seen == raw["observations"]
        assert words(again, language) == words(one, language)


def words(one: Assessment, language: Language) -> dict[str, object]:
    """All cells but the remarks, which hold milestones too."""
    told = row(one, language)
    return {name: getattr(told, name) for name in type(told).__slots__ if name not in ("assessment", "notes")}


def test_a_report_from_before_the_newer_keys_is_read() -> None:
    found = valid()
    del found["registered"]
    for one in found["targets"]:
        del one["decisions"], one["goal"]["recurring"]
        for seen in (*one["observations"], *([one["latest"]] if one["latest"] else [])):
            del seen["further_sources"], seen["indicator"]
    old = read(found)
    assert not old.knows_decisions
    assert old.registered == {"5g-base-stations", "unfound", "sum", "many"}
    assert len(old.targets["many"].evidence.observations[0].sources) == 2
    assert compare(old, of_report(RICH, EN)).changes == ()


@pytest.mark.parametrize(
    ("found", "code", "hint"),
    [
        ({}, "report-foreign", ""),
        ([], "report-foreign", ""),
        (None, "report-foreign", ""),
        ({"schema": 1}, "report-foreign", ""),
        ({"schema": "qdtrack-gaps/1"}, "report-foreign", "other"),
        ({"schema": "qdtrack-report/0"}, "report-version", "older"),
        ({"schema": "qdtrack-report/2"}, "report-version", "newer"),
        ({"schema": "qdtrack-report"}, "report-version", "newer"),
        ({"schema": "qdtrack-report/1"}, "report-shape", ""),
    ],
)
def test_what_is_no_report_of_this_version_is_told_apart(found: object, code: str, hint: str) -> None:
    first = problems(found)[0]
    assert (first.code, first.hint, first.path) == (code, hint, "earlier.json")


@pytest.mark.parametrize(
    ("keys", "value", "where", "shown"),
    [
        (["as_of"], "gestern", "as_of", '"gestern"'),
        (["targets", 0, "goal", "value"], "50000", "targets[0].goal.value", '"50000"'),
        (["targets", 0, "status"], "late", "targets[0].status", '"late"'),
        (["targets", 0, "progress"], 1e300, "targets[0].progress", "1e+300"),
        (["targets", 0, "progress"], float("inf"), "targets[0].progress", "Infinity"),
        (["targets", 0, "progress"], True, "targets[0].progress", "true"),
        (["targets", 0, "inputs", "progress"], [1], "targets[0].inputs.progress[1]", "null"),
        (["targets", 0, "latest", "sources"], 0, "targets[0].latest.sources", "0"),
        (["targets", 1, "id"], "5g-base-stations", "targets[1].id", '"5g-base-stations"'),
        (["targets", 1, "flags"], {"a": 1}, "targets[1].flags", "{…}"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(keys: list[Any], value: object, where: str, shown: str) -> None:
    found = valid()
    place = found
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    first = problems(found)[0]
    assert (first.code, first.details["where"], first.details["found"]) == ("report-shape", where, shown)


def test_the_first_mistakes_explain_the_rest() -> None:
    found = valid()
    for one in found["targets"]:
        one.clear()
    assert len(problems(found)) == 5


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "json-syntax"),
        (b'{"a": 1', "json-syntax"),
        (b"\xff\xfe\x00", "json-no-text"),
        ("报告".encode("gbk"), "json-no-text"),
        (b"[" * 200_000, "json-extreme"),
        (b"NaN", "json-extreme"),
        (b"1" * 5000, "json-extreme"),
    ],
    ids=["nothing", "cut short", "no text", "gbk", "deep", "not a number", "endless number"],
)
def test_bytes_that_are_no_json_are_told_apart(raw: bytes, code: str) -> None:
    value, mistakes = parse(raw, "a.json")
    assert (value, [one.code for one in mistakes]) == (None, [code])


def test_json_cut_short_is_marked_where_it_ends() -> None:
    (problem,) = parse(b'{\n  "schema": "qdtrack-report/1",\n  "as_of": ', "a.json")[1]
    assert problem.mark is not None
    assert (problem.mark.line, problem.excerpt) == (3, '  "as_of": ')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_shell_writes_is_read(encoding: str, tmp_path: Path) -> None:
    """A redirection in some shells writes UTF-16."""
    file = tmp_path / "a.json"
    file.write_bytes(json.dumps(valid(), ensure_ascii=False).encode(encoding))
    assert read_json(file) == (valid(), ())


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    assert [one.code for one in read_json(tmp_path)[1]] == ["unreadable-file"]


# ---------------------------------------------------------------- laws

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.binary(max_size=60))
@settings(deadline=None)  # a busy machine is no bug
def test_no_bytes_raise(raw: bytes) -> None:
    value, mistakes = parse(raw, "a.json")
    assert value is None or not mistakes


@given(JSON)
@settings(deadline=None)  # the first example builds the types of the contract
def test_no_json_raises(found: object) -> None:
    problems(found)


def places(found: Json, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every key and index of a JSON value, from the outside in."""
    inside = (
        list(found.items())
        if isinstance(found, dict)
        else list(enumerate(found))
        if isinstance(found, list)
        else []
    )
    return [one for key, value in inside for one in [(*path, key), *places(value, (*path, key))]]


PLACES = places(valid())


NOW = {language: of_report(RICH, language) for language in Language}


@given(st.sampled_from(PLACES), st.none() | JSON, st.booleans())
@settings(deadline=None)  # the first example loads what the formats need
def test_no_broken_report_raises(place: tuple[Any, ...], value: object, is_dropped: bool) -> None:
    """A key taken away or given any other value: a problem, or a report that every format can print."""
    found = copy.deepcopy(valid())
    inside = found
    for key in place[:-1]:
        inside = inside[key]
    if is_dropped:
        del inside[place[-1]]
    else:
        inside[place[-1]] = value
    read_again, mistakes = recorded(found, "earlier.json")
    assert (read_again is None) == bool(mistakes)
    if read_again is not None:
        for language in Language:
            print_all(compare(read_again, NOW[language]), language)


def print_all(changes: Changes, language: Language) -> None:
    diff = Diff(RICH, changes, "earlier.json", language)
    json.loads(json_diff.render(diff))
    assert diff_markdown.render(diff)
    console = Console(width=60, color_system=None)
    with console.capture() as captured:
        console.print(DiffScreen(diff))
    assert "\x1b" not in captured.get()


DAYS = (None, date(2025, 6, 30), date(2025, 12, 31))
OBSERVATIONS = st.lists(
    st.builds(
        lambda value, day, path, bound: observation(
            f"{value}个", value, as_of=day, bound=bound, sources=(source(f"{value}个", path=path),)
        ),
        st.sampled_from([10, 20, 30]),
        st.sampled_from(DAYS),
        st.sampled_from(["a.md", "b.md"]),
        st.sampled_from([Bound.EQUAL, Bound.AT_LEAST]),
    ),
    max_size=4,
)


def _assessed(name: str, status: Status, seen: list[Observation], value: int) -> Assessment:
    of = target(name, goal=goal(f"{value}个", value))
    return assessment(of, seen[-1] if seen else None, status, observations=seen)


REPORTS = st.dictionaries(
    st.sampled_from("abcd"),
    st.tuples(st.sampled_from(Status), OBSERVATIONS, st.sampled_from([100, 200])),
).map(lambda targets: report(*(_assessed(name, *more) for name, more in targets.items())))


def values(some: list[Observation]) -> Counter[object]:
    return Counter((one.quantity.value, one.quantity.bound, one.as_of) for one in some)


@given(REPORTS)
@settings(deadline=None)  # a busy machine is no bug
def test_a_report_has_no_changes_against_itself(one: Report) -> None:
    told = compare(of_report(one, EN), of_report(one, ZH))
    assert told.changes == ()
    assert len(told.unchanged) == len(one.assessments)


@given(REPORTS, REPORTS)
@settings(deadline=None)  # a busy machine is no bug
def test_what_is_new_one_way_is_gone_the_other_way(one: Report, other: Report) -> None:
    there = {change.id: change for change in compare(of_report(one, EN), of_report(other, EN)).changes}
    back = {change.id: change for change in compare(of_report(other, EN), of_report(one, EN)).changes}
    assert there.keys() == back.keys()
    for name, change in there.items():
        mirror = back[name]
        assert values([seen.observation for seen in change.new]) == values(
            [seen.observation for seen in mirror.gone]
        )
        assert values([seen.observation for seen in change.gone]) == values(
            [seen.observation for seen in mirror.new]
        )
        assert len(change.restated) == len(mirror.restated)
        assert (change.turn is Turn.NEW) == (mirror.turn is Turn.DROPPED)
        assert change.fields == mirror.fields


@given(REPORTS, REPORTS)
@settings(deadline=None)  # a busy machine is no bug
def test_every_target_is_counted_once(one: Report, other: Report) -> None:
    told = compare(of_report(one, EN), of_report(other, EN))
    names = [*(change.id for change in told.changes), *told.unchanged]
    assert sorted(names) == sorted({a.target.id for a in (*one.assessments, *other.assessments)})
    assert sum(told.counts().values()) == len(told.changes)
