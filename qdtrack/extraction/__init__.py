"""Articles to figures. ``extract`` reads an article, ``read_whole`` also its goals without a numeral.

``stated`` reads a goal or value by itself.
"""

from qdtrack.extraction.figures import Extraction, extract, own_place, read_whole

__all__ = ["Extraction", "extract", "own_place", "read_whole"]
