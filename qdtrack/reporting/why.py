"""Why a number is not counted for a target: `qdtrack show TARGET --why 8座`.

    8座 (Qingdao City, 可持续灯塔工厂): 可持续灯塔工厂 is not 灯塔工厂 [term]

A number is looked for among the target's figures, then among its refused candidates, then in all
that was read, where it names another indicator; else it stands nowhere in the files read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Candidate, Figure, Observation
from qdtrack.reporting import passages, wording
from qdtrack.reporting.closing import candidate_words
from qdtrack.reporting.json_figures import JsonObject, dumped
from qdtrack.reporting.json_report import candidate_object, observation_object
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph
from qdtrack.reporting.rows import aside, candidate_why

SCHEMA = "qdtrack-why/1"
SHOWN = 12  # figures of other indicators
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a number was found; all empty if nowhere."""

    asked: str
    counted: tuple[Observation, ...]
    refused: tuple[Candidate, ...]
    others: tuple[Figure, ...]  # figures of other indicators


def why(assessment: Assessment, asked: str, figures: Sequence[Figure]) -> Answer:
    """Every figure whose quote holds the words, by what became of it for this target."""
    evidence = assessment.evidence
    counted = tuple(one for one in evidence.observations if any(_holds(q, asked) for q in _quotes(one)))
    refused = tuple(one for one in evidence.rejected if _holds(one.figure.quote, asked))
    known = {(one.path, one.span) for one in (c.figure for c in evidence.rejected)}
    known |= {(s.path, s.span) for one in evidence.observations for s in one.sources if s.span}
    others = tuple(f for f in figures if _holds(f.quote, asked) and (f.path, f.span) not in known)
    return Answer(asked, counted, refused, others)


def _quotes(one: Observation) -> list[str]:
    return [one.quote, *(source.quote for source in one.sources)]


def _holds(quote: str, asked: str) -> bool:
    """Whether the words stand in the quote as a whole number: 8座 is not in 108座, nor 5% in 1.5%."""
    said, wanted = _squeeze(quote), _squeeze(asked)
    if not wanted:
        return False
    before = r"(?<![\d.])" if wanted[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if wanted[-1].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, said) is not None


def _squeeze(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).replace(",", "")


def render(answer: Answer, assessment: Assessment, language: Language) -> str:
    """{schema, asked, target, counted [observation], refused [candidate], others [{quote, indicator, …}]}."""
    found: JsonObject = {
        "schema": SCHEMA,
        "asked": answer.asked,
        "target": assessment.target.id,
        "counted": [observation_object(one, assessment.target, language) for one in answer.counted],
        "refused": [candidate_object(one, language) for one in answer.refused],
        "others": [
            {
                "quote": one.quote,
                "sentence": one.sentence,
                "indicator": one.indicator,
                "place": one.place.name,
                "path": one.path,
                "article": one.article,
                "start": one.span.start,
                "end": one.span.end,
                "page": one.page,
            }
            for one in answer.others
        ],
    }
    return dumped(found, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class WhyScreen:
    """The screen of `qdtrack show TARGET --why`."""

    answer: Answer
    assessment: Assessment
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, language, answer = min(options.max_width, WIDEST) - 1, self.language, self.answer
        name = wording.target_name(self.assessment.target, language)
        asked = wording.clean(answer.asked)
        if not (answer.counted or answer.refused or answer.others):
            yield paragraph(Text(label("asked.nowhere", language, asked=asked)), width)
            return
        for one in answer.counted:
            words = label("asked.counted", language, name=name, quote=wording.clean(one.quote))
            yield paragraph(Text(words, style="bold"), width)
            yield passages.of_observation(one, width, INDENT, language)
        for candidate in answer.refused:
            words = label(
                "show.refused",
                language,
                figure=candidate_words(candidate, language),
                why=candidate_why(candidate, language),
                reason=candidate.reason,
            )
            yield paragraph(Text(words, style="bold"), width, hanging=INDENT)
            yield passages.of_figure(candidate.figure, width, INDENT, language)
        for figure in answer.others[:SHOWN]:
            yield paragraph(Text(_other(figure, language), style="bold"), width, hanging=INDENT)
            yield passages.of_figure(figure, width, INDENT, language)
        more = len(answer.others) - SHOWN
        if more > 0:
            yield Text(label("asked.more", language, count=more), style="dim")


def _other(figure: Figure, language: Language) -> str:
    quote = wording.clean(aside(figure.quote, wording.place_name(figure.place, language), language))
    if not figure.indicator:
        return label("asked.unnamed", language, quote=quote)
    return label("asked.other", language, quote=quote, indicator=wording.clean(figure.indicator))
