"""The words around a number, cut down to the phrase that names what it measures.

    core("累计培育国家级单项冠军企业")        ->  国家级单项冠军企业
    noun("家企业完成改造" behind the number)  ->  完成改造的企业

Which side names the figure, and what is inherited, is decided in naming.py.
"""

from __future__ import annotations

import re

from qdtrack.extraction.moments import Moment
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Mention
from qdtrack.lexicon.words import any_of

_EDGE = " \t、，,。；;：:…"
_PAIRS = (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"), ("‘", "’"), ("【", "】"))
_DEED = range(2, 25)  # length of a deed that may stand in a name


class Trimmer:
    """Cuts phrases; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        grew = rf"{any_of(phrases.averages)}?{any_of([*cues.growth, *cues.change])}"
        bounds = any_of([*lexicon.bounds.before, *lexicon.bounds.afar])
        of = any_of(cues.part_of)
        marks = r"[(（][^()（）]*[)）]|[\s，,、：:；;。)）”…]"
        numbers = any_of([*lexicon.numerals.digits, *lexicon.numerals.scales])
        count = rf"(?:^|(?<=[，,。；;：:\s])){numbers}{{1,3}}{phrases.grammar.is_}"  # 一是, 十三是
        years = any_of(lexicon.time.marks["year"])
        item = r"\d{1,2}[.．](?!\d)"  # 1.新增…, a line of a list
        total = rf"{numbers}{{1,3}}{years}{any_of(phrases.in_all)}"  # 三年累计培育
        self._opener = re.compile(rf"(?:{marks}|{count}|{item}|{total}|{phrases.openers}|{phrases.adverbs})+")
        joined = rf"{any_of(phrases.list_joints)}(?={phrases.verbs})"  # 引进和培育
        self._head = re.compile(
            rf"(?:{marks}|{phrases.openers}|{phrases.adverbs}|{joined}|{any_of(lexicon.bounds.afar)}|{grew}(?!{any_of(phrases.measured_tails)})"
            rf"|{phrases.verbs}(?!{of}|{any_of(phrases.measured_tails)}(?!\d)|{any_of(phrases.grammar.people)})|{of})+"
        )
        linking = any_of(
            [
                *phrases.share_verbs,
                *cues.basis,
                *cues.yearly,
                *lexicon.bounds.respectively,
            ]
        )
        ends_of_names = "".join(f"(?<!{end})" for end in phrases.ratio_ends)
        compares = rf"{ends_of_names}{any_of(lexicon.time.compares)}"
        built_on = (
            rf"{phrases.grammar.at}(?:{any_of(cues.part_of)})?{any_of(lexicon.time.built_on)}"  # 在…基础上
        )
        self._tail = re.compile(
            rf"(?:[\s、，,：:]|{built_on}|{phrases.linkers}|{grew}|{phrases.adverbs}|{phrases.openers}|{bounds}|{linking}|{compares})+$"
        )
        self._verbs_only = re.compile(
            rf"(?:{phrases.verbs}|{phrases.doing_verbs}|{phrases.adverbs}|{phrases.openers})+"
        )
        self._preface = re.compile(
            rf"^{any_of(phrases.prefaces)}.*?(?:{phrases.adverbs})*"
            rf"(?:(?:{phrases.verbs}|{phrases.doing_verbs})+(?=.)|(?={any_of(cues.flow_verbs)}))"
        )
        self._doing_end = re.compile(
            rf"(?P<deed>{phrases.doing_verbs})(?:{phrases.adverbs}|{phrases.grammar.done})*$"
        )
        self._verbs_as_nouns = frozenset(phrases.verbs_as_nouns)
        self._predicate = re.compile(phrases.predicates)
        self._next_deed = re.compile(rf"、(?=(?:{phrases.verbs})[\u4e00-\u9fff])")
        self._agents = frozenset(phrases.agents)
        # 试点项目建设: behind a doer, a bare deed that no predicate is.
        self._bare_deeds = frozenset(w for w in phrases.agent_verbs if not self._predicate.match(w))
        self._agent = re.compile(rf"{any_of(phrases.agents)}(?={any_of(phrases.agent_verbs)})")
        no_deed = any_of([*cues.gap, *cues.growth, *cues.change, *phrases.not_nouns, *cues.share])
        self._no_deed = re.compile(rf"{no_deed}|{phrases.dependents}")
        self._of = re.compile(rf"^{of}")
        self._list_end = re.compile(any_of(phrases.list_ends))
        self._trailing_list_end = re.compile(rf"{any_of(phrases.list_ends)}$")
        self._particle = phrases.grammar.of
        self._named = re.compile(lexicon.places.organisations)  # 青岛港: the place is part of a name
        self._joints = frozenset(phrases.list_joints)
        self._joined = re.compile(rf"(?:[、，,\s]|{any_of(phrases.list_joints)})*")
        self._edge = _EDGE + "".join(joint for joint in phrases.list_joints if len(joint) == 1)

    def left(self, text: str, start: int, end: int, moments: list[Moment], mentions: list[Mention]) -> str:
        """text[start:end] without the times, places and openers at its head, and the times in its midst."""
        moved = True
        while moved and start < end:
            moved = False
            if match := self._opener.match(text, start, end):
                start, moved = match.end(), True
            for moment in moments:
                if moment.start <= start < moment.end <= end:
                    start, moved = moment.end, True
            for mention in mentions:
                if mention.start == start and mention.end <= end and not self._named.match(text, mention.end):
                    start, moved = mention.end, True
        phrase, at = "", start
        for moment in moments:
            if start < moment.start and moment.end <= end:
                between = text[at : moment.start]
                # 产量到2025年和2027年分别达到…: what joins the years is no part of the name.
                phrase += "" if at > start and self._joined.fullmatch(between) else between
                at = moment.end
        return (phrase + text[at:end]).strip()

    def core(self, left: str) -> str:
        """The name in the words before a number; "" if they only do or link."""
        core = left
        while core and (shorter := self._tail.sub("", core)) != core:
            core = shorter
        if core in self._verbs_as_nouns:
            return core
        if self._verbs_only.fullmatch(core) or self._list_end.fullmatch(core[-1:]):
            return ""
        if match := self._preface.match(core):
            core = core[match.end() :]
        core = self.begun(core)
        return "" if core in self._joints or self._verbs_only.fullmatch(core) else core

    def begun(self, name: str) -> str:
        """A name without the openers, adverbs and verbs at its head."""
        match = self._head.match(name)
        return balanced((name[match.end() :] if match else name).strip(_EDGE))

    def after_deed(self, left: str) -> str:
        """The words between two figures from the last deed in them on: 重点项目、完成投资 is 完成投资."""
        found = [match.end() for match in self._next_deed.finditer(left)]
        return left[found[-1] :] if found else left

    def bare(self, left: str) -> str:
        """The words before a number without openers: what a dependent clause says."""
        match = self._opener.match(left)
        return left[match.end() :] if match else left

    def deed_before(self, left: str) -> str:
        """服务, 改造: the doing verb right before a number whose noun stands behind it."""
        match = self._doing_end.search(left)
        return match["deed"] if match else ""

    def noun(self, right: str) -> tuple[str, str]:
        """The noun behind a number and what it does: ("企业", "完成改造"); "" where there is none."""
        phrase = cut_list(self._of.sub("", right.strip()), self._list_end)
        if match := self._next_deed.search(phrase, 2):
            phrase = phrase[: match.start()]
        cuts = [
            m.start()
            for m in self._predicate.finditer(phrase)
            if m.start() >= 2 and self._cuts(phrase, m) and not _is_quoted(phrase, m.start())
        ]
        cuts += [m.end() for m in self._agent.finditer(phrase)]
        cut = min(cuts, default=len(phrase))
        noun = balanced(phrase[:cut].strip(self._edge).removesuffix(self._particle))
        deed = phrase[cut:].strip(_EDGE)
        if len(deed) not in _DEED or self._no_deed.match(deed) or deed in self._bare_deeds:
            deed = ""
        return self._trailing_list_end.sub("", noun), balanced(deed)

    def _cuts(self, phrase: str, predicate: re.Match[str]) -> bool:
        """Whether a verb ends the noun: in 拟竣工投产项目 it is part of it."""
        return phrase[predicate.end() :].strip(_EDGE) not in self._agents

    def deed_behind(self, right: str) -> str:
        """涉及海关: a number that only a verb follows (59项涉及海关)."""
        deed = right.strip(_EDGE)
        if right.startswith(tuple(_EDGE)):
            return ""  # 竣工10个、投产5个: the next number's
        if self._predicate.match(deed) and not self._no_deed.match(deed) and len(deed) in _DEED:
            return balanced(deed)
        return ""


def cut_list(phrase: str, list_end: re.Pattern[str]) -> str:
    """The noun that closes a list (甲、乙等标杆: 标杆), else the phrase itself."""
    ends = [m.end() for m in list_end.finditer(phrase)]
    if ends and "、" in phrase[: ends[-1]] and len(phrase) > ends[-1] + 1:
        return phrase[ends[-1] :]
    return phrase.strip(_EDGE)


def _is_quoted(phrase: str, at: int) -> bool:
    """企业“小升规”: a verb between quotation marks is part of a name."""
    return phrase.count("“", 0, at) > phrase.count("”", 0, at)


def balanced(phrase: str) -> str:
    """A phrase without a bracket or quotation mark whose fellow is missing."""
    for opening, closing in _PAIRS:
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return phrase
