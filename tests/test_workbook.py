"""The Excel workbook, read again with openpyxl: real numbers and dates, harmless text, charts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from factories import assessment, behind, candidate, goal, observation, report, source, target
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Bound, Kind, Problem, Rate, Reason, Status
from qdtrack.reporting import workbook
from qdtrack.reporting.tables.columns import COLUMNS, Holds, Table
from qdtrack.reporting.tables.frames import report_frame
from qdtrack.reporting.workbook import table_sheet
from qdtrack.reporting.workbook.formats import number_format

EN, ZH = Language.EN, Language.ZH
NO_CHARTS = ["summary", "targets", "observations", "rejected", "peers", "columns"]


def written(*assessments: Assessment, language: Language = EN, title: str = "样例目标") -> bytes:
    return workbook.render(report(*assessments, title=title), assessments, language)


def book(*assessments: Assessment, language: Language = EN) -> Workbook:
    return load_workbook(io.BytesIO(written(*assessments, language=language)))


def sheet(*assessments: Assessment, name: str = "targets", language: Language = EN) -> Worksheet:
    return book(*assessments, language=language)[label(f"sheet.{name}", language)]


def cell(found: Worksheet, name: str, row: int = 2, table: Table = Table.TARGETS) -> Cell:
    """The cell below the head of a column, by the column's name."""
    heads = [column.name for column in COLUMNS[table] if EN in column.sheet]
    return found.cell(row, heads.index(name) + 1)


@pytest.mark.parametrize("language", Language)
def test_the_sheets_stand_in_the_reports_language(language: Language) -> None:
    assert book(behind(), language=language).sheetnames == [
        label(f"sheet.{name}", language) for name in NO_CHARTS
    ]


def test_numbers_dates_and_codes_are_what_they_are() -> None:
    found = sheet(behind(required_rate=Rate(3650.4, "year")))
    assert cell(found, "latest_value").value == 42700
    assert cell(found, "latest_as_of").value == datetime(2025, 12, 31)  # noqa: DTZ001  # Excel knows no zones
    assert cell(found, "latest_as_of").is_date
    assert cell(found, "attainment").value == 0.854
    assert cell(found, "attainment").number_format == "0.0%"
    assert cell(found, "lead").number_format == "+0.0%;-0.0%;0.0%"
    assert cell(found, "expected").value == 45090.25
    assert cell(found, "expected").number_format == "#,##0"
    assert (cell(found, "required_rate").value, cell(found, "required_rate_per").value) == (3650.4, "a year")
    assert (cell(found, "status_words").value, cell(found, "kind").value) == ("behind", "stock")
    assert (cell(found, "goal_bound").value, cell(found, "latest_bound").value) == ("at least", None)
    assert cell(found, "progress").data_type == "n"


def test_every_digit_of_a_number_is_kept() -> None:
    """90.9 to 16 digits would come back as 90.90000000000001."""
    for value in (90.9, 0.1, 1 / 3, 45090.25, 2.5e11, -2.35, 1e-7):
        found = sheet(assessment(None, observation(value=value), Status.NO_PACE, gap=value))
        assert cell(found, "latest_value").value == cell(found, "gap").value == value


@pytest.mark.parametrize(
    ("value", "holds", "expected"),
    [
        (0.854, Holds.SHARE, "0.0%"),
        (0.9996, Holds.SHARE, "0.00%"),  # 100.0% would say that it is met
        (0.999996, Holds.SHARE, "0.0000%"),
        (1.0, Holds.SHARE, "0.0%"),
        (-0.5, Holds.SHARE, "0.0%"),
        (50000, Holds.STATED, "#,##0"),
        (4.275, Holds.STATED, "#,##0.000"),
        (7984.251, Holds.COMPUTED, "#,##0"),
        (5.2952, Holds.COMPUTED, "#,##0.00"),
        (0.0123456, Holds.COMPUTED, "#,##0.0000"),
        (9.1, Holds.COMPUTED, "#,##0.0"),
        (0.0, Holds.COMPUTED, "#,##0"),
        (3, Holds.COUNT, "0"),
    ],
)
def test_a_format_shows_the_digits_that_count(value: float, holds: Holds, expected: str) -> None:
    assert number_format(value, holds) == expected


def test_the_head_stays_and_filters() -> None:
    found = sheet(behind(), behind())
    assert found.freeze_panes == "C2"
    assert found.auto_filter.ref == f"A1:{found.cell(3, found.max_column).coordinate}"
    assert found.cell(1, 1).font.bold


def test_a_column_is_as_wide_as_its_words() -> None:
    """A Chinese character takes two columns; what is longer than a column wraps and makes its row higher."""
    name = "规上工业企业数字化转型覆盖率"
    found = sheet(behind(target(name=name)), language=ZH)
    assert found.column_dimensions["B"].width >= 2 * len(name)
    sentence = "全市5G基站达到4.27万个，" * 20
    long = assessment(None, observation(sentence=sentence), Status.BEHIND)
    found = sheet(long, language=ZH)
    assert found.row_dimensions[2].height > 15 * 6
    assert found.column_dimensions["A"].width < 40


def test_a_statuss_colour_comes_with_its_word() -> None:
    found = sheet(behind(), behind(computed_status=None))
    colour = cell(found, "status_words").font.color
    assert colour is not None
    assert colour.rgb == "FF9A3B8E"


EVIL = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "{=1+1}")


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_is_a_formula_not_even_when_it_is_edited(evil: str) -> None:
    seen = observation(quote=evil, sentence=evil, indicator=evil)
    other = observation(value=1, as_of=date(2024, 12, 31))
    of = target(evil, name=evil, name_en=evil, indicator=evil, owner=evil)
    refused = candidate(Reason.PLACE, quote=evil, sentence=evil, title=evil)
    one = assessment(of, seen, Status.BEHIND, [refused], observations=[other, seen], peers=[seen])
    data = written(one, title=evil)
    found = [cell for page in load_workbook(io.BytesIO(data)) for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in found if cell.data_type == "f"] == []
    signed = [cell for cell in found if str(cell.value).lstrip()[:1] in "=+-@＝" and cell.data_type == "s"]
    assert all(cell.quotePrefix for cell in signed)
    assert len(signed) > 8 or evil.startswith("{")
    assert "<f>=" not in charts(data)  # nor is the title of its chart a reference


def charts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        return "".join(archive.read(name).decode("utf-8") for name in names)


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://example.org/a?x=1&y=(2)", "https://example.org/a?x=1&y=(2)"),
        ("http://example.org/山东", "http://example.org/山东"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("internal:'Targets'!A1", None),
        ("external:c:\\x.xlsx", None),
        ("mailto:a@example.org", None),
        ("2025/an-article", None),
        ("https://example.org/" + "a" * 3000, None),  # longer than Excel allows
    ],
)
def test_links_lead_to_web_addresses_alone(url: str, leads_to: str | None) -> None:
    found = sheet(assessment(None, observation(sources=(source(url=url),)), Status.BEHIND))
    link = cell(found, "latest_url")
    assert link.value == url
    assert (link.hyperlink.target if link.hyperlink else None) == leads_to


def test_control_signs_and_text_too_long_for_a_cell() -> None:
    sentence = "\x00\x1b[31m" + "长" * 40000
    found = cell(sheet(assessment(None, observation(sentence=sentence), Status.BEHIND)), "latest_sentence")
    assert found.value.startswith("␀␛[31m长")
    assert found.value.endswith("长…")
    assert len(found.value) == 32767


def test_a_day_that_excel_has_no_number_for_is_text() -> None:
    found = sheet(assessment(None, observation(as_of=date(1899, 12, 31)), Status.NO_PACE))
    assert cell(found, "latest_as_of").value == "1899-12-31"


def test_a_table_longer_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_sheet, "MOST_ROWS", 2)
    with pytest.raises(workbook.TooManyRowsError, match="2"):
        written(behind(), behind())


def test_the_same_report_is_the_same_file() -> None:
    assert written(behind()) == written(behind())
    created = load_workbook(io.BytesIO(written(behind()))).properties.created
    assert created == datetime(2026, 6, 30)  # noqa: DTZ001  # the report's day


def test_the_summary_has_the_finding_the_tally_and_the_plans() -> None:
    problems = [Problem("unknown-unit", "targets.yaml")]
    both = (behind(), assessment())
    data = workbook.render(report(*both, problems=problems), both, EN)
    found = load_workbook(io.BytesIO(data))["Summary"]
    lines = [[value for value in line if value is not None] for line in found.iter_rows(values_only=True)]
    assert ["1 of 2 targets have a figure dated after their plan."] in lines
    assert ["As of", datetime(2026, 6, 30)] in lines  # noqa: DTZ001  # Excel knows no zones
    assert ["Figures read", 50] in lines
    assert [line[:2] for line in lines if line and line[0] == "behind"] == [["behind", 1]]
    assert ["Industry plan", 2, datetime(2025, 1, 31)] in lines  # noqa: DTZ001  # the same
    assert any(line and str(line[0]).startswith("INCOMPLETE") for line in lines)


@pytest.mark.parametrize("table", [Table.OBSERVATIONS, Table.REJECTED, Table.PEERS])
def test_the_other_tables_are_the_same_frames(table: Table) -> None:
    refused = candidate(Reason.PLACE, "place.wider", details={"found": "山东省", "wanted": "青岛市"})
    one = behind(rejected=[refused], peers=[observation(value=180000)])
    found = sheet(one, name=table)
    frame = report_frame(table, [one], EN)
    assert found.max_row == 1 + len(frame) == 2
    for column in COLUMNS[table]:
        if EN in column.sheet and column.holds in (Holds.STATED, Holds.COUNT):
            assert cell(found, column.name, table=table).value == without_na(frame[column.name][0])


def without_na(value: object) -> object:
    return None if pd.isna(value) else value  # type: ignore[call-overload]  # a cell


def test_every_column_of_the_sheets_is_explained() -> None:
    names = [line[2] for line in book(behind())["Columns"].iter_rows(min_row=2, values_only=True)]
    tables: Sequence[Table] = (Table.TARGETS, Table.OBSERVATIONS, Table.REJECTED, Table.PEERS)
    assert names == [column.name for table in tables for column in COLUMNS[table] if EN in column.sheet]


# ---------------------------------------------------------------- charts

SERIES = [
    (date(2022, 9, 30), 30361.0, Bound.EQUAL),
    (date(2023, 12, 31), 37000.0, Bound.AT_LEAST),
    (date(2025, 12, 31), 42700.0, Bound.EQUAL),
]
PATH = {
    "t0": "2022-09-30",
    "v0": 30361.0,
    "t1": "2027-12-31",
    "T": 50000.0,
    "path": [["2022-09-30", 30361.0], ["2027-12-31", 50000.0]],
}


def course(of: int = 3, **more: Any) -> Assessment:  # Any: target's fields
    seen = [observation(str(value), value, as_of=day, bound=bound) for day, value, bound in SERIES[:of]]
    return assessment(target(**more), seen[-1], Status.BEHIND, observations=seen, inputs=PATH)


def test_a_target_with_several_dates_has_a_chart_with_its_path() -> None:
    data = written(course())
    found = load_workbook(io.BytesIO(data))
    assert found.sheetnames[-3:] == ["Charts", "Chart numbers", "Columns"]
    (chart,) = found["Charts"]._charts
    assert len(chart.series) == 4  # path, goal, figures, lower bounds
    lines = list(found["Chart numbers"].iter_rows(min_row=2, values_only=True))
    heads = [head.value for head in found["Chart numbers"][1]]
    assert heads[3:] == ["Required path", "Goal", "Figure", "At least", "At most", "About"]
    drawn = [(line[2].date(), *line[3:]) for line in lines]
    assert drawn == [
        (date(2022, 9, 30), 30361, None, None, None, None, None),
        (date(2027, 12, 31), 50000, None, None, None, None, None),
        (date(2027, 12, 31), None, 50000, None, None, None, None),
        (date(2022, 9, 30), None, None, 30361, None, None, None),
        (date(2025, 12, 31), None, None, 42700, None, None, None),
        (date(2023, 12, 31), None, None, None, 37000, None, None),
    ]
    assert lines[0][1] == "5G base stations, Qingdao City"


def test_a_chart_refers_to_its_cells_and_begins_with_a_year() -> None:
    xml = charts(written(course()))
    assert "<c:f>'Chart numbers'!$B$2</c:f>" in xml
    assert "<c:f>'Chart numbers'!$C$5:$C$6</c:f>" in xml
    first = (date(2022, 1, 1) - date(1899, 12, 30)) / timedelta(days=1)
    assert re.findall(r'<c:min val="(\d+)"', xml) == [str(int(first))]


@pytest.mark.parametrize(
    "one",
    [behind(), course(of=1), assessment(), course(kind=Kind.REDUCTION, goal=goal("降低13.5%", 13.5, "%"))],
    ids=["one date", "one figure", "no figure", "figures that are no values of the path"],
)
def test_without_several_dates_there_is_no_chart(one: Assessment) -> None:
    assert book(one).sheetnames == [label(f"sheet.{name}", EN) for name in NO_CHARTS]
