"""The library for a notebook or a script: a run of all stages, its tables, and HTML where it is shown.

    report = track("targets.yaml", as_of="2026-06-30")
    report.frame("observations")        # pandas
    report["5g-base-stations"].assessment.progress

Like the command line this is an edge of qdtrack: paths may be text, a day may be text or left out for
today, and what is wrong in the user's files is said in words: as a warning where the rest can be used.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from qdtrack.assessment.profiles import DEFAULT, PROFILES
from qdtrack.catalogue import Language, severity
from qdtrack.lexicon import load_lexicon
from qdtrack.model import Assessment, Problem, Report, Severity
from qdtrack.reporting.layout import loose
from qdtrack.reporting.problems import render
from qdtrack.reporting.rows import row
from qdtrack.reporting.tables.columns import Table
from qdtrack.tracking import Corpus, UnusableRegistryError, read_corpus, run

if TYPE_CHECKING:
    import pandas as pd

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True, repr=False)
class TrackedTarget:
    """One target of a report; a notebook shows it whole, like `qdtrack show`."""

    assessment: Assessment
    language: Language

    def frame(self, table: str = "observations") -> pd.DataFrame:
        """One of its tables: targets (a single row), observations, rejected, peers."""
        return _frame(table, [self.assessment], self.language)

    def _repr_html_(self) -> str:
        from qdtrack.reporting.notebook_view import target_html

        return target_html(self.assessment, self.language)

    def __repr__(self) -> str:
        words = row(self.assessment, self.language)
        seen = f"{words.latest}, {words.latest_day}" if words.latest else words.goal
        return loose(f"<{self.assessment.target.id}: {words.name}, {words.status}, {seen}>")


@dataclass(frozen=True, slots=True, repr=False)
class TrackedReport:
    """Every target assessed on one day. It iterates over its targets; ``report["an-id"]`` is one."""

    report: Report
    corpus: Corpus
    language: Language

    def frame(self, table: str = "targets") -> pd.DataFrame:
        """A pandas table: targets, observations, rejected, peers, or figures (all that was read).

        What the columns are: ``qdtrack.columns(table)``. An empty table has them too.
        """
        if table == Table.FIGURES:
            from qdtrack.reporting.tables.frames import figures_frame

            return figures_frame(self.corpus.figures)
        return _frame(table, self.report.assessments, self.language)

    def __iter__(self) -> Iterator[TrackedTarget]:
        return (TrackedTarget(one, self.language) for one in self.report.assessments)

    def __len__(self) -> int:
        return len(self.report.assessments)

    def __getitem__(self, target: str) -> TrackedTarget:
        """The target of this id; raises KeyError, with the nearest ids, if there is none."""
        for one in self:
            if one.assessment.target.id == target:
                return one
        ids = [one.target.id for one in self.report.assessments]
        raise KeyError(f"no target {target!r}{_nearest(target, ids)}")

    def _repr_html_(self) -> str:
        from qdtrack.reporting.notebook_view import report_html

        return report_html(self.report, self.language)

    def __repr__(self) -> str:
        found = self.report
        return f"<{found.registry.path}, {found.as_of}: {len(self)} targets, {found.counts.figures} figures>"


def track(
    targets: PathLike = "targets.yaml",
    articles: PathLike | Iterable[PathLike] = (),
    *,
    as_of: date | str | None = None,
    profile: str = DEFAULT,
    language: Language | str = Language.EN,
) -> TrackedReport:
    """Where every target of a registry stands.

    ``articles`` replaces the folders that the registry names. ``as_of`` is a date or "2026-06-30", by
    default today. ``language`` (en, zh) is that of the words. Raises UnusableRegistryError if the
    registry cannot be read; errors in a part of it are a warning, since the rest is reported.
    """
    if profile not in PROFILES:
        raise ValueError(f"no profile {profile!r}{_nearest(profile, PROFILES)}")
    words = Language(language)
    tracking = run(Path(targets), _paths(articles), as_of=_day(as_of), profile=profile)
    if tracking.report is None:
        error = UnusableRegistryError(tracking.problems)
        error.add_note(_rendered(tracking.problems, words))
        raise error
    _warn(tracking.problems, words)
    return TrackedReport(tracking.report, tracking.corpus, words)


def figures(*paths: PathLike, language: Language | str = Language.EN) -> pd.DataFrame:
    """Every figure in the articles at these paths, without a registry: the table of `qdtrack figures`."""
    from qdtrack.reporting.tables.frames import figures_frame

    corpus = read_corpus(_paths(paths), Path(), load_lexicon())
    _warn(corpus.problems, Language(language))
    return figures_frame(corpus.figures)


def columns(table: str = "targets", language: Language | str = Language.EN) -> pd.DataFrame:
    """What the columns of a table are: name, dtype and meaning."""
    from qdtrack.reporting.tables.frames import columns_frame

    return columns_frame(_table(table), Language(language))


def _frame(table: str, assessments: Sequence[Assessment], language: Language) -> pd.DataFrame:
    from qdtrack.reporting.tables.frames import report_frame

    return report_frame(_table(table), assessments, language)


def _table(name: str) -> Table:
    if name not in list(Table):
        raise ValueError(f"no table {name!r}{_nearest(name, Table)}; there are {', '.join(Table)}")
    return Table(name)


def _paths(paths: PathLike | Iterable[PathLike]) -> tuple[Path, ...]:
    return (Path(paths),) if isinstance(paths, (str, os.PathLike)) else tuple(Path(one) for one in paths)


def _day(chosen: date | str | None) -> date:
    """The chosen day, else today: besides the command line, the one place that reads the clock."""
    if chosen is None:
        return date.today()  # noqa: DTZ011  # the user's own day is meant
    if isinstance(chosen, str):
        return date.fromisoformat(chosen)
    return chosen.date() if isinstance(chosen, datetime) else chosen  # a pandas Timestamp is a datetime


def _warn(problems: Iterable[Problem], language: Language) -> None:
    """Errors keep something out of the report: that must be seen."""
    errors = [problem for problem in problems if severity(problem.code) is Severity.ERROR]
    if errors:
        warnings.warn(_rendered(errors, language), stacklevel=3)


def _rendered(problems: Iterable[Problem], language: Language) -> str:
    return "\n".join(render(problem, language) for problem in problems)


def _nearest(word: str, known: Iterable[str]) -> str:
    found = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(found)}?" if found else ""
