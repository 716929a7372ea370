"""Where a number stands: its sentence with the number marked, and file, date and link beneath.

    “全市5G基站达到【4.27万个】。”
    2024-12-13, 样报, articles/2024-12-13.txt:8-13, https://…

The source's own words stand in quotation marks. Notes are called notes and have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Figure, Observation, Source, Span, TextKind, place_of
from qdtrack.reporting import links, wording
from qdtrack.reporting.layout import paragraph

MARKED = "bold magenta"  # can be read on a light and on a dark ground


def sentence(words: str, quote: str, text: TextKind, language: Language, lead: str = "") -> Text:
    """The sentence with the number in brackets and colour, in the marks that its text may have.

    ``lead`` are the words before the number, where it stands in the sentence more than once.
    """
    words = wording.clean(words)
    before, found, after = split(words, wording.clean(quote), wording.clean(lead))
    line = Text(before)
    if found:
        line.append(f"【{found}】", style=MARKED).append(after)
    opening, closing = marks(text, language)
    return Text(opening).append_text(line).append(closing)


def marks(text: TextKind, language: Language) -> tuple[str, str]:
    """What stands before and after words of this kind: quotation marks, or that they are a note."""
    if text is TextKind.NOTES:
        return label("passage.note", language), ""
    return label("passage.open", language), label("passage.close", language)


def split(words: str, quote: str, lead: str = "") -> tuple[str, str, str]:
    """The sentence around the number; the number is "" where a torn line changed its blanks."""
    for wanted in (quote, "".join(quote.split())):
        if wanted and (at := place_of(words, wanted, lead)) >= 0:
            return words[:at], wanted, words[at + len(wanted) :]
    return words, "", ""


def whereabouts(
    path: str,
    span: Span | None,
    published: date | None,
    more: Sequence[str],
    language: Language,
    page: int | None = None,
) -> str:
    """Date, outlet, file with the printed page and the characters' offsets, link."""
    place = wording.location(path, span, page)
    day = label("date.published", language, day=wording.day(published, language)) if published else ""
    return wording.clean(wording.clauses([day, *more[:-1], place, *more[-1:]], language))


def of_figure(figure: Figure, width: int, indent: int, language: Language) -> Text:
    """A figure's sentence and whereabouts."""
    where = whereabouts(figure.path, figure.span, figure.published, (figure.title, ""), language, figure.page)
    return _block(
        sentence(figure.sentence, figure.quote, figure.text, language, figure.lead),
        [Text(where, style="dim")],
        width,
        indent,
    )


def said(one: Observation, language: Language) -> Text:
    """The sentence of an observation; empty for what a person entered, which is no quotation."""
    if not one.sentence or one.origin != "article":
        return Text()
    return sentence(one.sentence, one.quote, one.text, language)


def of_observation(one: Observation, width: int, indent: int, language: Language) -> Text:
    """An observation's sentence and every source of it."""
    places = [_source(source, whose(one, source), language) for source in one.sources]
    return _block(said(one, language), places, width, indent)


def whose(one: Observation, source: Source) -> TextKind:
    """Notes if either is: then there are no words that the source's page could be searched for."""
    return TextKind.NOTES if TextKind.NOTES in (one.text, source.text) else TextKind.VERBATIM


def _source(source: Source, text: TextKind, language: Language) -> Text:
    more = (source.outlet, source.url)
    where = whereabouts(source.path, source.span, source.published, more, language, source.page)
    words = Text(where, style="dim")
    return links.linked(words, source.url, source.quote, text)


def _block(words: Text, places: Sequence[Text], width: int, indent: int) -> Text:
    lines = [paragraph(words, width, indent)] if words.plain else []
    lines += [paragraph(place, width, indent) for place in places]
    return Text("\n").join(lines)
