"""What share of the corpus of sentences is read right, by field and by topic.

    python -m bench.corpus              the tables
    python -m bench.corpus --wrong      and every mistake
    python -m bench.corpus --refresh    writes the `fails:` marks of tests/corpus anew, nothing else

The sentences and what is right of them are tests/corpus; the comparing is tests/corpus_checks.py.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))  # the corpus is the tests' own

from corpus_cases import Case, Entry, read_corpus
from corpus_checks import FIELDS, Judgement, judge
from corpus_marks import marked

Judged = Sequence[tuple[Case, Judgement]]


def main(arguments: Sequence[str]) -> None:
    """Judge every case, print, and refresh the marks if asked."""
    judged = [(case, judge(case)) for case in read_corpus()]
    if "--wrong" in arguments:
        print_mistakes(judged)
    print_fields(judged)
    print_groups(judged)
    if "--refresh" in arguments:
        print(f"\n{refresh(judged)} entries marked as known failures")


def print_fields(judged: Judged) -> None:
    """One line a field: figures right, figures asked, share."""
    wanted = sum(case.wanted for case, _ in judged)
    found = sum(judgement.found for _, judgement in judged)
    extra = sum(len(judgement.extra) for _, judgement in judged)
    print(f"{'field':<12}{'right':>7}{'of':>7}{'share':>8}")
    _line("recall", found, wanted)
    _line("precision", found, found + extra)
    for name in FIELDS:
        truths = [truth for _, judgement in judged for truth in judgement.asked.get(name, ())]
        _line(name, sum(truths), len(truths))
    _line("complete", sum(judgement.complete for _, judgement in judged), wanted)
    _line("cases", sum(not judgement.fails for _, judgement in judged), len(judged))


def print_groups(judged: Judged) -> None:
    """One line a topic: its cases wholly right, its figures found and complete."""
    print(
        f"\n{'topic':<16}{'cases':>6}{'right':>7}{'share':>8}{'figures':>9}{'missed':>8}{'extra':>7}{'complete':>10}"
    )
    groups: dict[str, list[tuple[Case, Judgement]]] = defaultdict(list)
    for case, judgement in judged:
        groups[case.group].append((case, judgement))
    for name, members in groups.items():
        right = sum(not judgement.fails for _, judgement in members)
        figures = sum(case.wanted for case, _ in members)
        missed = sum(len(judgement.missing) for _, judgement in members)
        extra = sum(len(judgement.extra) for _, judgement in members)
        complete = sum(judgement.complete for _, judgement in members)
        share = f"{complete / figures:.3f}" if figures else "-"
        print(
            f"{name:<16}{len(members):>6}{right:>7}{right / len(members):>8.3f}"
            f"{figures:>9}{missed:>8}{extra:>7}{share:>10}"
        )


def print_mistakes(judged: Judged) -> None:
    """Every mistake under its sentence."""
    for case, judgement in judged:
        if not judgement.fails:
            continue
        print(f"[{case.group}] {case.text.strip()}")
        for quote in judgement.missing:
            print(f"    {quote} missing")
        for quote in judgement.extra:
            print(f"    {quote} extra")
        for line in judgement.wrong:
            print(f"    {line}")


def refresh(judged: Judged) -> int:
    """Write what fails today into the files, one line below the entry's text; how many entries fail."""
    marks: dict[Entry, list[str]] = {}
    for case, judgement in judged:
        mine = marks.setdefault(case.entry, [])
        if judgement.fails:
            mine.extend([case.spelling] if case.spelling else sorted(judgement.fails))
    for path in {entry.path for entry in marks}:
        here = {entry.index: fails for entry, fails in marks.items() if entry.path == path}
        text = path.read_text(encoding="utf-8")
        path.write_text(marked(text, here), encoding="utf-8")
    return sum(bool(fails) for fails in marks.values())


def _line(name: str, right: int, asked: int) -> None:
    print(f"{name:<12}{right:>7}{asked:>7}{right / asked if asked else 0:>8.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
