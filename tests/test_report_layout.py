"""Lines of a given width, in display columns, with the rules of Chinese line breaking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from qdtrack.reporting import breaking
from qdtrack.reporting.breaking import NEVER_FIRST, NEVER_LAST
from qdtrack.reporting.layout import bar, beside, paragraph, solid, wrapped


def lines(words: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(Text(words), width)]


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("全市累计开通基站", 8, ["全市累计", "开通基站"]),
        ("全市累计，开通基站", 8, ["全市累", "计，开通", "基站"]),  # no line begins with a comma
        ("全市（含县）", 6, ["全市", "（含", "县）"]),  # none ends with an opening bracket
        ("over 48,000 base stations", 12, ["over 48,000", "base", "stations"]),
        ("开通5G基站42,700个", 10, ["开通5G基站", "42,700个"]),  # a number is not parted
        (f"超过92%, {solid('by end 2027')}", 14, ["超过92%,", "by end 2027"]),
        (solid("published 20 Sep 2025"), 12, ["published 20", "Sep 2025"]),  # too long even for a line
        ("https://example.org/a", 8, ["https://", "example.", "org/a"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_they_may(words: str, width: int, expected: list[str]) -> None:
    assert lines(words, width) == expected


@given(st.text(alphabet="全市5G, ，。（）%ab\n", max_size=60), st.integers(min_value=4, max_value=30))
def test_nothing_is_lost_and_nothing_sticks_out(words: str, width: int) -> None:
    broken = lines(words, width)
    assert "".join("".join(broken).split()) == "".join(words.split())
    assert all(cell_len(line) <= width for line in broken)


@given(st.text(alphabet="全市5G, ，。（）%ab", max_size=60), st.integers(min_value=4, max_value=30))
def test_plain_words_break_where_styled_ones_do(words: str, width: int) -> None:
    assert breaking.lines(words, width) == lines(words, width)


@given(
    st.text(alphabet="全市基站，（）。", min_size=1, max_size=40).filter(
        lambda words: words[0] not in NEVER_FIRST
    )
)
def test_the_rules_hold_on_any_text_whose_signs_are_single(words: str) -> None:
    """A run of such signs longer than a line must be cut, so runs are taken out here."""
    for sign in NEVER_FIRST | NEVER_LAST:
        words = words.replace(sign, f"{sign}全市")
    broken = lines(words.rstrip("（"), 12)
    assert not any(line[0] in NEVER_FIRST for line in broken if line)
    assert not any(line[-1] in NEVER_LAST for line in broken[:-1] if line)


def test_a_paragraph_hangs() -> None:
    assert paragraph(Text("one two three"), 9, indent=0, hanging=2).plain == "one two\n  three"


def test_styles_survive_the_break() -> None:
    first, second = wrapped(Text("abc ").append("def", style="bold"), 4)
    assert (first.plain, second.plain) == ("abc", "def")
    assert [span.style for span in second.spans] == ["bold"]


@pytest.mark.parametrize(
    ("progress", "filled"), [(0.0, 0), (0.62, 6), (0.996, 9), (1.0, 10), (1.3, 10), (0.3, 3)]
)
def test_a_bar_is_full_only_at_the_goal(progress: float, filled: int) -> None:
    assert bar(progress).plain == "▰" * filled + "▱" * (10 - filled)


def test_a_bar_below_its_start_points_left() -> None:
    """fusion #1160: beyond either end a bar is no remainder. In text it must differ from 0 % as well."""
    assert bar(-0.2).plain == "◄▱▱▱▱▱▱▱▱▱"
    assert len(bar(-0.2).plain) == len(bar(0.0).plain)


def test_cells_stand_side_by_side_by_display_width() -> None:
    row = beside([[Text("基站"), Text("青岛市")], [Text("5万个")], [Text("欠")]], [8, 6, 4])
    assert row.plain == "基站      5万个   欠\n青岛市"
