"""Which phrase names which indicator. Negatives are first class: a false match is the worst bug."""

from __future__ import annotations

import pytest
from factories_matching import (
    JINAN,
    NATION,
    QINGDAO,
    SHANDONG,
    TODAY,
    evidence,
    figure,
    one,
    reasons,
    target,
    values,
    year,
)

from qdtrack.lexicon import load_lexicon
from qdtrack.matching.index import TermIndex
from qdtrack.matching.terms import Reading, Term, reduce
from qdtrack.matching.wording import load_wording
from qdtrack.model import Kind, Measure, Modality, Place, Scope

CHONGQING = Place("重庆市", "500000", Scope.PROVINCE)

SAME = [
    ("灯塔工厂", "全球“灯塔工厂”"),
    ("灯塔工厂", "「灯塔工厂」"),
    ("5G基站", "累计建成开通5Ｇ基站数"),
    ("5G基站", "青岛5G基站"),
    ("5G基站", "全市已建成5G基站总数达到"),
    ("规上工业企业", "规模以上工业企业数量"),
    ("国家级绿色工厂", "绿色工厂（国家级）"),
    ("国家级绿色工厂", "国家绿色工厂"),
    ("工业赋能、未来城市场景", "发布的“工业赋能”“未来城市”场景"),
    ("10G-PON及以上端口数", "10G-PON及以上端口"),
    ("数字经济总量占GDP的比重", "数字经济总量占全市生产总值比重"),
    ("完成改造的企业", "累计完成改造企业"),
    ("省首台（套）技术装备", "省首台(套)技术装备"),
]

DIFFERENT = [
    ("灯塔工厂", "可持续灯塔工厂"),
    ("灯塔工厂", "“灯塔工厂”培育对象"),
    ("灯塔工厂", "工厂"),
    ("省级以上智能工厂", "国家级智能工厂"),
    ("智能工厂", "省级智能工厂"),
    ("智能工厂", "智能工厂和数字化车间"),
    ("智能工厂", "智能工厂项目"),
    ("汽车产量", "新能源汽车产量"),
    ("充电设施", "公共充电设施"),
    ("5G基站", "新建5G基站"),
    ("5G基站", "5G基站新建数"),
    ("5G基站", "在建5G基站"),
    ("5G基站", "规划5G基站"),
    ("5G基站", "5G-A基站"),
    ("5G基站", "每万人拥有5G基站"),
    ("5G基站", "引进5G基站"),
    ("规上工业企业", "中小企业"),
    ("规上工业企业", "规上工业企业利润"),
    ("规上工业增加值", "高技术制造业增加值"),
    ("规上工业增加值", "规上工业增加值占生产总值比重"),
    ("单项冠军企业", "国家级单项冠军企业"),
    ("专精特新企业", "专精特新“小巨人”企业"),
    ("数字经济占GDP比重", "数字经济核心产业增加值占GDP比重"),
    ("数字经济占全市生产总值比重", "数字经济占全省生产总值比重"),
    ("数字化转型服务商", "直接参与改造的青岛本地服务商"),
    ("进出口", "出口"),
    ("进出口", "服务进出口"),
    ("人工智能企业", "AIGC企业"),
    ("建成区面积", "区面积"),
    ("先进制造业集群", "首批山东省先进制造业集群"),
]


@pytest.mark.parametrize(("indicator", "phrase"), SAME)
def test_another_wording_is_the_same_indicator(indicator: str, phrase: str) -> None:
    assert values(one([figure(phrase)], target(indicator))) == [6]


@pytest.mark.parametrize(("indicator", "phrase"), DIFFERENT)
def test_a_qualifier_makes_another_indicator(indicator: str, phrase: str) -> None:
    """And the other way round: a target of the narrower one does not take the wider."""
    assert values(one([figure(phrase)], target(indicator))) == []
    assert values(one([figure(indicator)], target(phrase))) == []


def test_also_is_how_a_person_says_that_they_are_one() -> None:
    of = target("灯塔工厂", also=("世界经济论坛认证工厂",))
    assert values(one([figure("世界经济论坛认证工厂")], of)) == [6]


def test_what_tempts_is_shown_with_its_reason() -> None:
    found = one([figure("可持续灯塔工厂", 1), figure("灯塔工厂", 6)], target("灯塔工厂"))
    assert reasons(found) == ["term.other"]
    assert dict(found.rejected[0].details) == {"found": "可持续灯塔工厂", "wanted": "灯塔工厂"}


@pytest.mark.parametrize(
    "phrase",
    ["", "中小企业", "智能工厂", "税收", "工厂", "数", "的", "“”"],
    ids=lambda phrase: phrase or "nothing",
)
def test_words_that_share_nothing_are_no_candidate(phrase: str) -> None:
    found = one([figure(phrase)], target("灯塔工厂"))
    assert (found.observations, found.rejected) == ((), ())


def test_a_near_name_elsewhere_does_not_tempt() -> None:
    """A figure of another place, another unit, or a goal would not be taken anyway: it is left out."""
    near = [
        figure("可持续灯塔工厂", place=JINAN),
        figure("可持续灯塔工厂", unit="元"),
        figure("可持续灯塔工厂", modality=Modality.TARGET),
    ]
    assert reasons(one(near, target("灯塔工厂"))) == []


def test_not_excludes_what_the_person_names() -> None:
    of = target("5G基站", unit="个", exclude=("室内5G基站", "5G-A基站"))
    figures = [figure("室内5G基站", 100, "个"), figure("5G-A基站", 200, "个"), figure("5G基站", 300, "个")]
    found = one(figures, of)
    assert values(found) == [300]
    assert reasons(found) == ["excluded.wording", "excluded.wording"]


def test_not_of_a_bare_word_does_not_exclude_the_indicator_that_holds_it() -> None:
    """indicator: 国家级智能工厂, not: [智能工厂] means the bare word."""
    of = target("国家级智能工厂", exclude=("智能工厂",))
    found = one([figure("国家级智能工厂", 25), figure("智能工厂", 400)], of)
    assert values(found) == [25]
    assert reasons(found) == ["excluded.wording"]


@pytest.mark.parametrize(
    ("sentence", "quote", "accepted"),
    [
        ("全市拥有国家级智能工厂25家。", "25家", False),
        ("全市拥有智能工厂400家，国家级智能工厂25家。", "25家", False),
        ("全市拥有国家级智能工厂25家、智能工厂400家。", "400家", True),
        ("去年新增智能工厂25家。", "25家", False),
        ("全市拥有领航级智能工厂25家。", "25家", False),
        ("全市拥有智能工厂25家。", "25家", True),
    ],
)
def test_a_name_that_was_read_too_short_is_refused(sentence: str, quote: str, accepted: bool) -> None:
    """The clause knows only the longer name, which is another indicator or one of `not`."""
    short = figure("智能工厂", 25, quote=quote, sentence=sentence)
    found = one([short], target("智能工厂", exclude=("领航级智能工厂",)))
    assert bool(found.observations) is accepted
    assert accepted or reasons(found)[0] in {"term.other", "excluded.wording"}


def test_a_quota_asks_for_just_what_is_added() -> None:
    of = target("上线工业互联网平台", kind=Kind.QUOTA, recurring=True)
    launched = figure("新上线工业互联网平台", 12, measure=Measure.FLOW, period=year(2025), published=TODAY)
    assert values(one([launched], of)) == [12]
    assert values(one([launched], target("上线工业互联网平台"))) == []


@pytest.mark.parametrize(
    ("phrase", "place", "core"),
    [
        ("全市灯塔工厂", QINGDAO, "灯塔工厂"),
        ("我市灯塔工厂", QINGDAO, "灯塔工厂"),
        ("青岛市灯塔工厂", QINGDAO, "灯塔工厂"),
        ("全省灯塔工厂", QINGDAO, "全省灯塔工厂"),
        ("济南灯塔工厂", QINGDAO, "济南灯塔工厂"),
        ("全省灯塔工厂", SHANDONG, "灯塔工厂"),
        ("全市灯塔工厂", CHONGQING, "灯塔工厂"),
        ("我国灯塔工厂", NATION, "灯塔工厂"),
    ],
)
def test_only_the_figures_own_place_is_dropped(phrase: str, place: Place, core: str) -> None:
    assert reduce(phrase, Reading(place), load_wording(), load_lexicon()) == Term(core)


def test_a_thousand_targets_are_found_in_one_pass() -> None:
    """The name that a phrase equals is found among many that it merely holds."""
    many = [target(f"{name}工厂", id=name) for name in (f"第{number}类" for number in range(1000))]
    index = TermIndex([*many, target("灯塔工厂")], load_wording(), load_lexicon())
    found = index.find(figure("第7类工厂"))
    assert [named.position for named in found.named] == [7]


def test_the_same_figure_counts_for_every_target_that_it_names() -> None:
    found, _ = evidence([figure()], target(id="a"), target(id="b", goal="20家"))
    assert [values(each) for each in found] == [[6], [6]]
