"""The README's pictures: the report on a few of the shipped plans, drawn as SVG for light and dark pages.

    python docs/picture.py    writes docs/report-light.svg and docs/report-dark.svg

The day is fixed, so that the picture changes only with the registry, the articles or the program; a test
draws it again and compares its words. No font is embedded and none is fetched: every run of text is given
its place and its length, so that columns hold in whatever font the reader has. Rich counts a Han character
as one column there; here it is two, and stands in a run of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from qdtrack.catalogue import Language
from qdtrack.reporting.terminal import ReportScreen
from qdtrack.tracking import track

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 6, 30)
PLANS = ("real-digital-2027", "sme-pilot-2025", "nation-equipment-2027")
COMMAND = f"qdtrack report --as-of {DAY} --plan {' --plan '.join(PLANS)} --lang en"
WIDTH = 120

# GitHub's grounds and inks; of the sixteen colours the report uses red, green and magenta alone.
_RED, _GREEN, _MAGENTA = 1, 2, 5


def _theme(
    ground: tuple[int, int, int], ink: tuple[int, int, int], **inks: tuple[int, int, int]
) -> TerminalTheme:
    colours = [ink] * 8
    colours[_RED], colours[_GREEN], colours[_MAGENTA] = inks["red"], inks["green"], inks["magenta"]
    return TerminalTheme(ground, ink, colours)


THEMES = {
    "light": _theme(
        (255, 255, 255), (31, 35, 40), red=(207, 34, 46), green=(26, 127, 55), magenta=(130, 80, 223)
    ),
    "dark": _theme(
        (13, 17, 23), (230, 237, 243), red=(255, 123, 114), green=(63, 185, 80), magenta=(210, 168, 255)
    ),
}

FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "PingFang SC",
    "Microsoft YaHei", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 16px; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


# One run as Rich writes it: where it begins, its attributes, its length in characters, its words.
RUN = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+" '
    r'clip-path="(?P<clip>[^"]*)">(?P<words>[^<]*)</text>'
)
COLUMN = 12.2  # the width of a column in Rich's drawing, in its own units


def _in_columns(run: re.Match[str]) -> str:
    """The run again, in pieces of one-column and of two-column signs, each as long as its columns."""
    x, pieces = float(run["x"]), []
    for words in _of_one_width(unescape(run["words"]).strip("\n")):
        length = cell_len(words) * COLUMN
        pieces.append(
            f'<text class="{run["style"]}" x="{x:.1f}" y="{run["y"]}" textLength="{length:.1f}" '
            f'clip-path="{run["clip"]}">{escape(words, quote=False)}</text>'
        )
        x += length
    return "".join(pieces)


def _of_one_width(words: str) -> Iterator[str]:
    for _, signs in groupby(words, key=cell_len):
        yield "".join(signs)


def picture(theme: str) -> str:
    """The report as one SVG document."""
    report = track(ROOT / "targets.yaml", as_of=DAY)
    chosen = [one for one in report.assessments if one.target.plan and one.target.plan.id in PLANS]
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="standard",
        highlight=False,
    )
    console.print(ReportScreen(report, chosen, Language.EN))
    drawn = console.export_svg(
        title=COMMAND, theme=THEMES[theme], code_format=FORMAT, unique_id=f"qdtrack-{theme}"
    )
    drawn = RUN.sub(_in_columns, drawn)
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def main() -> None:
    for theme in THEMES:
        (ROOT / "docs" / f"report-{theme}.svg").write_text(picture(theme), encoding="utf-8")


if __name__ == "__main__":
    main()
