"""Which sentences state a goal, what it is of, and which numbers beside it are none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from factories_goals import LEXICON, article, line, stated, stated_in

from qdtrack.extraction.stated import Unread, read_goal
from qdtrack.lexicon.loading import table
from qdtrack.model import Kind, Measure, Role, StatedGoal

LEADING = "今年经济社会发展主要预期目标是："


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LEADING + "地区生产总值增长5%左右；城镇调查失业率不高于5.6%，城镇新增就业9万人以上。",
            [
                ("地区生产总值", "增长5%左右", "2026"),
                ("城镇调查失业率", "不高于5.6%", "2026"),
                ("城镇新增就业", "9万人以上", "2026"),
            ],
        ),
        (
            LEADING + "规上工业增加值、固定资产投资、社会消费品零售总额分别增长6%左右、4%以上和5%。",
            [
                ("规上工业增加值", "增长6%左右", "2026"),
                ("固定资产投资", "增长4%以上", "2026"),
                ("社会消费品零售总额", "增长5%", "2026"),
            ],
        ),
        (
            "到2028年，设备联网率、工序自动化率分别超过87%、64%。",
            [
                ("设备联网率", "超过87%", "2028"),
                ("工序自动化率", "超过64%", "2028"),
            ],
        ),
        (
            "到2028年，每年新上线工业互联网平台10家以上。",
            [("新上线工业互联网平台", "每年10家以上", "2028")],
        ),
        (
            LEADING + "城乡居民可支配收入分别增长7%和8%。",
            [
                ("城镇居民可支配收入", "增长7%", "2026"),
                ("农村居民可支配收入", "增长8%", "2026"),
            ],
        ),
        (
            LEADING + "单位地区生产总值能耗降低3%左右，地区生产总值增长4.5%—5%。",
            [
                ("单位地区生产总值能耗", "降低3%左右", "2026"),
                ("地区生产总值", "增长4.5%—5%", "2026"),
            ],
        ),
        (
            "到2030年，全市规上工业企业数字化转型要实现全覆盖，劣五类水体动态清零。",
            [
                ("规上工业企业数字化转型覆盖率", "全覆盖", "2030"),
                ("劣五类水体", "动态清零", "2030"),
            ],
        ),
        (
            LEADING + "居民收入增长与经济增长同步，固定资产投资实现正增长。",
            [("居民收入", "与经济增长同步", "2026"), ("固定资产投资", "正增长", "2026")],
        ),
        (
            "到2028年，数字经济核心产业规模较2025年翻一番，人均预期寿命达到81岁。",
            [("数字经济核心产业规模", "翻一番", "2028"), ("人均预期寿命", "81岁", "2028")],
        ),
        (
            "到2030年，全市关键工序数控化率从77%提高到80%以上。",
            [("关键工序数控化率", "80%以上", "2030")],
        ),
        (
            "2026年，新增养老床位1000张、累计达到8000张。",
            [("新增养老床位", "1000张", "2026"), ("新增养老床位", "8000张", "2026")],
        ),
        (
            "2026年，全市要实施投资600万元以上的改造项目90个。",
            [("投资600万元以上的改造项目", "90个", "2026")],
        ),
        ("到2028年，产业投资占比保持在50%以上。", [("产业投资占比", "50%以上", "2028")]),
        (
            "2026年，力争推进重点项目2000个、完成投资900亿元。",
            [("重点项目", "2000个", "2026"), ("重点项目投资", "900亿元", "2026")],
        ),
        (
            "2026年重点工作\n公路方面，新开工甲至乙等2个项目。",
            [("公路新开工项目", "2个", "2026")],
        ),
        (
            "到2028年，新建4个国家级、15个省级示范专科。",
            [("国家级示范专科", "4个", "2028"), ("省级示范专科", "15个", "2028")],
        ),
        (
            "2026年工作安排\n石化产业加快绿色转型。产值突破300亿元。",
            [("石化产业产值", "突破300亿元", "2026")],
        ),
        (
            "2026年，支持烟台创建国家试点，新培育省级标杆企业20家。",
            [("新培育省级标杆企业", "20家", "2026")],
        ),
        (
            "2025年工作回顾\n全市新建学校12所。\n2026年\n新建学校20所。",
            [("新建学校", "20所", "2026")],
        ),
        (
            "2025年工作回顾\n全市新建学校12所。\n" + LEADING + "财政收入增长3%。\n新建学校20所。",
            [("财政收入", "增长3%", "2026"), ("新建学校", "20所", "2026")],
        ),
        (
            "2026年，力争推进“百园强链”工程，完成投资60亿元以上。",
            [("“百园强链”工程投资", "60亿元以上", "2026")],
        ),
        (
            LEADING + "粮食播种面积1500万亩、产量120亿斤以上。",
            [("粮食播种面积", "1500万亩", "2026"), ("粮食产量", "120亿斤以上", "2026")],
        ),
        (
            LEADING + "固定资产投资增长4%以上、力争达到5%。",
            [("固定资产投资", "增长4%以上", "2026"), ("固定资产投资", "增长5%", "2026")],
        ),
        (
            LEADING + "城乡居民收入倍差缩小到1.9以内。",
            [("城乡居民收入倍差", "1.9以内", "2026")],
        ),
    ],
)
def test_what_a_sentence_promises(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [line(goal) for goal in stated(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2025年，全市地区生产总值增长5.5%，新增学校20所。", id="a result"),
        pytest.param("预计2026年全市旅游人数达到2000万人次。", id="a forecast"),
        pytest.param("对2026年完成改造的企业给予最高50万元奖励。", id="a rule"),
        pytest.param(
            "到2028年，重点抓好八个方面工作，细化22项主要指标。", id="what the plan counts of itself"
        ),
        pytest.param(
            "2026年，要发挥3个试点城市作用，聚焦13个产业集群，做强产业。", id="what is only mentioned"
        ),
        pytest.param("2026年，全市要推动60万吨乙烯项目达产。", id="the size of a plant"),
        pytest.param("2026年，要打造15分钟便民生活圈。", id="a name that holds a number"),
        pytest.param("到2028年，基本实现城区污水处理能力全覆盖。", id="nearly all"),
        pytest.param("2026年，实施企业倍增计划，推进审计监督全覆盖。", id="programmes and directions"),
        pytest.param("2026年，全市要贯彻市委十三届十次、十一次全会精神。", id="meetings"),
        pytest.param("海风公司表示，2026年计划新增订单30亿元。", id="a firm's own plan"),
        pytest.param("今年“五一”假期，全市接待游客120万人次。", id="a result of the year that runs"),
        pytest.param("今天，全市计划加开列车20列。", id="what is over by the evening"),
        pytest.param("2026年，全市工业用电量保持稳定，结构进一步优化。", id="a direction without a number"),
    ],
)
def test_what_is_no_goal(text: str) -> None:
    assert [line(goal) for goal in stated(text)] == []


def examples() -> list[Any]:
    """Every word of goals.yaml with its example and what must be found in it."""
    cases = []
    for section, entries in table("goals").items():
        for entry in entries if isinstance(entries, list) else ():
            if not isinstance(entry, dict):
                continue
            for word in entry.get("words", [entry.get("word")]):
                text = entry["example"].replace("{word}", word)
                goals = [
                    [part.replace("{word}", word) if isinstance(part, str) else part for part in goal]
                    for goal in entry["goals"]
                ]
                cases.append(pytest.param(text, goals, id=f"{section}-{word}"))
    return cases


def read(goal: StatedGoal) -> list[object]:
    quantity = goal.goal.quantity
    unit = "%" if goal.relative else quantity.unit
    return [goal.figure.quote, None if goal.relative else quantity.value, unit, quantity.bound.code]


@pytest.mark.parametrize(("text", "goals"), examples())
def test_every_word_of_the_lexicon_does_what_its_example_says(text: str, goals: list[list[object]]) -> None:
    assert [read(goal) for goal in stated(text)] == goals


# ---------------------------------------------------------------- kinds, deadlines, names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("到2028年，全市累计建成充电站2000座。", Kind.STOCK),
        ("2026年，全市要建成充电站200座。", Kind.QUOTA),
        ("2026年，全市充电站要达到2000座。", Kind.STOCK),
        ("到2028年，每年建成充电站200座。", Kind.QUOTA),
        ("到2028年，关键工序数控化率达到80%。", Kind.SHARE),
        ("2026年，地区生产总值要增长5%。", Kind.GROWTH),
        ("到2030年，单位地区生产总值能耗五年累计下降13%。", Kind.REDUCTION),
        ("到2028年，软件业务收入突破5000亿元。", Kind.ANNUAL),
        ("2026年，力争完成交通投资300亿元。", Kind.ANNUAL),
        ("到2030年，五年新增城镇就业100万人。", Kind.TOTAL),
        ("2026年，新改建农村公路350公里。", Kind.QUOTA),
    ],
)
def test_the_sort_of_a_goal(text: str, kind: Kind) -> None:
    assert [goal.kind for goal in stated(text)] == [kind]


@pytest.mark.parametrize(
    ("title", "text", "by"),
    [
        ("青岛市储能行动方案（2026—2028年）", "建成储能电站20座。", date(2028, 12, 31)),
        ("2026年青岛市政府工作报告", "二、下步安排\n力争建成储能电站20座。", date(2026, 12, 31)),
        ("", "“十五五”时期主要目标\n建成储能电站20座。", date(2030, 12, 31)),
        ("", "到2028年，全市将建成储能电站20座。", date(2028, 12, 31)),
        ("", "2026年底前，全市要建成储能电站20座。", date(2026, 12, 31)),
    ],
)
def test_a_deadline_said_once_holds_for_what_follows(title: str, text: str, by: date) -> None:
    assert [goal.by for goal in stated(text, title=title)] == [by]


def test_a_year_said_of_one_thing_does_not_run_on() -> None:
    """In a year's tasks: 2028年建成乙线 dates that line alone."""
    text = (
        "2026年重点工作\n"
        "全市建成甲线，铁路里程突破3400公里，2028年建成乙线。新改建公路200公里，新建学校20所。"
    )
    assert [(goal.indicator, goal.by and goal.by.year) for goal in stated(text)] == [
        ("铁路里程", 2026),
        ("新改建公路", 2026),
        ("新建学校", 2026),
    ]


def test_a_deed_said_once_holds_for_its_list() -> None:
    text = "2026年，力争新增规上工业企业80家、专精特新企业100家，建设社区食堂10个、老年驿站60个。"
    assert [(goal.name, goal.kind) for goal in stated(text)] == [
        ("新增规上工业企业", Kind.QUOTA),
        ("新增专精特新企业", Kind.QUOTA),
        ("建设社区食堂", Kind.QUOTA),
        ("建设老年驿站", Kind.QUOTA),
    ]


def test_a_plan_speaks_for_the_ports_of_its_area() -> None:
    """In a report of what was they speak for themselves, like firms."""
    goals = stated("到2026年底，海风港货物吞吐量达到8亿吨、集装箱吞吐量达到3000万标箱。")
    assert [(goal.place.name, *line(goal)) for goal in goals] == [
        ("青岛市", "海风港货物吞吐量", "8亿吨", "2026"),
        ("青岛市", "海风港集装箱吞吐量", "3000万标箱", "2026"),
    ]
    assert stated("到2026年底，海风集团订单达到8亿元。") == ()


# ---------------------------------------------------------------- each once


def test_headline_text_and_box_are_one_goal_told_by_the_text() -> None:
    page = article(
        "到2028年青岛低空经济营收超500亿元\n"
        "全市印发方案，到2028年，低空经济营业收入突破500亿元，集聚企业200家以上。\n"
        "发展目标\n低空经济营收500亿元\n企业200家以上"
    )
    goals = stated_in(page)
    assert [(*line(goal), len(goal.mentions)) for goal in goals] == [
        ("低空经济营业收入", "突破500亿元", "2028", 3),
        ("企业", "200家以上", "2028", 2),
    ]
    roles = {passage.role for passage in page.passages if goals[0].figure.sentence == passage.text}
    assert roles == {Role.BODY}


def test_other_outlets_tell_the_same_goal() -> None:
    text = "到2028年，全市建成充电站2000座。"
    (goal,) = stated_in(article(text, name="b", published=date(2026, 2, 1)), article(text, name="a"))
    assert (goal.figure.article, len(goal.mentions)) == ("a", 2)  # the first that was printed


@pytest.mark.parametrize(
    "text",
    [
        "2026年，支持垂直模型每年30个、标杆项目每年30个。",
        "2026年，培育规上工业企业100家、规上服务业企业100家。",
        "到2026年，建成充电站100座。到2028年，建成充电站100座。",
        "2026年，地区生产总值要增长5%，固定资产投资要增长5%。",
    ],
)
def test_equal_numbers_of_two_things_are_two_goals(text: str) -> None:
    assert len(stated(text)) == 2


def test_every_goal_is_written_as_targets_yaml_reads_it() -> None:
    text = (
        "到2030年，研发投入年均增长10%以上，普及率、数控化率分别超过92%、76%，失业率低于5.5%，"
        "学位增加约2万个，税收占比提高到近80%，每年上线平台10—20家，公路里程最多达到900公里。"
    )
    goals = stated(text)
    assert len(goals) == 8
    for goal in goals:
        found = read_goal(goal.goal.text, LEXICON)
        assert not isinstance(found, Unread)
        assert found.quantity == goal.goal.quantity, goal.goal.text
        growing = goal.figure.measure is Measure.GROWTH
        assert (found.measure is Measure.GROWTH) == growing
