"""The notebook surface: few names, cheap to import; tables of fixed shape; HTML that is safe to show."""

from __future__ import annotations

import ast
import contextlib
import io
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from factories import assessment, behind, candidate, observation, report, source, target

import qdtrack
from qdtrack.catalogue import Language
from qdtrack.model import Reason, TextKind, Verdict
from qdtrack.notebook import TrackedReport, TrackedTarget
from qdtrack.reporting.tables.columns import COLUMNS, Table
from qdtrack.tracking import Corpus

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "notebook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
RICH = Path(__file__).parent / "rich_registry" / "targets.yaml"
NO_ARTICLES = Corpus((), (), (), ())


def test_every_block_of_the_page_does_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    shown, kinds = "", []
    for kind, body in BLOCK.findall(PAGE):
        kinds.append(kind)
        if kind == "yaml":
            Path("targets.yaml").write_text(body, encoding="utf-8")
        elif kind == "markdown":
            Path("articles/2025-03-12.md").write_text(body, encoding="utf-8")
        elif kind == "text":
            assert shown == body
            shown = ""
        else:
            assert shown == ""  # an output that the page does not show
            shown = cell(body, names)
    assert [kinds.count(kind) for kind in ("yaml", "markdown", "python", "text")] == [1, 1, 8, 8]


def cell(code: str, names: dict[str, object]) -> str:
    """What a notebook prints below a cell: its output, and the value of a last line that is an expression."""
    *lines, last = ast.parse(code).body
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(lines, []), "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            printed.write("" if value is None else f"{value!r}\n")
        else:
            exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return printed.getvalue()


def test_every_name_of_the_package_is_there() -> None:
    assert len(qdtrack.__all__) == 11
    assert all(getattr(qdtrack, name).__name__ == name for name in qdtrack.__all__)
    assert set(qdtrack.__all__) <= set(dir(qdtrack))
    with pytest.raises(AttributeError, match="no attribute 'pandas'"):
        _ = qdtrack.pandas  # type: ignore[attr-defined]  # that is the point


@pytest.mark.parametrize("day", ["2026-03-31", date(2026, 3, 31), datetime(2026, 3, 31, 12, tzinfo=UTC)])
def test_a_day_may_be_written_in_several_ways(day: date | str) -> None:
    assert qdtrack.track(RICH, as_of=day).report.as_of == date(2026, 3, 31)


def test_paths_may_be_text_one_or_several(tmp_path: Path) -> None:
    file = tmp_path / "2025-07-02.txt"
    file.write_text("截至2025年6月底，青岛市累计开通5G基站3.9万个。", encoding="utf-8")
    for articles in (file, str(file), [str(file)], (file,)):
        assert qdtrack.track(str(RICH), articles, as_of="2026-03-31").report.counts.files == 1
    assert len(qdtrack.figures(file)) == len(qdtrack.figures(str(tmp_path))) == 1


def test_the_language_is_that_of_the_words() -> None:
    english, chinese = (qdtrack.track(RICH, as_of="2026-03-31", language=word) for word in ("en", "zh"))
    assert english.frame().status_words[0] == "behind"
    assert chinese.frame().status_words[0] == "欠序时"
    assert "City plan" in english._repr_html_()
    assert "全市行动方案" in chinese._repr_html_()


def test_a_target_is_found_by_its_id() -> None:
    found = qdtrack.track(RICH, as_of="2026-03-31")
    assert [one.assessment.target.id for one in found][:2] == ["stations", "design"]
    assert repr(found["stations"]) == "<stations: 5G base stations, behind, 34,000, 30 Jun 2025>"
    assert repr(found["nothing"]) == "<nothing: Quantum firms, no figure in the files read, 20>"
    assert len(found["stations"].frame()) == 3
    assert found["stations"].frame("targets").id.tolist() == ["stations"]
    with pytest.raises(KeyError, match="did you mean stations"):
        found["statoins"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: qdtrack.track(RICH, profile="euro", as_of="2026-03-31"), "did you mean eurostat"),
        (lambda: qdtrack.track(RICH, as_of="yesterday"), "yesterday"),
        (lambda: qdtrack.columns("target"), "did you mean targets"),
        (lambda: qdtrack.track(RICH, as_of="2026-03-31").frame("goals"), "there are targets, observations"),
    ],
)
def test_a_wrong_call_is_said_in_words(call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=words):
        call()


def test_without_a_registry_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(qdtrack.UnusableRegistryError) as error:
        qdtrack.track(tmp_path / "targets.yaml")
    assert "qdtrack init" in error.value.__notes__[0]


def test_what_is_left_out_is_a_warning(tmp_path: Path) -> None:
    """A target whose goal cannot be read is missing from every table."""
    text = RICH.read_text(encoding="utf-8").replace("goal: 20家\n", "goal: 很多\n")
    (tmp_path / "targets.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    with pytest.warns(UserWarning, match=r"targets\.yaml:\d+:\d+: error\["):
        found = qdtrack.track(tmp_path / "targets.yaml", as_of="2026-03-31")
    assert "nothing" not in found.frame().id.tolist()
    assert "INCOMPLETE" in found._repr_html_()


@pytest.mark.parametrize("table", Table)
def test_an_empty_report_has_every_column_and_dtype(table: Table) -> None:
    empty = TrackedReport(report(), NO_ARTICLES, Language.EN).frame(table)
    full = qdtrack.track(RICH, as_of="2026-03-31").frame(table)
    assert len(empty) == 0
    assert list(empty.columns) == [column.name for column in COLUMNS[table]]
    assert empty.dtypes.astype(str).to_dict() == {
        column.name: column.holds.dtype for column in COLUMNS[table]
    }
    assert (empty.dtypes == full.dtypes).all()
    assert "The registry holds no target." in TrackedReport(report(), NO_ARTICLES, Language.EN)._repr_html_()


class Tags(HTMLParser):
    """Every tag, and every link's address."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
SAFE_TAGS = frozenset(
    ["div", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "small", "br", "progress", "ol"]
) | {"ul", "li", "details", "summary", "a"}


def test_nothing_of_an_article_or_a_registry_is_markup() -> None:
    seen = observation(sentence=f"{EVIL}4.27万个", sources=(source(url="javascript:alert(1)", outlet=EVIL),))
    refused = candidate(Reason.PLACE, sentence=f"{EVIL}4.27万个", title=EVIL)
    one = assessment(
        target(name=EVIL, name_en=EVIL, indicator=EVIL, owner=EVIL),
        seen,
        behind().status,
        [refused],
        progress=3.5,
    )
    for html in (
        TrackedReport(report(one, title=EVIL), NO_ARTICLES, Language.EN)._repr_html_(),
        TrackedTarget(one, Language.EN)._repr_html_(),
    ):
        found = Tags(html)
        assert found.tags <= SAFE_TAGS
        assert found.links == []
        assert EVIL in found.text


def test_a_link_leads_to_the_words() -> None:
    html = TrackedTarget(behind(), Language.EN)._repr_html_()
    assert Tags(html).links == ["https://example.org/a#:~:text=4.27%E4%B8%87%E4%B8%AA"]
    note = observation(text=TextKind.NOTES)
    assert Tags(TrackedTarget(assessment(None, note, behind().status), Language.EN)._repr_html_()).links == [
        "https://example.org/a"
    ]


def test_a_bar_is_never_longer_than_its_room() -> None:
    html = TrackedReport(
        report(behind(progress=3.5, verdict=Verdict.MET), behind(progress=-2.0)), NO_ARTICLES, Language.EN
    )
    assert re.findall(r'<progress value="([\d.]+)"', html._repr_html_()) == ["1", "0"]
