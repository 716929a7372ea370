"""`qdtrack suggest --append` and `--interactive`: suggestions into targets.yaml, at once or one by one.

Every other line of the file stays as it is; what cannot be proved to do only that is refused and
nothing is written (registry/editing.py).
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli.output import complain
from qdtrack.cli.output import write as write_out
from qdtrack.cli.running import WRONG
from qdtrack.model import Problem, Suggestion

if TYPE_CHECKING:
    from qdtrack.lexicon import Lexicon
    from qdtrack.registry.editing import Edit
    from qdtrack.registry.source import Source
    from qdtrack.registry.writing import Value
    from qdtrack.suggesting.entries import Scribe


def add_all(
    found: Sequence[Suggestion], scribe: Scribe, targets: Path, lexicon: Lexicon, language: Language
) -> None:
    """All that the registry can hold, in one write; the others are named."""
    from qdtrack.reporting.suggestions import is_writable

    for one in found:
        if not is_writable(one):
            _pass_over(one, language)
    wanted = [one for one in found if is_writable(one)]
    if not wanted:
        _say("suggest.none", language)
        return
    _add(wanted, scribe, targets, lexicon, language)
    _tell(wanted, targets, language)


def ask_all(
    found: Sequence[Suggestion], scribe: Scribe, targets: Path, lexicon: Lexicon, language: Language
) -> None:
    """One by one; each that is wanted is written at once."""
    from qdtrack.reporting.suggestions import comment, entry_text, is_writable

    wanted = [one for one in found if is_writable(one)]
    added = passed = 0
    for position, one in enumerate(wanted, 1):
        head = label("suggest.position", language, position=position, total=len(wanted))
        lines = [head, *(f"# {line}" for line in comment(one, language)), entry_text(one, scribe)]
        write_out("\n".join(lines))
        answer = _answer(language)
        if answer == "q":
            break
        if answer == "y":
            _add([one], scribe, targets, lexicon, language)
        added, passed = added + (answer == "y"), passed + (answer == "n")
    _say("suggest.summary", language, added=added, passed=passed, left=len(wanted) - added - passed)


def _answer(language: Language) -> str:
    """y, n or q; the end of the input is q."""
    while True:
        write_out(label("suggest.ask", language))
        sys.stdout.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:  # what was wanted so far is written
            line = ""
        if not line:
            write_out("\n")
            _say("suggest.ended", language)
            return "q"
        if not sys.stdin.isatty():
            write_out(line)
        answer = unicodedata.normalize("NFKC", line).strip().casefold()
        if answer in ("y", "n", "q"):
            return answer
        write_out(label("suggest.unclear", language) + "\n")


def _add(
    wanted: Sequence[Suggestion], scribe: Scribe, targets: Path, lexicon: Lexicon, language: Language
) -> None:
    """Their plans, entries and earlier versions, in one write; a refusal ends the command."""
    from qdtrack.registry.editing import write
    from qdtrack.registry.source import read_source

    source, problems = read_source(targets)
    if source is None:
        _refuse(problems, language)
        return
    edits: list[Edit] = []
    for edit in _edits(source, wanted, scribe, lexicon, language):
        if isinstance(edit, Problem):
            _refuse((edit,), language)
            return
        edits.append(edit)
    if problem := write(targets, *edits):
        _refuse((problem,), language)


def _edits(
    source: Source, wanted: Sequence[Suggestion], scribe: Scribe, lexicon: Lexicon, language: Language
) -> Iterator[Edit | Problem]:
    """One edit after another, each of the text that the one before has made."""
    from qdtrack.registry.editing import add_plans, add_targets
    from qdtrack.registry.splicing import Member
    from qdtrack.reporting.suggestions import member
    from qdtrack.suggesting.entries import new_plans, plan, revision

    fresh = [one for one in wanted if not one.version_of]
    plans = [
        Member(plan(one), in_lines=True) for one in new_plans(fresh) if not _has_plan(source, one.id, lexicon)
    ]
    steps: list[Callable[[Source], Edit | Problem]] = []
    if plans:
        steps.append(lambda text: add_plans(text, lexicon, plans))
    if fresh:
        members = [member(one, scribe, language) for one in fresh]
        steps.append(lambda text: add_targets(text, lexicon, members))
    for one in wanted:
        if one.version_of:
            steps.append(partial(_revise, lexicon=lexicon, target=one.version_of, words=revision(one)))
    for step in steps:
        edit = step(source)
        yield edit
        if isinstance(edit, Problem):
            return
        source = edit.result


def _revise(text: Source, lexicon: Lexicon, target: str, words: Mapping[str, Value]) -> Edit | Problem:
    from qdtrack.registry.editing import add_revision

    return add_revision(text, lexicon, target, words)


def _has_plan(source: Source, name: str, lexicon: Lexicon) -> bool:
    """Whether an answer before has added it already."""
    from qdtrack.registry import read_text

    registry, _ = read_text(source, lexicon)
    return registry is not None and any(plan.id == name for plan in registry.plans)


def _refuse(problems: Sequence[Problem], language: Language) -> None:
    complain(problems, language)
    raise typer.Exit(WRONG)


def _pass_over(one: Suggestion, language: Language) -> None:
    why = label(f"suggest.lacks.{one.lacks}", language)
    _say("suggest.not_written", language, name=one.stated.indicator, goal=one.stated.goal.text, why=why)


def _tell(wanted: Sequence[Suggestion], targets: Path, language: Language) -> None:
    from qdtrack.suggesting.entries import new_plans

    fresh = [one for one in wanted if not one.version_of]
    counts = {"targets": len(fresh), "plans": len(new_plans(fresh)), "versions": len(wanted) - len(fresh)}
    _say("suggest.written", language, path=str(targets), **counts)


def _say(key: str, language: Language, **details: object) -> None:
    typer.echo(label(key, language, **details), err=True)
