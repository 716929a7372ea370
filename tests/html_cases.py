"""A project whose report has everything that the HTML page can show, and the page read back.

Long series with milestones, bounds and a forecast; a quota of several years; a reduction chained from
its years; a range; a goal that was revised; a status set by hand; one reached beyond 100 %; one without
figures.
"""

from __future__ import annotations

import html
import math
import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factories import report

from qdtrack.assessment.cases import Due, Start
from qdtrack.assessment.goals import Acceptance, Operator
from qdtrack.assessment.intervals import Interval
from qdtrack.assessment.kinds.common import milestone_values
from qdtrack.assessment.path import Path as RequiredPath
from qdtrack.assessment.profiles import DEFAULT, PROFILES
from qdtrack.catalogue import Language
from qdtrack.model import Assessment, Report, Target
from qdtrack.reporting.html import render
from qdtrack.tracking import track

AS_OF = SHIPPED_DAY = date(2026, 6, 30)
ROOT = Path(__file__).resolve().parents[1]
TARGETS = """\
registry: 1
title: 样例市数字化目标
title_en: Digital goals of a sample city
place: 青岛市
articles: articles/
plans:
  - {id: digital, name: 数字化转型方案, name_en: Digital plan, issued: 2023-01, source: "https://example.org/plan"}
  - {id: green, name: 绿色发展规划, name_en: Green plan, issued: 2021-01, source: 2021-01-plan}
targets:
  - id: 5g
    name: 开通5G基站
    name_en: 5G base stations
    indicator: 5G基站
    goal: 5万个以上
    by: 2027
    plan: digital
    owner: 市通信管理局
    nature: binding
    baseline: {value: 20000个, at: 2022-12, source: "https://example.org/base"}
    milestones: [{goal: 2.6万个, by: 2024}, {goal: 4万个, by: 2026-06}]
    revises: {goal: 4.5万个, by: 2026年底, source: "https://example.org/2024"}
    observations:
      - {value: 22500个, at: 2023-06, source: "https://example.org/1"}
      - {value: 24800个, at: 2023-12}
      - {value: 26900个, at: 2024-06}
      - {value: 28000个以上, at: 2024-12}
      - {value: 约3.1万个, at: 2025-06}
  - id: platforms
    name: 上线平台
    name_en: Platforms launched
    indicator: 上线工业互联网平台
    goal: 每年10家以上
    by: 2027
    plan: digital
    observations:
      - {value: 12家, at: 2023}
      - {value: 8家, at: 2024}
      - {value: 11家, at: 2025}
      - {value: 3家, at: 2026-05}
  - id: research
    name: 研发投入强度
    name_en: Research spending
    indicator: 研发投入强度
    goal: 2.8%~3.2%
    by: 2027
    plan: digital
    baseline: {value: 2.1%, at: 2022}
    observations: [{value: 2.3%, at: 2023}, {value: "2.4%~2.6%", at: 2024}]
  - id: lighthouse
    name: 灯塔工厂
    name_en: Lighthouse factories
    indicator: 灯塔工厂
    goal: 8座
    by: 2027
    plan: digital
    baseline: {value: 4座, at: 2022}
    observations: [{value: 5座, at: 2025}]
    status: {is: behind, reason: 现场核查}
  - id: training
    name: 培训工人
    name_en: Workers trained
    indicator: 培训产业工人
    goal: 20万人
    by: 2027
    plan: digital
    baseline: {value: 0人, at: 2022-12}
    observations: [{value: 26万人, at: 2025-12}]
  - id: revenue
    name: 数字产业营收
    name_en: Digital revenue
    indicator: 数字产业营业收入
    goal: 突破2500亿元
    by: 2028
    plan: digital
    observations: [{value: 1905亿元, at: 2025}]
  - id: energy
    name: 单位能耗
    name_en: Energy per GDP
    indicator: 单位生产总值能耗
    goal: 五年累计降低13.5%
    from: 2021-01-01
    by: 2025
    plan: green
    kind: reduction
  - id: brains
    name: 产业大脑
    name_en: Industry brains
    indicator: 产业大脑
    goal: 12个左右
    by: 2027
    place: 山东省
"""
ARTICLES = {
    "2025-12-20": """\
---
title: 通信业年度观察
date: 2025-12-20
outlet: 样报
url: "https://example.org/news/2025-12-20"
place: 青岛市
---

截至2025年12月15日，全市累计开通5G基站3.52万个。其中，崂山区开通5G基站3800个。5G基站数增长12%。

到2027年，全市5G基站将达到6万个。全省5G基站达到26万个。试点园区开通5G基站260个。
""",
    "2025-12-21": """\
---
title: 基站盘点
date: 2025-12-21
outlet: 另一报
url: "https://example.com/a?b=1&c=2"
place: 青岛市
text: notes
---

截至2025年12月15日，青岛市累计开通5G基站3.52万个。
""",
    "2026-05-20": """\
---
title: 能耗公报
date: 2026-05-20
outlet: 市统计局
url: "https://example.gov.cn/2026"
place: 青岛市
text: notes
---

2021年，全市单位生产总值能耗下降2.0%。2022年，全市单位生产总值能耗下降3.1%。

2023年，全市单位生产总值能耗下降1.5%。2024年，全市单位生产总值能耗下降2.9%。
""",
}


def project(folder: Path, targets: str = TARGETS) -> Report:
    """The report of the project, written into a folder."""
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "targets.yaml").write_text(targets, encoding="utf-8")
    for name, text in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    return track(folder / "targets.yaml", as_of=AS_OF)


def written(report: Report, folder: Path, language: Language = Language.EN) -> str:
    """The page as a file; its address."""
    file = folder / f"report-{language}.html"
    file.write_text(render(report, language), encoding="utf-8")
    return file.as_uri()


def plain(markup: str) -> str:
    """The text of a piece of the page, its blanks made one."""
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", markup)).split())


def pieces(page: str) -> dict[str, str]:
    """The markup of each target, row and what unfolds, by its id."""
    table = page[page.index('<table id="targets"') : page.index("</table>")]
    parts = re.split(r'<tr class="target" id="t-([^"]+)"', table)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def cells(piece: str) -> list[str]:
    """The texts of a target's row: name, goal, latest, progress, gap, status."""
    row = piece[: piece.index('<tr class="under"')]
    return [plain(f"<{part}") for part in re.split(r"<(?=t[hd][ >])", row)[1:]]


@cache
def sample() -> Report:
    """The report on this project."""
    with TemporaryDirectory() as folder:
        return project(Path(folder))


@cache
def shipped() -> Report:
    """The report on the registry that is shipped, on a day that does not change."""
    return track(ROOT / "targets.yaml", as_of=SHIPPED_DAY)


@cache
def page(language: Language = Language.EN) -> str:
    return render(sample(), language)


def piece(one: Assessment, language: Language = Language.EN) -> str:
    """What the page says of one target."""
    return pieces(render(report(one), language))[one.target.id]


def corners(of: Target, inputs: dict[str, Any]) -> list[tuple[str, float]]:
    """The required path of hand-made inputs, by the rule that assessments have."""
    if "v0" not in inputs:
        return []
    start = Start(inputs["v0"], date.fromisoformat(inputs["t0"]), "stated")
    accepted = Acceptance(Operator.AT_LEAST, inputs["T"], Interval(inputs["T"], math.inf), "up")
    due = Due(milestone_values(of, PROFILES[DEFAULT]), of.schedule)
    end = date.fromisoformat(inputs["t1"])
    path = RequiredPath(start, accepted, end, due, is_curved=inputs.get("curved", False))
    return [(day.isoformat(), value) for day, value in path.corners()]
