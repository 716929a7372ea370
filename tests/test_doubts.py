"""What a reader must doubt is said, and what only looks doubtful is not.

Falls, jumps and slips of a series by itself: test_assessment_time.py. Here: revisions, where a
value comes from, and a value that two places share.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from assessing import EUROSTAT, judged
from factories_matching import (
    JINAN,
    NATION,
    SICHUAN,
    TODAY,
    article,
    figure,
    growth,
    one,
    reasons,
    target,
    values,
    year,
)

from qdtrack.assessment import assess
from qdtrack.model import Bound, Evidence, Figure, Flag, Kind, Measure, Place

RATE = "关键工序数控化率"


def share(value: float, published: date = date(2025, 12, 20), **more: object) -> Figure:
    return figure(RATE, value, "%", published=published, step=0.1, **more)


def flags(found: Evidence) -> tuple[Flag, ...]:
    return assess(found, EUROSTAT, TODAY).flags


SHARE = target(RATE, "76%以上", unit="%", value=76.0, kind=Kind.SHARE)


# ---------------------------------------------------------------- revisions


@pytest.mark.parametrize(("first", "bound"), [(10.0, Bound.APPROXIMATE), (9.8, Bound.MORE_THAN)])
def test_an_estimate_and_the_final_number_are_one(first: float, bound: Bound) -> None:
    """In January 预计 is over: 2025年增长10%左右. In March the bureau: 2025年增长9.9%."""
    rates = [
        figure("规上工业增加值", first, "%", bound=bound, article="a", published=JANUARY, **RATE_OF),
        figure("规上工业增加值", 9.9, "%", step=0.1, article="b", published=date(2026, 3, 20), **RATE_OF),
    ]
    found = one(rates, growth(year=2025))
    assert (values(found), reasons(found)) == ([9.9], [])
    assert not {Flag.CONFLICT, Flag.DEFINITION_CHANGE} & set(flags(found))


JANUARY = date(2026, 1, 12)
RATE_OF = {"measure": Measure.GROWTH, "direction": "up", "period": year(2025)}


def test_a_correction_takes_the_place_of_the_number_it_corrects() -> None:
    """5.8% in January, 5.4% in March for the same year: the later one, and the first stays to be seen."""
    rates = [
        figure("规上工业增加值", 5.8, "%", step=0.1, article="a", published=JANUARY, **RATE_OF),
        figure("规上工业增加值", 5.4, "%", step=0.1, article="b", published=date(2026, 3, 20), **RATE_OF),
    ]
    found = one(rates, growth(year=2025))
    assert (values(found), reasons(found)) == ([5.4], ["superseded.later"])
    assert Flag.CONFLICT not in flags(found)


def test_about_ten_and_then_a_little_less_is_no_fall() -> None:
    """累计约1000家 in June, 累计992家 in December: the first was rounded."""
    found = judged("≥2000家", [("~1000家", "2025-06-30"), ("992家", "2025-12-31")], monotone=True)
    assert Flag.DEFINITION_CHANGE not in found.flags


# ---------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("outlets", "is_low"),
    [
        (["海风网"], True),
        (["海风网", "浪花网"], True),
        (["海风网", "青岛市统计局"], False),
        (["海风日报"], False),
        ([""], False),  # no outlet is said: nothing is known of it
    ],
)
def test_a_conclusion_on_the_lowest_tier_alone_says_so(outlets: list[str], is_low: bool) -> None:
    figures = [share(70.1, article=f"a{n}") for n in range(len(outlets))]
    articles = [article(f"a{n}", outlet=outlet) for n, outlet in enumerate(outlets)]
    assert (Flag.LOW_SOURCE in flags(one(figures, SHARE, articles=articles))) is is_low


def test_official_media_stand_before_another_site() -> None:
    """The site printed its number a day later; the daily's stands all the same."""
    day = date(2025, 12, 20)
    figures = [share(70.1, day, article="a"), share(75.1, day + timedelta(1), article="b")]
    articles = [article("a", outlet="海风日报"), article("b", outlet="海风网")]
    found = one(figures, SHARE, articles=articles)
    assert (values(found), reasons(found)) == ([70.1], ["superseded.source"])


# ---------------------------------------------------------------- one value, two places


@pytest.mark.parametrize(
    ("here", "there", "place", "is_said"),
    [
        (68.6, 68.6, SICHUAN, True),
        (68.6, 68.6, NATION, True),
        (68.6, 68.5, JINAN, False),
        (70.0, 70.0, SICHUAN, False),  # round numbers meet by chance
    ],
)
def test_the_same_value_in_two_places_is_said(here: float, there: float, place: Place, is_said: bool) -> None:
    figures = [share(here, article="a"), share(there, article="b", place=place)]
    assert (Flag.SAME_ELSEWHERE in flags(one(figures, SHARE))) is is_said
