"""A registry and articles to a report: the one module that knows the order of the stages.

    track(Path("targets.yaml"), as_of=date(2026, 6, 30)).assessments[0].status

reading -> extraction -> registry -> matching -> suggesting -> assessment. What each stage does is its own;
no stage is skipped for a user's mistake: problems are collected and everything else goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qdtrack.assessment import assess
from qdtrack.assessment.profiles import DEFAULT, PROFILES
from qdtrack.extraction import read_whole
from qdtrack.lexicon import Lexicon, load_lexicon
from qdtrack.matching import match
from qdtrack.model import Article, Assessment, Counts, Figure, Page, Problem, Registry, Report
from qdtrack.reading import read_articles
from qdtrack.registry import read_registry
from qdtrack.registry.source import with_lines
from qdtrack.suggesting import revisions, stated_goals
from qdtrack.watching import NOBODY, Stage, Watcher, watched, watched_whole


class UnusableRegistryError(ValueError):
    """The registry holds nothing that can be tracked; ``problems`` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.path}: {problem.code}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the articles hold."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    implied: tuple[Figure, ...] = ()  # goals without a numeral: no figures, but read with them


@dataclass(frozen=True, slots=True)
class Tracking:
    """One run: the report, unless the registry is unusable, and what it was made from."""

    report: Report | None
    corpus: Corpus
    problems: tuple[Problem, ...]  # of every stage


def track(targets: Path, articles: Sequence[Path] = (), *, as_of: date, profile: str = DEFAULT) -> Report:
    """The report on one day. ``articles`` replaces the folders that the registry names.

    Raises UnusableRegistryError if the registry cannot be read at all, KeyError for an unknown profile.
    """
    tracking = run(targets, articles, as_of=as_of, profile=profile)
    if tracking.report is None:
        raise UnusableRegistryError(tracking.problems)
    return tracking.report


def run(
    targets: Path,
    articles: Sequence[Path] = (),
    *,
    as_of: date,
    profile: str = DEFAULT,
    watcher: Watcher = NOBODY,
) -> Tracking:
    """All stages; like ``track``, with everything in between, and no error for an unusable registry."""
    lexicon = load_lexicon()
    with watched_whole(Stage.REGISTRY, 1, watcher):
        registry, problems = read_registry(targets, lexicon)
    if registry is None:
        return Tracking(None, Corpus((), (), (), ()), problems)
    corpus = read_corpus(articles or article_paths(registry, targets), targets.parent, lexicon, watcher)
    assessments, mismatches = judge(registry, corpus, as_of=as_of, profile=profile, watcher=watcher)
    told = [one for one in (*corpus.figures, *corpus.implied) if not one.published or one.published <= as_of]
    goals = stated_goals(corpus.articles, told, lexicon)
    problems = (*problems, *corpus.problems, *with_lines(mismatches, targets))
    report = Report(
        registry=registry,
        as_of=as_of,
        profile=profile,
        assessments=assessments,
        counts=Counts(len(corpus.pages), len(corpus.articles), len(corpus.figures), len(problems)),
        problems=problems,
        revisions=revisions(registry, goals, corpus.articles, lexicon),
    )
    return Tracking(report, corpus, problems)


def judge(
    registry: Registry,
    corpus: Corpus,
    *,
    as_of: date,
    profile: str = DEFAULT,
    watcher: Watcher = NOBODY,
) -> tuple[tuple[Assessment, ...], tuple[Problem, ...]]:
    """Matching and assessment alone, for a corpus that has been read: one Assessment a target."""
    thresholds = PROFILES[profile]
    with watched_whole(Stage.MATCHING, len(corpus.figures), watcher):
        evidence, problems = match(registry, corpus.articles, corpus.figures, load_lexicon(), as_of)
    assessed = (assess(one, thresholds, as_of) for one in watched(evidence, Stage.ASSESSMENT, watcher))
    return tuple(assessed), problems


def article_paths(registry: Registry, targets: Path) -> tuple[Path, ...]:
    """The registry's article folders, from where the registry lies."""
    return tuple(targets.parent / name for name in registry.articles)


def read_corpus(paths: Sequence[Path], base: Path, lexicon: Lexicon, watcher: Watcher = NOBODY) -> Corpus:
    """Reading and extraction: every figure in the files at ``paths``, shown relative to ``base``."""
    reading, problems = read_articles(paths, base, watcher)
    figures: list[Figure] = []
    implied: list[Figure] = []
    for article in watched(reading.articles, Stage.EXTRACTION, watcher):
        found = read_whole(article, lexicon)
        figures += found.figures
        implied += found.implied
    return Corpus(reading.pages, reading.articles, tuple(figures), problems, tuple(implied))


def known_on(tracking: Tracking, day: date) -> Report:
    """The same registry and articles assessed as of a day, without the goals that had not been set by then.

    A goal is set when its plan is issued. Raises ValueError where there is no report.
    """
    report = tracking.report
    if report is None:
        raise ValueError("an unusable registry tells nothing of any day")
    assessments = report.assessments
    if day != report.as_of:
        assessments, _ = judge(report.registry, tracking.corpus, as_of=day, profile=report.profile)
    known = tuple(one for one in assessments if one.target.issued is None or one.target.issued <= day)
    registry = replace(report.registry, targets=tuple(one.target for one in known))
    told = tuple(one for one in report.revisions if (one.later.published or day) <= day)
    return replace(report, as_of=day, assessments=known, registry=registry, revisions=told)
