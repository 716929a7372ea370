"""Work reports, plans and measures as they are pasted: where goals begin, what ends them, until when."""

from __future__ import annotations

from datetime import date

import pytest
from factories_goals import LEXICON, article, line, stated, stated_in, suggested

from qdtrack.suggesting.entries import Scribe

REPORT = "2026年青岛市政府工作报告"
TASKS = "三、2026年重点工作\n"


def goals(text: str, title: str = REPORT, published: date = date(2026, 1, 22)) -> list[tuple[str, ...]]:
    return [line(goal) for goal in stated(text, title=title, published=published)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("今年要办好实事。去年建成驿站12个。新建驿站20个。", id="this year, said at once"),
        pytest.param("2026年，全市要办好实事。去年建成驿站12个。新建驿站20个。", id="the year of the title"),
        pytest.param("今年主要预期目标是：就业稳定。去年建成驿站12个。新建驿站20个。", id="expected goals"),
        pytest.param(TASKS + "去年建成驿站12个。新建驿站20个。", id="a heading"),
        pytest.param(TASKS + "去年建成驿站12个，今年新建驿站20个。", id="then and now"),
        pytest.param(TASKS + "办好实事：体育设施去年已建成12个；新建驿站20个。", id="a semicolon"),
        pytest.param(TASKS + "在去年建成驿站12个的基础上，再新建驿站20个。", id="what there is"),
        pytest.param("加快补短板。持续兴产业。努力惠民生。新建驿站20个。", id="an excerpt that bids"),
    ],
)
def test_a_work_report_that_has_turned_to_its_goals_stays_with_them(text: str) -> None:
    """What is over is told in between: 去年建成驿站12个 is a result, and what follows it is a goal again."""
    assert goals(text) == [("新建驿站", "20个", "2026")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("过去一年，我们抓好以下工作：新建驿站20个。", id="tasks of the year that is over"),
        pytest.param("一年来，全市新建驿站20个，同比增长8%。新建码头3座。", id="a review"),
        pytest.param("工业增速同比回升。已投用项目居全省前列。新建驿站20个。", id="an excerpt of a review"),
        pytest.param(
            TASKS + "“十四五”时期，建成驿站20个；建成码头3座。", id="a sentence of the years that are over"
        ),
    ],
)
def test_a_review_states_no_goal(text: str) -> None:
    assert goals(text) == []


def test_this_year_in_a_report_of_autumn_may_be_over() -> None:
    """今年，建成驿站20个, told in November: most of the year is a result."""
    text = "今年，推进实事。建成驿站20个。"
    assert goals(text, title="政府工作报告", published=date(2026, 11, 20)) == []


def test_what_is_over_closes_one_item_of_a_list() -> None:
    """In a plain article too, 二是 goes on with what 一是 began."""
    text = "下一步，全市抓好两项工作。一是培育企业20家。目前已建成园区2个。二是新建驿站30个。"
    assert [goal[:2] for goal in goals(text, title="")] == [("企业", "20家"), ("新建驿站", "30个")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            TASKS + "在孵企业到2028年达到90家、在册车队达到50支。新建驿站20个。",
            [("在孵企业", "90家", "2028"), ("在册车队", "50支", "2028"), ("新建驿站", "20个", "2026")],
            id="of one sentence",
        ),
        pytest.param(
            TASKS + "实施清洁空气行动计划（2026—2028年），新建驿站20个。",
            [("新建驿站", "20个", "2026")],
            id="a plan's years in brackets",
        ),
        pytest.param(
            TASKS + "重点项目6月底前开工率达到90%。",
            [("重点项目开工率", "90%", "2026")],
            id="by June",
        ),
        pytest.param(
            TASKS + "地铁2号线5月1日投入运营；新建道路124公里。",
            [("新建道路", "124公里", "2026")],
            id="a day of the year to come",
        ),
        pytest.param(
            TASKS + "去年机器人产业产值增长9.7%，力争增长9%以上。",
            [("机器人产业产值", "增长9%以上", "2026")],
            id="what is over dates no goal",
        ),
        pytest.param(
            TASKS + "数据底座2026年、2027年分别建成3个、6个。",
            [("数据底座", "3个", "2026"), ("数据底座", "6个", "2027")],
            id="each its own year",
        ),
        pytest.param(
            "未来五年，全市将累计新建驿站90个。",
            [("新建驿站", "90个", "2030")],
            id="years to come",
        ),
    ],
)
def test_until_when_a_goal_holds(text: str, expected: list[tuple[str, ...]]) -> None:
    assert goals(text) == expected


def test_a_plans_tasks_take_the_deadline_that_most_of_its_goals_have() -> None:
    """到2035年 is looked on to once; what has no day of its own is due with the others, in 2027."""
    text = (
        "一、主要目标\n到2027年，建成驿站20个，建成码头3座。到2035年，岸线保有率达到40%。\n"
        "二、重点任务\n培育企业20家。"
    )
    found = goals(text, title="青岛市海洋经济行动方案", published=date(2025, 3, 1))
    assert found[-1] == ("企业", "20家", "2027")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "新增小巨人企业40家，对首台（套）装备按售价给予最高50万元奖励。",
            [("新增小巨人企业", "40家", "2026")],
            id="a goal before the rule",
        ),
        pytest.param(
            "改造危房500户、户均补助2.5万元。", [("改造危房", "500户", "2026")], id="what each is given"
        ),
        pytest.param("对研发投入占比达到5%的企业，给予奖励。", [], id="a condition"),
        pytest.param("新建项目绿地率不得低于30%。", [], id="a norm"),
        pytest.param("按每百户不少于20平方米的标准配建养老设施。", [], id="a standard"),
        pytest.param(
            "16条重点产业链产值增长8%以上。", [("重点产业链产值", "增长8%以上", "2026")], id="whose rate"
        ),
        pytest.param(
            "招引总投资超10亿元或1亿美元项目45个。",
            [("总投资超10亿元或1亿美元项目", "45个", "2026")],
            id="two thresholds",
        ),
        pytest.param(
            "引进亿元以上项目60个、其中10亿元以上12个。",
            [("亿元以上项目", "60个", "2026"), ("10亿元以上项目", "12个", "2026")],
            id="a threshold right before its count",
        ),
        pytest.param("建设园区工程，总投资86亿元，占地320亩。", [], id="the size of one thing"),
        pytest.param("进出口规模占全国的八分之一，要优化结构。", [], id="what is"),
        pytest.param("90个县（市、区）要各扬所长。", [], id="the area's own divisions"),
        pytest.param("提升34条产业链能级。", [], id="what is done to them is told otherwise"),
        pytest.param("健全“3个70%”机制。", [], id="a slogan of numbers"),
        pytest.param(
            "口岸日均通行能力提升到3500辆次。", [("口岸通行能力", "3500辆次", "2026")], id="capacity"
        ),
        pytest.param("全国每10个苹果就有1个来自这里。", [], id="a ratio"),
        pytest.param("为65岁以上老年人免费体检。", [], id="an age"),
        pytest.param("推动90%的县达到标准。", [("达到标准的县占比", "90%", "2026")], id="those who do"),
        pytest.param("城乡居民收入比缩小至2.4∶1。", [("城乡居民收入比", "2.4", "2026")], id="to one"),
        pytest.param("数据中心PUE控制在1.25以下。", [("数据中心PUE", "1.25以下", "2026")], id="no unit"),
        pytest.param("重大安全事件“零发生”。", [("重大安全事件", "零发生", "2026")], id="in quotation marks"),
        pytest.param("推动50家企业“小升规”。", [("企业“小升规”", "50家", "2026")], id="a verb in a name"),
        pytest.param(
            "实施实事10件、预计投入30亿元：新增学位1万个。",
            [("新增学位", "1万个", "2026")],
            id="a forecast ends at a colon",
        ),
    ],
)
def test_numbers_beside_a_goal(text: str, expected: list[tuple[str, ...]]) -> None:
    """In the tasks of a report."""
    assert goals(TASKS + text) == expected


def test_a_plan_tells_first_what_there_is() -> None:
    """From 截至2024年底，… on, up to a heading, a deadline or a sentence that bids."""
    text = (
        "截至2024年底，全市老年人口占比18%。建成养老机构47家。\n一、工作基础\n建成驿站30个。\n"
        "二、重点任务\n新增床位2000张。"
    )
    found = goals(text, title="青岛市养老服务行动方案（2025—2027年）", published=date(2025, 3, 1))
    assert found == [("新增床位", "2000张", "2027")]


def test_measures_of_support_may_state_goals() -> None:
    """A deed that neither money nor a condition stands before: 每年新招引项目20个."""
    text = "对新引进的项目给予奖励，最高500万元。建设创新平台30家。从业人员达到20人以上的企业可申请补贴。"
    found = stated_in(article(text, title="青岛市支持低空经济若干措施", published=date(2026, 1, 22)))
    assert [line(goal)[:2] for goal in found] == [("创新平台", "30家")]


@pytest.mark.parametrize(
    "condition",
    [
        "开展首台套攻关，年销售3台以上，按照销售额的20%给予补助。",
        "建设公共服务平台，服务企业50家以上，给予一次性补助。",
        "举办展会，展位达到300个，给予30万元补贴。",
    ],
)
def test_what_is_asked_of_those_who_are_given_is_no_goal(condition: str) -> None:
    found = stated_in(article(condition, title="青岛市支持低空经济若干措施", published=date(2026, 1, 22)))
    assert found == ()


def test_an_average_given_to_each_is_no_goal_and_a_total_is() -> None:
    text = "今年，青岛要改造危房500户、户均补助2.5万元。发放稳岗补贴5亿元以上。"
    assert goals(text) == [("改造危房", "500户", "2026"), ("发放稳岗补贴", "5亿元以上", "2026")]


@pytest.mark.parametrize("heading", ["一、现状与目标", "一、面临形势和主要目标"])
def test_a_heading_of_two_words_is_what_its_last_one_says(heading: str) -> None:
    found = goals(f"{heading}\n新增5G基站2万个。", title="青岛市数字经济行动方案（2026—2028年）")
    assert found == [("新增5G基站", "2万个", "2028")]


@pytest.mark.parametrize("title", ["我市提前完成“十四五”轨道交通建设规划", "青岛召开会议部署三年计划"])
def test_news_of_a_plan_is_no_plan(title: str) -> None:
    assert goals("全市地铁里程400公里。", title=title) == []


def test_this_year_ends_what_was_told_of_five() -> None:
    text = "今后五年，要做好以下工作：5G基站达到6万个。\n今年，要新增泊位5000个。培育企业30家。"
    assert [(value, year) for _, value, year in goals(text)] == [
        ("6万个", "2030"),
        ("5000个", "2026"),
        ("30家", "2026"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2028年，完成2000年底前建成的小区改造120个，加装电梯300台。",
            [("120个", "2028"), ("300台", "2028")],
        ),
        (
            "到2028年，加装电梯300台，其中2026年加装130台；新增停车位5000个。",
            [("300台", "2028"), ("130台", "2026"), ("5000个", "2028")],
        ),
        (
            "每年创建旅游村3个，三年培育规上文旅企业25家。",
            [("每年3个", "2028"), ("25家", "2028")],
        ),
        ("到2028年，绿色建筑占比不得低于95%。", [("不得低于95%", "2028")]),
        ("到2028年，新建驿站20个并在去年基础上提质扩面。", [("20个", "2028")]),
    ],
)
def test_a_time_holds_as_far_as_its_words_reach(text: str, expected: list[tuple[str, str]]) -> None:
    found = goals(text, title="青岛市数字经济行动方案（2026—2028年）")
    assert [(value, year) for _, value, year in found] == expected


def test_what_falls_from_its_baseline_is_to_fall() -> None:
    """Nothing in 单位电耗 says that less is better; that it is to go from 1.5 to 1.2 does."""
    text = "到2028年，单位电耗由2023年的1.5千瓦时降到1.2千瓦时。"
    (suggestion,) = suggested("", article(text, published=date(2026, 1, 22)))
    assert Scribe(LEXICON, None).target(suggestion)["direction"] == "down"
