from __future__ import annotations

from typing import Any

import pytest

from insights.decisions.theme_names import ThemeName
from insights.errors import DecisionError

GOOD = {"condition": "diabetes", "theme_id": "t4", "label": "Sensors that fall off"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {"label": "Sensors that fall off", "note": ""}),
        ({"label": "  Sensors  "}, {"label": "Sensors"}),
        ({"label": "x"}, {"label": "x"}),
        ({"label": "x" * 60}, {"label": "x" * 60}),
        ({"label": "Müde & traurig 😴"}, {"label": "Müde & traurig 😴"}),
        ({"label": "=SUM(A1) <b>"}, {"label": "=SUM(A1) <b>"}),
        ({"note": "Two lines\nof why."}, {"note": "Two lines\nof why."}),
        ({"theme_id": "t-4.b:2_x"}, {"theme_id": "t-4.b:2_x"}),
    ],
)
def test_kept_as_given(change: dict[str, Any], expected: dict[str, Any]):
    name = ThemeName(**{**GOOD, **change})
    assert name.model_dump(include=set(expected)) == expected
    assert name.key == f"diabetes/{name.theme_id}"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"label": ""}, "label"),
        ({"label": "   "}, "label"),
        ({"label": "x" * 61}, "label"),
        ({"label": "two\nlines"}, "label"),
        ({"label": "two\u2028lines"}, "label"),
        ({"label": "nul\x00"}, "label"),
        ({"label": "\u200b\u200d"}, "label"),
        ({"label": "turned \u202eround"}, "label"),
        ({"label": "half \ud83d"}, "label"),
        ({"label": 7}, "label"),
        ({"label": None}, "label"),
        ({"note": "x" * 501}, "note"),
        ({"note": "bell \x07"}, "note"),
        ({"note": "turned \u2067round"}, "note"),
        ({"condition": "Diabetes"}, "condition"),
        ({"condition": "../diabetes"}, "condition"),
        ({"condition": "d" * 81}, "condition"),
        ({"theme_id": "t 4"}, "theme_id"),
        ({"theme_id": "t" * 81}, "theme_id"),
    ],
)
def test_refused_by_field_without_repeating_what_was_given(change: dict[str, Any], field: str):
    with pytest.raises(DecisionError, match=f"^theme_name: {field}: ") as caught:
        ThemeName(**{**GOOD, **change})
    given = str(change[field])
    assert "\n" not in str(caught.value)
    assert len(given) < 3 or given not in str(caught.value) or given == "None"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
