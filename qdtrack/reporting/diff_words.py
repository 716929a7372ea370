"""What stands around the changes of `qdtrack diff`: what is compared with what, and how many changed.

    preface(diff)  ->  ["From 30 Apr 2025 to 31 Jan 2026", "Against the report in …", "Compared 11: …"]

The words of each change are change_words.py's.
"""

from __future__ import annotations

from dataclasses import dataclass

from qdtrack.catalogue import Language, label
from qdtrack.model import Report
from qdtrack.reporting import wording
from qdtrack.reporting.changes import Changes, Turn
from qdtrack.reporting.layout import solid


@dataclass(frozen=True, slots=True)
class Diff:
    """What `qdtrack diff` prints. ``origin`` is the earlier report's path, "" for the same registry."""

    report: Report  # the later one
    changes: Changes
    origin: str
    language: Language


def title(diff: Diff) -> str:
    name = wording.registry_title(diff.report.registry, diff.language)
    return label("diff.title", diff.language, title=name) if name else label("diff.title.none", diff.language)


def preface(diff: Diff) -> list[str]:
    """What is compared with what, what must be known of it, and how many changed."""
    changes, language = diff.changes, diff.language
    before, after = (wording.day(one.as_of, language) for one in (changes.before, changes.after))
    sentences = [label("diff.span", language, before=before, after=after)]
    if diff.origin:
        sentences.append(label("diff.file", language, path=wording.clean(diff.origin), before=before))
    else:
        sentences.append(label("diff.since", language, before=before))
    profiles = [wording.clean(one.profile) for one in (changes.before, changes.after)]
    if profiles[0] != profiles[1]:
        sentences.append(label("diff.profiles", language, before=profiles[0], after=profiles[1]))
    if changes.uncompared:
        sentences.append(label("diff.uncompared", language, count=len(changes.uncompared)))
    if changes.are_strangers:
        sentences.append(label("diff.strangers", language))
    sentences.append(tally(changes, language))
    if not changes.changes:
        sentences.append(label("diff.none", language))
    return sentences


def turn_words(turn: Turn, count: int, language: Language) -> str:
    """The heading of a group: Worse (2)."""
    words = label(f"turn.{turn}", language)
    return label("diff.heading", language, turn=words[:1].upper() + words[1:], count=count)


def tally(found: Changes, language: Language) -> str:
    """How many targets took each turn, and how many none."""
    counts = [(label(f"turn.{turn}", language), count) for turn, count in found.counts().items()]
    if found.unchanged:
        counts.append((label("diff.unchanged", language), len(found.unchanged)))
    parts = [solid(label("diff.tally.one", language, turn=turn, count=count)) for turn, count in counts]
    total = len(found.changes) + len(found.unchanged)
    return label("diff.tally", language, count=total, parts=wording.listed(parts, language))
