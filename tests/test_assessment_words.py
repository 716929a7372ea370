"""Every reason and every flag of an assessment has its words in both languages."""

from __future__ import annotations

import pytest

from qdtrack.assessment.why import Why
from qdtrack.catalogue import Language, label, label_keys
from qdtrack.model import Flag


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_words(language: Language) -> None:
    """And the catalogue holds no reason that no assessment gives."""
    assert all(label(why, language) for why in Why)
    assert {key for key in label_keys() if key.startswith("why.")} == set(Why)


@pytest.mark.parametrize("language", Language)
def test_every_flag_is_explained(language: Language) -> None:
    """`flag.stale` is its mark on a row, `flag.explain.stale` what it means."""
    assert all(label(f"flag.{flag}", language) and label(f"flag.explain.{flag}", language) for flag in Flag)
