"""What the registry itself observed, what stands in other places, and the laws of merging."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from factories_matching import (
    JINAN,
    QINGDAO,
    SICHUAN,
    TODAY,
    article,
    evidence,
    figure,
    one,
    over,
    target,
    values,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.model import (
    Basis,
    Bound,
    Figure,
    Flag,
    Kind,
    Period,
    Quantity,
    Span,
    Stated,
)

# ---------------------------------------------------------------- the registry's own observations, peers


def noted(text: str, value: float, at: date | None, source: str = "", unit: str = "家") -> Stated:
    return Stated(Quantity(value, unit), text, at, source)


def test_an_observation_of_the_registry_has_the_same_standing() -> None:
    of = target(observations=(noted("5家", 5, date(2024, 10, 31), "https://example.org/n"),))
    found = one([figure(value=6)], of)
    assert [(o.quantity.value, o.origin, o.flags) for o in found.observations] == [
        (5, "registry", (Flag.MANUAL,)),
        (6, "article", ()),
    ]
    assert found.observations[0].sources[0].url == "https://example.org/n"


def test_an_article_speaks_before_a_note_of_the_same_but_not_with_a_vaguer_date() -> None:
    """A person noted 6家 at the year's end; an article says so too, with the date or without."""
    of = target(observations=(noted("6家", 6, date(2024, 12, 31), "https://example.org/n"),))
    day = date(2025, 1, 10)
    dated = one([figure(value=6, published=day, period=over(None, date(2024, 12, 31)))], of).observations
    plain = one([figure(value=6, published=day)], of).observations
    assert [(o.origin, o.flags, len(o.sources)) for o in dated] == [("article", (), 2)]
    assert [(o.origin, o.flags, o.as_of) for o in plain] == [("registry", (Flag.MANUAL,), date(2024, 12, 31))]


def test_a_note_is_never_dropped_for_an_article() -> None:
    """It would be nowhere to be seen: both are shown as a conflict."""
    of = target(observations=(noted("9家", 9, date(2025, 1, 20)),))
    found = one([figure(value=6)], of)
    assert [(o.quantity.value, Flag.CONFLICT in o.flags) for o in found.observations] == [
        (6, True),
        (9, True),
    ]


@pytest.mark.parametrize(
    ("text", "value", "signed"), [("下降2%", 2, -2), ("2%", 2, -2), ("上升2%", 2, 2), ("-2%", -2, -2)]
)
def test_a_note_beside_a_goal_of_falling(text: str, value: float, signed: float) -> None:
    of = target(
        "单位生产总值能耗", "五年降低13.5%", unit="%", kind=Kind.REDUCTION,
        observations=(noted(text, value, date(2025, 12, 31), unit="%"),),
    )  # fmt: skip
    assert values(one([], of)) == [signed]


def test_a_note_in_another_unit_is_reported() -> None:
    of = target(observations=(noted("6元", 6, date(2025, 1, 20), unit="元"),))
    found, problems = evidence([], of)
    assert values(found[0]) == []
    assert [(p.code, p.details["wanted"]) for p in problems] == [("observation-unit", "家")]


def test_a_note_of_a_later_day_is_not_known_yet() -> None:
    of = target(observations=(noted("6家", 6, date(2025, 1, 20)),))
    assert values(one([], of, as_of=date(2024, 12, 31))) == []


def test_peers_are_the_latest_of_each_other_place() -> None:
    figures = [
        figure(value=3, place=JINAN, published=date(2024, 1, 5), article="a"),
        figure(value=4, place=JINAN, published=date(2025, 1, 5), article="b"),
        figure(value=9, place=SICHUAN, published=date(2023, 1, 5), article="c"),
        figure(value=6, place=QINGDAO),
    ]
    found = one(figures, target())
    assert [(o.place, o.quantity.value) for o in found.peers] == [(JINAN, 4), (SICHUAN, 9)]
    assert values(found) == [6]


# ---------------------------------------------------------------- laws

DAYS = st.one_of(st.none(), st.integers(0, 400).map(lambda n: date(2024, 1, 1) + timedelta(days=n)))


@st.composite
def claims(draw: st.DrawFn) -> Figure:
    """A figure of 灯塔工厂 as some article might have it: any date, bound, digits, place of the name."""
    day = draw(DAYS)
    end = draw(st.one_of(st.none(), st.integers(0, 500).map(lambda n: date(2023, 10, 1) + timedelta(days=n))))
    return figure(
        draw(st.sampled_from(["灯塔工厂", "全球灯塔工厂", "拥有灯塔工厂数", "可持续灯塔工厂"])),
        draw(st.integers(1, 12)) * draw(st.sampled_from([1.0, 10.0])),
        bound=draw(
            st.sampled_from([Bound.EQUAL, Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.APPROXIMATE])
        ),
        step=draw(st.sampled_from([1.0, 10.0])),
        published=day,
        article=draw(st.sampled_from(["a", "b", "c", "d"])),
        period=over(None, end, draw(st.sampled_from([Basis.STATED, Basis.INFERRED]))) if end else Period(),
        span=Span(draw(st.integers(0, 3)) * 10, 40),
        place=draw(st.sampled_from([QINGDAO, QINGDAO, JINAN])),
        basis=draw(st.sampled_from(["", "", "同口径"])),
    )


ARTICLES = [article("a", outlet="青岛市统计局"), article("b", outlet="海风日报"), article("c"), article("d")]


@given(st.lists(claims(), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_and_duplicates_change_nothing(
    figures: list[Figure], random: Any
) -> None:  # Any: random.Random
    shuffled = [*figures, *figures]
    random.shuffle(shuffled)
    articles = [*ARTICLES, *reversed(ARTICLES)]
    assert one(figures, target(), articles=ARTICLES) == one(shuffled, target(), articles=articles)


@given(st.lists(claims(), max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_figure_is_ever_lost(figures: list[Figure]) -> None:
    """Each in an article and outlet of its own: a source of an observation, or shown with its reason.

    So one more article never makes evidence vanish: at most it supersedes, or merges into what agrees.
    """
    own = [replace(f, article=f"{number}", path=f"{number}.txt") for number, f in enumerate(figures)]
    articles = [replace(article(f.article, outlet=f.article), path=f.path) for f in own]
    found = one(own, target(), articles=articles)
    shown = {s.article for o in found.observations for s in o.sources} | {
        c.figure.article for c in found.rejected
    }
    # What is another indicator elsewhere does not tempt, and is left out.
    assert shown >= {f.article for f in own if "可持续" not in f.indicator}


@given(st.lists(claims(), max_size=12))
@settings(max_examples=150, deadline=None)
def test_what_is_accepted_passed_every_gate(figures: list[Figure]) -> None:
    for observation in one(figures, target(), articles=ARTICLES).observations:
        assert observation.place == QINGDAO
        assert "可持续" not in observation.indicator
        assert observation.as_of is None or observation.as_of <= (observation.published or TODAY)
