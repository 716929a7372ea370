"""The words of the trade with their Chinese: bounds, modalities, scopes, kinds, reasons, statuses."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class Bound(StrEnum):
    """What the words around a number say of it (限定词)."""

    EQUAL = "eq"
    AT_LEAST = "ge"  # 以上 余 多 不低于 至少
    MORE_THAN = "gt"  # 超过 突破 高于
    AT_MOST = "le"  # 以内 最高 不超过
    LESS_THAN = "lt"  # 低于 不足
    APPROXIMATE = "approx"  # 约 左右
    NEARLY = "nearly"  # 近 接近: below the number. Every output writes it "approx"
    RANGE = "range"  # 2%—3%: value and high

    @property
    def code(self) -> str:
        """The word of the outputs: eq, ge, gt, le, lt, approx or range."""
        return "approx" if self is Bound.NEARLY else self.value


class Modality(StrEnum):
    """How a figure is put forward (表述性质)."""

    ACTUAL = "actual"  # 实绩: a reported fact
    TARGET = "target"  # 目标: a stated goal or plan
    RULE = "rule"  # 政策标准: subsidy rate, threshold, eligibility
    OTHER = "other"  # 预测及其他


class Scope(StrEnum):
    """Whom a figure describes (统计范围)."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    GROUP = "group"  # a subset: pilot firms, a park, an industry
    ORGANISATION = "organisation"
    OTHER = "other"  # not known


AREAS = frozenset({Scope.NATION, Scope.PROVINCE, Scope.CITY, Scope.DISTRICT})


class Measure(StrEnum):
    """What sort of number it is (数值类型)."""

    LEVEL = "level"  # stock, count, amount, named rate (数控化率, 失业率)
    FLOW = "flow"  # an amount per period
    SHARE = "share"  # said as part of a whole: 占…比重, 分之
    GROWTH = "growth"  # x % on a year
    CHANGE = "change"  # rose by x, or a gap to a benchmark
    RANK = "rank"


class Kind(StrEnum):
    """What sort of goal a target is (类型); METHOD: each has its own formula."""

    STOCK = "stock"  # 期末数
    SHARE = "share"  # 比率
    QUOTA = "quota"  # 年度任务
    TOTAL = "total"  # 期内累计
    ANNUAL = "annual"  # 年度数
    GROWTH = "growth"  # 增速
    REDUCTION = "reduction"  # 降幅


class Basis(StrEnum):
    """How a period or a date is known."""

    STATED = "stated"  # the text says it
    INFERRED = "inferred"  # from 目前, 截至目前 and the article's date
    PUBLISHED = "published"  # nothing but the article's own date


class DateOrigin(StrEnum):
    """Where an article's date was found."""

    FRONT_MATTER = "front_matter"
    FILE_NAME = "file_name"
    DOCUMENT = "document"  # its own metadata
    TEXT = "text"
    UNKNOWN = "unknown"


class TextKind(StrEnum):
    """Whose words an article is made of."""

    VERBATIM = "verbatim"  # the source's own: may be called a quotation
    NOTES = "notes"  # 摘记: someone's notes of it; no screen calls them a quotation


class Role(StrEnum):
    """What a passage is on its page."""

    HEADLINE = "headline"
    BODY = "body"
    ROW = "row"  # one amount of a table, with its headings
    BOX = "box"  # data box, sidebar: repeats the body
    CAPTION = "caption"  # photo captions, pull quotes


Direction = Literal["up", "down", ""]


class Severity(StrEnum):
    ERROR = "error"  # the thing named is not used
    WARNING = "warning"  # used, and probably not what was meant
    OPINION = "opinion"  # shown by `check --strict` only


class Reason(StrEnum):
    """Why a candidate is no observation, in the order the gates are asked."""

    DECISION = "decision"
    TERM = "term"  # shares words with the indicator but a qualifier differs
    EXCLUDED = "excluded"  # the registry's `not`
    UNIT = "unit"
    MEASURE = "measure"
    BASIS = "basis"
    PLACE = "place"
    SCOPE = "scope"
    MODALITY = "modality"
    PERIOD = "period"
    SUPERSEDED = "superseded"  # lost to another figure of the same date


class Tier(StrEnum):
    """How near a source is to those who counted, the nearest first (METHOD §9.3)."""

    STATISTICS = "statistics"  # a statistics bureau
    GOVERNMENT = "government"
    MEDIA = "media"  # official media
    OTHER = "other"


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


class Status(StrEnum):
    """A target's headline status, METHOD §12, in the order the rules are asked."""

    NO_EVIDENCE = "no_evidence"
    MET_BEFORE_ISSUE = "met_before_issue"
    MET = "met"
    MET_EARLY = "met_early"
    MET_LATE = "met_late"
    MET_SO_FAR = "met_so_far"
    BREACHED = "breached"
    MISSED = "missed"
    OVERDUE_UNVERIFIED = "overdue_unverified"
    PRE_PLAN = "pre_plan"
    TOO_EARLY = "too_early"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    WELL_BEHIND = "well_behind"
    REGRESSING = "regressing"
    NO_PACE = "no_pace"


class Flag(StrEnum):
    """What a reader must know beside the status."""

    STALE = "stale"
    CONFLICT = "conflict"
    BOUND = "bound"
    APPROX = "approx"
    AS_OF_INFERRED = "as_of_inferred"
    UNDATED = "undated"
    REPEAT = "repeat"
    IMPLICIT_BASELINE = "implicit_baseline"
    WITHIN_TOLERANCE = "within_tolerance"
    SINGLE_SOURCE = "single_source"
    NOTES_ONLY = "notes_only"
    MANUAL = "manual"
    OVERRIDDEN = "overridden"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    DEFINITION_CHANGE = "definition_change"
    SLIP = "slip"
    LOW_SOURCE = "low_source"  # no source is a statistics bureau, a government or official media
    SAME_ELSEWHERE = "same_elsewhere"  # another place has the very same value


class Refusal(StrEnum):
    """Why no forecast is made (METHOD §11), in the order the rules are asked."""

    REACHED = "REACHED"
    DEADLINE_PASSED = "DEADLINE_PASSED"
    KIND = "KIND"  # growth, and what is decided once or twice a year
    TOO_FEW = "TOO_FEW"
    SHORT_SPAN = "SHORT_SPAN"
    ONLY_BOUNDS = "ONLY_BOUNDS"
    CONFLICT = "CONFLICT"
    DEFINITION_CHANGE = "DEFINITION_CHANGE"
    STALE = "STALE"
    FLAT = "FLAT"
    WRONG_WAY = "WRONG_WAY"
    TOO_FAR = "TOO_FAR"
