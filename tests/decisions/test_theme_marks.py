"""Pinned, hidden and split: decisions that mark one theme, with a word of why."""

from __future__ import annotations

from typing import Any

import pytest

from insights.decisions import Decisions
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_pins import ThemePin
from insights.decisions.theme_splits import ThemeSplit
from insights.errors import DecisionError

Mark = type[ThemePin | ThemeHidden | ThemeSplit]
GOOD: dict[str, Any] = {"condition": "diabetes", "theme_id": "t4"}
MARKS = pytest.mark.parametrize(("mark", "why"), [(ThemePin, "note"), (ThemeHidden, "reason"), (ThemeSplit, "note")])


@MARKS
@pytest.mark.parametrize(("theme", "words"), [("t4", ""), ("t4a", ""), ("t4", "Two lines\nof why.")])
def test_kept_as_given(mark: Mark, why: str, theme: str, words: str) -> None:
    decided = mark(**{**GOOD, "theme_id": theme, why: words})
    assert (decided.theme_id, getattr(decided, why)) == (theme, words)
    assert decided.key == f"diabetes/{theme}"


@MARKS
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme_id", "t 4"),
        ("theme_id", None),
        ("condition", "../diabetes"),
        ("why", "x" * 501),
        ("why", "turned \u2067round"),
    ],
)
def test_refused_by_field(mark: Mark, why: str, field: str, value: Any) -> None:
    name = why if field == "why" else field
    with pytest.raises(DecisionError, match=f"^{mark.kind}: {name}: "):
        mark(**{**GOOD, name: value})


@MARKS
def test_undone_it_is_no_longer_in_force_but_in_its_history(decisions: Decisions, mark: Mark, why: str) -> None:
    decided = decisions.decide(mark(**GOOD, **{why: ""}), by="analyst", expected_version=0)
    decisions.undo(mark, decided.key, by="marketer", expected_version=1)
    assert decisions.current(mark) == {}
    assert [(row.decided_by, row.state) for row in decisions.history(mark, decided.key)] == [
        ("analyst", "active"),
        ("marketer", "withdrawn"),
    ]
