from __future__ import annotations

import random
from pathlib import Path

import pytest

from insights.decisions import Decisions, open_decisions
from insights.decisions.theme_names import ThemeName
from insights.errors import DecisionError

ACTIONS = ["decide", "decide", "withdraw", "undo", "undo", "redo", "stale", "reopen"]


class Stack:
    """What one decision should be, told with two plain lists of labels; None is not in force."""

    def __init__(self) -> None:
        self.done: list[str | None] = [None]
        self.taken_away: list[str | None] = []
        self.version = 0

    def allows(self, action: str) -> bool:
        impossible = {
            "withdraw": self.done[-1] is None,
            "undo": len(self.done) == 1,
            "redo": not self.taken_away,
            "stale": True,
        }
        return not impossible.get(action, False)

    def apply(self, action: str, label: str) -> None:
        self.version += 1
        if action == "undo":
            self.taken_away.append(self.done.pop())
        elif action == "redo":
            self.done.append(self.taken_away.pop())
        else:
            self.done.append(label if action == "decide" else None)
            self.taken_away.clear()


def act(decisions: Decisions, action: str, theme_id: str, label: str, wrong_version: int) -> int:
    """Take one action; returns the version it made."""
    if action in ("decide", "stale"):
        expected = wrong_version if action == "stale" else None
        payload = ThemeName(condition="diabetes", theme_id=theme_id, label=label)
        return decisions.decide(payload, by="analyst", expected_version=expected).version
    change = {"withdraw": decisions.withdraw, "undo": decisions.undo, "redo": decisions.redo}[action]
    return change(ThemeName, f"diabetes/{theme_id}", by="analyst").version


@pytest.mark.parametrize("seed", range(4))
def test_random_histories_agree_with_plain_stacks(seed: int, tmp_path: Path):
    chance = random.Random(seed)
    stacks = {theme_id: Stack() for theme_id in ("t1", "t2", "t3")}
    decisions = open_decisions(tmp_path)
    for step in range(120):
        theme_id, action = chance.choice(sorted(stacks)), chance.choice(ACTIONS)
        stack, label = stacks[theme_id], f"label {step}"
        wrong_version = stack.version + chance.choice([-1, 1])
        if action == "reopen":
            decisions.close()
            decisions = open_decisions(tmp_path)
        elif not stack.allows(action):
            with pytest.raises(DecisionError):
                act(decisions, action, theme_id, label, wrong_version)
        else:
            stack.apply(action, label)
            assert act(decisions, action, theme_id, label, wrong_version) == stack.version
        found = {key: decided.payload.label for key, decided in decisions.current(ThemeName).items()}
        expected = {f"diabetes/{name}": stack.done[-1] for name, stack in stacks.items()}
        assert found == {key: label for key, label in expected.items() if label is not None}
    verified = decisions.verify()
    assert verified.ok
    assert verified.rows == sum(stack.version for stack in stacks.values()) > 60
    decisions.close()
