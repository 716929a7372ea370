"""`qdtrack show TARGET`: one target whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import completing, options
from qdtrack.cli.options import ScreenFormat
from qdtrack.cli.output import display, write
from qdtrack.cli.running import tracked, usable
from qdtrack.model import Assessment, Figure


def show(
    target: Annotated[
        str,
        typer.Argument(
            autocompletion=completing.target_ids, help="Its id, name or indicator, or the beginning of one."
        ),
    ],
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    as_of: options.AsOf = None,
    format: Annotated[
        ScreenFormat, typer.Option("--format", "-f", help="What to print.")
    ] = ScreenFormat.TERMINAL,
    why: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Why a number of the articles is not counted: 8座.")
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Only the sources, a line each, to be cited.")] = False,
    lang: options.Lang = None,
    profile: options.Profile = None,
) -> None:
    """One target whole, with all its evidence.

    Goal, calculation, every figure with its sentence and source, every refused one with the reason.
    """
    language = options.language(lang)
    tracking = tracked(targets, articles, options.today(as_of), profile)
    one = _named(target, usable(tracking, language).assessments)
    if why is not None:
        _explain(one, why, tracking.corpus.figures, format, language)
        return
    if cite:
        from qdtrack.reporting.citing import citations

        write(citations(one, language))
        return
    if format is ScreenFormat.JSON:
        from qdtrack.reporting.json_figures import dumped
        from qdtrack.reporting.json_report import target_object

        write(dumped(target_object(one, language), indent=2) + "\n")
        return
    from qdtrack.reporting.target_screen import TargetScreen

    display(TargetScreen(one, language))


def _explain(
    one: Assessment, asked: str, figures: Sequence[Figure], format: ScreenFormat, language: Language
) -> None:
    from qdtrack.reporting.why import WhyScreen, render, why

    answer = why(one, asked, figures)
    if format is ScreenFormat.JSON:
        write(render(answer, one, language))
    else:
        display(WhyScreen(answer, one, language))


def _named(wanted: str, assessments: Sequence[Assessment]) -> Assessment:
    """The one target that is called so; an id counts before a name, a whole name before its beginning."""
    asked = wanted.casefold()
    for found in (
        [one for one in assessments if one.target.id.casefold() == asked],
        [one for one in assessments if asked in _names(one)],
        [one for one in assessments if any(name.startswith(asked) for name in _names(one))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.target.id for one in found)
            raise options.wrong("call.several_targets", "TARGET", name=wanted, ids=ids)
    raise options.wrong("call.no_target_called", "TARGET", _near(asked, assessments), name=wanted)


def _names(assessment: Assessment) -> tuple[str, ...]:
    target = assessment.target
    return tuple(
        name.casefold()
        for name in (target.id, target.name, target.name_en, target.indicator, *target.also)
        if name
    )


def _near(asked: str, assessments: Sequence[Assessment]) -> str:
    """The ids of targets that hold the word or are spelled like it."""
    holding = [one.target.id for one in assessments if any(asked in name for name in _names(one))]
    if holding:
        return label("call.target_within", options.language(None), ids=", ".join(holding))
    return options.nearest(asked, (one.target.id for one in assessments))
