"""Every sentence of tests/corpus read, and every known failure held to fail in just the marked way."""

from __future__ import annotations

import pytest
from corpus_cases import BOUNDS, FOLDER, Case, read_corpus
from corpus_checks import judge
from corpus_marks import marked

from qdtrack.model import Measure, Modality, Scope

CORPUS = read_corpus()
CURED = "cured: {} no longer fails. Take the marks away with: python -m bench.corpus --refresh"


def _named(case: Case) -> str:
    return case.name.replace("\n", " ").replace("[", "(").replace("]", ")")


@pytest.mark.parametrize("case", CORPUS, ids=_named)
def test_the_figures_of_a_sentence_are_those_a_reader_takes(case: Case) -> None:
    judgement = judge(case)
    if case.spelling:
        known = judgement.fails if case.is_known_failure else frozenset()
        assert not case.is_known_failure or judgement.fails, CURED.format(case.spelling)
    else:
        known = frozenset(case.entry.fails)
        assert known <= judgement.fails, CURED.format(", ".join(sorted(known - judgement.fails)))
    assert judgement.fails <= known, "\n".join(
        [case.text, *judgement.wrong, f"missing {judgement.missing}, extra {judgement.extra}"]
    )
    if known:
        pytest.xfail(f"known failure: {', '.join(sorted(known))}")


def test_the_corpus_is_large_and_half_of_it_is_annotated_in_full() -> None:
    sentences = [case for case in CORPUS if not case.spelling]
    in_full = [
        case
        for case in sentences
        if any(row.indicator and row.scope and row.modality and row.measure for row in case.rows)
    ]
    assert len(sentences) >= 320
    assert len(in_full) >= 150
    assert len({case.text for case in sentences}) == len(sentences)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_corpus_file_uses_the_words_of_its_readme(path: object) -> None:
    """A misspelt bound or measure would be a question that nothing can answer rightly."""
    words = {
        "bound": BOUNDS,
        "measure": {measure.value for measure in Measure},
        "modality": {modality.value for modality in Modality},
        "scope": {scope.value for scope in Scope},
    }
    for case in CORPUS:
        if case.entry.path != path:
            continue
        for row in case.rows:
            for name, known in words.items():
                said = {word for word in getattr(row, name).split("|") if word}
                assert said <= known, (case.text, row.quote, name, said - known)
            assert row.optional or row.value, (case.text, row.quote)


def test_refreshing_marks_touches_nothing_else() -> None:
    text = (
        "about: x\n# a comment stays\ncases:\n"
        "  - say: 全市有学校3所。  # why\n    fails: [period]\n    figures: [[3所, 3 所]]\n"
        "  - say: |\n      全市有\n      医院2所。\n    figures: [[2所, 2 所]]\n"
        "  - never: [5G, 6G]\n    in: 介绍{}。\n"
    )
    bare = text.replace("    fails: [period]\n", "")
    assert marked(text, {}) == bare
    assert marked(text, {1: ["place"], 2: ["6G"]}) == (
        bare.replace("医院2所。\n", "医院2所。\n    fails: [place]\n").replace(
            "6G]\n", "6G]\n    fails: [6G]\n"
        )
    )
    assert marked(marked(text, {0: ["unit"]}), {0: ["period"]}) == text
