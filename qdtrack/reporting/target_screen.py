"""One target whole: what was promised, its series, the calculation, every figure used or refused.

Each number of the calculation stands with what it was made from, so that it can be worked
out again by hand; each quote stands highlighted in its sentence with its file and offset.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, GoalRevision, Observation, Target
from qdtrack.reporting import moved, passages, wording
from qdtrack.reporting.calculation import Pairs, calculation, flags_explained
from qdtrack.reporting.closing import candidate_words
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph
from qdtrack.reporting.plot import plot
from qdtrack.reporting.promise import pairs as promised
from qdtrack.reporting.rows import Row, candidate_why, row
from qdtrack.reporting.terminal import status_style


@dataclass(frozen=True, slots=True)
class TargetScreen:
    """The screen of `qdtrack show`."""

    assessment: Assessment
    language: Language
    revisions: tuple[GoalRevision, ...] = ()  # of all targets

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1
        one, language = row(self.assessment, self.language), self.language
        yield _title(one, width)
        yield _pairs(promised(one, language), width, language)
        drawn = plot(self.assessment, width - INDENT, language)
        if drawn:
            yield Text()
            yield Text("\n").join(Text(" " * INDENT).append_text(line) for line in drawn.split("\n"))
        found = moved.of_targets(self.revisions, [self.assessment])
        if found:
            yield Text()
            yield moved.block(found, width, language)
        yield Text()
        yield _heading("show.calculation", width, language)
        yield _pairs(calculation(one, language), width, language)
        flags = flags_explained(self.assessment, language)
        if flags:
            yield Text()
            yield _heading("show.flags", width, language)
            for words in flags:
                yield paragraph(Text(words), width, INDENT, hanging=2 * INDENT)
        for key, observations in (
            ("show.observations", self.assessment.evidence.observations),
            ("show.peers", self.assessment.evidence.peers),
        ):
            if observations or key == "show.observations":
                yield Text()
                yield _heading(key, width, language, count=len(observations))
            for observation in observations:
                yield _observation(observation, self.assessment.target, width, language)
        rejected = sorted(self.assessment.evidence.rejected, key=_day)
        yield Text()
        yield _heading("show.rejected", width, language, count=len(rejected))
        for candidate in rejected:
            yield _rejected(candidate, width, language)


def _title(one: Row, width: int) -> Text:
    title = Text(one.name, style="bold").append("  ")
    title.append(f"{one.mark} {one.status}", style=status_style(one.assessment.status))
    return paragraph(title, width, hanging=INDENT)


def _heading(key: str, width: int, language: Language, **details: object) -> Text:
    return paragraph(Text(label(key, language, **details), style="bold"), width)


def _pairs(pairs: Pairs, width: int, language: Language) -> Text:
    """Lines of "key: value", without those that have no value."""
    lines = []
    for key, value in pairs:
        if value:
            head = Text(label("screen.pair", language, key=label(key, language), value=""), style="dim")
            lines.append(paragraph(head.append(wording.clean(value)), width, INDENT, hanging=2 * INDENT))
    return Text("\n").join(lines)


def _observation(one: Observation, target: Target, width: int, language: Language) -> Text:
    flags = [label(f"flag.{flag}", language) for flag in one.flags]
    head = wording.clauses([wording.clean(wording.reading(one, target, language)), *flags], language)
    lines = [paragraph(Text(head), width, INDENT, hanging=2 * INDENT)]
    lines.append(passages.of_observation(one, width, 2 * INDENT, language))
    return Text("\n").join(lines)


def _day(candidate: Candidate) -> tuple[date, str]:
    """The day a refused figure speaks of; the undated last."""
    figure = candidate.figure
    return figure.period.end or figure.published or date.max, figure.path


def _rejected(candidate: Candidate, width: int, language: Language) -> Text:
    words = label(
        "show.refused",
        language,
        figure=candidate_words(candidate, language),
        why=candidate_why(candidate, language),
        reason=candidate.reason,
    )
    head = paragraph(Text(words), width, INDENT, hanging=2 * INDENT)
    return Text("\n").join([head, passages.of_figure(candidate.figure, width, 2 * INDENT, language)])
