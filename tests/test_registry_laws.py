"""What holds for every text given as targets.yaml: no exception, marks inside the file, no delay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.catalogue import Language
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Problem, Registry
from qdtrack.registry import read_text
from qdtrack.registry.lint import lint
from qdtrack.registry.source import decode, source_of
from qdtrack.reporting.problems import render

GOOD = Path(__file__).with_name("good_registry.yaml").read_text(encoding="utf-8")
SIGNS = st.sampled_from(
    [*"\"'[]{}:,-#&*!|>%@`?~<=：，\t\n\r \x00\x1b\u2028\ufeff年月5万%", "- ", ": ", "\n  ", "<<: "]
)
WORDS = st.sampled_from(
    ["", "~", "on", "12:30", "1_000", "0x1", "2027-13", "[]", "{}", "*a", "&a ", "!!int ", "|", ">-"]
)


def check(text: str) -> Registry | None:
    """Read, lint and print; every mark lies in the file."""
    source = source_of("targets.yaml", text)
    registry, problems = read_text(source, load_lexicon())
    everything: list[Problem] = [*problems, *(lint(registry) if registry else ())]
    for problem in everything:
        if mark := problem.mark:
            assert 1 <= mark.line <= len(source.starts)
            assert 1 <= mark.column <= len(source.line(mark.line - 1)) + 1
            assert mark.width >= 1
        for language in Language:
            assert render(problem, language)
    assert registry is not None or problems
    return registry


@given(st.integers(0, len(GOOD)), st.integers(0, 30), SIGNS | WORDS | st.text(max_size=5))
@settings(max_examples=300, deadline=None)
def test_a_piece_replaced(at: int, length: int, put: str) -> None:
    check(GOOD[:at] + put + GOOD[at + length :])


@given(st.lists(st.tuples(st.integers(0, GOOD.count("\n")), st.sampled_from("dxio")), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_lines_deleted_doubled_and_moved(edits: list[tuple[int, str]]) -> None:
    lines = GOOD.split("\n")
    for index, edit in edits:
        line = lines[index % len(lines)]
        lines[index % len(lines)] = {"d": "", "x": f"{line}\n{line}", "i": f"  {line}", "o": line[1:]}[edit]
    check("\n".join(lines))


@given(st.integers(0, 200), WORDS)
@settings(max_examples=200, deadline=None)
def test_a_value_replaced(index: int, put: str) -> None:
    lines = GOOD.split("\n")
    key, colon, _ = lines[index % len(lines)].partition(": ")
    lines[index % len(lines)] = key + colon + put
    check("\n".join(lines))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.binary(max_size=100))
def test_any_bytes(raw: bytes) -> None:
    source, problems = decode("targets.yaml", raw)
    assert (source is None) == bool(problems)
    if source:
        check(source.text)


@pytest.mark.parametrize(
    "text",
    [
        "k: " + "[" * 100_000,
        "k: " + "{" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "a: " * 50_000,
        "k: " + "&a " * 50_000,
        "k: [" + "x," * 200_000 + "]",
        "a: &a [x]\n" + "".join(f"k{n}: &a [*a, *a]\n" for n in range(60)),
        "targets: &t [&o {observations: [" + "{value: 1个}," * 2_000 + "]}, " + "*o," * 2_000 + "]",
        "plans: ["
        + ",".join(f"{{id: p{n}}}" for n in range(1000))
        + "]\ntargets:\n"
        + "".join(f"  - {{id: t{n}, plan: q{n}}}\n" for n in range(1000)),
        "k: '" + "x\n\n" * 50_000,
        "\n" * 500_000,
        "k" * 500_000,
        '"' + "\\x41" * 50_000 + '": 1',
    ],
    ids=lambda text: text[:12],
)
def test_nothing_takes_long(text: str) -> None:
    begin = time.perf_counter()
    read_text(source_of("targets.yaml", text), load_lexicon())
    assert time.perf_counter() - begin < 6
