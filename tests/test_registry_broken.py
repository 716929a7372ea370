"""Every mistake a person can make in targets.yaml: one file each, its code and its exact place.

The files stand in tests/broken_registries, named after their defect. A place is
line:column:width, counted in characters; "code/name" means the remedy `hint-name`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qdtrack.catalogue import Language, hint, message, severity, table
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Problem, Severity
from qdtrack.registry import read_registry
from qdtrack.registry.lint import lint
from qdtrack.registry.source import MOST_BYTES

FOLDER = Path(__file__).with_name("broken_registries")

UNREADABLE = {  # nothing in these can be used
    "alias-expansion": ["alias-expansion 5:36:2"],
    "alias-within-itself": ["alias-within-itself 7:24:6"],
    "bad-escape": ["bad-escape 7:15:1"],
    "bad-indent": ["bad-indent 5:4:1"],
    "colon-in-value": ["colon-in-value 2:10:1"],
    "colon-without-space": ["missing-colon/no-space 5:9:1"],
    "colon-without-space-at-the-end": ["missing-colon/no-space 6:7:1"],
    "control-character": ["control-character 7:16:1"],
    "dash-after-key": ["dash-after-key 7:11:1"],
    "full-width-colon": ["missing-colon/full-width 4:14:1"],
    "full-width-colon-in-a-row": ["missing-colon/full-width 4:9:1"],
    "key-indented-too-far": ["bad-indent 5:7:1"],
    "missing-colon": ["missing-colon 4:5:13"],
    "not-a-registry": ["not-a-registry 1:1:14"],
    "not-utf-8": ["not-utf-8/gbk 1:8:1"],
    "not-utf-8-but-binary": ["not-utf-8"],
    "not-utf-8-but-utf-16": ["not-utf-8/utf-16"],
    "registry-empty": ["registry-empty"],
    "tab-in-indent": ["tab-in-indent 4:1:1"],
    "text-after-value": ["text-after-value 4:21:2"],
    "too-deep": ["too-deep 7:32:1"],
    "unclosed-bracket": ["unclosed-bracket 7:11:1"],
    "unclosed-quote": ["unclosed-quote 2:8:1"],
    "unknown-alias": ["unknown-alias 7:12:7"],
    "unknown-version": ["unknown-version 1:11:1"],
    "unquoted-at": ["unquoted-sign 7:12:1"],
    "unquoted-sign": ["unquoted-sign 5:11:1"],
    "yaml-syntax": ["yaml-syntax 1:1:1"],
}

READABLE = {  # what is named is not used, the rest is
    "bad-id": ["bad-id 3:9:8"],
    "decision-unclear": ["decision-unclear 8:9:47", "decision-unclear 9:9:17"],
    "duplicate-id": ["duplicate-id 4:10:5", "duplicate-id 10:9:8"],
    "duplicate-key": ["duplicate-key 8:5:4"],
    "goal-without-unit": ["goal-without-unit 5:11:9", "goal-without-unit 7:25:4"],
    "group-missing": ["group-missing 7:12:12"],
    "impossible-date": [
        "impossible-date 7:11:7",
        "impossible-date 8:34:10",
        "yaml-surprise/leading-zero 9:32:4",
        "impossible-date 11:28:10",
    ],
    "key-not-a-word": ["key-not-a-word 7:7:11"],
    "merge-key": ["merge-key 3:5:2"],
    "missing-key": [
        "missing-key 2:5:2",
        "missing-key/goal 2:5:2",
        "missing-key/place 2:5:2",
        "missing-key/empty 6:5:4",
    ],
    "no-number": ["no-number 5:11:4"],
    "not-a-date": ["not-a-date 7:11:2", "not-a-date 8:34:4"],
    "not-a-duration": ["not-a-duration 7:18:2"],
    "not-a-percentage": ["not-a-percentage 7:25:2", "not-a-percentage 7:38:3"],
    "several-documents": ["several-documents 7:1:3"],
    "unit-differs": ["unit-differs 7:23:5", "unit-differs 8:25:3"],
    "unknown-key": [
        "unknown-key/similar 2:1:5",
        "unknown-key/similar 8:5:4",
        "unknown-key/similar 9:5:4",
        "unknown-key/similar 10:16:5",
    ],
    "unknown-plan": ["unknown-plan/similar 9:11:10"],
    "unknown-unit": ["unknown-unit/similar 5:13:1"],
    "unknown-value": [
        "unknown-value/similar 7:13:7",
        "unknown-value 8:11:2",
        "unknown-value 9:15:7",
        "unknown-value/similar 10:18:3",
    ],
    "unread-words": ["unread-words 5:16:3"],
    "wrong-type": [
        "wrong-type/list 2:8:5",
        "wrong-type/one-value 4:9:10",
        "wrong-type/one-value 6:11:14",
        "wrong-type/list 8:11:6",
        "wrong-type/mapping-stated 9:15:5",
        "wrong-type/mapping-status 10:13:3",
        "wrong-type/schedule 11:15:2",
        "wrong-type/mapping-target 12:5:8",
    ],
    "yaml-surprise": [
        "yaml-surprise/boolean 7:12:2",
        "yaml-surprise/sexagesimal 8:11:5",
        "yaml-surprise/underscore 9:12:5",
        "yaml-surprise/exponent 9:19:3",
        "yaml-surprise/leading-zero 9:24:3",
        "yaml-surprise/base 9:29:4",
        "yaml-surprise/not-a-number 9:35:4",
    ],
    "yaml-tag": ["yaml-tag 7:12:31"],
}

DOUBTFUL = {  # used, and probably not what was meant
    "ambiguous-date": ["ambiguous-date 6:9:6"],
    "baseline-after-deadline": ["baseline-after-deadline 7:23:5"],
    "deadline-before-issue": ["deadline-before-issue 5:9:8"],
    "empty-value": ["empty-value 7:5:5", "empty-value 8:5:4", "empty-value/item 9:17:2"],
    "full-width-comma": ["full-width-comma 7:12:7"],
    "indicator-twice": ["indicator-twice 7:9:14"],
    "met-at-baseline": ["met-at-baseline 7:23:3"],
    "milestone-after-deadline": ["milestone-after-deadline 3:9:8"],
    "relative-goal": ["relative-goal 3:9:6"],
    "share-over-100": ["share-over-100 3:9:8", "share-over-100 7:23:4"],
    "start-after-deadline": ["start-after-deadline 3:9:8"],
    "total-without-start": ["total-without-start 3:9:8"],
    "undated-baseline": ["undated-baseline 7:23:5"],
    "observation-ahead": ["observation-ahead 8:17:5"],
    "undated-observation": ["undated-observation 8:17:5"],
    "unknown-place": ["unknown-place 5:12:4"],
}

OPINIONS = {  # with `check --strict` only
    "no-baseline": ["no-baseline 5:9:8"],
    "plan-without-issue": ["plan-without-issue", "no-baseline 5:9:8"],
    "target-without-plan": ["no-baseline 3:9:8", "target-without-plan 3:9:8"],
}

TABLE = UNREADABLE | READABLE | DOUBTFUL | OPINIONS
ABOUT_THE_FILE = {"registry-missing", "registry-unreadable", "registry-too-large"}
ABOUT_ARTICLES = {"goal-moved", "goal-was-moved"}  # no registry is broken by what they tell


TODAY = date(2026, 9, 30)


def problems_of(name: str) -> tuple[bool, list[Problem]]:
    registry, problems = read_registry(FOLDER / f"{name}.yaml", load_lexicon())
    return registry is not None, [*problems, *(lint(registry, TODAY) if registry else ())]


def place(problem: Problem) -> str:
    code = f"{problem.code}/{problem.hint}" if problem.hint else problem.code
    mark = problem.mark
    return f"{code} {mark.line}:{mark.column}:{mark.width}" if mark else code


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_mistake_is_named_at_its_very_place(name: str) -> None:
    is_read, problems = problems_of(name)
    wanted = {Severity.ERROR, Severity.WARNING} | ({Severity.OPINION} if name in OPINIONS else set())
    assert [place(problem) for problem in problems if severity(problem.code) in wanted] == TABLE[name]
    assert is_read is (name not in UNREADABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_sentence_is_filled_and_stands_in_both_languages(name: str) -> None:
    for problem in problems_of(name)[1]:
        for language in Language:
            said = message(problem, language)
            assert said
            assert "{" not in said
            remedy = hint(problem, language)
            assert remedy, f"{problem.code} has no remedy {problem.hint!r}"
            assert "{{" not in remedy


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_excerpt_is_the_line_of_the_mark(name: str) -> None:
    lines = (FOLDER / f"{name}.yaml").read_bytes().decode("utf-8", "ignore").splitlines()
    for problem in problems_of(name)[1]:
        if problem.mark and name != "not-utf-8":
            assert problem.excerpt == lines[problem.mark.line - 1]
            assert problem.mark.column + problem.mark.width - 1 <= max(1, len(problem.excerpt))


def test_every_code_of_the_registry_has_a_broken_file() -> None:
    codes = {code for code, entry in table("problems").items() if entry["stage"] in ("registry", "check")}
    shown = {place.partition(" ")[0].partition("/")[0] for places in TABLE.values() for place in places}
    assert codes - ABOUT_THE_FILE - ABOUT_ARTICLES == shown
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(TABLE)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    registry, problems = read_registry(tmp_path / "targets.yaml", load_lexicon())
    assert registry is None
    assert [(p.code, p.mark) for p in problems] == [("registry-missing", None)]


def test_a_folder_is_no_registry(tmp_path: Path) -> None:
    registry, problems = read_registry(tmp_path, load_lexicon())
    assert registry is None
    assert [place(p) for p in problems] == ["registry-unreadable/not-a-file"]


def test_a_path_that_no_system_has() -> None:
    _, problems = read_registry(Path("targets\0.yaml"), load_lexicon())
    assert [p.code for p in problems] in (["registry-unreadable"], ["registry-missing"])


def test_a_file_too_large_to_be_kept_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    _, problems = read_registry(path, load_lexicon())
    assert [p.code for p in problems] == ["registry-too-large"]


def test_a_target_with_an_error_is_left_out_and_its_neighbour_is_not(tmp_path: Path) -> None:
    """不得因一处笔误得出错误数字：a `not` misspelt as `nott` would let wrong figures in."""
    path = tmp_path / "targets.yaml"
    path.write_text(
        "place: 青岛市\ntargets:\n"
        "  - {id: one, indicator: 充电站, goal: 5000座, by: 2027, nott: 换电站}\n"
        "  - {id: two, indicator: 换电站, goal: 50座, by: 2027}\n",
        encoding="utf-8",
    )
    registry, problems = read_registry(path, load_lexicon())
    assert registry is not None
    assert [target.id for target in registry.targets] == ["two"]
    assert [p.code for p in problems] == ["unknown-key"]


def test_a_target_of_an_unreadable_plan_is_left_out(tmp_path: Path) -> None:
    """Without the plan's date of issue its status would be another one."""
    path = tmp_path / "targets.yaml"
    path.write_text(
        "place: 青岛市\nplans: [{id: green, issued: 2025-13}]\ntargets:\n"
        "  - {id: one, indicator: 充电站, goal: 5000座, by: 2027, plan: green}\n",
        encoding="utf-8",
    )
    registry, problems = read_registry(path, load_lexicon())
    assert registry is not None
    assert registry.targets == ()
    assert [p.code for p in problems] == ["impossible-date"]
