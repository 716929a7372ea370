"""A change of one target to words, the same for every screen.

    entry(change, Language.EN).pairs  ->  [("diff.why", "new figure 43,500, 30 Jun 2025"),
                                           ("screen.latest", "43,500 ...; before: 39,000 ..."), ...]

Numbers and dates are those of a report's rows. Where the words stand is for the renderers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.catalogue import Language, label
from qdtrack.model import Decision, Observation, Target, Verdict
from qdtrack.reporting import passages, wording
from qdtrack.reporting.changes import Cause, Change, Restated, Seen, Turn
from qdtrack.reporting.rows import (
    Row,
    aside,
    baseline_words,
    goal_words,
    latest_words,
    revision_words,
    row,
    status_words,
)

SHOWN = 3  # figures of a target that are shown with their sentence; older ones by value and day

Pairs = tuple[tuple[str, str], ...]  # keys of the catalogue and what is said of them


@dataclass(frozen=True, slots=True)
class Passage:
    """One figure: what it says, and where that stands."""

    head: str
    observation: Observation
    where: str  # date, outlet, file and characters of the first source
    url: str  # its link, "" without one
    more: str  # how many other sources there are


@dataclass(frozen=True, slots=True)
class Block:
    """Figures of one sort under their heading."""

    key: str
    passages: tuple[Passage, ...]
    more: str = ""  # those that are not shown whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in words."""

    change: Change
    row: Row  # as it is, or was when it was dropped
    status: str  # with its mark; what it was before, if it was another
    about: str  # place, nature
    pairs: Pairs
    blocks: tuple[Block, ...]


def entry(change: Change, language: Language) -> Entry:
    """The words for one change."""
    one = row(change.assessment, language)
    nature = change.assessment.target.nature
    words = label(f"nature.{nature}", language) if nature else ""
    return Entry(
        change=change,
        row=one,
        status=_status(change, one, language),
        about=wording.clean(wording.clauses([one.place, words], language)),
        pairs=tuple((key, wording.clean(value)) for key, value in _pairs(change, one, language) if value),
        blocks=tuple(block for block in _blocks(change, language) if block.passages),
    )


def instead(now: str, then: str, language: Language) -> str:
    """What is said now, and what was said before if that was something else."""
    if now == then:
        return now
    nothing = label("diff.nothing", language)
    return label("diff.before", language, now=now or nothing, then=then or nothing)


def _status(change: Change, one: Row, language: Language) -> str:
    now = f"{one.mark} {one.status}"
    old = change.before
    if old is None or change.after is None or old.status is change.after.status:
        return now
    return instead(now, status_words(old.status, old.target, language), language)


def _pairs(change: Change, one: Row, language: Language) -> list[tuple[str, str]]:
    if change.before is None or change.after is None:
        return _alone(change, one, language)
    old = row(change.before, language)
    pairs = [
        ("diff.why", _why(change, one, language)),
        ("screen.goal", instead(goal_words(one, language), goal_words(old, language), language)),
        ("screen.latest", instead(_latest(one, language), _latest(old, language), language)),
        *_numbers(one, old, language),
    ]
    pairs += _fields(change, change.before.target, change.after.target, language)
    return [*pairs, ("diff.decision", _decisions(change.decisions, language))]


def _alone(change: Change, one: Row, language: Language) -> list[tuple[str, str]]:
    """A target that stands in one of the reports only."""
    target = change.assessment.target
    is_new, issued = change.before is None, target.issued
    since = label("diff.set", language, day=wording.day(issued, language)) if is_new and issued else ""
    goal = label("sentence.separator", language).join(
        part for part in (goal_words(one, language), since) if part
    )
    numbers = [(key, words) for key, words, _ in _given(one, language)]
    return [("screen.goal", goal), ("show.revised", revision_words(target, language)), *numbers]


def _numbers(one: Row, old: Row, language: Language) -> list[tuple[str, str]]:
    """Progress and gap where they are others; only what two figures say can be set side by side."""
    if not one.latest:
        return []
    if not old.latest:
        return [(key, now) for key, now, _ in _given(one, language)]
    pairs = []
    for (key, now, unsaid), (_, then, then_unsaid) in zip(
        _given(one, language), _given(old, language), strict=True
    ):
        if now != then:
            pairs.append((key, instead(now or unsaid, then or then_unsaid, language)))
    return pairs


def _given(one: Row, language: Language) -> list[tuple[str, str, str]]:
    """Progress and gap in words, and what to say where a number is missing: not given, or no gap at all."""
    is_met = one.assessment.verdict is Verdict.MET
    not_given = label("diff.not_given", language)
    progress = wording.clauses([one.percent, one.lead], language)
    gap = wording.clauses([one.gap, one.attainment], language) if one.gap else ""
    return [
        ("screen.progress", progress, not_given),
        ("screen.gap", gap, label("diff.nothing", language) if is_met else not_given),
    ]


def _latest(one: Row, language: Language) -> str:
    """The latest figure; its share of the goal stands beside the gap, where there is one."""
    share = "" if one.gap else one.attainment
    printed = aside(one.latest, one.latest_printed, language)
    return wording.clauses([printed, one.latest_day, share], language)


def _why(change: Change, one: Row, language: Language) -> str:
    """The causes of another status, or of numbers that no figure explains."""
    if not change.has_turned and (change.turn is not Turn.OTHER or change.fields):
        return ""
    return label("sentence.separator", language).join(
        _cause(cause, change, one, language) for cause in change.causes
    )


def _cause(cause: Cause, change: Change, one: Row, language: Language) -> str:
    by = change.assessment.target.by
    latest = wording.clauses([one.latest, one.latest_day], language)
    key = "cause.figure.none" if cause is Cause.FIGURE and not latest else f"cause.{cause}"
    return label(key, language, latest=latest, day=wording.day(by, language) if by else "")


def _fields(change: Change, old: Target, new: Target, language: Language) -> Pairs:
    """What else the registry says otherwise; the goal has been said."""
    words = {
        "kind": ("diff.kind", [label(f"kind.{one.kind}", language) for one in (new, old)]),
        "direction": (
            "diff.direction",
            [label(f"diff.direction.{one.direction}", language) for one in (new, old)],
        ),
        "place": ("show.place", [wording.place_name(one.place, language) for one in (new, old)]),
        "baseline": ("show.baseline", [baseline_words(one, language) for one in (new, old)]),
        "revises": ("show.revised", [revision_words(one, language) for one in (new, old)]),
        "indicator": (
            "show.indicator",
            [wording.listed([one.indicator, *one.also], language) for one in (new, old)],
        ),
        "plan": (
            "show.plan",
            [wording.plan_name(one.plan, language) if one.plan else "" for one in (new, old)],
        ),
        "issued": (
            "diff.issued",
            [wording.day(one.issued, language) if one.issued else "" for one in (new, old)],
        ),
        "nature": (
            "diff.nature",
            [label(f"nature.{one.nature}", language) if one.nature else "" for one in (new, old)],
        ),
        "owner": ("show.owner", [one.owner for one in (new, old)]),
    }
    return tuple(
        (key, instead(now, then, language))
        for name, (key, (now, then)) in words.items()
        if name in change.fields
    )


def _decisions(decisions: Sequence[Decision], language: Language) -> str:
    parts = []
    for one in decisions:
        key = "diff.decision.accept" if one.accept else "diff.decision.reject"
        quote = label(key, language, quote=one.quote)
        parts.append(wording.clauses([quote, one.article, one.why], language))
    return label("sentence.separator", language).join(parts)


# ---------------------------------------------------------------- figures


def _blocks(change: Change, language: Language) -> tuple[Block, ...]:
    if change.before is None or change.after is None:
        latest = change.assessment.latest
        return (Block("screen.latest", (_passage(latest, "", language),)),) if latest else ()
    return (
        _block("diff.new", change.new, language),
        Block("diff.restated", tuple(_restated(one, language) for one in change.restated)),
        _block("diff.gone", change.gone, language),
    )


def _block(key: str, seen: Sequence[Seen], language: Language) -> Block:
    shown = tuple(_passage(one.observation, _note(one, key, language), language) for one in seen[:SHOWN])
    rest = label("sentence.separator", language).join(
        figure_words(one.observation, language) for one in seen[SHOWN:]
    )
    more = label("diff.more", language, count=len(seen) - SHOWN, figures=rest) if rest else ""
    return Block(key, shown, wording.clean(more))


def _note(one: Seen, key: str, language: Language) -> str:
    """Why the other report does not count the figure, where that is not for its date alone."""
    if one.refusal is None:
        return label("diff.gone.lost", language) if key == "diff.gone" else ""
    reason = label(f"reason.{one.refusal.reason}", language)
    if key == "diff.gone":
        return label("diff.gone.why", language, why=one.refusal.detail or reason)
    return label("diff.was_refused", language, why=reason)


def _restated(one: Restated, language: Language) -> Passage:
    head = instead(figure_words(one.after, language), latest_words(one.before, language), language)
    return _at(head, one.after, language)


def _passage(one: Observation, note: str, language: Language) -> Passage:
    return _at(wording.clauses([figure_words(one, language), note], language), one, language)


def _at(head: str, one: Observation, language: Language) -> Passage:
    first, more = one.sources[0], len(one.sources) - 1
    return Passage(
        head=wording.clean(head),
        observation=one,
        where=passages.whereabouts(
            first.path, first.span, one.published, (first.outlet, ""), language, first.page
        ),
        url=wording.clean(first.url),
        more=label("evidence.more", language, count=more) if more else "",
    )


def figure_words(one: Observation, language: Language) -> str:
    """A figure as printed and as read, with its day: 42,700 (4.27万个), 12 Dec 2024."""
    words, printed = latest_words(one, language), wording.clean(one.quote)
    value = aside(words, "" if printed == words else printed, language)
    return wording.clauses([value, wording.as_of(one, language)], language)
