"""Profiles: the one table of every threshold and default that an assessment uses.

    PROFILES["eurostat"].on_track  ->  0.95

A report prints the name of its profile and JSON carries the numbers, so that a class can be
worked out again by hand. Other profiles are further entries of PROFILES; nothing else in
qdtrack holds a threshold of the method.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Profile:
    """Thresholds and defaults. R is pace: progress over the share of time elapsed."""

    name: str
    source: str  # where the class thresholds come from

    # Classes of pace: the least R of each. Below well_behind the indicator moves away.
    ahead: float = 1.05  # own choice: 0.95 mirrored, to express 超序时
    on_track: float = 0.95  # Eurostat, Statistics Canada, Open SDG
    behind: float = 0.60  # the same
    well_behind: float = 0.0  # the same

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
        """Every number of the profile by name, for the JSON report."""
        return {name: value for name, value in asdict(self).items() if not isinstance(value, str)}


EUROSTAT = Profile("eurostat", "Open SDG progress code, after Eurostat's method; linear pace")

PROFILES: Mapping[str, Profile] = MappingProxyType({EUROSTAT.name: EUROSTAT})
DEFAULT = EUROSTAT.name
