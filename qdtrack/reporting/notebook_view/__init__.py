"""A report, or one target, to the HTML that a notebook shows below a cell.

The templates beside this file hold the mark-up, everything in it is escaped; the words are those of
the terminal's rows. Style is left to the notebook but for what a table needs to be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, Figure, Observation, Report, Source, TextKind
from qdtrack.reporting import closing, findings, links, passages, shortfalls, wording
from qdtrack.reporting.calculation import Pairs, calculation, flags_explained
from qdtrack.reporting.grouping import sections
from qdtrack.reporting.promise import pairs as promised
from qdtrack.reporting.rows import Row, candidate_why, row

Context = dict[str, Any]  # Any: what a template is given

_HEADS = ("target", "goal", "latest", "progress", "gap", "status")


def report_html(report: Report, language: Language) -> str:
    """Finding, a table for each plan, tally, what is missing, what was read."""
    assessments = report.assessments
    rows = [row(one, language) for one in assessments]
    parts = [
        {"title": part.heading(language), "rows": [_cells(one, language) for one in part.shown]}
        for part in sections(rows, "plan", None, language)
    ]
    return _render(
        "report.html",
        title=wording.registry_title(report.registry, language),
        finding=findings.finding(assessments, language),
        heads=[label(f"screen.{key}", language) for key in _HEADS],
        sections=parts,
        empty="" if assessments else label("screen.empty_registry", language),
        tally=findings.tally_line(assessments, language) if assessments else "",
        lagging=findings.lagging_binding(assessments, language),
        missing_title=label("shortfall.heading", language),
        missing=[(one.name, words) for one, words in shortfalls.entries(assessments, language)],
        incomplete=label("screen.incomplete", language) if closing.is_incomplete(report) else "",
        footer=closing.footer_words(report, language),
    )


def target_html(assessment: Assessment, language: Language) -> str:
    """What was promised, the calculation, every figure used or refused with its sentence."""
    one, evidence = row(assessment, language), assessment.evidence
    return _render(
        "target.html",
        title=one.name,
        status=f"{one.mark} {one.status}",
        promise=_pairs(promised(one, language), language),
        calculation_title=label("show.calculation", language),
        calculation=_pairs(calculation(one, language), language),
        flags=flags_explained(assessment, language),
        observations_title=label("show.observations", language, count=len(evidence.observations)),
        observations=[_observation(seen, assessment, language) for seen in evidence.observations],
        rejected_title=label("show.rejected", language, count=len(evidence.rejected)),
        rejected=[_rejected(candidate, language) for candidate in evidence.rejected],
    )


def _render(template: str, **context: object) -> str:
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("qdtrack.reporting", "notebook_view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _cells(one: Row, language: Language) -> list[Context]:
    """A target's cells: what counts, and what explains it beneath."""
    return [
        {"words": one.name, "more": one.place},
        {"words": one.goal, "more": wording.clauses([one.goal_printed, one.deadline], language)},
        {"words": one.latest, "more": wording.clauses([one.latest_printed, one.latest_day], language)},
        {"words": one.percent, "more": one.lead, "bar": one.progress},
        {"words": one.gap, "more": one.attainment},
        {"words": f"{one.mark} {one.status}", "more": wording.clauses(one.notes, language)},
    ]


def _pairs(pairs: Pairs, language: Language) -> list[tuple[str, str]]:
    return [(label(key, language), wording.clean(value)) for key, value in pairs if value]


def _observation(seen: Observation, assessment: Assessment, language: Language) -> Context:
    flags = [label(f"flag.{flag}", language) for flag in seen.flags]
    return {
        "words": wording.clauses([wording.reading(seen, assessment.target, language), *flags], language),
        "sentence": _sentence(seen.sentence, seen.quote, seen.text, language),
        "sources": [_source(source, seen.text, language) for source in seen.sources],
    }


def _rejected(candidate: Candidate, language: Language) -> Context:
    figure: Figure = candidate.figure
    where = passages.whereabouts(figure.path, figure.span, figure.published, (figure.title, ""), language)
    return {
        "words": label(
            "show.refused",
            language,
            figure=closing.candidate_words(candidate, language),
            why=candidate_why(candidate, language),
            reason=candidate.reason,
        ),
        "sentence": _sentence(figure.sentence, figure.quote, figure.text, language),
        "sources": [{"words": where, "link": "", "url": ""}],
    }


def _sentence(words: str, quote: str, text: TextKind, language: Language) -> str:
    return passages.sentence(words, quote, text, language).plain if words else wording.clean(quote)


def _source(source: Source, text: TextKind, language: Language) -> Context:
    """Where it stands, and where that leads: "" for what is no web address."""
    more: Sequence[str] = (source.outlet, source.title if text is TextKind.VERBATIM else "", "")
    words = passages.whereabouts(source.path, source.span, source.published, more, language)
    return {"words": words, "link": links.target(source.url, source.quote, text), "url": source.url}
