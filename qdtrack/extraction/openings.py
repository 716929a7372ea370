"""What the title and the headings of an article open: a review or a plan, of which year, until when.

"2026年政府工作报告"        ->  goals without a time of their own are those of 2026
"二、2025年工作回顾"        ->  what was, in 2025
"…行动方案（2025—2027年）"  ->  goals, by the end of 2027
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from qdtrack.extraction.context import Context
from qdtrack.extraction.moments import end_of_year, is_to_come
from qdtrack.extraction.outlook import Outlook, OutlookReader
from qdtrack.extraction.timing import TimeReader
from qdtrack.extraction.titles import TitleReader
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.traditional import simplify
from qdtrack.lexicon.words import any_of
from qdtrack.model import NO_PERIOD, Article, Basis, Modality, Passage, Period, Place, Role

_SPAN = re.compile(r"\d{4}\D{1,3}\d{4}")  # the years of a plan
_HEADING = 40  # a longer headline is a sentence of its own


class OpeningReader:
    """Reads titles and headings into the context of an article; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._times = TimeReader(lexicon)
        self._titles = TitleReader(lexicon)
        self._outlooks = OutlookReader(lexicon)
        sorts = any_of(lexicon.cues.yearly_documents)
        self._sort = re.compile(sorts)
        self._document = re.compile(rf"《[^《》]*?(?P<year>20\d\d)[^《》]*(?P<sort>{sorts})[）)]?》")

    def begin(self, article: Article, own: Place) -> Context:
        """The context of an article ahead of its first passage: what its title says of it."""
        context = Context(article, own, own, Outlook(article.published))
        title = simplify(article.title)
        self._open(title, context, self._titles.of_title(title))
        context.document_year = self._document_year(article)
        context.plan_until = self._plan_named(_texts(article, _SPAN), article.published)
        context.year_of_title = context.section_period
        context.title_until = context.section_until or self._plan_named([title], article.published)
        context.last_until = self._year_of_goals(title, article.published)
        if context.last_until and self._tells_of_plans(article):
            context.outlook.section = Modality.TARGET
        context.outlook.report_until = context.last_until
        return context

    def only_period(self, context: Context) -> Period:
        """Statistics tell once of which months they are: 1—5月, where no other time is told of."""
        if context.only_period is None:
            context.only_period = self._only_period(context.article)
        return context.only_period

    def _only_period(self, article: Article) -> Period:
        published, found = article.published, set[Period]()
        for moment in (m for text in _texts(article) for m in self._times.moments(text, published)):
            if moment.sort in ("within", "year") and moment.period.start and not moment.compared:
                found.add(moment.period)
            if len(found) > 1:
                return NO_PERIOD
        only = found.pop() if len(found) == 1 else NO_PERIOD
        if only.start is None or only.end is None or published is None or only.end > published:
            return NO_PERIOD
        is_year = (only.start.month, only.end.month) == (1, 12)  # a year may be named for anything
        return NO_PERIOD if is_year else replace(only, basis=Basis.INFERRED)

    def _document_year(self, article: Article) -> Period:
        """The year of the one communiqué that the title tells of and the text names: 《2025年…公报》."""
        title, published = simplify(article.title), article.published
        if published is None or not self._sort.search(title):
            return NO_PERIOD
        named = [match for text in _texts(article) for match in self._document.finditer(text)]
        years = {int(match["year"]) for match in named if match["sort"] in title}
        if len(years) != 1 or (year := years.pop()) >= published.year:
            return NO_PERIOD
        return Period(date(year, 1, 1), date(year, 12, 31), None, Basis.INFERRED)

    def _plan_named(self, texts: Iterable[str], published: date | None) -> Period | None:
        """…印发《某行动方案（2025—2027年）》: the last day of the one plan that news tells of."""
        plans, is_news = set[Period](), False
        for text in texts:
            is_news = is_news or self._titles.issues_plan(text)
            moments = self._times.moments(text, published)
            plans |= {m.period for m in moments if self._titles.names_plan(text, m.start, m.end)}
        only = plans.pop() if is_news and len(plans) == 1 else None
        return replace(only, start=None) if only and is_to_come(only, published) else None

    def heading(self, passage: Passage, context: Context) -> None:
        """What a passage opens, if it is a heading."""
        if _is_heading(passage):
            words = simplify(passage.text)
            self._open(words, context, self._titles.section(words))

    def _open(self, heading: str, context: Context, section: Modality | None) -> None:
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
        periods = [m.period for m in moments if m.sort in ("year", "span", "plan")]
        periods = periods or self._times.plans_named(heading)
        years = [(period, period.end) for period in periods]
        past = [year for year, end in years if end is not None and end <= published]
        return past, [year for year, end in years if end is not None and end > published]

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
            if (_is_heading(passage) and self._titles.section(text)) or self._outlooks.announces(text):
                break
            moments = self._times.moments(text, article.published)
            to_come = [m for m in moments if m.sort == "year" and is_to_come(m.period, article.published)]
            if to_come and self._outlooks.begins(text, to_come[0]):
                end = to_come[0].start  # 新的一年，要…: the plan's own beginning tells itself
                texts.append((text[:end], [m for m in moments if m.end <= end]))
                break
            texts.append((text, moments))
        return self._outlooks.leans_ahead(texts, article.published)


def _texts(article: Article, holding: re.Pattern[str] | None = None) -> list[str]:
    texts = [article.title, *(passage.text for passage in article.passages)]
    return [simplify(text) for text in texts if holding is None or holding.search(text)]


def _is_heading(passage: Passage) -> bool:
    return passage.role in (Role.HEADLINE, Role.BOX) and len(passage.text) <= _HEADING
