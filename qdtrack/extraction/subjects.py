"""Whom a figure is about: the article's own place, another area, a group or an organisation.

"重庆市以综保区为载体，…1台"          ->  重庆市
"例如，海风智能…，产能提升30%"        ->  海风智能, an organisation, to the end of the sentence
"223家试点企业生产成本下降23%"        ->  the pilot firms of the article's place, a group
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from qdtrack.extraction.actors import ActorReader
from qdtrack.extraction.moments import Moment
from qdtrack.extraction.sentences import Clause
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Mention, Places
from qdtrack.lexicon.traditional import simplify
from qdtrack.lexicon.words import any_of
from qdtrack.model import AREAS, NOWHERE, Article, Place, Role, Scope


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject named at ``start``; it holds until the next one or the sentence's end."""

    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Places:
    """What a sentence's words of place are read against."""

    own: Place
    recent: Place
    mentions: list[Mention]


class SubjectReader:
    """Finds subjects; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places: Places = lexicon.places
        phrases = lexicon.cues.phrases
        self._not_after = re.compile(any_of(self._places.not_subject_after))
        self._not_before = re.compile(rf"{any_of(self._places.not_subject_before)}$")
        self._actors = ActorReader(lexicon)
        self._groups = re.compile(rf"{any_of(self._places.groups)}$")
        self._shared = re.compile(any_of(self._places.shared_places))
        self._handing = re.compile(any_of(self._places.handing_on))
        self._deed = re.compile(rf"{phrases.verbs}|{phrases.doing_verbs}|{any_of(lexicon.cues.flow_verbs)}")
        self._among = re.compile(rf"{any_of(phrases.list_ends)}\d+[^\d省市区县地州]")
        stating = any_of(self._places.stating)
        self._states = re.compile(rf"{any_of(lexicon.cues.plan_names)}{stating}$")
        self._document = re.compile(rf"《[^《》]*》(?:{phrases.adverbs})*{stating}")
        self._in = (phrases.grammar.at, *self._places.handing_on)
        each = any_of(lexicon.numerals.ratios["each"])
        self._ratio = re.compile(rf"{each}(?:\d|{any_of(lexicon.numerals.digits)})")
        self._joints = ("、", *phrases.list_joints)
        numbers = any_of([*lexicon.numerals.digits, *lexicon.numerals.scales])
        self._item = re.compile(rf"[\s；;]*{numbers}+{any_of(lexicon.cues.item_marks)}")
        self._of_which = re.compile(any_of(phrases.of_which))
        self._examples = re.compile(rf"\s*{any_of(self._places.examples)}[，,]?")
        self._open = re.compile(rf"(?:[\s，,“\"●■□]|{phrases.openers}|{phrases.adverbs})*")

    # ------------------------------------------------------------ the article

    def own_place(self, article: Article) -> Place:
        """Front matter, title, first place that is a subject in the text, any first place; else nowhere."""
        if article.place:
            return self._places.resolve(article.place) or NOWHERE
        if place := self._first(article.title, strict=False):
            return place
        opening = takewhile(lambda passage: passage.role is Role.HEADLINE, article.passages)
        for passage in opening:
            if place := self._first(passage.text, strict=False):
                return place
        named = self._first(article.path.rsplit("/", 1)[-1], strict=False)
        texts = [p.text for p in article.passages if p.role is not Role.CAPTION]
        for strict in (True, False):
            for text in texts:
                if place := self._first(text, strict):
                    # A province's report may open with the nation's course; its file has its name.
                    return named if named and place.scope is Scope.NATION else place
        return named or NOWHERE

    def _first(self, text: str, strict: bool) -> Place | None:
        text = simplify(text)
        for mention in self._joined(list(self._places.mentions(text))):
            if len(mention.places) == 1 and (not strict or self._is_subject(text, mention, 0)):
                if self._excluded(text, mention):
                    continue
                return mention.places[0]
        return None

    # ------------------------------------------------------------ the sentence

    def subjects(self, line: Line, own: Place, recent: Place) -> list[Subject]:
        """The subjects of a sentence in order. ``recent`` is the area last spoken of in the passage."""
        found: list[Subject] = []
        places = _Places(
            own,
            recent,
            [m for m in self._joined(line.mentions) if line.sentence.start <= m.start < line.sentence.end],
        )
        taken_back: Place | None = None
        in_part, whole = False, None  # 其中甲区改造20个；新增…: the part ends with the semicolon
        for clause in line.sentence.clauses:
            opened = self._opening(line.text, clause, line.moments)
            before = found[-1].place if found else own
            in_part = not clause.fresh and in_part
            in_part = in_part or self._of_which.match(line.text, clause.start, clause.end) is not None
            if place := self._subject(line, clause, places, found):
                # 支持甲市建设试点，新培育企业20家: the sentence's other deeds are the area's own again.
                handed = self._handing.match(line.text, opened, clause.end)
                taken_back = before if handed else None
                if in_part:
                    whole = whole or before
                elif clause.fresh:
                    whole = None
                found.append(Subject(clause.start, place))
                if place.code:
                    places = replace(places, recent=place)  # 甲市发布方案，提出全市…
            elif clause.fresh and whole is not None:
                found.append(Subject(clause.start, whole))
                whole = None
            elif found and self._item.match(line.text, clause.start, clause.end):
                found.append(Subject(clause.start, own))  # 某公司…；三是培育企业50家: the area's own again
            elif taken_back is not None and self._deed.match(line.text, opened, clause.end):
                found.append(Subject(clause.start, taken_back))
                taken_back = None
        return found

    def _subject(self, line: Line, clause: Clause, places: _Places, found: list[Subject]) -> Place | None:
        """Whom a clause begins to speak of; None if it goes on about the subject before."""
        text, end = line.text, line.sentence.end
        opened = self._opening(text, clause, line.moments)
        if example := self._examples.match(text, clause.start, clause.end):
            begin = example.end() if example.end() < clause.end else clause.end + 1
            name = self._actors.name(text, begin, end)
            is_whose = any(begin <= m.start < begin + len(name) for m in places.mentions)
            is_scheme = self._states.search(name) and not is_whose
            return None if is_scheme else Place(name, None, Scope.ORGANISATION)
        if not self._opens_with_own_word(opened, places):
            if name := self._actors.firm(line, opened, clause):
                return Place(name, None, Scope.ORGANISATION)
            if name := self._actors.park(text, opened, clause):
                return Place(name, None, Scope.GROUP)
        area = self._area(text, clause, opened, places)
        group = "" if area else self._actors.counted_group(text, clause)
        if name := self._actors.sample(text, opened, clause) or group:
            holder = area or (found[-1].place if found else places.own)
            return Place(holder.name + name, None, Scope.GROUP)
        if area:
            return area
        if found and clause.fresh and found[-1].place.scope is Scope.ORGANISATION:
            # 例如，甲…；乙…: one example after another.
            return Place(self._actors.name(text, clause.start, end), None, Scope.ORGANISATION)
        return None

    def figure_place(self, number: int, noun: str, subjects: list[Subject], own: Place) -> Place:
        """The place of one figure: the last subject before it, or the group that its own noun names."""
        current = own
        for subject in subjects:
            if subject.start <= number:
                current = subject.place
        if current.scope not in AREAS and current.scope is not Scope.OTHER:
            return current
        if match := self._groups.search(noun):
            return Place(f"{current.name}{match[0]}", None, Scope.GROUP)
        return current

    # ------------------------------------------------------------ parts

    def _opening(self, text: str, clause: Clause, moments: list[Moment]) -> int:
        """Where a clause's first word stands, behind times and openers."""
        start = clause.start
        moved = True
        while moved:
            moved = False
            if (match := self._open.match(text, start, clause.end)) and match.end() > start:
                start, moved = match.end(), True
            for moment in moments:
                if moment.start <= start < moment.end <= clause.end:
                    start, moved = moment.end, True
        return start

    def _opens_with_own_word(self, opened: int, places: _Places) -> bool:
        """全市, 我省 at the head: the area itself, whatever follows."""
        return any(m.start == opened and m.own is not None for m in places.mentions)

    def _area(self, text: str, clause: Clause, opened: int, places: _Places) -> Place | None:
        here = [m for m in places.mentions if clause.start <= m.start < clause.end]
        if self._shared.search(text, opened, clause.end):
            return NOWHERE  # 甲、乙、丙三地分别…: whose each number is, is not told apart
        if not here:
            return None
        first = here[0]
        ahead = text[opened : first.start]
        is_within = ahead in self._in and not self._nation(first)
        is_titled = self._document.match(text, opened, clause.end) and len(ahead) == 1
        if first.start < opened or (ahead and not is_within and not is_titled):
            return None
        if self._excluded(text, first, ignore_before=True):
            return None
        members = _run(text, here, self._joints)
        if self._among.match(text, members[-1].end):
            return None  # 甲、乙等10个枢纽: they are counted, and do not act
        if len(members) > 1:
            level = self._resolve(members[0], places)
            name = text[members[0].start : members[-1].end]
            return Place(name, None, level.scope if level else Scope.OTHER)
        return self._resolve(first, places)

    def _resolve(self, mention: Mention, places: _Places) -> Place | None:
        if mention.own is not None:
            for base in (places.recent, places.own):
                if place := self._places.above(base, mention.own):
                    return place
            return NOWHERE if places.own.name else None
        if len(mention.places) == 1:
            return mention.places[0]
        inside = [p for p in mention.places if self._places.contains(places.own, p)]
        return inside[0] if len(inside) == 1 else Place(mention.places[0].name, None, Scope.DISTRICT)

    def _is_subject(self, text: str, mention: Mention, begin: int) -> bool:
        head = text[max(begin, mention.start - 12) : mention.start]
        cut = max(head.rfind(mark) for mark in "，。；,;：:\n")
        return not head[cut + 1 :].strip(" “●■□　") or self._open.fullmatch(head[cut + 1 :]) is not None

    def _excluded(self, text: str, mention: Mention, ignore_before: bool = False) -> bool:
        if self._not_after.match(text, mention.end) or self._ratio.match(text, mention.end):
            return True
        if ignore_before or (
            text[mention.start - 1 : mention.start] == self._in[0] and not self._nation(mention)
        ):
            return False  # 在云南省 is about 云南省, 在全国率先 about somebody else
        return bool(self._not_before.search(text, max(0, mention.start - 4), mention.start))

    def _nation(self, mention: Mention) -> bool:
        return bool(mention.places) and mention.places[0].scope is Scope.NATION

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """山东省青岛市 is one mention: the inner place."""
        joined: list[Mention] = []
        for mention in mentions:
            if joined and joined[-1].end == mention.start and joined[-1].places and mention.places:
                joined[-1] = Mention(joined[-1].start, mention.end, mention.places)
            else:
                joined.append(mention)
        return joined


def _run(text: str, mentions: list[Mention], joints: tuple[str, ...]) -> list[Mention]:
    """重庆、陕西、四川、河南等地: mentions that only 、 or 和 parts."""
    run = [mentions[0]]
    for mention in mentions[1:]:
        if text[run[-1].end : mention.start] not in joints:
            break
        run.append(mention)
    return run
