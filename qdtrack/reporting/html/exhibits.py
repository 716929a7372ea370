"""Figures as exhibits: the sentence around each number, note or quotation, and links to where it stands.

    used(assessment, EXTENTS[0], Language.EN)[0].passage.found  ->  "4.27万个"

How much is shown is an Extent: a page that would grow too large shows older and refused figures in short.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, GoalRevision, Observation, Reason, TextKind
from qdtrack.reporting import elsewhere, findings, links, moved, passages, wording
from qdtrack.reporting.closing import candidate_words
from qdtrack.reporting.rows import candidate_why, latest_words


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a target's evidence is shown; the figure in the row always has its sentence."""

    whole: int  # figures with their sentence and every source, the newest first
    brief: int  # further ones, with one source
    refused: int  # refused ones, those first that tempt most
    has_refused_sentences: bool = True


ALL = 1_000_000
# From everything to as little as still tells what each row rests on.
EXTENTS = (
    Extent(whole=ALL, brief=0, refused=findings.TEMPTING),
    Extent(whole=3, brief=ALL, refused=findings.TEMPTING),
    Extent(whole=2, brief=ALL, refused=findings.TEMPTING, has_refused_sentences=False),
    Extent(whole=1, brief=4, refused=2, has_refused_sentences=False),
    Extent(whole=1, brief=1, refused=0),
)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``address`` is "" for words that lead nowhere."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence around its number; ``opening`` and ``closing`` are what its kind of text may have."""

    before: str
    found: str
    after: str
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure: what it is and why it was refused, its sentence, and where that stands."""

    words: str
    why: str = ""  # of a refused one; the registry's own words of a goal
    passage: Passage | None = None
    sources: tuple[Link, ...] = ()
    reading: str = ""  # said again from its fields


@dataclass(frozen=True, slots=True)
class Refusals:
    """The refused figures that are shown, and how many more there are for each reason."""

    shown: tuple[Exhibit, ...]
    folded: tuple[str, ...]  # "another place 12"
    count: int  # of all


# ---------------------------------------------------------------- figures that are used


def used(assessment: Assessment, extent: Extent, language: Language) -> tuple[Exhibit, ...]:
    """The figures that count, the row's own first, then the newest; the undated last."""
    found = assessment.evidence.observations
    newest = sorted(found, key=lambda one: (one is assessment.latest, one.as_of or date.min), reverse=True)
    shown = newest[: extent.whole + extent.brief]
    return tuple(
        _observation(one, assessment, language, is_whole=at < extent.whole) for at, one in enumerate(shown)
    )


def _observation(one: Observation, assessment: Assessment, language: Language, *, is_whole: bool) -> Exhibit:
    flags = [label(f"flag.{flag}", language) for flag in one.flags]
    words = wording.clauses([latest_words(one, language), wording.as_of(one, language), *flags], language)
    needs_reading = one is assessment.latest and language is Language.EN  # in Chinese the sentence again
    return Exhibit(
        words=words,
        passage=_stated(one, language) if is_whole else None,
        sources=_sources(one, language)[: None if is_whole else 1],
        reading=wording.reading(one, assessment.target, language) if needs_reading else "",
    )


def peers(assessment: Assessment, language: Language) -> tuple[Exhibit, ...]:
    """The newest figure of each other place."""
    return tuple(
        Exhibit(
            words=label(
                "screen.pair",
                language,
                key=wording.place_name(one.place, language),
                value=wording.clauses([latest_words(one, language), wording.as_of(one, language)], language),
            ),
            passage=_stated(one, language),
            sources=_sources(one, language),
        )
        for one in elsewhere.newest(assessment.evidence)
    )


def _stated(one: Observation, language: Language) -> Passage | None:
    """The sentence of an article; what a person entered is no quotation."""
    if one.origin == "registry" or not one.sentence:
        return None
    return _passage(one.sentence, one.quote, one.text, language)


def _passage(sentence: str, quote: str, text: TextKind, language: Language) -> Passage:
    before, found, after = passages.split(wording.clean(sentence), wording.clean(quote))
    opening, closing = passages.marks(text, language)
    return Passage(before, found, after, opening, closing)


def _sources(one: Observation, language: Language) -> tuple[Link, ...]:
    """Day of publication, outlet, file and characters; the link leads to the words if they are its own."""
    return tuple(
        Link(
            passages.whereabouts(
                source.path,
                source.span,
                source.published,
                (source.outlet, "" if source.span else source.url),
                language,
            ),
            links.target(source.url, source.quote, passages.whose(one, source)),
        )
        for source in one.sources
    )


def versions(revision: GoalRevision, language: Language) -> tuple[Exhibit, ...]:
    """A goal as it was promised before, and as it is now."""
    return tuple(
        Exhibit(
            words=when,
            passage=_passage(value.sentence, value.quote, value.text, language) if value.sentence else None,
            why="" if value.sentence else wording.clean(value.quote),
            sources=(
                Link(moved.whereabouts(value, language), links.target(value.source, value.quote, value.text)),
            ),
        )
        for when, value in moved.versions(revision, language)
    )


# ---------------------------------------------------------------- figures that are not


def refused(assessment: Assessment, extent: Extent, language: Language) -> Refusals:
    """Those that tempt most, and the others counted by reason."""
    rejected = assessment.evidence.rejected
    few = len(rejected) <= extent.refused
    shown = rejected if few else findings.tempting(assessment)[: extent.refused]
    rest = Counter(one.reason for one in rejected if one.reason is not None)
    rest.subtract(one.reason for one in shown if one.reason is not None)
    return Refusals(
        shown=tuple(_candidate(one, language, extent) for one in shown),
        folded=tuple(
            label("page.folded", language, reason=label(f"reason.{reason}", language), count=rest[reason])
            for reason in Reason
            if rest[reason]
        ),
        count=len(rejected),
    )


def _candidate(one: Candidate, language: Language, extent: Extent) -> Exhibit:
    figure = one.figure
    where = passages.whereabouts(figure.path, figure.span, None, ("",), language)
    return Exhibit(
        words=candidate_words(one, language),
        why=candidate_why(one, language),
        passage=_passage(figure.sentence, figure.quote, figure.text, language)
        if extent.has_refused_sentences
        else None,
        sources=(Link(where),),
    )
