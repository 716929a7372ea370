"""Lists joined by 分别: which number belongs to which name, and one bound for all.

普及率、数控化率分别超过92%、76%  ->  76% is MORE_THAN too, and belongs to 数控化率
"""

from __future__ import annotations

import re
from dataclasses import replace

from qdtrack.extraction.found import Found
from qdtrack.extraction.moments import Moment
from qdtrack.extraction.sentences import Clause
from qdtrack.extraction.sites import Line
from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Bound

_OPEN, _CLOSE = "(（“‘《", ")）”’》"


class ListReader:
    """Finds 分别-lists in a clause; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._respectively = re.compile(any_of(lexicon.bounds.respectively))
        self._between = re.compile(rf"(?:[、，,\s]|{any_of(lexicon.cues.phrases.list_joints)}){{0,3}}")
        self._joints = lexicon.cues.phrases.list_joints
        self._yearly = re.compile(rf"{any_of(lexicon.cues.yearly)}$")
        self._heads = re.compile(
            rf"{any_of([*lexicon.cues.phrases.measured_tails, *lexicon.cues.phrases.agents])}$"
        )
        amounts = any_of(tail for tail in lexicon.cues.phrases.measured_tails if len(tail) > 1)
        self._amount = re.compile(rf"{any_of(lexicon.cues.phrases.subjects)}{amounts}$")
        self._pairs = lexicon.cues.phrases.pairs
        self._pair = re.compile(any_of(self._pairs))
        self._afar = re.compile(any_of(lexicon.bounds.afar))
        self._afar_bounds = lexicon.bounds.afar

    def groups(self, text: str, clause: Clause, found: list[Found]) -> list[list[int]]:
        """Indices of the figures that one 分别 governs: those behind it that only a comma parts."""
        groups = []
        for word in self._respectively.finditer(text, clause.start, clause.end):
            behind = [i for i, f in enumerate(found) if word.end() <= f.start < clause.end]
            run: list[int] = []
            for i in behind:
                if run and not self._between.fullmatch(text, found[run[-1]].end, found[i].start):
                    break
                run.append(i)
            if len(run) > 1:
                groups.append(run)
        return groups

    def figures(self, text: str, clause: Clause, found: list[Found]) -> list[Found]:
        """Without the number that only says how many follow: 三项分别达到350公里、260公里和480公里."""
        over: set[int] = set()
        for run in self.groups(text, clause, found):
            one = found[run[0] - 1] if run[0] else None
            is_counter = one and one.quantity.value == len(run) and not text[one.number].isascii()
            if one and is_counter and self._respectively.match(text, one.end):
                over.add(run[0] - 1)
        return [one for i, one in enumerate(found) if i not in over]

    def dates(self, line: Line) -> dict[int, Moment]:
        """2025年、2026年分别建成3个、6个: each number's own year."""
        dated: dict[int, Moment] = {}
        for clause in line.sentence.clauses:
            for run in self.groups(line.text, clause, line.found):
                first = line.found[run[0]].start
                words = list(self._respectively.finditer(line.text, clause.start, first))
                listed = self._run_up_to(line, words[-1].start()) if words else []
                if len(listed) >= len(run):
                    dated.update(zip(run, listed[-len(run) :], strict=True))
        return dated

    def _run_up_to(self, line: Line, end: int) -> list[Moment]:
        """The times that stand one beside the other right before ``end``."""
        listed: list[Moment] = []
        for moment in reversed(line.times(end)):
            if not self._between.fullmatch(line.text, moment.end, listed[0].start if listed else end):
                break
            listed.insert(0, moment)
        return listed

    def share_bounds(self, text: str, clause: Clause, found: list[Found]) -> list[Found]:
        """The figures of a clause with the bounds that a list or a far word gives them."""
        shared = list(found)
        for run in self.groups(text, clause, found):
            first, last = found[run[0]], found[run[-1]]
            # 分别超过A、B: the word before the first; 分别增长A、B以上: the word behind the last.
            # One behind the first alone is its own: 分别增长A左右、B以上和C.
            ahead = first.start < first.number and first.stated_bound
            common = first.quantity.bound if ahead else last.quantity.bound
            if not ahead and sum(found[i].stated_bound for i in run[1:]) > 1:
                continue  # 分别下降A、B、C以上、D以上: each has its own
            for i in run:
                if shared[i].quantity.bound is Bound.EQUAL:
                    shared[i] = _with_bound(shared[i], common)
        return [self._far_bound(text, clause, shared, i) for i in range(len(shared))]

    def _far_bound(self, text: str, clause: Clause, found: list[Found], index: int) -> Found:
        """最高将获批资金3亿元: the word stands ahead, with no other number between."""
        one = found[index]
        before = [f.end for f in found[:index] if f.end <= one.start]
        begin = max([clause.start, *before])
        if one.quantity.bound is not Bound.EQUAL or one.measure is not None:
            return one
        words = list(self._afar.finditer(text, begin, one.start))
        return _with_bound(one, self._afar_bounds[words[-1][0]]) if words else one

    def names(self, text: str, start: int, end: int, count: int) -> list[str] | None:
        """The last ``count`` members of the list of names in text[start:end] that 分别 closes."""
        words = list(self._respectively.finditer(text, start, end))
        if not words:
            return None
        word = words[-1]
        head = self._yearly.sub("", text[start : word.start()])
        if pair := self._pair.search(head):
            parts = self._pairs[pair[0]]
            if len(parts) == count:
                return [head[: pair.start()] + part + head[pair.end() :] for part in parts]
        for joints in ((), *((joint,) for joint in self._joints), self._joints):
            members = split_list(head, ("、", *joints))
            if len(members) >= count:
                return self._with_head(members[-count:])
        return None

    def _with_head(self, members: list[str]) -> list[str]:
        """能源、旅游投资分别…: 投资 is said once for both, behind the last.

        Where the words part is seen from a sign that both share (国家级、部级平台), else from the
        trade (金属、装备制造业产业规模), else from their like length (能源、旅游项目); a list of names
        that are whole keeps them.
        """
        *firsts, last = members
        if not firsts or not self._heads.search(last) or any(self._heads.search(first) for first in firsts):
            return members
        full = []
        for first in firsts:
            shared = last.find(first[-1], 1)
            tail = self._amount.search(last, 2)
            parted = tail.start() if tail else len(first)
            cut = shared + 1 if 0 < shared < len(last) - 2 else parted
            full.append(first + last[cut:] if cut < len(last) - 1 else first)
        return [*full, last]


def split_list(text: str, joints: tuple[str, ...]) -> list[str]:
    """Members of a list, cut at ``joints``; brackets and quotations are kept whole."""
    members, depth, begin, i = [], 0, 0, 0
    while i < len(text):
        joint = next((j for j in joints if text.startswith(j, i)), "")
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and joint:
            members.append(text[begin:i])
            i += len(joint) - 1
            begin = i + 1
        i += 1
    members.append(text[begin:])
    return [member.strip() for member in members if member.strip()]


def _with_bound(found: Found, bound: Bound) -> Found:
    return replace(found, quantity=replace(found.quantity, bound=bound))
