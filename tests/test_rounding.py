"""How computed numbers are rounded for the screens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdtrack.reporting.rounding import rounded, rounded_beside, to_digits

VALUES = st.one_of(st.floats(-1e24, 1e24), st.floats(-2, 2), st.floats(-200, 200))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (7984.25, 7984),
        (5.2952, 5.3),
        (45090.25, 45090),
        (14996578467.0, 15000000000),  # "CNY 14,996,578,467 a year" pretends to what nobody knows
        (1234567.0, 1235000),
        (0.0, 0),
    ],
)
def test_a_computed_number_has_few_digits(value: float, printed: float) -> None:
    assert rounded(value) == printed


@pytest.mark.parametrize(
    ("value", "edge", "printed"),
    [
        (0.9499, 0.95, 0.9499),
        (0.94996, 0.95, 0.94996),
        (0.961, 0.95, 0.961),
        (0.95, 0.95, 0.95),
        (99.96, 100, 99.96),
    ],
)
def test_rounding_does_not_bring_a_number_to_an_edge(value: float, edge: float, printed: float) -> None:
    assert rounded_beside(value, edge) == printed


@settings(deadline=None)
@given(VALUES, st.lists(st.floats(-100, 100), max_size=4))
def test_a_printed_number_is_on_the_side_of_the_true_one(value: float, edges: list[float]) -> None:
    """Of every edge, unless they differ by less than a float can tell."""
    for shown in (rounded_beside(value, *edges), to_digits(value, 2, *edges)):
        for edge in edges:
            if abs(value - edge) > 1e-12 * max(abs(value), abs(edge)):
                assert (shown > edge) == (value > edge)
                assert (shown < edge) == (value < edge)
        assert abs(shown - value) <= max(abs(value), 1e-300) * 0.06 + 0.5
