"""Figures of rules: what is granted, on which condition, and what is to be kept by anybody.

"对完成改造的企业给予最高50万元奖励"   ->  a rule
"新建项目绿地率不得低于30%"            ->  a rule
"新增小巨人40家，对其给予奖励50万元"    ->  the first number is none
"""

from __future__ import annotations

import re

from qdtrack.extraction.found import Found
from qdtrack.extraction.sentences import Clause
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound


class RuleReader:
    """Tells the figures of rules; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues, phrases = lexicon.cues, lexicon.cues.phrases
        self._rule = re.compile(cues.rule)
        self._money = re.compile(cues.money)
        self._grants = re.compile(cues.grants)
        self._paid = re.compile(rf"{cues.paid}$")
        self._norm = re.compile(cues.norm)
        self._norm_behind = re.compile(cues.norm_behind)
        self._granted = re.compile(rf"{cues.finished}|{cues.done}|{cues.cumulative}")
        self._aimed = re.compile(any_of(cues.aimed))
        self._reaches = re.compile(rf"{any_of(cues.to_level)}(?:{any_of(lexicon.bounds.before)})?$")
        self._of = phrases.grammar.of
        self._yuan = next(word for word, family in lexicon.units.families.items() if family == "yuan")
        flows = any_of(cues.flow_verbs)
        verbs = rf"{phrases.verbs}|{phrases.doing_verbs}|{flows}"
        self._deed = re.compile(rf"[，,\s”“]*(?:{phrases.adverbs})*(?:{cues.imperative}|{verbs})")

    def binds(self, line: Line, one: Found, clause: Clause) -> bool:
        """Whether a figure is part of a rule or of a norm."""
        return self._is_rule(line, one) or self._is_norm(line, one, clause)

    def pays(self, line: Line, one: Found) -> bool:
        """户均补助2.5万元"""
        return one.quantity.unit == self._yuan and self._paid.search(line.before(one)) is not None

    def is_deed(self, line: Line, one: Found) -> bool:
        """建设创新平台30家, among measures of support: a deed with no money or condition beside it.

        建设平台，服务企业50家以上，给予补助 is what is asked of those who are given.
        """
        before = re.split("[；;]", line.before(one))[-1]
        behind = re.split("[；;]", line.text[one.end : line.sentence.end])[0]
        if self._money.search(behind) or self._grants.search(behind):
            return False
        if one.quantity.unit == self._yuan or self._rule.search(before) or self._money.search(before):
            return False
        return self._deed.match(before) is not None

    def _is_norm(self, line: Line, one: Found, clause: Clause) -> bool:
        """用地绿地率不得低于30%, 按每百户20平方米的标准: what is to be kept by anybody."""
        dated = any(m.ahead for m in line.times(one.start))  # 到2028年，…不得低于95% is a goal
        said = not dated and self._norm.search(line.text, clause.start, one.end)
        return bool(said or self._norm_behind.match(line.text, one.end))

    def _is_rule(self, line: Line, one: Found) -> bool:
        """A word of giving or of condition, and one of money, between the same two semicolons."""
        at = one.start - line.sentence.start
        parts = re.split("[；;]", line.words)
        part, end = parts[0], len(parts[0])
        for following in parts[1:]:
            if at <= end:
                break
            part, end = following, end + 1 + len(following)
        if not self._touches(line, one):
            return False
        is_ceiling = one.quantity.bound is Bound.AT_MOST and one.quantity.unit == self._yuan
        is_money = self._money.search(part) or (is_ceiling and self._grants.search(part))
        return bool(self._rule.search(part) and is_money) and not self._granted.search(part)

    def _is_said_behind(self, line: Line, one: Found) -> bool:
        """发放贷款并给予贴息，业务占比提高到80%: a rate in a clause of its own, behind all that is given."""
        clause = line.clause(one)
        own = re.split("[；;]", line.text[clause.start : line.sentence.end])[0]
        reaches = one.quantity.unit == "%" and self._reaches.search(line.text, clause.start, one.number)
        return bool(reaches) and not (self._rule.search(own) or self._money.search(own))

    def _touches(self, line: Line, one: Found) -> bool:
        """新增小巨人40家，对首台套给予500万元奖励: the first number is said before any rule begins.

        A condition (投入达到5%的，给予奖励) is one though the rule comes behind it.
        """
        heard = re.split("[；;]", line.text[line.sentence.start : line.clause(one).end])[-1]
        is_condition = heard.rstrip("，,。").endswith(self._of) or line.text.startswith(self._of, one.end)
        if is_condition or one.quantity.unit == self._yuan:
            return True
        if self._is_said_behind(line, one):
            return False
        return bool(self._rule.search(heard) or self._money.search(heard) or self._aimed.match(heard))
