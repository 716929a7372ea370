"""The HTML report in a browser: filter, order, unfolding, keyboard, narrow and dark, with script and without.

Debian's Chromium is driven; where it is absent these tests skip. Nothing here asks a network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from html_cases import project, written
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from test_html_page import everything_evil

from qdtrack.catalogue import Language
from qdtrack.model import Report
from qdtrack.reporting.html import render
from qdtrack.reporting.ordering import Order, ordered

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
EN, ZH = Language.EN, Language.ZH
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not here")

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def addresses(sample: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, str]:
    folder = tmp_path_factory.mktemp("pages")
    return {language: written(sample, folder, language) for language in Language}


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Callable[..., BrowserContext]:
    """One for each set of options: a new one takes longer than a page."""
    return cache(browser.new_context)


@pytest.fixture
def opened(contexts: Callable[..., BrowserContext], addresses: dict[Language, str]) -> Iterator[Opener]:
    """Opens the page from a file; whatever goes wrong in it, or leaves it, fails the test in the end."""
    wrong: list[str] = []
    pages = []

    def open_page(
        language: Language = EN,
        *,
        width: int = 1280,
        fragment: str = "",
        address: str = "",
        **options: object,
    ) -> Page:
        page = contexts(**options).new_page()
        pages.append(page)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on(
            "request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url)
        )
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((address or addresses[language]) + fragment)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert wrong == []


def shown(page: Page) -> list[str]:
    """The ids of the targets that are to be seen, in their order."""
    rows: list[str] = page.eval_on_selector_all(
        "tr.target", "rows => rows.filter(row => row.checkVisibility()).map(row => row.id.slice(2))"
    )
    return rows


def counted(page: Page) -> str:
    return page.locator("output").inner_text()


# ---------------------------------------------------------------- filter


def test_a_status_leaves_its_targets(opened: Opener) -> None:
    page = opened()
    assert counted(page) == "8 of 8 targets shown"
    page.get_by_role("checkbox", name="behind 2").check()
    assert shown(page) == ["platforms", "lighthouse"]
    assert counted(page) == "2 of 8 targets shown"
    page.get_by_role("checkbox", name="no pace 1").check()  # either of the two
    assert shown(page) == ["platforms", "lighthouse", "revenue"]


def test_a_plan_and_a_place_leave_theirs_and_empty_plans_fold_away(opened: Opener) -> None:
    page = opened()
    page.locator("[name=plan]").select_option(label="Green plan (issued Jan 2021)")
    assert shown(page) == ["energy"]
    assert page.locator("tr.plan:visible").count() == 1
    page.locator("[name=place]").select_option(label="Shandong Province")
    assert shown(page) == []
    assert counted(page) == "No target fits."
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 8


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("5G", ["5g"]),
        ("５ｇ", ["5g"]),  # full width, as Chinese input methods write it
        ("通信管理局", ["5g"]),  # the Chinese words of the evidence, in the English page
        ("digital 基站", ["5g"]),  # both words, one of them the plan's
        ("ENERGY", ["energy"]),
        ("nothing of the kind", []),
    ],
)
def test_free_words_are_searched_in_rows_and_evidence(opened: Opener, words: str, found: list[str]) -> None:
    page = opened()
    page.get_by_role("searchbox", name="Words").fill(words)
    assert shown(page) == found


def test_the_count_is_told_to_whoever_does_not_see_it(opened: Opener) -> None:
    page = opened(ZH)
    region = page.locator("output")
    expect(region).to_have_attribute("aria-live", "polite")
    page.get_by_role("searchbox", name="关键词").fill("基站")
    assert region.inner_text() == "显示1项，共8项"


# ---------------------------------------------------------------- order


def test_a_column_s_head_sorts_both_ways_and_what_is_unknown_stays_last(opened: Opener) -> None:
    page = opened()
    head = page.get_by_role("columnheader", name="Gap")
    button = head.get_by_role("button")
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    widest = shown(page)
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    narrowest = shown(page)
    assert widest[-1] == narrowest[-1] == "brains"  # no figure, no gap
    assert widest[0] == "platforms"  # 7 of 10 are missing
    assert narrowest[0] == "training"
    assert page.locator("[aria-sort]").count() == 1


@pytest.mark.parametrize(
    ("order", "head"),
    [(Order.GAP, "Gap"), (Order.STATUS, "Status"), (Order.BY, "Goal"), (Order.NAME, "Target")],
)
def test_the_page_sorts_as_the_command_does(opened: Opener, sample: Report, order: Order, head: str) -> None:
    page = opened()
    page.get_by_role("columnheader", name=head).get_by_role("button").click()
    wanted = [one.target.id for one in ordered(sample.assessments, order, EN)]
    assert shown(page) == wanted


def test_away_from_its_plan_a_target_names_it(opened: Opener) -> None:
    page = opened()
    page.locator("[name=order]").select_option(label="Status")
    assert page.locator("tr.plan:visible").count() == 0
    owner = page.locator("#t-energy .of")
    expect(owner).to_be_visible()
    assert owner.inner_text() == "Green plan (issued Jan 2021) · Qingdao City"
    page.locator("[name=order]").select_option(label="by plan")
    assert page.locator("tr.plan:visible").count() == 3
    expect(owner).to_be_hidden()


def test_a_row_keeps_what_unfolds_under_it(opened: Opener) -> None:
    page = opened()
    page.get_by_role("columnheader", name="Status").get_by_role("button").click()
    for row in page.locator("tr.target").all():
        name = row.locator("th").evaluate("head => head.firstChild.textContent")
        assert name in row.evaluate("row => row.nextElementSibling.querySelector('summary').textContent")


def test_a_page_written_in_another_order_sorts_and_comes_back(
    opened: Opener, sample: Report, tmp_path: Path
) -> None:
    chosen = ordered(sample.assessments, Order.NAME, EN)
    file = tmp_path / "by-name.html"
    file.write_text(render(sample, EN, chosen, Order.NAME), encoding="utf-8")
    page = opened(address=file.as_uri())
    before = shown(page)
    assert before == [one.target.id for one in chosen]
    page.get_by_role("columnheader", name="Status").get_by_role("button").click()
    assert shown(page) != before
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == before


# ---------------------------------------------------------------- unfolding, keyboard


def test_evidence_unfolds_by_keyboard_alone(opened: Opener) -> None:
    """Tab reaches it, Enter opens it, and the focus is seen."""
    page = opened()
    summary = page.locator("#t-5g + tr summary")
    page.get_by_role("columnheader", name="Status").get_by_role("button").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    assert summary.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#t-5g + tr .cols")).to_be_visible()
    expect(page.locator("#t-5g + tr mark").first).to_have_text("3.52万个")


def test_head_and_status_work_by_keyboard(opened: Opener) -> None:
    page = opened()
    page.get_by_role("columnheader", name="Gap").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Gap")).to_have_attribute("aria-sort", "descending")
    box = page.get_by_role("checkbox", name="behind 2")
    box.focus()
    page.keyboard.press("Space")
    assert counted(page) == "2 of 8 targets shown"
    outline = box.evaluate("one => getComputedStyle(one.nextElementSibling).outlineStyle")
    assert outline == "solid"


def test_all_unfold_and_fold_at_once(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Unfold all").click()
    assert page.locator("tr.under details[open]").count() == 8
    page.get_by_role("button", name="Fold all").click()
    assert page.locator("tr.under details[open]").count() == 0


def test_a_link_to_a_target_opens_it(opened: Opener) -> None:
    page = opened(fragment="#t-energy")
    expect(page.locator("#t-energy + tr .cols")).to_be_visible()
    page.get_by_role("checkbox", name="behind 2").check()
    page.locator(".missing").get_by_role("link", name="Energy per GDP").click()  # though it is filtered away
    expect(page.locator("#t-energy")).to_be_visible()
    assert len(shown(page)) == 8


def test_under_each_chart_are_its_own_signs(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Unfold all").click()
    captions = page.locator("#t-platforms + tr figcaption").inner_text().splitlines()
    assert captions == ["amount of the year", "the year still runs", "goal"]
    assert "forecast" in page.locator("#t-5g + tr figcaption").inner_text()


# ---------------------------------------------------------------- what assistive technology is told


@pytest.mark.parametrize("width", [1280, 390])
def test_the_table_is_a_table(opened: Opener, width: int) -> None:
    """Narrow, its rows are laid out as blocks; they are rows all the same."""
    page = opened(width=width)
    table = page.get_by_role("table", name="Targets by plan, each with its goal")
    assert table.get_by_role("columnheader").count() == 6
    row = table.get_by_role("row", name=re.compile("5G base stations (Goal )?at least 50,000"))
    assert row.get_by_role("cell").count() == 5
    assert row.get_by_role("rowheader").inner_text().startswith("5G base stations")


def test_charts_and_controls_have_names(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Unfold all").click()
    chart = page.get_by_role("img", name="5G base stations, chart")
    expect(chart).to_be_visible()
    assert "figures: 6, the last 35,200" in chart.locator("desc").inner_html()
    assert page.locator("summary", has_text="for 5G base stations").count() == 1
    for field in page.locator("form :is(input, select)").all():
        assert field.evaluate("one => one.labels.length") == 1


def test_marks_and_words_stand_beside_every_colour(opened: Opener) -> None:
    page = opened()
    for cell in page.locator("tr.target > td:last-child").all():
        assert re.fullmatch(r"\S+ \w[\w ,]*", cell.inner_text())


# ---------------------------------------------------------------- narrow, dark, on paper, without script


@pytest.mark.parametrize(("width", "language"), list(product((320, 390, 820), Language)))
def test_nothing_is_wider_than_the_screen(opened: Opener, width: int, language: Language) -> None:
    page = opened(language, width=width)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_narrow_every_cell_says_its_column_and_empty_ones_are_left_out(opened: Opener) -> None:
    page = opened(width=390)
    said = page.locator("#t-5g > td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert said == ['"Goal"', '"Latest"', '"Progress"', '"Gap"', "none"]
    empty = page.locator("#t-brains > td").evaluate_all("cells => cells.map(cell => cell.checkVisibility())")
    assert empty == [True, False, False, False, True]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground(opened: Opener, scheme: str) -> None:
    """At least 4.5 to 1, as WCAG AA asks, for each colour of the style on each of its grounds."""
    page = opened(color_scheme=scheme)
    colours = page.evaluate(
        """() => {
            const probe = document.body.appendChild(document.createElement("i"));
            const read = (name) => {
                probe.style.color = `var(--${name})`;
                return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
            };
            const names = ["paper", "tint", "mark", "ink", "soft", "link", "good", "warn", "bad", "quiet"];
            return Object.fromEntries(names.map((name) => [name, read(name)]));
        }"""
    )
    assert (sum(colours["paper"]) > 600) == (scheme == "light")
    for ground, word in product(("paper", "tint"), ("ink", "soft", "link", "good", "warn", "bad", "quiet")):
        assert contrast(colours[ground], colours[word]) >= 4.5, (ground, word)
    assert contrast(colours["mark"], colours["ink"]) >= 4.5


def contrast(one: list[float], other: list[float]) -> float:
    """The ratio of two colours' relative luminance (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_on_paper_the_controls_are_gone(opened: Opener) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("#t-5g + tr details")).to_be_hidden()
    assert len(shown(page)) == 8


def test_without_script_everything_can_be_read(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    assert page.locator("tr.target:visible").count() == 8
    assert page.locator("thead button").count() == 0
    page.locator("#t-5g + tr summary").click()
    expect(page.locator("#t-5g + tr figure")).to_be_visible()
    expect(page.locator("#t-5g + tr mark").first).to_have_text("3.52万个")
    expect(page.locator("#signs li").first).to_be_visible()


def test_what_a_file_says_runs_nothing(opened: Opener, tmp_path: Path) -> None:
    file = tmp_path / "evil.html"
    file.write_text(render(everything_evil(), EN), encoding="utf-8")
    page = opened(address=file.as_uri())
    page.get_by_role("button", name="Unfold all").click()
    assert page.locator("script").count() == 1
    assert page.locator("main img").count() == 0
