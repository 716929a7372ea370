"""The method's vectors again, from the words of targets.yaml to the status: kind, direction and bounds
are read, not given.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qdtrack.model import Assessment
from qdtrack.tracking import run

# number, the target as a person writes it, status, verdict
VECTORS = [
    (
        "1",
        "indicator: 5G基站, goal: 5万个以上, by: 2027, baseline: {value: 20000个, at: 2023}, "
        "observations: [{value: 38000个, at: 2026-06}]",
        "on_track",
        "not_met",
    ),
    (
        "2",
        "indicator: 关键工序数控化率, goal: 超过76%, by: 2027, baseline: {value: 60%, at: 2023}, "
        "observations: [{value: 68%, at: 2026-06}]",
        "behind",
        "not_met",
    ),
    (
        "3",
        "indicator: 工业事故起数, goal: 80起以下, by: 2027, baseline: {value: 100起, at: 2023}, "
        "observations: [{value: 92起, at: 2025}]",
        "behind",
        "not_met",
    ),
    (
        "4",
        "indicator: 关键工序数控化率, goal: 超过76%, by: 2027, baseline: {value: 60%, at: 2023}, "
        "observations: [{value: 58%, at: 2025}]",
        "regressing",
        "not_met",
    ),
    *(
        (
            f"5-{count}",
            "indicator: 工业互联网平台, goal: 每年10家以上, by: 2026, from: 2026, "
            f"observations: [{{value: {count}家, at: 2026-06}}]",
            status,
            verdict,
        )
        for count, status, verdict in (
            (3, "behind", "not_met"),
            (4, "on_track", "not_met"),
            (5, "on_track", "not_met"),
            (12, "met_early", "met"),
        )
    ),
    (
        "6",
        "indicator: 软件业务收入, goal: 年均增长6%, by: 2028, from: 2024, "
        "observations: [{value: 增长5.2%, at: 2024}, {value: 增长5.5%, at: 2025}]",
        "behind",
        "not_met",
    ),
    (
        "7",
        "indicator: 单位GDP能耗, goal: 五年降低13.5%, by: 2027, "
        "observations: [{value: 下降2.0%, at: 2023}, {value: 下降0.1%, at: 2024}, "
        "{value: 下降0.5%, at: 2025}]",
        "well_behind",
        "not_met",
    ),
    (
        "8",
        "indicator: 不良率, goal: 2%—3%, by: 2027, baseline: {value: 5%, at: 2023}, "
        "observations: [{value: 4.2%, at: 2025}]",
        "behind",
        "not_met",
    ),
    (
        "9",
        "indicator: 5G基站, goal: 5万个以上, by: 2027, observations: [{value: 超4.8万个, at: 2026-06}]",
        "no_pace",
        "cannot_tell",
    ),
    *(
        (
            f"10-{said}",
            f"indicator: 5G基站, goal: 5万个以上, by: 2027, observations: [{{value: {said}, at: 2026-06}}]",
            status,
            verdict,
        )
        for said, status, verdict in (
            ("突破5万个", "met_so_far", "met"),
            ("近5万个", "no_pace", "not_met"),
            ("约5万个", "no_pace", "cannot_tell"),
        )
    ),
    *(
        (
            f"11-{said}",
            "indicator: 关键工序数控化率, goal: 超过76%, by: 2027, "
            f"observations: [{{value: {said}, at: 2026-06}}]",
            status,
            verdict,
        )
        for said, status, verdict in (("76%", "no_pace", "not_met"), ("超过76%", "met_so_far", "met"))
    ),
    (
        "12",
        "indicator: 灯塔工厂, goal: 4家, by: 2027, baseline: {value: 4家, at: 2023}, "
        "observations: [{value: 4家, at: 2026-06}]",
        "met_so_far",
        "met",
    ),
    (
        "15",
        "indicator: 灯塔工厂, goal: 10家以上, by: 2027, observations: [{value: 13家, at: 2026-06}]",
        "met_so_far",
        "met",
    ),
    (
        "16",
        "indicator: 装机容量, goal: 100万千瓦以上, by: 2027, baseline: {value: 0千瓦, at: 2023}, "
        "observations: [{value: 99.6万千瓦, at: 2026-06}]",
        "ahead",
        "not_met",
    ),
    (
        "17",
        "indicator: 10G-PON端口, goal: 20万个以上, by: 2027, plan: p, "
        "observations: [{value: 超20万个, at: 2023-12-07}]",
        "met_before_issue",
        "met",
    ),
    (
        "18",
        "indicator: 5G基站, goal: 5万个以上, by: 2027, plan: p, baseline: {value: 30361个, at: 2022-09}, "
        "observations: [{value: 37000个, at: 2023-12-07}, {value: 42700个, at: 2024-12-12}]",
        "pre_plan",
        "not_met",
    ),
    (
        "20",
        "indicator: 地区生产总值, goal: 突破1.7万亿元, by: 2025, "
        "observations: [{value: 13373.5亿元, at: 2025-09}]",
        "no_evidence",
        None,
    ),
    (
        "21",
        "indicator: 城镇调查失业率, goal: 5.5%左右, by: 2025, observations: [{value: 5.2%, at: 2025}]",
        "met",
        "met",
    ),
]


def assessed(folder: Path, target: str) -> Assessment:
    path = folder / "targets.yaml"
    plan = "plans:\n  - {id: p, name: 方案, issued: 2025-01}\n"
    text = f"registry: 1\nplace: 青岛市\narticles: .\n{plan}targets:\n  - {{id: a, {target}}}\n"
    path.write_text(text, encoding="utf-8")
    tracking = run(path, as_of=date(2026, 9, 30))
    assert tracking.report is not None
    assert [problem.code for problem in tracking.problems] == ["empty-folder"]
    return tracking.report.assessments[0]


@pytest.mark.parametrize(
    ("target", "status", "verdict"), [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS]
)
def test_a_vector_in_its_own_words(tmp_path: Path, target: str, status: str, verdict: str | None) -> None:
    one = assessed(tmp_path, target)
    assert (one.status, one.verdict) == (status, verdict)


def test_vector_19_from_an_article_without_a_date_of_its_own(tmp_path: Path) -> None:
    """600家 by 2025-12-31: 累计614家 in an article of 22 May 2026."""
    (tmp_path / "2026-05-22.txt").write_text("青岛市完成数字化改造的中小企业累计614家。\n", encoding="utf-8")
    path = tmp_path / "targets.yaml"
    path.write_text(
        "registry: 1\nplace: 青岛市\narticles: .\ntargets:\n"
        "  - {id: a, indicator: 完成数字化改造的中小企业, goal: 600家, by: 2025}\n",
        encoding="utf-8",
    )
    report = run(path, as_of=date(2026, 9, 30)).report
    assert report is not None
    (one,) = report.assessments
    assert (one.status, one.inputs["t"], one.latest and one.latest.as_of_basis) == (
        "met",
        "2026-05-22",
        "published",
    )
