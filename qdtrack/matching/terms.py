"""The name of an indicator, reduced to what tells it from others.

    reduce("累计培育全球“灯塔工厂”总数", 青岛市)  ->  Term("灯塔工厂")
    reduce("智能工厂数（省级）", 青岛市)         ->  Term("智能工厂", {"省级"})
    reduce("新开通5G基站", 青岛市)             ->  Term("5g基站", {"+"})

Two names are one indicator only if their terms are equal; nothing is accepted for being
similar. Finding the terms that a phrase comes near to is index.py's business.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.traditional import simplify
from qdtrack.matching.wording import Wording
from qdtrack.model import Place

ADDED = "+"  # the mark of 新增, 新建: what a period added, not what is there

_ECHO = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A name's core, and the grades and 新 that may stand before, after or inside it."""

    core: str
    marks: frozenset[str] = frozenset()

    @property
    def is_added(self) -> bool:
        return ADDED in self.marks

    def without_added(self) -> Term:
        return Term(self.core, self.marks - {ADDED})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a phrase is to be read: whose it is, and whether it counts things or gives a rate of change."""

    place: Place
    counted: bool = False
    rate: bool = False


@lru_cache(maxsize=1 << 15)  # a name is asked for again and again: by each target, by each figure
def clean(text: str, wording: Wording) -> str:
    """The phrase in one spelling: no brackets, quotation marks, spaces or particles, one word for a thing."""
    text = simplify(unicodedata.normalize("NFKC", text).casefold())
    text = _one_word(wording.particles.sub("", text.translate(_BUT_BRACKETS)), wording)
    # 细颗粒物(PM2.5): the bracket says the word before it again.
    text = _ECHO.sub(lambda m: "" if text[: m.start()].endswith(m[1]) else m[1], text)
    text = _one_word(text.translate(_ALL_SIGNS), wording)
    if wording.share_word in text:
        text = wording.share_end.sub(wording.share_canonical, text)
    return text


class _WithoutSigns(dict[int, int | None]):
    """For str.translate: drops punctuation and spaces, but for those kept; learns a character once.

    A point or a hyphen inside a Latin name is none of them: PM2.5.
    """

    def __init__(self, kept: str) -> None:
        super().__init__({ord(character): ord(character) for character in kept})

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code))[0] in "PZC" else code
        return self[code]


_ALL_SIGNS = _WithoutSigns(".-")
_BUT_BRACKETS = _WithoutSigns(".-()&")


def _one_word(text: str, wording: Wording) -> str:
    """Variants replaced until none is left: 外贸进出口总值 -> 进出口总值 -> 进出口."""
    for _ in range(4):
        replaced = wording.same_pattern.sub(lambda m: wording.same[m[0]], text)
        if replaced == text:
            break
        text = replaced
    return text


def reduce(text: str, reading: Reading, wording: Wording, lexicon: Lexicon) -> Term:
    """The term of a phrase; an empty core if the phrase names nothing."""
    core = clean(without_own_area(text, reading.place, wording, lexicon), wording)
    marks = {wording.grades[m[0]] for m in wording.grade_pattern.finditer(core)}
    core = wording.grade_pattern.sub("", core)
    while core:
        shorter = _shorten(core, reading, marks, wording)
        if shorter == core:
            break
        core = shorter
    return Term(core, frozenset(marks))


def without_own_area(text: str, place: Place, wording: Wording, lexicon: Lexicon) -> str:
    """Drops the phrase's own place: 全市 anywhere, its name in front or after 占.

    Words of another place stay, 全省 in a city's figure too: they make another indicator.
    """
    pieces, at = [], 0
    for mention in lexicon.places.mentions(text):
        if mention.own is not None:
            # 全市 is also the word of 重庆市, a province by its level.
            own = mention.own is place.scope or text[mention.end - 1] == place.name[-1:]
        else:
            before = clean(text[: mention.start], wording)
            own = place in mention.places and (not before or before.endswith(wording.share_word))
        if own:
            pieces.append(text[at : mention.start])
            at = mention.end
    return "".join([*pieces, text[at:]])


def _shorten(core: str, reading: Reading, marks: set[str], wording: Wording) -> str:
    """One word less at either end, if that word changes nothing; what it changes goes into marks."""
    if core.startswith(wording.whole):
        return _shorten_end(core, reading, marks, wording)
    for word in _beginnings(core, wording.added):
        if len(core) > len(word):
            marks.add(ADDED)
            return core[len(word) :]
    for word, grade in wording.grades_in_front.items():
        if core.startswith(word) and len(core) > len(word) + 1:
            marks.add(grade)
            return core[len(word) :]
    for word in _beginnings(core, wording.leading):
        if len(core) > len(word) + 1:
            return core[len(word) :]
    return _shorten_end(core, reading, marks, wording)


def _beginnings(core: str, words: tuple[str, ...]) -> list[str]:
    """Those of the words that the core begins with; one question to all of them comes first."""
    return [word for word in words if core.startswith(word)] if core.startswith(words) else []


def _shorten_end(core: str, reading: Reading, marks: set[str], wording: Wording) -> str:
    if core.endswith(wording.whole):
        return core
    for word in wording.added if core.endswith(wording.added) else ():
        if core.endswith(word) and len(core) > len(word) + 1:
            marks.add(ADDED)
            return core[: -len(word)]
    endings = wording.trailing
    if reading.counted:
        endings += wording.counting
    if reading.rate:
        endings += wording.rates
    for word in endings if core.endswith(endings) else ():
        if core.endswith(word) and len(core) > len(word) + 1:
            return core[: -len(word)]
    return core
