"""One doubt put before a person: the goal, what speaks against the figure, the sentence in its context.

    3 of 12  智能工厂 (national-smart-factories)
      Goal: 25家以上 by end 2027, Qingdao City
      ...
      “全市累计培育智能工厂【64家】。”

Which figures are doubts is matching's business, the answers the command's.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.extraction.sentences import sentences
from qdtrack.matching.doubts import Doubt
from qdtrack.model import Article, Figure, Observation, Target
from qdtrack.reporting import passages, rows, wording
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph

NEIGHBOURS = 80  # characters kept of the sentence before and of the one after


@dataclass(frozen=True, slots=True)
class Question:
    """The screen of one question of `qdtrack review`; the prompt follows it."""

    doubt: Doubt
    article: Article | None
    latest: Observation | None  # what the target rests on so far
    position: int  # from 1
    total: int
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1
        target, figure, language = self.doubt.target, self.doubt.figure, self.language
        head = Text(label("review.position", language, position=self.position, total=self.total), style="dim")
        head.append("  ").append(wording.target_name(target, language), style="bold")
        yield paragraph(head.append(f"  {target.id}", style="dim"), width, hanging=INDENT)
        yield from _lines(_promise(target, self.latest, language), width)
        yield from _lines(against(self.doubt, language), width, style="yellow")
        yield Text()
        before, after = context(figure, self.article)
        yield from _beside(before, width)
        said = passages.sentence(figure.sentence, figure.quote, figure.text, language, figure.lead)
        yield paragraph(said, width, 2 * INDENT)
        yield from _beside(after, width)
        yield from _lines(_source(figure, self.article, language), width, 2 * INDENT, "dim")
        yield Text()


def _lines(words: tuple[str, ...], width: int, indent: int = INDENT, style: str = "") -> list[Text]:
    """A paragraph for each that is not empty."""
    return [
        paragraph(Text(wording.clean(line), style=style), width, indent, hanging=indent + INDENT)
        for line in words
        if line
    ]


def _beside(words: str, width: int) -> list[Text]:
    """A neighbouring sentence, as wide as the figure's own; nothing for ""."""
    return [paragraph(Text(wording.clean(words), style="dim"), width, 2 * INDENT)] if words else []


def _promise(target: Target, latest: Observation | None, language: Language) -> tuple[str, ...]:
    """What is asked for, and what the report says so far."""
    goal = wording.goal(target.goal, target.kind, language)
    goal = rows.aside(goal, "" if language is Language.ZH else target.goal.text, language)
    place = wording.clauses([wording.place_name(target.place, language), target.group], language)
    so_far = label("review.no_figure", language)
    if latest is not None:
        so_far = wording.clauses(
            [wording.quantity(latest.quantity, language), wording.as_of(latest, language)], language
        )
    wanted = wording.clauses([goal, wording.deadline(target, language), place], language)
    return (
        label("screen.pair", language, key=label("screen.goal", language), value=wanted),
        label("screen.pair", language, key=label("review.so_far", language), value=so_far),
    )


def against(doubt: Doubt, language: Language) -> tuple[str, ...]:
    """Why the machine refused the figure, or doubts what it took."""
    candidate = doubt.candidate
    if candidate is not None:
        why = rows.candidate_why(candidate, language)
        return (label("review.refused", language, why=why, reason=candidate.reason),)
    rivals = (
        label(
            "review.rival",
            language,
            figure=wording.quantity(rival.quantity, language),
            day=wording.as_of(rival, language),
            source=wording.listed((source.outlet or source.path for source in rival.sources), language),
        )
        for rival in doubt.rivals
    )
    return label("review.taken", language, why=label(f"flag.explain.{doubt.flag}", language)), *rivals


def context(figure: Figure, article: Article | None) -> tuple[str, str]:
    """The sentences before and after the figure's own in its passage; "" where there is none."""
    for passage in article.passages if article else ():
        if not passage.offsets or not passage.offsets[0] <= figure.span.start <= passage.offsets[-1]:
            continue
        at = bisect_right(passage.offsets, figure.span.start) - 1
        parts = sentences(passage.text)
        place = next(n for n, part in enumerate(parts) if part.start <= at < part.end)
        before = passage.text[parts[place - 1].start : parts[place - 1].end].strip() if place else ""
        after = ""
        if place + 1 < len(parts):
            after = passage.text[parts[place + 1].start : parts[place + 1].end].strip()
        return _tail(before), _head(after)
    return "", ""


def _tail(text: str) -> str:
    return text if len(text) <= NEIGHBOURS else "…" + text[-NEIGHBOURS:]


def _head(text: str) -> str:
    return text if len(text) <= NEIGHBOURS else text[:NEIGHBOURS] + "…"


def _source(figure: Figure, article: Article | None, language: Language) -> tuple[str, ...]:
    """Headline; date, outlet and file; link."""
    outlet = article.outlet if article else ""
    place = passages.whereabouts(
        figure.path, figure.span, figure.published, (outlet, ""), language, figure.page
    )
    return figure.title, place, article.url if article else ""


def prompt(doubt: Doubt, language: Language) -> str:
    """The question itself."""
    key = "review.ask" if doubt.candidate else "review.ask_taken"
    return label(key, language, figure=wording.clean(doubt.figure.quote))
