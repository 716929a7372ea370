"""The words that stand around a number, and whether a name lost one of them on the way.

    clause_of(25家 in "拥有智能工厂400家，国家级智能工厂25家。")  ->  "国家级智能工厂25家"

A figure whose indicator reads 智能工厂 while its clause knows only 国家级智能工厂 was read too
short, and is no 智能工厂. Only words that are known to make another indicator are looked
for: grades, 新增, and what the registry's `not` names.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from qdtrack.matching.knowledge import Knowledge
from qdtrack.matching.refusal import Refusal, refuse
from qdtrack.matching.terms import Term, clean
from qdtrack.model import Figure, Kind, Reason, Target, place_of

_CLAUSE_END = re.compile(r"[,;:。!?\n]")
_SPACE = re.compile(r"\s")


def clause_of(figure: Figure) -> str:
    """The clause up to and with the number, in half-width characters and without spaces."""
    sentence, quote, lead = (
        _SPACE.sub("", unicodedata.normalize("NFKC", t)) for t in (figure.sentence, figure.quote, figure.lead)
    )
    at = place_of(sentence, quote, lead)
    return _CLAUSE_END.split(sentence[:at])[-1] + quote if at >= 0 else sentence


def check_words(figure: Figure, target: Target, known: Knowledge, as_of: date) -> Refusal | None:
    """Refuses a name that stands in its clause only as a part of a longer one."""
    term = known.term(figure)
    clause = clean(clause_of(figure), known.wording)
    if not term.core or term.core not in clause:
        return None
    for word in _qualifiers(term, target, known):
        if _stands_only_in(word + term.core, term.core, clause):
            return refuse(Reason.TERM, "other", found=word + term.core, wanted=target.indicator)
    for wording in target.exclude:
        if _stands_only_in(clean(wording, known.wording), term.core, clause):
            return refuse(Reason.EXCLUDED, "wording", wording=wording)
    return None


def _qualifiers(term: Term, target: Target, known: Knowledge) -> tuple[str, ...]:
    """The grades the term lacks; and 新增, unless a period's work is just what is asked for."""
    lacking = tuple(word for word, grade in known.wording.grades.items() if grade not in term.marks)
    asks_for_stock = target.kind in {Kind.STOCK, Kind.SHARE} and not known.is_added(target)
    return lacking + (known.wording.added if asks_for_stock else ())


def _stands_only_in(longer: str, core: str, clause: str) -> bool:
    return core in longer and longer != core and longer in clause and core not in clause.replace(longer, "")
