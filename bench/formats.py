"""What share of the figures of a text is read the same from every format it can lie in.

    python -m bench.formats             our own articles, a file each, in every format
    python -m bench.formats --shared    the pages and reports of ``shared`` beside the checkout likewise
    python -m bench.formats --wrong     and every figure that differs

A figure agrees if value, unit, bound, indicator and place do. The files are made by tests/documents.py
and lie in a folder that is thrown away.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))  # the documents are the tests' own

from documents import ARTICLES, FORMATS, ROOT, Original, figures_of, original, written

SHARED = ROOT.parent / "shared"


def main(arguments: Sequence[str]) -> None:
    """Compare every format with the plain text and print a line for each."""
    texts = list(shared() if "--shared" in arguments else map(original, ARTICLES))
    print(f"{len(texts)} texts")
    if not texts:
        print(f"{SHARED} is not there: nothing to compare")
        return
    with TemporaryDirectory() as folder:
        for kind in FORMATS:
            alike, whole, more = compared(texts, kind, Path(folder), wrong="--wrong" in arguments)
            print(f"{kind:28} {alike:5} of {whole} figures agree ({alike / whole:.2%}), {more} others")


def shared() -> Iterator[Original]:
    """The pages and reports, each line a paragraph."""
    for path in sorted([*(SHARED / "pages").glob("*.txt"), *(SHARED / "corpus" / "reports").glob("*.txt")]):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        yield Original(lines[0], tuple(lines[1:]))


def compared(texts: Sequence[Original], kind: str, folder: Path, *, wrong: bool) -> tuple[int, int, int]:
    """How many figures agree, how many the plain texts have, how many the format has besides."""
    alike = whole = more = 0
    for one in texts:
        plain = figures_of(written(one, "text", folder))
        found = figures_of(written(one, kind, folder))
        alike, whole = alike + (plain & found).total(), whole + plain.total()
        more += (found - plain).total()
        if wrong and plain != found:
            print(f"{one.title}, {kind}: - {list(plain - found)} + {list(found - plain)}")
    return alike, whole, more


if __name__ == "__main__":
    main(sys.argv[1:])
