"""Pages to articles: where one ends and the next begins, and what its parts are."""

from __future__ import annotations

from datetime import date

from docstrings import read

from qdtrack.model import Article, DateOrigin, Role, TextKind


def texts(article: Article, role: Role = Role.BODY) -> list[str]:
    return [passage.text for passage in article.passages if passage.role is role]


def test_a_dateline_under_headlines_begins_an_article() -> None:
    """
    临江新建智能工厂

    □临江晨报/看江新闻记者 李明

    全市建成智能工厂20家。

    三年行动方案出炉

    到2028年全市算力规模翻一番

    本报综合消息 省政府昨日召开吹风会。
    """
    first, second = read(test_a_dateline_under_headlines_begins_an_article.__doc__)
    assert (first.id, first.title, first.outlet) == ("page#1", "临江新建智能工厂", "临江晨报")
    assert (second.id, second.title) == ("page#2", "到2028年全市算力规模翻一番")
    assert texts(second) == ["省政府昨日召开吹风会。"]  # the dateline is no part of the sentence
    assert second.outlet == "临江晨报"  # 本报 is the paper that the page names


def test_a_subhead_begins_no_article() -> None:
    """
    临江新建智能工厂

    □临江晨报记者 李明

    全市建成智能工厂20家。

    服务商能力更加专业

    全市培育服务商30家。
    """
    (only,) = read(test_a_subhead_begins_no_article.__doc__)
    assert only.id == "page"
    assert texts(only, Role.HEADLINE) == ["临江新建智能工厂", "服务商能力更加专业"]


def test_a_sign_off_ends_an_article_and_is_no_text() -> None:
    """
    全市建成智能工厂20家。(编辑:李明)

    园区加快建设

    全市建成园区3个。
    """
    first, second = read(test_a_sign_off_ends_an_article_and_is_no_text.__doc__)
    assert texts(first) == ["全市建成智能工厂20家。"]
    assert second.title == "园区加快建设"


def test_a_reporter_who_signs_below_ends_the_article() -> None:
    """
    园区加快建设

    本报讯 全市建成园区3个。

    本报记者 李明

    公园开放

    本报讯 全市开放公园5个。
    """
    assert [article.title for article in read(test_a_reporter_who_signs_below_ends_the_article.__doc__)] == [
        "园区加快建设",
        "公园开放",
    ]


def test_each_brief_under_a_label_is_an_article_of_its_own() -> None:
    """
    经济速读

    ●市能源局昨日发布数据,全市建成充电桩2万个,同比增长30%。

    ●市商务局昨日表示,全市进出口总值达到100亿元。本报整理
    """
    first, second = read(test_each_brief_under_a_label_is_an_article_of_its_own.__doc__)
    assert texts(first) == ["市能源局昨日发布数据,全市建成充电桩2万个,同比增长30%。"]
    assert texts(second) == ["市商务局昨日表示,全市进出口总值达到100亿元。"]
    assert first.title == second.title == ""  # the label is the column's, not the article's


def test_bullets_inside_an_article_stay_in_it() -> None:
    """
    行动方案印发

    □晨报记者 李明

    方案明确了两项任务。

    ●到2027年,全市建成智能工厂200家以上,带动上云企业达到5000家以上。

    ●到2027年,全市建成5G基站1万个以上,培育数字化转型服务商100家左右。
    """
    (only,) = read(test_bullets_inside_an_article_stay_in_it.__doc__)
    assert len(texts(only)) == 3


def test_a_headline_over_two_lines_is_one() -> None:
    """
    上半年我市工业园区
    进出口总值同比增一成

    本报讯 海关昨日发布数据。
    """
    (only,) = read(test_a_headline_over_two_lines_is_one.__doc__)
    assert only.title == "上半年我市工业园区进出口总值同比增一成"


def test_decks_are_headlines_of_their_own() -> None:
    """
    临江高质量完成改造任务

    614家企业完成改造
    4项做法获推广

    ■晨报记者 李明

    全市完成改造。
    """
    (only,) = read(test_decks_are_headlines_of_their_own.__doc__)
    assert only.title == "临江高质量完成改造任务"
    assert texts(only, Role.HEADLINE)[1:] == ["614家企业完成改造", "4项做法获推广"]


def test_a_word_torn_by_a_caption_is_joined() -> None:
    """
    某某机械引入管理系统,自主研发制造执行系统和检测设备,今年以来产品良



    智慧平台服务企业16万家。(资料照片)

    品率提升至99.8%。
    """
    (only,) = read(test_a_word_torn_by_a_caption_is_joined.__doc__)
    assert texts(only) == [
        "某某机械引入管理系统,自主研发制造执行系统和检测设备,今年以来产品良品率提升至99.8%。"
    ]
    assert texts(only, Role.CAPTION) == ["智慧平台服务企业16万家。(资料照片)"]


def test_a_short_line_with_a_comma_is_torn_when_its_clause_ends_below() -> None:
    """
    全市实施惠企行动,优化营

    商环境。今年培育企业20家。
    """
    (only,) = read(test_a_short_line_with_a_comma_is_torn_when_its_clause_ends_below.__doc__)
    assert texts(only) == ["全市实施惠企行动,优化营商环境。今年培育企业20家。"]


def test_a_heading_above_lost_text_swallows_nothing() -> None:
    """
    全市工业平稳运行。

    求解数字转型课题

    跃升。

    持续放大平台优势

    或自建平台，强化服务能力。
    """
    (only,) = read(test_a_heading_above_lost_text_swallows_nothing.__doc__)
    assert texts(only) == ["全市工业平稳运行。", "跃升。", "或自建平台，强化服务能力。"]


def test_an_unfinished_paragraph_does_not_swallow_the_heading_below() -> None:
    """
    夯实网络设施。发挥直联点作用，加快推动信号升格，推进5G网络

    “数说”全市转型目标

    到2027年，建成5G基站1万个。
    """
    (only,) = read(test_an_unfinished_paragraph_does_not_swallow_the_heading_below.__doc__)
    assert texts(only) == ["夯实网络设施。发挥直联点作用，加快推动信号升格，推进5G网络"]
    assert texts(only, Role.BOX) == ["“数说”全市转型目标", "到2027年，建成5G基站1万个。"]


def test_lines_of_a_narrow_column_are_one_paragraph() -> None:
    """
    为推动制造业加快转型，市政府近日印发实
    施方案，提出到2027年建成智能工厂200家，培
    育服务商100家，带动企业上云5000家。根据方
    案，全市将新建基站1万个。
    建设平台体系
    到2027年，每年上线行业平台10家，覆盖
    重点产业链15条。
    """
    (only,) = read(test_lines_of_a_narrow_column_are_one_paragraph.__doc__)
    assert texts(only) == [
        "为推动制造业加快转型，市政府近日印发实施方案，提出到2027年建成智能工厂200家，"
        "培育服务商100家，带动企业上云5000家。根据方案，全市将新建基站1万个。",
        "到2027年，每年上线行业平台10家，覆盖重点产业链15条。",
    ]
    assert texts(only, Role.HEADLINE) == ["建设平台体系"]


def test_a_list_without_full_stops_is_not_one_sentence() -> None:
    """
    - 装备制造业增长8%
    - 电子信息业增长6.5%
    - 食品加工业增长3%
    """
    (only,) = read(test_a_list_without_full_stops_is_not_one_sentence.__doc__)
    assert texts(only) == ["装备制造业增长8%", "电子信息业增长6.5%", "食品加工业增长3%"]


def test_a_data_box_ends_where_nothing_is_repeated() -> None:
    """
    工业体系更强健

    □晨报记者 李明

    数说全市工业

    截至目前，全市规上工业企业达到1800多家，利润增长一成。

    产业结构优化

    全市独立创建智能装备等2个省级先进制造业集群。

    结构迭代塑造优势

    工业结构的调整是体系的体现。

    截至目前，全市规上工业企业达到1800多家，利润增长一成。全市独立创建智能装备等2个省级先进制造业集群。
    """
    (only,) = read(test_a_data_box_ends_where_nothing_is_repeated.__doc__)
    assert len(texts(only, Role.BOX)) == 4
    assert texts(only, Role.HEADLINE) == ["工业体系更强健", "结构迭代塑造优势"]


def test_marked_lines_are_captions_unless_they_hold_data() -> None:
    """
    全市建成工厂20家。

    ■某某
    互联工厂。

    ■全市建成5G基站1万个。
    """
    (only,) = read(test_marked_lines_are_captions_unless_they_hold_data.__doc__)
    assert texts(only, Role.CAPTION) == ["某某互联工厂。"]
    assert texts(only)[-1] == "全市建成5G基站1万个。"


def test_a_markdown_article_with_subheads_is_one() -> None:
    """
    # 全市工业运行

    ## 总体情况

    增加值增长5%。

    ## 重点行业

    装备业增长8%。
    """
    (only,) = read(test_a_markdown_article_with_subheads_is_one.__doc__)
    assert only.title == "全市工业运行"


def test_a_markdown_day_splits_at_the_level_of_its_items() -> None:
    """
    # 《晚间新闻》 (20240305)

    ## 新闻摘要

    1.省工作会议召开；

    2.国内快讯：

    ## 详细新闻

    ### 省工作会议召开

    <p><strong>央视网消息</strong>（晚间新闻）：会议&nbsp;5日召开。<br></p><p>会议强调A&amp;B。</p>

    [查看原文](https://news.example/1)

    ### 国内联播快讯

    <p><strong>央视网消息</strong>（晚间新闻）：<br></p><p><strong>电池产值超1万亿元</strong></p><p>总产量增长。</p>

    <p><strong>货运破1万列</strong></p><p>品种丰富。</p>
    """
    articles = read(test_a_markdown_day_splits_at_the_level_of_its_items.__doc__)
    assert [article.title for article in articles] == [
        "新闻摘要",  # a list of contents is an article of its own, all of it a box
        "省工作会议召开",
        "电池产值超1万亿元",
        "货运破1万列",
    ]
    assert texts(articles[0], Role.BOX) == ["1.省工作会议召开；", "2.国内快讯："]
    assert texts(articles[1]) == ["会议5日召开。", "会议强调A&B。"]
    assert articles[1].url == "https://news.example/1"
    assert articles[3].outlet == "央视网"  # the column's dateline stands for each of its items


def test_a_report_is_one_article_without_the_site_around_it() -> None:
    """
    下载
    打印
    【字号：
    加大
    减小
    】
    2026年临江市政府工作报告
    ——2026年1月27日在市人民代表大会上
    来源：临江日报
    时间：2026-02-01
    市长 李明
    各位代表：
    现在，我代表市政府，向大会报告工作。
    一、工作回顾
    生产总值增长5%。
    扫一扫在手机打开当前页
    """
    (only,) = read(test_a_report_is_one_article_without_the_site_around_it.__doc__)
    assert only.title == "2026年临江市政府工作报告"
    assert (only.outlet, only.published, only.published_origin) == (
        "临江日报",
        date(2026, 2, 1),
        DateOrigin.TEXT,
    )
    assert texts(only)[-1] == "生产总值增长5%。"
    assert "一、工作回顾" in texts(only, Role.HEADLINE)


def test_front_matter_says_what_a_person_knows() -> None:
    """---
    title: 运行情况
    date: 2024-07
    outlet: 统计局
    url: https://stats.example/7
    place: 临江市
    text: notes
    ---
    5G基站 4.27万个。
    """
    (only,) = read(test_front_matter_says_what_a_person_knows.__doc__)
    assert (only.title, only.outlet, only.place) == ("运行情况", "统计局", "临江市")
    assert only.url == "https://stats.example/7"
    assert (only.published, only.published_origin) == (date(2024, 7, 31), DateOrigin.FRONT_MATTER)
    assert only.text is TextKind.NOTES
    assert texts(only) == ["5G基站4.27万个。"]
