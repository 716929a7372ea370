"""Articles to figures: every quantity with what it measures, of whom, when and how it is meant.

    extract(article, lexicon)  ->  (figures, problems)

The order of work in a passage: times, quantities, sentences, bounds along lists, names,
subjects, periods, modality, measure. Each step is a module of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.measures import MeasureReader
from qdtrack.extraction.modality import ModalityReader, Outlook
from qdtrack.extraction.naming import Name, Namer, Site
from qdtrack.extraction.periods import PeriodReader
from qdtrack.extraction.quantities import Found, QuantityReader
from qdtrack.extraction.sentences import Sentence, sentences
from qdtrack.extraction.subjects import Subject, SubjectReader
from qdtrack.extraction.timing import Moment, TimeReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Mention
from qdtrack.model import NO_PERIOD, Article, Figure, Measure, Modality, Passage, Period, Place, Problem, Role


def extract(article: Article, lexicon: Lexicon) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """Every figure of an article, in the order of the file. There are no problems yet to report."""
    return tuple(_reader(lexicon).read(article)), ()


@lru_cache(maxsize=4)
def _reader(lexicon: Lexicon) -> FigureReader:
    return FigureReader(lexicon)


@dataclass(slots=True)
class _Context:
    """What an article has said so far."""

    article: Article
    own: Place
    section: Modality | None = None
    section_period: Period = NO_PERIOD
    until: Period | None = None  # a goal's deadline, carried through its section
    subject: str = ""
    recent: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence of a passage with everything found in it."""

    passage: Passage
    sentence: Sentence
    found: list[Found]
    moments: list[Moment]
    mentions: list[Mention]


class FigureReader:
    """Reads articles; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._times = TimeReader(lexicon)
        self._quantities = QuantityReader(lexicon)
        self._lists = ListReader(lexicon)
        self._namer = Namer(lexicon)
        self._subjects = SubjectReader(lexicon)
        self._periods = PeriodReader(lexicon)
        self._modality = ModalityReader(lexicon)
        self._measures = MeasureReader(lexicon)

    def read(self, article: Article) -> list[Figure]:
        own = self._subjects.own_place(article)
        context = _Context(article, own, recent=own)
        figures: list[Figure] = []
        for passage in article.passages:
            if passage.role is Role.CAPTION:
                figures += self._passage(passage, _Context(article, own, recent=own))
                continue
            if passage.role in (Role.HEADLINE, Role.BOX) and len(passage.text) < 40:
                context.section = self._modality.section(passage.text, None if passage.role is Role.HEADLINE else context.section)
            figures += self._passage(passage, context)
        return sorted(figures, key=lambda figure: figure.span)

    def _passage(self, passage: Passage, context: _Context) -> list[Figure]:
        text, published = passage.text, context.article.published
        moments = self._times.moments(text, published)
        found = self._quantities.find(text, moments)
        mentions = list(self._lexicon.places.mentions(text)) if found else []
        outlook = Outlook(until=context.until)
        context.subject, context.recent = "", context.own
        figures: list[Figure] = []
        for sentence in sentences(text):
            self._modality.enter(text, sentence, moments, outlook, published)
            inside = [f for f in found if sentence.start <= f.number < sentence.end]
            if inside:
                for clause in sentence.clauses:
                    inside = [
                        g for g in self._lists.share_bounds(text, clause, inside)
                    ] if any(clause.start <= f.number < clause.end for f in inside) else inside
                figures += self._sentence(_Line(passage, sentence, inside, moments, mentions), outlook, context)
        if outlook.ahead and outlook.until is not None:
            context.until = outlook.until
        return figures

    def _sentence(self, line: _Line, outlook: Outlook, context: _Context) -> list[Figure]:
        text, sentence, found = line.passage.text, line.sentence, line.found
        sites = self._namer.sites(text, sentence, found)
        names = self._namer.name(text, sentence, found, sites, line.moments, line.mentions, context.subject)
        subjects = self._subjects.subjects(text, sentence, line.mentions, line.moments, context.own, context.recent)
        areas = [s.place for s in subjects if s.place.code]
        if areas:
            context.recent = areas[-1]
        context.subject = next((n.indicator for n in reversed(names) if n.indicator and not n.inherited), context.subject)
        return [
            self._figure(line, one, site, name, subjects, outlook, context)
            for one, site, name in zip(found, sites, names, strict=True)
        ]

    def _figure(self, line: _Line, one: Found, site: Site, name: Name, subjects: list[Subject], outlook: Outlook, context: _Context) -> Figure:
        text, sentence, article = line.passage.text, line.sentence, context.article
        period = self._periods.period(text, sentence, site.clause, one.number, line.moments)
        measure, direction = self._measures.measure(one, site, name, period)
        modality = self._modality.modality(text, sentence, site.clause, one.start, line.moments, outlook, context.section, period, article.published)
        if modality is Modality.TARGET and period.end is None and outlook.until is not None:
            period = replace(outlook.until, start=None, recurring=period.recurring)
        span = line.passage.span(one.start, one.end)
        return Figure(
            path=article.path,
            article=article.id,
            title=article.title,
            published=article.published,
            span=span,
            quote=article.source[span.start : span.end],
            sentence=text[sentence.start : sentence.end].strip(),
            quantity=one.quantity,
            indicator=name.indicator.strip(),
            place=self._subjects.figure_place(site, one.number, name.indicator, subjects, context.own),
            modality=modality,
            measure=measure,
            direction=direction,
            period=period,
            cumulative=self._measures.is_cumulative(one, site, name),
            basis=self._basis(text[site.clause.start : one.start]) if measure is Measure.GROWTH else "",
            text=article.text,
            rule=one.rule,
        )

    def _basis(self, words: str) -> str:
        return next((basis for word, basis in self._lexicon.cues.basis.items() if word in words), "")
