"""A forecast in words: one line, with its range and its outlook, or the reason why there is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from factories import behind, target

from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Forecast, NoForecast, Refusal
from qdtrack.reporting.forecasts import forecast_words

EN, ZH = Language.EN, Language.ZH
TREND: dict[str, Any] = {  # Any: Forecast's fields
    "value": 52438.0,
    "low": 50510.4,
    "high": 54321.0,
    "eta": date(2027, 7, 30),
    "eta_low": date(2027, 5, 8),
    "eta_high": date(2027, 11, 24),
    "outlook": "likely",
    "n": 6,
    "method": "theil_sen",
}


def made(goal: float = 50000.0, **more: Any) -> Assessment:  # Any: Forecast's fields
    return behind(target(), forecast=Forecast(**(TREND | more)), inputs={"T": goal, "t1": "2027-12-31"})


def test_a_trend_in_both_languages() -> None:
    assert forecast_words(made(), EN) == (
        "52,400 by end 2027 (80% interval 50,500 to 54,300), likely to be met or nearly, "
        "reached about Jul 2027 (May 2027 to Nov 2027), from 6 dated values"
    )
    assert forecast_words(made(), ZH) == (
        "2027年底前约5.24万个（80%区间为5.05万个至5.43万个），有望达到或接近目标，"
        "约2027年7月达到（2027年5月至2027年11月），依据6个时点的数值"
    )


def test_four_or_five_values_have_a_range_and_no_interval() -> None:
    assert "(range of slopes 50,500 to 54,300)" in forecast_words(made(n=5), EN)


def test_what_may_never_be_reached_says_so() -> None:
    assert "Jul 2027 (May 2027 at the earliest, or never)" in forecast_words(made(eta_high=None), EN)


@pytest.mark.parametrize(("share", "printed"), [(0.734, 73), (1.0, 99), (0.0, 1)])
def test_resampled_courses_are_never_all_or_none(share: float, printed: int) -> None:
    assert f"met in {printed} of 100 resampled courses" in forecast_words(made(n=8, share=share), EN)


def test_a_rate_has_no_interval() -> None:
    words = forecast_words(made(low=None, high=None, eta_low=None, eta_high=None, method="run_rate"), EN)
    assert words == (
        "at the rate so far 52,400 by end 2027, likely to be met or nearly, reached about Jul 2027"
    )


def test_rounding_does_not_bring_a_value_to_the_goal() -> None:
    """49,960 of 50,000 is not 50,000."""
    assert forecast_words(made(value=49960.0), EN).startswith("49,960 by end 2027")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "none, figures contradict each other or the trend"),
        (ZH, "不作预测，数据之间或数据与趋势相互矛盾"),
    ],
)
def test_a_refusal_is_a_line_too(language: Language, words: str) -> None:
    assert forecast_words(behind(forecast=NoForecast(Refusal.CONFLICT)), language) == words
