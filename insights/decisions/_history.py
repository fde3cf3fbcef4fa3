"""What the next version of a decision holds: undo and redo over versions that are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Row

from insights.decisions._schema import ERASED
from insights.errors import DecisionError

State = Literal["active", "withdrawn"]
Content = tuple[str, State]
"""The payload as stored, and whether it is in force."""

Past = Sequence[Row[Any]]
"""All versions of one decision, oldest first: version n stands at n - 1."""

_NOTHING = 0


def withdrawn(past: Past) -> Content:
    """Return the newest version as withdrawn; raises DecisionError if it is not in force."""
    if not past or past[-1].state != "active":
        raise DecisionError("Nothing is decided here that could be withdrawn; reload.")
    return past[-1].payload, "withdrawn"


def undone(past: Past) -> Content:
    """Return what stood before the newest step; raises DecisionError if all is undone."""
    done, _ = _replay(past)
    if len(done) == 1:
        raise DecisionError("Nothing is left to undo here; reload to see the history.")
    if done[-2] == _NOTHING:
        return past[-1].payload, "withdrawn"
    return _content(past, done[-2])


def redone(past: Past) -> Content:
    """Return what the newest undo took away; raises DecisionError if the last step was none."""
    _, taken_away = _replay(past)
    if not taken_away:
        raise DecisionError("Nothing is left to redo here; reload to see the history.")
    return _content(past, taken_away[-1])


def _content(past: Past, version: int) -> Content:
    row = past[version - 1]
    return row.payload, row.state


def _replay(past: Past) -> tuple[list[int], list[int]]:
    """Return the versions that stand on one another, and those undone; the last of each is its top.

    What was erased is as if it had never been.
    """
    done, taken_away = [_NOTHING], list[int]()
    for row in past:
        if row.payload == ERASED:
            done, taken_away = [_NOTHING], []
        elif row.action == "undo":
            taken_away.append(done.pop())
        elif row.action == "redo":
            done.append(taken_away.pop())
        else:
            done.append(row.version)
            taken_away.clear()
    return done, taken_away
