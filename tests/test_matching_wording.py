"""Every line of lexicon/wording.yaml does what its example says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from factories_matching import QINGDAO, figure, growth, one, reasons, target, values, year

from qdtrack.lexicon import load_lexicon
from qdtrack.lexicon.loading import table
from qdtrack.matching.terms import Reading, Term, clean, reduce
from qdtrack.matching.wording import load_wording
from qdtrack.model import Kind, Measure

RAW: Mapping[str, Any] = table("wording")  # Any: a YAML table
NAMES = ("same", "particles", "leading", "trailing", "counting", "rates", "whole", "grades", "added")

RAW_ADDED = {entry["word"] for entry in RAW["added"]}


def term(text: str, *, counted: bool = False, rate: bool = False) -> Term:
    return reduce(text, Reading(QINGDAO, counted, rate), load_wording(), load_lexicon())


def pairs() -> Iterator[tuple[str, str]]:
    for section in NAMES:
        for entry in RAW[section]:
            yield section, entry["example"]
    yield "share_of", RAW["share_of"]["example"]
    yield "traditional", "燈塔工廠 = 灯塔工厂"


@pytest.mark.parametrize(("section", "example"), list(pairs()))
def test_a_name_is_or_is_not_another(section: str, example: str) -> None:
    sign = " ≠ " if " ≠ " in example else " = "
    left, right = example.split(sign)
    counted, rate = section == "counting" or "数" in example, section == "rates"
    one_term, other = (term(text, counted=counted, rate=rate) for text in (left, right))
    assert (one_term == other) is (sign == " = ")


@pytest.mark.parametrize("section", NAMES)
def test_an_example_of_a_list_holds_its_word(section: str) -> None:
    for entry in RAW[section]:
        spelled = [entry["word"], *entry.get("variants", ()), *entry.get("front", ())]
        example = entry["example"].casefold()
        assert any(word in example.replace("“", "").replace("”", "").replace("、", "") for word in spelled), (
            entry
        )


def test_words_stand_in_the_form_that_names_are_compared_in() -> None:
    """A word in capitals or with a quotation mark would never be found."""
    wording = load_wording()
    for word in (*wording.same, *wording.leading, *wording.trailing, *wording.whole, *wording.added):
        assert word == word.casefold()
        assert clean(word, wording) in {
            word,
            wording.same.get(word, word),
            clean(wording.same.get(word, word), wording),
        }


def test_no_canonical_word_is_itself_a_variant() -> None:
    wording = load_wording()
    assert not set(wording.same.values()) & set(wording.same)


@pytest.mark.parametrize("entry", RAW["conversions"], ids=lambda entry: entry["unit"])
def test_a_conversion_is_right(entry: Mapping[str, Any]) -> None:  # Any: a YAML table's values
    left, right = (side.split(" ") for side in entry["example"].split(" = "))
    factor = load_wording().factor(left[1], right[1], load_lexicon())
    assert factor is not None
    assert float(left[0]) * factor == pytest.approx(float(right[0]))
    assert entry["unit"] in {left[1], right[1]}


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("天", "个工作日"),
        ("小时", "个工作日"),
        ("载重吨", "总吨"),
        ("吨公里", "人公里"),
        ("吨", "亩"),
        ("千瓦", "千瓦时"),
        ("家", "户"),
        ("个百分点", "%"),
        ("元", "美元"),
        ("吨", "吨标准煤"),
        ("TB", "Gbps"),
    ],
)
def test_some_units_are_never_compared(unit: str, wanted: str) -> None:
    assert load_wording().factor(unit, wanted, load_lexicon()) is None


def test_a_fraction_is_turned_into_percent() -> None:
    """占全国进出口的三分之一, for a goal in percent."""
    third = figure("进出口占全国比重", 0.3333, "", quote="三分之一", measure=Measure.SHARE)
    assert RAW["fractions"]["example"] == third.quote
    share = target("进出口占全国比重", "30%以上", unit="%", value=30.0, kind=Kind.SHARE)
    assert values(one([third], share)) == [pytest.approx(33.33)]


@pytest.mark.parametrize("entry", RAW["done_in_period"], ids=lambda entry: entry["word"])
def test_what_a_year_did_is_not_what_is_there(entry: Mapping[str, Any]) -> None:  # Any: a YAML table's values
    done = figure("智能工厂", 20, sentence=entry["example"], period=year(2024))
    found = one([done], target("智能工厂"))
    assert values(found) == []
    # 新增智能工厂 is another name already; a verb that is none leaves it to the kind of number.
    assert reasons(found) == (["term.other"] if entry["word"] in RAW_ADDED else ["measure.flow"])


@pytest.mark.parametrize("entry", RAW["there_at_end"], ids=lambda entry: entry["word"])
def test_what_was_there_at_the_end_of_a_year_is(
    entry: Mapping[str, Any],
) -> None:  # Any: a YAML table's values
    there = figure("智能工厂", 20, sentence=entry["example"], period=year(2024))
    assert values(one([there], target("智能工厂"))) == [20]


@pytest.mark.parametrize("entry", RAW["not_on_year"], ids=lambda entry: entry["word"])
def test_a_rate_on_the_month_before_is_no_rate_on_the_year_before(
    entry: Mapping[str, Any],
) -> None:  # Any: YAML
    rate = figure(
        "规上工业增加值", 2, "%", sentence=entry["example"], measure=Measure.GROWTH, period=year(2026)
    )
    assert reasons(one([rate], growth(), as_of=date(2027, 3, 1))) == ["measure.month_on_month"]


@pytest.mark.parametrize("entry", RAW["on_average"], ids=lambda entry: entry["word"])
def test_a_goal_kept_up_over_years_takes_each_year(
    entry: Mapping[str, Any],
) -> None:  # Any: a YAML table's values
    rates = [
        figure(
            "规上工业增加值",
            value,
            "%",
            measure=Measure.GROWTH,
            period=year(number),
            published=date(number + 1, 2, 1),
        )
        for number, value in ((2024, 5.2), (2025, 5.5))
    ]
    several = growth(goal=entry["example"], start=date(2024, 1, 1))
    assert values(one(rates, several)) == [5.2, 5.5]
    assert values(one(rates, growth(year=2025))) == [5.5]
    average = replace(
        rates[1], sentence=f"五年来，规上工业增加值{entry['example']}。", quote=entry["example"][-2:]
    )
    assert reasons(one([average], growth(year=2025))) == ["measure.average"]


@pytest.mark.parametrize("entry", RAW["heads"], ids=lambda entry: entry["word"])
def test_a_common_head_is_no_likeness(entry: Mapping[str, Any]) -> None:  # Any: a YAML table's values
    """绿色制造企业 is not shown where 改造企业 are wanted: they share 造企业, by chance."""
    wanted, said = entry["example"].split(" ≠ ")
    assert wanted.endswith(entry["word"])
    assert reasons(one([figure(said)], target(wanted))) == []


@pytest.mark.parametrize("section", ["counted_in", "falling", "rising"])
def test_every_other_entry_shows_its_word(section: str) -> None:
    for entry in RAW[section]:
        assert any(str(word) in entry["example"] for word in entry.get("words", [entry.get("word")]))
