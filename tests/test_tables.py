"""Tables keep their columns, their numbers and their harmlessness, in CSV as in Parquet."""

from __future__ import annotations

import csv
import importlib.util
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from factories import assessment, behind, candidate, figure, observation, source, target
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Bound, Flag, Quantity, Rate, Reason, Stated, Status
from qdtrack.reporting import csv_table, parquet_table
from qdtrack.reporting.json_report import target_object
from qdtrack.reporting.tables.cells import inert, is_like_a_formula
from qdtrack.reporting.tables.columns import COLUMNS, Holds, Table
from qdtrack.reporting.tables.frames import figures_frame, report_frame

DOCS = Path(__file__).resolve().parents[1] / "docs"
EN, ZH = Language.EN, Language.ZH
WORDS = {"status_words", "notes", "why", "detail", "forecast_why"}  # what depends on the language


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def targets_csv(*assessments: Assessment) -> list[dict[str, str]]:
    return rows(csv_table.render(report_frame(Table.TARGETS, assessments, EN), Table.TARGETS))


def test_the_page_prints_the_columns() -> None:
    """If this fails, run `python docs/tables.py`."""
    spec = importlib.util.spec_from_file_location("tables", DOCS / "tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert page.endswith(module.MARK + module.written())


@pytest.mark.parametrize("table", Table)
def test_no_column_stands_twice_and_codes_are_listed(table: Table) -> None:
    names = [column.name for column in COLUMNS[table]]
    assert len(set(names)) == len(names)
    for column in COLUMNS[table]:
        assert bool(column.codes) == (column.holds is Holds.CODE), column.name


def test_the_language_changes_words_alone() -> None:
    wider = {"found": "山东省", "wanted": "青岛市"}
    one = behind(why="why.no_baseline", rejected=[candidate(Reason.PLACE, "place.wider", details=wider)])
    for table in set(Table) - {Table.FIGURES}:
        english, chinese = (report_frame(table, [one], language) for language in (EN, ZH))
        same = [name for name in english.columns if name not in WORDS]
        pd.testing.assert_frame_equal(english[same], chinese[same])


def test_a_row_is_the_json_contract_flattened() -> None:
    one = behind(
        target(baseline=Stated(Quantity(30361, "个"), "30361个", date(2022, 9, 30)), nature="binding"),
        required_rate=Rate(3650.4, "year"),
        flags=(Flag.STALE, Flag.NOTES_ONLY),
    )
    cells, found = report_frame(Table.TARGETS, [one], EN).iloc[0], target_object(one, EN)
    assert cells["goal_value"] == found["goal"]["value"] == 50000
    assert cells["latest_as_of"] == pd.Timestamp(found["latest"]["as_of"])
    assert (cells["required_rate"], cells["required_rate_per"]) == (3650.4, "year")
    assert (cells["baseline_value"], cells["baseline_at"]) == (30361, pd.Timestamp(2022, 9, 30))
    assert (cells["flags"], cells["observations"]) == ("stale notes_only", 1)
    assert cells["lead"] == pytest.approx(0.628 - 0.75)
    assert (cells["plan_name"], cells["plan_name_en"]) == ("工业方案", "Industry plan")


def test_what_is_not_said_is_missing() -> None:
    cells = report_frame(Table.TARGETS, [assessment(target(name_en="", plan=None))], EN).iloc[0]
    for name in ("owner", "plan", "nature", "latest_value", "latest_as_of", "latest_sources", "progress"):
        assert pd.isna(cells[name]), name
    assert (cells["status"], cells["observations"]) == ("no_evidence", 0)


def test_a_day_of_any_century_is_a_day() -> None:
    frame = report_frame(Table.TARGETS, [assessment(target(by=date(2999, 12, 31)))], EN)
    assert frame.goal_by[0] == pd.Timestamp(2999, 12, 31)


def test_csv_is_what_excel_in_china_opens() -> None:
    """Excel there takes a file without a byte-order mark for GBK."""
    data = csv_table.render(report_frame(Table.TARGETS, [behind()], ZH), Table.TARGETS)
    assert data.startswith(b"\xef\xbb\xbfid,name,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert "开通5G基站" in data.decode("utf-8")
    assert pd.read_csv(io.BytesIO(data)).columns[0] == "id"  # pandas skips the mark


def test_numbers_in_csv_have_all_their_digits_and_no_more() -> None:
    cells = targets_csv(behind(progress=1 / 3, gap=7300.0, pace=-0.5, expected=1e-7))[0]
    assert cells["goal_value"] == "50000"
    assert (cells["progress"], cells["gap"]) == ("0.3333333333333333", "7300")
    assert (cells["pace"], cells["expected"]) == ("-0.5", "1e-07")
    assert (cells["latest_as_of"], cells["latest_start"]) == ("2025-12-31", "8")


def test_an_empty_table_has_its_head() -> None:
    data = csv_table.render(figures_frame([]), Table.FIGURES)
    assert data.decode("utf-8-sig").split("\r\n") == [",".join(c.name for c in COLUMNS[Table.FIGURES]), ""]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('=HYPERLINK("http://a.example","x")', '\'=HYPERLINK("http://a.example","x")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("@SUM(1,1)", "'@SUM(1,1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "' =1+1"),
        ("\r=1+1", "' =1+1"),
        ("\n=1+1", "' =1+1"),
        ("\N{NO-BREAK SPACE}=1+1", "'\N{NO-BREAK SPACE}=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＠SUM(1)", "'＠SUM(1)"),
        ("-2.3%", "-2.3%"),
        ("+0.4", "+0.4"),
        ("-12", "-12"),
        ("-2.3个百分点", "'-2.3个百分点"),
        ("4.27万个", "4.27万个"),
        ("两行\n一格", "两行 一格"),
        ("\x1b[31m红", "␛[31m红"),
        ("", ""),
    ],
)
def test_a_text_cannot_run(text: str, written: str) -> None:
    assert inert(text) == written


@given(st.text())
def test_no_text_ever_begins_a_formula(text: str) -> None:
    written = inert(text)
    assert not is_like_a_formula(written)
    assert not set(written) & set("\t\r\n\x00\x1b")


@settings(deadline=None, max_examples=20)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_a_negative_number_is_a_number(values: list[float]) -> None:
    found = targets_csv(*(assessment(None, observation(value=value), gap=value) for value in values))
    assert [float(cells["latest_value"]) for cells in found] == values
    assert [float(cells["gap"]) for cells in found] == values


EVIL = "=1+1"


def evil() -> Assessment:
    """A target and its evidence whose every text would be a formula."""
    seen = observation(
        quote=EVIL, sentence=EVIL, sources=(source(EVIL, path=EVIL, url=EVIL, outlet=EVIL),), indicator=EVIL
    )
    of = target(EVIL, name=EVIL, name_en=EVIL, indicator=EVIL, owner=EVIL)
    refused = candidate(Reason.PLACE, quote=EVIL, sentence=EVIL, title=EVIL, indicator=EVIL, path=EVIL)
    return assessment(of, seen, Status.BEHIND, [refused], peers=[seen])


@pytest.mark.parametrize("table", sorted(set(Table) - {Table.FIGURES}))
def test_every_column_of_text_is_made_inert(table: Table) -> None:
    frame = report_frame(table, [evil()], EN)
    (cells,) = rows(csv_table.render(frame, table))
    assert not [name for name, cell in cells.items() if is_like_a_formula(cell)]
    assert f"'{EVIL}" in cells.values()


def test_figures_are_made_inert() -> None:
    (cells,) = rows(csv_table.render(figures_frame([figure(EVIL, sentence=EVIL, title=EVIL)]), Table.FIGURES))
    assert (cells["quote"], cells["sentence"], cells["title"]) == (f"'{EVIL}",) * 3


def test_parquet_keeps_dtypes_and_raw_text() -> None:
    frame = report_frame(Table.OBSERVATIONS, [assessment(None, observation(quote="4.27\n万个"))], EN)
    again = pd.read_parquet(io.BytesIO(parquet_table.render(frame)))
    pd.testing.assert_frame_equal(frame, again)
    assert again.quote[0] == "4.27\n万个"


def test_a_file_name_that_is_no_utf8_is_written_as_json_has_it() -> None:
    frame = figures_frame([figure(path="a\udcff.txt")])
    assert frame.path[0] == r"a\udcff.txt"
    assert len(pd.read_parquet(io.BytesIO(parquet_table.render(frame)))) == 1
    assert rows(csv_table.render(frame, Table.FIGURES))[0]["path"] == r"a\udcff.txt"


def test_nearly_is_approx_as_in_json() -> None:
    frame = figures_frame([figure("近5万个", 50000, bound=Bound.NEARLY)])
    assert frame.bound[0] == "approx"
