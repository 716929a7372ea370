"""Articles to figures: every quantity with what it measures, of whom, when and how it is meant.

    extract(article, lexicon)       ->  (figures, problems)
    read_whole(article, lexicon)    ->  Extraction: the same figures, and goals without a numeral

The order of work in a passage: times, quantities, sentences, bounds along lists, names,
subjects, periods, modality, measure. Each step is a module of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from qdtrack.extraction.found import Found
from qdtrack.extraction.implied import ImpliedReader
from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.measures import MeasureReader
from qdtrack.extraction.modality import ModalityReader
from qdtrack.extraction.naming import Name, Namer
from qdtrack.extraction.outlook import Outlook, OutlookReader, end_of_year, is_to_come
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
    NO_PERIOD,
    Article,
    Basis,
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
_HEADING = 40  # characters: a longer passage is no heading, whatever its role


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


@dataclass(slots=True)
class _Context:
    """What an article has said so far."""

    article: Article
    own: Place
    recent: Place  # the area last spoken of in the passage
    outlook: Outlook
    section_until: Period | None = None  # the deadline that a heading gives its section's goals
    deadlines: Counter[date] = field(default_factory=Counter)  # of goals that say one
    title_until: Period | None = None  # that of a plan's title: …方案（2025—2027年）
    last_until: Period | None = None  # that of the whole document, where nothing else says one
    section_period: Period = NO_PERIOD
    year_of_title: Period = NO_PERIOD  # 2025年…统计公报: of every figure that states no other
    year_named: int | None = None  # what a month leans on where the article has no date
    subject: str = ""  # what the sentence before was about
    topic: str = ""  # what the passage has said that it is about
    period: Period = NO_PERIOD  # that of the figure before
    implied: list[Figure] = field(default_factory=list)  # goals without a numeral

    def usual_deadline(self) -> Period | None:
        """到2027年 of most goals so far, in a plan that looks on to 2035 as well."""
        usual = self.deadlines.most_common(1)
        return Period(None, usual[0][0], None, Basis.INFERRED) if usual else None


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
        self._titles = TitleReader(lexicon)
        self._outlooks = OutlookReader(lexicon)
        self._modality = ModalityReader(lexicon)
        self._measures = MeasureReader(lexicon)
        self._implied = ImpliedReader(lexicon)
        phrases = lexicon.cues.phrases
        self._tries = re.compile(rf"[，,、\s]*{lexicon.cues.target}(?:{phrases.verbs}|{phrases.linkers})*")
        self._of_which = re.compile(rf"[\s，,]*{any_of(phrases.of_which)}")

    def own_place(self, article: Article) -> Place:
        """The area of the article itself."""
        return self._subjects.own_place(article)

    def read(self, article: Article) -> Extraction:
        """The figures of one article, and its goals without a numeral."""
        own = self.own_place(article)
        context = _Context(article, own, own, Outlook(article.published))
        title = simplify(article.title)
        self._heading(title, context, self._titles.of_title(title))
        context.year_of_title = context.section_period
        context.title_until = context.section_until
        context.last_until = self._year_of_goals(title, article.published)
        if context.last_until and self._tells_of_plans(article):
            context.outlook.section = Modality.TARGET
        context.outlook.report_until = context.last_until
        figures: list[Figure] = []
        for passage in article.passages:
            if passage.role is Role.CAPTION:  # stands for itself, apart from the text around it
                alone = _Context(article, own, own, Outlook(article.published), implied=context.implied)
                figures += self._passage(passage, alone)
                continue
            if passage.role in (Role.HEADLINE, Role.BOX) and len(passage.text) <= _HEADING:
                heading = simplify(passage.text)
                self._heading(heading, context, self._titles.section(heading))
            figures += self._passage(passage, context)
        return Extraction(
            tuple(sorted(figures, key=lambda figure: figure.span)),
            tuple(sorted(context.implied, key=lambda figure: figure.span)),
        )

    def _year_of_goals(self, title: str, published: date | None) -> Period | None:
        """The year of a work report's goals: that of its title, else the one in which it was given."""
        if not self._titles.is_work_report(title) or published is None:
            return None
        years = [m.period for m in self._times.moments(title, published) if m.sort == "year"]
        ahead = [year for year in years if year.end is not None and year.end > published]
        return replace(ahead[0], start=None) if ahead else end_of_year(published)

    def _tells_of_plans(self, article: Article) -> bool:
        """Of a work report's text ahead of the first heading or announcement: an excerpt has neither."""
        texts = []
        for passage in article.passages:
            text = simplify(passage.text)
            is_heading = passage.role in (Role.HEADLINE, Role.BOX) and len(text) <= _HEADING
            if (is_heading and self._titles.section(text)) or self._outlooks.announces(text):
                break
            moments = self._times.moments(text, article.published)
            to_come = [m for m in moments if m.sort == "year" and is_to_come(m.period, article.published)]
            if to_come and self._outlooks.begins(text, to_come[0]):
                end = to_come[0].start  # 新的一年，要…: the plan's own beginning tells itself
                texts.append((text[:end], [m for m in moments if m.end <= end]))
                break
            texts.append((text, moments))
        return self._outlooks.leans_ahead(texts, article.published)

    def _heading(self, heading: str, context: _Context, section: Modality | None) -> None:
        """A heading opens a section: of review or of plans, and of a year.

        2026年, below 2025年工作回顾: a year to come ends the review without a word of goals.
        """
        published = context.article.published
        past, to_come = self._years(heading, published)
        if to_come and context.outlook.section is Modality.ACTUAL:
            section = section or Modality.TARGET
        if section is None:
            return
        context.outlook = Outlook(published, section, context.outlook.report_until)
        context.section_period = past[-1] if past else NO_PERIOD
        context.section_until = replace(to_come[-1], start=None) if to_come else None

    def _years(self, heading: str, published: date | None) -> tuple[list[Period], list[Period]]:
        """The years that a heading names: those that are over, and those to come."""
        if published is None:
            return [], []
        moments = self._times.moments(heading, published)
        years = [(m.period, m.period.end) for m in moments if m.sort in ("year", "span", "plan")]
        past = [year for year, end in years if end is not None and end <= published]
        return past, [year for year, end in years if end is not None and end > published]

    def _passage(self, passage: Passage, context: _Context) -> list[Figure]:
        text, outlook = simplify(passage.text), context.outlook
        year = context.section_period.end.year if context.section_period.end else None
        if outlook.published is None:
            year = year or context.year_named
        moments = self._times.moments(text, outlook.published, year)
        context.year_named = next(
            (m.year for m in reversed(moments) if m.year and not m.ahead), context.year_named
        )
        found = self._quantities.find(text, moments)
        moments = [m for m in moments if not self._titles.names_plan(text, m.start, m.end)]
        implied = self._implied.find(text)
        mentions = list(self._lexicon.places.mentions(text)) if found or implied else []
        outlook.next_passage()
        context.subject, context.topic, context.recent, context.period = "", "", context.own, NO_PERIOD
        figures: list[Figure] = []
        for sentence in sentences(text):
            inside = [f for f in found if sentence.start <= f.number < sentence.end]
            for clause in sentence.clauses if inside else ():
                inside = self._lists.share_bounds(text, clause, inside)
            line = Line(passage, text, sentence, inside, moments, mentions)
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

    def _goals(self, line: Line, words: list[Found], context: _Context) -> list[Figure]:
        """Goals without a numeral, read beside the sentence's figures as if they were some."""
        # A copy: what the figures of later sentences lean on is made by figures alone.
        context = replace(context, deadlines=Counter(context.deadlines))
        whole = replace(line, found=sorted([*line.found, *words], key=lambda one: one.start))
        rules = {one.rule for one in words}
        read = self._line(whole, context)
        return [one for one in read if one.rule in rules and one.modality is Modality.TARGET]

    def _topic(self, line: Line, context: _Context) -> None:
        """2025年是很不平凡的一年: the year of what follows, in the review part of a report."""
        if context.outlook.section is Modality.ACTUAL:
            topic = self._periods.topic(line, context.article.published)
            context.section_period = topic or context.section_period

    def _line(self, line: Line, context: _Context) -> list[Figure]:
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

    def _as_wish(self, figure: Figure, site: Site, before: Figure) -> Figure:
        """增长5%以上、力争5.5%: what one tries for is a rate like the one before."""
        is_same = figure.indicator == before.indicator and figure.quantity.unit == before.quantity.unit
        if not (is_same and before.measure in _RATES and self._tries.fullmatch(site.left)):
            return figure
        return replace(figure, measure=before.measure, direction=before.direction)

    def _figure(
        self, line: Line, index: int, site: Site, name: Name, place: Place, context: _Context
    ) -> Figure:
        article, one = context.article, line.found[index]
        stated = self._periods.period(line, index, context.period)
        measure, direction = self._measures.measure(one, site, name, stated)
        modality = self._modality.modality(line, one, stated, context.outlook)
        if modality is Modality.TARGET and self._modality.turns(line, one, context.outlook):
            stated = self._periods.of_goal(line, index, article.published)
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
            period=self._period(stated, measure, modality, context),
            cumulative=measure not in _RATES and self._measures.is_cumulative(site, name),
            basis=self._basis(line.before(one)) if measure in _RATES else "",
            text=article.text,
            rule=one.rule,
            page=article.page_at(span.start),
            lead=name.lead,
        )

    def _period(self, stated: Period, measure: Measure, modality: Modality, context: _Context) -> Period:
        """A goal without a time of its own takes the deadline said before it, a flow its section's year."""
        if modality is Modality.TARGET:
            return self._deadline(stated, context)
        if modality is not Modality.ACTUAL:
            return stated
        in_review = context.outlook.section is Modality.ACTUAL
        section = context.section_period if in_review else NO_PERIOD
        whole = (context.section_period if section.end else context.year_of_title) if in_review else NO_PERIOD
        return self._periods.of_passage(stated, context.period, section, whole, measure)

    def _deadline(self, stated: Period, context: _Context) -> Period:
        """A goal's own; that of its passage, heading or list; that of the document, told or usual in it."""
        outlook = context.outlook
        said = stated if stated.end else outlook.until or context.section_until or outlook.yearly
        if said is not None:
            if said.end and is_to_come(said, context.article.published):
                context.deadlines[said.end] += 1
        else:
            said = context.title_until or outlook.report_until or outlook.aside
            said = said or context.usual_deadline() or context.last_until
        if stated.end or said is None:
            return stated
        return replace(said, start=None, recurring=stated.recurring)

    def _basis(self, before: str) -> str:
        """按可比价格计算，…同比增长5%: the last word of basis since a semicolon or another figure's."""
        words = re.split("[；;]", before)[-1]
        found = [
            (words.rfind(word), basis) for word, basis in self._lexicon.cues.basis.items() if word in words
        ]
        return max(found)[1] if found else ""
