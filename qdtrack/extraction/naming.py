"""What a figure measures: the shortest phrase of its sentence that names it.

    "累计培育智能工厂64家"            ->  智能工厂           (the name stands before)
    "614家企业完成改造"               ->  完成改造的企业      (the name stands behind)
    "进出口值7.2万亿元，同比增长8.2%"   ->  进出口值           (inherited over the comma)

Lists with 分别 belong to lists.py, what figures hand on to each other to handing.py, and whom a figure is
about to subjects.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from qdtrack.extraction.found import POINT_FAMILIES, RATE_FAMILIES, Found, Name
from qdtrack.extraction.handing import NameHander
from qdtrack.extraction.lists import ListReader
from qdtrack.extraction.quantities import NAMED_UNIT
from qdtrack.extraction.shares import ShareNamer, no_noun
from qdtrack.extraction.sites import Line, Site
from qdtrack.extraction.topics import TopicReader
from qdtrack.extraction.trimming import Trimmer
from qdtrack.extraction.units import named_unit_pattern
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Measure


class Namer:
    """Names figures, sentence by sentence; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases, cues = lexicon.cues.phrases, lexicon.cues
        self._units = lexicon.units
        self._lists = ListReader(lexicon)
        self._hander = NameHander(lexicon, self._lists)
        self._trim = Trimmer(lexicon)
        self._named_unit = re.compile(rf"{named_unit_pattern(lexicon)}\s?$")
        self._shares = ShareNamer(lexicon, self._trim)
        grew = any_of([*cues.growth, *cues.change])
        of, grammar = any_of(cues.part_of), phrases.grammar
        self._grammar = grammar
        self._depends = re.compile(rf"{any_of([*cues.gap, *cues.share])}|{phrases.dependents}|{grew}")
        self._more = re.compile(rf"{any_of(cues.change)}(?=[\u4e00-\u9fff])")
        self._gap = re.compile(any_of(cues.gap))
        self._of = re.compile(rf"^{of}")
        self._sorting = re.compile(
            rf"\d[\d.]*[{''.join(lexicon.numerals.scales)}]*{any_of(lexicon.units.families)}"
            rf"{any_of(lexicon.labels.thresholds)}$"
        )
        self._sorted_thing = re.compile(
            rf"^[^，,]*?{any_of(lexicon.units.families)}{any_of(lexicon.labels.thresholds)}{of}?"
        )
        # 100家年收入1亿元以上具有竞争力的企业: the size stays in the name, what else is said of them does not
        self._of_size = re.compile(
            rf"^(?P<size>[\u4e00-\u9fff]{{0,12}}\d[^，,。；;]*?{any_of(lexicon.labels.thresholds)})"
            rf"(?:[^，,。；;]*{of})?(?=[\u4e00-\u9fff]{{2}})"
        )
        self._rank_tail = re.compile(rf"{any_of(phrases.rank_verbs)}[^，,。；;]{{0,10}}$")
        self._measured = re.compile(rf"[^，,。；;、]*(?!(?<=质)量){any_of(phrases.measured_tails)}")
        self._rates = (*cues.share_tails, phrases.measured_tails[0])
        self._total, self._added = (
            re.compile(any_of(cues.total_tails)),
            re.compile(rf"^{any_of(cues.flow_verbs)}"),
        )
        deeds = any_of(phrases.telling_deeds)
        self._ends_in_deed = re.compile(rf"{deeds}$")
        self._completing = phrases.completing
        self._goal_nouns = frozenset(cues.goal_nouns)
        self._only_added = re.compile(rf"(?:{any_of(cues.flow_verbs)})+")
        self._deeds = frozenset(phrases.telling_deeds)
        self._joined = re.compile(rf"{any_of(phrases.list_joints)}$")
        self._begins_deed = re.compile(rf"^[，,、\s]*(?:{phrases.adverbs})*(?P<deed>{deeds})")
        self._general = frozenset(phrases.general_names)
        self._agents = frozenset(phrases.agents)
        amounts = any_of(tail for tail in phrases.measured_tails if len(tail) > 1)
        self._amount_end = re.compile(rf"(?<=.){amounts}$")
        self._rated = (*cues.share_tails, *cues.growth_behind)
        self._done_amount = re.compile(rf"(?:{phrases.adverbs}|{phrases.verbs})*(?P<amount>{amounts})")
        self._bare_nouns = frozenset(phrases.bare_nouns)
        self._topics = TopicReader(lexicon)
        self._not_noun = re.compile(no_noun(lexicon))
        self._from = re.compile(rf"{cues.from_words}(?:{any_of(lexicon.bounds.before)})?$")
        self._before_mark = cues.before_mark
        self._indices = re.compile(rf".*{cues.unitless_nouns}")

    def _leads(self, line: Line, sites: list[Site]) -> list[str]:
        """The words before each figure; members of a 分别-list share those before the first."""
        leads = [site.left for site in sites]
        for clause in line.sentence.clauses:
            for run in self._lists.groups(line.text, clause, line.found):
                for i in run:
                    leads[i] = leads[run[0]]
        return leads

    def names(self, line: Line, sites: list[Site], subject: str, topic: str = "") -> list[Name]:
        """The name of each figure.

        ``subject`` is what the sentence before was about, ``topic`` what the passage is.
        """
        listed = self._listed(line)
        names: list[Name] = []
        for i, (one, site) in enumerate(zip(line.found, sites, strict=True)):
            name = self._plain(listed[i]) if i in listed else self._name(line, one, site, topic)
            if not name.indicator:
                name = self._inherit(line, i, name, site, subject, topic)
            if name.indicator and not name.tail:
                subject = name.indicator
            names.append(self._marked_before(name, site))
        leads = self._leads(line, sites)
        handed = self._hander.hand_on(line, names)
        return [replace(name, lead=lead) for name, lead in zip(handed, leads, strict=True)]

    def _marked_before(self, name: Name, site: Site) -> Name:
        """从4小时压缩至15分钟: the first value is what was, and must not pass for what is."""
        if name.indicator and self._from.search(site.left):
            return replace(name, indicator=name.indicator + self._before_mark)
        return name

    def _plain(self, phrase: str) -> Name:
        core = self._trim.core(phrase)
        return Name(core, core)

    def _name(self, line: Line, one: Found, site: Site, topic: str) -> Name:
        if one.head:
            noun, _ = self._trim.noun(site.right)
            return Name(one.head + noun, noun)
        left = self._trim.left(line.text, site.left_start, one.start, line.moments, line.mentions)
        if one.rule == NAMED_UNIT:
            left = self._named_unit.sub("", left)
        goes_on = site.left_start > site.clause.start
        if goes_on:
            left = self._trim.after_deed(left)
        bare = self._trim.bare(left)
        if one.measure is Measure.RANK:
            return self._rank(line, bare, one, site)
        if name := self._index(left, one) or self._shares.name(line, one, site, bare):
            return name
        core = self._trim.core(left)
        if goes_on and (core in self._deeds or self._joined.search(left)):
            core = ""  # 新开工43个、竣工38个; 210公里公路和 belongs to the number before
        if tail := self._tail_alone(one, left, bare):
            return Name("", tail=tail)
        counted = self._units.counts(one.quantity.unit) or one.quantity.unit == ""
        if not core and one.quantity.unit == "%" and (name := self._shares.of_those(site)):
            return name
        is_bare = counted or not core or self._only_added.fullmatch(core)
        if is_bare and (name := self._behind(line, one, site, left)):
            return name
        if self._depends.match(bare):
            family = self._units.family(one.quantity.unit)
            by_so_much = counted or family not in RATE_FAMILIES | POINT_FAMILIES  # 压减煤炭消费量150万吨
            is_more = by_so_much and core and core not in self._general and self._more.match(bare)
            return Name(core, core) if is_more else Name("", tail=self._dependent(bare))
        return self._ahead(one, site, core, topic) or Name(*self._deed_alone(core, left, counted))

    def _tail_alone(self, one: Found, left: str, bare: str) -> str:
        """其中10亿元以上12个: what is counted has been said; 计划投资59亿元，完成58%: so has what is done."""
        if sort := self._sorting.search(left):
            return sort[0]
        is_done = one.quantity.unit == "%" and bare == self._completing["done"]
        return self._completing["rate"] if is_done else ""

    def _index(self, left: str, one: Found) -> Name | None:
        """城乡居民收入比缩小至2.4∶1: a number without a unit has the name that measures it."""
        match = self._indices.match(left) if one.quantity.unit == "" else None
        return Name(self._trim.begun(match[0]), "") if match else None

    def _behind(self, line: Line, one: Found, site: Site, left: str) -> Name | None:
        """614家企业完成改造: the thing counted stands behind its number."""
        if self._not_noun.match(site.right):
            return None
        if size := self._of_size.match(site.right):
            noun, _ = self._trim.noun(site.right[size.end() :])
            return Name(size["size"] + noun, noun) if noun else None
        noun, deed = self._trim.noun(site.right)
        if noun in self._bare_nouns and not deed:
            return Name(self._topics.which(line, left) + noun, noun)
        if not noun or noun in self._goal_nouns:
            return None  # 新增25家的目标
        if before := self._trim.deed_before(left):
            return Name(before + noun, noun)
        return Name(f"{deed}{self._grammar.of}{noun}" if deed else self._fuller(line, one, noun), noun)

    def _ahead(self, one: Found, site: Site, core: str, topic: str) -> Name | None:
        """Names before the number that need more than themselves."""
        if core in self._general:
            return Name("", tail=core)
        if whole := self._topics.with_trade(core, topic):
            return Name(whole, topic)
        goes_on = site.left_start > site.clause.start
        if goes_on and (match := self._done_amount.fullmatch(core)):
            return Name("", tail=match["amount"])  # 推进项目20个、完成投资5亿元: the projects' investment
        is_part = core and one.quantity.unit == "%" and one.end > one.stop
        noun = self._part(site) if is_part else ""
        return Name(core + noun, core) if noun else None

    def _deed_alone(self, core: str, left: str, counted: bool) -> tuple[str, str]:
        """全年培训40万人次: where nothing else is named, what is done."""
        name = core or (self._trim.deed_before(left) if counted else "")
        return name, name

    def _part(self, site: Site) -> str:
        """水泥行业70%以上产能完成改造: the part that the percentage is of."""
        if self._not_noun.match(site.right) or self._of.match(site.right):
            return ""
        return self._trim.noun(site.right)[0]

    def _rank(self, line: Line, bare: str, one: Found, site: Site) -> Name:
        """数量居全省首位, 数量全国第一: the words before 居 and before the area ranked in."""
        for mention in line.mentions:
            if mention.end == one.start and mention.start > site.left_start:
                bare = bare.removesuffix(line.text[mention.start : mention.end])
        core = self._trim.core(self._rank_tail.sub("", bare))
        if core.startswith(self._grammar.at):
            return Name("")  # 在省会城市里排第二 says among whom, not what
        if core and core not in self._general:
            return Name(core, core)
        return Name("", tail=core)

    def _dependent(self, bare: str) -> str:
        """What a dependent clause adds to its subject's name: 高于全国 of a growth rate."""
        if self._gap.match(bare):
            return self._grammar.growth_name + bare
        core = self._trim.core(bare)
        return "" if self._depends.fullmatch(core) else core

    def _fuller(self, line: Line, one: Found, noun: str) -> str:
        """6个基地, after 工业产业基地评选: the fuller name that the sentence has already given."""
        if noun in self._agents or len(noun) > 3:
            return noun
        before = line.text[line.sentence.start : one.start]
        match = re.search(rf"[\u4e00-\u9fff]{{3,16}}?{re.escape(noun)}", before)
        if match is None:
            return noun
        return self._trim.core(match[0].removeprefix(self._grammar.at)) or noun

    def _inherit(self, line: Line, i: int, name: Name, site: Site, subject: str, topic: str) -> Name:
        """The subject of the clause before, or of the figure before; with what this figure adds."""
        is_amount = len(name.tail.strip()) > 1 and not name.inherited
        base = self._topics.of_sentence(line) if is_amount else ""
        base = base or self._clause_subject(line, i)
        # 产值突破20亿元。 alone: of the trade that the passage speaks of, not of the last thing counted.
        base = base or (topic if is_amount and topic and i == 0 else subject)
        if self._total.search(site.left):
            base = self._added.sub("", base)  # 新增企业18家，总数达到233家: of all, not of the new ones
        if said := self._begins_deed.search(site.left):
            if ends := self._ends_in_deed.search(base):
                base = self._trim.core(base[: ends.start()] + said["deed"])  # 住房开工2000套，建成1500套
            base = self._added.sub("", base)  # 新开工住房2000套，建成1500套
        if base.endswith(self._rates):  # 占比…，高于全省9个百分点 compares shares, not their growth
            name = replace(name, tail=name.tail.removeprefix(self._grammar.growth_name))
        if base and self._sorting.search(name.tail):
            thing = self._sorted_thing.sub("", base)  # 亿元以上项目60个、其中10亿元以上12个
            return Name(name.tail + thing, thing, " ", inherited=True)
        if not base:
            return Name(name.tail, name.tail, " ", inherited=True)
        if name.tail in self._general and not name.tail.endswith(self._rated):
            base = self._amount_end.sub("", base)  # 粮食播种面积…、产量…: the same thing's other amount
        deed = "" if name.tail else self._trim.deed_behind(site.right)
        indicator = f"{deed}{self._grammar.of}{base}" if deed else base + name.tail
        return Name(indicator, base, name.tail or " ", inherited=True)

    def _clause_subject(self, line: Line, i: int) -> str:
        """合格率有明显提升，平均提高1%: the measured noun said since the figure before."""
        one = line.found[i]
        begin = max([f.end for f in line.found[:i] if f.end <= one.start], default=line.sentence.start)
        piece = line.text[begin : line.clause(one).start]
        matches = self._measured.findall(piece)
        core = self._trim.core(matches[-1].rsplit(self._grammar.of, 1)[-1]) if matches else ""
        return "" if core in self._general else core  # 规模创新高，增长5%: of what was said before

    def _listed(self, line: Line) -> dict[int, str]:
        """The names of 分别-lists, each to its number."""
        named: dict[int, str] = {}
        for clause in line.sentence.clauses:
            for run in self._lists.groups(line.text, clause, line.found):
                before = [f.end for f in line.found[: run[0]] if f.start >= clause.start]
                start = max([clause.start, *before])
                start = max([start, *(m.end for m in line.moments if m.start == start)])
                names = self._lists.names(line.text, start, line.found[run[0]].start, len(run))
                if names and run[0] not in line.dates and all(self._trim.core(name) for name in names):
                    named.update(zip(run, names, strict=True))
        return named
