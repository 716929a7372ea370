"""Why a figure that names the indicator is still no evidence: one table for each gate."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from factories_matching import (
    JINAN,
    LAOSHAN,
    NATION,
    QINGDAO,
    SHANDONG,
    TODAY,
    figure,
    growth,
    one,
    over,
    reasons,
    target,
    values,
    year,
)

from qdtrack import catalogue
from qdtrack.matching import gates
from qdtrack.matching.clauses import check_words
from qdtrack.model import (
    NOWHERE,
    Basis,
    Figure,
    Kind,
    Measure,
    Modality,
    Period,
    Place,
    Reason,
    Scope,
    Target,
)

FIRMS = Place("青岛市试点企业", None, Scope.GROUP)
PARK = Place("海风产业园", "370200", Scope.GROUP)
COMPANY = Place("海风集团", None, Scope.ORGANISATION)

JAN_TO_SEP = over(date(2025, 1, 1), date(2025, 9, 30))
MAY = over(date(2025, 5, 1), date(2025, 5, 31))
FOUR_YEARS = over(date(2021, 1, 1), date(2024, 12, 31))
END_OF_2025 = over(None, date(2025, 12, 31))

SHARE: dict[str, Any] = {"unit": "%", "kind": Kind.SHARE}  # Any: keywords of `target`
ANNUAL: dict[str, Any] = {"unit": "元", "kind": Kind.ANNUAL, "by": date(2025, 12, 31)}
QUOTA: dict[str, Any] = {"kind": Kind.QUOTA, "by": date(2027, 12, 31), "recurring": True}
ONE_YEAR: dict[str, Any] = {"kind": Kind.QUOTA, "by": date(2025, 12, 31)}
TOTAL: dict[str, Any] = {
    "unit": "元",
    "kind": Kind.TOTAL,
    "start": date(2021, 1, 1),
    "by": date(2025, 12, 31),
}
REDUCTION: dict[str, Any] = {
    "unit": "%",
    "kind": Kind.REDUCTION,
    "measure": Measure.CHANGE,
    "start": date(2020, 12, 31),
    "by": date(2025, 12, 31),
}
TARGET, RATE = {"modality": Modality.TARGET}, {"measure": Measure.GROWTH, "unit": "%"}

# What is asked for, what is said, and the refusal; "" is accepted.
CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("unit", {}, {"unit": "个"}, ""),  # 座 = 个 = 家 of one indicator
    ("unit", {}, {"unit": "元"}, "unit.other"),
    ("unit", {}, {"unit": "%"}, "unit.other"),
    ("unit", {}, {"unit": ""}, "unit.none"),
    ("unit", {"unit": "吨"}, {"unit": "斤"}, ""),
    ("unit", SHARE, {"unit": "个百分点", "measure": Measure.CHANGE}, "unit.other"),
    ("measure", {}, {"unit": "位", "measure": Measure.RANK}, "measure.rank"),
    ("measure", {}, {"measure": Measure.CHANGE}, "measure.change"),
    ("measure", {}, {"measure": Measure.FLOW}, "measure.flow"),
    ("measure", {}, {"measure": Measure.FLOW, "cumulative": True}, ""),
    ("measure", SHARE, {"unit": "%"}, ""),
    ("measure", SHARE, {"unit": "%", "measure": Measure.SHARE}, ""),
    ("measure", SHARE, RATE, "measure.growth"),
    ("measure", SHARE, {"unit": "%", "measure": Measure.CHANGE}, "measure.change"),
    ("measure", QUOTA, {}, "measure.standing"),
    ("basis", {**SHARE, "basis": "同口径"}, {"unit": "%", "basis": "同口径"}, ""),
    ("basis", {**SHARE, "basis": "同口径"}, {"unit": "%", "basis": "名义"}, "basis.other"),
    ("basis", {**SHARE, "basis": "同口径"}, {"unit": "%"}, "basis.unstated"),
    ("basis", SHARE, {"unit": "%", "basis": "同口径"}, ""),
    ("place", {}, {"place": SHANDONG}, "place.wider"),
    ("place", {}, {"place": NATION}, "place.wider"),
    ("place", {}, {"place": LAOSHAN}, "place.narrower"),
    ("place", {}, {"place": JINAN}, "place.other"),
    ("place", {}, {"place": NOWHERE}, "place.unknown"),
    ("place", {"place": SHANDONG}, {"place": QINGDAO}, "place.narrower"),
    ("place", {"place": NATION}, {"place": NATION}, ""),
    ("place", {"place": NATION}, {"place": SHANDONG}, "place.narrower"),
    ("place", {}, {"place": Place("崂山产业园", "370212", Scope.GROUP)}, "place.other"),
    ("scope", {}, {"place": FIRMS}, "scope.group"),
    ("scope", {}, {"place": PARK}, "scope.group"),
    ("scope", {}, {"place": COMPANY}, "scope.organisation"),
    ("scope", {"group": "试点企业"}, {"place": FIRMS}, ""),
    ("scope", {"group": "试点企业"}, {"place": PARK}, "scope.group"),
    ("scope", {"group": "试点企业"}, {}, "scope.area"),
    ("modality", {}, TARGET, "modality.target"),
    ("modality", {}, {"modality": Modality.RULE}, "modality.rule"),
    ("modality", {}, {"modality": Modality.OTHER}, "modality.other"),
    ("period", {}, {"published": date(2026, 7, 1)}, "period.published_later"),
    ("period", {}, {"period": over(None, date(2026, 12, 31))}, "period.ends_later"),
    ("period", {}, {"period": Period(None, None, "year")}, "period.recurring"),
    ("period", {}, {"period": END_OF_2025}, ""),
    ("period", ANNUAL, {"unit": "元", "period": year(2025)}, ""),
    ("period", ANNUAL, {"unit": "元", "period": year(2024)}, ""),
    ("period", ANNUAL, {"unit": "元", "period": JAN_TO_SEP}, "period.part_of_year"),
    ("period", ANNUAL, {"unit": "元", "period": END_OF_2025}, "period.part_of_year"),
    ("period", ANNUAL, {"unit": "元"}, "period.no_year"),
    (
        "period",
        {**ANNUAL, "by": date(2024, 12, 31)},
        {"unit": "元", "period": year(2025)},
        "period.other_year",
    ),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": year(2025)}, ""),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": JAN_TO_SEP}, ""),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": END_OF_2025}, ""),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": MAY}, "period.part_of_year"),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": FOUR_YEARS}, "period.several_years"),
    ("period", QUOTA, {"measure": Measure.FLOW}, "period.no_year"),
    ("period", QUOTA, {"measure": Measure.FLOW, "period": Period(None, None, "year")}, "period.recurring"),
    ("period", {**QUOTA, "by": date(2024, 12, 31)}, {"period": year(2025)}, "period.other_year"),
    ("period", ONE_YEAR, {"measure": Measure.FLOW, "period": year(2025)}, ""),
    ("period", ONE_YEAR, {"measure": Measure.FLOW, "period": year(2024)}, "period.other_year"),
    ("period", ONE_YEAR, {"cumulative": True, "period": over(None, date(2024, 12, 31))}, ""),
    ("period", {**QUOTA, "start": date(2025, 12, 31)}, {"period": year(2025)}, "period.other_year"),
    ("period", TOTAL, {"unit": "元", "period": FOUR_YEARS}, ""),
    ("period", TOTAL, {"unit": "元", "period": END_OF_2025, "cumulative": True}, ""),
    ("period", TOTAL, {"unit": "元", "period": END_OF_2025}, "period.no_year"),
    ("period", {**TOTAL, "start": None}, {"unit": "元", "period": year(2025)}, ""),
    ("period", {**TOTAL, "start": None}, {"unit": "元", "period": year(2024)}, "period.before_window"),
    ("period", TOTAL, {"unit": "元", "period": year(2020)}, "period.before_window"),
    (
        "period",
        TOTAL,
        {"unit": "元", "period": over(date(2026, 1, 1), date(2026, 5, 31))},
        "period.after_window",
    ),
    ("period", REDUCTION, {"measure": Measure.CHANGE, "direction": "down", "period": year(2022)}, ""),
    ("measure", REDUCTION, {"measure": Measure.GROWTH, "direction": "down", "period": year(2022)}, ""),
    ("period", REDUCTION, {"measure": Measure.CHANGE, "direction": "up", "period": year(2022)}, ""),
    ("period", REDUCTION, {"measure": Measure.CHANGE, "direction": "down", "period": FOUR_YEARS}, ""),
    (
        "period",
        REDUCTION,
        {"measure": Measure.CHANGE, "direction": "down", "period": MAY},
        "period.part_of_year",
    ),
    (
        "period",
        REDUCTION,
        {"measure": Measure.CHANGE, "direction": "down", "period": year(2020)},
        "period.before_window",
    ),
    ("period", REDUCTION, {"measure": Measure.CHANGE, "direction": "down"}, "period.no_year"),
    ("measure", REDUCTION, {"measure": Measure.CHANGE, "period": year(2022)}, "measure.direction"),
    ("measure", REDUCTION, {"measure": Measure.LEVEL, "period": year(2022)}, "measure.level"),
]


@pytest.mark.parametrize(("gate", "asked", "said", "refused"), CASES)
def test_a_gate(gate: str, asked: dict[str, Any], said: dict[str, Any], refused: str) -> None:
    of = target(**asked)
    unit = {"unit": "%"} if of.kind is Kind.REDUCTION else {}
    found = one([figure(**{**unit, "published": TODAY, **said})], of)
    assert reasons(found) == ([refused] if refused else [])
    assert len(found.observations) == (0 if refused else 1)


@pytest.mark.parametrize(
    ("period", "by", "refused"),
    [
        (year(2025), 2025, ""),
        (JAN_TO_SEP, 2025, ""),
        (over(date(2025, 1, 1), date(2025, 2, 28)), 2025, ""),
        (year(2025), 2026, "period.other_year"),
        (MAY, 2025, "period.part_of_year"),
        (over(date(2025, 1, 1), date(2025, 1, 31)), 2025, "period.part_of_year"),
        (over(date(2025, 7, 1), date(2025, 9, 30)), 2025, "period.part_of_year"),
        (FOUR_YEARS, 2024, "period.part_of_year"),
        (Period(), 2025, "period.no_year"),
    ],
)
def test_a_growth_goal_takes_the_rates_of_its_year(period: Period, by: int, refused: str) -> None:
    rate = figure(
        "规上工业增加值", 7.6, "%", measure=Measure.GROWTH, direction="up", period=period, published=TODAY
    )
    found = one([rate], growth(year=by))
    assert reasons(found) == ([refused] if refused else [])


def test_a_growth_rate_is_no_level_and_a_level_no_growth_rate() -> None:
    """An indicator of which a year's amount and its growth are both promised."""
    amount = figure("规上工业增加值", 5e11, "元", measure=Measure.FLOW, period=year(2025), published=TODAY)
    rate = figure(
        "规上工业增加值", 7.6, "%", measure=Measure.GROWTH, direction="up", period=year(2025), published=TODAY
    )
    assert values(one([amount, rate], growth(year=2025))) == [7.6]
    assert values(one([amount, rate], target("规上工业增加值", **ANNUAL))) == [5e11]


def test_the_first_gate_that_objects_gives_the_reason() -> None:
    """A goal of the province in another unit: the unit is asked first."""
    worst = figure(unit="元", measure=Measure.CHANGE, place=SHANDONG, modality=Modality.TARGET)
    assert reasons(one([worst], target())) == ["unit.other"]


def test_the_gates_stand_in_the_order_of_the_reasons() -> None:
    order = list(Reason)
    assert gates.GATES[0] is check_words  # the term itself
    names = [order.index(Reason(gate.__name__.removeprefix("check_"))) for gate in gates.GATES[1:]]
    assert names == sorted(names)
    assert order.index(Reason.TERM) < names[0]


def test_every_refusal_has_its_words() -> None:
    """In both languages, with nothing left blank."""
    refused = {case[3] for case in CASES if case[3]}
    for detail in refused:
        for language in catalogue.Language:
            words = catalogue.label(f"reason.{detail}", language, found="甲", wanted="乙")
            assert words
            assert "{" not in words


def test_a_number_of_last_year_is_not_known_the_year_before() -> None:
    """--as-of looks back: what was published later is not there, and comes back with the date."""
    figures: list[Figure] = [
        figure(value=4, published=date(2024, 7, 3)),
        figure(value=6, published=date(2025, 1, 20)),
    ]
    of: Target = target()
    assert values(one(figures, of, as_of=date(2024, 12, 31))) == [4]
    assert values(one(figures, of, as_of=date(2025, 12, 31))) == [4, 6]


@pytest.mark.parametrize(
    ("period", "published", "as_of", "basis"),
    [
        (END_OF_2025, date(2026, 3, 1), date(2025, 12, 31), Basis.STATED),
        (year(2025), date(2025, 11, 20), date(2025, 11, 20), Basis.STATED),
        (over(None, date(2025, 3, 1), Basis.INFERRED), date(2025, 3, 1), date(2025, 3, 1), Basis.INFERRED),
        (Period(), date(2025, 3, 1), date(2025, 3, 1), Basis.PUBLISHED),
        (END_OF_2025, None, date(2025, 12, 31), Basis.STATED),
        (Period(), None, None, None),
    ],
)
def test_when_a_figure_holds(
    period: Period, published: date | None, as_of: date | None, basis: Basis | None
) -> None:
    """Its period's end, never after its publication; else the publication; else undated."""
    observed = one([figure(period=period, published=published)], target()).observations[0]
    assert (observed.as_of, observed.as_of_basis) == (as_of, basis)
