"""The sentences, notes, links and refusals under a target of the HTML page."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from factories import assessment, behind, candidate, observation, report, source, target
from html_cases import (
    page,
    piece,
    pieces,
    plain,
    sample,
)

from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Plan,
    Quantity,
    Reason,
    Stated,
)
from qdtrack.reporting.html import render

EN, ZH = Language.EN, Language.ZH

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
