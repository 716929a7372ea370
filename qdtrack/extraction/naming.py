"""What a figure measures: the shortest phrase of its sentence that names it.

    "累计培育智能工厂64家"            ->  智能工厂           (the name stands before)
    "614家企业完成改造"               ->  完成改造的企业      (the name stands behind)
    "进出口值7.2万亿元，同比增长8.2%"   ->  进出口值           (inherited over the comma)

Lists with 分别 belong to lists.py; whom the figure is about to subjects.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.quantities import Found
from qdtrack.extraction.sentences import Clause, Sentence
from qdtrack.extraction.timing import Moment
from qdtrack.extraction.trimming import Trimmer
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Mention
from qdtrack.lexicon.words import any_of
from qdtrack.model import Measure


@dataclass(frozen=True, slots=True)
class Site:
    """Where a figure stands in its clause: the words before and behind it that may be its own."""

    clause: Clause
    left: str
    right: str
    left_start: int


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator. ``noun`` is the thing itself, without what it does; ``tail`` hangs on a subject."""

    indicator: str
    noun: str = ""
    tail: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a text with everything found in it."""

    text: str
    sentence: Sentence
    found: list[Found]
    moments: list[Moment]
    mentions: list[Mention]


class Namer:
    """Names figures, sentence by sentence; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases, cues = lexicon.cues.phrases, lexicon.cues
        self._units = lexicon.units
        self._lists = ListReader(lexicon)
        self._trim = Trimmer(lexicon)
        grew = any_of([*cues.growth, *cues.change])
        of, share = any_of(cues.part_of), any_of(phrases.share_verbs)
        self._depends = re.compile(rf"{any_of([*cues.gap, *cues.share])}|{phrases.dependents}|{grew}")
        self._gap = re.compile(any_of(cues.gap))
        links = rf"(?:{of}|{phrases.linkers}|{cues.target}|{any_of(lexicon.bounds.before)})*"
        self._share_of = re.compile(rf"{share}(?!{any_of(phrases.measured_tails)}|{any_of(cues.share_tails)}|比)(?P<whole>[^占]*?){links}$")
        self._of = re.compile(rf"^{of}")
        self._rank_tail = re.compile(rf"{any_of(phrases.rank_verbs)}[^，,。；;]{{0,10}}$")
        self._measured = re.compile(rf"[^，,。；;、]*{any_of(phrases.measured_tails)}")
        self._grant = re.compile(rf"(?P<receiver>[^，,。；;]*?){any_of(phrases.giving)}(?P<base>[^，,。；;]*?){of}?$")
        self._money = re.compile(cues.money)
        self._general = frozenset(phrases.general_names)
        self._agents = frozenset(phrases.agents)
        self._list_end = any_of(phrases.list_ends)
        not_noun = any_of(phrases.not_nouns)
        self._not_noun = re.compile(
            rf"\s*(?:$|[，,。；;、：:（()）”》…]|{any_of(phrases.list_joints)}|{phrases.predicates}|{grew}|{not_noun})"
        )
        self._from = re.compile(rf"{any_of(cues.from_words)}(?:{any_of(lexicon.bounds.before)})?$")
        self._before_mark = cues.before_mark
        self._share_name, self._part_name = cues.share_tails[0], cues.share_tails[1]
        self._growth_name = phrases.general_names[8]

    # ------------------------------------------------------------ sites

    def sites(self, line: Line) -> list[Site]:
        """The site of each figure of a sentence."""
        sites = []
        for i, one in enumerate(line.found):
            clause = clause_of(line.sentence, one)
            before = [f.end for f in line.found[:i] if f.end <= one.start and f.start >= clause.start]
            behind = [f.start for f in line.found[i + 1 :] if f.start >= one.end and f.start < clause.end]
            start = max([clause.start, *before])
            end = max(min([clause.end, *behind]), one.end)
            sites.append(Site(clause, line.text[start : one.start], line.text[one.end : end], start))
        return sites

    def leads(self, line: Line, sites: list[Site]) -> list[str]:
        """The words before each figure; members of a 分别-list share those before the first."""
        leads = [site.left for site in sites]
        for clause in line.sentence.clauses:
            for run in self._lists.groups(line.text, clause, line.found):
                for i in run:
                    leads[i] = leads[run[0]]
        return leads

    # ------------------------------------------------------------ names

    def names(self, line: Line, sites: list[Site], subject: str) -> list[Name]:
        """The name of each figure; ``subject`` is what the sentence before was about."""
        listed = self._listed(line)
        names: list[Name] = []
        for i, (one, site) in enumerate(zip(line.found, sites, strict=True)):
            if i in listed:
                name = self._plain(listed[i])
            else:
                name = self._name(line, one, site)
            if not name.indicator:
                name = self._inherit(line, i, name, site, subject)
            if name.indicator and not name.tail:
                subject = name.indicator
            names.append(self._marked_before(name, site))
        return names

    def _marked_before(self, name: Name, site: Site) -> Name:
        """从4小时压缩至15分钟: the first value is what was, and must not pass for what is."""
        if name.indicator and self._from.search(site.left):
            return replace(name, indicator=name.indicator + self._before_mark)
        return name

    def _plain(self, phrase: str) -> Name:
        core = self._trim.core(phrase)
        return Name(core, core)

    def _name(self, line: Line, one: Found, site: Site) -> Name:
        if one.head:
            noun, _ = self._trim.noun(site.right)
            return Name(one.head + noun, noun)
        left = self._trim.left(line.text, site.left_start, one.start, line.moments, line.mentions)
        bare = self._trim.bare(left)
        if one.measure is Measure.RANK:
            return self._rank(line, bare, one, site)
        if name := self._granted(line, one, site):
            return name
        if name := self._share(bare, site, one):
            return name
        core = self._trim.core(left)
        counted = self._units.counts(one.quantity.unit) or one.quantity.unit == ""
        if (counted or not core) and not self._not_noun.match(site.right):
            noun, deed = self._trim.noun(site.right)
            if noun:
                before = self._trim.deed_before(left)
                full = before + noun if before else (f"{deed}的{noun}" if deed else self._fuller(line, one, noun))
                return Name(full, noun)
        if self._depends.match(bare):
            return Name("", tail=self._dependent(bare))
        if core in self._general:
            return Name("", tail=core)
        return Name(core, core)

    def _rank(self, line: Line, bare: str, one: Found, site: Site) -> Name:
        """数量居全省首位, 数量全国第一: the words before 居 and before the area ranked in."""
        for mention in line.mentions:
            if mention.end == one.start and mention.start > site.left_start:
                bare = bare.removesuffix(line.text[mention.start : mention.end])
        core = self._trim.core(self._rank_tail.sub("", bare))
        if core and core not in self._general:
            return Name(core, core)
        return Name("", tail=core)

    def _share(self, bare: str, site: Site, one: Found) -> Name | None:
        """占全省9.7%的用地: 用地占全省比重; 占全国进出口的15.9% hangs on the subject."""
        if one.quantity.unit not in ("%", ""):
            return None
        match = self._share_of.search(bare)
        behind = self._of.sub("", site.right) if self._of.match(site.right) else ""
        noun = self._trim.noun(behind)[0] if behind and not self._not_noun.match(behind) else ""
        if match is None:
            part = one.rule == "quantity.fraction" and noun and not self._trim.core(bare)
            return Name("", tail=f"占{noun}{self._share_name}") if part else None
        whole = match["whole"].removesuffix(self._share_name)
        if noun:
            return Name(f"{noun}占{whole}{self._share_name}", noun)
        core = self._trim.core(bare[: match.start()]) if match.start() else ""
        tail = f"占{whole}{self._share_name}" if whole else self._part_name
        return Name(core + tail, core) if core else Name("", tail=tail)

    def _granted(self, line: Line, one: Found, site: Site) -> Name | None:
        """2024年完成改造企业按照投入资金的50%给予最高17.5万元奖补: the receiver and the grant."""
        clause = line.text[site.clause.start : one.start]
        match = self._grant.search(self._trim.bare(clause))
        if not self._money.search(line.text, site.clause.start, site.clause.end) or match is None or not match["receiver"].strip():
            return None
        noun = "" if self._not_noun.match(site.right) else self._trim.noun(site.right)[0]
        receiver = match["receiver"].strip().removeprefix("对")
        if one.quantity.unit == "%" and match["base"]:
            return Name(f"{receiver}补助占{match['base'].rstrip('的')}比例", receiver)
        return Name(receiver + noun, noun) if noun else None

    def _dependent(self, bare: str) -> str:
        """What a dependent clause adds to its subject's name: 高于全国 of a growth rate."""
        if self._gap.match(bare):
            return self._growth_name + bare
        core = self._trim.core(bare)
        return "" if self._depends.fullmatch(core) else core

    def _fuller(self, line: Line, one: Found, noun: str) -> str:
        """6个基地, after 工业产业基地评选: the fuller name that the sentence has already given."""
        if noun in self._agents or len(noun) > 3:
            return noun
        begin = line.sentence.start
        match = None
        for match in re.finditer(rf"[\u4e00-\u9fff]{{3,16}}?{re.escape(noun)}", line.text[begin : one.start]):
            break
        if match is None:
            return noun
        return self._trim.core(match[0].removeprefix("在")) or noun

    def _inherit(self, line: Line, i: int, name: Name, site: Site, subject: str) -> Name:
        """The subject of the clause before, or of the figure before; with what this figure adds."""
        base = self._clause_subject(line, i) or subject
        if not base:
            return Name(name.tail, name.tail, " ", inherited=True)
        deed = "" if name.tail else self._trim.deed_behind(site.right)
        indicator = f"{deed}的{base}" if deed else base + name.tail
        return Name(indicator, base, name.tail or " ", inherited=True)

    def _clause_subject(self, line: Line, i: int) -> str:
        """合格率有明显提升，平均提高1%: the measured noun said since the figure before."""
        one = line.found[i]
        begin = max([f.end for f in line.found[:i] if f.end <= one.start], default=line.sentence.start)
        piece = line.text[begin : clause_of(line.sentence, one).start]
        matches = self._measured.findall(piece)
        return self._trim.core(matches[-1].rsplit("的", 1)[-1]) if matches else ""

    def _listed(self, line: Line) -> dict[int, str]:
        """The names of 分别-lists, each to its number."""
        named: dict[int, str] = {}
        for clause in line.sentence.clauses:
            for run in self._lists.groups(line.text, clause, line.found):
                before = [f.end for f in line.found[: run[0]] if f.start >= clause.start]
                start = max([clause.start, *before])
                names = self._lists.names(line.text, start, line.found[run[0]].start, len(run))
                if names and all(self._trim.core(name) for name in names):
                    named.update(zip(run, names, strict=True))
        return named


def clause_of(sentence: Sentence, one: Found) -> Clause:
    """The clause that a figure stands in."""
    for clause in sentence.clauses:
        if clause.start <= one.number < max(clause.end, clause.start + 1):
            return clause
    return sentence.clauses[-1]
