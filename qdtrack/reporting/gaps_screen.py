"""The gaps to a terminal: what is missing, how fast it must go from here, what was never found.

▾▾ Use of digital design tools  well behind
  Missing: 4.9 pp, 94% of target, by end 2027
  Needed: 3.5 pp a year, against 2.0 pp a year so far, 1.7 times as fast
  Last known: 85.1%, 31 Dec 2025
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Report
from qdtrack.reporting import closing, wording
from qdtrack.reporting.gaps import Gaps
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph
from qdtrack.reporting.rates import needed
from qdtrack.reporting.rows import Row, row
from qdtrack.reporting.terminal import status_style


@dataclass(frozen=True, slots=True)
class GapsScreen:
    """The screen of `qdtrack gaps`; of each heap at most ``limit`` are shown."""

    report: Report
    gaps: Gaps
    limit: int | None
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, language = min(options.max_width, WIDEST) - 1, self.language
        shown = self.gaps.first(self.limit)
        if not any((self.gaps.open, self.gaps.unfound, self.gaps.old)):
            yield Text(label("gaps.none", language))
        for key, all_of_them, some in (
            ("gaps.open", self.gaps.open, shown.open),
            ("", self.gaps.unfound, shown.unfound),
            ("gaps.old", self.gaps.old, shown.old),
        ):
            if some:
                heading = label(key, language, count=len(all_of_them)) if key else ""
                yield _heap(heading, some, width, language)
                if len(all_of_them) > len(some):
                    more = label("gaps.more", language, count=len(all_of_them) - len(some))
                    yield Text(more, style="dim")
                yield Text()
        yield closing.footer(self.report, width, language)


def _heap(heading: str, some: Sequence[Assessment], width: int, language: Language) -> Text:
    rows = [row(one, language) for one in some]
    if not heading:
        return closing.unfound(rows, width, language)
    lines = [paragraph(Text(heading, style="bold"), width)]
    return Text("\n").join([*lines, *(_entry(one, width, language) for one in rows)])


def _entry(one: Row, width: int, language: Language) -> Text:
    title = Text(one.name, style="bold").append("  ")
    title.append(f"{one.mark} {one.status}", style=status_style(one.assessment.status))
    nature = label(f"nature.{one.assessment.target.nature}", language) if one.assessment.target.nature else ""
    about = wording.clauses([one.place, nature], language)
    lines = [paragraph(title.append(f"  {about}", style="dim"), width, hanging=INDENT)]
    for key, value in (
        ("gaps.missing", missing(one, language)),
        ("gaps.needed", needed(one.assessment, language)),
        ("gaps.latest", wording.clauses([one.latest, one.latest_day, one.lead], language)),
    ):
        if value:
            head = Text(label("screen.pair", language, key=label(key, language), value=""), style="dim")
            lines.append(paragraph(head.append(value), width, INDENT, hanging=2 * INDENT))
    return Text("\n").join(lines)


def missing(one: Row, language: Language) -> str:
    """The gap in the goal's unit, and to what: "7,300, 85% of target, goal at least 50,000 by end 2027"."""
    why = label(one.assessment.why, language) if one.assessment.why else ""
    gap = one.gap or (label("gaps.unknown", language, why=why) if why else "")
    goal = label("gaps.goal", language, goal=one.goal)
    return wording.clauses([gap, one.attainment, goal, one.deadline], language)
