"""Outlines, their tasks and news of them: what is to be done, beside what there is and what was planned."""

from __future__ import annotations

from datetime import date

import pytest
from factories_goals import article, line, stated, told

from qdtrack.model import Bound, Modality
from qdtrack.reading import articles_of, page_of

OUTLINE = "青岛市国民经济和社会发展第十五个五年规划和二〇三五年远景目标纲要"
TASKS = "第二章 主要任务\n"


def goals(text: str, title: str = OUTLINE, published: date = date(2026, 2, 1)) -> list[tuple[str, ...]]:
    return [line(goal)[:2] for goal in stated(text, title=title, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("依托现有公园，改建林地50处。", ("改建林地", "50处"), id="what there is, made use of"),
        pytest.param(
            "推进已建污水设施改造，农村生活污水处理率达到90%以上。",
            ("农村生活污水处理率", "90%以上"),
            id="what is built already, rebuilt",
        ),
        pytest.param("依托湖泊、海湾等新建绿道900公里。", ("新建绿道", "900公里"), id="by what means"),
        pytest.param("产业规模稳步迈上5000亿元台阶。", ("产业规模", "迈上5000亿元"), id="how it grows"),
        pytest.param(
            "全面完成约20万平方米老旧房屋改造任务。",
            ("老旧房屋改造任务", "约20万平方米"),
            id="how it is done",
        ),
        pytest.param(
            "40%城区达到海绵城市建设要求。", ("达到海绵城市建设要求的城区占比", "40%"), id="a part that meets"
        ),
        pytest.param(
            "培育80家年销售收入1亿元以上具有较强竞争力的企业。",
            ("年销售收入1亿元以上企业", "80家"),
            id="sorted by an amount",
        ),
        pytest.param(
            "面向小企业发放贷款并给予贴息，绿色贷款占比达到30%。",
            ("绿色贷款占比", "30%"),
            id="a rate behind what is given",
        ),
        pytest.param("新增老年大学学位3万个。", ("新增老年大学学位", "3万个"), id="no school acts here"),
        pytest.param(
            "健全公共平台服务体系，开展技能培训6万人次。", ("技能培训", "6万人次"), id="nor does a platform"
        ),
        pytest.param(
            "注重在新城周边增加绿地，新增绿地24万亩。",
            ("新增绿地", "24万亩"),
            id="a park is where it is done",
        ),
        pytest.param("年内培育重点园区等平台10家。", ("重点园区等平台", "10家"), id="within the year"),
        pytest.param("1.改造农村公路210公里。", ("改造农村公路", "210公里"), id="an item of a list"),
    ],
)
def test_what_an_outline_sets(text: str, expected: tuple[str, str]) -> None:
    assert goals(TASKS + text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("实现15分钟养老服务网络覆盖。", id="how far one walks"),
        pytest.param("新建可抵御50年一遇洪水的堤防。", id="how rare a flood is"),
        pytest.param("将配套用房建筑面积占比上限提高到30%。", id="what one may build"),
        pytest.param("困难家庭每人救助1万元。", id="what each is given"),
        pytest.param("落实落细“13条政策”。", id="the measures of a policy"),
    ],
)
def test_what_only_describes(text: str) -> None:
    assert goals(TASKS + text) == []


def test_a_chapter_of_achievements_is_a_review() -> None:
    text = (
        "第一节 “十四五”时期取得重大成就\n经济稳中有进，研发经费投入强度达到2.8%，森林覆盖率超过25%。\n"
        "第二节 主要目标\n研发经费投入强度达到3.2%。"
    )
    assert goals(text) == [("研发经费投入强度", "3.2%")]


def test_what_was_planned_for_a_year_that_is_over_is_no_goal_any_more() -> None:
    figures = told(
        article(
            "去年，政府投资项目计划共安排588个，计划安排投资500亿元。2025年完成投资596亿元，计划完成率119%。"
        )
    )
    modality = [figure.modality for figure in figures]
    assert modality == [Modality.OTHER, Modality.OTHER, Modality.ACTUAL, Modality.ACTUAL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("压减煤炭消费量150万吨。", ("煤炭消费量", "压减150万吨")),
        ("新增光伏100万千瓦，压减煤炭消费量150万吨。", ("煤炭消费量", "压减150万吨")),
        ("扩大有效投资300亿元。", ("有效投资", "300亿元")),
        ("实施重点项目90个，总投资3万亿元，年度计划完成投资5000亿元。", ("重点项目投资", "5000亿元")),
    ],
)
def test_what_an_amount_says_of_its_name(text: str, expected: tuple[str, str]) -> None:
    """By how much something is cut is no level of it, and an investment is that of the projects."""
    assert goals(TASKS + text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业规模达到5000亿元，位居全国前三。", ("产业规模", "5000亿元")),
        ("智能工厂达到200家，同比增长20%。", ("智能工厂", "200家")),
    ],
)
def test_a_plan_may_say_where_its_goal_will_rank(text: str, expected: tuple[str, str]) -> None:
    assert goals(TASKS + text)[0] == expected


def test_what_is_made_use_of_ends_no_outlook() -> None:
    text = "下一步，全市加快发展。推进已建公园改造，改建林地50处。建设码头3座。"
    assert goals(text, title="") == [("改建林地", "50处"), ("码头", "3座")]


def test_an_investment_is_not_that_of_what_the_sentence_before_counts() -> None:
    found = goals(TASKS + "培育企业20家。总产值达到3亿元，完成投资1亿元。")
    assert found[-1] == ("完成投资", "1亿元")


def test_a_heading_of_goals_may_say_what_will_have_been_achieved() -> None:
    text = "第二节 主要目标\n一、高质量发展取得显著成效\n研发投入强度达到3.5%。"
    assert goals(text) == [("研发投入强度", "3.5%")]


def test_within_one_year_is_how_long_it_took() -> None:
    (figure,) = told(article("工业领域一年内就举办推广会28场。"))
    assert figure.modality is Modality.ACTUAL


NEWS = "五市数字经济观察"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("《烟台市数字经济方案》提出，到2027年，全市数字经济规模达到5000亿元。", "烟台市"),
        ("2025年12月烟台市发布方案，提出到2027年，全市数字经济规模达到5000亿元。", "烟台市"),
        ("比如，绿色升级工程明确，到2027年，单位能耗下降13%。", "青岛市"),
    ],
)
def test_whose_goal_a_document_states(text: str, place: str) -> None:
    """In a story of several cities 全市 is the city whose plan is told, and a scheme is no firm."""
    (goal,) = stated(text, title=NEWS, published=date(2026, 1, 5))
    assert goal.place.name == place


def test_news_of_a_plan_has_the_plans_last_day() -> None:
    text = "《青岛市农民工就业行动方案（2025—2027年）》近日印发。方案明确，每年培育劳务品牌10个以上。"
    (goal,) = stated(text, title="青岛市促进农民工就业", published=date(2025, 4, 8))
    assert (goal.goal.text, goal.by) == ("每年10个以上", date(2027, 12, 31))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三大产业规模分别达到1.28万亿、1.18万亿、8200亿元。", [1.28e12, 1.18e12, 8.2e11]),
        ("产值、投资分别达到5000、1.2万亿元。", [1.2e12]),
        ("航线、客流分别为20、300万人次。", [3_000_000]),
    ],
)
def test_a_unit_said_once_behind_a_list(text: str, values: list[float]) -> None:
    assert [figure.quantity.value for figure in told(article(text))] == pytest.approx(values)


def test_bounds_in_a_list_where_several_have_their_own() -> None:
    figures = told(article("到2027年，甲、乙、丙、丁排放总量分别下降8%、8%、10%以上、10%以上。"))
    assert [figure.quantity.bound for figure in figures] == [
        Bound.EQUAL,
        Bound.EQUAL,
        Bound.AT_LEAST,
        Bound.AT_LEAST,
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "电子信息、有色金属、装备制造业产业规模分别达到3万亿元、2万亿元、1万亿元。",
            ["电子信息产业规模", "有色金属产业规模", "装备制造业产业规模"],
        ),
        ("亿元以上项目新开工43个、竣工38个。", ["亿元以上项目新开工", "亿元以上项目竣工"]),
        ("重点项目新开工20个、竣工10个、投产5个。", ["重点项目新开工", "重点项目竣工", "重点项目投产"]),
        ("新开工保障房2万套，基本建成1万套。", ["新开工保障房", "保障房"]),
        ("提升改造210公里农村公路和120万平方米村内道路。", ["改造农村公路", "村内道路"]),
        ("为5000户特困独居老人提供照护服务。", ["提供照护服务的特困独居老人"]),
        ("新建150公里农村柏油路。", ["农村柏油路"]),
        ("重点推进150万平方米标准厂房建设。", ["标准厂房建设"]),
        ("力争产值超百亿元产业集群达到6个。", ["产值超百亿元产业集群"]),
        ("建设专业孵化器，孵化器达到120家。", ["孵化器"]),
        ("打造10个500亩以上土地流转片区。", ["500亩以上土地流转片区"]),
        ("大企业新增50家、中小企业新增25家的目标。", ["大企业新增", "中小企业新增"]),
    ],
)
def test_names_of_tasks(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in told(article(text))] == names


@pytest.mark.parametrize(
    "behind", ["", "（节选）", "（三、巩固提升生态环境质量，推动绿色低碳循环发展，节选）"]
)
def test_a_plans_title_may_be_longer_than_a_headline(behind: str) -> None:
    page, _ = page_of(f"{OUTLINE}{behind}\n\n3.1 提升环境质量\n\n新建公园50座。\n", "x.txt", "x")
    (read,) = articles_of(page)
    assert read.title == OUTLINE + behind
