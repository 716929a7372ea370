r"""A report to Markdown, for a bulletin: a table by plan, what is missing or moved, evidence with sources.

    | 5G base stations | at least 50,000 (5万个以上), by end 2027 | 42,700 (4.27万个), 12 Dec 2024 \[1\] | …

A number in square brackets leads to the evidence below, where the sentence stands with its number
marked, every source with date and link, the pace, what is needed and the forecast. The words are the
terminal report's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Assessment,
    Forecast,
    GoalRevision,
    Observation,
    Report,
    Source,
    Target,
    TextKind,
)
from qdtrack.reporting import closing, findings, links, moved, passages, shortfalls, wording
from qdtrack.reporting.calculation import calculation
from qdtrack.reporting.grouping import sections
from qdtrack.reporting.markdown_text import bold, items, link, table, text
from qdtrack.reporting.rows import Row, aside, goal_words, row

if TYPE_CHECKING:
    from qdtrack.reporting.periods import PeriodView

_CALCULATION = ("show.pace", "show.required", "show.forecast")
_HEADS = ("target", "goal", "latest", "progress", "gap", "status")


def render(
    report: Report,
    assessments: Sequence[Assessment],
    language: Language,
    order: str = "plan",
    group: str | None = None,
    view: PeriodView | None = None,
) -> str:
    """The report as Markdown text; ``order``, ``group`` and ``view`` as in the terminal report."""
    rows = [row(one, language) for one in assessments]
    rows = view.rows(rows, language) if view else rows
    if not rows:
        lines = view.lines(language) if view else []
        words = closing.empty_words(report, language, is_selection=view is not None)
        return "\n\n".join(text(line) for line in [*lines, words]) + "\n"
    seen = [one for one in _in_order(rows, order, group, language) if one.assessment.latest]
    numbers = {one.assessment.target.id: number for number, one in enumerate(seen, 1)}
    title = wording.registry_title(report.registry, language)
    parts = [
        f"# {text(title)}" if title else "",
        *(text(line) for line in (view.lines(language) if view else ())),
        text(findings.finding(assessments, language)),
        *_tables(rows, numbers, order, group, language),
        text(findings.tally_line(assessments, language)),
        text(findings.lagging_binding(assessments, language)),
        _missing(assessments, language),
        _moved(moved.of_targets(report.revisions, assessments), language),
        _evidence(seen, language),
        _unfound([one for one in rows if one.assessment.latest is None], language),
        "---",
        text(closing.footer_words(report, language)),
        bold(label("screen.incomplete", language)) if closing.is_incomplete(report) else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _in_order(rows: Sequence[Row], order: str, group: str | None, language: Language) -> list[Row]:
    """The rows as their tables stand below each other."""
    return [one for section in sections(rows, order, group, language) for one in section.rows]


def _tables(
    rows: Sequence[Row], numbers: Mapping[str, int], order: str, group: str | None, language: Language
) -> list[str]:
    """A heading and a table for each section, or one for all in another order."""
    parts = []
    for section in sections(rows, order, group, language):
        table_of = _table(section.shown, numbers, language)
        parts += [f"## {text(section.heading(language))}", table_of]
    return parts


def _table(rows: Sequence[Row], numbers: Mapping[str, int], language: Language) -> str:
    heads = [label(f"screen.{key}", language) for key in _HEADS]
    return table(heads, [_cells(one, numbers, language) for one in rows])


def _cells(one: Row, numbers: Mapping[str, int], language: Language) -> list[str]:
    """The cells of a target; what the sentence's number is in the evidence stands behind the figure."""
    latest = wording.clauses([aside(one.latest, one.latest_printed, language), one.latest_day], language)
    number = numbers.get(one.assessment.target.id)
    notes = wording.clauses(one.notes, language)
    cells = (
        wording.clauses([one.name, one.place], language),
        goal_words(one, language),
        f"{latest} [{number}]" if number else "",
        wording.clauses([one.percent, one.lead], language),
        wording.clauses([one.gap, one.attainment], language),
        label("sentence.separator", language).join(
            [aside(one.status, notes, language), *_before(one, language)]
        ),
    )
    return [text(cell) for cell in cells]


def _before(one: Row, language: Language) -> list[str]:
    """What was said at the end of the period before."""
    key = label("screen.before", language)
    return [label("screen.pair", language, key=key, value=one.before)] if one.before else []


def _missing(assessments: Sequence[Assessment], language: Language) -> str:
    """What is missing, in the order of `qdtrack gaps`."""
    found = shortfalls.entries(assessments, language)
    if not found:
        return ""
    entries = (bold(one.name) + text(words) for one, words in found)
    return f"## {text(label('shortfall.heading', language))}\n\n{items(entries, first=1)}"


def _moved(found: Sequence[tuple[Target, GoalRevision]], language: Language) -> str:
    """The goals that were promised anew, with the sentence behind each version."""
    if not found:
        return ""
    entries = (
        "\n".join([text(moved.words(target, one, language)), items(_versions(one, language))])
        for target, one in found
    )
    return f"## {text(label('moved.heading', language, count=len(found)))}\n\n{items(entries, first=1)}"


def _versions(one: GoalRevision, language: Language) -> Iterator[str]:
    for when, value in moved.versions(one, language):
        said = text(label("moved.line", language, when=when) + moved.told(value, language).plain)
        address = links.target(value.source, value.quote, value.text)
        place = link(moved.whereabouts(value, language), address)
        yield "\n".join(part for part in (said, place) if part)


def _evidence(rows: Sequence[Row], language: Language) -> str:
    if not rows:
        return ""
    entries = (_entry(one, language) for one in rows)
    return f"## {text(label('markdown.evidence', language))}\n\n{items(entries, first=1)}"


def _entry(one: Row, language: Language) -> str:
    """A figure's sentence and sources, and what follows from it."""
    latest = one.assessment.latest
    if latest is None:
        return ""
    place = label("shortfall.place", language, place=one.place) if one.place else ""
    said = wording.clauses([aside(one.latest, one.latest_printed, language), one.latest_day], language)
    head = bold(one.name) + text(label("screen.pair", language, key=place, value=said))
    lines = [_sentence(latest, language)]
    lines += [_source(source, latest.text, language) for source in latest.sources]
    lines += [text(words) for words in _calculated(one, language)]
    return f"{head}\n{items(line for line in lines if line)}"


def _sentence(one: Observation, language: Language) -> str:
    """The source's words in quotation marks, the number marked; notes are called notes."""
    if not one.sentence:
        return text(one.quote)
    return text(passages.sentence(one.sentence, one.quote, one.text, language).plain)


def _source(source: Source, kind: TextKind, language: Language) -> str:
    """Outlet, headline, date, file and characters; the link leads to the very words, if it can."""
    is_note = kind is TextKind.NOTES
    headline = label("cite.headline", language, title=source.title) if source.title and not is_note else ""
    named = source.outlet or source.url or source.path
    outlet = link(named, links.target(source.url, source.quote, kind))
    day = wording.day(source.published, language) if source.published else ""
    place = wording.location(source.path, source.span, source.page)
    return wording.clauses([outlet, text(headline), text(day), text(place)], language)


def _calculated(one: Row, language: Language) -> list[str]:
    """Pace, what is needed, forecast: those that there are."""
    has_forecast = isinstance(one.assessment.forecast, Forecast)
    return [
        label("screen.pair", language, key=label(key, language), value=value)
        for key, value in calculation(one, language)
        if key in _CALCULATION and value and (has_forecast or key != "show.forecast")
    ]


def _unfound(rows: Sequence[Row], language: Language) -> str:
    """The targets without a figure, what was looked for, and the neighbours that tempt."""
    if not rows:
        return ""
    entries = []
    for one in rows:
        searched = wording.listed(findings.searched_words(one.assessment), language)
        seen, refused = closing.seen_words(one, language), closing.refused_words(one, language)
        more = [
            label("screen.searched", language, words=searched),
            label("screen.seen", language, words=seen) if seen else "",
            label("screen.refused", language, words=refused) if refused else "",
        ]
        place = label("shortfall.place", language, place=one.place) if one.place else ""
        details = items(text(words) for words in more if words)
        entries.append(f"{bold(one.name)}{text(place)}\n{details}")
    return f"## {text(label('screen.unfound', language))}\n\n{items(entries)}"
