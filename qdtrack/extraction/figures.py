"""Articles to figures: every quantity with what it measures, of whom, when and how it is meant.

    extract(article, lexicon)  ->  (figures, problems)

The order of work in a passage: times, quantities, sentences, bounds along lists, names,
subjects, periods, modality, measure. Each step is a module of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.measures import MeasureReader
from qdtrack.extraction.modality import ModalityReader, Outlook
from qdtrack.extraction.naming import Line, Name, Namer, Site
from qdtrack.extraction.periods import PeriodReader
from qdtrack.extraction.quantities import QuantityReader
from qdtrack.extraction.sentences import sentences
from qdtrack.extraction.subjects import Subject, SubjectReader
from qdtrack.extraction.timing import TimeReader
from qdtrack.lexicon import Lexicon
from qdtrack.model import NO_PERIOD, Article, Figure, Measure, Modality, Passage, Period, Place, Problem, Role

_HEADING = 40  # characters: a longer passage is no heading, whatever its role


def extract(article: Article, lexicon: Lexicon) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """Every figure of an article, in the order of the file. No mistake of a user's shows here yet."""
    return tuple(_reader(lexicon).read(article)), ()


@lru_cache(maxsize=4)
def _reader(lexicon: Lexicon) -> FigureReader:
    return FigureReader(lexicon)


@dataclass(slots=True)
class _Context:
    """What an article has said so far."""

    article: Article
    own: Place
    recent: Place  # the area last spoken of in the passage
    section: Modality | None = None
    section_period: Period = NO_PERIOD
    until: Period | None = None  # the deadline of a goal, carried through its section
    subject: str = ""  # what the sentence before was about
    period: Period = NO_PERIOD  # that of the figure before
    outlook: Outlook | None = None


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
        """The figures of one article."""
        own = self._subjects.own_place(article)
        context = _Context(article, own, own)
        figures: list[Figure] = []
        for passage in article.passages:
            if passage.role is Role.CAPTION:  # stands for itself, apart from the text around it
                figures += self._passage(passage, _Context(article, own, own))
                continue
            if passage.role in (Role.HEADLINE, Role.BOX) and len(passage.text) <= _HEADING:
                self._heading(passage, context)
            figures += self._passage(passage, context)
        return sorted(figures, key=lambda figure: figure.span)

    def _heading(self, passage: Passage, context: _Context) -> None:
        """A heading opens a section: of review or of plans, and of a year."""
        section = self._modality.section(passage.text)
        if section is None:
            return
        context.section, context.until, context.section_period = section, None, NO_PERIOD
        published = context.article.published
        for moment in self._times.moments(passage.text, published):
            end = moment.period.end
            if moment.sort == "year" and end is not None and published is not None:
                if end <= published:
                    context.section_period = moment.period
                else:
                    context.until = replace(moment.period, start=None)

    def _passage(self, passage: Passage, context: _Context) -> list[Figure]:
        text, published = passage.text, context.article.published
        year = context.section_period.end.year if context.section_period.end else None
        moments = self._times.moments(text, published, year)
        found = self._quantities.find(text, moments)
        mentions = list(self._lexicon.places.mentions(text)) if found else []
        outlook = Outlook(context.outlook.ahead if context.outlook else False)
        context.subject, context.recent, context.period = "", context.own, NO_PERIOD
        figures: list[Figure] = []
        for sentence in sentences(text):
            self._modality.enter(text, sentence, moments, outlook, published)
            inside = [f for f in found if sentence.start <= f.number < sentence.end]
            if not inside:
                self._topic(passage, sentence.start, context, self._periods.topic(sentence, moments, published))
                continue
            for clause in sentence.clauses:
                inside = self._lists.share_bounds(text, clause, inside)
            figures += self._line(Line(text, sentence, inside, moments, mentions), passage, outlook, context)
        context.outlook = outlook
        if outlook.ahead and outlook.until is not None:
            context.until = outlook.until
        return figures

    def _topic(self, passage: Passage, start: int, context: _Context, topic: Period | None) -> None:
        """2025年是很不平凡的一年: the year of what follows, in the review part of a report."""
        if topic is not None and context.section is Modality.ACTUAL:
            context.section_period = topic

    def _line(self, line: Line, passage: Passage, outlook: Outlook, context: _Context) -> list[Figure]:
        sites = self._namer.sites(line)
        names = self._namer.names(line, sites, context.subject)
        leads = self._namer.leads(line, sites)
        subjects = self._subjects.subjects(
            line.text, line.sentence, line.mentions, line.moments, context.own, context.recent
        )
        context.recent = next((s.place for s in reversed(subjects) if s.place.code), context.recent)
        context.subject = next((n.indicator for n in reversed(names) if not n.inherited), context.subject)
        figures = []
        for i, (site, name, lead) in enumerate(zip(sites, names, leads, strict=True)):
            figures.append(self._figure(line, i, passage, site, name, lead, subjects, outlook, context))
        context.period = figures[-1].period
        return figures

    def _figure(self, line: Line, i: int, passage: Passage, site: Site, name: Name, lead: str, subjects: list[Subject], outlook: Outlook, context: _Context) -> Figure:
        text, sentence, article, one = line.text, line.sentence, context.article, line.found[i]
        earlier = [f.number for f in line.found[:i]]
        stated = self._periods.period(text, sentence, site.clause, one.number, line.moments, context.period, earlier)
        measure, direction = self._measures.measure(one, lead, site, name, stated)
        modality = self._modality.modality(
            text, sentence, site.clause, one.start, line.moments, outlook, context.section, stated, article.published
        )
        period = self._period(stated, measure, modality, outlook, context)
        span = passage.span(one.start, one.end)
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
            place=self._subjects.figure_place(site, one.number, name.noun, subjects, context.own),
            modality=modality,
            measure=measure,
            direction=direction,
            period=period,
            cumulative=self._measures.is_cumulative(site, name),
            basis=self._basis(text[site.clause.start : one.start]) if measure is Measure.GROWTH else "",
            text=article.text,
            rule=one.rule,
        )

    def _period(self, stated: Period, measure: Measure, modality: Modality, outlook: Outlook, context: _Context) -> Period:
        """A goal without a time of its own takes the deadline said before it, a flow its section's year."""
        if modality is Modality.TARGET:
            until = outlook.until or context.until
            if stated.end is None and until is not None:
                return replace(until, start=None, recurring=stated.recurring)
            return stated
        if modality is Modality.ACTUAL and context.section is Modality.ACTUAL:
            return self._periods.of_section(stated, context.section_period, measure)
        return stated

    def _basis(self, words: str) -> str:
        return next((basis for word, basis in self._lexicon.cues.basis.items() if word in words), "")
