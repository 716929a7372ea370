"""The day that a text gives for itself, and the days in it that are not its own."""

from __future__ import annotations

from datetime import date

import pytest
from docstrings import read

from qdtrack.model import DateOrigin

# ---------------------------------------------------------------- dates of the text


DATED = {
    "发布时间：2024-07-03\n\n全市建成工厂20家。": date(2024, 7, 3),
    "样市人民政府办公室 2024年7月3日\n\n全市建成工厂20家。": date(2024, 7, 3),
    "样市统计局 2024年7月3日发布数据。\n\n全市建成工厂20家。": None,
    "时间：2026-02-01\n全市建成工厂20家。": date(2026, 2, 1),
    "发表时间：\n2026-02-09 09:45:30\n全市建成工厂20家。": date(2026, 2, 9),
    "临江日报 2024年7月3日 星期三\n\n本报7月2日讯 全市建成工厂20家。": date(2024, 7, 3),
    "新华社北京2024年7月2日电 全国建成工厂20家。": date(2024, 7, 2),
    "新华社北京7月2日电 全国建成工厂20家。发布会2024年7月1日举行。": date(2024, 7, 2),
    # the year of a dateline is not guessed
    "本报7月2日讯 2023年全市建成工厂20家。": None,
    "本报7月2日讯 方案自2023年1月1日起施行。": None,
    # what the text is about is not when it appeared
    "7月2日上午，全市召开会议。2024年7月1日，方案印发。": None,
    "——2026年1月27日在大会上\n全市建成工厂20家。": None,
    "时间：2024-13-45\n全市建成工厂20家。": None,
}


@pytest.mark.parametrize("text", DATED, ids=lambda text: text[:16])
def test_the_date_in_a_text(text: str) -> None:
    (only,) = read(text)
    assert only.published == DATED[text]
    assert only.published_origin is (DateOrigin.TEXT if DATED[text] else DateOrigin.UNKNOWN)
