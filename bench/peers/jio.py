"""Amounts of money that jionlp finds in pages."""

import json
import sys
from pathlib import Path

import jionlp

for path in map(Path, sys.argv[1:]):
    text = path.read_bytes().decode("utf-8")
    for found in jionlp.ner.extract_money(text, with_parsing=True):
        number = found["detail"]["num"]
        value = number[0] if isinstance(number, list) else number
        start, end = found["offset"]
        print(json.dumps({"doc": path.stem.partition("_")[0], "start": start, "end": end, "value": value}))
