"""Every value that crosses a stage: pages, articles, figures, targets, candidates, assessments.

Said once, for the whole package:

* Numbers are in base units: 5万个 is 50000 个, percent stays percent (92% is 92.0 "%").
  A figure's value is a magnitude, never negative; its direction says which way.
* Positions are half-open character spans of the file's decoded text: the byte-order
  mark is dropped and not counted, newlines are not translated, front matter is counted.
* Dates are whole days. The end of a period is the last day of what was said:
  到2027年 is 2027-12-31, 截至5月底 is 05-31.
* A stage is ``stage(input, knowledge) -> (values, problems)``. What a user did wrong is a
  Problem in that list, never an exception.

The words are those of the trade; the Chinese ones stand in brackets beside them.
This module imports nothing of qdtrack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal

# ---------------------------------------------------------------- vocabulary


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
    BOX = "box"  # data box, sidebar: repeats the body
    CAPTION = "caption"  # photo captions, pull quotes


Direction = Literal["up", "down", ""]


# ---------------------------------------------------------------- positions and problems


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in a file's decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file that a person edits: line and column count from 1.

    ``width`` is the number of characters the caret underlines, at least 1.
    """

    line: int
    column: int
    width: int = 1


class Severity(StrEnum):
    ERROR = "error"  # the thing named is not used
    WARNING = "warning"  # used, and probably not what was meant
    OPINION = "opinion"  # shown by `check --strict` only


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file of the user's, to be shown to a person.

    The sentence itself stands in the catalogue under ``code``, in English and Chinese;
    ``details`` are the words that it leaves blank. ``hint`` chooses among the remedies
    the catalogue has for the code; "" is the general one.
    """

    code: str  # kebab-case: "unknown-unit"
    path: str  # as given, else relative to targets.yaml
    mark: Mark | None = None  # None: the whole file
    excerpt: str = ""  # the source line at mark, for the caret
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hint: str = ""


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Page:
    """One file of articles, decoded.

    ``body`` is where the text begins after any front matter; offsets count from the
    file's beginning all the same.
    """

    path: str  # as given, else relative to targets.yaml
    name: str  # path under its articles root without extension: the article id's stem
    text: str
    body: int = 0
    front: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph made readable: torn lines joined, captions taken out.

    ``offsets[i]`` is the position of ``text[i]`` in the file, strictly increasing, so a
    piece ``text[i:j]`` stands at ``span(i, j)``.
    """

    text: str
    offsets: tuple[int, ...]
    role: Role = Role.BODY

    def span(self, start: int, end: int) -> Span:
        """The file's characters that text[start:end] was made from (start < end)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Article:
    """One news item or document section of a page (文章)."""

    id: str  # Page.name, plus "#n" from 1 when the page holds several
    path: str
    title: str  # "" if it has none
    passages: tuple[Passage, ...]
    span: Span
    source: str  # the file's whole decoded text, which every span and offset indexes
    published: date | None = None  # a month alone (2025-01) is its last day
    published_origin: DateOrigin = DateOrigin.UNKNOWN
    outlet: str = ""  # the newspaper, agency or site; never a place's evidence
    url: str = ""
    place: str = ""  # what front matter says; "" means: read it from the text
    text: TextKind = TextKind.VERBATIM


# ---------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a number describes: an area, or a group or organisation by its name."""

    name: str  # canonical: 青岛市, 全国; "" if not known
    code: str | None = None  # GB/T 2260, six digits; None for the nation and non-areas
    scope: Scope = Scope.OTHER


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure refers to. Both ends included; None is open or not said."""

    start: date | None = None
    end: date | None = None
    recurring: Literal["year", "month", "day"] | None = None
    basis: Basis | None = None  # None: no word of time


NO_PERIOD = Period()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and bound, wherever it was written.

    ``step`` is the size of one unit of the last printed digit, in base units: 4.27万 has
    100.0, 2500亿 has 1e8. Two values agree only to the coarser of their steps.
    """

    value: float
    unit: str = ""
    bound: Bound = Bound.EQUAL
    high: float | None = None  # upper end of a RANGE, else None
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One number an article states, and where it says so (数据).

    Always: text[span.start:span.end] == quote, for the decoded text of the file.
    """

    path: str
    article: str
    title: str
    published: date | None
    span: Span
    quote: str  # raw, as printed, bound words included: "5万个以上"
    sentence: str  # rejoined for reading
    quantity: Quantity
    indicator: str  # the shortest phrase that names what is measured; "" if unknown
    place: Place
    modality: Modality
    measure: Measure
    direction: Direction = ""
    period: Period = NO_PERIOD
    cumulative: bool = False  # 累计, 共, 总
    basis: str = ""  # 同口径, 可比价, 不变价, 名义
    text: TextKind = TextKind.VERBATIM
    rule: str = ""  # what found it, e.g. "quantity.scaled"


# ---------------------------------------------------------------- the registry


@dataclass(frozen=True, slots=True)
class Plan:
    """A document that promises something."""

    id: str
    name: str = ""
    name_en: str = ""
    issued: date | None = None  # period end: 2025-01 is 2025-01-31
    source: str = ""  # link, or the id of an article


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the plan's own words and as read by the extraction engine."""

    text: str  # "5万个以上"
    quantity: Quantity
    measure: Measure = Measure.LEVEL
    direction: Direction = ""  # down for 降低13.5%
    recurring: bool = False  # 每年…
    exact: bool = False  # 全覆盖, 清零: the value itself and nothing else
    cumulative: bool = False  # 累计 in the goal's words


@dataclass(frozen=True, slots=True)
class Milestone:
    goal: Goal
    by: date


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a person wrote into the registry: a baseline or an observation."""

    quantity: Quantity
    text: str  # as written: "30361个"
    at: date | None
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one candidate, anchored by its quote."""

    accept: bool
    quote: str
    article: str
    why: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of a goal, so that moved goalposts show."""

    goal: Goal
    by: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class StatusOverride:
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Target:
    """One stated goal of the registry (目标), every optional key given its default."""

    id: str
    name: str
    indicator: str
    place: Place
    goal: Goal
    kind: Kind
    by: date | None  # None only for a goal that recurs without an end
    name_en: str = ""
    also: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()  # the registry's `not`
    plan: Plan | None = None
    group: str = ""  # the group or organisation it is about, for those scopes
    direction: Literal["up", "down", "both"] = "up"
    start: date | None = None  # the registry's `from`: first day of the window
    baseline: Stated | None = None
    milestones: tuple[Milestone, ...] = ()
    nature: Literal["binding", "expected", ""] = ""  # 约束性 / 预期性 / 未注明
    owner: str = ""  # 责任单位
    observations: tuple[Stated, ...] = ()
    decisions: tuple[Decision, ...] = ()
    revises: Revision | None = None
    basis: str = ""
    monotone: bool = False  # once met stays met
    carry: bool = False
    schedule: tuple[tuple[date, float], ...] = ()  # (day, percent due)
    stale_after_months: int | None = None  # None: the profile's default for the kind
    status: StatusOverride | None = None
    mark: Mark | None = None  # where it stands in targets.yaml

    @property
    def issued(self) -> date | None:
        """When the goal was set: its plan's issue date."""
        return self.plan.issued if self.plan else None


@dataclass(frozen=True, slots=True)
class Registry:
    """targets.yaml, read."""

    path: str
    title: str
    plans: tuple[Plan, ...]
    targets: tuple[Target, ...]
    articles: tuple[str, ...]  # folders or files, relative to the registry's folder
    title_en: str = ""


# ---------------------------------------------------------------- evidence


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that names a target's indicator, and what became of it (备选数据).

    ``reason`` is None for an accepted one. ``detail`` names a sentence of the catalogue
    ("place.other") and ``details`` fills it.
    """

    figure: Figure
    reason: Reason | None
    detail: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def accepted(self) -> bool:
        return self.reason is None


class Tier(StrEnum):
    """How near a source is to those who counted, the nearest first (METHOD §9.3)."""

    STATISTICS = "statistics"  # a statistics bureau
    GOVERNMENT = "government"
    MEDIA = "media"  # official media
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an observation can be read: one for each outlet or link that states it."""

    path: str
    article: str
    title: str
    outlet: str
    url: str
    published: date | None
    quote: str
    span: Span | None
    tier: Tier | None = None  # None: neither outlet nor link is said


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure accepted as evidence for one target at one date (完成值).

    Growth and reduction are signed here: a fall of 2 % is -2.0. ``as_of`` is never later
    than the publication.
    """

    quantity: Quantity
    as_of: date | None
    as_of_basis: Basis | None  # None: undated
    period: Period
    quote: str  # as printed, or as written in the registry
    sentence: str
    origin: Literal["article", "registry"]
    sources: tuple[Source, ...]
    text: TextKind = TextKind.VERBATIM
    indicator: str = ""
    place: Place = NOWHERE
    measure: Measure = Measure.LEVEL
    modality: Modality = Modality.ACTUAL
    cumulative: bool = False
    published: date | None = None
    flags: tuple[Flag, ...] = ()  # repeat, conflict, manual


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the articles and the registry hold for one target."""

    target: Target
    observations: tuple[Observation, ...]  # by date, undated last
    rejected: tuple[Candidate, ...]
    peers: tuple[Observation, ...] = ()  # the same indicator in other places


# ---------------------------------------------------------------- assessment


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


@dataclass(frozen=True, slots=True)
class Rate:
    """What is needed from here on, in the goal's unit."""

    value: float
    per: Literal["year", "month"]


@dataclass(frozen=True, slots=True)
class YearVerdict:
    """One year of a quota."""

    year: int
    verdict: Verdict | None  # None: no figure for the year
    status: Status
    value: float | None


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


@dataclass(frozen=True, slots=True)
class NoForecast:
    """A forecast refused. ``why`` names the catalogue's sentence for it; "" is the refusal's own."""

    refusal: Refusal
    why: str = ""


TOO_FEW = NoForecast(Refusal.TOO_FEW)  # where there is no figure at all


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the course so far leads by the deadline, and when it reaches the goal.

    In the goal's unit, unrounded. A rate prolonged from one exact figure has no interval: its
    low, high, eta_low and eta_high are None. With an interval, a date that is None is "never":
    the slope's bound does not lead to the goal. No date lies before the day of the report.
    """

    value: float  # at the deadline
    low: float | None
    high: float | None
    eta: date | None  # when the goal is reached; eta_low is the earlier day
    eta_low: date | None
    eta_high: date | None
    outlook: Literal["likely", "uncertain", "unlikely"]
    n: int  # dated values it rests on
    method: Literal["theil_sen", "run_rate"]
    share: float | None = None  # of resampled courses that meet the goal; None for n < 8

    @property
    def or_never(self) -> bool:
        """Whether the interval leaves open that the goal is never reached."""
        return self.low is not None and self.eta_high is None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target assessed: the report's row.

    Shares are fractions (0.96), unrounded; None is "undefined", and ``why`` then names
    the catalogue's sentence for it. ``inputs`` holds everything the numbers were made
    from, ready for JSON.
    """

    target: Target
    evidence: Evidence
    status: Status
    verdict: Verdict | None
    latest: Observation | None
    attainment: float | None = None  # p/T, 完成率
    progress: float | None = None  # (p-v0)/(T-v0), 目标进度
    elapsed: float | None = None  # E at the observation's date, 序时进度
    expected: float | None = None  # the path's value at that date, in the goal's unit
    gap: float | None = None  # in the goal's unit, 0.0 when met
    pace: float | None = None  # R
    required_rate: Rate | None = None
    acceleration: float | None = None
    forecast: Forecast | NoForecast = TOO_FEW
    flags: tuple[Flag, ...] = ()
    why: str = ""
    years: tuple[YearVerdict, ...] = ()
    computed_status: Status | None = None  # when a person's word overrides it
    inputs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))  # Any: JSON values


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has read."""

    files: int
    articles: int
    figures: int
    problems: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer: every target assessed on one day, by one profile."""

    registry: Registry
    as_of: date
    profile: str
    assessments: tuple[Assessment, ...]
    counts: Counts
    problems: tuple[Problem, ...]
