"""The Word bulletin, read again: pages, fonts, columns, and words that are the report's."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
import two_days
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length
from factories import assessment, behind, goal, observation, report, source, target
from typer.testing import CliRunner, Result

from qdtrack.catalogue import Language
from qdtrack.cli.application import application
from qdtrack.model import Bound, Kind, Report, Status, TextKind
from qdtrack.reporting.bulletin import Arrangement, render
from qdtrack.tracking import track

EN, ZH = Language.EN, Language.ZH
ROOT = Path(__file__).resolve().parents[1]

BINDING = behind(target(nature="binding", owner="市工信局"))
UNFOUND = assessment(target("platforms", name="上线平台", name_en="Platforms", goal=goal("10个", 10)))


def opened(one: Report, language: Language = EN, how: Arrangement | None = None) -> Document:
    return docx.Document(io.BytesIO(render(one, None, language, how)))


def paragraphs(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs]


def cells(document: Document, table: int = 0, row: int = 1) -> list[str]:
    return [cell.text for cell in document.tables[table].rows[row].cells]


def test_the_columns_are_those_of_a_supervision_ledger() -> None:
    heads = cells(opened(report(BINDING), ZH), row=0)
    assert heads[:5] == ["目标任务", "指标属性", "基期值", "目标值", "完成时限"]
    assert heads[5:] == ["完成值", "完成率", "序时", "评价", "责任单位", "佐证"]


def test_a_row_says_what_the_report_says() -> None:
    assert cells(opened(report(BINDING), EN)) == [
        "5G base stations",
        "binding",
        "",
        "at least 50,000\n5万个以上",
        "by end 2027",
        "42,700\n4.27万个\n31 Dec 2025",
        "85%",
        "progress 62%\n13 points behind",
        "▾ behind\nGap: 7,300",
        "市工信局",
        "“全市5G基站达到【4.27万个】，居全省前列。”\n"
        "样报 published 13 Dec 2024, articles/2024-12-13.txt:8-14",
    ]


def test_attainment_and_progress_are_never_one_number() -> None:
    """85.4 % of the goal, 62.8 % of the way: two columns, each with its own word."""
    row = cells(opened(report(BINDING), ZH))
    assert (row[6], row[7]) == ("85%", "目标进度62%\n较序时-13个百分点")


def test_a_share_of_a_ceiling_says_so() -> None:
    limit = target(goal=goal("80以内", 80, "", bound=Bound.AT_MOST), direction="down", kind=Kind.STOCK)
    one = behind(limit, attainment=1.15)
    assert cells(opened(report(one), EN))[6] == "115% of ceiling"


def test_what_has_no_figure_has_empty_cells_and_its_status() -> None:
    row = cells(opened(report(UNFOUND), EN))
    assert row[1] == "not stated"
    assert row[5:8] == ["", "", ""]
    assert row[8] == "? no figure in the files read"
    assert row[10] == ""


def test_the_finding_comes_first_then_the_tally_then_the_binding_goals_that_lag() -> None:
    told = paragraphs(opened(report(BINDING, UNFOUND), EN))
    assert told[:2] == ["样例目标", "Progress bulletin, as of 30 Jun 2026"]
    assert told[2].startswith("1 of 2 targets have a figure dated after their plan")
    assert told[3].startswith("In all 2: ")
    assert told[4] == "Binding goals that lag: 5G base stations (behind)"
    assert told[5].startswith("5G base stations, Qingdao City: 7,300 to go, 15% of the goal")
    assert told[6] == "Industry plan (issued Jan 2025), Qingdao City"


def test_notes_are_called_notes_and_have_no_quotation_marks() -> None:
    note = assessment(None, observation(text=TextKind.NOTES), Status.BEHIND, gap=7300.0)
    told = cells(opened(report(note), ZH))[10]
    assert told.startswith("摘记：全市5G基站达到【4.27万个】")
    assert not re.search("[“”]", told)


def test_what_a_person_entered_is_no_quotation() -> None:
    one = assessment(None, observation(origin="registry", sentence="4.27万个"), Status.NO_PACE)
    assert cells(opened(report(one), ZH))[10].startswith("4.27万个\n")


def test_the_source_is_a_link_to_the_words_where_they_are_the_sources_own() -> None:
    document = opened(report(BINDING), EN)
    links = [one for one in document.part.rels.values() if one.reltype.endswith("/hyperlink")]
    assert [one.target_ref for one in links] == ["https://example.org/a#:~:text=4.27%E4%B8%87%E4%B8%AA"]
    plain = assessment(None, observation(sources=(source(url="javascript:alert(1)"),)), Status.NO_PACE)
    assert "hyperlink" not in opened(report(plain), EN).element.xml


def test_evidence_can_be_left_to_its_source() -> None:
    how = Arrangement(has_evidence=False)
    assert cells(opened(report(BINDING), EN, how))[10].startswith("样报 published 13 Dec 2024")


def test_the_page_is_a4_across_and_numbered() -> None:
    for language, words in ((EN, "Page 1 of 1"), (ZH, "第1页，共1页")):
        page = opened(report(BINDING), language).sections[0]
        assert page.orientation == WD_ORIENT.LANDSCAPE
        assert [round(Length(side or 0).cm, 1) for side in (page.page_width, page.page_height)] == [
            29.7,
            21.0,
        ]
        footer = page.footer.paragraphs[0]._p  # fields are no text of python-docx
        assert "".join(one.text or "" for one in footer.iter(qn("w:t"))) == words
        assert [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_columns_fill_the_page_and_no_more() -> None:
    document = opened(report(BINDING))
    page, widths = document.sections[0], [cell.width for cell in document.tables[0].rows[0].cells]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    assert sum(width for width in widths if width) == pytest.approx(room, rel=1e-3)


def test_the_head_of_a_table_is_repeated_and_no_row_is_parted() -> None:
    rows = opened(report(BINDING, UNFOUND)).tables[0].rows
    kinds = [[one.tag for one in row._tr.trPr] for row in rows]  # not in python-docx
    assert kinds == [[qn("w:tblHeader")], [qn("w:cantSplit")], [qn("w:cantSplit")]]


def test_every_style_names_a_chinese_font_and_leaves_none_to_the_theme() -> None:
    document = opened(report(BINDING), ZH)
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style} | {"Normal"}
    for name in used:
        fonts = document.styles[str(name)].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体"), name
        assert not [key for key in fonts.attrib if "Theme" in key], name


def test_signs_that_xml_forbids_do_no_harm() -> None:
    name = "基站\x00\x1b[31m\ufffe\ud800<b>&amp;"
    document = opened(report(behind(target(name=name, name_en=name, owner=name))))
    assert "<b>&amp;" in cells(document)[0]


def test_an_empty_selection_says_so() -> None:
    document = docx.Document(io.BytesIO(render(report(BINDING), [], EN)))
    assert "No target is selected." in paragraphs(document)
    assert document.tables == []


def test_the_file_says_the_reports_day_and_no_other() -> None:
    about = opened(report(BINDING), ZH).core_properties
    assert (about.title, about.author) == ("样例目标", "qdtrack")
    assert about.created is not None
    assert about.created.date() == date(2026, 6, 30)


@pytest.mark.parametrize("language", Language)
def test_the_shipped_registry_makes_a_whole_document(language: Language) -> None:
    found = track(ROOT / "targets.yaml", as_of=date(2026, 6, 30))
    document = opened(found, language)
    names = [row.cells[0].text.split("\n")[0] for table in document.tables for row in table.rows[1:]]
    assert len(names) == len(found.assessments)
    assert all(names)
    notes = [one.latest for one in found.assessments if one.latest and one.latest.text is TextKind.NOTES]
    marks = {EN: "note: ", ZH: "摘记："}[language]
    evidence = [row.cells[10].text for table in document.tables for row in table.rows[1:]]
    assert sum(words.startswith(marks) for words in evidence) == len(notes) > 0


# ---------------------------------------------------------------- the command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    two_days.spring(tmp_path)
    two_days.winter(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QDTRACK_LANG", "en")
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["report", *arguments], catch_exceptions=False)


def test_a_quarters_bulletin_by_office(project: Path) -> None:
    done = call(
        *("--period", "2025Q4", "--group", "owner", "--profile", "cn", "--lang", "zh"),
        *("--format", "docx", "--output", "bulletin.docx"),
    )
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    document = docx.Document(str(project / "bulletin.docx"))
    told = paragraphs(document)
    assert told[1] == "2025年四季度（截至2025-12-31）进展通报"
    assert [one for one in told if one.endswith("，烟台市")] == [
        "市工信局，烟台市",
        "市发展改革委，烟台市",
        "未注明责任单位，烟台市",
    ]
    assert "滞后的约束性目标：充电桩（欠序时）" in told
    row = cells(document)
    assert row[:2] == ["充电桩", "约束性"]
    assert row[2] == "2万个\n2023-12-31"
    assert "上期：最新数据3万个，2025-03-31；目标进度33%，较序时+2个百分点；状态达序时" in row[8]


def test_bytes_go_into_a_pipe(project: Path) -> None:
    done = call("--format", "docx")
    assert done.exit_code == 0
    assert zipfile.is_zipfile(io.BytesIO(done.stdout_bytes))
