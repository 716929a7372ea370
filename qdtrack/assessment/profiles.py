"""Profiles: the one table of every threshold and default that an assessment uses.

    PROFILES["eurostat"].on_track  ->  0.95
    PROFILES["cn"].classes         ->  (AHEAD, ON_TRACK, BEHIND)

A report prints the name of its profile and JSON carries the numbers, so that a class can be
worked out again by hand. Other profiles are further entries of PROFILES; nothing else in
qdtrack holds a threshold of the method.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Literal

from qdtrack.model import Status


@dataclass(frozen=True, slots=True)
class Profile:
    """Thresholds and defaults. R is pace: progress over the share of time elapsed."""

    name: str
    source: str  # where the class thresholds come from

    # What classes are made from (scores.py), and the least of each; None: the profile has no such class.
    # Of a miss they are the most of each. What is below them all is ``lowest``.
    measure: Literal["linear", "compound", "projected", "miss", "lead"] = "linear"
    in_months: bool = False  # time elapsed in whole months, not in days
    ahead: float | None = 1.05  # own choice: 0.95 mirrored, to express 超序时
    on_track: float = 0.95  # Eurostat, Statistics Canada, Open SDG
    behind: float | None = 0.60  # the same
    well_behind: float | None = 0.0  # the same
    lowest: Status = Status.REGRESSING

    # Too early for a class
    early_share: float = 0.10  # own choice: below it one unit moves an annual ten from 0 to 2.0
    early_regress: float = 0.05  # own choice: share of |T - v0| lost that shows all the same
    count_slack: float = 1.0  # own choice: a count short of its path by less is on track

    # Reading words as intervals and goals as sets
    delta: float = 0.05  # 约 and 近 in an observation; the 95 % "near enough" of UN, Eurostat, DE
    tau: float = 0.05  # 左右 in a goal, as a share of |T|; the same
    tau_count: float = 1.0  # own choice: at least one unit for counts
    tau_points: float = 0.5  # own choice: percentage points, for rates and other percentages

    # Time
    stale_months: int = 18  # own choice: stock, share, growth, annual, reduction (SDSN allows a year)
    stale_months_running: int = 6  # own choice: quota and total in progress
    deadline_days: int = 31  # own choice: a figure this close before the deadline decides it
    same_date_days: int = 15  # own choice: figures this close have one date
    baseline_days: int = 90  # own choice: least distance of an implicit baseline

    # Sanity
    fall: float = 0.01  # own choice: a growing series that falls by more was redefined
    slip_high: float = 5.0  # own choice: p/T above it smells of 万 for 亿
    slip_low: float = 0.001  # own choice: p/T below it
    slip_jump: float = 9.0  # own choice: from one figure to the next

    # Average growth
    need_factor: float = 1.5  # own choice: needing more than this times g* is well behind

    # Forecast
    forecast_dates: int = 4  # values of fewer dates are no trend (the German rule)
    forecast_z: float = 1.2816  # an interval of 80 %
    forecast_met: float = 0.95  # UN 2023: the share of the way that is near enough
    span_days: int = 180  # own choice: a shorter series is no trend
    span_share: float = 0.10  # own choice: nor one of less than this share of the window
    flat_share: float = 0.05  # own choice: the way that a slope called flat would cover in the window
    far_years: float = 3.0  # own choice: no date further beyond the deadline, or than the window is long
    run_rate_share: float = 0.25  # own choice: the part of a year or window before a rate is prolonged
    resample_dates: int = 8  # own choice: from so many values on, resampled courses are counted
    resample_runs: int = 2000
    resample_seed: int = 20150101  # fixed, so that a report is the same each time

    def numbers(self) -> dict[str, float]:
        """Every number of the profile by name, for the JSON report; without those of classes it lacks."""
        return {name: value for name, value in asdict(self).items() if isinstance(value, int | float)}

    @property
    def classes(self) -> tuple[Status, ...]:
        """The classes of pace that the profile knows, the best first."""
        least = {Status.AHEAD: self.ahead, Status.BEHIND: self.behind, Status.WELL_BEHIND: self.well_behind}
        known = {Status.ON_TRACK, self.lowest} | {name for name, value in least.items() if value is not None}
        return tuple(status for status in Status if status in known)


EUROSTAT = Profile("eurostat", "Open SDG progress code, after Eurostat's method; linear pace")

CAGR = replace(
    EUROSTAT,
    name="eurostat-cagr",
    source="Open SDG progress code, after Eurostat's method: compound growth, as published",
    measure="compound",
)
UN_2022 = replace(
    CAGR,
    name="un2022",
    source="UN Progress Chart 2022, after UNDP's code",
    ahead=None,
    behind=0.50,
    well_behind=-0.10,
)
UN_2023 = Profile(
    "un2023",
    "UN Progress Chart 2023, after Eustat's page",
    measure="projected",
    ahead=None,
    behind=0.10,
    well_behind=None,
    lowest=Status.WELL_BEHIND,
)
SDSN = Profile(
    "sdsn", "SDSN, Sustainable Development Report, figure A-1", ahead=None, on_track=1.0, behind=0.50
)
DE = Profile(
    "de",
    "German sustainable development strategy, after Vanuatu's NSDP page",
    measure="miss",
    ahead=None,
    on_track=0.05,
    behind=0.20,
    well_behind=1.0,
)
CN = Profile(
    "cn",
    "Supervision bulletins of government work (Xuancheng 2020): 序时进度 in whole months",
    measure="lead",
    in_months=True,
    ahead=0.05,
    on_track=0.0,
    behind=None,
    well_behind=None,
    lowest=Status.BEHIND,
)

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {one.name: one for one in (EUROSTAT, CAGR, UN_2022, UN_2023, SDSN, DE, CN)}
)
DEFAULT = EUROSTAT.name
