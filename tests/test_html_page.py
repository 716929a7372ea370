"""The HTML report as text: what it says, what it escapes, where it links, how large it is."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from factories import assessment, behind, candidate, goal, observation, report, source, target
from html_cases import cells, pieces, plain, project
from test_show import INPUTS
from typer.testing import CliRunner

from qdtrack.catalogue import Language, label, label_keys
from qdtrack.cli.application import application
from qdtrack.model import (
    Assessment,
    Flag,
    Forecast,
    Milestone,
    Plan,
    Problem,
    Quantity,
    Rate,
    Reason,
    Report,
    Stated,
    Status,
    TextKind,
)
from qdtrack.reporting.html import render
from qdtrack.reporting.html.page import LEAST_ROOM
from qdtrack.reporting.json_report import report_object
from qdtrack.reporting.ordering import Order, ordered
from qdtrack.tracking import track

EN, ZH = Language.EN, Language.ZH
ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "qdtrack" / "reporting" / "html" / "templates"
SHIPPED_DAY = date(2026, 6, 30)
Json = Any  # Any: parsed JSON


@cache
def sample() -> Report:
    with TemporaryDirectory() as folder:
        return project(Path(folder))


@cache
def page(language: Language = EN) -> str:
    return render(sample(), language)


def piece(one: Assessment, language: Language = EN) -> str:
    return pieces(render(report(one), language))[one.target.id]


# ---------------------------------------------------------------- numbers


def read(words: str) -> float:
    """The number that stands first: "CNY 59.5 billion" is 59.5e9, "at most 2 pp" 2."""
    found = re.search(r"(-?[\d,]+(?:\.\d+)?)( million| billion| trillion)?", words)
    assert found, words
    scale = {None: 1.0, " million": 1e6, " billion": 1e9, " trillion": 1e12}[found[2]]
    return float(found[1].replace(",", "")) * scale


def same_shares(words: str, interval: list[float | None]) -> bool:
    """Whether the percentages are those of the interval, an open end left out, rounded to a whole one."""
    said = [int(number) / 100 for number in re.findall(r"(-?\d+)%", words)]
    ends = list(dict.fromkeys(end for end in interval if end is not None))
    return len(said) <= len(ends) and all(abs(a - b) < 0.01 for a, b in zip(said, ends, strict=False))


@cache
def shipped() -> Report:
    return track(ROOT / "targets.yaml", as_of=SHIPPED_DAY)


@pytest.mark.parametrize("of", [sample, shipped], ids=["sample", "shipped"])
def test_every_number_of_a_row_is_that_of_the_json_report(of: Any) -> None:  # Any: one of two functions
    """Read from the page as a person would, and compared with the contract's unrounded numbers."""
    found = of()
    rows, contract = pieces(render(found, EN)), report_object(found, EN)
    assert list(rows) == [one["id"] for one in contract["targets"]]
    for one in contract["targets"]:
        _, goal_cell, latest, progress, gap, _ = cells(rows[one["id"]])
        assert read(goal_cell) == pytest.approx(one["goal"]["value"]), one["id"]
        if one["latest"]:
            judged = abs(one["inputs"]["p"]) if one["inputs"].get("parts") else one["latest"]["value"]
            assert read(latest) == pytest.approx(judged, rel=0.005), one["id"]
        else:
            assert (latest, progress, gap) == ("", "", "")
        if progress:
            assert same_shares(progress, one["inputs"]["progress"]), one["id"]
        if one["attainment"] is not None:
            assert same_shares(gap, one["inputs"]["attainment"]), one["id"]
        if one["gap"] and one["kind"] != "growth" and one["verdict"] != "met":
            assert read(gap) == pytest.approx(one["gap"], rel=0.005), one["id"]


def test_the_summary_has_the_numbers_of_the_json_report() -> None:
    contract, text = report_object(sample(), EN), plain(page())
    since = contract["since_issue"]
    assert f"{since['observed']} of {since['targets']} targets have a figure dated after their plan" in text
    for status, count in contract["tally"].items():
        assert f"{count} {label(f'mark.{status}', EN)} {label(f'status.{status}', EN)}" in text
    read_files = contract["corpus"]
    assert f"files {read_files['files']}, articles {read_files['articles']}" in text


def test_the_inputs_are_those_of_the_json_report() -> None:
    contract = {one["id"]: one["inputs"] for one in report_object(sample(), EN)["targets"]}
    for identity, markup in pieces(page()).items():
        said = re.search(r'<p class="inputs">(.*?)</p>', markup, re.S)
        if said is None:
            assert "p" not in contract[identity]
            continue
        pairs = dict(re.findall(r"(\w+) = (-?[\d.]+|\d{4}-\d\d-\d\d)(?=;|<)", said[1]))
        for name in ("p", "v0", "T"):
            if contract[identity].get(name) is not None:
                assert float(pairs[name]) == pytest.approx(contract[identity][name]), (identity, name)
        assert pairs["t"] == contract[identity]["t"]
        assert contract[identity]["formula"] in html.unescape(said[1])


def test_the_rest_of_the_calculation_is_the_json_report_s() -> None:
    """The rate that is needed, the pace, the forecast: each read again."""
    contract = next(one for one in report_object(sample(), EN)["targets"] if one["id"] == "5g")
    text = plain(pieces(page())["5g"])
    assert f"Needed from then on {round(contract['required_rate']['value'] + 0.5):,} a year" in text
    assert f"Pace {contract['pace']:.3g}" in text
    assert f"Time elapsed by then {int(contract['elapsed'] * 1000) / 10:g}%" in text
    forecast = re.search(r"Forecast ([\d,]+) by end 2027 \(80% interval ([\d,]+) to ([\d,]+)\)", text)
    assert forecast
    values = [contract["forecast"][name] for name in ("value", "low", "high")]
    assert [read(words) for words in forecast.groups()] == pytest.approx(values, rel=0.01)


# ---------------------------------------------------------------- bars


def test_a_bar_is_progress_and_never_attainment() -> None:
    """1905亿 of 2500亿 is 76 % of the goal; without a baseline nothing is known of the way."""
    *_, progress, gap, _ = cells(pieces(page())["revenue"])
    assert (progress, gap) == ("", "CNY 59.5 billion 76% of target")
    assert '<svg class="bar"' not in pieces(page())["revenue"]
    assert '<svg class="bar"' in pieces(page())["5g"]


def test_over_a_hundred_per_cent_the_number_is_said_and_the_bar_is_full() -> None:
    markup = pieces(page())["training"]
    assert 'd="M0 2h100v4H0z"' in markup
    assert cells(markup)[3].startswith("130%+")


def test_below_zero_the_bar_is_empty() -> None:
    markup = piece(behind(progress=-0.125))
    assert 'd="M0 2h0v4H0z"' in markup
    assert cells(markup)[3].startswith("-13%")


def test_no_progress_at_all_has_no_column() -> None:
    assert ">Progress</th>" not in render(report(behind(progress=None)), EN).replace("\n", "")
    assert 'data-order="progress"' not in render(report(assessment()), EN)


# ---------------------------------------------------------------- evidence


def test_a_quotation_has_quotation_marks_and_leads_to_its_words() -> None:
    markup = pieces(page())["5g"]
    assert "“截至2025年12月15日，全市累计开通5G基站<mark>3.52万个</mark>。”" in markup
    assert 'href="https://example.org/news/2025-12-20#:~:text=3.52%E4%B8%87%E4%B8%AA"' in markup


@pytest.mark.parametrize(("language", "word"), [(EN, "note: "), (ZH, "摘记：")])
def test_a_note_is_called_a_note_and_has_no_quotation_marks(language: Language, word: str) -> None:
    markup = pieces(page(language))["energy"]
    assert f"{word}2021年，全市单位生产总值能耗下降<mark>2.0%</mark>。" in markup
    assert "“" not in markup
    assert 'href="https://example.gov.cn/2026"' in markup  # to the page, to no words of it


def test_a_note_among_the_sources_of_a_quotation_gets_no_fragment() -> None:
    """The same value in an article and in our note of another: only the first has words to be found."""
    assert 'href="https://example.com/a?b=1&amp;c=2"' in pieces(page())["5g"]


def test_what_a_person_entered_is_no_quotation() -> None:
    """约3.1万个 stands in targets.yaml, not in any source."""
    markup = pieces(page(ZH))["5g"]
    assert "约3.1万个，2025-06-30，人工录入" in plain(markup).replace("\N{NO-BREAK SPACE}", " ")
    assert "“约3.1万个" not in markup
    assert 'href="https://example.org/1"' in markup


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "file:///etc/passwd",
        "//evil.example",
        "ftp://a/b",
    ],
)
def test_only_web_addresses_are_links(url: str) -> None:
    one = behind(
        target(
            baseline=Stated(Quantity(30361, "个"), "30361个", date(2022, 9, 30), url),
            plan=Plan("p", name="方案", source=url),
        )
    )
    shown = observation(sources=(source(url=url),))
    page_text = render(
        report(replace(one, latest=shown, evidence=replace(one.evidence, observations=(shown,)))), EN
    )
    links = re.findall(r'href="([^"]*)"', page_text)
    assert all(link.startswith(("http://", "https://", "#")) for link in links)
    assert html.escape(url) in page_text  # said all the same


def test_a_refused_figure_stands_with_its_reason() -> None:
    text = plain(pieces(page())["5g"])
    assert "3800个 (Laoshan District, 5G基站) Laoshan District is only a part of Qingdao City" in text
    assert "articles/2025-12-20.md:" in text


def test_a_long_list_of_refused_figures_is_counted_by_reason() -> None:
    refused = [
        candidate(reason, quote=f"{position}万个", value=position * 10000, sentence=f"建成{position}万个。")
        for position, reason in enumerate([Reason.PLACE] * 30 + [Reason.UNIT] * 12, start=1)
    ]
    markup = piece(assessment(rejected=refused))
    assert "Figures refused (42)" in markup
    assert markup.count("<mark>") == 3
    assert "Not shown, by reason: another unit 12, another place 27" in markup


def test_without_evidence_the_page_has_no_sentences() -> None:
    bare = render(sample(), EN, has_evidence=False)
    assert "<mark>" not in bare
    assert "35,200 / 50,000 = 70%" in bare


def test_other_places_are_shown_where_they_are_asked_for() -> None:
    heading = label("page.peers", EN)
    assert heading not in page()
    shown = pieces(render(sample(), EN, has_peers=True))["5g"]
    assert heading in shown
    assert "Laoshan District: 3,800, 15 Dec 2025" in plain(shown)


def test_a_status_set_by_hand_keeps_the_computed_one_beside_it() -> None:
    text = plain(pieces(page())["lighthouse"])
    assert "status set by hand, computed: well behind" in text
    assert "Reason given 现场核查" in text


def test_a_flag_that_is_raised_is_explained_once() -> None:
    assert page().count(label("flag.explain.revised", EN)) == 1
    assert label("flag.explain.slip", EN) not in page()


# ---------------------------------------------------------------- what comes from a file


EVIL = "</td><script>alert('x')</script>\"'><img src=x onerror=alert(1)>&amp;"


def everything_evil() -> Report:
    """A registry and articles whose every word tries to leave its place."""
    bad = target(
        name=EVIL,
        name_en=EVIL,
        indicator=EVIL,
        also=(EVIL,),
        owner=EVIL,
        plan=Plan("p", name=EVIL, name_en=EVIL, source=EVIL),
        baseline=Stated(Quantity(30361, EVIL), EVIL, date(2022, 9, 30), EVIL),
        goal=goal(EVIL, 50000, EVIL),
    )
    shown = observation(
        EVIL, unit=EVIL, sentence=f"前{EVIL}后", sources=(source(EVIL, outlet=EVIL, path=EVIL),)
    )
    refused = candidate(Reason.TERM, quote="<u>1</u>", value=1, sentence="<u>1</u>", indicator=EVIL)
    one = assessment(bad, shown, Status.NO_PACE, rejected=[refused], flags=(Flag.BOUND,), inputs=INPUTS)
    return replace(report(one, title=EVIL), registry=replace(report(one).registry, title=EVIL, title_en=EVIL))


@pytest.mark.parametrize("language", Language)
def test_no_word_of_a_file_becomes_markup(language: Language) -> None:
    text = render(everything_evil(), language)
    assert text.count("<script>") == text.count("</script>") == 1
    assert "<img" not in text
    assert "<u>" not in text
    assert set(re.findall(r" on[a-z]+=", re.sub(r"<script>.*?</script>", "", text, flags=re.S))) <= {
        " onerror="
    }
    assert '"' not in re.sub(r"<script>.*?</script>|<style>.*?</style>|<[^<>]*>", "", text, flags=re.S)


def test_control_signs_are_shown() -> None:
    """A right-to-left override would turn a number round; a line separator would part an attribute."""
    text = render(report(assessment(target(name_en="5G\u202e21\x00\x1b[2J\u2028"))), EN)
    assert "5G&lt;U+202E&gt;21␀␛[2J" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u2028\u202e]", text)


def test_policy_and_contents_agree() -> None:
    """The policy lets nothing load, and no style or script run but those whose hashes it names."""
    text = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    said = html.unescape(policy[1])
    assert said.startswith("default-src 'none'; style-src 'sha256-")
    for kind in ("style", "script"):
        (inner,) = re.findall(f"<{kind}>(.*?)</{kind}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in said
    assert not re.search(r'\sstyle="', text)
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", text)


# ---------------------------------------------------------------- order, language, the rest


def test_by_plan_the_targets_stand_under_their_plans() -> None:
    heads = [plain(one) for one in re.findall(r'<tr class="plan">(.*?)<tr', page(), re.S)]
    assert heads == [
        "Digital plan (issued Jan 2023) Qingdao City",
        "Green plan (issued Jan 2021) Qingdao City",
        "Targets without a plan Shandong Province",
    ]


def test_another_order_is_one_list_that_names_each_plan() -> None:
    chosen = ordered(sample().assessments, Order.STATUS, EN)
    text = render(sample(), EN, chosen, Order.STATUS)
    assert '<tr class="plan">' not in text
    assert list(pieces(text)) == [one.target.id for one in chosen]
    assert "Digital plan (issued Jan 2023), Qingdao City" in cells(pieces(text)["5g"])[0]


@pytest.mark.parametrize(("language", "tag"), [(EN, "en"), (ZH, "zh-CN")])
def test_the_page_says_its_language(language: Language, tag: str) -> None:
    assert f'<html lang="{tag}">' in page(language)


def test_chinese_in_an_english_page_is_marked_as_such() -> None:
    assert '<span lang="zh">5万个以上</span>' in page(EN)
    assert 'lang="zh"' not in page(ZH)


def test_in_chinese_no_english_words_are_left() -> None:
    """Names from the files, of the command and of inputs apart."""
    text = plain(
        re.sub(r"<(style|script|code|small).*?</\1>|<p class=\"inputs\">.*?</p>", "", page(ZH), flags=re.S)
    )
    words = set(re.findall(r"[A-Za-z]{3,}", text))
    assert words <= {
        *("eurostat", "Open", "SDG", "progress", "code", "after", "Eurostat", "method", "linear", "pace"),
        *("ahead", "track", "behind", "well", "early", "share", "delta", "stale", "months"),
        *(
            "qdtrack",
            "show",
            "brains",
            "energy",
            "lighthouse",
            "platforms",
            "research",
            "revenue",
            "training",
            "example",
            "org",
        ),
    }


def test_what_an_error_left_out_is_said_at_the_top() -> None:
    found = report(behind(), problems=[Problem("unknown-unit", "targets.yaml", details={})])
    text = render(found, EN)
    assert label("screen.incomplete", EN) in text[: text.index("<main>")]
    assert label("screen.incomplete", EN) not in page()


def test_a_report_without_targets_is_a_page() -> None:
    assert label("screen.empty_registry", EN) in render(report(), EN)
    assert label("screen.no_targets", EN) in render(sample(), EN, ())


def test_other_profiles_are_not_explained_by_the_thresholds_of_the_default() -> None:
    explained = label("status.explain.on_track", EN)
    assert explained in plain(page())
    other = plain(render(replace(sample(), profile="sdsn"), EN))
    assert explained not in other
    assert "on_track = 1;" in other


def test_every_word_of_the_page_is_used() -> None:
    """The catalogue's own test sees a key made in Python alone; the templates ask for theirs by name."""
    asked = {
        f"page.{name}"
        for file in TEMPLATES.iterdir()
        for name in re.findall(r'word\("(\w+)"', file.read_text("utf-8"))
    }
    sources = "".join(file.read_text("utf-8") for file in TEMPLATES.parent.glob("*.py"))
    own = {key for key in label_keys() if key.startswith("page.") and key.count(".") == 1}
    assert asked <= own
    assert sorted(key for key in own - asked if f'"{key}"' not in sources) == []


def test_the_command_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    call = ["report", "--as-of", "2026-06-30", "--lang", "en", "--format", "html", "--only", "behind"]
    done = CliRunner().invoke(application, [*call, "-o", "page.html"], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "")
    written = (tmp_path / "page.html").read_text("utf-8")
    as_json = CliRunner().invoke(
        application, [*call[:-4], "-f", "json", "--only", "behind"], catch_exceptions=False
    )
    assert list(pieces(written)) == [one["id"] for one in json.loads(as_json.stdout)["targets"]]
    assert written.startswith("<!DOCTYPE html>")


# ---------------------------------------------------------------- size

COURSE = INPUTS | {
    "profile": "eurostat",
    "acceptance": {"low": 50000.0, "high": None, "low_closed": True, "high_closed": False},
    "observed": {"low": 42700.0, "high": 42700.0, "low_closed": True, "high_closed": True},
    "formula": "P = (p - v0) / (T - v0); E = (t - t0) / (t1 - t0); R = P / E",
    "forecast": {"values": [["2023-12-31", 30000.0], ["2025-12-31", 42700.0]]},
}
OUTLETS = ("青岛日报", "大众日报")


def heavy(number: int, figures: int) -> Assessment:
    """A target with everything: a series in two outlets each, a path, a forecast, 30 refused figures."""
    name = f"规上工业企业关键工序数控化率第{number}项"
    of = target(
        f"numerical-control-{number}",
        name=name,
        name_en=f"Numerical control rate of key processes, {number}",
        indicator=name,
        also=(f"{name}比例",),
        baseline=Stated(
            Quantity(30000, "个"), "30000个", date(2023, 12, 31), "https://example.org/base/2023"
        ),
        milestones=(Milestone(goal("4万个", 40000), date(2025, 12, 31)),),
        owner="市工业和信息化局",
        plan=Plan(f"plan-{number % 5}", name=f"制造业方案之{number % 5}", issued=date(2025, 1, 31)),
    )
    shown = [_figure(number, position) for position in range(figures)]
    refused = [
        candidate(
            list(Reason)[position % len(Reason)],
            quote=f"{position + 1}.{number}万个",
            value=position,
            sentence=f"全省第{position}个地区建成{position + 1}.{number}万个，同比增长12.5%，居全国前列。",
        )
        for position in range(30)
    ]
    return behind(
        of,
        observations=shown,
        rejected=refused,
        inputs=COURSE,
        flags=(Flag.SINGLE_SOURCE, Flag.NOTES_ONLY, Flag.LOW_SOURCE),
        required_rate=Rate(3650.4, "year"),
        acceleration=1.66,
        forecast=Forecast(
            48000.0, 46000.0, 49500.0, date(2028, 5, 1), date(2028, 1, 1), None, "unlikely", 6, "theil_sen"
        ),
    )


def _figure(number: int, position: int) -> Any:  # Any: an Observation
    value, day = 31000 + position * 3000, date(2023 + position // 2, 6 + 6 * (position % 2), 28)
    quote = f"{value / 10000:g}万个"
    return observation(
        quote,
        value,
        sentence=f"截至{day.year}年{day.month}月底，全市第{number}项累计建成{quote}，同比增长8.5%，居全省前列。",
        sources=tuple(
            source(
                quote,
                path=f"articles/{day.year}/{day:%Y-%m-%d}-digital-{number}.md",
                outlet=outlet,
                url=f"https://www.example.com/news/{day:%Y/%m}/content_{number * 997}.html",
            )
            for outlet in OUTLETS
        ),
        as_of=day,
        text=TextKind.NOTES if position % 2 else TextKind.VERBATIM,
    )


@cache
def heavy_page(targets: int, figures: int, language: Language) -> str:
    every = [heavy(number, figures) for number in range(targets)]
    return render(report(*(replace(one, latest=one.evidence.observations[-1]) for one in every)), language)


@pytest.mark.parametrize(("figures", "language"), [(1, EN), (3, ZH), (6, EN)])
def test_fifty_targets_with_evidence_stay_under_300_kilobytes(figures: int, language: Language) -> None:
    text = heavy_page(50, figures, language)
    assert len(text.encode()) < 300_000
    for markup in pieces(text).values():
        assert markup.count('class="chart"') == 1
        assert markup.count("<mark>") >= 1  # the figure in the row always has its sentence
        assert label("page.used", language, count=figures) in markup
        assert label("page.refused", language, count=30) in markup


def test_a_page_that_had_to_be_shortened_says_so() -> None:
    assert label("page.in_short", EN).split("`")[0] in heavy_page(50, 6, EN)
    small = heavy_page(10, 6, EN)
    assert label("page.in_short", EN).split("`")[0] not in small
    assert pieces(small)["numerical-control-0"].count("<mark>") == 6 + 3
    assert len(small.encode()) < LEAST_ROOM


def test_the_shipped_report_is_shown_whole() -> None:
    text = render(shipped(), ZH)
    assert label("page.in_short", ZH) not in text
    assert len(text.encode()) < 300_000
