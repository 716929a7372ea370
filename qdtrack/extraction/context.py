"""What an article has said so far, carried from sentence to sentence: of whom, when and until when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from qdtrack.extraction.moments import is_to_come
from qdtrack.extraction.outlook import Outlook
from qdtrack.model import NO_PERIOD, Article, Basis, Figure, Period, Place


@dataclass(slots=True)
class Context:
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
    only_period: Period | None = None  # the one span of months that it tells of; None: not looked for yet
    document_year: Period = NO_PERIOD  # 《2025年…公报》, where the title tells of it
    plan_until: Period | None = None  # 《…行动方案（2025—2027年）》, the one plan that news names
    year_named: int | None = None  # what a month leans on where the article has no date
    subject: str = ""  # what the sentence before was about
    topic: str = ""  # what the passage has said that it is about
    period: Period = NO_PERIOD  # that of the figure before
    implied: list[Figure] = field(default_factory=list)  # goals without a numeral

    def begin_passage(self, *, goes_on: bool) -> None:
        """What a passage has said of its things is over with it; its time holds for one that goes on."""
        self.outlook.next_passage()
        self.subject, self.topic, self.recent = "", "", self.own
        self.period = self.period if goes_on else NO_PERIOD

    def copy(self) -> Context:
        """One that may be read on with and leaves this as it is."""
        return replace(self, deadlines=Counter(self.deadlines))

    def aside(self) -> Context:
        """The same for a passage by itself: what it looks on to holds for no other."""
        return replace(self.copy(), outlook=replace(self.outlook))

    def deadline(self, stated: Period) -> Period:
        """A goal's own; that of its passage, heading or list; that of the document, told or usual in it."""
        outlook = self.outlook
        said = stated if stated.end else outlook.until or self.section_until or outlook.yearly
        if said is not None:
            if said.end and is_to_come(said, self.article.published):
                self.deadlines[said.end] += 1
        else:
            said = self.title_until or outlook.report_until or outlook.aside
            said = said or self._usual_deadline() or self.last_until
            said = said or (self.plan_until if stated.recurring else None)
        if stated.end or said is None:
            return stated
        return replace(said, start=None, recurring=stated.recurring)

    def _usual_deadline(self) -> Period | None:
        """到2027年 of most goals so far, in a plan that looks on to 2035 as well."""
        usual = self.deadlines.most_common(1)
        return Period(None, usual[0][0], None, Basis.INFERRED) if usual else None
