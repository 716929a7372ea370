"""The HTML report as text: what it says, what it escapes, where it links, how large it is."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import assessment, behind, candidate, goal, observation, report, source, target
from html_cases import (
    ROOT,
    cells,
    page,
    piece,
    pieces,
    plain,
    project,
    sample,
    shipped,
)
from test_show import INPUTS
from typer.testing import CliRunner

from qdtrack.catalogue import Language, label, label_keys
from qdtrack.cli.application import application
from qdtrack.model import (
    Flag,
    Plan,
    Problem,
    Quantity,
    Reason,
    Report,
    Stated,
    Status,
)
from qdtrack.reporting.html import render
from qdtrack.reporting.json_report import report_object
from qdtrack.reporting.ordering import Order, ordered

EN, ZH = Language.EN, Language.ZH
TEMPLATES = ROOT / "qdtrack" / "reporting" / "html" / "templates"
Json = Any  # Any: parsed JSON


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
