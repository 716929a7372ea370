"""The document that promises a goal: one of the registry's plans, or one to be added to them.

    an article called 某市低空经济行动方案（2025—2028年）   ->  ProposedPlan(that name, issued on its day)
    news that names 《某市低空经济行动方案》               ->  the same plan, dated by the news

News of no named document proposes none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Article, Figure, Place, Plan, ProposedPlan, Registry

_NAMED = re.compile(r"《([^《》]{4,80})》")
_SHORTEST = 3  # characters that tell a plan from others, ahead of 行动方案
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")


class Planner:
    """Finds the plan of a goal; built for one run."""

    def __init__(
        self, registry: Registry | None, articles: Mapping[tuple[str, str], Article], lexicon: Lexicon
    ):
        self._plans = registry.plans if registry else ()
        self._articles = articles
        self._words = lexicon.goals
        cues = lexicon.cues
        self._issuing = re.compile(rf"^.*?{any_of(cues.issuing)}|{any_of(cues.issuing)}$")
        self._plan_name = re.compile(rf"{any_of([*cues.plan_titles, *cues.rule_titles])}$")
        self._report_name = re.compile(rf"{any_of(cues.work_reports)}$")
        self._news = re.compile(any_of(cues.news_of_plans))
        self._year = re.compile(rf"(?:19|20)\d\d\s?{any_of(lexicon.time.marks['year'])}")

    def plan(self, figure: Figure) -> Plan | ProposedPlan | None:
        """The plan that the goal of this figure belongs to."""
        article = self._articles[figure.path, figure.article]
        sources = {source for source in (article.url, article.id) if source}
        of_article = [plan for plan in self._plans if plan.source in sources]
        name = self._name(article, figure)
        named = [plan for plan in self._plans if name and self._bare(plan.name) == self._bare(name)]
        if named or len(of_article) == 1:
            return (named or of_article)[0]
        if not name:
            return None
        return ProposedPlan(slug(name), name, article.published, article.url, article.id)

    def _name(self, article: Article, figure: Figure) -> str:
        """The article's title if it is a plan or report, else the plan it names last before the goal."""
        title = self._issuing.sub("", article.title).strip("《》 \u3000")
        bare = self._bare(title)
        if self._report_name.search(bare):
            return self._dated(title, article, figure.place)
        if self._plan_name.search(bare) and not self._news.search(bare):
            return title
        text = article.source[article.span.start : article.span.end]
        named = [m for m in _NAMED.finditer(text) if self._names_a_plan(self._bare(m[1]))]
        before = [m for m in named if article.span.start + m.start() < figure.span.start]
        return "".join((before[-1] if before else named[0])[1].split()) if named else ""

    def _names_a_plan(self, bare: str) -> bool:
        """《某市低空经济行动方案》, but not 《行动方案》, which a text shortens it to."""
        found = self._plan_name.search(bare)
        return found is not None and found.start() > _SHORTEST

    def _dated(self, title: str, article: Article, place: Place) -> str:
        """政府工作报告 alone is called by its place and year."""
        if self._year.search(title) or article.published is None:
            return title
        where = "" if place.name[:2] in title else place.name
        return self._words.year_report.format(place=where, year=article.published.year, title=title)

    def _bare(self, title: str) -> str:
        """Without what stands in brackets: …行动方案（2025—2028年）."""
        return "".join(_IN_BRACKETS.sub("", title).split()).strip("《》“”")


def slug(name: str) -> str:
    """A name as an id: letters, digits and Han alone, at most 40; what stands in brackets is left out."""
    return "".join(re.findall(r"\w+", _IN_BRACKETS.sub("", name).replace("_", "")))[:40]
