"""The editor of targets.yaml: what it adds, that it touches nothing else, and what it refuses."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.lexicon import load_lexicon
from qdtrack.model import Decision, Problem, Registry, Target
from qdtrack.registry import read_text
from qdtrack.registry.editing import Edit, add_decision, add_observation, add_target, write
from qdtrack.registry.source import read_source, source_of
from qdtrack.registry.writing import in_flow, scalar

GOOD = Path(__file__).with_name("good_registry.yaml")
SHIPPED = Path(__file__).resolve().parents[1] / "targets.yaml"
ACCEPTED = Decision(True, "建成6家", "2025-01-20", "核对过")


def read(text: str) -> Registry:
    registry, _ = read_text(source_of("targets.yaml", text), load_lexicon())
    assert registry is not None
    return registry


def decide(text: str, target: str = "one", decision: Decision = ACCEPTED) -> Edit | Problem:
    return add_decision(source_of("targets.yaml", text), load_lexicon(), target, decision)


def decided(text: str, target: str = "one", decision: Decision = ACCEPTED) -> str:
    edit = decide(text, target, decision)
    assert isinstance(edit, Edit), edit
    return edit.text


def unmarked(target: Target) -> Target:
    """Without places in the file, which an edit moves."""
    return replace(
        target,
        mark=None,
        baseline=replace(target.baseline, mark=None) if target.baseline else None,
        observations=tuple(replace(one, mark=None) for one in target.observations),
        decisions=tuple(replace(one, mark=None) for one in target.decisions),
    )


HEAD = "registry: 1\nplace: 青岛市\ntargets:\n"
ONE = "  - id: one\n    indicator: 灯塔工厂\n    goal: 10家以上\n    by: 2027\n"
TWO = "  - id: two\n    indicator: 智能工厂\n    goal: 30家\n    by: 2027\n"
ADDED = "{accept: 建成6家, article: 2025-01-20, why: 核对过}"


CASES = yaml.safe_load(Path(__file__).with_name("editing_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_decision_goes_where_a_person_would_write_it(name: str) -> None:
    assert decided(CASES[name]["before"]) == CASES[name]["after"]


@pytest.mark.parametrize("name", CASES)
def test_line_ends_are_those_of_the_file(name: str) -> None:
    before, after = (CASES[name][part].replace("\n", "\r\n") for part in ("before", "after"))
    assert decided(before) == after


def test_a_file_without_a_last_newline_stays_so() -> None:
    assert decided((HEAD + ONE).rstrip("\n")) == HEAD + ONE + f"    decisions:\n      - {ADDED}"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param(HEAD + ONE + "    decisions: ~\n", "no-list", id="a word for nothing"),
        pytest.param(HEAD + ONE + "    decisions: ''\n", "no-list", id="an empty text"),
        pytest.param(
            HEAD + ONE + "    decisions: &d [{reject: 3家, article: a1}]\n" + TWO + "    decisions: *d\n",
            "changes-more",
            id="a list that two targets share",
        ),
    ],
)  # fmt: skip
def test_what_is_not_safe_is_refused(text: str, hint: str) -> None:
    refused = decide(text)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.hint) == ("edit-unsafe", hint)


@pytest.mark.parametrize(
    ("text", "target", "hint"),
    [
        (HEAD + ONE, "three", ""),
        (HEAD + ONE + ONE, "one", ""),
        (HEAD + ONE + "    natur: binding\n", "one", "broken"),
        (HEAD + ONE + "    decisions: {reject: 3家, article: a1}\n", "one", "broken"),
        (HEAD + ONE + "    decisions: [\n", "one", ""),
    ],
)
def test_a_target_that_is_not_used_is_not_written_into(text: str, target: str, hint: str) -> None:
    refused = decide(text, target)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.hint) == ("edit-target-unknown", hint)


def test_an_observation_is_added() -> None:
    source = source_of("targets.yaml", HEAD + ONE + TWO)
    stated = {"value": "6家", "at": "2025-06", "source": "https://example.org/a"}
    edit = add_observation(source, load_lexicon(), "one", stated)
    assert isinstance(edit, Edit)
    assert (
        '    observations:\n      - {value: 6家, at: 2025-06, source: "https://example.org/a"}\n' in edit.text
    )
    (found,) = read(edit.text).targets[0].observations
    assert (found.text, found.source) == ("6家", "https://example.org/a")


@pytest.mark.parametrize(
    ("value", "code"), [("6坐", "unknown-unit"), ("6亿元", "unit-differs"), ("几家", "no-number")]
)
def test_an_observation_with_a_mistake_is_refused_by_its_code(value: str, code: str) -> None:
    refused = add_observation(source_of("targets.yaml", HEAD + ONE), load_lexicon(), "one", {"value": value})
    assert isinstance(refused, Problem)
    assert (refused.code, refused.hint, refused.details["code"]) == ("edit-unsafe", "new-problem", code)


NEW = {"id": "new", "indicator": "5G基站", "also": ["5G站点", "站: 址"], "goal": ">= 5万个", "by": "2027"}
NEW_LINES = """\
  - id: new
    indicator: 5G基站
    also: [5G站点, "站: 址"]
    goal: ">= 5万个"
    by: 2027
"""
NEW_LINE = '{id: new, indicator: 5G基站, also: [5G站点, "站: 址"], goal: ">= 5万个", by: 2027}'
FLOW = f"place: 青岛市\ntargets: [ {{id: a, indicator: 充电站, goal: 9座, by: 2027}}, {NEW_LINE} ]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + ONE + "# the end\n", HEAD + ONE + NEW_LINES + "# the end\n"),
        ("place: 青岛市\ntargets: []\n", f"place: 青岛市\ntargets:\n{NEW_LINES}"),
        ("place: 青岛市\ntargets: [] # none yet", f"place: 青岛市\ntargets: # none yet\n{NEW_LINES}"[:-1]),
        ("place: 青岛市\ntargets:  [ ]\n", f"place: 青岛市\ntargets:\n{NEW_LINES}"),
        ("place: 青岛市\ntargets:\n  []\n", f"place: 青岛市\ntargets:\n{NEW_LINES}"),
        ("place: 青岛市\ntargets: [ {id: a, indicator: 充电站, goal: 9座, by: 2027} ]\n", FLOW),
    ],
    ids=["in lines", "opened", "opened beside a comment", "of a space", "below its key", "in brackets"],
)
def test_a_target_is_added(before: str, after: str) -> None:
    edit = add_target(source_of("targets.yaml", before), load_lexicon(), NEW)
    assert isinstance(edit, Edit)
    assert edit.text == after
    assert read(edit.text).targets[-1].also == ("5G站点", "站: 址")


def test_a_target_that_stands_there_is_not_added_again() -> None:
    entry = {"id": "one", "indicator": "5G基站", "goal": "5万个", "by": "2027"}
    refused = add_target(source_of("targets.yaml", HEAD + ONE), load_lexicon(), entry)
    assert isinstance(refused, Problem)
    assert refused.details == {"code": "duplicate-id"}


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "marked"])
def test_the_file_keeps_mark_mode_and_line_ends(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "targets.yaml"
    path.write_bytes(mark + (HEAD + ONE).replace("\n", "\r\n").encode())
    path.chmod(0o640)
    source, _ = read_source(path)
    assert source is not None
    edit = add_decision(source, load_lexicon(), "one", ACCEPTED)
    assert isinstance(edit, Edit)
    assert write(path, edit) is None
    wanted = (HEAD + ONE + f"    decisions:\n      - {ADDED}\n").replace("\n", "\r\n")
    assert path.read_bytes() == mark + wanted.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["targets.yaml"]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    edit = decide(HEAD + ONE)
    assert isinstance(edit, Edit)
    path.write_text(HEAD + ONE + "# mine\n", encoding="utf-8")
    problem = write(path, edit)
    assert problem is not None
    assert problem.code == "edit-outdated"
    assert path.read_text(encoding="utf-8") == HEAD + ONE + "# mine\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "targets.yaml"
    real.write_text(HEAD + ONE, encoding="utf-8")
    link.symlink_to(real)
    edit = decide(HEAD + ONE)
    assert isinstance(edit, Edit)
    assert write(link, edit) is None
    assert link.is_symlink()
    assert "decisions" in real.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_replaced_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(HEAD + ONE, encoding="utf-8")
    edit = decide(HEAD + ONE)
    assert isinstance(edit, Edit)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    problem = write(path, edit)
    assert problem is not None
    assert (problem.code, problem.details["why"]) == ("edit-unwritable", "No space left on device")
    assert path.read_text(encoding="utf-8") == HEAD + ONE
    assert [file.name for file in tmp_path.iterdir()] == ["targets.yaml"]


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs a folder that its owner cannot write to"
)
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    path.write_text(HEAD + ONE, encoding="utf-8")
    tmp_path.chmod(0o500)
    edit = decide(HEAD + ONE)
    assert isinstance(edit, Edit)
    problem = write(path, edit)
    tmp_path.chmod(0o700)
    assert problem is not None
    assert problem.code == "edit-unwritable"


# ---------------------------------------------------------------- spelling


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("达到76%", "达到76%"),
        ("2024/2024-12-13-x", "2024/2024-12-13-x"),
        ("2027-06-30", "2027-06-30"),
        ("page#3", '"page#3"'),
        ("12:30", '"12:30"'),
        ("on", '"on"'),
        ("y", '"y"'),
        ("null", '"null"'),
        ("1_000", '"1_000"'),
        ("", '""'),
        ("他说“76%”。", '"他说“76%”。"'),
        ("a: b # c", '"a: b # c"'),
        ('"76%"', '"\\"76%\\""'),
        ("C:\\x", '"C:\\\\x"'),
        ("甲\n乙", '"甲\\n乙"'),
        ("甲\u2028乙\x07", '"甲\\u2028乙\\u0007"'),
    ],
)
def test_texts_are_spelled_for_every_reader(text: str, written: str) -> None:
    assert scalar(text) == written


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@given(ANY_TEXT)
@settings(max_examples=500, deadline=None)
def test_every_text_comes_back_as_itself(text: str) -> None:
    """Read as a part of a list on one line, where most signs mean something."""
    line = in_flow([text, "next"])
    assert "\n" not in line
    loaded = yaml.load(line, Loader=yaml.BaseLoader)
    assert loaded == [text, "next"]


# ---------------------------------------------------------------- the law

COMMENTS = st.sampled_from(["", "", "  # 说明：a, b]", " #", "  # '\"{[ - id: x"])
BETWEEN = st.sampled_from(["", "", "\n", "# 注\n", "    # 缩进的注\n", "\n  # 空行之后\n\n"])
# Ways to write decisions; < is the key's indentation, > that of a list under it, # a comment.
DECISIONS = st.sampled_from(
    [
        "",
        "<decisions:#\n",
        "<decisions: []#\n",
        "<decisions: [ ]#\n",
        "<decisions: [{reject: 3家, article: a1}]#\n",
        "<decisions: [{reject: '3家', article: a1},#\n<  {accept: \"4家\", article: b} ,#\n<]#\n",
        "<decisions:#\n>- {reject: 3家, article: a1}#\n",
        "<decisions:#\n>-   reject: 3家#\n>    article: a1#\n",
        "<decisions: &d#\n>- &e\n>  accept: >-\n>    3家\n>    4家\n\n>  article: a1#\n",
        "<decisions:#\n>  #\n>- {reject: 3家,#\n>   article: a1}#\n",
    ]
)
OTHERS = st.sampled_from(
    [
        "",
        "<owner: |\n<  市工信局\n\n",
        "<owner: 市工信局\n<  综合处#\n",
        "<also:#\n<- 灯塔\n",
        "<also: ['a,\n\n< b']\n",
    ]
)
FLOW_ENDS = st.sampled_from(["", ",", " ", ", decisions: []", ", decisions: [{accept: 3家, article: a}, ] "])
TEXTS = ANY_TEXT | st.sampled_from(
    ["6家", "他说：“6家”，", 'a"b\\', "x: y # z", "- [a", "{}", "甲\n乙", "\t", "'", "on", "12:30", "？"]
)


@st.composite
def target_texts(draw: st.DrawFn, name: str, step: str, dash: str) -> str:
    """One target in some style of writing."""
    comment = draw(COMMENTS)
    if draw(st.integers(0, 4)) == 0:
        split = draw(st.sampled_from(["", f"{comment}\n{dash}    "]))
        body = f"{{id: {name}, indicator: 指标{name},{split} goal: 10家, by: 2027{draw(FLOW_ENDS)}}}"
        return f"{dash}- {body}{comment}\n"
    inner = dash + "  "
    keys = draw(st.permutations([f"indicator: 指标{name}", "goal: '10家'", "by: 2027"]))
    body = "".join(f"{inner}{key}{draw(COMMENTS)}\n{draw(BETWEEN)}" for key in keys)
    styled = [
        part.replace(">-\n", "\0").replace("#", comment).replace("<", inner).replace(">", inner + step)
        for part in (draw(DECISIONS), draw(OTHERS))
    ]
    parts = draw(st.permutations([body, *(part.replace("\0", ">-\n") for part in styled)]))
    return f"{dash}- id: {name}{comment}\n{''.join(parts)}"


@st.composite
def registries(draw: st.DrawFn) -> str:
    step, dash = draw(st.sampled_from([("  ", "  "), ("", ""), ("    ", "    "), ("", "  "), ("  ", "")]))
    head = f"registry: 1{draw(COMMENTS)}\nplace: 青岛市\n{draw(BETWEEN)}targets:{draw(COMMENTS)}\n"
    bodies = [
        draw(BETWEEN) + draw(target_texts(name, step, dash)) + draw(BETWEEN)
        for name in ("one", "two", "three")
    ]
    text = head + "".join(bodies) + draw(st.sampled_from(["", "title: 样例\n", "...\n", "# 完"]))
    text = text.rstrip("\n") if draw(st.booleans()) else text
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@given(registries(), st.sampled_from(["one", "two", "three"]), TEXTS, TEXTS, st.booleans())
@settings(max_examples=400, deadline=None)
def test_an_edit_is_one_insertion_and_one_decision(
    text: str, name: str, quote: str, why: str, accept: bool
) -> None:
    """The text without the insertion is the old text; the registry is the old one plus the decision."""
    before = read(text)
    decision = Decision(accept, quote, "2025-01-20", why)
    edit = decide(text, name, decision)
    if not quote.strip():
        assert isinstance(edit, Problem)  # a decision without a quote is none
        return
    assert isinstance(edit, Edit), (edit, text)
    at, length = edit.splice.at, len(edit.splice.words)
    assert edit.text[:at] + edit.text[at + length :] == text
    assert ("\r\n" in text) <= ("\n" not in edit.splice.words.replace("\r\n", ""))
    stripped = replace(decision, quote=quote.strip(), why=why.strip())
    wanted = [
        replace(one, decisions=(*one.decisions, stripped)) if one.id == name else one
        for one in map(unmarked, before.targets)
    ]
    assert list(map(unmarked, read(edit.text).targets)) == wanted


@pytest.mark.parametrize("path", [GOOD, SHIPPED], ids=lambda path: path.stem)
def test_every_target_of_a_real_registry_can_be_decided(path: Path) -> None:
    """One after another into the same text, as `qdtrack review` does."""
    source, _ = read_source(path)
    assert source is not None
    registry, _ = read_text(source, load_lexicon())
    assert registry is not None
    for target in registry.targets[:8]:
        edit = add_decision(source, load_lexicon(), target.id, ACCEPTED)
        assert isinstance(edit, Edit)
        source = edit.result
    again, _ = read_text(source, load_lexicon())
    assert again is not None
    for before, after in zip(registry.targets[:8], again.targets, strict=False):
        assert [unmarked(after).decisions[-1]] == [ACCEPTED]
        assert unmarked(after) == replace(unmarked(before), decisions=unmarked(after).decisions)
