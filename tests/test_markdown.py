"""A report as Markdown: a table by plan, what is missing, the evidence; no mark-up in it but ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import SHANDONG, assessment, behind, candidate, observation, report, source, target
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Flag, Plan, Problem, Rate, Reason, Status, TextKind
from qdtrack.reporting import wording
from qdtrack.reporting.markdown import render
from qdtrack.reporting.markdown_text import bold, items, link, table, text

EN, ZH = Language.EN, Language.ZH
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, those inside a line of text too."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def shown(markdown: str) -> str:
    return "".join(token.content for token in tokens(markdown) if token.type in ("text", "text_special"))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("5G基站", "5G基站"),
        ("a | b", r"a \| b"),
        ("<b>", r"\<b\>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("5万个\n以上", "5万个 以上"),
        ("90.9%", "90.9%"),
        ("- 甲", r"\- 甲"),
        ("1. 甲", r"1\. 甲"),
        ("-2.3%", "-2.3%"),
        ("---", r"\---"),
        ("见http://a.example", r"见http\://a.example"),
        ("www.a.example", r"www\.a.example"),
        ("&lt;", r"\&lt;"),
        ("\x1b[0m", r"␛\[0m"),
    ],
)
def test_words_are_shown_as_they_are(words: str, written: str) -> None:
    assert text(words) == written


@given(st.text(alphabet=st.sampled_from("ab 一\\`*_{}[]()<>#+-.!|~&;:/=^$@1\n'\"")))
def test_no_words_are_markup(words: str) -> None:
    """Whatever the words, CommonMark reads one paragraph of plain text out of them, and it is the words."""
    found = [token.type for token in tokens(text(words))]
    assert set(found) <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    assert shown(text(words)) == wording.clean(words).strip()


@given(st.lists(st.text(alphabet="a一|\\`*<>[]\n"), min_size=2, max_size=4))
def test_a_table_has_as_many_cells_as_it_was_given(cells: list[str]) -> None:
    written = table(["head"] * len(cells), [[text(cell) for cell in cells]])
    found = [token.type for token in READER.parse(written)]
    assert found.count("td_open") == found.count("th_open") == len(cells)
    assert found.count("tr_open") == 2


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://example.org/a?x=1&copy;=2", "https://example.org/a?x=1&copy;=2"),
        ("https://example.org/(a)|b]>", "https://example.org/%28a%29%7Cb%5D%3E"),
        ("https://example.org/山东", "https://example.org/%E5%B1%B1%E4%B8%9C"),
        ("https://example.org/%E5#:~:text=a", "https://example.org/%E5#:~:text=a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("2025/an-article", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_links_lead_to_web_addresses_alone(address: str, leads_to: str | None) -> None:
    found = [token.attrs["href"] for token in tokens(link("样报", address)) if token.type == "link_open"]
    assert found == ([leads_to] if leads_to else [])
    assert shown(link("样报", address)) == "样报"


def test_bold_and_lists() -> None:
    written = items([bold("“晨星工厂”") + "（青岛市）\n" + items(["一", "二"]), "三"], first=9)
    assert written == "9. **“晨星工厂”**（青岛市）\n   - 一\n   - 二\n10. 三"
    assert "strong_open" in [token.type for token in tokens(written)]


WIDER = {"found": "山东省", "wanted": "青岛市"}


def two() -> tuple[Assessment, Assessment]:
    lagging = behind(
        target(nature="binding"),
        flags=(Flag.SINGLE_SOURCE,),
        required_rate=Rate(3650.4, "year"),
        acceleration=1.66,
        inputs={"effort": "faster"},
    )
    unfound = assessment(
        target("rate", name="数控化率", name_en="Numerical control rate", indicator="数控化率"),
        rejected=[
            candidate(Reason.PLACE, "place.wider", details=WIDER, place=SHANDONG, indicator="数控化率")
        ],
    )
    return lagging, unfound


def test_a_whole_report() -> None:
    written = render(report(*two(), title="样例|目标"), two(), EN)
    assert written == (
        "# 样例\\|目标\n\n"
        "1 of 2 targets have a figure dated after their plan.\n\n"
        "## Industry plan (issued Jan 2025), Qingdao City\n\n"
        "| Target | Goal | Latest | Progress | Gap | Status |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 5G base stations | at least 50,000 (5万个以上), by end 2027 |"
        " 42,700 (4.27万个), 31 Dec 2025 \\[1\\] | 62%, 13 points behind | 7,300, 85% of target |"
        " behind (single source, binding) |\n"
        "| Numerical control rate | at least 50,000 (5万个以上), by end 2027 |  |  |  |"
        " no figure in the files read |\n\n"
        "In all 2: no figure in the files read 1, behind 1\n\n"
        "Binding goals that lag: 5G base stations (behind)\n\n"
        "## What is missing to the goals, older figures last\n\n"
        "1. **5G base stations**, Qingdao City: 7,300 to go, 15% of the goal;"
        " from 31 Dec 2025 on 3,651 a year, 1.7 times the rate so far; behind\n\n"
        "## Evidence\n\n"
        "1. **5G base stations**, Qingdao City: 42,700 (4.27万个), 31 Dec 2025\n"
        "   - “全市5G基站达到【4.27万个】，居全省前列。”\n"
        "   - [样报](<https://example.org/a#:~:text=4.27%E4%B8%87%E4%B8%AA>), 通信业这一年, 13 Dec 2024,"
        " articles/2024-12-13.txt:8-14\n"
        "   - Pace: 0.838 (progress over time elapsed)\n"
        "   - Needed from then on: 3,651 a year, 1.7 times the rate so far\n\n"
        "## No figure in the files read (which does not mean that none was published)\n\n"
        "- **Numerical control rate**, Qingdao City\n"
        "  - looked for: 数控化率\n"
        "  - refused: 42,700: Shandong Province is wider than Qingdao City\n\n"
        "---\n\n"
        "as of 30 Jun 2026; profile eurostat; read: files 3, articles 4, figures 50; no problems\n"
    )


def test_in_chinese() -> None:
    written = render(report(*two()), two(), ZH)
    assert (
        "| 开通5G基站 | 5万个以上，2027年底前 | 4.27万个，2025-12-31 \\[1\\] | 62%，较序时-13个百分点 |"
        in written
    )
    assert "1. **开通5G基站**（青岛市）：4.27万个，2025-12-31\n   - “全市5G基站达到【4.27万个】" in written
    assert "《通信业这一年》，2024-12-13" in written


def test_notes_are_called_notes_and_have_no_headline_of_the_source() -> None:
    seen = observation(text=TextKind.NOTES)
    one = assessment(None, seen, Status.BEHIND)
    written = render(report(one), [one], EN)
    assert "- note: 全市5G基站达到【4.27万个】" in written
    assert "- [样报](<https://example.org/a>), 13 Dec 2024, articles" in written


def test_another_order_is_one_table_with_the_places() -> None:
    written = render(report(*two()), two(), EN, order="gap")
    assert "## All targets, by gap to the goal" in written
    assert "| 5G base stations, Qingdao City |" in written


def test_an_empty_report_says_so() -> None:
    assert render(report(), [], EN) == "The registry holds no target.\n"
    assert render(report(behind()), [], EN) == "No target is selected.\n"


def test_an_incomplete_report_says_so() -> None:
    broken = report(behind(), problems=[Problem("unknown-unit", "targets.yaml")])
    assert render(broken, broken.assessments, EN).endswith("is missing above.**\n")


EVIL = "x|y\n# h <script>alert(1)</script> [a](javascript:b) ![i](http://c) `d` **e** &lt;\\"


def test_nothing_of_an_article_or_a_registry_is_markup() -> None:
    seen = observation(
        EVIL,
        sentence=f"{EVIL}。",
        sources=(source(EVIL, url="javascript:b", outlet=EVIL, title=EVIL, path=EVIL),),
    )
    refused = candidate(Reason.TERM, quote=EVIL, sentence=EVIL, indicator=EVIL)
    of = target(name=EVIL, name_en=EVIL, indicator=EVIL, plan=Plan("p", EVIL, EVIL))
    evil = [
        assessment(of, seen, Status.BEHIND, gap=1.0),
        assessment(target("other", name=EVIL, name_en=EVIL, also=(EVIL,)), rejected=[refused]),
    ]
    for language in Language:
        found = list(tokens(render(report(*evil, title=EVIL), evil, language)))
        kinds = {token.type for token in found}
        assert not kinds & {"html_inline", "html_block", "image", "code_inline", "fence", "code_block"}
        assert [token for token in found if token.type == "link_open"] == []
        rows = "".join(token.type + " " for token in found).split("tr_open ")[1:]
        assert {row.count("td_open") + row.count("th_open") for row in rows} == {6}
        headings = [token for token in found if token.type == "heading_open"]
        assert len(headings) == 6


def test_the_evidence_is_numbered_as_the_tables_refer_to_it() -> None:
    """A plan whose targets stand apart in the registry has one table."""
    plan = Plan("other", "另一方案", "Other plan")
    mixed = [
        behind(target("a", name_en="A")),
        behind(target("b", name_en="B", plan=plan)),
        behind(target("c", name_en="C")),
    ]
    written = render(report(*mixed), mixed, EN)
    assert [line.split(" | ")[0][2:] for line in written.splitlines() if r"\[" in line] == ["A", "C", "B"]
    assert [line[:9] for line in written.splitlines() if ". **" in line][3:] == [
        "1. **A**,",
        "2. **C**,",
        "3. **B**,",
    ]
