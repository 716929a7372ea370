"""Who acts and is no area: firms, institutions, platforms that serve others, parks, and samples of firms.

    海风公司产能提升30%            ->  an organisation
    工业园入驻项目20个             ->  a part of the area
    重点监测餐饮企业营业额增长10%   ->  a group: what is watched is not all of them

Their figures are never those of the area around them. Which clause they govern is decided in subjects.py.
"""

from __future__ import annotations

import re

from qdtrack.extraction.sentences import Clause
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.places import Places
from qdtrack.lexicon.words import any_of

_NAME = r"[^，,。；;：:、“”\d]"


class ActorReader:
    """Finds them at the head of a clause; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        places: Places = lexicon.places
        phrases = lexicon.cues.phrases
        groups, counts = any_of(places.groups), any_of(phrases.general_names)
        self._counted_group = re.compile(
            rf"\s*(?:{phrases.linkers})?\d+(?:\.\d+)?[^\d，,。；;、]{{0,4}}?(?P<group>{groups})"
        )
        self._sampled = re.compile(
            rf"[^，,。；;\d]{{0,8}}?(?:\d+[^\d，,。；;、]{{1,2}})?"
            rf"(?P<group>{any_of(places.sampled)}[^，,。；;、]{{0,8}}?{any_of(places.sampled_ends)})"
        )
        self._organisation = re.compile(rf"^(?P<name>{_NAME}{{2,24}}?{places.organisations})(?P<rest>.*)")
        self._parks = re.compile(rf"^(?P<name>{_NAME}{{1,12}}?{any_of(places.parks)})(?P<rest>.+)")
        self._sort = re.compile(any_of(places.sorts_of_organisations))
        self._back = re.compile(any_of(places.back_references))
        self._trade = re.compile(rf"[\u4e00-\u9fff]{{2,4}}?{any_of(places.trades)}")
        self._firm_deed = re.compile(any_of(places.firm_deeds))
        self._firm_prefix = re.compile(rf"[^，,。；;\d]{{0,6}}?{any_of(places.firm_prefixes)}")
        ends = any_of([*phrases.list_joints, *phrases.list_ends, phrases.grammar.of])
        self._counted = re.compile(
            rf"\s*(?:{ends}|{any_of(phrases.rank_verbs)}|(?:{phrases.linkers}|{phrases.adverbs}|{counts})*(?:$|\d|[、，,]))"
        )
        deeds = rf"{phrases.verbs}|{phrases.doing_verbs}|{any_of(lexicon.cues.flow_verbs)}"
        self._does = re.compile(rf"{deeds}|{lexicon.cues.imperative}")
        self._at = phrases.grammar.at
        self._acts = re.compile(
            rf"{phrases.doing_verbs}|{phrases.predicates}|{phrases.adverbs}|[，,]"
            rf"|{any_of([*phrases.agent_verbs, *places.deeds])}"
        )
        self._actor = re.compile(
            rf"(?P<name>{_NAME}{{0,24}}?{any_of(places.actors)})"
            rf"(?=(?:{phrases.adverbs})*{any_of(places.actor_deeds)})"
        )

    def firm(self, line: Line, opened: int, clause: Clause) -> str:
        """A platform that serves others, an organisation, or a firm told by its trade; "" if none."""
        text = line.text
        if back := self._back.match(text, opened, clause.end):
            return back[0]
        prefix = self._firm_prefix.match(text, opened, clause.end)
        if prefix and not self._acts.match(text, prefix.end(), clause.end):
            return self.name(text, prefix.end(), clause.end)
        does = self._does.match(text, opened, clause.end)
        if not does and (match := self._actor.match(text, opened, clause.end)):
            return match["name"]
        if name := self._organisation_name(text, opened, clause):
            return name
        match = self._trade.match(text, opened, clause.end)
        if match is None:
            return ""
        dated = any(m.start == match.end() for m in line.moments)
        return match[0] if dated or self._firm_deed.match(text, match.end(), clause.end) else ""

    def _organisation_name(self, text: str, opened: int, clause: Clause) -> str:
        """海风公司产能…: a name with words of its own behind it; what is counted (上市公司20家) is none.

        A clause that opens with a deed (建设附属医院分院) names what is done, not who does it.
        """
        match = self._organisation.match(text[opened : clause.end])
        if self._does.match(text, opened, clause.end):
            return ""
        if match and not self._counted.match(match["rest"]) and not self._sort.search(match["name"]):
            return match["name"]
        return ""

    def park(self, text: str, opened: int, clause: Clause) -> str:
        """A park with words of its own behind it; a park that is itself counted is no subject."""
        if self._does.match(text, opened, clause.end):
            return ""
        match = self._parks.match(text[opened : clause.end])
        if match is None or self._at in match["name"]:
            return ""  # 注重在新城增加绿地 tells where
        return "" if self._counted.match(match["rest"]) else match["name"]

    def sample(self, text: str, opened: int, clause: Clause) -> str:
        """我省重点监测餐饮企业营业额: firms that are watched, and not all of them."""
        match = self._sampled.match(text, opened, clause.end)
        return match["group"] if match else ""

    def counted_group(self, text: str, clause: Clause) -> str:
        """279家试点企业的合格率…: a group counted at the head of a clause is the subject of what follows."""
        match = self._counted_group.match(text, clause.start, clause.end)
        return match["group"] if match else ""

    def name(self, text: str, begin: int, end: int) -> str:
        """What stands before the first deed of a clause."""
        piece = re.split(r"[，,。；;]", text[begin:end].lstrip("，, "), maxsplit=1)[0]
        match = self._acts.search(piece, 2)
        return piece[: match.start()] if match else piece[:20]
