"""Every line of lexicon/sources.yaml is read as its example says, and its neighbours are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.sources import load_sources
from qdtrack.model import Tier

KEYS = {"outlets": "word", "hosts": "host", "offices": "name"}


def entries(*sections: str) -> Iterator[tuple[Tier, str, str]]:
    for tier, raw in table("sources").items():
        for section in sections:
            for entry in raw.get(section, ()):
                yield Tier(tier), entry[KEYS[section]], entry["example"]


@pytest.mark.parametrize(("tier", "word", "example"), list(entries("outlets")))
def test_an_outlet_has_its_tier(tier: Tier, word: str, example: str) -> None:
    assert word in example
    assert load_sources().tier(example, "") is tier


@pytest.mark.parametrize(("tier", "host", "example"), list(entries("hosts", "offices")))
def test_a_site_has_its_tier(tier: Tier, host: str, example: str) -> None:
    assert host in example
    assert load_sources().tier("", example) is tier


@pytest.mark.parametrize(
    ("outlet", "url", "tier"),
    [
        ("", "", None),
        (" ", "", None),
        ("海风网", "", Tier.OTHER),
        ("", "https://example.org/a", Tier.OTHER),
        ("www.qingdao.gov.cn", "", Tier.GOVERNMENT),  # an outlet given by its host
        ("", "http://www.qingdao.gov.cn:8080/a", Tier.GOVERNMENT),
        ("", "https://cegov.cn/a", Tier.OTHER),  # gov.cn is no part of a word
        ("", "https://gov.cn.example.org/a", Tier.OTHER),
        ("", "https://example.org/gov.cn/a", Tier.OTHER),
        ("", "https://tjj.example.org/a", Tier.OTHER),  # an office only on the government's own site
        ("", "https://stats.example.gov.cn/a", Tier.STATISTICS),
        ("新华三集团", "", Tier.OTHER),  # a maker of switches
        ("中新天津生态城", "", Tier.OTHER),
        ("政府采购信息", "", Tier.OTHER),
        ("青岛市统计局", "https://www.qingdaonews.com/a", Tier.STATISTICS),  # the nearest that is named
        ("海风网", "https://sd.people.com.cn/a", Tier.MEDIA),
        ("", "http://[broken/a", Tier.OTHER),
    ],
)
def test_a_source_has_the_first_tier_that_names_it(outlet: str, url: str, tier: Tier | None) -> None:
    assert load_sources().tier(outlet, url) is tier


def test_the_tiers_of_the_table_are_those_of_the_model() -> None:
    assert list(table("sources")) == [tier.value for tier in Tier if tier is not Tier.OTHER]
