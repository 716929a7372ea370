"""An indicator across places: a table with bars, goals marked as goals, and equal values said aloud.

    Sichuan Province and China state the same value, 68.6%.
    Place             Latest   Compared    As of        Goal                    Source
    China             68.6%    ▰▰▰▰▰▰▱▱▱▱  31 May 2026  over 75%, by end 2027   …

Below 100 columns the cells of a place stand under each other, as in the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.assessment.flags import is_same_elsewhere
from qdtrack.catalogue import Language, label
from qdtrack.matching.comparing import Comparison, PlaceGoal, Standing
from qdtrack.model import Counts, Kind, Observation, Scope, TextKind
from qdtrack.reporting import wording
from qdtrack.reporting.layout import BAR, INDENT, WIDEST, bar, beside, paragraph, wrapped

TABLE_FROM, WIDE_FROM = 100, 130  # columns
SPACE = 2
AMOUNTS = frozenset({Kind.STOCK, Kind.ANNUAL})
_KEYS = ("show.place", "screen.latest", "compare.bar", "compare.as_of", "screen.goal", "compare.source")


# Columns of all cells but the last, the source, which takes what is left.
_NARROW, _WIDE = (16, 14, BAR, 13, 20), (20, 16, BAR, 15, 28)


@dataclass(frozen=True, slots=True)
class CompareScreen:
    """The screen of `qdtrack compare`. ``alike`` are other indicators that hold the word asked for."""

    name: str
    comparisons: Sequence[Comparison]
    counts: Counts
    as_of: date
    alike: Sequence[str]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, language = min(options.max_width, WIDEST) - 1, self.language
        if not self.comparisons:
            yield paragraph(Text(label("compare.nothing", language, name=wording.clean(self.name))), width)
        for comparison in self.comparisons:
            yield _heading(comparison, width, language)
            for sentence in same_sentences(comparison, language):
                yield paragraph(Text(sentence, style="yellow"), width)
            wide = width + 1 >= TABLE_FROM
            yield (_table if wide else _stacked)(comparison, width, language)
            if comparison.unplaced:
                words = label("compare.unplaced", language, count=comparison.unplaced)
                yield paragraph(Text(words, style="dim"), width)
            yield Text()
        if self.alike:
            words = wording.listed([wording.clean(one) for one in self.alike], language)
            yield paragraph(Text(label("compare.alike", language, words=words), style="dim"), width)
        yield paragraph(Text(self._read(), style="dim"), width)

    def _read(self) -> str:
        counts, day = self.counts, wording.day(self.as_of, self.language)
        return label(
            "compare.read",
            self.language,
            day=day,
            files=counts.files,
            articles=counts.articles,
            figures=counts.figures,
        )


def _heading(comparison: Comparison, width: int, language: Language) -> Text:
    target = comparison.target
    name = Text(wording.target_name(target, language), style="bold")
    kind = label("screen.aside", language, text="", aside=label(f"kind.{target.kind}", language))
    return paragraph(name.append(kind), width)


def same_values(comparison: Comparison) -> list[tuple[list[Standing], Observation]]:
    """Places that state one value, to a digit that makes a chance unlikely."""
    groups: dict[float, list[Standing]] = defaultdict(list)
    for one in comparison.standings:
        if one.latest and is_same_elsewhere(one.latest, one.latest):
            groups[one.latest.quantity.value].append(one)
    return [
        (members, members[0].latest)
        for members in groups.values()
        if len(members) > 1 and members[0].latest is not None
    ]


def same_sentences(comparison: Comparison, language: Language) -> list[str]:
    """ "Sichuan Province and China state the same value, 68.6%": one may be meant for the other."""
    sentences = []
    for members, latest in same_values(comparison):
        places = [wording.place_name(one.place, language) for one in members]
        words = label("compare.and", language, first=wording.listed(places[:-1], language), last=places[-1])
        value = wording.quantity(latest.quantity, language)
        sentences.append(label("compare.same", language, places=words, value=value))
    return sentences


# ---------------------------------------------------------------- cells


def _cells(one: Standing, comparison: Comparison, language: Language) -> list[list[Text]]:
    latest = one.latest
    goals = [Text(_goal(goal, language)) for goal in one.goals]
    name = Text(wording.place_name(one.place, language), style="bold")
    if latest is None:
        return [[name], [Text(label("compare.none", language), style="dim")], [], [], goals, []]
    return [
        [name],
        [Text(wording.quantity(latest.quantity, language))],
        [_bar(one, comparison)],
        [Text(_when(latest, comparison.target.kind, language))],
        goals,
        [Text(_source(latest, language), style="dim")],
    ]


def _when(latest: Observation, kind: Kind, language: Language) -> str:
    """The day; for what belongs to a period the period, 2025 alone for the whole of it."""
    start, end = latest.period.start, latest.period.end
    if kind in (Kind.STOCK, Kind.SHARE) or start is None or end is None:
        return wording.as_of(latest, language)
    if (start, end) == (date(end.year, 1, 1), date(end.year, 12, 31)):
        return label("compare.year", language, year=end.year)
    return wording.period(latest.period, language)


def _goal(goal: PlaceGoal, language: Language) -> str:
    """Marked as a goal, since the column of the other cells holds facts."""
    words = wording.clean(goal.text) if language is Language.ZH else wording.quantity(goal.quantity, language)
    by = wording.by(goal.by, language) if goal.by else ""
    return label("compare.goal", language, goal=wording.clauses([words, by], language))


def _source(latest: Observation, language: Language) -> str:
    note = label("passage.note", language) if latest.text is TextKind.NOTES else ""
    first = latest.sources[0] if latest.sources else None
    if first is None:
        return note
    return wording.clean(note + wording.clauses([first.outlet, first.article or first.path], language))


def _bar(one: Standing, comparison: Comparison) -> Text:
    """The value against the largest, a share against the whole; the nation's amount would dwarf all."""
    if one.latest is None or (comparison.target.kind in AMOUNTS and one.place.scope is Scope.NATION):
        return Text()
    values = [
        other.latest.quantity.value
        for other in comparison.standings
        if other.latest and not (comparison.target.kind in AMOUNTS and other.place.scope is Scope.NATION)
    ]
    whole = 100.0 if comparison.target.kind is Kind.SHARE and comparison.unit == "%" else 0.0
    largest = max([whole, *values])
    share = one.latest.quantity.value / largest if largest > 0 else 0.0
    return bar(max(share, 1 / BAR) if share > 0 else 0.0)  # little is not nothing


# ---------------------------------------------------------------- layouts


def _table(comparison: Comparison, width: int, language: Language) -> Text:
    least = _WIDE if width + 1 >= WIDE_FROM else _NARROW
    sizes = [*least, width - SPACE * len(least) - sum(least)]
    header = [[Text(label(key, language), style="dim")] for key in _KEYS]
    lines = [beside(header, sizes)]
    for one in comparison.standings:
        cells = _cells(one, comparison, language)
        lines.append(beside([_wrap(parts, size) for parts, size in zip(cells, sizes, strict=True)], sizes))
    return Text("\n").join(lines)


def _wrap(parts: Sequence[Text], size: int) -> list[Text]:
    return [line for part in parts if part.plain for line in wrapped(part, size)]


def _stacked(comparison: Comparison, width: int, language: Language) -> Text:
    lines = []
    for one in comparison.standings:
        name, value, drawn, when, goals, source = _cells(one, comparison, language)
        head = Text("  ").join([*name, *drawn, *value])
        lines.append(paragraph(head, width, hanging=INDENT))
        beneath = wording.clauses([part.plain for part in (*when, *source)], language)
        for text in ([Text(beneath, style="dim")] if beneath else []) + goals:
            lines.append(paragraph(text, width, INDENT, hanging=2 * INDENT))
    return Text("\n").join(lines)
