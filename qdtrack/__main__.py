"""``python -m qdtrack``: the same as the command ``qdtrack``."""

from qdtrack.cli import main

main()
