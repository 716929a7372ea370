"""How large the HTML page may be, and what it shows in short to stay so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from factories import behind, candidate, goal, observation, report, source, target
from html_cases import (
    pieces,
    shipped,
)
from test_show import INPUTS

from qdtrack.catalogue import Language, label
from qdtrack.model import (
    Assessment,
    Flag,
    Forecast,
    Milestone,
    Plan,
    Quantity,
    Rate,
    Reason,
    Stated,
    TextKind,
)
from qdtrack.reporting.html import render
from qdtrack.reporting.html.page import LEAST_ROOM

EN, ZH = Language.EN, Language.ZH

# ---------------------------------------------------------------- size

COURSE = INPUTS | {
    "profile": "eurostat",
    "acceptance": {"low": 50000.0, "high": None, "low_closed": True, "high_closed": False},
    "observed": {"low": 42700.0, "high": 42700.0, "low_closed": True, "high_closed": True},
    "formula": "P = (p - v0) / (T - v0); E = (t - t0) / (t1 - t0); R = P / E",
    "forecast": {"values": [["2023-12-31", 30000.0], ["2025-12-31", 42700.0]]},
}
OUTLETS = ("青岛日报", "大众日报")


def heavy(number: int, figures: int) -> Assessment:
    """A target with everything: a series in two outlets each, a path, a forecast, 30 refused figures."""
    name = f"规上工业企业关键工序数控化率第{number}项"
    of = target(
        f"numerical-control-{number}",
        name=name,
        name_en=f"Numerical control rate of key processes, {number}",
        indicator=name,
        also=(f"{name}比例",),
        baseline=Stated(
            Quantity(30000, "个"), "30000个", date(2023, 12, 31), "https://example.org/base/2023"
        ),
        milestones=(Milestone(goal("4万个", 40000), date(2025, 12, 31)),),
        owner="市工业和信息化局",
        plan=Plan(f"plan-{number % 5}", name=f"制造业方案之{number % 5}", issued=date(2025, 1, 31)),
    )
    shown = [_figure(number, position) for position in range(figures)]
    refused = [
        candidate(
            list(Reason)[position % len(Reason)],
            quote=f"{position + 1}.{number}万个",
            value=position,
            sentence=f"全省第{position}个地区建成{position + 1}.{number}万个，同比增长12.5%，居全国前列。",
        )
        for position in range(30)
    ]
    return behind(
        of,
        observations=shown,
        rejected=refused,
        inputs=COURSE,
        flags=(Flag.SINGLE_SOURCE, Flag.NOTES_ONLY, Flag.LOW_SOURCE),
        required_rate=Rate(3650.4, "year"),
        acceleration=1.66,
        forecast=Forecast(
            48000.0, 46000.0, 49500.0, date(2028, 5, 1), date(2028, 1, 1), None, "unlikely", 6, "theil_sen"
        ),
    )


def _figure(number: int, position: int) -> Any:  # Any: an Observation
    value, day = 31000 + position * 3000, date(2023 + position // 2, 6 + 6 * (position % 2), 28)
    quote = f"{value / 10000:g}万个"
    return observation(
        quote,
        value,
        sentence=f"截至{day.year}年{day.month}月底，全市第{number}项累计建成{quote}，同比增长8.5%，居全省前列。",
        sources=tuple(
            source(
                quote,
                path=f"articles/{day.year}/{day:%Y-%m-%d}-digital-{number}.md",
                outlet=outlet,
                url=f"https://www.example.com/news/{day:%Y/%m}/content_{number * 997}.html",
            )
            for outlet in OUTLETS
        ),
        as_of=day,
        text=TextKind.NOTES if position % 2 else TextKind.VERBATIM,
    )


@cache
def heavy_page(targets: int, figures: int, language: Language) -> str:
    every = [heavy(number, figures) for number in range(targets)]
    return render(report(*(replace(one, latest=one.evidence.observations[-1]) for one in every)), language)


@pytest.mark.parametrize(("figures", "language"), [(1, EN), (3, ZH), (6, EN)])
def test_fifty_targets_with_evidence_stay_under_300_kilobytes(figures: int, language: Language) -> None:
    text = heavy_page(50, figures, language)
    assert len(text.encode()) < 300_000
    for markup in pieces(text).values():
        assert markup.count('class="chart"') == 1
        assert markup.count("<mark>") >= 1  # the figure in the row always has its sentence
        assert label("page.used", language, count=figures) in markup
        assert label("page.refused", language, count=30) in markup


def test_a_page_that_had_to_be_shortened_says_so() -> None:
    assert label("page.in_short", EN).split("`")[0] in heavy_page(50, 6, EN)
    small = heavy_page(10, 6, EN)
    assert label("page.in_short", EN).split("`")[0] not in small
    assert pieces(small)["numerical-control-0"].count("<mark>") == 6 + 3
    assert len(small.encode()) < LEAST_ROOM


def test_the_shipped_report_is_shown_whole() -> None:
    text = render(shipped(), ZH)
    assert label("page.in_short", ZH) not in text
    assert len(text.encode()) < 300_000
