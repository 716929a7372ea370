"""A small registry on two days, between which everything happens that a report can tell.

In spring the city had ten goals. By winter one course has slowed down and one has caught up, one went on
as before; one goal was lowered, one is new, one is dropped, one has another office in charge; one article
was withdrawn, one figure refused by hand, one stated more exactly; and one deadline has passed.
"""

from __future__ import annotations

from pathlib import Path

SPRING, WINTER = "2025-04-30", "2026-01-31"

_HEAD = """\
registry: 1
title: 样例目标
title_en: Sample goals
place: 烟台市
articles: articles/
plans:
  - {id: network, name: 网络方案, name_en: Network plan, issued: 2024-01}
targets:
"""


def _target(name: str, indicator: str, name_en: str, goal: str, more: str = "by: 2027") -> str:
    return f"{{id: {name}, indicator: {indicator}, name_en: {name_en}, goal: {goal}, plan: network, {more}}}"


_CHARGERS = "by: 2027, nature: binding, owner: 市工信局, baseline: {value: 2万个, at: 2023-12}"
_TARGETS = {
    "chargers": _target("chargers", "充电桩", "Chargers", "5万个以上", _CHARGERS),
    "stations": _target(
        "stations", "5G基站", "Base stations", "2万个", "by: 2027, baseline: {value: 1万个, at: 2023-12}"
    ),
    "coverage": _target(
        "coverage", "光纤覆盖率", "Fibre coverage", "超过90%", "by: 2025, baseline: {value: 80%, at: 2023-12}"
    ),
    "pilots": _target("pilots", "试点园区", "Pilot parks", "40个", "by: 2027, owner: 市工信局"),
    "firms": _target("firms", "数字化车间", "Digital workshops", "300家"),
    "routes": _target("routes", "公交线路", "Bus routes", "500条"),
    "schools": _target("schools", "智慧校园", "Smart schools", "90所"),
    "rooms": _target(
        "rooms", "远程诊室", "Remote surgeries", "100个", "by: 2027, baseline: {value: 50个, at: 2023-12}"
    ),
    "meters": _target(
        "meters", "智能水表", "Smart meters", "20万个", "by: 2027, baseline: {value: 10万个, at: 2023-12}"
    ),
    "parks": _target("parks", "口袋公园", "Pocket parks", "60个"),
}
_DECISION = "{reject: 420条, article: 2025-04-02, why: 含停运线路}"
_LATER = {
    "stations": _TARGETS["stations"].replace("2万个,", "1.6万个,").replace("by: 2027", "by: 2028"),
    "pilots": _TARGETS["pilots"].replace("市工信局", "市发展改革委"),
    "routes": _target("routes", "公交线路", "Bus routes", "500条", f"by: 2027, decisions: [{_DECISION}]"),
    "labs": _target("labs", "重点实验室", "Laboratories", "30家"),
}
_SPRING_ARTICLES = {
    "2025-04-01": "截至2025年3月底，全市累计建成充电桩3万个，开通5G基站1.3万个。全市光纤覆盖率达到88%。",
    "2025-04-02": "截至2025年3月底，全市开通公交线路420条，建成智慧校园45所。全市建成口袋公园约40个。",
    "2025-04-04": "截至2025年3月底，全市建成远程诊室60个，建成智能水表13万个。",
    "2025-04-03": "截至2025年3月底，全市建成数字化车间210家。",
}
_WINTER_ARTICLES = {
    "2025-10-12": "截至2025年9月底，全市累计建成充电桩3.1万个，开通5G基站1.4万个。",
    "2025-10-15": "截至2025年9月底，全市建成远程诊室75个，建成智能水表14.4万个。",
    "2025-11-05": "截至2025年3月底，全市建成口袋公园41个。",
}


def spring(folder: Path) -> None:
    """The registry and the articles as they were first."""
    _write(folder, _TARGETS, _SPRING_ARTICLES)


def winter(folder: Path) -> None:
    """What became of them; the article on workshops is gone, and so is the goal for schools."""
    targets = {name: text for name, text in (_TARGETS | _LATER).items() if name != "schools"}
    (folder / "articles" / "2025-04-03.md").unlink()
    _write(folder, targets, _WINTER_ARTICLES)


def _write(folder: Path, targets: dict[str, str], articles: dict[str, str]) -> None:
    lines = "".join(f"  - {text}\n" for text in targets.values())
    (folder / "targets.yaml").write_text(_HEAD + lines, encoding="utf-8")
    (folder / "articles").mkdir(exist_ok=True)
    for name, text in articles.items():
        front = f"---\ntitle: 观察\noutlet: 样报\nurl: https://example.org/{name}\nplace: 烟台市\n---\n\n"
        (folder / "articles" / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
