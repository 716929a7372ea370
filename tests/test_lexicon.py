"""Every entry of the lexicon carries an example, and the example is read as the entry says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from qdtrack.extraction import extract
from qdtrack.extraction.stated import Unread, read_goal
from qdtrack.lexicon import load_lexicon
from qdtrack.lexicon.loading import table
from qdtrack.lexicon.traditional import simplify
from qdtrack.model import Article, Figure, Passage, Role, Scope, Span

LEXICON = load_lexicon()
PUBLISHED = date(2026, 5, 22)
# Sections that are lists of characters or of words whose use another section's example shows.
PLAIN_LISTS = {
    ("time", "marks"),
}


def read(text: str, place: str = "青岛市", role: Role = Role.BODY) -> tuple[Figure, ...]:
    """The figures of one sentence, in an article of 青岛市 dated 2026-05-22."""
    passage = Passage(text, tuple(range(len(text))), role)
    article = Article("a", "a.txt", "", (passage,), Span(0, len(text)), text, PUBLISHED, place=place)
    return extract(article, LEXICON)[0]


def field(figure: Figure, name: str) -> object:
    """A field of a figure by the name that `qdtrack figures` gives it."""
    direct = {
        "quote": figure.quote,
        "value": figure.quantity.value,
        "high": figure.quantity.high,
        "unit": figure.quantity.unit,
        "bound": figure.quantity.bound.code,
        "indicator": figure.indicator,
        "place": figure.place.name,
        "scope": figure.place.scope.value,
        "modality": figure.modality.value,
        "measure": figure.measure.value,
        "direction": figure.direction,
        "cumulative": figure.cumulative,
        "basis": figure.basis,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "recurring": figure.period.recurring,
    }
    return direct[name]


def entries(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of a table that is a mapping, with the section it stands in."""

    def walk(node: object, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(node, dict) and ("word" in node or "words" in node):
            yield path, node
        elif isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, f"{path}.{key}" if path else str(key))
        elif isinstance(node, list):
            for value in node:
                yield from walk(value, path)

    yield from walk(table(name), "")


def examples(name: str) -> list[Any]:
    """Every word of a table with its own example and what must be read in it."""
    cases = []
    for section, entry in entries(name):
        for word in entry.get("words", [entry.get("word")]):
            text = entry.get("example", entry.get("goal", "")).replace("{word}", str(word))
            reads = {
                key: value.replace("{word}", str(word)) if isinstance(value, str) else value
                for key, value in entry.get("reads", {}).items()
            }
            if name == "units":
                reads = {"unit": word}
            case = (section, text, reads, entry.get("in", "青岛市"), "goal" in entry)
            cases.append(pytest.param(*case, id=f"{name}-{section}-{word}"))
    return cases


TABLES = ("numerals", "units", "bounds", "labels", "time", "places", "cues", "phrases")


@pytest.mark.parametrize("name", TABLES)
def test_every_entry_has_an_example(name: str) -> None:
    missing = [e for _, e in entries(name) if not e.get("example") and not e.get("goal")]
    assert not missing


@pytest.mark.parametrize(
    ("section", "text", "reads", "place", "is_goal"),
    [case for name in TABLES for case in examples(name)],
)
def test_example(section: str, text: str, reads: dict[str, Any], place: str, is_goal: bool) -> None:
    if is_goal:
        goal = read_goal(text, LEXICON)
        assert not isinstance(goal, Unread)
        got = {"value": goal.quantity.value, "unit": goal.quantity.unit, "bound": goal.quantity.bound.code}
        assert {key: got[key] for key in reads} == reads
        return
    figures = read(text, place)
    if section in _NO_FIGURE and not reads:
        assert [figure.quote for figure in figures] == []
    elif reads:
        seen = [{name: field(figure, name) for name in reads} for figure in figures]
        assert any(one == pytest.approx(reads) if _numeric(reads) else one == reads for one in seen), seen


_NO_FIGURE = {"names", "before", "after", "within_names"}


def _numeric(reads: dict[str, Any]) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in reads.values())


def test_words_of_two_families_stay_apart() -> None:
    """座 and 家 count the same things; 家 and 户, 人 and 人次 do not."""
    assert LEXICON.same_unit("座", "家")
    assert not LEXICON.same_unit("家", "户")
    assert not LEXICON.same_unit("人", "人次")
    assert not LEXICON.same_unit("%", "个百分点")
    assert LEXICON.same_unit("個", "家")  # as printed in Traditional text


@pytest.mark.parametrize(
    ("name", "code", "scope"),
    [
        ("青岛", "370200", Scope.CITY),
        ("青岛市", "370200", Scope.CITY),
        ("山东", "370000", Scope.PROVINCE),
        ("重庆", "500000", Scope.PROVINCE),
        ("崂山区", "370212", Scope.DISTRICT),
        ("昌吉州", "652300", Scope.CITY),
        ("全国", None, Scope.NATION),
        # led by the areas that hold it
        ("福建省泉州市", "350500", Scope.CITY),
        ("福建省 泉州市", "350500", Scope.CITY),
        ("山东青岛", "370200", Scope.CITY),
        ("山东省青岛市崂山区", "370212", Scope.DISTRICT),
        ("北京市朝阳区", "110105", Scope.DISTRICT),
    ],
)
def test_a_place_by_any_of_its_names(name: str, code: str | None, scope: Scope) -> None:
    place = LEXICON.places.resolve(name)
    assert place is not None
    assert (place.code, place.scope) == (code, scope)


@pytest.mark.parametrize("name", ["", "火星", "合作", "灯塔", "日照", "江苏省泉州市", "山东省火星"])
def test_no_place(name: str) -> None:
    """合作 and 灯塔 are cities of the code table, and everyday words: only 合作市 and 灯塔市 are places."""
    assert LEXICON.places.resolve(name) is None


def test_a_name_that_many_counties_share_is_none_of_them_until_something_tells() -> None:
    nanjing = LEXICON.places.resolve("南京")
    assert LEXICON.places.resolve("鼓楼区") is None
    inside = LEXICON.places.resolve("鼓楼区", nanjing)
    assert inside is not None
    assert inside.code == "320106"


@pytest.mark.parametrize(
    ("printed", "simplified"),
    [("建成充電樁48.3萬個", "建成充电桩48.3万个"), ("乾隆著書", "乾隆著书"), ("全市5G基站", "全市5G基站")],
)
def test_traditional_characters_are_read_one_for_one(printed: str, simplified: str) -> None:
    """Characters that simplified text uses too (乾, 著) stay as they are; no offset moves."""
    assert simplify(printed) == simplified
    assert len(printed) == len(simplified)


def test_a_figure_in_traditional_characters_keeps_its_own_quote() -> None:
    """截至4月底，全市累計建成充電樁48.3萬個。"""
    (figure,) = read("截至4月底，全市累計建成充電樁48.3萬個。")
    assert figure.quote == "48.3萬個"
    assert figure.sentence == "截至4月底，全市累計建成充電樁48.3萬個。"
    assert (figure.quantity.value, figure.quantity.unit, figure.indicator) == (483000, "個", "充電樁")
