"""Names of shares and grants: 占全省9.7%的用地 is 用地占全省比重, 90%的县达到标准 is 达到标准的县占比."""

from __future__ import annotations

import re

from qdtrack.extraction.found import Found, Name
from qdtrack.extraction.sites import Line, Site
from qdtrack.extraction.trimming import Trimmer
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of


def no_noun(lexicon: Lexicon) -> str:
    """A pattern of what stands behind a number where no noun does."""
    cues, phrases = lexicon.cues, lexicon.cues.phrases
    grew, not_noun = any_of([*cues.growth, *cues.change]), any_of(phrases.not_nouns)
    joined = rf"(?!{any_of(phrases.not_joints)}){any_of(phrases.list_joints)}"
    return rf"\s*(?:$|[，,。；;、：:（()）”》…]|{joined}|{phrases.predicates}|{grew}|{not_noun})"


class ShareNamer:
    """Names shares and grants; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon, trimmer: Trimmer) -> None:
        phrases, cues = lexicon.cues.phrases, lexicon.cues
        self._trim = trimmer
        of, share, grammar = any_of(cues.part_of), any_of(phrases.share_verbs), phrases.grammar
        self._grammar = grammar
        self._of = re.compile(rf"^{of}")
        self._not_noun = re.compile(no_noun(lexicon))
        links = rf"(?:{of}|{phrases.linkers}|{cues.target}|{any_of(lexicon.bounds.before)})*"
        names = any_of([*phrases.measured_tails, *cues.share_tails, grammar.part_name[1:]])
        whole = rf"(?P<whole>[^{grammar.share}]*?)"
        self._share_of = re.compile(rf"{share}(?!{names}){whole}{links}$")
        deeds = rf"{phrases.linkers}|{phrases.verbs}|{phrases.doing_verbs}|{any_of(phrases.agent_verbs)}"
        not_in = "".join(grammar.no_part)
        self._part_deed = re.compile(
            rf"(?P<noun>[^，,。；;、\d{not_in}]{{1,14}}?){any_of(grammar.still)}?(?P<deed>(?:{deeds})[^，,。；;、\d]{{2,20}})"
        )
        # 40%建成区达到要求, without 的: what is not counted has a state and does nothing
        self._part_state = re.compile(
            rf"(?P<noun>[^，,。；;、\d{not_in}]{{2,10}}?)(?P<deed>{any_of(cues.to_level)}[^，,。；;、\d]{{2,16}}"
            rf"{any_of(phrases.states)})"
        )
        self._grant = re.compile(
            rf"(?P<receiver>[^，,。；;]*?){any_of(phrases.giving)}(?P<base>[^，,。；;]*?){of}?$"
        )
        self._receiver = re.compile(rf"{grammar.toward}(?P<receiver>[^，,。；;]{{2,30}})[，,]")
        self._money = re.compile(cues.money)

    def name(self, line: Line, one: Found, site: Site, bare: str) -> Name | None:
        """The name of a grant or a share; ``bare`` are the words before the number without openers."""
        return self._granted(line, one, site) or self._share(bare, site, one)

    def of_those(self, site: Site) -> Name | None:
        """90%的县达到标准, 40%城区达到要求: the share of those that do."""
        of = self._of.match(site.right)
        pattern = self._part_deed if of else self._part_state
        match = pattern.match(site.right, of.end() if of else 0)
        if match is None:
            return None
        noun = match["noun"]
        return Name(f"{match['deed']}{self._grammar.of}{noun}{self._grammar.part_name}", noun)

    def _share(self, bare: str, site: Site, one: Found) -> Name | None:
        """占全省9.7%的用地: 用地占全省比重; 占全国进出口的15.9% hangs on the subject."""
        if one.quantity.unit not in ("%", ""):
            return None
        match = self._share_of.search(bare)
        behind = self._of.sub("", site.right) if self._of.match(site.right) else ""
        noun = self._trim.noun(behind)[0] if behind and not self._not_noun.match(behind) else ""
        if match is None:
            part = one.rule == "quantity.fraction" and noun and not self._trim.core(bare)
            return Name("", tail=self._share_name(noun)) if part else None
        whole = match["whole"].removesuffix(self._grammar.share_name)
        if noun:
            return Name(noun + self._share_name(whole), noun)
        core = self._trim.core(bare[: match.start()]) if match.start() else ""
        tail = self._share_name(whole) if whole else self._grammar.part_name
        return Name(core + tail, core) if core else Name("", tail=tail)

    def _share_name(self, whole: str) -> str:
        """占全省比重"""
        return f"{self._grammar.share}{whole}{self._grammar.share_name}"

    def _granted(self, line: Line, one: Found, site: Site) -> Name | None:
        """2024年完成改造企业按照投入资金的50%给予最高17.5万元奖补: the receiver and the grant."""
        clause = line.text[site.clause.start : one.start]
        match = self._grant.search(self._trim.bare(clause))
        ahead = self._receiver.search(line.text, line.sentence.start, site.clause.start)
        if match is None or not self._money.search(line.text, site.clause.start, site.clause.end):
            return None
        receiver = match["receiver"].strip() or (ahead["receiver"] if ahead else "")
        if not receiver:
            return None
        noun = "" if self._not_noun.match(site.right) else self._trim.noun(site.right)[0]
        receiver = receiver.removeprefix(self._grammar.toward)
        if one.quantity.unit == "%" and match["base"]:
            base = match["base"].rstrip(self._grammar.of)
            grammar = self._grammar
            return Name(f"{receiver}{grammar.grant_name}{grammar.share}{base}{grammar.ratio_name}", receiver)
        return Name(receiver + noun, noun) if noun else None
