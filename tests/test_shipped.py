"""The shipped registry and notes: complete, honest about their sources, in words of our own.

A number in a note must be a number of its source, a link must be one that is known, and no
sentence may be somebody else's. What a note *means* to qdtrack is tested with the pipeline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NOTES = sorted((ROOT / "articles").rglob("*.md"))
REGISTRY: Mapping[str, Any] = yaml.safe_load((ROOT / "targets.yaml").read_text(encoding="utf-8"))  # Any: YAML
TARGETS: list[Mapping[str, Any]] = REGISTRY["targets"]  # Any: YAML
PLANS: list[Mapping[str, Any]] = REGISTRY["plans"]  # Any: YAML

needs_facts = pytest.mark.skipif(
    not (SHARED / "facts").exists(), reason="the facts lie outside the repository"
)
needs_texts = pytest.mark.skipif(
    not (SHARED / "pages").exists(), reason="the pages lie outside the repository"
)

SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
NO_FIGURE = re.compile(r"5G-A|5G|10G-PON|\d{4}(?:—\d{4})?年|\d{1,2}—\d{1,2}月|\d{1,2}月(?:\d{1,2}日)?")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万亿|万|亿)?")


def front_matter(note: Path) -> dict[str, str]:
    head = note.read_text(encoding="utf-8").split("---\n")[1]
    return {key: str(value) for key, value in yaml.safe_load(head).items()}


def body(note: Path) -> str:
    return note.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def facts() -> list[dict[str, Any]]:  # Any: JSON
    lines = (SHARED / "facts" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def wording(target: Mapping[str, Any]) -> Iterator[str]:  # Any: YAML
    yield target["indicator"]
    yield from target.get("also", ())


def test_there_is_enough_to_track() -> None:
    own = [target for target in TARGETS if target.get("place", "青岛市") in ("青岛市", "山东省")]
    assert len(own) >= 45
    assert len(NOTES) >= 40
    assert {note.parent.name for note in NOTES} == {str(year) for year in range(2020, 2027)}


def test_nothing_but_notes_lies_in_articles() -> None:
    """Whatever lies there is read as an article."""
    assert [path for path in (ROOT / "articles").rglob("*") if path.is_file() and path not in NOTES] == []


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_a_note_says_what_it_is_and_where_it_comes_from(note: Path) -> None:
    front = front_matter(note)
    assert (
        {"title", "date", "outlet", "text"}
        <= set(front)
        <= {"title", "date", "outlet", "url", "place", "text"}
    )
    assert front["text"] == "notes"
    assert all(front.values())
    assert re.fullmatch(r"20\d\d-[01]\d(-[0-3]\d)?", front["date"])
    assert note.stem.startswith(front["date"] + "-")
    assert note.parent.name == front["date"][:4]
    if "url" in front:
        assert front["outlet"] == urlparse(front["url"]).hostname
    assert front.get("place", "全国").endswith(("全国", "省", "市", "自治区"))
    assert 2 <= body(note).count("。") <= 7


def test_no_note_and_no_target_stands_twice() -> None:
    assert len({body(note) for note in NOTES}) == len(NOTES)
    for rows in (TARGETS, PLANS):
        assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target["id"])
def test_a_target_has_what_both_reports_show(target: Mapping[str, Any]) -> None:  # Any: YAML
    assert target["plan"] in {plan["id"] for plan in PLANS}
    assert target["name"] != target["name_en"]
    assert target["name_en"].isascii()
    assert target.get("place", REGISTRY["place"]) in {"青岛市", "山东省", "全国", "浙江省"}
    assert "by" in target or target["goal"].startswith("每年")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target["id"])
def test_a_wording_is_never_both_the_indicator_and_its_neighbour(
    target: Mapping[str, Any],
) -> None:  # Any: YAML
    """`not: [智能工厂]` beside 国家级智能工厂 would refuse the target its own figures."""
    inside = [(word, said) for word in target.get("not", ()) for said in wording(target) if word in said]
    assert inside == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["id"])
def test_a_plan_is_used_and_its_note_exists(plan: Mapping[str, Any]) -> None:  # Any: YAML
    assert plan["id"] in {target["plan"] for target in TARGETS}
    source = plan["source"]
    assert source.keys() <= {"url", "article"}
    if "article" in source:
        assert (ROOT / "articles" / f"{source['article']}.md").exists()


def test_the_moved_goalpost_shows() -> None:
    """12EFLOPS was due in 2026, a year later it was due in 2027."""
    target = next(target for target in TARGETS if target["id"] == "computing-total")
    assert (target["goal"], target["by"]) == ("12EFLOPS", 2027)
    assert (target["revises"]["goal"], target["revises"]["by"]) == ("12EFLOPS", 2026)


@needs_facts
def test_every_link_is_one_that_is_known() -> None:
    known = {fact["url"] for fact in facts() if fact.get("url")}
    shipped = {front_matter(note)["url"] for note in NOTES if "url" in front_matter(note)}
    written = re.findall(r"https?://[^\s\"',}]+", (ROOT / "targets.yaml").read_text(encoding="utf-8"))
    assert shipped | set(written) <= known


def numbers(text: str) -> set[float]:
    return {float(Decimal(digits) * SCALES[scale]) for digits, scale in NUMBER.findall(text)}


def sourced_values(note: Path) -> set[float]:
    """Every value that the note's own source states: by its link, else by outlet and date."""
    front = front_matter(note)
    outlet = "行业报" if front["outlet"] == "行业媒体" else front["outlet"]
    named = f"{outlet} {front['date']}"
    link = front.get("url")
    rows = [row for row in facts() if (row.get("url") == link if link else row.get("source") == named)]
    if not link:
        pages = (SHARED / "pages").glob(f"*_{front['date']}.txt")
        gold = [SHARED / "gold" / f"{page.stem.split('_')[0]}.jsonl" for page in pages]
        rows += [json.loads(line) for file in gold for line in file.read_text(encoding="utf-8").splitlines()]
    names = numbers("".join(row["indicator"] for row in rows))  # 年营收超50亿元的龙头企业
    return names | {float(row["value"]) for row in rows if isinstance(row["value"], int | float)}


@needs_facts
@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.stem)
def test_every_number_in_a_note_is_one_of_its_source(note: Path) -> None:
    """山东省累计开通5G基站10.1万个: 101000 must stand among the facts under the note's link."""
    values = numbers(NO_FIGURE.sub("", body(note)))
    assert values <= sourced_values(note)
    assert values


@needs_texts
def test_no_sentence_is_somebody_elses() -> None:
    """No run of 30 characters, white space aside, is shared with a page, a report or a broadcast."""
    length = 30
    ours: dict[str, str] = {}
    for path in (*NOTES, ROOT / "targets.yaml"):
        text = re.sub(r"\s", "", body(path) if path.suffix == ".md" else path.read_text(encoding="utf-8"))
        ours.update({text[i : i + length]: path.name for i in range(len(text) - length + 1)})
    theirs = [*(SHARED / "pages").glob("*.txt"), *(SHARED / "corpus").rglob("*.*")]
    shared = set()
    for path in theirs:
        text = re.sub(r"\s", "", path.read_text(encoding="utf-8"))
        runs = (text[i : i + length] for i in range(len(text) - length + 1))
        shared |= {(ours[run], run) for run in runs if run in ours}
    assert shared == set()
