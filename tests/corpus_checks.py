"""A case against what was extracted from it: which fields are right, which figures missed or made up.

    judge(case, figures) -> Judgement(asked={"value": [True, False], ...}, missing=(...), extra=(...))

The rules of likeness for indicators and places are those of the gold figures: half of the pairs of
characters, areas by name, anything that is no area only as no area. All else is compared exactly.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus_cases import Case, Row

from qdtrack.extraction import extract
from qdtrack.lexicon import load_lexicon
from qdtrack.model import AREAS, Figure, Period, Span
from qdtrack.reading import articles_of, page_of

FIELDS = (
    "quote", "value", "unit", "bound", "indicator", "qualifier", "place", "modality", "measure",
    "direction", "period", "start", "cumulative", "basis",
)  # fmt: skip
SAME_UNIT = ({"个百分点", "百分点", "個百分點"}, {"%", "％"}, {"个", "個"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a case. ``asked`` has one truth a figure for every field that was asked."""

    asked: dict[str, list[bool]]
    found: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    wrong: tuple[str, ...]  # one line a field: quote, field, wanted, got
    complete: int  # figures with every field right

    @property
    def fails(self) -> frozenset[str]:
        """The fields that are wrong somewhere, with "missing" and "extra"."""
        fields = {name for name, truths in self.asked.items() if not all(truths)}
        whole = {name for name, quotes in (("missing", self.missing), ("extra", self.extra)) if quotes}
        return frozenset(fields | whole)


def figures_of(case: Case) -> tuple[str, tuple[Figure, ...]]:
    """The case's text as a page with front matter, and the figures of its body."""
    front = [f"{key}: {word}" for key, word in _front(case).items() if word]
    page, problems = page_of("\n".join(["---", *front, "---", case.text]), "case.txt", "case")
    assert not problems, problems
    figures: list[Figure] = []
    for article in articles_of(page):
        found, trouble = extract(article, load_lexicon())
        assert not trouble, trouble
        figures.extend(found)
    return page.text, tuple(figure for figure in figures if figure.span.start >= page.body)


def _front(case: Case) -> dict[str, str]:
    return {"title": case.context["title"], "date": case.context["published"], "place": case.context["place"]}


def judge(case: Case) -> Judgement:
    """Read the case and compare."""
    text, figures = figures_of(case)
    asked: dict[str, list[bool]] = {}
    wrong: list[str] = []
    missing: list[str] = []
    used: set[Span] = set()
    found = complete = 0
    for row, span in _spans(case, text):
        near = [figure for figure in figures if figure.span.start < span.end and span.start < figure.span.end]
        used.update(figure.span for figure in near[: None if row.optional else 1])
        if row.optional:
            continue
        if not near:
            missing.extend([] if row.may_be_missed else [row.quote])
            continue
        found += not row.may_be_missed
        answers = _answers(row, near[0], case)
        complete += not row.may_be_missed and all(right for right, _, _ in answers.values())
        for name, (right, wanted, got) in answers.items():
            asked.setdefault(name, []).append(right)
            if not right:
                wrong.append(f"{row.quote} {name}: wanted {wanted!r}, got {got!r}")
    extra = tuple(figure.quote for figure in figures if figure.span not in used)
    return Judgement(asked, found, tuple(missing), extra, tuple(wrong), complete)


def _spans(case: Case, text: str) -> list[tuple[Row, Span]]:
    """Where each row's quote stands: rows follow the order of the text."""
    at = len(text) - len(case.text)
    spans: list[tuple[Row, Span]] = []
    for row in case.rows:
        at = text.index(row.quote, at)
        spans.append((row, Span(at, at + len(row.quote))))
        at += len(row.quote)
    return spans


Answer = tuple[bool, object, object]


def _answers(row: Row, got: Figure, case: Case) -> dict[str, Answer]:
    quantity = got.quantity
    have = (quantity.value,) if quantity.high is None else (quantity.value, quantity.high)
    answers: dict[str, Answer] = {
        "quote": (row.quote == got.quote, row.quote, got.quote),
        "value": (_same_values(row.value, have), row.value, have),
    }
    if row.unit != "any":
        answers["unit"] = (_same_unit(row.unit, quantity.unit), row.unit, quantity.unit)
    words = {
        "bound": (row.bound, quantity.bound.code),
        "modality": (row.modality, got.modality.value),
        "measure": (row.measure, got.measure.value),
    }
    answers |= {name: (have in want.split("|"), want, have) for name, (want, have) in words.items() if want}
    if row.indicator:
        answers["indicator"] = (_same_indicator(row.indicator, got.indicator), row.indicator, got.indicator)
    if row.has:
        answers["qualifier"] = (row.has in got.indicator, row.has, got.indicator)
    if row.scope:
        answers["place"] = (
            _same_place(row, got),
            (row.place, row.scope),
            (got.place.name, got.place.scope.value),
        )
    if row.direction is not None:
        answers["direction"] = (got.direction in row.direction.split("|"), row.direction, got.direction)
    if row.cumulative is not None:
        answers["cumulative"] = (got.cumulative is row.cumulative, row.cumulative, got.cumulative)
    if row.basis is not None:
        answers["basis"] = (got.basis in row.basis.split("|"), row.basis, got.basis)
    if row.period:
        answers |= _period_answers(row.period, got.period, case.context["published"])
    return answers


def _period_answers(want: str, got: Period, published: str) -> dict[str, Answer]:
    """ "..2027" asks the end and no start, "a/b" both, a bare year its end, 每年 the recurring alone."""
    said = (str(got.start), str(got.end), got.recurring)
    recurring = {"每年": "year", "每月": "month", "每日": "day"}.get(want[:2])
    if recurring:
        end = want.partition("..")[2]
        right = got.recurring == recurring and (not end or _begins(got.end, end))
        return {"period": (right, want, said)}
    if want == "none":
        return {"period": (got.end is None and got.recurring is None, want, said)}
    if want == "now":
        return {"period": (str(got.end) == published, want, said)}
    start, _, end = want.rpartition("/")
    answers: dict[str, Answer] = {"period": (_begins(got.end, end.removeprefix("..")), want, said)}
    if start:
        answers["start"] = (_begins(got.start, start), want, said)
    elif want.startswith(".."):
        answers["start"] = (got.start is None, want, said)
    return answers


def _begins(day: object, text: str) -> bool:
    return str(day).startswith(text)


def _same_values(want: tuple[float, ...], have: tuple[float, ...]) -> bool:
    return len(want) == len(have) and all(
        abs(a - b) <= 1e-4 * max(abs(a), abs(b)) for a, b in zip(want, have, strict=True)
    )


def _same_unit(want: str, have: str) -> bool:
    return have in want.split("|") or any(want in same and have in same for same in SAME_UNIT)


def _same_indicator(want: str, have: str) -> bool:
    return any(_alike(_plain(one), _plain(have)) for one in want.split("|"))


def _alike(one: str, other: str) -> bool:
    if len(other) < 2:
        return one == other
    short, long = sorted((one, other), key=len)
    if short in long:
        return len(long) <= 3 * len(short) + 2  # a whole sentence is no indicator
    pairs, others = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other))
    return bool(pairs and others) and 2 * len(pairs & others) / (len(pairs) + len(others)) >= 0.5


def _plain(text: str) -> str:
    return re.sub(r"[\s,，、。:：;；“”\"'‘’()（）的]", "", unicodedata.normalize("NFKC", text))


def _same_place(row: Row, got: Figure) -> bool:
    areas = {scope.value for scope in AREAS}
    if row.scope not in areas:
        return got.place.scope not in AREAS
    if got.place.scope not in AREAS:
        return False
    one, other = _bare(row.place), _bare(got.place.name)
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _bare(place: str) -> str:
    return re.sub(r"(特别行政区|自治区|自治州|省|市|县|区|州)$", "", _plain(place))
