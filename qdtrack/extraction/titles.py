"""What a title or a heading makes of the text below it: a plan, a report of what was, or rules.

"某市工业互联网行动方案（2025—2027年）"   ->  target
"2025年国民经济和社会发展统计公报"        ->  actual
"""

from __future__ import annotations

import re

from qdtrack.lexicon import Lexicon
from qdtrack.lexicon.words import any_of
from qdtrack.model import Modality

_OPEN, _CLOSE = ("(", "（"), (")", "）")


class TitleReader:
    """Reads titles and headings; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.cues
        self._target_section = re.compile(cues.target_sections)
        self._actual_section = re.compile(cues.actual_sections)
        self._plan_title = re.compile(rf"{any_of(cues.plan_titles)}$")
        self._report_title = re.compile(rf"{any_of(cues.report_titles)}$")
        self._rule_title = re.compile(rf"{any_of(cues.rule_titles)}$")
        self._work_report = re.compile(rf"{any_of(cues.work_reports)}$")
        self._plan_name = re.compile(rf"{any_of(cues.plan_names)}[”》]?$")
        self._issuing = re.compile(any_of(cues.issuing))
        self._news = re.compile(any_of(cues.news_of_plans))
        self._behind_title = re.compile(rf"(?:\s|{any_of(cues.behind_titles)})+$")

    def names_plan(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is the years of a plan only named: 清洁空气行动计划（2026—2027年）."""
        if len(re.findall(r"\d{4}", text[start:end])) < 2:
            return False  # 老旧小区改造工程（2025年）完成120个 tells when
        in_brackets = text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSE
        return start > 0 and in_brackets and self._plan_name.search(text, 0, start - 1) is not None

    def issues_plan(self, text: str) -> bool:
        """近日，某市印发《某行动方案》"""
        return self._news.search(text) is not None

    def section(self, heading: str) -> Modality | None:
        """What a heading makes of the section below it; None if it says nothing.

        Of two words the last counts: 现状与目标, 目标完成情况回顾.
        """
        actual = max((m.end() for m in self._actual_section.finditer(heading)), default=0)
        target = max((m.end() for m in self._target_section.finditer(heading)), default=0)
        if actual == target:
            return None
        return Modality.ACTUAL if actual > target else Modality.TARGET

    def of_title(self, title: str) -> Modality | None:
        """A plan (…实施方案) speaks of goals throughout, a communiqué (…统计公报) of what was."""
        bare = self._bare(title)
        if self._rule_title.search(bare):
            return Modality.RULE
        if self._plan_title.search(bare):
            return None if self._news.search(bare) else Modality.TARGET
        return Modality.ACTUAL if self._report_title.search(bare) else None

    def is_work_report(self, title: str) -> bool:
        """2026年…政府工作报告: its goals are those of the year in its title."""
        return bool(self._work_report.search(self._bare(title)))

    def _bare(self, title: str) -> str:
        """A title without what stands in brackets and what is only done with it: …方案（2025—2027年）解读."""
        bare = re.sub(r"[（(\[［【][^（）()\[\]［］【】]*[）)\]］】]|[》”\s]+$", "", title)
        bare = self._behind_title.sub("", self._issuing.sub("", bare))
        return re.sub(r"[》”\s]+$", "", bare)
