"""The first sheet: what the report is about, its finding, the tally with what each status means, the plans.

The words are those of the terminal report; counts are numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qdtrack.catalogue import Language, label, severity
from qdtrack.model import Assessment, Plan, Report, Severity
from qdtrack.reporting import findings, wording
from qdtrack.reporting.layout import loose
from qdtrack.reporting.tables.columns import Holds
from qdtrack.reporting.workbook.table_sheet import HEAD, RIGHT, Sheet

_WIDTHS = (60, 16, 14, 80)
_COUNTS = 1  # the column of the counts


@dataclass(slots=True)
class _Writer:
    """A cursor that goes down the sheet."""

    sheet: Sheet
    row: int = 0

    def line(self, words: str, **style: object) -> None:
        if words:
            self.sheet.write_text(self.row, 0, words, **style)
        self.row += 1

    def heads(self, *titles: str) -> None:
        for column, title in enumerate(titles):
            self.sheet.write_text(self.row, column, title, **(HEAD | RIGHT if column == _COUNTS else HEAD))
        self.row += 1


def write_summary(
    sheet: Sheet, report: Report, assessments: Sequence[Assessment], language: Language
) -> None:
    """The whole sheet."""
    for column, width in enumerate(_WIDTHS):
        sheet.widen(column, width)
    writer = _Writer(sheet)
    writer.line(wording.registry_title(report.registry, language), bold=True, font_size=14)
    writer.line(findings.finding(assessments, language))
    if any(severity(problem.code) is Severity.ERROR for problem in report.problems):
        writer.line(label("screen.incomplete", language), bold=True, font_color="#C62828")
    writer.row += 1
    _run(writer, report, language)
    writer.row += 1
    _tally(writer, assessments, language)
    writer.row += 1
    _plans(writer, report, assessments, language)
    sheet.lay_out()
    sheet.worksheet.set_row(0, 22)
    sheet.worksheet.set_landscape()
    sheet.worksheet.fit_to_pages(1, 0)


def _run(writer: _Writer, report: Report, language: Language) -> None:
    """The day, the profile, what was read."""
    sheet, counts = writer.sheet, report.counts
    sheet.write_text(writer.row, 0, label("summary.as_of", language))
    sheet.write_date(writer.row, 1, report.as_of)
    writer.row += 1
    for key, words in (("profile", report.profile), ("registry", report.registry.path)):
        sheet.write_text(writer.row, 0, label(f"summary.{key}", language))
        sheet.write_text(writer.row, 1, words)
        writer.row += 1
    for key, count in (
        ("files", counts.files),
        ("articles", counts.articles),
        ("figures", counts.figures),
        ("problems", counts.problems),
    ):
        sheet.write_text(writer.row, 0, label(f"summary.{key}", language))
        sheet.write_number(writer.row, 1, count, Holds.COUNT)
        writer.row += 1


def _tally(writer: _Writer, assessments: Sequence[Assessment], language: Language) -> None:
    """How many targets have each status, and what the status means."""
    titles = ("screen.status", "summary.targets", "", "columns.meaning")
    writer.heads(*(label(title, language) if title else "" for title in titles))
    for status, count in findings.tally(assessments).items():
        writer.sheet.write_text(writer.row, 0, label(f"status.{status}", language))
        writer.sheet.write_number(writer.row, 1, count, Holds.COUNT)
        meaning = label(f"status.explain.{status}", language)
        writer.sheet.write_wrapped(writer.row, 3, meaning, _WIDTHS[3])
        writer.row += 1
    writer.line(loose(findings.tally_line(assessments, language)))
    writer.line(findings.lagging_binding(assessments, language), bold=True)


def _plans(writer: _Writer, report: Report, assessments: Sequence[Assessment], language: Language) -> None:
    """The plans of the targets shown, with how many they have and where the plan can be read."""
    titles = ("column.plan_name", "summary.targets", "column.plan_issued", "column.url")
    writer.heads(*(label(title, language) for title in titles))
    for plan in report.registry.plans:
        members = sum(one.target.plan is not None and one.target.plan.id == plan.id for one in assessments)
        if members:
            _plan(writer, plan, members, language)


def _plan(writer: _Writer, plan: Plan, members: int, language: Language) -> None:
    writer.sheet.write_wrapped(writer.row, 0, wording.plan_name(plan, language), _WIDTHS[0])
    writer.sheet.write_number(writer.row, 1, members, Holds.COUNT)
    if plan.issued:
        writer.sheet.write_date(writer.row, 2, plan.issued)
    if plan.source:
        writer.sheet.write_link(writer.row, 3, plan.source)
    writer.row += 1
