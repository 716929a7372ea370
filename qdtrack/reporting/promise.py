"""What the registry says of a target, as lines of key, words and where they come from.

Goal: at least 50,000 (5万个以上), by end 2027, binding
Baseline: 30,361, 30 Sep 2022, https://example.org/2022
"""

from __future__ import annotations

from dataclasses import dataclass

from qdtrack.catalogue import Language, label
from qdtrack.model import Target
from qdtrack.reporting import wording
from qdtrack.reporting.rows import Row, aside, baseline_words, revision_words


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the registry says; ``words`` and ``source`` are "" where it says nothing."""

    key: str  # of the catalogue
    words: str
    source: str = ""  # a link, or the id of an article


def promise(one: Row, language: Language) -> list[Line]:
    """Every line that has words or a source."""
    target = one.assessment.target
    nature = label(f"nature.{target.nature}", language) if target.nature else ""
    printed = aside(one.goal, one.goal_printed, language)
    lines = [
        Line("show.id", target.id),
        Line("show.indicator", wording.listed([target.indicator, *target.also], language)),
        Line("show.exclude", wording.listed(target.exclude, language)),
        Line("show.place", wording.clauses([one.place, target.group], language)),
        Line("screen.goal", wording.clauses([printed, one.deadline, nature], language)),
        Line("show.kind", label(f"kind.{target.kind}", language)),
        _plan(target, language),
        _baseline(target, language),
        Line("show.milestones", _milestones(target, language)),
        _revision(target, language),
        Line("show.owner", target.owner),
    ]
    return [line for line in lines if line.words or line.source]


def pairs(one: Row, language: Language) -> list[tuple[str, str]]:
    """The lines as key and words, each source behind its words."""
    return [
        (line.key, wording.clauses([line.words, line.source], language)) for line in promise(one, language)
    ]


def _plan(target: Target, language: Language) -> Line:
    plan = target.plan
    if plan is None:
        return Line("show.plan", "")
    issued = label("show.issued", language, month=wording.month(plan.issued, language)) if plan.issued else ""
    words = wording.clauses([wording.plan_name(plan, language), issued], language)
    return Line("show.plan", words, plan.source)


def _baseline(target: Target, language: Language) -> Line:
    source = target.baseline.source if target.baseline else ""
    return Line("show.baseline", baseline_words(target, language), source)


def _milestones(target: Target, language: Language) -> str:
    """40,000 by end 2025; 45,000 by end 2026."""
    said = [
        wording.clauses(
            [wording.goal(one.goal, target.kind, language), wording.by(one.by, language)], language
        )
        for one in target.milestones
    ]
    return label("sentence.separator", language).join(said)


def _revision(target: Target, language: Language) -> Line:
    source = target.revises.source if target.revises else ""
    return Line("show.revised", revision_words(target, language), source)
