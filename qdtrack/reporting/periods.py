"""A quarter, half, month or year as people write it, and the report's view of it.

    read_period("2026Q3")  ->  ReportPeriod(date(2026, 7, 1), date(2026, 9, 30))

2026Q3, 2026-H1, 2026-06, 2026, 2026年三季度, 2026年上半年, 2026年前三季度. The words are those of the
registry's dates.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qdtrack.assessment.timeline import day_before, months_later
from qdtrack.catalogue import Language, label
from qdtrack.lexicon.timewords import load_time_words
from qdtrack.model import Period
from qdtrack.registry.dates import YEARS, Calendar, Day
from qdtrack.reporting import wording
from qdtrack.reporting.changes import Change, Changes
from qdtrack.reporting.diff_words import tally
from qdtrack.reporting.json_diff import changes_object
from qdtrack.reporting.json_figures import JsonObject, iso
from qdtrack.reporting.rows import Row, row

_LATIN = re.compile(r"(?P<year>\d{4})-?(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))", re.ASCII)
_SHORTEST = timedelta(days=27)  # a period is a month at least; a day is for --as-of
_PARTS = {3: "quarter", 6: "half"}  # months


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """Both days included."""

    start: date
    end: date

    @property
    def before(self) -> date:
        """The last day of the period before."""
        return day_before(self.start)

    def name(self, language: Language) -> str:
        """Q3 2026, 2026年三季度."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        if months == 12:
            return label("period.year", language, year=self.end.year)
        if months == 1:
            return wording.month(self.end, language)
        if months in _PARTS and self.start.month % months == 1:
            number = self.end.month // months
            return label(f"period.{_PARTS[months]}.{number}", language, year=self.end.year)
        return wording.period(Period(self.start, self.end), language)


def read_period(text: str) -> ReportPeriod | None:
    """The period that ``text`` names; None if it names none."""
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    if found := _LATIN.fullmatch(words):
        return _part(found)
    calendar = Calendar(load_time_words())
    first, last = calendar.read(words, first=True), calendar.read(words)
    if not isinstance(first, Day) or not isinstance(last, Day) or last.is_ambiguous:
        return None
    return ReportPeriod(first.on, last.on) if last.on - first.on >= _SHORTEST else None


def _part(found: re.Match[str]) -> ReportPeriod | None:
    year, quarter = int(found["year"]), found["quarter"]
    months, number = (3, int(quarter)) if quarter else (6, int(found["half"]))
    if year not in YEARS:
        return None
    start = date(year, months * (number - 1) + 1, 1)
    return ReportPeriod(start, day_before(months_later(start, months)))


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A report of one period: as of its end, or of today while it runs, against the period before."""

    period: ReportPeriod
    as_of: date
    changes: Changes
    later: int  # targets of the registry that were set after the period, which are left out

    @property
    def is_running(self) -> bool:
        return self.as_of < self.period.end

    def of(self, ids: frozenset[str]) -> PeriodView:
        """The view of these targets alone."""
        return replace(self, changes=self.changes.only(lambda one: one.target.id in ids))

    def lines(self, language: Language) -> list[str]:
        """Which period, as of which day; how many targets changed since the one before; what is left out."""
        key = "period.heading.running" if self.is_running else "period.heading"
        day, last = (wording.day(one, language) for one in (self.as_of, self.period.before))
        lines = [
            label(key, language, period=self.period.name(language), day=day),
            label("period.against", language, day=last, tally=tally(self.changes, language)),
        ]
        if self.later:
            lines.append(label("period.later", language, day=day, count=self.later))
        return lines

    def rows(self, rows: list[Row], language: Language) -> list[Row]:
        """The rows with what was said of each when the period before ended, where it was something else."""
        known = {one.id: one for one in self.changes.changes}
        return [
            replace(one, before=_before(known[one.assessment.target.id], one, language))
            if one.assessment.target.id in known
            else one
            for one in rows
        ]

    def as_json(self, language: Language) -> JsonObject:
        """What the JSON report holds of a period beside its targets."""
        period = {
            "start": iso(self.period.start),
            "end": iso(self.period.end),
            "running": self.is_running,
            "before": iso(self.period.before),
            "set_later": self.later,
        }
        return {"period": period, "changes": changes_object(self.changes, language)}


def _before(change: Change, now: Row, language: Language) -> str:
    """Latest figure, progress and status of the period before, those that were others."""
    if change.before is None:
        issued = change.assessment.target.issued
        return label("period.not_set", language, day=wording.day(issued, language)) if issued else ""
    then = row(change.before, language)
    latest, progress = label("diff.nothing", language), label("diff.not_given", language)
    latests = [wording.clauses([one.latest, one.latest_day], language) or latest for one in (now, then)]
    progresses = [wording.clauses([one.percent, one.lead], language) or progress for one in (now, then)]
    said = {"latest": latests, "progress": progresses, "status": [now.status, then.status]}
    parts = [
        label("period.before", language, key=label(f"screen.{key}", language).lower(), value=old)
        for key, (new, old) in said.items()
        if new != old
    ]
    return label("sentence.separator", language).join(parts)
