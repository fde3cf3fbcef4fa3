from __future__ import annotations

from typing import Any

import pytest

from insights.decisions import Decisions
from insights.decisions.theme_merges import ThemeMerge
from insights.errors import DecisionError

GOOD: dict[str, Any] = {"condition": "diabetes", "theme_id": "t4", "into": "t9"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"into": "t9", "note": ""}),
        ({"into": "t4a"}, {"into": "t4a"}),
        ({"theme_id": "t4a", "into": "t4b"}, {"theme_id": "t4a", "into": "t4b"}),
        ({"note": "Two lines\nof why."}, {"note": "Two lines\nof why."}),
    ],
)
def test_kept_as_given(change: dict[str, Any], expected: dict[str, Any]) -> None:
    merge = ThemeMerge(**{**GOOD, **change})
    assert merge.model_dump(include=set(expected)) == expected
    assert merge.key == f"diabetes/{merge.theme_id}"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"into": "t4"}, "into: must be another theme"),
        ({"into": ""}, "into: "),
        ({"into": "t 9"}, "into: "),
        ({"into": None}, "into: "),
        ({"into": ["t9"]}, "into: "),
        ({"theme_id": "t/4"}, "theme_id: "),
        ({"condition": "Diabetes"}, "condition: "),
        ({"note": "bell \x07"}, "note: "),
    ],
)
def test_refused_by_field(change: dict[str, Any], message: str) -> None:
    with pytest.raises(DecisionError, match=f"^theme_merge: {message}"):
        ThemeMerge(**{**GOOD, **change})


def test_a_theme_is_in_one_other_at_a_time(decisions: Decisions) -> None:
    decisions.decide(ThemeMerge(**GOOD), by="analyst", expected_version=0)
    decisions.decide(ThemeMerge(**{**GOOD, "into": "t5"}), by="analyst", expected_version=1)
    assert [found.payload.into for found in decisions.current(ThemeMerge).values()] == ["t5"]
