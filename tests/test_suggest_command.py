"""`qdtrack suggest`: what it prints, asks and writes into targets.yaml."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest
import yaml
from factories_goals import LEXICON, of_days, suggested
from typer.testing import CliRunner, Result

from qdtrack.cli.application import application
from qdtrack.model import Kind, Suggestion
from qdtrack.registry import read_registry
from qdtrack.registry.lint import lint
from qdtrack.suggesting.entries import Scribe
from qdtrack.tracking import run

REGISTRIES = yaml.safe_load(Path(__file__).with_name("suggest_registries.yaml").read_text(encoding="utf-8"))


def qdtrack(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(application, list(arguments), input=answers, catch_exceptions=False)


# ---------------------------------------------------------------- --append

PLAN = (
    "青岛市低空经济行动方案（2025—2027年）\n"
    "发布时间：2025-03-01\n"
    "到2027年，全市低空经济规模突破500亿元，集聚低空企业200家以上，低空监管平台实现全覆盖；"
    "每年举办推介活动10场以上。2026年，新建起降点30个。居民收入增长与经济增长同步。\n"
)
NEWS = "---\ndate: 2026-02-01\nplace: 青岛市\n---\n\n截至2025年底，全市集聚低空企业120家。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QDTRACK_TARGETS", raising=False)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2025-03-01_plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", REGISTRIES)
def test_only_new_lines_differ_and_the_result_reads_back(name: str, folder: Path) -> None:
    path = folder / "targets.yaml"
    before = REGISTRIES[name].encode()
    path.write_bytes(before)
    old, _ = read_registry(path, LEXICON)
    done = qdtrack("suggest", "plans", "--append")
    assert done.exit_code == 0, done.stderr
    after = path.read_bytes()
    assert kept(before, after)
    assert after.startswith(codecs.BOM_UTF8) == before.startswith(codecs.BOM_UTF8)
    assert (b"\r\n" in before) == (b"\r\n" in after)
    assert after.endswith(b"\n") == before.endswith(b"\n")
    new, problems = read_registry(path, LEXICON)
    assert problems == ()
    assert new is not None
    assert old is not None
    assert [one.id for one in new.targets[: len(old.targets)]] == [one.id for one in old.targets]
    added = new.targets[len(old.targets) :]
    assert [(one.indicator, one.goal.text, one.kind) for one in added] == [
        ("低空经济规模", "突破500亿元", Kind.ANNUAL),
        ("低空企业", "200家以上", Kind.STOCK),
        ("低空监管平台覆盖率", "全覆盖", Kind.SHARE),
        ("推介活动", "每年10场以上", Kind.QUOTA),
        ("新建起降点", "30个", Kind.QUOTA),
    ]
    assert {one.plan.name for one in added if one.plan} == {"青岛市低空经济行动方案（2025—2027年）"}
    again = qdtrack("suggest", "plans", "--append")
    assert again.exit_code == 0
    assert path.read_bytes() == after


def kept(before: bytes, after: bytes) -> bool:
    """Whether every character of the old text stands in the new one, in order; [] gives room for lines."""
    rest = iter(after.decode())
    return all(sign in rest for sign in before.decode().replace("targets: []", "targets:"))


def lines_kept(before: str, after: str) -> bool:
    """Whether every line of the old text stands in the new one as it was, in order."""
    rest = iter(after.splitlines())
    return all(line in rest for line in before.splitlines())


@pytest.mark.parametrize(
    "name", [name for name in REGISTRIES if "brace" not in name and "bracket" not in name]
)
def test_lines_stay_whole_where_lists_stand_in_lines(name: str, folder: Path) -> None:
    path = folder / "targets.yaml"
    path.write_bytes(REGISTRIES[name].encode())
    qdtrack("suggest", "plans", "--append")
    before, after = REGISTRIES[name], path.read_bytes().decode()
    before = before.replace("targets: []\n", "")  # the one line that must change
    assert lines_kept(before, after)


def test_entries_stand_under_their_sentence(folder: Path) -> None:
    path = folder / "targets.yaml"
    path.write_text("place: 青岛市\ntargets:\n  # none yet\n", encoding="utf-8")
    qdtrack("suggest", "plans", "--append", "--lang", "en")
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index("  - id: 低空经济规模-2027")
    assert "【突破500亿元】" in lines[at - 2]
    assert lines[at - 1] == "  # published 1 Mar 2025, plans/2025-03-01_plan.txt:55-62"


def test_what_cannot_be_written_is_named(folder: Path) -> None:
    (folder / "targets.yaml").write_text("place: 青岛市\ntargets: []\n", encoding="utf-8")
    done = qdtrack("suggest", "plans", "--append", "--lang", "en")
    assert "Not written: 居民收入, 与经济增长同步 (told by another rate, not by a number)" in done.stderr
    assert "Written into targets.yaml: 5 targets, 1 plans, 0 earlier versions" in done.stderr


def test_nothing_is_written_where_an_edit_is_not_safe(folder: Path) -> None:
    path = folder / "targets.yaml"
    text = "place: 青岛市\nplans: ~\ntargets: []\n"
    path.write_text(text, encoding="utf-8")
    done = qdtrack("suggest", "plans", "--append")
    assert done.exit_code == 2
    assert "edit-unsafe" in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_an_earlier_version_goes_under_its_target(folder: Path) -> None:
    path = folder / "targets.yaml"
    head = "place: 青岛市\nplans:\n  - {id: p, issued: 2025-05-15}\ntargets:\n"
    path.write_text(
        head + "  - id: one\n    indicator: 低空企业\n    goal: 300家\n    by: 2027\n    plan: p  # 见方案\n",
        encoding="utf-8",
    )
    qdtrack("suggest", "plans", "--append")
    text = path.read_text(encoding="utf-8")
    expected = "    plan: p  # 见方案\n    revises: {goal: 200家以上, by: 2027, source: 2025-03-01_plan}\n"
    assert expected in text
    found, problems = read_registry(path, LEXICON)
    assert problems == ()
    assert found is not None
    assert found.targets[0].revises is not None


def test_from_a_plan_and_articles_to_a_report_in_a_clean_folder(folder: Path) -> None:
    """A plan in, `suggest --append`; articles in, `report` out: the whole way of a new user."""
    (folder / "targets.yaml").write_text(
        "registry: 1\nplace: 青岛市\narticles: [articles/, plans/]\ntargets: []\n", encoding="utf-8"
    )
    (folder / "articles").mkdir()
    assert qdtrack("suggest", "--append").exit_code == 0
    (folder / "articles" / "2026-02-01.md").write_text(NEWS, encoding="utf-8")
    tracking = run(folder / "targets.yaml", as_of=date(2026, 3, 1))
    report = tracking.report
    assert report is not None
    assert report.problems == ()
    latest = {one.target.indicator: one.latest for one in report.assessments if one.latest}
    assert list(latest) == ["低空企业"]
    assert latest["低空企业"].quantity.value == 120
    severe = [problem.code for problem in lint(report.registry)]
    assert set(severe) <= {"no-baseline"}  # an opinion, and a true one
    shown = qdtrack("report", "--as-of", "2026-03-01", "--lang", "zh")
    assert shown.exit_code == 0
    assert "120家" in shown.stdout


# ---------------------------------------------------------------- the command


def test_without_a_registry_and_paths_there_is_nothing_to_read(folder: Path) -> None:
    done = qdtrack("suggest")
    assert done.exit_code == 2
    assert "registry-missing" in done.stderr


def test_paths_need_no_registry(folder: Path) -> None:
    done = qdtrack("suggest", "plans", "--lang", "en")
    assert done.exit_code == 0
    shown = yaml.safe_load(done.stdout)
    assert [entry["place"] for entry in shown["targets"]] == ["青岛市"] * 5
    assert shown["plans"][0]["source"] == {"article": "2025-03-01_plan"}
    assert "# 居民收入, 与经济增长同步" in done.stdout  # told, though no entry


def test_a_file_from_elsewhere_is_shown_whole_and_marked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = folder / "project"
    project.mkdir()
    (project / "targets.yaml").write_text(
        "place: 青岛市\ntargets:\n  - {id: firms, indicator: 低空企业, goal: 200家以上, by: 2027}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(project)
    whole = qdtrack("suggest", "../plans", "--lang", "en")
    assert "# already there: firms" in whole.stdout
    assert "id: 低空企业-2027" not in whole.stdout
    assert "already there" not in qdtrack("suggest", "../plans", "-t", "targets.yaml").stdout


def test_goals_without_a_deadline_are_counted_and_shown_when_asked_for(folder: Path) -> None:
    (folder / "plans" / "2025-03-01_plan.txt").write_text("青岛将建设驿站20个。", encoding="utf-8")
    done = qdtrack("suggest", "plans", "--lang", "en")
    assert (done.stdout, "for want of a deadline: 1" in done.stderr) == ("", True)
    assert "no deadline is said" in qdtrack("suggest", "plans", "--undated", "--lang", "en").stdout


def test_json_keeps_its_contract(folder: Path) -> None:
    found = yaml.safe_load(qdtrack("suggest", "plans", "--format", "json").stdout)
    text = (folder / "plans" / "2025-03-01_plan.txt").read_text(encoding="utf-8")
    assert len(found) == 6
    for goal in found:
        assert text[goal["start"] : goal["end"]] == goal["quote"]
        assert {"path", "article", "sentence", "indicator", "place", "kind", "by", "yaml"} <= set(goal)
    by_name = {goal["indicator"]: goal for goal in found}
    assert by_name["低空监管平台覆盖率"]["goal"] == {
        "text": "全覆盖", "bound": "eq", "value": 100, "high": None, "unit": "%",
    }  # fmt: skip
    assert by_name["居民收入"]["goal"]["value"] is None
    assert by_name["居民收入"]["yaml"] == ""
    assert yaml.safe_load(by_name["低空企业"]["yaml"])[0]["goal"] == "200家以上"
    assert by_name["低空企业"]["by"] == "2027-12-31"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_asked_about_and_written_at_once(folder: Path, language: str) -> None:
    path = folder / "targets.yaml"
    path.write_text("place: 青岛市\ntargets: []\n", encoding="utf-8")
    done = qdtrack("suggest", "plans", "-i", "--lang", language, answers="y\nmaybe\nn\ny\nq\n")
    assert done.exit_code == 0
    found, problems = read_registry(path, LEXICON)
    assert problems == ()
    assert found is not None
    assert [one.indicator for one in found.targets] == ["低空经济规模", "低空监管平台覆盖率"]
    assert len(found.plans) == 1  # once, though both are of it
    assert "2" in done.stderr.splitlines()[-1]


def test_a_closed_input_ends_the_questions(folder: Path) -> None:
    (folder / "targets.yaml").write_text("place: 青岛市\ntargets: []\n", encoding="utf-8")
    done = qdtrack("suggest", "plans", "-i", "--lang", "en", answers="y\n")
    assert done.exit_code == 0
    assert "added 1, passed over 0, left 4" in done.stderr


def test_a_place_may_be_chosen(folder: Path) -> None:
    done = qdtrack("suggest", "plans", "--place", "济南", "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "")


def suggestion_of(text: str) -> Suggestion:
    return suggested("", *of_days({"2026-01-22": text}))[0]


def test_a_group_is_written_with_its_area() -> None:
    one = suggestion_of("到2028年，20家试点企业生产成本平均下降10%。")
    entry = Scribe(LEXICON, None).target(one)
    assert (entry["place"], entry["group"]) == ("青岛市", "试点企业")
