"""Wrong calls: one sentence that says what is wrong, in the language that the call asked for."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qdtrack.catalogue import Language, table, translated
from qdtrack.cli.application import application
from qdtrack.registry import project

PACKAGE = Path(__file__).resolve().parents[1] / "qdtrack"
SYSTEM = {os.strerror(number) for number in range(1, 130)} | {"embedded null byte"}

# call -> what is said in English, in Chinese
OURS = {
    "report --only behnid": (
        "'behnid' is no status; did you mean behind?",
        "没有“behnid”这一状态；是否指behind？",
    ),
    "report --fail-on behind,x": (
        "'x' is no status. Statuses: no_evidence",
        "没有“x”这一状态。状态有：no_evidence",
    ),
    "report --profile eurostatt": (
        "did you mean eurostat or eurostat-cagr?",
        "是否指eurostat或eurostat-cagr？",
    ),
    "report --plan charging": (
        "the registry has no plan 'charging'; did",
        "目标台账中没有规划“charging”；是否指",
    ),
    "gaps --plan x": ("the registry has no plan 'x'.", "目标台账中没有规划“x”。"),
    "review --target chargres": (
        "no target 'chargres'; did you mean chargers?",
        "没有目标“chargres”；是否指chargers？",
    ),
    "diff": ("Error: name an earlier report", "错误：请指明以前的报告"),
    "show nothing": ("no target is called 'nothing'.", "没有名为“nothing”的目标。"),
    "show 乡镇": (
        "no target is called '乡镇'; it stands in town-coverage.",
        "没有名为“乡镇”的目标；含有它的有town-coverage。",
    ),
    "show c -t two.yaml": (
        "'c' is the beginning or name of several: ca, cb.",
        "以“c”开头或同名的目标不止一个：ca, cb。",
    ),
    "explain stael": ("there is no code 'stael'; did you mean stale?", "没有代码“stael”；是否指stale？"),
    "report --output no/such/file": (
        "cannot write no/such/file: there is no such file or folder.",
        "无法写入no/such/file：没有这个文件或文件夹。",
    ),
    "figures nowhere.txt": (
        "Invalid value for PATH: 'nowhere.txt' does not exist.",
        "PATH的值有误：“nowhere.txt”不存在。",
    ),
    "report -a nowhere": (
        "Invalid value for --articles / -a: 'nowhere' does",
        "--articles / -a的值有误：“nowhere”不存在。",
    ),
    "figures --text articles": ("'articles' is a folder.", "“articles”是文件夹。"),
    "check --targets -": (
        "--targets / -t (env: QDTRACK_TARGETS): the registry must be a file",
        "目标台账必须是文件",
    ),
    "report -q -v": ("--quiet and --verbose contradict each other.", "--quiet与--verbose相互矛盾。"),
    "show": ("Error: TARGET is missing.", "错误：缺少TARGET。"),
}

# What typer says: its sentence -> a call that makes it, what is said instead
TYPERS = {
    "No such option: {option}": ("--onyl report", "there is no option --onyl.", "没有--onyl这个选项。"),
    "No such option: {option} (Possible options: {others})": (
        "report --onyl x",
        "there is no option --onyl; did you mean --only?",
        "没有--onyl这个选项；是否指--only？",
    ),
    "No such command '{name}'.": (
        "frobnicate",
        "there is no command 'frobnicate'.",
        "没有“frobnicate”这个命令。",
    ),
    "No such command '{name}'. Did you mean {others}?": (
        "reprot",
        "there is no command 'reprot'; did you mean 'report'?",
        "没有“reprot”这个命令；是否指'report'？",
    ),
    "Missing command.": ("--quiet", "a command is missing.", "缺少命令。"),
    "Got unexpected extra argument(s) ({words})": (
        "gaps a b",
        "there is no place for: a b.",
        "多余的参数：a b。",
    ),
    "Option '{option}' does not take a value.": (
        "report --peers=1",
        "--peers takes no value.",
        "--peers不带值。",
    ),
    "Option '{option}' requires an argument.": ("report --sort", "--sort needs a value.", "--sort缺少值。"),
    "'{value}' is not one of {choices}.": (
        "gaps --format xml",
        "--format / -f: 'xml' is none of 'terminal', 'json'.",
        "--format / -f的值有误：“xml”不在可选值'terminal', 'json'之中。",
    ),
    "'{value}' does not match the formats '%Y-%m-%d'.": (
        "report --as-of yesterday",
        "--as-of: 'yesterday' is no day such as 2026-06-30.",
        "--as-of的值有误：“yesterday”不是2026-06-30这样的日期。",
    ),
    "Input should be a valid integer, unable to parse string as an integer": (
        "gaps --limit five",
        "--limit: it is no whole number.",
        "--limit的值有误：不是整数。",
    ),
    "Input should be greater than or equal to {least}": (
        "gaps --limit 0",
        "--limit: it is less than 1.",
        "--limit的值有误：小于1。",
    ),
}
CALLS = {**OURS, **{line: (english, chinese) for line, english, chinese in TYPERS.values()}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert project.write(tmp_path, project.template()) == ()
    target = "{{id: {}, indicator: 充电桩, goal: 5万个, by: 2028}}"
    two = f"targets: [{target.format('ca')}, {target.format('cb')}]\nplace: 烟台市\narticles: articles/\n"
    (tmp_path / "two.yaml").write_text(two, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("QDTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "QDTRACK_TARGETS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def call(line: str, **environment: str) -> Result:
    return CliRunner().invoke(application, shlex.split(line), env=environment, catch_exceptions=False)


@pytest.mark.parametrize("line", CALLS)
def test_a_wrong_call_is_told_in_english_and_in_chinese(folder: Path, line: str) -> None:
    english, chinese = CALLS[line]
    for language, said in ((Language.EN, english), (Language.ZH, chinese)):
        done = call(line, QDTRACK_LANG=language)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr.splitlines()[-1]
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", done.stderr.replace(line, "")), done.stderr


def test_everything_that_typer_is_known_to_say_is_tried() -> None:
    file = (PACKAGE / "catalogue" / "translations" / "others.yaml").read_text(encoding="utf-8")
    rest = {key for key in table("translations") if f'"{key}":' in file}
    assert {"Show this message and exit."} < rest  # the help is another test's
    told = set(TYPERS) | SYSTEM
    assert [key for key in rest - told if "completion" not in key and not key.startswith("Show")] == []
    assert set(TYPERS) <= rest


@pytest.mark.parametrize(
    ("line", "environment", "language"),
    [
        ("report --onyl x", {}, "en"),
        ("report --onyl x --lang zh", {}, "zh"),
        ("report --lang=zh --onyl x", {}, "zh"),
        ("--lang zh report --onyl x", {}, "zh"),
        ("report --onyl x", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("report --onyl x", {"LANG": "zh_CN.UTF-8", "QDTRACK_LANG": "en"}, "en"),
        ("report --onyl x", {"LANG": "en_US.UTF-8", "QDTRACK_LANG": "zh_TW"}, "zh"),
        ("report --onyl x --lang en", {"QDTRACK_LANG": "zh"}, "en"),
        ("report --lang fr", {"QDTRACK_LANG": "zh"}, "zh"),  # it names no language of ours
        ("report --lang zh --lang en --onyl x", {}, "en"),  # the last counts, as for typer
        ("show -- --lang zh", {}, "en"),  # what stands after -- is no option
    ],
)
def test_the_language_is_known_before_the_call_is_understood(
    folder: Path, line: str, environment: dict[str, str], language: str
) -> None:
    done = call(line, **environment)
    assert done.exit_code == 2
    assert done.stderr.startswith("用法：" if language == "zh" else "Usage: ")


def test_the_language_before_the_command_is_that_of_the_command(folder: Path) -> None:
    assert "目标值" in call("--lang zh report").stdout
    assert "目标值" not in call("--lang zh report --lang en").stdout


def test_a_call_says_how_to_call_and_where_to_read_more(folder: Path) -> None:
    assert call("show").stderr.splitlines() == [
        "Usage: qdtrack show [OPTIONS] TARGET",
        "Try 'qdtrack show --help' for help.",
        "",
        "Error: TARGET is missing.",
    ]


def test_what_the_system_says_is_told_in_chinese_too(folder: Path) -> None:
    done = call("init targets.yaml --lang zh")
    assert done.exit_code == 2
    assert "无法写入（不是文件夹）" in done.stderr


def test_a_name_that_no_file_can_have(folder: Path) -> None:
    done = CliRunner().invoke(application, ["check", "-t", "a\0b", "--lang", "zh"], catch_exceptions=False)
    assert done.exit_code == 2
    assert "文件名含NUL字符" in done.output


def test_what_nobody_foresaw_stays_as_it_is() -> None:
    assert translated("Flux capacitor missing.", Language.ZH) == "Flux capacitor missing."
