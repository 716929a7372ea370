"""`qdtrack add FILE|URL…`: documents and pages into articles/, each shown before it is written.

What was found goes to stdout, questions too; what is wrong goes to stderr. A link is fetched because it was
typed here, and by no other command.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdtrack.catalogue import Language, label
from qdtrack.cli import options
from qdtrack.cli.output import complain, display, errors
from qdtrack.cli.running import WRONG
from qdtrack.model import Problem

if TYPE_CHECKING:
    from qdtrack.adding import Document, Draft, Given, Kept, Known
    from qdtrack.lexicon import Lexicon

_LINKS = ("http://", "https://")


def add(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|URL", help="Documents, or links to them.")
    ] = None,
    targets: options.Targets = options.DEFAULT_TARGETS,
    articles: options.Articles = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    title: Annotated[str, typer.Option(metavar="WORDS", help="The headline, if not the one found.")] = "",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day, month or year it appeared.")] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="The newspaper, agency or site.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Where it can be read.")] = "",
    place: Annotated[str, typer.Option(metavar="PLACE", help="The place whose figures it holds.")] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its network too.")
    ] = False,
    watch: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help="Add every document that appears in this folder, without asking, until Ctrl-C.",
        ),
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Bring documents into the articles folder.

    Web pages, PDF, Word and text files, or links to them. Title, date, outlet, link and place are found
    and shown; the text is written as Markdown, the document kept in a folder beside it.
    """
    from qdtrack.adding import Given

    given = Given(title.strip(), date.strip(), outlet.strip(), url.strip(), place.strip())
    _check(documents, given, watch)
    desk = _desk(targets, articles, given, options.language(lang), allow_private)
    if watch is not None and _overlap(watch, desk.folder):
        raise options.wrong("call.inbox_overlaps", "--watch")
    failed = False
    for source in documents or ():
        failed = not desk.add(source, ask=not yes) or failed
    if watch is not None:
        from qdtrack.cli.watching import added_files, each

        each(added_files(watch, desk.language), lambda file: desk.add(str(file), ask=False))
    if failed:
        raise typer.Exit(WRONG)


def _check(documents: list[str] | None, given: Given, watch: Path | None) -> None:
    """Options that do not fit are the caller's mistake."""
    from qdtrack.lexicon import load_lexicon
    from qdtrack.reading.dates import whole_day

    if not documents and watch is None:
        raise options.wrong("call.nothing_to_add", "FILE|URL")
    told = any((given.title, given.date, given.outlet, given.url, given.place))
    if told and (watch is not None or len(documents or ()) > 1):
        raise options.wrong("call.said_of_one", "FILE|URL")
    if given.date and whole_day(given.date) is None:
        raise options.wrong("call.no_date", "--date", value=given.date)
    if given.url and not given.url.startswith(_LINKS):
        raise options.wrong("call.no_link", "--url", value=given.url)
    if given.place and load_lexicon().places.resolve(given.place) is None:
        raise options.wrong("call.no_place", "--place", value=given.place)


def _overlap(one: Path, other: Path) -> bool:
    first, second = one.resolve(), other.resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)


def _desk(
    targets: Path, articles: list[Path] | None, given: Given, language: Language, allow_private: bool
) -> _Desk:
    """Where articles go and what lies there, by --articles, else the registry, else the folder articles."""
    from qdtrack.adding import Known
    from qdtrack.lexicon import load_lexicon
    from qdtrack.registry import read_registry
    from qdtrack.tracking import article_paths

    lexicon = load_lexicon()
    folders = list(articles or ())
    if not folders and targets.exists():
        registry, problems = read_registry(targets, lexicon)
        if registry is None:
            complain(problems, language)
            raise typer.Exit(WRONG)
        folders = list(article_paths(registry, targets))
    folders = folders or [Path("articles")]
    if folders[0].is_file():
        raise options.wrong("call.no_folder", "--articles", path=folders[0])
    return _Desk(folders[0], lexicon, Known.of(folders, Path()), given, language, allow_private)


@dataclass(slots=True)
class _Desk:
    """Where documents are looked at, one after the other, and put into the folder."""

    folder: Path
    lexicon: Lexicon
    known: Known
    given: Given
    language: Language
    allow_private: bool

    def add(self, source: str, *, ask: bool) -> bool:
        """Look at one document and write it, after asking if ``ask``; whether nothing was wrong with it."""
        from qdtrack.adding import fetch, keep, open_document, places_for

        is_link = "://" in source
        document = fetch(source, allow_private=self.allow_private) if is_link else open_document(Path(source))
        found, problems = self._drafted(document)
        complain(problems, self.language)
        if found is None:
            return not errors(problems)
        places = places_for(found, self.folder)
        self._show(found, places)
        if ask and not self._confirmed():
            return True
        if problem := keep(found, places):
            complain([problem], self.language)
            return False
        self.known.add(found, places.article.as_posix())
        self._say("add.added", path=places.article.as_posix())
        return True

    def _drafted(self, document: Document | Problem) -> tuple[Draft | None, tuple[Problem, ...]]:
        """The draft of a document, None if there is nothing to write, and what is to be said of it."""
        from types import MappingProxyType

        from qdtrack.adding import draft

        if isinstance(document, Problem):
            return None, (document,)
        found, problems = draft(document, self.lexicon, self.given)
        if found is None:
            return None, problems
        if other := self.known.same_as(found):
            details = MappingProxyType({"other": other})
            return None, (Problem("document-known", document.path, details=details),)
        if other := self.known.by_url.get(found.url, ""):
            details = MappingProxyType({"other": other})
            problems = (*problems, Problem("link-known", document.path, details=details))
        return found, problems

    def _show(self, found: Draft, places: Kept) -> None:
        from qdtrack.reporting.adding import confirmation

        display(f"{found.document.path}\n{confirmation(found, places, self.language)}")
        if not found.date:
            self._say("add.undated")

    def _confirmed(self) -> bool:
        """Whether the person says yes; where there is none, it is said that nothing is written."""
        if not sys.stdin.isatty():
            display(label("add.not_asked", self.language), to_stderr=True)
            return False
        while True:
            display(label("add.ask", self.language), end="")
            answer = sys.stdin.readline().strip().casefold()
            if answer in ("y", "yes", "是"):
                return True
            if answer in ("n", "no", "否", ""):
                self._say("add.left")
                return False
            self._say("add.unclear")

    def _say(self, key: str, **details: object) -> None:
        display(label(key, self.language, **details))
