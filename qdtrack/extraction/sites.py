"""Where figures stand: a sentence with all that was found in it, and the words around each figure.

27家企业发布314项需求  ->  the site of 314项: left "企业发布", right "需求"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qdtrack.extraction.found import Found
from qdtrack.extraction.moments import Moment
from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.lexicon.places import Mention
from qdtrack.model import Passage


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a passage with its figures, times and places; positions are the passage's."""

    passage: Passage
    text: str  # the passage's, in simplified characters
    sentence: Sentence
    found: list[Found]
    moments: list[Moment]  # of the whole passage
    mentions: list[Mention]  # of the whole passage
    told: str  # ``text`` with blanks for what is made use of: 依托现有资源，… tells of no deed
    dates: Mapping[int, Moment] = field(default_factory=dict)  # figures that a 分别 gives a time of their own

    @property
    def words(self) -> str:
        """The sentence, in simplified characters."""
        return self.text[self.sentence.start : self.sentence.end]

    def as_printed(self, name: str) -> str:
        """A name put together from the sentence, in the characters that the passage is printed in."""
        if self.text == self.passage.text:
            return name
        pairs = zip(self.text, self.passage.text, strict=True)
        return name.translate({ord(simple): printed for simple, printed in pairs if simple != printed})

    @property
    def printed(self) -> str:
        """The sentence in its own characters."""
        return self.passage.text[self.sentence.start : self.sentence.end]

    def before(self, one: Found) -> str:
        """The sentence up to a figure."""
        return self.text[self.sentence.start : one.start]

    def times(self, until: int | None = None) -> list[Moment]:
        """The times said in the sentence, up to a position."""
        end = self.sentence.end if until is None else until
        return [m for m in self.moments if self.sentence.start <= m.start < end]

    def clause(self, one: Found) -> Clause:
        """The clause that a figure stands in."""
        for clause in self.sentence.clauses:
            if clause.start <= one.number < max(clause.end, clause.start + 1):
                return clause
        return self.sentence.clauses[-1]


@dataclass(frozen=True, slots=True)
class Site:
    """The words before and behind a figure, in its clause, that no other figure lies between."""

    clause: Clause
    left: str
    right: str
    left_start: int


def sites(line: Line) -> list[Site]:
    """The site of each figure of a sentence."""
    found = []
    for i, one in enumerate(line.found):
        clause = line.clause(one)
        before = [f.end for f in line.found[:i] if f.end <= one.start and f.start >= clause.start]
        behind = [f.start for f in line.found[i + 1 :] if f.start >= one.end and f.start < clause.end]
        start = max([clause.start, *before])
        end = max(min([clause.end, *behind]), one.end)
        found.append(Site(clause, line.text[start : one.start], line.text[one.end : end], start))
    return found
