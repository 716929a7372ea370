"""Articles to figures: every quantity with what it measures, of whom, when and how it is meant.

    extract(article, lexicon)       ->  (figures, problems)
    read_whole(article, lexicon)    ->  Extraction: the same figures, and goals without a numeral

The order of work in a passage: times, quantities, sentences, bounds along lists, names,
subjects, periods, modality, measure. Each step is a module of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from qdtrack.extraction.context import Context
from qdtrack.extraction.found import Found, Name
from qdtrack.extraction.implied import ImpliedReader
from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.measures import MeasureReader
from qdtrack.extraction.modality import ModalityReader
from qdtrack.extraction.naming import Namer
from qdtrack.extraction.openings import OpeningReader
from qdtrack.extraction.outlook import Outlook, OutlookReader
from qdtrack.extraction.periods import PeriodReader
from qdtrack.extraction.quantities import QuantityReader
from qdtrack.extraction.sentences import sentences
from qdtrack.extraction.sites import Line, Site, sites
from qdtrack.extraction.subjects import SubjectReader
from qdtrack.extraction.timing import TimeReader
from qdtrack.extraction.titles import TitleReader
from qdtrack.extraction.topics import TopicReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.traditional import simplify
from qdtrack.lexicon.words import any_of
from qdtrack.model import (
    AREAS,
    NO_PERIOD,
    Article,
    Figure,
    Measure,
    Modality,
    Passage,
    Period,
    Place,
    Problem,
    Role,
)

_RATES = frozenset({Measure.GROWTH, Measure.CHANGE})
_PER_PERIOD = _RATES | {Measure.FLOW}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article states: its figures, and its goals without a numeral (implied.py), each in order."""

    figures: tuple[Figure, ...]
    implied: tuple[Figure, ...]


def extract(article: Article, lexicon: Lexicon) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """Every figure of an article, in the order of the file. No mistake of a user's shows here yet."""
    return read_whole(article, lexicon).figures, ()


def read_whole(article: Article, lexicon: Lexicon) -> Extraction:
    """The figures, and beside them the goals that are said without a numeral."""
    return _reader(lexicon).read(article)


def own_place(article: Article, lexicon: Lexicon) -> Place:
    """The area that an article speaks of where it names no other; NOWHERE if it does not say."""
    return _reader(lexicon).own_place(article)


@lru_cache(maxsize=4)
def _reader(lexicon: Lexicon) -> FigureReader:
    return FigureReader(lexicon)


class FigureReader:
    """Reads articles; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._times = TimeReader(lexicon)
        self._quantities = QuantityReader(lexicon)
        self._lists = ListReader(lexicon)
        self._namer = Namer(lexicon)
        self._topics = TopicReader(lexicon)
        self._subjects = SubjectReader(lexicon)
        self._periods = PeriodReader(lexicon)
        self._openings = OpeningReader(lexicon)
        self._titles = TitleReader(lexicon)
        self._outlooks = OutlookReader(lexicon)
        self._modality = ModalityReader(lexicon)
        self._measures = MeasureReader(lexicon)
        self._implied = ImpliedReader(lexicon)
        phrases = lexicon.cues.phrases
        cues = lexicon.cues
        # What there is and serves what is to be done, in a clause without a number: 依托现有资源，改建公园.
        self._in_use = re.compile(
            rf"{any_of(cues.uses)}[^，,。；;\d]{{0,8}}?{any_of(cues.in_use)}(?=[^，,。；;\d]*[，,])"
        )
        self._undated = re.compile(any_of(lexicon.time.of_late))
        self._goes_on = re.compile(rf"\s*{any_of(lexicon.time.goes_on)}")
        marks = lexicon.time.marks
        self._per_time = re.compile(rf"[^\d]?{any_of([*marks['year'], *marks['month'], *marks['day']])}")
        self._tries = re.compile(rf"[，,、\s]*{lexicon.cues.target}(?:{phrases.verbs}|{phrases.linkers})*")
        self._of_which = re.compile(rf"[\s，,]*{any_of(phrases.of_which)}")

    def own_place(self, article: Article) -> Place:
        """The area of the article itself."""
        return self._subjects.own_place(article)

    def read(self, article: Article) -> Extraction:
        """The figures of one article, and its goals without a numeral."""
        own = self.own_place(article)
        context = self._openings.begin(article, own)
        figures: list[Figure] = []
        for passage in article.passages:
            if passage.role is Role.CAPTION:  # stands for itself, apart from the text around it
                alone = Context(article, own, own, Outlook(article.published), implied=context.implied)
                figures += self._passage(passage, alone)
                continue
            if passage.role is Role.ROW:  # 目标 over one column says nothing of what stands behind it
                figures += self._passage(passage, context.aside())
                continue
            self._openings.heading(passage, context)
            figures += self._passage(passage, context)
        return Extraction(
            tuple(sorted(figures, key=lambda figure: figure.span)),
            tuple(sorted(context.implied, key=lambda figure: figure.span)),
        )

    def _passage(self, passage: Passage, context: Context) -> list[Figure]:
        text, outlook = simplify(passage.text), context.outlook
        year = context.section_period.end.year if context.section_period.end else None
        if outlook.section is Modality.TARGET and outlook.report_until and outlook.report_until.end:
            year = outlook.report_until.end.year  # 5月1日投运, among the tasks that January sets
        if outlook.published is None:
            year = year or context.year_named
        moments = self._times.moments(text, outlook.published, year)
        context.year_named = next(
            (m.year for m in reversed(moments) if m.year and not m.ahead), context.year_named
        )
        found = self._quantities.find(text, moments)
        told = self._in_use.sub(lambda match: " " * len(match[0]), text)
        moments = [m for m in moments if told[m.start : m.end].strip()]
        moments = [m for m in moments if not self._titles.names_plan(text, m.start, m.end)]
        implied = self._implied.find(text)
        mentions = list(self._lexicon.places.mentions(text)) if found or implied else []
        context.begin_passage(goes_on=self._goes_on.match(text) is not None)
        figures: list[Figure] = []
        for sentence in sentences(text):
            inside = [f for f in found if sentence.start <= f.number < sentence.end]
            for clause in sentence.clauses if inside else ():
                inside = self._lists.figures(text, clause, inside)
                inside = self._lists.share_bounds(text, clause, inside)
            line = Line(passage, text, sentence, inside, moments, mentions, told)
            context.topic = self._topics.of_passage(line) or context.topic
            self._outlooks.enter(line, outlook)
            line = self._outlooks.settle(line, outlook)
            if words := [one for one in implied if sentence.start <= one.start < sentence.end]:
                context.implied += self._goals(line, words, context)
            if inside:
                figures += self._line(line, context)
            else:
                self._topic(line, context)
        if outlook.is_plan:
            context.last_until = context.last_until or outlook.until
        return figures

    def _goals(self, line: Line, words: list[Found], context: Context) -> list[Figure]:
        """Goals without a numeral, read beside the sentence's figures as if they were some."""
        # A copy: what the figures of later sentences lean on is made by figures alone.
        context = context.copy()
        whole = replace(line, found=sorted([*line.found, *words], key=lambda one: one.start))
        rules = {one.rule for one in words}
        read = self._line(whole, context)
        return [one for one in read if one.rule in rules and one.modality is Modality.TARGET]

    def _topic(self, line: Line, context: Context) -> None:
        """2025年是很不平凡的一年: the year of what follows, in the review part of a report."""
        if context.outlook.section is Modality.ACTUAL:
            topic = self._periods.topic(line, context.article.published)
            context.section_period = topic or context.section_period

    def _line(self, line: Line, context: Context) -> list[Figure]:
        line = replace(line, dates=self._lists.dates(line))
        around = sites(line)
        names = self._namer.names(line, around, context.subject, context.topic)
        subjects = self._subjects.subjects(line, context.own, context.recent)
        context.recent = next((s.place for s in reversed(subjects) if s.place.code), context.recent)
        context.subject = next((n.indicator for n in reversed(names) if not n.inherited), context.subject)
        figures: list[Figure] = []
        for i, (site, name) in enumerate(zip(around, names, strict=True)):
            place = self._subjects.figure_place(line.found[i].number, name.noun, subjects, context.own)
            figure = self._figure(line, i, site, name, place, context)
            if figures:
                figure = self._as_part(figure, site, figures[-1])
                figure = self._as_share(figure, figures[-1]) if name.inherited else figure
                figure = self._as_wish(figure, site, figures[-1]) if name.inherited else figure
            figures.append(figure)
        facts = [f.period for f in figures if f.modality is Modality.ACTUAL and f.period != NO_PERIOD]
        context.period = facts[-1] if facts else context.period
        return figures

    def _as_part(self, figure: Figure, site: Site, whole: Figure) -> Figure:
        """产量357万辆，其中新能源汽车168.4万辆: a part of a flow is a flow of the same time."""
        is_part = figure.measure is Measure.LEVEL and whole.measure is Measure.FLOW
        if not (is_part and figure.quantity.unit == whole.quantity.unit and self._of_which.match(site.left)):
            return figure
        period = whole.period if figure.period == NO_PERIOD else figure.period
        return replace(figure, measure=Measure.FLOW, period=period)

    def _as_share(self, figure: Figure, whole: Figure) -> Figure:
        """出口20亿元，占全省三成: a share of a flow is one of the same time."""
        is_share = figure.measure is Measure.SHARE and figure.period == NO_PERIOD
        of_flow = whole.measure is not Measure.LEVEL and whole.modality is figure.modality
        return replace(figure, period=whole.period) if is_share and of_flow else figure

    def _as_wish(self, figure: Figure, site: Site, before: Figure) -> Figure:
        """增长5%以上、力争5.5%: what one tries for is a rate like the one before."""
        is_same = figure.indicator == before.indicator and figure.quantity.unit == before.quantity.unit
        if not (is_same and before.measure in _RATES and self._tries.fullmatch(site.left)):
            return figure
        return replace(figure, measure=before.measure, direction=before.direction)

    def _figure(
        self, line: Line, index: int, site: Site, name: Name, place: Place, context: Context
    ) -> Figure:
        article, one = context.article, line.found[index]
        stated = self._periods.period(line, index, context.period)
        measure, direction = self._measures.measure(one, site, name, stated)
        modality = self._modality.modality(line, one, stated, context.outlook)
        if modality is Modality.TARGET and self._modality.turns(line, one, context.outlook):
            stated = self._periods.of_goal(line, index, article.published)
        period = self._period(line, index, stated, measure, modality, context)
        if modality is Modality.ACTUAL and period == NO_PERIOD and measure in _PER_PERIOD:
            period = self._of_article(line, name, place, context)
        span = line.passage.span(one.start, one.end)
        return Figure(
            path=article.path,
            article=article.id,
            title=article.title,
            published=article.published,
            span=span,
            quote=article.source[span.start : span.end],
            sentence=line.printed.strip(),
            quantity=replace(one.quantity, unit=line.as_printed(one.quantity.unit)),
            indicator=line.as_printed(name.indicator.strip()),
            place=place,
            modality=modality,
            measure=measure,
            direction=direction,
            period=period,
            cumulative=measure not in _RATES and self._measures.is_cumulative(site, name),
            basis=self._basis(line.before(one)) if measure in _RATES else "",
            text=article.text,
            rule=one.rule,
            page=article.page_at(span.start),
            lead=name.lead,
        )

    def _period(
        self, line: Line, index: int, stated: Period, measure: Measure, modality: Modality, context: Context
    ) -> Period:
        """A goal without a time of its own takes the deadline said before it, a flow its section's year."""
        if modality is Modality.TARGET:
            return context.deadline(stated)
        if modality is not Modality.ACTUAL:
            return stated
        in_review = context.outlook.section is Modality.ACTUAL
        document = NO_PERIOD if self._undated.search(line.words) else context.document_year
        section = context.section_period if in_review else document
        whole = document
        if in_review:
            whole = context.section_period if section.end else context.year_of_title
        period = self._periods.of_passage(stated, context.period, section, whole, measure)
        return self._periods.since_base(line, index, period) if measure in _RATES else period

    def _of_article(self, line: Line, name: Name, place: Place, context: Context) -> Period:
        """The one time that statistics tell of: not for a firm, nor for 年产值 and 月销售额, nor 近年来."""
        is_apart = place.scope not in AREAS or self._per_time.match(name.indicator)
        in_review = context.outlook.section is Modality.ACTUAL
        if is_apart or in_review or self._undated.search(line.words):
            return NO_PERIOD
        return self._openings.only_period(context)

    def _basis(self, before: str) -> str:
        """按可比价格计算，…同比增长5%: the last word of basis since a semicolon or another figure's."""
        words = re.split("[；;]", before)[-1]
        found = [
            (words.rfind(word), basis) for word, basis in self._lexicon.cues.basis.items() if word in words
        ]
        return max(found)[1] if found else ""
