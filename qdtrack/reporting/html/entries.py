"""An assessment to what unfolds under its row: chart, promise, calculation, evidence, refused figures.

    entry(assessment, …).evidence[0]  ->  the sentence around its number, note or quotation, with its links

Long lists of refused figures are folded: those that tempt most are shown, the rest counted by reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, Observation, Reason, Source, TextKind
from qdtrack.reporting import elsewhere, findings, links, passages, wording
from qdtrack.reporting.calculation import calculation, flags_explained
from qdtrack.reporting.closing import candidate_words
from qdtrack.reporting.html.picture import Picture, picture
from qdtrack.reporting.promise import promise
from qdtrack.reporting.rows import Row, candidate_why, latest_words

# Of promise and calculation the lines that a row and its heading already say.
_IN_THE_ROW = frozenset(
    {
        *("screen.goal", "show.place", "show.plan"),
        *("screen.latest", "screen.gap", "screen.status", "screen.notes"),
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``address`` is "" for words that lead nowhere."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of key and words, with its source."""

    key: str
    words: str
    source: Link | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence around its number; ``opening`` and ``closing`` are what its kind of text may have."""

    before: str
    found: str
    after: str
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure that was used, or a peer's: what it is, its sentence, and where that stands."""

    words: str
    passage: Passage | None
    sources: tuple[Link, ...]
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A figure that was not used, and why."""

    words: str
    why: str
    passage: Passage
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything under a row."""

    picture: Picture | None
    promise: tuple[Said, ...]
    calculation: tuple[Said, ...]
    inputs: tuple[str, ...]
    flags: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    peers: tuple[Evidence, ...]
    refused: tuple[Refused, ...]
    folded: tuple[str, ...]  # "another place 12", beyond those in ``refused``
    refused_count: int
    has_evidence: bool


def entry(
    one: Row, report_day: date, language: Language, *, has_evidence: bool = True, has_peers: bool = False
) -> Entry:
    """What unfolds under the row of a target."""
    assessment = one.assessment
    found = assessment.evidence
    shown, folded = _refused(assessment) if has_evidence else ((), Counter())
    observations = reversed(found.observations) if has_evidence else ()
    return Entry(
        picture=picture(one, report_day, language),
        promise=tuple(
            Said(label(line.key, language), line.words, source_of(line.source))
            for line in promise(one, language)
            if line.key not in _IN_THE_ROW
        ),
        calculation=_calculation(one, language),
        inputs=tuple(_inputs(assessment.inputs)) if assessment.latest else (),
        flags=tuple(flags_explained(assessment, language)),
        evidence=tuple(_observation(each, assessment, language) for each in observations),
        peers=tuple(_peer(each, language) for each in elsewhere.newest(found)) if has_peers else (),
        refused=tuple(_candidate(each, language) for each in shown),
        folded=tuple(
            label("page.folded", language, reason=label(f"reason.{reason}", language), count=folded[reason])
            for reason in Reason
            if folded[reason]
        ),
        refused_count=len(found.rejected),
        has_evidence=has_evidence,
    )


def source_of(source: str) -> Link | None:
    """A link, or the id of an article; None for none."""
    return Link(source, links.target(source, "", TextKind.NOTES)) if source else None


def _calculation(one: Row, language: Language) -> tuple[Said, ...]:
    """Every number with what it was made from; without a figure there is none to be made."""
    if one.assessment.latest is None:
        return ()
    return tuple(
        Said(label(key, language), words)
        for key, words in calculation(one, language)
        if words and key not in _IN_THE_ROW
    )


# ---------------------------------------------------------------- figures that are used


def _observation(one: Observation, assessment: Assessment, language: Language) -> Evidence:
    flags = [label(f"flag.{flag}", language) for flag in one.flags]
    words = wording.clauses([latest_words(one, language), wording.as_of(one, language), *flags], language)
    needs_reading = one is assessment.latest and language is Language.EN  # in Chinese the sentence again
    return Evidence(
        words=words,
        passage=_stated(one, language),
        sources=tuple(_source(source, language) for source in one.sources),
        reading=wording.reading(one, assessment.target, language) if needs_reading else "",
    )


def _peer(one: Observation, language: Language) -> Evidence:
    place = wording.place_name(one.place, language)
    words = wording.clauses([latest_words(one, language), wording.as_of(one, language)], language)
    return Evidence(
        words=label("screen.pair", language, key=place, value=words),
        passage=_stated(one, language),
        sources=tuple(_source(source, language) for source in one.sources),
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


def _source(source: Source, language: Language) -> Link:
    """Outlet, day of publication, file and characters; the link leads to the words where they are its own."""
    more = (source.outlet, "" if source.span else source.url)
    words = passages.whereabouts(source.path, source.span, source.published, more, language)
    return Link(words, links.target(source.url, source.quote, source.text))


# ---------------------------------------------------------------- figures that are not


def _refused(assessment: Assessment) -> tuple[Sequence[Candidate], Counter[Reason]]:
    """Those to be shown, and how many more there are for each reason."""
    rejected = assessment.evidence.rejected
    most = findings.TEMPTING
    shown = rejected if len(rejected) <= most else findings.tempting(assessment)[:most]
    rest = Counter(one.reason for one in rejected if one.reason is not None)
    rest.subtract(one.reason for one in shown if one.reason is not None)
    return shown, rest


def _candidate(one: Candidate, language: Language) -> Refused:
    figure = one.figure
    return Refused(
        words=candidate_words(one, language),
        why=candidate_why(one, language),
        passage=_passage(figure.sentence, figure.quote, figure.text, language),
        where=passages.whereabouts(figure.path, figure.span, None, ("",), language),
    )


# ---------------------------------------------------------------- the inputs of the calculation

_NUMBERS = ("p", "t", "v0", "t0", "T", "t1", "issued", "tolerance", "year", "needed")


def _inputs(inputs: Mapping[str, Any]) -> list[str]:  # Any: JSON values
    """The names and numbers of the calculation as the JSON report has them, to twelve digits: p = 42700."""
    lines = [f"{name} = {_plain(inputs[name])}" for name in _NUMBERS if inputs.get(name) is not None]
    for name in ("acceptance", "observed"):
        if inputs.get(name):
            lines.append(f"{name} = {_interval(inputs[name])}")
    parts = [_plain(part["value"]) for part in inputs.get("parts") or ()]
    if parts:
        lines.append(f"parts = {', '.join(parts)}")
    return lines


def _plain(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _interval(ends: Mapping[str, Any]) -> str:  # Any: JSON values
    """[50000, ∞): a square bracket for an end that belongs to it."""
    low = "−∞" if ends["low"] is None else _plain(ends["low"])
    high = "∞" if ends["high"] is None else _plain(ends["high"])
    return f"{'[' if ends['low_closed'] else '('}{low}, {high}{']' if ends['high_closed'] else ')'}"
