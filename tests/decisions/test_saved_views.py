from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from insights.decisions import Decisions
from insights.decisions.saved_views import SavedView
from insights.errors import DecisionError
from insights.filters import to_query
from insights.model import Filters

GOOD: dict[str, Any] = {
    "owner": "analyst",
    "name": "pumps-since-may",
    "title": "Pumps since May",
    "page": "Themes",
    "query": {"condition": ["diabetes"]},
}


def test_the_filters_of_a_page_come_back_from_the_database(decisions: Decisions):
    filters = Filters(
        condition="diabetes",
        since=date(2024, 5, 1),
        segments=("patient", "caregiver"),
        communities=("a b, c", "crème"),
    )
    saved = decisions.decide(SavedView(**{**GOOD, "query": to_query(filters)}), by="analyst")
    found = decisions.current(SavedView)["analyst/pumps-since-may"]
    assert found == saved
    assert {name: list(values) for name, values in found.payload.query.items()} == to_query(filters)


@pytest.mark.parametrize(
    "change",
    [
        {"query": {}},
        {"query": {"themes": ["t1", "t2"], "voices": []}},
        {"owner": "account:7f3a", "name": "2024"},
        {"page": "Next_steps"},
        {"title": "Coût — depuis mai"},
    ],
)
def test_kept_as_given(change: dict[str, Any]):
    assert SavedView(**{**GOOD, **change}).model_dump(mode="json") == {**GOOD, **change}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"owner": "jo@example.org"}, "owner"),
        ({"owner": "Jo Smith"}, "owner"),
        ({"name": "Pumps"}, "name"),
        ({"name": "pumps--may"}, "name"),
        ({"name": "p" * 61}, "name"),
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"title": "two\tcolumns"}, "title"),
        ({"page": "../Review"}, "page"),
        ({"page": ""}, "page"),
        ({"query": "condition=diabetes"}, "query"),
        ({"query": {"condition": "diabetes"}}, "query"),
        ({"query": {"a b": ["x"]}}, "query"),
        ({"query": {"themes": ["x" * 501]}}, "query"),
        ({"query": {"themes": ["two\nlines"]}}, "query"),
        ({"query": {f"q{number}": [] for number in range(41)}}, "query"),
    ],
)
def test_refused_by_field(change: dict[str, Any], field: str):
    with pytest.raises(DecisionError, match=f"^saved_view: {field}: "):
        SavedView(**{**GOOD, **change})
