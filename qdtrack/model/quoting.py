"""Where in a sentence a number stands that it has more than once.

place_of("增长4.5%左右，力争实现5%。", "5%")           ->  13: the first 5% ends another number
place_of("甲增长5%，乙增长5%。", "5%", "乙增长")         ->  9
"""

from __future__ import annotations

import re


def place_of(sentence: str, quote: str, lead: str = "") -> int:
    """The offset of the quote: the first behind ``lead``, the words before it; -1 if it is not there."""
    lead = lead.strip()
    begin = max(sentence.find(lead), 0) + len(lead) if lead in sentence else 0
    whole = re.compile(rf"(?<![\d.]){re.escape(quote)}" if quote[:1].isdigit() else re.escape(quote))
    found = whole.search(sentence, begin) or whole.search(sentence)
    return found.start() if found else sentence.find(quote)
