"""A person's word on a candidate: it is followed, or it is said why it cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from factories_matching import SHANDONG, article, evidence, figure, one, reasons, target, values

from qdtrack.model import Decision, Mark, Span

NAME = "2024/2024-12-13-base-stations"
SENTENCE = "全市累计开通5G基站42700个，其中新开通5300个，位居全省第一。"
STATIONS = figure(
    "5G站址", 42700, "个", quote="42700个", sentence=SENTENCE, article=NAME, published=date(2024, 12, 13)
)
ADDED = figure(
    "新开通5G基站", 5300, "个", quote="5300个", sentence=SENTENCE, article=NAME, span=Span(18, 23),
    published=date(2024, 12, 13),
)  # fmt: skip


def deciding(*decisions: Decision, indicator: str = "5G基站", unit: str = "个"):  # type: ignore[no-untyped-def] # Target
    return target(indicator, unit=unit, value=50000.0, decisions=decisions)


def accept(quote: str, name: str = NAME) -> Decision:
    return Decision(True, quote, name, mark=Mark(40, 9))


def reject(quote: str, name: str = NAME, why: str = "") -> Decision:
    return Decision(False, quote, name, why)


@pytest.mark.parametrize(
    "name", [NAME, "2024-12-13-base-stations", "2024-12-13", f"articles/{NAME}.txt", "articles/2024", ""]
)
def test_an_acceptance_overrides_the_gates(name: str) -> None:
    """By the article's id, its path, its file's name, or the beginning of any of them."""
    assert values(one([STATIONS, ADDED], deciding())) == []
    assert values(one([STATIONS, ADDED], deciding(accept("累计开通5G基站42700个", name)))) == [42700]


@pytest.mark.parametrize("quote", ["42700个", "累计开通 5G基站42700个", "开通５G基站42700个"])
def test_the_quote_may_differ_in_spaces_and_width(quote: str) -> None:
    assert values(one([STATIONS, ADDED], deciding(accept(quote)))) == [42700]


@pytest.mark.parametrize("quote", ["2700个", "0个", "42", "4270"])
def test_a_part_of_a_number_is_not_the_number(quote: str) -> None:
    """2700个 stands in 42700个 and is another number; to accept the one is not to accept the other."""
    _, problems = evidence([STATIONS, ADDED], deciding(accept(quote)), articles=[article(NAME)])
    assert [problem.code for problem in problems] == ["decision-without-quote"]


def test_an_acceptance_overrides_the_place() -> None:
    of = deciding(accept("6家", "2025-01-20"), indicator="灯塔工厂", unit="家")
    found = one([figure(place=SHANDONG)], of)
    assert (values(found), reasons(found)) == ([6], [])


def test_what_a_person_accepted_wins_over_what_conflicts_with_it() -> None:
    other = figure("5G基站", 41000, "个", article="b", published=date(2024, 12, 20))
    found = one([STATIONS, ADDED, other], deciding(accept("42700个")))
    assert (values(found), reasons(found)) == ([42700], ["term.other", "superseded.decision"])


def test_a_rejection_takes_a_figure_out() -> None:
    of = target(decisions=(reject("6家", "2025-01-20", "a draft"),))
    found = one([figure()], of)
    assert (values(found), reasons(found)) == ([], ["decision.why"])
    assert found.rejected[0].details["why"] == "a draft"


def test_words_of_the_sentence_are_enough_to_reject() -> None:
    of = target(decisions=(reject("全市灯塔工厂", "2025-01-20"),))
    assert reasons(one([figure()], of)) == ["decision.plain"]


def test_of_two_decisions_on_one_figure_the_refusal_holds() -> None:
    of = target(decisions=(accept("6家", "2025-01-20"), reject("6家", "2025-01-20")))
    assert values(one([figure()], of)) == []


@pytest.mark.parametrize(
    ("decision", "code", "hint"),
    [
        (accept("累计开通5G基站99999个"), "decision-without-quote", ""),
        (reject("累计开通5G基站99999个"), "decision-without-quote", ""),
        (accept("42700个", "2019-01-01"), "decision-without-quote", "article"),
        (accept("42700个，其中新开通5300个"), "decision-ambiguous", ""),
    ],
)
def test_a_decision_that_cannot_be_followed_is_a_problem(decision: Decision, code: str, hint: str) -> None:
    of = deciding(decision, indicator="宏基站")
    found, problems = evidence([STATIONS, ADDED], of, articles=[article(NAME)])
    assert values(found[0]) == []
    assert [(p.code, p.hint, p.path, p.mark) for p in problems] == [
        (code, hint, "targets.yaml", decision.mark)
    ]
    assert problems[0].details == {"target": "宏基站", "quote": decision.quote, "article": decision.article}


def test_of_several_numbers_in_the_quote_the_one_that_names_the_target_is_meant() -> None:
    named = figure("5G基站", 42700, "个", quote="42700个", sentence=SENTENCE, article=NAME)
    other = figure("财政投入", 5300, "个", quote="5300个", sentence=SENTENCE, article=NAME, span=Span(18, 23))
    assert values(one([named, other], deciding(accept("42700个，其中新开通5300个")))) == [42700]


def test_an_article_without_figures_is_an_article() -> None:
    """The article is there, the words are not: it is the quote that is reported."""
    _, problems = evidence([], deciding(accept("42700个")), articles=[article(NAME)])
    assert [(p.code, p.hint) for p in problems] == [("decision-without-quote", "")]


def test_a_person_cannot_make_a_unit_fit() -> None:
    """亿元 accepted for a goal in 家: reported, and shown as refused."""
    money = figure("灯塔工厂投资", 6, "元", sentence="灯塔工厂投资6元。")
    found, problems = evidence([money], target(decisions=(accept("6元", "2025-01-20"),)))
    assert (values(found[0]), reasons(found[0])) == ([], ["unit.other"])
    assert [(p.code, p.mark) for p in problems] == [("decision-unit", Mark(40, 9))]


def test_a_report_of_an_earlier_day_does_not_know_what_was_accepted_later() -> None:
    of = target(decisions=(accept("6家", "2025-01-20"),))
    found = one([figure()], of, as_of=date(2024, 12, 31))
    assert (values(found), reasons(found)) == ([], ["period.published_later"])
