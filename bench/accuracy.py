"""How much of what pages and reports state is read right, beside peers that read numbers.

    python -m bench.accuracy            gold pages, work reports, stated goals, the corpus of sentences
    python -m bench.accuracy --peers    and two peers, each installed into an environment of its own

The gold pages, the reports and the scripts that compare lie in a folder ``shared`` beside the
checkout; what is not there is skipped and said. Prints date and versions: figures without them
mean nothing later.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import venv
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SHOWN = (
    "core_recall",
    "precision",
    "value",
    "modality",
    "indicator",
    "measure",
    "place",
    "period",
    "complete_on_core",
)
GOLD = ("000", "001", "002")
# Name, what pip installs, and the script of bench/peers that prints value, start and end of each number.
PEERS = (
    ("recognizers-text-suite", ["recognizers-text-suite==1.0.2a2", "emoji<2"], "recognizers.py"),
    ("jionlp (money only)", ["jionlp"], "jio.py"),
)


def main(arguments: list[str]) -> None:
    print(f"{datetime.now(UTC):%Y-%m-%d}, qdtrack {version('qdtrack')}, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if not SHARED.is_dir():
            print(f"no folder {SHARED.name} beside the checkout: gold pages and reports are skipped")
        else:
            pages(work)
            results(work)
            documents(work)
            goals(work)
            if "--peers" in arguments:
                peers(work)
    print("\ncorpus of sentences (tests/corpus)")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "bench.corpus"], cwd=ROOT, check=True)


def figures(work: Path, source: str) -> Path:
    """What `qdtrack figures` reads in a folder of the shared material, as a file of JSON lines."""
    return read(work / f"{source.replace('/', '-')}.jsonl", SHARED / source)


def read(target: Path, folder: Path) -> Path:
    """What `qdtrack figures` reads in a folder, as a file of JSON lines."""
    command = [sys.executable, "-m", "qdtrack", "figures", str(folder), "--format", "jsonl"]
    target.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    return target


def pages(work: Path) -> None:
    """The three gold pages, one by one and pooled."""
    found = figures(work, "pages")
    pooled = work / "gold.jsonl"
    pooled.write_text("".join((SHARED / f"gold/{name}.jsonl").read_text("utf-8") for name in GOLD), "utf-8")
    rows = [(name, scored("score.py", SHARED / f"gold/{name}.jsonl", found)) for name in GOLD]
    rows.append(("pooled", scored("score.py", pooled, found)))
    print(f"{'gold pages':<18}" + "".join(f"{name:>9}" for name, _ in rows))
    for field in rows[0][1]:
        print(f"{field:<18}" + "".join(f"{_shown(row.get(field)):>9}" for _, row in rows))


def documents(work: Path) -> None:
    """Documents of our own, annotated before they were first read; see docs/extraction.md."""
    print(f"\n{'own documents':<18}" + "".join(f"{name:>17}" for name in SHOWN))
    for folder in sorted(path.parent for path in (ROOT / "bench/documents").glob("*/gold.jsonl")):
        row = scored("score.py", folder / "gold.jsonl", read(work / f"{folder.name}.jsonl", folder))
        print(f"{folder.name:<18}" + "".join(f"{_shown(row.get(name)):>17}" for name in SHOWN))


def results(work: Path) -> None:
    """GDP growth and six further results of 2025 in each of eleven work reports."""
    found = scored("score_results.py", SHARED / "goals/results_2025.jsonl", figures(work, "corpus/reports"))
    print(f"\nwork reports, right and asked: {found}")


def goals(work: Path) -> None:
    """Stated goals that `qdtrack suggest` finds in the work reports, and in documents of our own."""
    shown = ("core", "recall", "precision", "all")
    print(f"\n{'stated goals':<26}" + "".join(f"{name:>11}" for name in shown))
    reports = SHARED / "goals"
    found = suggested(work / "reports.json", SHARED / "corpus/reports")
    rows = [(f"reports, {part}", reports, found, ["--part", part]) for part in ("main", "tasks", "outlook")]
    for folder in sorted(path.parent for path in (ROOT / "bench/goals").glob("*/goals.jsonl")):
        found = suggested(work / f"goals-{folder.name}.json", folder)
        rows.append((f"own, {folder.name}", folder, found, []))
    for name, gold, file, more in rows:
        row = scored("score_goals.py", gold / "goals.jsonl", gold / "coverage.jsonl", file, *more)
        print(f"{name:<26}" + "".join(f"{_shown(row.get(field)):>11}" for field in shown))


def suggested(target: Path, folder: Path) -> Path:
    """What `qdtrack suggest` finds in a folder, as JSON."""
    command = [sys.executable, "-m", "qdtrack", "suggest", str(folder), "--format", "json"]
    target.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    return target


def peers(work: Path) -> None:
    """Values of the gold's core figures that each peer finds; none of them reads bounds or indicators."""
    gold = [
        json.loads(line)
        for name in GOLD
        for line in (SHARED / f"gold/{name}.jsonl").read_text("utf-8").splitlines()
    ]
    core = [row for row in gold if row["core"]]
    print(f"\n{'peer':<32}{'found':>7}{'value':>7}{'of core':>9}{'others':>8}")
    for name, packages, script in PEERS:
        python = environment(work / script.removesuffix(".py"), packages)
        if python is None:
            print(f"{name:<32} does not install here")
            continue
        command = [str(python), str(ROOT / "bench/peers" / script), *(str(page(one)) for one in GOLD)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        spans = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
        found = [(row, _overlapping(row, spans)) for row in core]
        values = sum(any(_same(row, span) for span in near) for row, near in found)
        others = sum(not any(_overlapping(row, [span]) for row in gold) for span in spans)
        print(f"{name:<32}{sum(bool(near) for _, near in found):>7}{values:>7}{len(core):>9}{others:>8}")


def environment(folder: Path, packages: list[str]) -> Path | None:
    """A virtual environment with these packages; None if they do not install."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", *packages], capture_output=True, check=False
    )
    return python if done.returncode == 0 else None


def page(name: str) -> Path:
    return next((SHARED / "pages").glob(f"{name}_*.txt"))


def scored(script: str, *arguments: Path | str) -> dict[str, object]:
    command = [sys.executable, str(SHARED / script), *map(str, arguments)]
    parsed: dict[str, object] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return parsed


def _overlapping(row: dict[str, object], spans: list[dict[str, object]]) -> list[dict[str, object]]:
    start, end, doc = int(str(row["start"])), int(str(row["end"])), row["doc"]
    return [s for s in spans if s["doc"] == doc and int(str(s["start"])) < end and start < int(str(s["end"]))]


def _same(row: dict[str, object], span: dict[str, object]) -> bool:
    first = row["value"][0] if isinstance(row["value"], list) else row["value"]
    wanted, got = abs(float(str(first))), abs(float(str(span["value"])))
    return abs(wanted - got) <= 2e-3 * max(wanted, got, 1e-9)


def _shown(value: object) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
