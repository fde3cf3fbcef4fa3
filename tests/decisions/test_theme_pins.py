from __future__ import annotations

from typing import Any

import pytest

from insights.decisions import Decisions
from insights.decisions.theme_pins import ThemePin
from insights.errors import DecisionError

GOOD: dict[str, Any] = {"condition": "diabetes", "theme_id": "t4"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"theme_id": "t4", "note": ""}),
        ({"theme_id": "t4a"}, {"theme_id": "t4a"}),
        ({"note": "Two lines\nof why."}, {"note": "Two lines\nof why."}),
    ],
)
def test_kept_as_given(change: dict[str, Any], expected: dict[str, Any]) -> None:
    decided = ThemePin(**{**GOOD, **change})
    assert decided.model_dump(include=set(expected)) == expected
    assert decided.key == f"diabetes/{decided.theme_id}"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"theme_id": "t 4"}, "theme_id"),
        ({"theme_id": None}, "theme_id"),
        ({"condition": "../diabetes"}, "condition"),
        ({"note": "x" * 501}, "note"),
        ({"note": "turned \u2067round"}, "note"),
    ],
)
def test_refused_by_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(DecisionError, match=f"^theme_pin: {field}: "):
        ThemePin(**{**GOOD, **change})


def test_undone_it_is_no_longer_in_force_but_in_its_history(decisions: Decisions) -> None:
    decided = decisions.decide(ThemePin(**GOOD), by="analyst", expected_version=0)
    decisions.undo(ThemePin, decided.key, by="marketer", expected_version=1)
    assert decisions.current(ThemePin) == {}
    assert [(row.decided_by, row.state) for row in decisions.history(ThemePin, decided.key)] == [
        ("analyst", "active"),
        ("marketer", "withdrawn"),
    ]
