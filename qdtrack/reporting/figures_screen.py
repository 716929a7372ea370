"""Figures to a list for reading: what each was understood to say, and the sentence it stands in.

4.27万个 (42,700) | 5G基站 | Qingdao City | stated fact | level | as of 12 Dec 2024
  “全市5G基站达到【4.27万个】。”
  published 13 Dec 2024, articles/2024-12-13.txt:8-13
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from qdtrack.catalogue import Language, label
from qdtrack.model import Figure
from qdtrack.reporting import passages, wording
from qdtrack.reporting.layout import INDENT, WIDEST, paragraph


@dataclass(frozen=True, slots=True)
class FiguresScreen:
    """The screen of `qdtrack figures`."""

    figures: Sequence[Figure]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST) - 1
        for figure in self.figures:
            yield paragraph(_head(figure, self.language), width, hanging=INDENT)
            yield passages.of_figure(figure, width, INDENT, self.language)
        yield Text(label("figures.count", self.language, count=len(self.figures)), style="dim")


def _head(figure: Figure, language: Language) -> Text:
    quote = wording.clean(figure.quote)
    value = wording.quantity(figure.quantity, language) if language is Language.EN else quote
    parts = [
        wording.clean(figure.indicator),
        wording.place_name(figure.place, language) or label("scope.other", language),
        label(f"modality.{figure.modality}", language),
        label(f"measure.{figure.measure}", language),
        wording.period(figure.period, language),
    ]
    amount = label("screen.aside", language, text=quote, aside=value) if value != quote else quote
    return Text(amount, style="bold").append("".join(f" | {part}" for part in parts if part))
