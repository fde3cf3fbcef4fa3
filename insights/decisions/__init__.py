"""Decisions: what people decide, kept apart from the snapshots so that it survives every re-run.

A public module of this folder holds one kind of decision: a frozen pydantic model under
`@decision_kind`, with two examples under one key. A new kind is a new file and its test; the tables
stay as they are.

    with open_decisions(store) as decisions:
        decided = decisions.decide(ThemeName(condition="ms", theme_id="t4", label="Hair"), by="analyst")
        decisions.undo(ThemeName, decided.key, by="analyst", expected_version=decided.version)

Nothing is overwritten: each change is a new version, committed together with its row in an
append-only, hash-chained audit. Who decided is a role ("analyst") or a pseudonymous account id,
never a name or an e-mail address: the audit is kept when people and posts are erased.
"""

from __future__ import annotations

from insights.decisions._audit import AuditRow, Verification
from insights.decisions._decisions import Decided, Decisions
from insights.decisions._kind import Payload, decision_kind, kinds
from insights.decisions._open import FILE_NAME, open_decisions

__all__ = [
    "FILE_NAME",
    "AuditRow",
    "Decided",
    "Decisions",
    "Payload",
    "Verification",
    "decision_kind",
    "kinds",
    "open_decisions",
]
