"""What a registry of 10,000 targets costs beside one of 10: matching alone, and a whole run.

    python -m bench.matching FOLDER      FOLDER holds the articles, for instance 120 days of news

The targets are generated: half are indicators that the articles name, half are made of common words,
so that neighbours are plenty. Both registries are measured in one run, the best of three each; a whole
run reads the articles, extracts, reads the registry from YAML, matches and assesses.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from qdtrack.lexicon import load_lexicon
from qdtrack.matching import match
from qdtrack.model import Figure
from qdtrack.registry import read_registry
from qdtrack.tracking import read_corpus, run

FEW, MANY = 10, 10_000
ALLOWED = 2.0  # times the time of FEW, for a whole run
AS_OF = date(2026, 6, 30)
BEFORE = ("省级", "示范", "数字", "智慧", "海洋", "现代", "公共", "民营", "重点", "绿色")
HEADS = ("5G基站", "灯塔工厂", "智能工厂", "充电设施", "高新技术企业", "工业互联网平台", "技改项目")


def main(arguments: Sequence[str]) -> int:
    """Print both times and both ratios; 1 if a whole run costs more than ALLOWED times."""
    folder = Path(arguments[0])
    corpus = read_corpus([folder], folder.parent, load_lexicon())
    print(f"articles {len(corpus.articles)}, figures {len(corpus.figures)}")
    with tempfile.TemporaryDirectory() as where:
        files = {count: _write(Path(where), count, corpus.figures) for count in (FEW, MANY)}
        registries = {count: read_registry(file, load_lexicon())[0] for count, file in files.items()}

        def matched(count: int) -> None:
            registry = registries[count]
            assert registry is not None
            match(registry, corpus.articles, corpus.figures, load_lexicon(), AS_OF)

        _compare("matching alone", matched)
        ratio = _compare("whole run", lambda count: run(files[count], [folder], as_of=AS_OF))
    return int(ratio > ALLOWED)


def _compare(name: str, work: Callable[[int], object]) -> float:
    """Times of both registries, taken in turns so that a busy machine slows both."""
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    for count in (FEW, MANY) * 3:
        start = perf_counter()
        work(count)
        times[count].append(perf_counter() - start)
    few, many = min(times[FEW]), min(times[MANY])
    print(f"{name:<15} {FEW} targets {few:6.2f} s   {MANY:,} targets {many:6.2f} s   {many / few:5.2f} times")
    return many / few


def _write(where: Path, count: int, figures: Sequence[Figure]) -> Path:
    """A registry of so many targets, as a person would have written it."""
    named = sorted({figure.indicator for figure in figures if len(figure.indicator) >= 4})
    made = (f"{front}{head}{number}期" for number in range(count) for front in BEFORE for head in HEADS)
    indicators = [name for pair in zip(cycle(named), made, strict=False) for name in pair][:count]
    lines = ["registry: 1", "place: 全国", "articles: .", "targets:"]
    lines += [
        f"  - {{id: t{n}, indicator: {_quoted(name)}, goal: {n + 10}个以上, by: 2027}}"
        for n, name in enumerate(islice(indicators, count))
    ]
    file = where / f"targets-{count}.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
