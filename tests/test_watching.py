"""Commands that go on while files change, each in a process of its own, ended by Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from documents import Original, government_page, word
from typer.testing import CliRunner

from qdtrack.cli.application import application

PATIENCE = 30.0  # seconds; the machine may be busy
PLAN = Original("青岛工业互联网方案", ("2025年，青岛市培育智能工厂80家。",))
REGISTRY = """registry: 1
place: 青岛市
articles: articles/
targets:
  - {id: factories, indicator: 智能工厂, goal: 100家以上, by: 2027}
"""
ARTICLE = "---\ndate: 2026-01-20\nplace: 青岛市\n---\n\n截至2025年底，全市智能工厂达到80家。\n"


class Running:
    """A command that runs in a folder; what it prints goes into two files."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._out, self._err = folder / "out", folder / "err"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-u", "-m", "qdtrack", *arguments, "--lang", "en"],
                cwd=folder,
                stdout=out,
                stderr=err,
                stdin=subprocess.DEVNULL,
            )

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8")

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, self.err
            assert time.monotonic() < end, self.out + self.err
            time.sleep(0.05)

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*arguments: str) -> Running:
        started.append(Running(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait(PATIENCE)


def test_documents_that_appear_in_an_inbox_are_added(tmp_path: Path, run: Callable[..., Running]) -> None:
    """What lies there first; then a page, in a folder inside too; the same words again are only named."""
    inbox = tmp_path / "inbox"
    (inbox / "below").mkdir(parents=True)
    (inbox / "first.txt").write_text("2024年，青岛市建成农场9个。\n", encoding="utf-8")
    (inbox / "~$lock.docx").write_bytes(b"x")
    articles = tmp_path / "articles"
    running = run("add", "--watch", "inbox")
    running.until(lambda: len(list(articles.rglob("*.md"))) == 1)
    (inbox / "below" / "page.html").write_text(government_page(PLAN), encoding="utf-8")
    running.until(lambda: len(list(articles.rglob("*.md"))) == 2)
    (inbox / "again.docx").write_bytes(word(PLAN))
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    running.until(lambda: "document-known" in running.err and "damaged-file" in running.err)
    assert len(list(articles.rglob("*.md"))) == 2
    assert (inbox / "first.txt").exists()  # nothing is taken away
    assert "lock" not in running.err
    assert running.interrupt() == 0


def test_a_file_that_is_still_being_written_is_waited_for(
    tmp_path: Path, run: Callable[..., Running]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    running = run("add", "--watch", "inbox")
    running.until(lambda: "Watching" in running.err)
    with (inbox / "slow.txt").open("w", encoding="utf-8") as file:
        for number in range(12):
            file.write(f"2025年，青岛市第{number}区建成工厂{number + 10}家。\n\n")
            file.flush()
            time.sleep(0.15)
    running.until(lambda: bool(list((tmp_path / "articles").rglob("*.md"))))
    (article,) = (tmp_path / "articles").rglob("*.md")
    assert "第11区建成工厂21家。" in article.read_text(encoding="utf-8")
    assert running.interrupt() == 0


def test_the_report_is_drawn_again_when_registry_or_articles_change(
    tmp_path: Path, run: Callable[..., Running]
) -> None:
    """A registry that is broken for a while shows its problem and is waited for."""
    targets, articles = tmp_path / "targets.yaml", tmp_path / "articles"
    articles.mkdir()
    targets.write_text(REGISTRY, encoding="utf-8")
    running = run("report", "--watch")
    running.until(lambda: running.out.count("In all 1") == 1)
    assert "80" not in running.out
    (articles / "a.md").write_text(ARTICLE, encoding="utf-8")
    running.until(lambda: "智能工厂达到【80家】" in running.out)
    targets.write_text(REGISTRY.replace("goal: 100家以上", "goal: 100坐以上"), encoding="utf-8")
    running.until(lambda: "error[unknown-unit]" in running.err)
    drawn = running.out.count("In all")
    neighbour = tmp_path / "targets.yaml.new"  # as editors do it
    neighbour.write_text(REGISTRY.replace("100家以上", "120家以上"), encoding="utf-8")
    neighbour.replace(targets)
    running.until(lambda: running.out.count("In all") > drawn and "120" in running.out)
    assert running.interrupt() == 0


def test_watching_without_its_library_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "watchfiles", None)  # importing it fails
    (tmp_path / "inbox").mkdir()
    done = CliRunner().invoke(application, ["add", "--watch", "inbox"], catch_exceptions=False)
    assert done.exit_code == 2
    assert "qdtrack[watch]" in done.stderr
