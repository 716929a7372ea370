"""`qdtrack suggest [PATH…]`: the stated goals that the registry lacks, printed or written into it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import options
from qdtrack.cli.output import complain, errors, write
from qdtrack.cli.running import WRONG
from qdtrack.model import Problem, Registry, Suggestion

if TYPE_CHECKING:
    from qdtrack.lexicon import Lexicon
    from qdtrack.suggesting.entries import Scribe


class SuggestFormat(StrEnum):
    YAML = "yaml"
    JSON = "json"


def suggest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]…",
            callback=options.existing,
            help="Plans, reports and news to read. Default: the registry's own articles.",
        ),
    ] = None,
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    append: Annotated[
        bool, typer.Option("--append", help="Write them into the registry; every other line stays as it is.")
    ] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Ask about each, and write those that are wanted.")
    ] = False,
    place: options.Places = None,
    undated: Annotated[bool, typer.Option("--undated", help="Also goals that state no deadline.")] = False,
    format: Annotated[
        SuggestFormat, typer.Option("--format", "-f", help="What to print.")
    ] = SuggestFormat.YAML,
    lang: options.Lang = None,
) -> None:
    """Stated goals that the registry lacks, as YAML ready to paste.

    Each once, with its sentence. Needs no registry if a PATH is given. A file from outside the
    registry's folder is shown whole, unless --targets is given: what the registry has is marked.
    """
    language = options.language(lang)
    given = [*(paths or ()), *(articles or ())]
    source = context.get_parameter_source("targets")
    is_named = source is not None and source.name != "DEFAULT"  # on the command line, or by QDTRACK_TARGETS
    desk = _read(given, targets, language, must=append or interactive or is_named)
    whole = bool(given) and not (append or interactive or is_named) and _lie_elsewhere(given, targets)
    found = [one for one in desk.suggestions if whole or not one.listed]
    found = [one for one in found if not place or any(options.is_place(p, one.stated.place) for p in place)]
    dated = [one for one in found if undated or one.lacks != "deadline"]
    if whole and any(one.listed for one in dated):
        _say("suggest.elsewhere", language)
    if len(dated) < len(found):
        _say("suggest.left_out", language, count=len(found) - len(dated))
    if append or interactive:
        from qdtrack.cli.suggesting import add_all, ask_all

        act = ask_all if interactive else add_all
        act(dated, desk.scribe, targets, desk.lexicon, language)
        return
    _print(dated, desk.scribe, format, language)


class _Desk:
    """What was read and suggested."""

    def __init__(self, suggestions: Sequence[Suggestion], scribe: Scribe, lexicon: Lexicon) -> None:
        self.suggestions, self.scribe, self.lexicon = suggestions, scribe, lexicon


def _read(given: list[Path], targets: Path, language: Language, *, must: bool) -> _Desk:
    """The suggestions of these paths, shown as given, or of the registry's own articles."""
    from qdtrack.lexicon import load_lexicon
    from qdtrack.suggesting import suggest as run
    from qdtrack.suggesting.entries import Scribe
    from qdtrack.tracking import article_paths, read_corpus

    lexicon = load_lexicon()
    registry = _registry(targets, lexicon, language) if must or not given or targets.exists() else None
    if given or registry is None:
        corpus = read_corpus(given, Path(), lexicon)
    else:
        corpus = read_corpus(article_paths(registry, targets), targets.parent, lexicon)
    complain(errors(corpus.problems), language)
    suggestions, problems = run(registry, corpus.articles, (*corpus.figures, *corpus.implied), lexicon)
    complain(problems, language)
    return _Desk(suggestions, Scribe(lexicon, registry.place if registry else None), lexicon)


def _registry(targets: Path, lexicon: Lexicon, language: Language) -> Registry:
    from qdtrack.registry import read_registry

    registry, problems = read_registry(targets, lexicon)
    _complain_of_errors(problems, language)
    if registry is None:
        raise typer.Exit(WRONG)
    return registry


def _complain_of_errors(problems: Sequence[Problem], language: Language) -> None:
    complain(errors(problems), language)


def _lie_elsewhere(given: Sequence[Path], targets: Path) -> bool:
    """Whether a path is outside the folder that the registry lies in."""
    home = targets.resolve().parent
    return any(not path.resolve().is_relative_to(home) for path in given)


def _print(found: Sequence[Suggestion], scribe: Scribe, format: SuggestFormat, language: Language) -> None:
    if format is SuggestFormat.JSON:
        from qdtrack.reporting.json_suggestions import render as render_json

        write(render_json(found, scribe))
        return
    from qdtrack.reporting.suggestions import render

    write(render(found, scribe, language))
    if not found:
        _say("suggest.none", language)
        return
    _say("suggest.count", language, count=sum(not one.listed and not one.lacks for one in found))


def _say(key: str, language: Language, **details: object) -> None:
    typer.echo(label(key, language, **details), err=True)
