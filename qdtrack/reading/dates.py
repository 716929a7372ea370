"""When a page or an article was published, from what people write of it.

    whole_day("2024-07")             -> date(2024, 7, 31)   a month alone is its last day
    from_name("news/2024/07/03.txt") -> date(2024, 7, 3)
    from_url("http://a.example/2025/0516/c1-2.html") -> date(2025, 5, 16)
    in_line("发布时间：2024-07-03")    -> date(2024, 7, 3)

Which of these a page goes by is told in articles.py. A date that the text is about is never
asked for here: only labels, lines that are nothing but a date, and datelines are.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import PurePath

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    rf"\s*{_YEAR}(?:\s*[-/.年]\s*(?P<month>\d{{1,2}})(?:\s*[-/.月]\s*(?P<day>\d{{1,2}})\s*日?|\s*月?)|\s*年?)"
    r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?\S*)?\s*$"
)
_FULL = rf"{_YEAR}\s?[-/.年]\s?(?P<month>\d{{1,2}})\s?[-/.月]\s?(?P<day>\d{{1,2}})(?:\s?日)?(?!\d)"
_FULL_DATE = re.compile(rf"(?<!\d){_FULL}")
_DATE_LINE = re.compile(
    rf"[(（【\[]?{_FULL}(?=[)）】\]\s]|$|星期|周|T)[)）】\]\s,，]*(?:(?:星期|周).)?[\s)）】\]]*(?:T?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?"
    r"(?:\s+\S{1,20}){0,3}\s*$"
)
_NAME_DAY = re.compile(
    rf"(?<!\d){_YEAR}(?:(?P<sign>[-_.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})|(?P<month2>\d\d)(?P<day2>\d\d)"
    r"|年(?P<month3>\d{1,2})月(?P<day3>\d{1,2})日)(?!\d)"
)
_NAME_MONTH = re.compile(
    rf"(?<!\d){_YEAR}(?:[-_.](?P<month>\d\d)|年(?P<month2>\d{{1,2}})月)(?![\d日])(?![-_.]\d)"
)
_FOLDERS = re.compile(rf"(?:^|.*/){_YEAR}[-_/](?P<month>\d\d)[-/](?P<day>\d\d)(?:\D.*)?$")
_FOLDER_MONTH = re.compile(rf"(?:^|.*/){_YEAR}/(?P<month>\d\d)(?:/.*)?$")
_HOST = re.compile(r"^[a-zA-Z]+://[^/]*")
_URL_DATE = re.compile(
    r"/t?(?P<year>(?:19|20)\d\d)[-/]?(?P<month>0[1-9]|1[0-2])[-/]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.\-]|$)"
)
NEAR = timedelta(days=7)  # a printed full date this close to a dateline's day tells its year


def whole_day(written: str) -> date | None:
    """2024-07-03, 2024-07 or 2024 as the last day of what was said; None if it is no date."""
    found = _WRITTEN.match(written)
    if found is None:
        return None
    return _last_day(found["year"], found["month"], found["day"])


def from_name(path: str) -> date | None:
    """The day, else the month, that a file's name or its folders say. A year alone says too little."""
    pure = PurePath(path)
    stem = pure.name.rsplit(".", 1)[0]
    whole = str(pure.with_name(stem)).replace("\\", "/")
    for pattern, text in (
        (_NAME_DAY, stem),
        (_FOLDERS, whole),
        (_NAME_MONTH, stem),
        (_NAME_DAY, pure.parent.name),
        (_FOLDER_MONTH, whole),
    ):
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = parts.get("month") or parts.get("month2") or parts.get("month3")
            day = parts.get("day") or parts.get("day2") or parts.get("day3")
            if told := _last_day(found["year"], month, day):
                return told
    return None


def from_url(url: str) -> date | None:
    """The day in a link's path: /202505/t20250516_9.shtml, /2025/0516/c1-2.html, /2025-05/16/3.htm."""
    path = _HOST.sub("", re.split(r"[?#]", url, maxsplit=1)[0])
    found = _URL_DATE.search(path)
    return _last_day(found["year"], found["month"], found["day"]) if found else None


def in_line(text: str) -> date | None:
    """The first full date that a line names."""
    found = _FULL_DATE.search(text)
    return _last_day(found["year"], found["month"], found["day"]) if found else None


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date, with its weekday, hour, page or source."""
    return bool(_DATE_LINE.match(text)) and in_line(text) is not None


def of_dateline(year: str | None, month: str | None, day: str | None, near: Iterable[date]) -> date | None:
    """The day of 本报7月2日讯. Its year only if printed, or if a full date near it leaves no other."""
    if not (month and day):
        return None
    if year:
        return _last_day(year, month, day)
    told = {
        candidate
        for known in near
        for shift in (-1, 0, 1)
        if (candidate := _last_day(str(known.year + shift), month, day)) and abs(candidate - known) <= NEAR
    }
    return told.pop() if len(told) == 1 else None


def _last_day(year: str, month: str | None, day: str | None) -> date | None:
    try:
        if month is None:
            return date(int(year), 12, 31)
        if day is None:
            return date(int(year), int(month), calendar.monthrange(int(year), int(month))[1])
        return date(int(year), int(month), int(day))
    except (ValueError, calendar.IllegalMonthError):
        return None  # 2024-13-45: written like a date and none
