"""`qdtrack compare INDICATOR|TARGET`: one indicator across places, from the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from qdtrack.cli import completing, options
from qdtrack.cli.options import ScreenFormat
from qdtrack.cli.output import display, write
from qdtrack.cli.running import tracked, usable
from qdtrack.model import Figure, Report, Target

ALIKE = 8  # other indicators named beside the answer


def compare(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR|TARGET",
            autocompletion=completing.targets_and_indicators,
            help="A target's id or name, or any indicator as articles write it.",
        ),
    ],
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    format: Annotated[
        ScreenFormat, typer.Option("--format", "-f", help="What to print.")
    ] = ScreenFormat.TERMINAL,
    lang: options.Lang = None,
) -> None:
    """One indicator across places.

    The latest figure of each place in the same articles, with date, source and goals. The indicator
    need not stand in the registry.
    """
    from qdtrack.lexicon import load_lexicon
    from qdtrack.matching.comparing import Reading
    from qdtrack.matching.comparing import compare as compared

    language, day = options.language(lang), options.today(as_of)
    tracking = tracked(targets, articles, day)
    report, corpus = usable(tracking, language), tracking.corpus
    named = _target(asked, report)
    reading = Reading(report.registry, corpus.articles, corpus.figures, load_lexicon(), day)
    found = compared(named or asked, reading)
    alike = () if found else _alike(asked, corpus.figures)
    if format is ScreenFormat.JSON:
        from qdtrack.reporting.json_compare import render

        write(render(asked, found, alike, day, language))
        return
    from qdtrack.reporting.compare_screen import CompareScreen

    display(CompareScreen(asked, found, report.counts, day, alike, language))


def _target(asked: str, report: Report) -> Target | None:
    """The target of this id or name; an indicator is looked for as an indicator."""
    wanted = asked.casefold()
    for one in report.registry.targets:
        if wanted == one.id.casefold():
            return one
    names = [
        one for one in report.registry.targets if wanted in (one.name.casefold(), one.name_en.casefold())
    ]
    return names[0] if len(names) == 1 and asked != names[0].indicator else None


def _alike(asked: str, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The commonest indicators that hold the word."""
    counts = Counter(figure.indicator for figure in figures if asked in figure.indicator)
    return tuple(name for name, _ in counts.most_common(ALIKE))
