"""Every column of every table: its name, what it holds, and where the JSON contract has it.

    latest_value  ->  the record's {"latest": {"value": …}}, float64, missing if there is no figure

A name is the contract's keys with "_" between them. What a column means stands in the catalogue,
in English and Chinese; ``docs/tables.md`` prints it. What is not said or not defined is missing
(NaN, NaT, <NA>), an empty cell in CSV and Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Basis,
    Bound,
    Kind,
    Measure,
    Modality,
    Reason,
    Refusal,
    Scope,
    Status,
    TextKind,
    Tier,
    Verdict,
)
from qdtrack.reporting import wording
from qdtrack.reporting.json_figures import JsonObject


class Table(StrEnum):
    """One row each; peers have the columns of observations."""

    TARGETS = "targets"
    OBSERVATIONS = "observations"
    REJECTED = "rejected"
    PEERS = "peers"
    FIGURES = "figures"


class Holds(StrEnum):
    """What a column holds; several kinds of number differ only in how a sheet shows them."""

    TEXT = "text"
    LINK = "link"  # a web address, or the id of an article
    CODE = "code"  # one of a closed list
    STATED = "stated"  # a number as somebody wrote it
    COMPUTED = "computed"  # a number that qdtrack worked out
    SHARE = "share"  # a fraction
    POINTS = "points"  # a difference of fractions
    COUNT = "count"
    DAY = "day"
    TRUTH = "truth"

    @property
    def dtype(self) -> str:
        """The pandas dtype, the same in an empty table."""
        return _DTYPES[self]


_DTYPES = {
    Holds.TEXT: "string",
    Holds.LINK: "string",
    Holds.CODE: "category",
    Holds.STATED: "float64",
    Holds.COMPUTED: "float64",
    Holds.SHARE: "float64",
    Holds.POINTS: "float64",
    Holds.COUNT: "Int64",
    Holds.DAY: "datetime64[us]",
    Holds.TRUTH: "bool",
}
Words = Callable[[str, Language], str]
EN, ZH = Language.EN, Language.ZH
BOTH = frozenset(Language)
NOWHERE: frozenset[Language] = frozenset()
LATEST = "latest_"  # begins the columns that say of the latest figure what an observation's say of it


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``path`` is where a record has its value, with dots between the keys."""

    name: str
    holds: Holds
    path: str
    sheet: frozenset[Language] = NOWHERE  # the languages in whose Excel sheet it stands
    codes: tuple[str, ...] = ()  # all there are, for a column of codes
    words: Words | None = None  # what a sheet says instead of a code or a Chinese name

    def value(self, record: JsonObject) -> object:
        """What a record has here; None if it is missing. A list counts, or its codes stand in a row."""
        found: object = record
        for key in self.path.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, list):
            return len(found) if self.holds is Holds.COUNT else " ".join(found) or None
        return None if found == "" else found

    def meaning(self, language: Language) -> str:
        """What stands in the column, in a sentence."""
        if self.name.startswith(LATEST):
            said = label(f"meaning.{self.name.removeprefix(LATEST)}", language)
            return label("meaning.latest", language, meaning=said)
        return label(f"meaning.{self.name}", language)

    def title(self, language: Language) -> str:
        """The head of the column in a sheet."""
        return label(f"column.{self.name}", language)


def _column(name: str, holds: Holds, sheet: frozenset[Language] = NOWHERE, path: str = "") -> Column:
    return Column(name, holds, path or name, sheet)


text = partial(_column, holds=Holds.TEXT)
stated = partial(_column, holds=Holds.STATED)
computed = partial(_column, holds=Holds.COMPUTED)
share = partial(_column, holds=Holds.SHARE)
count = partial(_column, holds=Holds.COUNT)
day = partial(_column, holds=Holds.DAY)
link = partial(_column, holds=Holds.LINK)


def code(
    name: str,
    codes: Iterable[str],
    family: str = "",
    sheet: frozenset[Language] = NOWHERE,
    path: str = "",
) -> Column:
    """A column of codes; ``family`` names the labels that say them."""
    words = partial(_said, family) if family else None
    return Column(name, Holds.CODE, path or name, sheet, tuple(codes), words)


def _said(family: str, value: str, language: Language) -> str:
    return label(f"{family}.{value}", language)


def relation(bound: str, language: Language) -> str:
    """over, at least; "" for a plain number."""
    return "" if bound == Bound.EQUAL else label(f"relation.{bound}", language)


def named(name: str, words: Words, path: str = "") -> Column:
    """A column of Chinese names that the English sheet says in English."""
    return Column(name, Holds.TEXT, path or name, BOTH, words=words)


BOUNDS = tuple(dict.fromkeys(bound.code for bound in Bound))
DIRECTIONS = ("up", "down", "both")

_QUANTITY = (
    stated("value", sheet=BOTH),
    stated("high", sheet=BOTH),
    replace(code("bound", BOUNDS, sheet=BOTH), words=relation),
    named("unit", wording.unit_name),
)
_WHERE = (
    text("path", sheet=BOTH),
    text("article"),
    count("start", sheet=BOTH),
    count("end", sheet=BOTH),
    count("page", sheet=BOTH),
)
_OBSERVED = (
    *_QUANTITY,
    day("as_of", sheet=BOTH),
    code("as_of_basis", Basis, "basis", BOTH),
    text("quote", sheet=BOTH),
    text("sentence", sheet=BOTH),
    code("text", TextKind, "text", BOTH),
    text("outlet", sheet=BOTH),
    code("tier", Tier, "tier", BOTH),
    day("published", sheet=BOTH),
    link("url", sheet=BOTH),
    count("sources", sheet=BOTH),
    code("origin", ("article", "registry"), "origin", BOTH),
    *_WHERE,
)
_PERIOD = (
    day("period_start", path="period.start", sheet=BOTH),
    day("period_end", path="period.end", sheet=BOTH),
)
_TARGET = (
    text("target", sheet=BOTH),
    text("name", sheet=frozenset({ZH})),
    text("name_en", sheet=frozenset({EN})),
)
_HIDDEN = frozenset(
    {"latest_article", "latest_start", "latest_end", "latest_page", "latest_tier", "latest_origin"}
)


def _of_latest(column: Column) -> Column:
    """The column of a target that says the same of its latest figure."""
    name = LATEST + column.name
    return replace(
        column,
        name=name,
        path=f"latest.{column.path}",
        sheet=NOWHERE if name in _HIDDEN else column.sheet,
    )


_TARGETS = (
    text("id", sheet=BOTH),
    *_TARGET[1:],
    named("indicator", wording.indicator_name),
    named("place", wording.name),
    text("place_code"),
    text("plan"),
    text("plan_name", sheet=frozenset({ZH})),
    text("plan_name_en", sheet=frozenset({EN})),
    day("plan_issued", sheet=BOTH),
    code("kind", Kind, "kind", BOTH),
    code("direction", DIRECTIONS),
    code("nature", ("binding", "expected"), "nature", BOTH),
    text("owner", sheet=BOTH),
    text("goal_text", path="goal.text", sheet=BOTH),
    replace(code("goal_bound", BOUNDS, sheet=BOTH, path="goal.bound"), words=relation),
    stated("goal_value", path="goal.value", sheet=BOTH),
    stated("goal_high", path="goal.high", sheet=BOTH),
    named("goal_unit", wording.unit_name, "goal.unit"),
    day("goal_by", path="goal.by", sheet=BOTH),
    stated("baseline_value", path="baseline.value", sheet=BOTH),
    text("baseline_unit", path="baseline.unit"),
    day("baseline_at", path="baseline.at", sheet=BOTH),
    text("revises_text", path="revises.text"),
    day("revises_by", path="revises.by"),
    code("status", Status),
    text("status_words", sheet=BOTH),
    code("computed_status", Status),
    code("verdict", Verdict, "verdict", BOTH),
    *(_of_latest(column) for column in _OBSERVED[:6]),
    computed("assessed_value", path="inputs.p", sheet=BOTH),
    share("attainment", sheet=BOTH),
    share("progress", sheet=BOTH),
    share("elapsed", sheet=BOTH),
    Column("lead", Holds.POINTS, "lead", BOTH),
    computed("expected", sheet=BOTH),
    computed("gap", sheet=BOTH),
    computed("pace", sheet=BOTH),
    computed("required_rate", path="required_rate.value", sheet=BOTH),
    code("required_rate_per", ("year", "month"), "per", BOTH, "required_rate.per"),
    computed("acceleration", sheet=BOTH),
    computed("forecast_value", path="forecast.value", sheet=BOTH),
    computed("forecast_low", path="forecast.low", sheet=BOTH),
    computed("forecast_high", path="forecast.high", sheet=BOTH),
    day("forecast_eta", path="forecast.eta", sheet=BOTH),
    day("forecast_eta_low", path="forecast.eta_low"),
    day("forecast_eta_high", path="forecast.eta_high"),
    code("forecast_class", ("likely", "uncertain", "unlikely"), "forecast", BOTH, "forecast.class"),
    count("forecast_n", path="forecast.n"),
    code("forecast_method", ("theil_sen", "run_rate"), path="forecast.method"),
    share("forecast_share", path="forecast.share"),
    code("forecast_refused", Refusal, path="forecast.refused"),
    text("forecast_why", path="forecast.why", sheet=BOTH),
    text("flags"),
    text("why"),
    text("notes", sheet=BOTH),
    *(_of_latest(column) for column in _OBSERVED[6:]),
    count("observations"),
    count("rejected"),
    count("peers"),
)
_OBSERVATIONS = (
    *_TARGET,
    named("indicator", wording.indicator_name),
    named("place", wording.name),
    *_OBSERVED[:6],
    *_PERIOD,
    code("measure", Measure, "measure", BOTH),
    Column("cumulative", Holds.TRUTH, "cumulative"),
    text("flags"),
    *_OBSERVED[6:],
)
_FIGURES = (
    text("path", sheet=BOTH),
    text("article"),
    text("title", sheet=BOTH),
    day("published", sheet=BOTH),
    count("start", sheet=BOTH),
    count("end", sheet=BOTH),
    count("page", sheet=BOTH),
    text("quote", sheet=BOTH),
    text("sentence", sheet=BOTH),
    *_QUANTITY,
    named("indicator", wording.indicator_name),
    named("place", wording.name),
    text("place_code"),
    code("scope", Scope),
    code("modality", Modality, "modality", BOTH),
    code("measure", Measure, "measure", BOTH),
    code("direction", DIRECTIONS),
    *_PERIOD,
    code("period_recurring", ("year", "month", "day"), path="period.recurring"),
    code("period_basis", Basis, path="period.basis"),
    Column("cumulative", Holds.TRUTH, "cumulative"),
    text("basis"),
    code("text", TextKind, "text", BOTH),
    text("rule"),
)
_REFUSED = (code("reason", Reason, "reason", BOTH), text("detail", sheet=BOTH))
_BY_NAME = {column.name: column for column in _FIGURES}
_REJECTED_FIRST = ("quote", "value", "high", "bound", "unit", "indicator", "place", "sentence")
COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    Table.TARGETS: _TARGETS,
    Table.OBSERVATIONS: _OBSERVATIONS,
    Table.REJECTED: (
        *_TARGET,
        *_REFUSED,
        *(_BY_NAME[name] for name in _REJECTED_FIRST),
        *(column for column in _FIGURES if column.name not in _REJECTED_FIRST),
    ),
    Table.PEERS: _OBSERVATIONS,
    Table.FIGURES: _FIGURES,
}
