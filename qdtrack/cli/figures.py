"""`qdtrack figures [PATH…]`: every figure in the articles, without a need for a registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import Language
from qdtrack.cli import completing, formats, options
from qdtrack.cli.options import FiguresFormat
from qdtrack.cli.output import complain, display, write
from qdtrack.cli.progress import Onlooker
from qdtrack.cli.running import WRONG
from qdtrack.model import Modality

if TYPE_CHECKING:
    from qdtrack.tracking import Corpus


def figures(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            callback=options.existing,
            help="Folders or files of articles, or - for the standard input. "
            "Default: what the registry says.",
        ),
    ] = None,
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    place: Annotated[
        str | None, typer.Option(autocompletion=completing.places, help="Only figures of this place.")
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            autocompletion=completing.indicators,
            help="Only figures whose indicator holds this word.",
        ),
    ] = None,
    modality: Annotated[Modality | None, typer.Option(help="Only figures put forward in this way.")] = None,
    format: Annotated[
        FiguresFormat, typer.Option("--format", "-f", help="What to print.")
    ] = FiguresFormat.TABLE,
    output: options.Output = None,
    text: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            callback=options.existing_file,
            help="Print the decoded text of a file, which offsets count in.",
        ),
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Every figure that the articles state.

    With sentence and offsets: text[start:end] is the quote. Needs no registry if a PATH is given.
    """
    language = options.language(lang)
    if text is not None:
        _print_text(text, language)
        return
    formats.ask(format, output)
    corpus = _corpus([*(paths or ()), *(articles or ())], targets, language)
    complain(corpus.problems, language)
    chosen = [
        figure
        for figure in corpus.figures
        if (place is None or options.is_place(place, figure.place))
        and (indicator is None or indicator in figure.indicator)
        and (modality is None or figure.modality is modality)
    ]
    if format is FiguresFormat.TABLE:
        from qdtrack.reporting.figures_screen import FiguresScreen

        display(FiguresScreen(chosen, language), output)
    else:
        write(formats.figures_in(format, chosen), output)


def _corpus(paths: list[Path], targets: Path, language: Language) -> Corpus:
    """The figures of these paths, shown as given, or of the registry's own articles."""
    from qdtrack.lexicon import load_lexicon
    from qdtrack.registry import read_registry
    from qdtrack.tracking import article_paths, read_corpus

    lexicon = load_lexicon()
    if paths:
        return read_corpus(paths, Path(), lexicon, Onlooker())
    registry, problems = read_registry(targets, lexicon)
    if registry is None:
        complain(problems, language)
        raise typer.Exit(WRONG)
    return read_corpus(article_paths(registry, targets), targets.parent, lexicon, Onlooker())


def _print_text(path: Path, language: Language) -> None:
    from qdtrack.reading import read_articles

    reading, problems = read_articles([path], Path())
    complain(problems, language)
    if not reading.pages:
        raise typer.Exit(WRONG)
    for page in reading.pages:
        write(page.text)
