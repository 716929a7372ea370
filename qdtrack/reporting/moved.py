"""Moved goals: what was promised, what is promised now, and the sentence behind each.

    Computing power in 2026: 12 EFLOPS, by end 2026, then over 10,000 P, by end 2026 (lower)
      before: “…达到12EFLOPS。”  2024-05-31, articles/…

Which goals are versions of one is suggesting's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, GoalRevision, GoalVersion, Kind, Target
from qdtrack.reporting import passages, wording
from qdtrack.reporting.layout import INDENT, paragraph


def of_targets(
    revisions: Sequence[GoalRevision], assessments: Sequence[Assessment]
) -> list[tuple[Target, GoalRevision]]:
    """The revisions of these targets, each with its target, in the order of the assessments."""
    return [
        (one.target, moved) for one in assessments for moved in revisions if moved.target == one.target.id
    ]


def block(
    found: Sequence[tuple[Target, GoalRevision]],
    width: int,
    language: Language,
    *,
    quotes: bool = True,
    links: bool = True,
) -> Text:
    """All of them under one heading, with their quotes and links if wanted; empty if there is none."""
    if not found:
        return Text()
    heading = Text(label("moved.heading", language, count=len(found)), style="bold")
    lines = [paragraph(heading, width)]
    for target, moved in found:
        head = Text(words(target, moved, language))
        lines.append(paragraph(head, width, INDENT, hanging=2 * INDENT))
        lines += _quotes(moved, width, language, links) if quotes else []
    return Text("\n").join(lines)


def versions(moved: GoalRevision, language: Language) -> tuple[tuple[str, GoalVersion], ...]:
    """The two versions, each under its word: before, after."""
    return (label("moved.before", language), moved.earlier), (label("moved.after", language), moved.later)


def told(value: GoalVersion, language: Language) -> Text:
    """The sentence of a version with its goal marked, or the registry's own words."""
    if not value.sentence:
        return Text(wording.clean(value.quote))
    return passages.sentence(value.sentence, value.quote, value.text, language)


def whereabouts(value: GoalVersion, language: Language) -> str:
    """Day and file of a version's sentence; what the registry names for its own words."""
    if not value.sentence:
        return wording.clean(value.source)
    return passages.whereabouts(value.path, value.span, value.published, ("",), language)


def _quotes(moved: GoalRevision, width: int, language: Language, links: bool) -> list[Text]:
    """The two versions with their sources."""
    return [_quoted(when, value, width, language, links) for when, value in versions(moved, language)]


def words(target: Target, moved: GoalRevision, language: Language) -> str:
    """Total computing power: 12 EFLOPS, by end 2026, then 12 EFLOPS, by end 2027 (deadline later)."""
    changes = [label(f"change.{change}", language) for change in moved.changes]
    if not moved.recorded:
        changes.append(label("moved.unrecorded", language))
    return label(
        "moved.words",
        language,
        name=wording.target_name(target, language),
        before=version(moved.earlier, target.kind, language),
        after=version(moved.later, target.kind, language),
        changes=wording.clauses(changes, language),
    )


def version(value: GoalVersion, kind: Kind, language: Language) -> str:
    """A version's goal and deadline: over 75%, by end 2027."""
    deadline = wording.by(value.by, language) if value.by else ""
    return wording.clauses([wording.goal(value.goal, kind, language), deadline], language)


def _quoted(when: str, value: GoalVersion, width: int, language: Language, links: bool) -> Text:
    line = Text(label("moved.line", language, when=when)).append_text(told(value, language))
    where = whereabouts(value, language) if value.sentence or links else ""
    link = value.source if value.sentence and links and value.source.startswith("http") else ""
    where = wording.clauses([where, wording.clean(link)], language)
    lines = [paragraph(line, width, 2 * INDENT, hanging=3 * INDENT)]
    if where:
        lines.append(paragraph(Text(where, style="dim"), width, 3 * INDENT))
    return Text("\n").join(lines)
