"""What a figure measures: the shortest phrase of its sentence that names it.

    "累计培育智能工厂64家"            ->  智能工厂           (the name stands before)
    "614家企业完成改造"               ->  完成改造的企业      (the name stands behind)
    "进出口值7.2万亿元，同比增长8.2%"   ->  进出口值           (inherited over the comma)

Lists with 分别 belong to lists.py; whom the figure is about to subjects.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.quantities import Found
from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.extraction.timing import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Mention
from qdtrack.lexicon.words import any_of


@dataclass(frozen=True, slots=True)
class Site:
    """Where a figure stands in its clause: the words before it and behind it that may be its own."""

    clause: Clause
    left: str
    right: str
    left_start: int


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator; ``tail`` is the part that hangs on an inherited subject (占全国进出口比重)."""

    indicator: str
    inherited: bool = False
    behind: bool = False  # the noun stands behind the number
    tail: str = ""


class Namer:
    """Names figures, sentence by sentence; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases, cues = lexicon.cues.phrases, lexicon.cues
        self._units = lexicon.units
        self._lists = ListReader(lexicon)
        grew = any_of([*cues.growth, *cues.change])
        before_words = any_of(lexicon.bounds.before)
        respectively = any_of(lexicon.bounds.respectively)
        self._head = re.compile(
            rf"(?:[\s，,、：:；;。)）”]|{phrases.openers}|{phrases.adverbs}|{phrases.verbs}(?!(?:的|率|数|量|额|商|者|力))|的)+"
        )
        self._opener = re.compile(rf"(?:[\s，,、：:；;。)）]|{phrases.openers}|{phrases.adverbs})+")
        self._tail = re.compile(
            rf"(?:[\s、，,：:]|{phrases.linkers}|{grew}|{phrases.adverbs}|{phrases.openers}|{before_words}|{respectively}|{any_of(cues.share[:1])})+$"
        )
        self._verb_tail = re.compile(rf"(?:{phrases.verbs}|{phrases.doing_verbs}|{phrases.adverbs})+$")
        self._doing = re.compile(rf"^{phrases.doing_verbs}")
        self._doing_end = re.compile(rf"({phrases.doing_verbs})(?:{phrases.adverbs}|了)*$")
        self._depends = re.compile(
            rf"^(?:{phrases.adverbs}|{phrases.openers})*(?:{any_of([*cues.share, *cues.gap, *_DEPENDENT])}|{grew})"
        )
        self._share_of = re.compile(rf"{any_of(['约占', *cues.share[:1]])}(?P<whole>[^占]*?)(?:的|{any_of(['比重', '比例', '份额'])})?$")
        self._predicate = re.compile(phrases.predicates)
        self._agent = re.compile(rf"{any_of(phrases.agents)}(?={any_of(phrases.agent_verbs)})")
        self._measured = re.compile(rf"[^，,。；;、]*{any_of(phrases.measured_tails)}")
        self._gap = any_of(cues.gap)
        self._not_noun = re.compile(
            rf"(?:\s*(?:$|[，,。；;、：:）)”》和及与或等]|{phrases.predicates}|{grew}|{any_of(_NOT_NOUN)}))"
        )

    # ------------------------------------------------------------ sites

    def sites(self, text: str, sentence: Sentence, found: list[Found]) -> list[Site]:
        """The site of each figure of a sentence."""
        sites = []
        for i, one in enumerate(found):
            clause = _clause_of(sentence, one)
            before = [f.end for f in found[:i] if f.end <= one.start and f.start >= clause.start]
            behind = [f.start for f in found[i + 1 :] if f.start >= one.end and f.start < clause.end]
            left_start = max([clause.start, *before])
            right_end = min([clause.end, *behind])
            sites.append(Site(clause, text[left_start : one.start], text[one.end : max(right_end, one.end)], left_start))
        return sites

    # ------------------------------------------------------------ naming

    def name(self, text: str, sentence: Sentence, found: list[Found], sites: list[Site], moments: list[Moment], mentions: list[Mention], subject: str) -> list[Name]:
        """The name of each figure; ``subject`` is what the sentence before was about."""
        listed = self._listed(text, sentence, found)
        names: list[Name] = []
        for i, (one, site) in enumerate(zip(found, sites, strict=True)):
            if i in listed:
                name = Name(self._trim(listed[i], sentence, moments, mentions))
            else:
                name = self._name(text, sentence, one, site, moments, mentions, subject)
                if name.indicator == "" or name.tail:
                    name = self._inherit(text, sentence, found, i, name, names, subject, moments, mentions)
            names.append(name)
            if name.indicator and not name.tail:
                subject = name.indicator
        return names

    def _name(self, text: str, sentence: Sentence, one: Found, site: Site, moments: list[Moment], mentions: list[Mention], subject: str) -> Name:
        if one.head:
            return Name(one.head + self._noun(site.right))
        left = self._left(text, site, moments, mentions)
        if share := self._share(left, site.right, one):
            return share
        counted = self._units.counts(one.quantity.unit) or one.quantity.unit == ""
        noun_behind = not self._not_noun.match(site.right)
        if noun_behind and (counted or not self._core(left)):
            noun = self._noun(site.right)
            if noun:
                doing = self._doing_end.search(self._opener.sub("", left, count=1) if left else "")
                return Name((doing[1] if doing else "") + noun, behind=True)
        if self._depends.match(left):
            return Name("", tail=self._dependent(left))
        return Name(self._core(left))

    def _left(self, text: str, site: Site, moments: list[Moment], mentions: list[Mention]) -> str:
        """The words before the figure, without the times and places that open them."""
        start = site.left_start
        end = site.left_start + len(site.left)
        moved = True
        while moved and start < end:
            moved = False
            if match := self._opener.match(text, start, end):
                start, moved = match.end(), True
            for moment in moments:
                if moment.start <= start < moment.end <= end:
                    start, moved = moment.end, True
            for mention in mentions:
                if mention.start == start and mention.end <= end and not _part_of_name(text, mention.end, end):
                    start, moved = mention.end, True
        left = text[start:end]
        for moment in moments:  # a time in the midst of the phrase names nothing
            if start < moment.start and moment.end <= end:
                left = left.replace(text[moment.start : moment.end], "")
        return left.strip()

    def _core(self, left: str) -> str:
        """What is left of the words before a figure when verbs and linking words are gone."""
        core = left
        while True:
            shorter = self._tail.sub("", core)
            if not shorter or shorter == core:
                core = shorter
                break
            core = shorter
        if self._verb_tail.fullmatch(core):
            return ""
        core = self._head.sub("", core, count=1) if self._head.match(core) else core
        return _balanced(core.strip("、，, 的"))

    def _noun(self, right: str) -> str:
        """The noun phrase behind a figure, with what it does put ahead of it: 完成改造的企业."""
        phrase = right.removeprefix("的").strip()
        phrase = _cut_list(phrase)
        if match := self._agent.search(phrase):
            cut = match.end()
        else:
            cuts = [m.start() for m in self._predicate.finditer(phrase) if m.start() >= 2]
            cut = cuts[0] if cuts else len(phrase)
        noun, deed = phrase[:cut].strip("、，,和及与 "), phrase[cut:].strip("、，,和及与 ")
        noun = re.sub(r"(?:等|以上|以及)$", "", noun)
        if noun and deed and 2 <= len(deed) <= 24 and not self._not_deed(deed):
            return _balanced(f"{deed}的{noun}")
        return _balanced(noun)

    def _not_deed(self, deed: str) -> bool:
        return bool(re.match(self._gap, deed)) or deed[0] in "占居较均"

    def _share(self, left: str, right: str, one: Found) -> Name | None:
        """占全省9.7%的用地: 用地占全省比重; 占全国进出口的15.9% hangs on the subject."""
        if one.quantity.unit not in ("%", "") or one.measure is not None:
            return None
        match = self._share_of.search(self._strip_bounds(left))
        if match is None:
            return None
        whole = match["whole"].strip("的")
        behind = right.removeprefix("的") if right.startswith("的") else ""
        if behind and not self._not_noun.match(behind):
            return Name(f"{_cut_list(behind).strip('，, ')}占{whole}比重")
        core = self._core(left[: match.start()]) if match.start() else ""
        tail = f"占{whole}比重" if whole else "占比"
        return Name(core + tail) if core else Name("", tail=tail)

    def _strip_bounds(self, left: str) -> str:
        return re.sub(r"(?:达到|达|为|超过|超|突破|近|约|的)+$", lambda m: "的" if m[0].endswith("的") else "", left)

    def _dependent(self, left: str) -> str:
        """高于全国: what a dependent clause adds to its subject's name."""
        bare = self._opener.sub("", left, count=1) if self._opener.match(left) else left
        if re.match(self._gap, bare):
            return "增速" + bare
        core = self._tail.sub("", bare)
        return core if len(core) > 1 else ""

    def _inherit(self, text: str, sentence: Sentence, found: list[Found], i: int, name: Name, names: list[Name], subject: str, moments: list[Moment], mentions: list[Mention]) -> Name:
        """The subject of the clause before, or of the figure before."""
        own = self._clause_subject(text, sentence, found, i, moments, mentions)
        base = own or subject
        return Name(base + name.tail if base else name.tail, inherited=True, tail=name.tail or " ")

    def _clause_subject(self, text: str, sentence: Sentence, found: list[Found], i: int, moments: list[Moment], mentions: list[Mention]) -> str:
        """合格率有明显提升，平均提高1%: the measured noun of the clauses since the figure before."""
        clause = _clause_of(sentence, found[i])
        begin = max([f.end for f in found[:i]], default=sentence.start)
        piece = text[begin : clause.start]
        matches = [m for m in self._measured.finditer(piece)]
        if not matches:
            return ""
        last = matches[-1]
        phrase = last[0].rsplit("的", 1)[-1]
        return self._trim(phrase, sentence, moments, mentions)

    def _listed(self, text: str, sentence: Sentence, found: list[Found]) -> dict[int, str]:
        named: dict[int, str] = {}
        for clause in sentence.clauses:
            for run in self._lists.groups(text, clause, found):
                before = [f.end for f in found[: run[0]] if f.start >= clause.start]
                start = max([clause.start, *before])
                names = self._lists.names(text, start, found[run[0]].start, len(run))
                if names and not all(self._verb_tail.fullmatch(n) for n in names):
                    named.update(zip(run, names, strict=True))
        return named

    def _trim(self, phrase: str, sentence: Sentence, moments: list[Moment], mentions: list[Mention]) -> str:
        core = self._core(phrase.strip())
        return core


_DEPENDENT = ["比", "同比", "环比", "较", "居", "位居", "列", "位列", "排名", "增速", "增幅", "降幅", "涨幅", "年均"]
_NOT_NOUN = ["以上", "以内", "左右", "以下", "比上年", "较", "比", "同比", "环比", "其中", "并", "且", "而", "已", "将", "均", "位居", "居", "占", "为", "到", "至", "后", "前", "内", "起", "时"]


def _clause_of(sentence: Sentence, one: Found) -> Clause:
    for clause in sentence.clauses:
        if clause.start <= one.number < max(clause.end, clause.start + 1):
            return clause
    return sentence.clauses[-1]


def _part_of_name(text: str, start: int, end: int) -> bool:
    return False


def _cut_list(phrase: str) -> str:
    """Behind a number: the noun after 等 of a list, else the piece before the first 、 that opens a new item."""
    if "等" in phrase and "、" in phrase[: phrase.rindex("等")]:
        tail = phrase[phrase.rindex("等") + 1 :]
        if len(tail) > 1:
            return tail
    return phrase.strip("、，, ")


def _balanced(phrase: str) -> str:
    """A phrase without a bracket or quotation mark whose fellow is missing."""
    for left, right in (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"), ("‘", "’")):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    return phrase
