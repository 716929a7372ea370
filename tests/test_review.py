"""`qdtrack review`: which figures a person is asked about, and what becomes of the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories_matching import JINAN, TODAY, article, evidence, figure, growth, over, target
from typer.testing import CliRunner, Result

from qdtrack.catalogue import label_keys
from qdtrack.cli.application import application
from qdtrack.cli.review import _Dialogue, review
from qdtrack.lexicon import load_lexicon
from qdtrack.matching.doubts import OVERRULABLE, Doubt, Doubter
from qdtrack.model import (
    NOWHERE,
    Figure,
    Flag,
    Measure,
    Modality,
    Place,
    Registry,
    Scope,
    Span,
    Target,
)

# ---------------------------------------------------------------- which figures


def doubter(figures: list[Figure], *targets: Target) -> Doubter:
    names = dict.fromkeys(one.article for one in figures)
    return Doubter(
        Registry("targets.yaml", "", (), targets, ()), [article(n) for n in names], figures, load_lexicon()
    )


def doubts(figures: list[Figure], *targets: Target) -> list[Doubt]:
    """About the first target."""
    found, _ = evidence(figures, *targets)
    return list(doubter(figures, *targets).doubts(found[0], (), TODAY))


def details(figures: list[Figure], *targets: Target) -> list[str]:
    return [
        doubt.candidate.detail if doubt.candidate else str(doubt.flag) for doubt in doubts(figures, *targets)
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (figure("可持续灯塔工厂"), ["term.other"]),
        (figure(place=NOWHERE), ["place.unknown"]),
        (figure(place=Place("规上企业", "370200", Scope.GROUP)), ["scope.group"]),
        (figure(measure=Measure.FLOW), ["measure.flow"]),
        # The text itself says that it is no evidence.
        (figure(place=JINAN), []),
        (figure("可持续灯塔工厂", place=JINAN), []),
        (figure(modality=Modality.TARGET), []),
        (figure(place=NOWHERE, modality=Modality.RULE), []),
        (figure(measure=Measure.FLOW, place=JINAN), []),
        (figure(unit="亿元"), []),
        (figure(place=NOWHERE, published=date(2027, 1, 1)), []),
        (figure(), []),  # counted, and nothing contradicts it
    ],
)
def test_only_what_was_inferred_is_asked_about(found: Figure, expected: list[str]) -> None:
    assert details([found], target()) == expected


def test_two_objections_are_asked_about_if_both_were_inferred() -> None:
    assert details([figure(measure=Measure.FLOW, place=NOWHERE)], target()) == ["measure.flow"]


def test_a_basis_that_is_not_stated_is_asked_about() -> None:
    rate = figure(
        "规上工业增加值",
        5.9,
        "%",
        measure=Measure.GROWTH,
        direction="up",
        period=over(date(2026, 1, 1), date(2026, 3, 31)),
    )
    assert details([rate], growth(basis="可比价")) == ["basis.unstated"]
    assert details([replace(rate, basis="名义")], growth(basis="可比价")) == []


def test_the_name_of_another_target_is_known_to_be_something_else() -> None:
    """64家智能工厂 for a goal of 国家级智能工厂: asked, unless 智能工厂 is a target of its own."""
    found = [figure("智能工厂", 64)]
    assert details(found, target("国家级智能工厂")) == ["term.other"]
    assert details(found, target("国家级智能工厂"), target("智能工厂")) == []


def test_figures_that_contradict_each_other_are_asked_about_with_their_rivals() -> None:
    found = doubts([figure(value=6, article="a"), figure(value=9, article="b")], target())
    assert [(d.figure.quote, d.flag, [r.quote for r in d.rivals]) for d in found] == [
        ("6家", Flag.CONFLICT, ["9家"]),
        ("9家", Flag.CONFLICT, ["6家"]),
    ]


def test_a_size_that_smells_of_a_slip_is_asked_about() -> None:
    figures = [figure(value=600)]
    found, _ = evidence(figures, target())
    (doubt,) = doubter(figures, target()).doubts(found[0], found[0].observations, TODAY)
    assert (doubt.flag, doubt.figure.quote) == (Flag.SLIP, "600家")


def test_a_statement_said_twice_in_an_article_is_one_question() -> None:
    """In the headline and in the text."""
    twice = [figure("可持续灯塔工厂"), figure("可持续灯塔工厂", span=Span(40, 42))]
    assert len(doubts(twice, target())) == 1


def test_the_rule_names_reasons_of_the_catalogue() -> None:
    assert {f"reason.{detail}" for detail in OVERRULABLE} <= label_keys()


# ---------------------------------------------------------------- the anchor

TWO = "一季度建成6家，二季度又建成6家，三季度建成16家。"


def at(quote: str, value: float, start: int, **more: Any) -> Figure:
    return figure(value=value, quote=quote, sentence=TWO, span=Span(start, start + len(quote)), **more)


@pytest.mark.parametrize(
    ("figures", "wanted", "quote"),
    [
        ([figure("可持续灯塔工厂")], 0, "6家"),
        # 6家 is no part of 16家
        ([at("6家", 6, 5, indicator="可持续灯塔工厂"), at("16家", 16, 22, indicator="样板工厂")], 1, "16家"),
        ([at("6家", 6, 5), at("16家", 16, 22)], 0, "6家"),
        # the same number of two things in one article
        ([figure(), figure("数字车间", span=Span(30, 32))], 0, "全市灯塔工厂6家"),
    ],
)
def test_the_anchor_is_the_number_or_as_many_words_as_it_takes(
    figures: list[Figure], wanted: int, quote: str
) -> None:
    asked = doubter(figures, target())
    decision = asked.decision(Doubt(target(), figures[wanted]), accept=True, why="")
    assert decision is not None
    assert decision.quote == quote


def test_what_no_words_can_tell_apart_is_not_anchored() -> None:
    """One sentence, the same number twice, two meanings."""
    first, second = at("6家", 6, 5, indicator="灯塔工厂"), at("6家", 6, 13, indicator="新灯塔工厂")
    assert doubter([first, second], target()).decision(Doubt(target(), first), accept=True, why="") is None


@pytest.mark.parametrize("accept", [True, False])
def test_what_is_anchored_is_found_again(accept: bool) -> None:
    figures = [figure("可持续灯塔工厂"), figure("可持续灯塔工厂", 16, quote="16家", span=Span(30, 33))]
    decision = doubter(figures, target()).decision(Doubt(target(), figures[0]), accept=accept, why="同一事物")
    assert decision is not None
    found, problems = evidence(figures, target(decisions=(decision,)), articles=[article("2025-01-20")])
    assert problems == ()
    assert [one.quote for one in found[0].observations] == (["6家"] if accept else [])
    assert details(figures, target(decisions=(decision,))) == ["term.other"]  # 16家 alone is left


# ---------------------------------------------------------------- the command

TARGETS = """\
# 目标台账
place: 青岛市
articles: articles/
targets:
  - id: stations   # 基站
    indicator: 5G基站
    goal: 5万个以上
    by: 2027

  # 工厂
  - {id: factories, indicator: 灯塔工厂, goal: 10家以上, by: 2027}
"""
STATIONS = """\
---
title: 通信业观察
date: 2025-07-02
outlet: 样报
url: https://example.org/5g
place: 青岛市
---

通信企业加大投入。截至2025年6月底，全市室外5G基站3.9万个。下半年继续建设。
"""
FACTORIES = """\
---
title: 工厂名单公布
date: 2025-03-02
place: 青岛市
text: notes
---

截至2025年2月底，全市累计培育可持续灯塔工厂6家。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "targets.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-07-02.md").write_text(STATIONS, encoding="utf-8")
    (tmp_path / "articles" / "2025-03-02.md").write_text(FACTORIES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "QDTRACK_TARGETS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def call(answers: str, *arguments: str) -> Result:
    return CliRunner().invoke(application, ["review", *arguments], input=answers, catch_exceptions=False)


def written(project: Path) -> str:
    return (project / "targets.yaml").read_text(encoding="utf-8")


def test_each_answer_is_written_where_it_belongs(project: Path) -> None:
    done = call("w\n室外即全部\ny\nn\n")
    assert done.exit_code == 0
    assert written(project) == TARGETS.replace(
        "    by: 2027\n\n",
        "    by: 2027\n    decisions:\n      - {accept: 3.9万个, article: 2025-07-02, why: 室外即全部}\n\n",
    ).replace("by: 2027}", "by: 2027, decisions: [{reject: 6家, article: 2025-03-02}]}")
    assert "Accepted 1, rejected 1, skipped 0, left 0." in done.stdout


def test_the_report_follows_the_answers(project: Path) -> None:
    call("y\nn\n")
    done = CliRunner().invoke(
        application, ["report", "--as-of", "2026-01-31", "--format", "json"], catch_exceptions=False
    )
    stations, factories = json.loads(done.stdout)["targets"]
    assert stations["latest"]["value"] == 39000
    assert factories["latest"] is None
    assert [one["reason"] for one in factories["rejected"]] == ["decision"]


def test_what_was_decided_is_not_asked_again(project: Path) -> None:
    call("y\nn\n")
    before = written(project)
    done = call("y\ny\n")
    assert done.stdout == "Nothing is doubtful.\n"
    assert written(project) == before


def test_quitting_loses_nothing(project: Path) -> None:
    done = call("y\nq\n")
    assert "accept: 3.9万个" in written(project)
    assert "reject" not in written(project)
    assert "Accepted 1, rejected 0, skipped 0, left 1." in done.stdout


def test_the_end_of_the_input_is_said(project: Path) -> None:
    done = call("s\n")
    assert done.exit_code == 0
    assert "The input has ended.\nAccepted 0, rejected 0, skipped 1, left 1.\n" in done.stdout
    assert written(project) == TARGETS


@pytest.mark.parametrize("answer", ["Y", " y ", "ｙ", "maybe\ny", "\ny"])
def test_answers_are_taken_as_people_type_them(project: Path, answer: str) -> None:
    done = call(f"{answer}\nq\n")
    assert "accept: 3.9万个" in written(project)
    assert ("Answer y, n, s, w or q." in done.stdout) is ("\n" in answer)


def test_a_question_shows_what_a_person_needs(project: Path) -> None:
    shown = call("q\n").stdout
    for words in (
        "1 of 2  5G base stations  stations",
        "Goal: at least 50,000 (5万个以上), by end 2027, Qingdao City",
        "So far: no figure in the files read",
        "Refused:",
        "[term]",
        "通信企业加大投入。",
        "“截至2025年6月底，全市室外5G基站【3.9万个】。”",
        "下半年继续建设。",
        "通信业观察",
        "published 2 Jul 2025, 样报, articles/2025-07-02.md:",
        "https://example.org/5g",
        "Does 3.9万个 count for this goal?",
    ):
        assert words in shown


def test_notes_are_never_shown_as_a_quotation(project: Path) -> None:
    shown = call("q\n", "--target", "factories").stdout
    assert "note: 截至2025年2月底，全市累计培育可持续灯塔工厂【6家】。" in shown
    assert "“" not in shown


def test_in_chinese(project: Path) -> None:
    shown = call("y\nq\n", "--lang", "zh").stdout
    for words in (
        "1/2",
        "目标值：5万个以上",
        "未采用：",
        "3.9万个是否计入该目标？",
        "采用1条，不采用0条，跳过0条，剩余1条。",
    ):
        assert words in shown


def test_one_target(project: Path) -> None:
    assert "1 of 1" in call("q\n", "--target", "factories").stdout
    done = call("", "--target", "factory")
    assert done.exit_code == 2
    assert "did you mean factories" in done.stderr


def test_a_dry_run_prints_the_yaml_and_writes_nothing(project: Path) -> None:
    """The questions go to stderr, so that stdout can be kept. The later question knows the earlier answer."""
    done = call("y\nn\n", "--dry-run")
    assert done.stdout == (
        "# stations, decisions:\n- {accept: 3.9万个, article: 2025-07-02}\n"
        "# factories, decisions:\n- {reject: 6家, article: 2025-03-02}\n"
    )
    assert "Does 3.9万个 count" in done.stderr
    assert "Accepted 1, rejected 1" in done.stderr
    assert written(project) == TARGETS


def test_an_edit_of_the_file_between_two_answers_is_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The registry is read anew for each decision."""
    ask = _Dialogue._ask

    def meddling(self: Any, doubt: Doubt, left: int) -> Any:
        answer = ask(self, doubt, left)
        text = written(project)
        (project / "targets.yaml").write_text(text + "# 随手一记\n", encoding="utf-8")
        return answer

    monkeypatch.setattr(_Dialogue, "_ask", meddling)
    call("y\nn\n")
    assert written(project).count("# 随手一记\n") == 2
    assert "accept: 3.9万个" in written(project)
    assert "reject: 6家" in written(project)


def test_a_place_that_cannot_be_edited_is_said_and_the_rest_goes_on(project: Path) -> None:
    text = TARGETS.replace("    by: 2027\n\n", "    by: 2027\n    decisions: ~\n\n")
    (project / "targets.yaml").write_text(text, encoding="utf-8")
    done = call("y\nn\n")
    assert done.exit_code == 2
    assert "targets.yaml:9:16: error[edit-unsafe]" in done.stderr
    assert "Accepted 0, rejected 1, skipped 1, left 0." in done.stdout
    assert "decisions: ~" in written(project)


def test_an_accepted_figure_settles_a_conflict(project: Path) -> None:
    """Two outlets, one day, two values: with one accepted the other is refused and no longer asked about."""
    for outlet, value in (("甲报", "3.9万个"), ("乙报", "4.6万个")):
        text = STATIONS.replace("样报", outlet).replace("室外5G基站3.9万个", f"累计开通5G基站{value}")
        (project / "articles" / f"{outlet}-2025-07-02.md").write_text(text, encoding="utf-8")
    (project / "articles" / "2025-07-02.md").unlink()
    done = call("y\n", "--target", "stations")
    assert "1 of 2" in done.stdout
    assert "Counted, and doubtful:" in done.stdout
    assert "Against it: 46,000" in done.stdout
    assert "Accepted 1, rejected 0, skipped 0, left 0." in done.stdout


def test_a_slip_is_asked_about_and_can_be_rejected(project: Path) -> None:
    """39万个 for a goal of 5万个: 万 too many, or a figure of somewhere else."""
    text = STATIONS.replace("室外5G基站3.9万个", "累计开通5G基站39万个")
    (project / "articles" / "2025-07-02.md").write_text(text, encoding="utf-8")
    done = call("n\nn\n", "--target", "stations")
    assert "Counted, and doubtful: The size is so far from the goal" in done.stdout
    assert "Is it right to count 39万个?" in done.stdout
    assert "{reject: 39万个, article: 2025-07-02}" in written(project)
    assert "Accepted 0, rejected 1, skipped 0, left 0." in done.stdout


def test_ctrl_c_ends_the_review_like_the_end_of_the_input(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        def readline(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Interrupted())
    review(targets=project / "targets.yaml", articles=None, target=None, dry_run=False, lang=None)
    assert written(project) == TARGETS
