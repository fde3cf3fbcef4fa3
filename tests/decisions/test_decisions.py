from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from insights.decisions import Decisions
from insights.decisions.theme_names import ThemeName
from insights.errors import DecisionError

KEY = "diabetes/t4"


def named(label: str, theme_id: str = "t4") -> ThemeName:
    return ThemeName(condition="diabetes", theme_id=theme_id, label=label)


def in_force(decisions: Decisions) -> str | None:
    found = decisions.get(ThemeName, KEY)
    return found.payload.label if found else None


def test_nothing_decided_yet(decisions: Decisions):
    assert decisions.get(ThemeName, KEY) is None
    assert decisions.current(ThemeName) == {}
    assert decisions.history(ThemeName, KEY) == []
    assert decisions.audit() == []
    assert decisions.verify().ok


def test_current_holds_the_newest_in_force_of_each_key(decisions: Decisions):
    decisions.decide(named("Old"), by="analyst")
    decisions.decide(named("New"), by="analyst")
    decisions.decide(named("Gone", "t5"), by="analyst")
    decisions.withdraw(ThemeName, "diabetes/t5", by="analyst")
    decisions.decide(named("Other", "t10"), by="analyst")
    assert {key: found.payload.label for key, found in decisions.current(ThemeName).items()} == {
        "diabetes/t10": "Other",
        "diabetes/t4": "New",
    }


def test_a_withdrawn_decision_is_seen_only_in_its_history_and_can_be_taken_again(decisions: Decisions):
    decisions.decide(named("Pumps"), by="analyst")
    assert decisions.withdraw(ThemeName, KEY, by="admin").state == "withdrawn"
    assert decisions.get(ThemeName, KEY) is None
    with pytest.raises(DecisionError, match="withdrawn; reload"):
        decisions.withdraw(ThemeName, KEY, by="admin")
    decisions.decide(named("Pumps again"), by="analyst")
    assert in_force(decisions) == "Pumps again"
    assert [(row.version, row.state, row.action, row.decided_by) for row in decisions.history(ThemeName, KEY)] == [
        (1, "active", "decide", "analyst"),
        (2, "withdrawn", "withdraw", "admin"),
        (3, "active", "decide", "analyst"),
    ]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("A", "A"),
        ("A u", None),
        ("A B u", "A"),
        ("A B C u u", "A"),
        ("A B C u u u", None),
        ("A B C u u r", "B"),
        ("A B C u u r r", "C"),
        ("A B u r u r u", "A"),
        ("A u r", "A"),
        ("A B u C u", "A"),
        ("A w u", "A"),
        ("A w u r", None),
        ("A w B u", None),
        ("A w B u u", "A"),
        ("A u B u", None),
    ],
)
def test_undo_and_redo(steps: str, expected: str | None, decisions: Decisions):
    play(decisions, steps)
    assert in_force(decisions) == expected
    assert len(decisions.history(ThemeName, KEY)) == len(steps.split())
    assert decisions.verify().rows == len(steps.split())


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("u", "left to undo"),
        ("r", "left to redo"),
        ("w", "could be withdrawn"),
        ("A u u", "left to undo"),
        ("A r", "left to redo"),
        ("A B u r r", "left to redo"),
        ("A B u C r", "left to redo"),
        ("A u w", "could be withdrawn"),
    ],
)
def test_the_last_step_is_refused_and_leaves_nothing(steps: str, message: str, decisions: Decisions):
    *before, last = steps.split()
    play(decisions, " ".join(before))
    with pytest.raises(DecisionError, match=message):
        play(decisions, last)
    assert len(decisions.history(ThemeName, KEY)) == len(before)
    assert len(decisions.audit()) == len(before)


def play(decisions: Decisions, steps: str) -> None:
    """Undo (u), redo (r), withdraw (w), or decide on the label that stands there."""
    actions = {"u": decisions.undo, "r": decisions.redo, "w": decisions.withdraw}
    for step in steps.split():
        if step in actions:
            actions[step](ThemeName, KEY, by="analyst")
        else:
            decisions.decide(named(step), by="analyst")


@pytest.mark.parametrize("expected_version", [0, 1, 3])
def test_a_change_against_another_version_is_refused(expected_version: int, decisions: Decisions):
    play(decisions, "A B")
    seen: dict[str, Any] = {"by": "analyst", "expected_version": expected_version}
    for change in (
        lambda: decisions.decide(named("C"), **seen),
        lambda: decisions.withdraw(ThemeName, KEY, **seen),
        lambda: decisions.undo(ThemeName, KEY, **seen),
        lambda: decisions.redo(ThemeName, KEY, **seen),
    ):
        with pytest.raises(DecisionError, match="somebody changed it meanwhile; reload"):
            change()
    assert in_force(decisions) == "B"
    assert len(decisions.audit()) == 2


def test_a_change_against_the_version_that_was_seen_is_taken(decisions: Decisions):
    first = decisions.decide(named("A"), by="analyst", expected_version=0)
    second = decisions.decide(named("B"), by="analyst", expected_version=first.version)
    assert decisions.undo(ThemeName, KEY, by="analyst", expected_version=second.version).payload.label == "A"


@pytest.mark.parametrize("by", ["analyst", "account:7f3a9c", "a", "A.b-c_9"])
def test_roles_and_account_ids_decide(by: str, decisions: Decisions):
    assert decisions.decide(named("A"), by=by).decided_by == by
    assert decisions.audit()[0].by == by


@pytest.mark.parametrize(
    "by", ["", " ", "jo@example.org", "Jo Smith", "jo\n", "-", "a" * 101, "jo<b>", "josé", "jo/admin"]
)
def test_names_and_addresses_do_not(by: str, decisions: Decisions):
    with pytest.raises(DecisionError, match="not a name or an e-mail address"):
        decisions.decide(named("A"), by=by)
    assert decisions.audit() == []


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2024, 5, 1, 12, tzinfo=UTC), datetime(2024, 5, 1, 12, tzinfo=UTC)),
        (datetime(2024, 5, 1, 12, tzinfo=timezone(timedelta(hours=2))), datetime(2024, 5, 1, 10, tzinfo=UTC)),
        (datetime(2024, 5, 1, 0, 0, 0, 7, tzinfo=UTC), datetime(2024, 5, 1, 0, 0, 0, 7, tzinfo=UTC)),
    ],
)
def test_the_time_is_kept_in_utc_and_the_audit_says_when_it_was_written(
    at: datetime, expected: datetime, decisions: Decisions
):
    before = datetime.now(UTC)
    decisions.decide(named("A"), by="analyst", at=at)
    decided_at = decisions.history(ThemeName, KEY)[0].decided_at
    assert (decided_at, decided_at.tzinfo) == (expected, UTC)
    assert before <= decisions.audit()[0].at <= datetime.now(UTC)


def test_a_time_without_a_zone_is_refused(decisions: Decisions):
    with pytest.raises(DecisionError, match="has no zone"):
        decisions.decide(named("A"), by="analyst", at=datetime(2024, 5, 1))
    assert decisions.audit() == []


@pytest.mark.parametrize(("limit", "after", "expected"), [(100, 0, [1, 2, 3]), (2, 0, [1, 2]), (2, 2, [3]), (5, 3, [])])
def test_the_audit_is_read_in_pages(limit: int, after: int, expected: list[int], decisions: Decisions):
    play(decisions, "A B C")
    assert [row.id for row in decisions.audit(limit=limit, after=after)] == expected
