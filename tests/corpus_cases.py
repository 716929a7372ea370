"""The corpus of sentences, read: one Case for each sentence, spelling and label.

    - say: 全市建成海水淡化厂12座。
      figures: [[12座, 12 座, 海水淡化厂, level]]
    -> Case("全市建成海水淡化厂12座。", rows=(Row("12座", value=(12.0,), unit="座", ...),))

tests/corpus/README.md says how a case is written. Comparing belongs to corpus_checks.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "corpus"
DEFAULTS = {"place": "青岛市", "published": "2026-05-22", "title": ""}
BOUNDS = {"eq", "ge", "gt", "le", "lt", "approx", "range"}
Yaml = Any  # what yaml.safe_load gives


@dataclass(frozen=True, slots=True)
class Row:
    """One expected figure. A field that is "" or absent is not asked; "a|b" is either."""

    quote: str
    optional: bool = False  # read or not, both are right
    may_be_missed: bool = False  # not read is right too, misread is not
    value: tuple[float, ...] = ()  # two for a range
    unit: str = ""
    bound: str = "eq"
    indicator: str = ""
    has: str = ""
    measure: str = ""
    direction: str | None = None  # None: not asked
    cumulative: bool | None = None
    place: str = ""
    scope: str = ""
    modality: str = ""
    period: str = ""
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: where it stands, and what is marked as failing."""

    path: Path
    index: int  # in the file's `cases`
    name: str
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One text to read and the figures that stand in it."""

    entry: Entry
    text: str
    rows: tuple[Row, ...]
    spelling: str = ""  # the member of a `spelled` or `never` list; "" for a sentence
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        return self.entry.path.stem

    @property
    def wanted(self) -> int:
        """How many figures must be found."""
        return sum(not row.optional and not row.may_be_missed for row in self.rows)

    @property
    def name(self) -> str:
        return f"{self.group}: {self.spelling or self.entry.name}"

    @property
    def is_known_failure(self) -> bool:
        return bool(self.entry.fails) and (not self.spelling or self.spelling in self.entry.fails)


def read_corpus(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case of every file, in the order of the files."""
    return tuple(case for path in sorted(folder.glob("*.yaml")) for case in _cases_of(path))


def _cases_of(path: Path) -> Iterator[Case]:
    table: Yaml = yaml.safe_load(path.read_text(encoding="utf-8"))
    shared = DEFAULTS | {key: str(table[key]) for key in DEFAULTS if key in table}
    for index, item in enumerate(table["cases"]):
        context = shared | {key: str(item[key]) for key in DEFAULTS if key in item}
        common = {**table.get("all", {}), **item.get("all", {})}
        words = next(item[key] for key in ("say", "spelled", "never") if key in item)
        sentence = isinstance(words, str)
        name = (words if sentence else item["in"]).strip().replace("\n", "")[:24]
        entry = Entry(path, index, name, tuple(str(mark) for mark in item.get("fails", ())))
        if sentence:
            rows = tuple(_row(row, common) for row in item.get("figures", ()))
            yield Case(entry, words, rows, context=context)
            continue
        for word in map(str, words):
            expected = () if "never" in item else (_row([word, item["value"]], common),)
            yield Case(entry, item["in"].replace("{}", word), expected, word, context)


def _row(cells: Sequence[Yaml], common: Mapping[str, Yaml]) -> Row:
    own = cells[-1] if isinstance(cells[-1], dict) else {}
    columns = [str(cell) for cell in cells if not isinstance(cell, dict)]
    quote, value, indicator, measure = (*columns, "", "")[:4]
    said = {key: str(word) for key, word in {**common, **own}.items() if str(word) != "any"}
    place, _, scope = said.get("place", "").rpartition(" ")
    if scope == "any":
        place = scope = ""
    if value == "any":
        return Row(quote, optional=True)
    return Row(
        quote,
        **_value(value),
        indicator="" if indicator == "any" else indicator,
        **_measure(measure, said.get("basis")),
        place=place,
        scope=scope,
        may_be_missed="missed" in said,
        has=said.get("has", ""),
        modality=said.get("modality", ""),
        period=said.get("period", ""),
    )


def _value(text: str) -> dict[str, Yaml]:
    """ "gt 520000 吨" -> bound, numbers and unit."""
    words = text.split()
    bound = words.pop(0) if set(words[0].split("|")) <= BOUNDS | {"any"} else "eq"
    count = 2 if bound == "range" else 1
    numbers = tuple(float(word) for word in words[:count])
    return {"bound": "" if bound == "any" else bound, "value": numbers, "unit": " ".join(words[count:])}


def _measure(text: str, basis: str | None) -> dict[str, Yaml]:
    """ "growth up (cumulative)" -> measure, direction and whether it is a total.

    Where the measure is given the rest is asked too: no direction, not cumulative, no basis.
    """
    if text in ("", "any"):
        return {"basis": basis} if basis else {}
    measure, *words = text.split()
    direction = next((word for word in words if set(word.split("|")) <= {"up", "down"}), "")
    return {
        "measure": measure,
        "direction": None if "(up)" in words else direction,
        "cumulative": None if "(cumulative)" in words else "cumulative" in words,
        "basis": basis or "",
    }
