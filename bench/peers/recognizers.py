"""Numbers, percentages, amounts of money and measures that recognizers-text-suite finds in pages."""

import json
import sys
from pathlib import Path

from recognizers_number import Culture, recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension

READERS = (recognize_currency, recognize_dimension, recognize_percentage, recognize_number)

for path in map(Path, sys.argv[1:]):
    text = path.read_bytes().decode("utf-8")
    for read in READERS:
        for found in read(text, Culture.Chinese):
            value = str((found.resolution or {}).get("value") or "").rstrip("%")
            if value:
                doc = path.stem.partition("_")[0]
                print(json.dumps({"doc": doc, "start": found.start, "end": found.end + 1, "value": value}))
