"""Articles to figures. ``extract`` reads an article; ``stated`` reads a goal or value by itself."""

from qdtrack.extraction.figures import extract

__all__ = ["extract"]
