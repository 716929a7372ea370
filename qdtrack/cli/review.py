"""`qdtrack review`: the doubtful figures one by one; each answer is written into targets.yaml at once.

The questions go to stdout and the answers come from stdin, a line each, so that a person and
a pipe are served alike. With --dry-run the YAML goes to stdout and the questions to stderr.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import completing, options
from qdtrack.cli.output import complain, display, write
from qdtrack.cli.running import WRONG, tracked, usable
from qdtrack.model import Assessment, Decision, Figure, Flag, Problem, Report

if TYPE_CHECKING:
    from rich.console import RenderableType

    from qdtrack.lexicon import Lexicon
    from qdtrack.matching.doubts import Doubt, Doubter
    from qdtrack.registry.source import Source
    from qdtrack.tracking import Corpus

Word = Literal["accept", "reject", "skip", "quit", "ended"]
_ANSWERS: dict[str, Word] = {"y": "accept", "n": "reject", "s": "skip", "q": "quit"}
_WHY = "w"


def review(
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", autocompletion=completing.target_ids, help="Only this target; repeatable."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the decisions as YAML; write nothing.")
    ] = False,
    lang: options.Lang = None,
) -> None:
    """Decide on doubtful figures, one by one.

    Asks about figures refused on a doubt and about counted ones that contradict each other or smell
    of a slip: y yes, n no, s skip, w say why, q quit. Answers go into targets.yaml at once.
    """
    from qdtrack.lexicon import load_lexicon
    from qdtrack.matching.doubts import Doubter

    language = options.language(lang)
    tracking = tracked(targets, articles, options.today(None))
    report = usable(tracking, language)
    known = [one.id for one in report.registry.targets]
    for name in target or ():
        if name not in known:
            raise options.wrong("call.no_target", "--target", options.nearest(name, known), name=name)
    lexicon = load_lexicon()
    doubter = Doubter(report.registry, tracking.corpus.articles, tracking.corpus.figures, lexicon)
    assessments = {one.target.id: one for one in report.assessments}
    desk = _Desk(targets, tracking.corpus, report, assessments, dry_run, doubter, lexicon)
    dialogue = _Dialogue(desk, language)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    dialogue.go_through([name for name in known if not target or name in target])
    if dialogue.failed:
        raise typer.Exit(WRONG)


@dataclass(slots=True)
class _Desk:
    """The registry as it stands after each decision, and what is doubtful in it."""

    path: Path
    corpus: Corpus
    report: Report
    assessments: dict[str, Assessment]  # by the target's id, as they are after the decisions so far
    dry_run: bool
    doubter: Doubter
    lexicon: Lexicon
    edited: Source | None = None  # with --dry-run: the text with the decisions made so far

    def doubts(self, name: str) -> tuple[Doubt, ...]:
        """All doubts about a target; none if it is no longer there."""
        one = self.assessments.get(name)
        if one is None:
            return ()
        slips = (one.latest,) if one.latest and Flag.SLIP in one.flags else ()
        return self.doubter.doubts(one.evidence, slips, self.report.as_of)

    def record(self, name: str, decision: Decision) -> tuple[Problem, ...]:
        """Writes the decision into the file as it is now, and judges its target anew."""
        from qdtrack.registry.editing import add_decision
        from qdtrack.registry.editing import write as write_edit
        from qdtrack.registry.source import read_source

        source, problems = (self.edited, ()) if self.edited else read_source(self.path)
        if source is None:
            return problems
        edit = add_decision(source, self.lexicon, name, decision)
        if isinstance(edit, Problem):
            return (edit,)
        if self.dry_run:
            self.edited = edit.result
        elif problem := write_edit(self.path, edit):
            return (problem,)
        self._judge(name, edit.result)
        return ()

    def _judge(self, name: str, source: Source) -> None:
        from qdtrack.registry import read_text
        from qdtrack.tracking import judge

        registry, _ = read_text(source, self.lexicon)
        if registry is None:
            raise AssertionError("a registry that was just written can be read")
        alone = replace(registry, targets=tuple(one for one in registry.targets if one.id == name))
        new, _ = judge(alone, self.corpus, as_of=self.report.as_of, profile=self.report.profile)
        self.assessments.pop(name)  # gone, if a person took it out meanwhile
        self.assessments.update({one.target.id: one for one in new})


@dataclass(slots=True)
class _Dialogue:
    """The questions, the answers, and what has come of them."""

    desk: _Desk
    language: Language
    asked: set[tuple[str, Figure]] = field(default_factory=set)
    counts: Counter[Word] = field(default_factory=Counter)
    failed: bool = False

    def go_through(self, names: Sequence[str]) -> None:
        """Every doubt of these targets, until the person quits or the input ends."""
        left = {name: self._open(name) for name in names}
        if not any(left.values()):
            self._say("review.nothing")
            return
        for name in names:
            while left[name]:
                word = self._settle(left[name][0], sum(map(len, left.values())))
                if word in ("quit", "ended"):
                    self._sum_up(left, word)
                    return
                self._display("")
                self.counts[word] += 1
                self.asked.add((name, left[name][0].figure))
                left[name] = self._open(name)
        self._sum_up(left, "quit")

    def _open(self, name: str) -> list[Doubt]:
        """The doubts about a target that have not been put yet."""
        return [doubt for doubt in self.desk.doubts(name) if (name, doubt.figure) not in self.asked]

    def _sum_up(self, left: Mapping[str, Sequence[Doubt]], word: Word) -> None:
        if word == "ended":
            self._say("review.ended")
        counts = {key: self.counts[key] for key in ("accept", "reject", "skip")}
        self._say("review.summary", left=sum(map(len, left.values())), **counts)

    def _settle(self, doubt: Doubt, left: int) -> Word:
        """Asks about one doubt and does as told; a decision that cannot be written counts as skipped."""
        word, why = self._ask(doubt, left)
        if word not in ("accept", "reject"):
            return word
        decision = self.desk.doubter.decision(doubt, word == "accept", why)
        if decision is None:
            self._say("review.no_anchor")
            return "skip"
        if problems := self.desk.record(doubt.target.id, decision):
            complain(problems, self.language)
            self.failed = True
            return "skip"
        self._show(doubt.target.id, decision)
        return word

    def _ask(self, doubt: Doubt, left: int) -> tuple[Word, str]:
        from qdtrack.reporting.review import Question, prompt

        one = self.desk.assessments.get(doubt.target.id)
        article = next(
            (
                a
                for a in self.desk.corpus.articles
                if (a.path, a.id) == (doubt.figure.path, doubt.figure.article)
            ),
            None,
        )
        latest = one.latest if one else None
        position = len(self.asked) + 1
        self._display(Question(doubt, article, latest, position, position - 1 + left, self.language))
        why = ""
        while True:
            answer = self._answer(prompt(doubt, self.language))
            if answer is None:
                return "ended", ""
            letter = unicodedata.normalize("NFKC", answer).strip().casefold()
            if letter in _ANSWERS:
                return _ANSWERS[letter], why
            if letter == _WHY:
                why = self._answer(label("review.ask_why", self.language)) or ""
            else:
                self._say("review.unclear")

    def _answer(self, question: str) -> str | None:
        """One line of the input; None at its end. What a pipe answers is shown, as if it had been typed."""
        self._display(question, end="")
        try:
            line = sys.stdin.readline() if sys.stdin else ""  # one that is closed has ended
        except KeyboardInterrupt:  # Ctrl-C ends the input like Ctrl-D: what was decided is written
            line = ""
        if not line or not (sys.stdin and sys.stdin.isatty()):
            self._display(line.rstrip("\n"))
        return line.rstrip("\r\n") if line else None

    def _show(self, name: str, decision: Decision) -> None:
        from qdtrack.registry.editing import spelled
        from qdtrack.registry.writing import in_flow

        words = in_flow(spelled(decision))
        if self.desk.dry_run:
            write(f"# {name}, decisions:\n- {words}\n")
        else:
            self._say("review.written", path=str(self.desk.path), words=words)

    def _say(self, key: str, **details: object) -> None:
        self._display(label(key, self.language, **details))

    def _display(self, screen: RenderableType, end: str = "\n") -> None:
        display(screen, to_stderr=self.desk.dry_run, end=end)
