"""What stands below a report's tables: the tally, what has no figure, and what was read.

? Numerical control rate of key processes
    looked for: 关键工序数控化率
    refused: 69.4%: Shandong Province is wider than Qingdao City
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.text import Text

from qdtrack.catalogue import Language, label, severity
from qdtrack.model import Assessment, Candidate, Reason, Report, Severity
from qdtrack.reporting import findings, wording
from qdtrack.reporting.layout import INDENT, paragraph
from qdtrack.reporting.rows import Row, aside, candidate_why, latest_words


def tally(assessments: Sequence[Assessment], width: int, language: Language) -> Text:
    lines = [paragraph(Text(findings.tally_line(assessments, language)), width)]
    lagging = findings.lagging_binding(assessments, language)
    if lagging:
        lines.append(paragraph(Text(lagging, style="bold"), width))
    return Text("\n").join(lines)


def unfound(rows: Sequence[Row], width: int, language: Language) -> Text:
    """The targets without a figure, what was looked for, and the neighbours that tempt."""
    lines = [paragraph(Text(label("screen.unfound", language), style="bold"), width)]
    for one in rows:
        lines.append(paragraph(Text(f"{one.mark} {one.name}"), width, hanging=INDENT))
        words = wording.listed(
            [wording.clean(word) for word in findings.searched_words(one.assessment)], language
        )
        lines.append(_dim(label("screen.searched", language, words=words), width))
        seen = seen_words(one, language)
        if seen:
            lines.append(_dim(label("screen.seen", language, words=seen), width))
        refused = refused_words(one, language)
        if refused:
            lines.append(_dim(label("screen.refused", language, words=refused), width))
    return Text("\n").join(lines)


def seen_words(one: Row, language: Language) -> str:
    """Figures that answer nothing by themselves (a part of a year, a running total), and why not."""
    figures = [
        wording.clauses([latest_words(found, language), wording.as_of(found, language)], language)
        for found in one.assessment.evidence.observations
    ]
    if not figures:
        return ""
    why = label(one.assessment.why, language) if one.assessment.why else ""
    return label("sentence.separator", language).join([*figures, *([why] if why else [])])


def refused_words(one: Row, language: Language) -> str:
    """The neighbours that tempt most, each with why it was refused, and how many more there are."""
    refused = findings.tempting(one.assessment)
    names = set(findings.searched_words(one.assessment))
    parts = [
        label(
            "screen.refused.one",
            language,
            figure=_neighbour(candidate, names, language),
            why=candidate_why(candidate, language),
        )
        for candidate in refused[: findings.TEMPTING]
    ]
    more = len(refused) - findings.TEMPTING
    if more > 0:
        parts.append(label("screen.refused.more", language, count=more, id=one.assessment.target.id))
    return label("sentence.separator", language).join(parts)


def _neighbour(candidate: Candidate, names: Set[str], language: Language) -> str:
    """A refused figure in the fewest words, without what the reason or the target already says."""
    figure = candidate.figure
    says_place = candidate.reason in (Reason.PLACE, Reason.SCOPE)
    says_name = candidate.reason in (Reason.TERM, Reason.EXCLUDED) or figure.indicator in names
    place = "" if says_place else wording.place_name(figure.place, language)
    indicator = "" if says_name else wording.indicator_name(figure.indicator, language)
    value = wording.quantity(figure.quantity, language) if language is Language.EN else figure.quote
    words = wording.clauses([value, indicator], language)
    return wording.clean(
        label("screen.refused.placed", language, figure=words, place=place) if place else words
    )


def candidate_words(candidate: Candidate, language: Language) -> str:
    """A refused figure in a few words: its quote, place and indicator."""
    figure = candidate.figure
    whose = wording.clauses([wording.place_name(figure.place, language), figure.indicator], language)
    return wording.clean(aside(figure.quote, whose, language))


def _dim(words: str, width: int) -> Text:
    return paragraph(Text(words, style="dim"), width, 2 * INDENT, hanging=3 * INDENT)


def empty_words(report: Report, language: Language, *, is_selection: bool = False) -> str:
    """Why no target is shown: none is selected, or there is none at all."""
    has_targets = bool(report.registry.targets) or is_selection
    return label("screen.no_targets" if has_targets else "screen.empty_registry", language)


def footer(report: Report, width: int, language: Language) -> Text:
    line = paragraph(Text(footer_words(report, language), style="dim"), width)
    if is_incomplete(report):
        warning = paragraph(Text(label("screen.incomplete", language), style="bold red"), width)
        return Text("\n").join([line, warning])
    return line


def is_incomplete(report: Report) -> bool:
    """Whether an error kept something out of the report."""
    return any(severity(problem.code) is Severity.ERROR for problem in report.problems)


def footer_words(report: Report, language: Language) -> str:
    """The day, the profile and what was read."""
    counts = report.counts
    kinds = [severity(problem.code) for problem in report.problems]
    parts = [
        label(f"screen.problems.{kind}", language, count=kinds.count(kind))
        for kind in Severity
        if kind in kinds
    ]
    problems = label("screen.problems", language, parts=wording.listed(parts, language)) if parts else ""
    return label(
        "screen.footer",
        language,
        day=wording.day(report.as_of, language),
        profile=report.profile,
        files=counts.files,
        articles=counts.articles,
        figures=counts.figures,
        problems=problems or label("screen.problems.none", language),
    )
