"""News: holidays, firms that are watched, communiqués, paragraphs that go on, and goals told as reached."""

from __future__ import annotations

from datetime import date

import pytest
from factories_goals import LEXICON, article, told

from qdtrack.extraction.holidays import days_off, latest
from qdtrack.model import Figure, Measure, Modality, Scope


def figures(text: str, *, title: str = "", published: date = date(2025, 9, 18)) -> list[Figure]:
    return told(article(text, title=title, published=published))


def span(figure: Figure) -> str:
    return f"{figure.period.start}..{figure.period.end}"


@pytest.mark.parametrize(
    ("holiday", "year", "days"),
    [
        ("春节", 2019, "2019-02-04..2019-02-10"),
        ("国庆", 2025, "2025-10-01..2025-10-07"),
        ("端午", 2022, "2022-06-03..2022-06-05"),  # Friday
        ("端午", 2025, "2025-05-31..2025-06-02"),  # Saturday
        ("元旦", 2017, "2016-12-31..2017-01-02"),  # Sunday
        ("端午", 2024, "2024-06-08..2024-06-10"),  # Monday
        ("元旦", 2019, "2018-12-30..2019-01-01"),  # Tuesday
        ("元旦", 2025, "2025-01-01..2025-01-01"),  # Wednesday
        ("清明", 2024, "2024-04-04..2024-04-06"),  # Thursday
    ],
)
def test_days_off_join_the_weekend(holiday: str, year: int, days: str) -> None:
    found = days_off(LEXICON.time.holidays[holiday], year)
    assert found is not None
    assert f"{found[0]}..{found[1]}" == days


def test_a_holiday_of_the_moons_calendar_is_known_for_the_years_of_the_table() -> None:
    assert days_off(LEXICON.time.holidays["春节"], 1990) is None
    assert latest(LEXICON.time.holidays["春节"], date(2025, 1, 20)) == (date(2024, 2, 9), date(2024, 2, 15))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年端午节假期，全市接待游客110万人次。", "2024-06-08..2024-06-10"),
        ("“五一”假期，全市接待游客110万人次。", "2025-05-01..2025-05-05"),
        ("今年来，全市举办讲堂26期。", "2025-01-01..2025-09-18"),
        ("从1—8月的数值看，全市出口187亿元，增长24%。", "2025-01-01..2025-08-31"),
        ("比去年同期增长5%。4月当月出口20亿元。", "2025-04-01..2025-04-30"),
        ("2024年出口90亿元。2025上半年出口50亿元。", "2025-01-01..2025-06-30"),
        ("1—8月，全市出口187亿元，占全省的三成。", "2025-01-01..2025-08-31"),
        ("1—8月，全市进出口87亿元，6月11亿元。\n同期，对欧盟出口3亿元。", "2025-06-01..2025-06-30"),
        ("2023年中秋国庆假期，全市接待游客110万人次。", "None..None"),
    ],
)
def test_when_news_tells_of(text: str, expected: str) -> None:
    """A holiday's visitors are not the year's; a share and a paragraph that goes on keep the time."""
    assert span(figures(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("1—8月，全市进出口87亿元。\n对欧盟出口13亿元。", date(2025, 8, 31)),
        ("1—8月，全市进出口87亿元，比1—6月加快。\n对欧盟出口13亿元。", date(2025, 8, 31)),
        ("1—8月，全市进出口87亿元。8月，全市进出口11亿元。\n对欧盟出口13亿元。", None),
        ("1—8月，全市进出口87亿元。\n近年来，对欧盟出口增长20%。", None),
        ("1—8月，全市进出口87亿元。\n该项目年产值13亿元。", None),
        ("1—8月，全市进出口87亿元。\n海风公司营业收入13亿元。", None),
        ("1—8月，全市进出口87亿元。2024年，全市进出口150亿元。\n对欧盟出口13亿元。", None),
        ("2010年，全市出口50亿元。此后快速增长，2024年达到90亿元。\n此外，对欧盟出口13亿元。", None),
        ("1—8月，全市进出口87亿元。\n全市拥有码头13座。", None),
    ],
)
def test_statistics_say_once_of_which_months_they_are(text: str, end: date | None) -> None:
    """Where an article tells of no others, its amounts and rates are of those; what there is, is not."""
    assert figures(text)[-1].period.end == end


COMMUNIQUE = "环境公报：优良天数增加"


@pytest.mark.parametrize(
    ("title", "text", "end"),
    [
        (COMMUNIQUE, "《2024青岛市环境公报》公布。\n在大气方面，细颗粒物浓度下降8%。", date(2024, 12, 31)),
        (COMMUNIQUE, "《公报》公布。\n在大气方面，细颗粒物浓度下降8%。", None),
        ("青岛环境好转", "《2024青岛市环境公报》公布。\n在大气方面，细颗粒物浓度下降8%。", None),
        (
            COMMUNIQUE,
            "《2024青岛市环境公报》公布，《2020年生态公报》早已公布。\n在大气方面，浓度下降8%。",
            None,
        ),
        (COMMUNIQUE, "《2024青岛市环境公报》公布。\n近年来，浓度年均下降8%。", None),
        (COMMUNIQUE, "《2025青岛市环境公报》将公布。\n在大气方面，细颗粒物浓度下降8%。", None),
    ],
)
def test_the_year_of_a_communique_is_that_of_its_figures(title: str, text: str, end: date | None) -> None:
    """Where the headline tells of it, and only of a year that is over."""
    assert figures(text, title=title)[-1].period.end == end


@pytest.mark.parametrize(
    "text",
    [
        "重点监测餐饮企业营业额增长10%。",
        "全市重点监测零售企业销售额增长10%。",
        "其中，4家重点监测电商企业销售额增长10%。",
        "同时，重点统计钢铁企业总能耗下降0.5%。",
        "其中，工业百强企业增加值增长12%。",
    ],
)
def test_firms_that_are_watched_are_not_all_of_them(text: str) -> None:
    (figure,) = [one for one in figures(text) if one.quantity.unit == "%"]
    assert figure.place.scope is Scope.GROUP


def test_an_institution_of_a_district_is_no_source_for_its_city() -> None:
    found = figures("胶州市中医院新建大楼，全年接诊20万人次，床位达到800张。")
    assert {figure.place.name for figure in found} == {"胶州市"}


@pytest.mark.parametrize(
    "text",
    [
        "比如海尔集团提出，到2027年，智能工厂达到200家。",
        "比如李沧区的方案提出，到2027年，充电桩达到5000个。",
    ],
)
def test_an_example_that_states_a_goal_is_not_the_citys(text: str) -> None:
    assert {figure.place.scope for figure in figures(text)} == {Scope.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("家电、橡胶等制造业增加值500亿元。", "家电、橡胶等制造业增加值"),
        ("汽车、家电等社会消费品零售额增长8%。", "汽车、家电等社会消费品零售额"),
        ("全市有120家年营业收入2000万元以上的软件企业。", "年营业收入2000万元以上软件企业"),
        ("全市拥有50家年产值10亿元以上的智能工厂。", "年产值10亿元以上智能工厂"),
        ("新增20名国家级人才和5亿元以上的基金30只。", "国家级人才"),
    ],
)
def test_a_part_keeps_its_name(text: str, name: str) -> None:
    """Some trades are not all of them, nor are the large ones."""
    assert figures(text)[0].indicator == name


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("2024年，能耗下降14%，超额完成“十三五”下降13%的目标。", Modality.TARGET),
        ("全年新增就业12万人，完成10万人的年度目标。", Modality.TARGET),
        ("将配套用房占比上限由7%提高到15%。", Modality.RULE),
        ("新建租赁住房原则上应独立成栋、建筑面积不少于3000平方米。", Modality.RULE),
        ("全区计划投资59亿元，完成58.9%。", Modality.ACTUAL),
        ("政策放宽，岛内居民年内不限次数。首日购物金额达7854万元。", Modality.ACTUAL),
    ],
)
def test_how_the_last_number_is_meant(text: str, modality: Modality) -> None:
    """A goal is no result though it has been reached; a limit is a rule; what is done of a plan is a fact."""
    assert figures(text)[-1].modality is modality


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("1—8月，全市进口水果5.9万吨。", Measure.FLOW),
        ("1—8月，全市零售额（网上）9.8亿元。", Measure.FLOW),
        ("全市出口企业20家。", Measure.LEVEL),
        ("优良天数比例为87%。", Measure.LEVEL),
        ("1—8月，民营企业占外贸的比例为57%。", Measure.SHARE),
        ("2024年，单位能耗比2023年下降1%。", Measure.GROWTH),
        ("2024年，单位能耗比2020年下降14%。", Measure.CHANGE),
        ("1—8月，全市进出口87亿元，同增17%。", Measure.GROWTH),
        ("1—8月，住房施工面积87万平方米，下降17%。", Measure.GROWTH),
        ("合格率有明显提升，平均提高17%。", Measure.CHANGE),
        ("能耗总量2000万吨，五年累计下降14%。", Measure.CHANGE),
        ("2025年8月末，住房施工面积87万平方米，比2020年末下降17%。", Measure.CHANGE),
    ],
)
def test_what_sort_of_number_it_is(text: str, measure: Measure) -> None:
    assert figures(text)[-1].measure is measure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1—7月，工业增加值增长5%，两年平均增长6%。", "工业增加值"),
        ("1—8月，进出口87亿元，规模创新高，增长6%。", "进出口"),
        ("企业数量从214家扩充至457家。", "企业数量"),
        ("4月，能源消费量53万吨，由去年同期下降5%转为增长21%。", "能源消费量"),
        ("2024年，全市集装箱吞吐量2872万标准箱，蝉联全球第3。", "集装箱吞吐量"),
        ("全区计划投资59亿元，完成58.9%。", "投资完成率"),
        ("1—8月，全市进出口87亿元，同增17%。", "进出口"),
    ],
)
def test_what_the_last_number_measures(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name
