"""Reading and taking decisions: each change a new version, committed with its audit row."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Literal, Self

from sqlalchemy import Connection, Engine, func, insert, select

from insights.decisions import _audit, _erasure
from insights.decisions._audit import AuditRow, Verification
from insights.decisions._canonical import canonical, fingerprint, moment, read_canonical, read_moment
from insights.decisions._engine import compact, transaction
from insights.decisions._fields import ACCOUNT_PATTERN
from insights.decisions._history import Content, Past, State, redone, undone, withdrawn
from insights.decisions._kind import P, Payload
from insights.decisions._schema import ERASED, decisions
from insights.errors import DecisionError

Action = Literal["decide", "withdraw", "undo", "redo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Generic[P]):
    """One version of a decision: what, by whom (role or pseudonymous account id), when (UTC)."""

    kind: str
    key: str
    version: int
    state: State
    action: Action
    payload: P
    decided_by: str
    decided_at: datetime


class Decisions:
    """The decisions of one store; safe to share between threads. Close it, or use it in a `with`.

    Every change takes `by`, a role or a pseudonymous account id, and optionally `at` (when it was
    decided, with its zone; now unless told) and `expected_version`, the version the person saw
    (0: none yet). If that is no longer the newest it raises DecisionError and changes nothing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the database's connections back."""
        self._engine.dispose()

    def decide(
        self, payload: P, *, by: str, at: datetime | None = None, expected_version: int | None = None
    ) -> Decided[P]:
        """Return the decision as now stored, a new version under the payload's key."""
        checked = type(payload).model_validate(dict(payload))
        content: Content = canonical(checked.model_dump(mode="json")), "active"
        return self._add(type(checked), checked.key, "decide", lambda _: content, by, at, expected_version)

    def withdraw(
        self,
        kind: type[P],
        key: str,
        *,
        by: str,
        at: datetime | None = None,
        expected_version: int | None = None,
    ) -> Decided[P]:
        """Return the withdrawn decision, no longer current; raises DecisionError if none is."""
        return self._add(kind, key, "withdraw", withdrawn, by, at, expected_version)

    def undo(
        self,
        kind: type[P],
        key: str,
        *,
        by: str,
        at: datetime | None = None,
        expected_version: int | None = None,
    ) -> Decided[P]:
        """Return what stood before, as a new version: withdrawn if nothing did. Repeat to go further back."""
        return self._add(kind, key, "undo", undone, by, at, expected_version)

    def redo(
        self,
        kind: type[P],
        key: str,
        *,
        by: str,
        at: datetime | None = None,
        expected_version: int | None = None,
    ) -> Decided[P]:
        """Return what the last undo took away, as a new version; nothing, once somebody decided anew."""
        return self._add(kind, key, "redo", redone, by, at, expected_version)

    def get(self, kind: type[P], key: str) -> Decided[P] | None:
        """Return the decision in force under this key; None if there is none or it was withdrawn."""
        with transaction(self._engine) as connection:
            past = _versions(connection, kind, key)
        return _decided(kind, past[-1]._asdict()) if past and past[-1].state == "active" else None

    def current(self, kind: type[P]) -> dict[str, Decided[P]]:
        """Return every decision of this kind in force, by key, in key order."""
        newer = decisions.alias()
        newest = (
            select(func.max(newer.c.version))
            .where(newer.c.kind == decisions.c.kind, newer.c.key == decisions.c.key)
            .scalar_subquery()
        )
        in_force = (
            decisions.c.kind == kind.kind,
            decisions.c.state == "active",
            decisions.c.version == newest,
        )
        query = select(decisions).where(*in_force).order_by(decisions.c.key)
        with transaction(self._engine) as connection:
            return {row.key: _decided(kind, row._asdict()) for row in connection.execute(query)}

    def history(self, kind: type[P], key: str) -> list[Decided[P]]:
        """Return every version under this key but those erased, oldest first; empty if nothing was ever decided."""
        with transaction(self._engine) as connection:
            past = _versions(connection, kind, key)
        return [_decided(kind, row._asdict()) for row in past if row.payload != ERASED]

    def posts(self) -> frozenset[str]:
        """Return the ids of the posts that anything was decided about, now or before, and not erased."""
        with transaction(self._engine) as connection:
            return frozenset(_erasure.about_posts(connection).values())

    def erase_posts(self, posts: Collection[str], *, by: str) -> int:
        """Return how many decisions were about `posts`; all their versions are erased, also from the file's bytes."""
        _check_decider(by)
        with transaction(self._engine, write=True) as connection:
            erased = _erasure.erase(connection, posts, by=by)
        compact(self._engine)
        return erased

    def audit(self, *, limit: int = 100, after: int = 0) -> list[AuditRow]:
        """Return up to `limit` audit rows with an id above `after`, oldest first."""
        with transaction(self._engine) as connection:
            return _audit.rows(connection, limit=limit, after=after)

    def verify(self) -> Verification:
        """Return whether the audit chain and the decisions it records are whole, or the first break."""
        with transaction(self._engine) as connection:
            return _audit.verify(connection)

    def _add(
        self,
        kind: type[P],
        key: str,
        action: Action,
        content: Callable[[Past], Content],
        by: str,
        at: datetime | None,
        expected_version: int | None,
    ) -> Decided[P]:
        _check_decider(by)
        if at is not None and at.tzinfo is None:
            raise DecisionError(f"{kind.kind}: the time has no zone; give one, such as UTC.")
        with transaction(self._engine, write=True) as connection:
            past = _versions(connection, kind, key)
            newest = past[-1].version if past else 0
            if expected_version not in (None, newest):
                raise DecisionError(f"{kind.kind}: somebody changed it meanwhile; reload and decide again.")
            payload, state = content(past)
            row = {
                "kind": kind.kind,
                "key": key,
                "version": newest + 1,
                "state": state,
                "action": action,
                "payload": payload,
                "decided_by": by,
                "decided_at": moment(at or datetime.now(UTC)),
                "salt": secrets.token_hex(16),
            }
            connection.execute(insert(decisions), row)
            subject = {name: row[name] for name in ("kind", "key", "version")}
            _audit.append(connection, by=by, action=action, digest=fingerprint(row), **subject)
        return _decided(kind, row)


def _versions(connection: Connection, kind: type[Payload], key: str) -> Past:
    same = (decisions.c.kind == kind.kind, decisions.c.key == key)
    return connection.execute(select(decisions).where(*same).order_by(decisions.c.version)).all()


def _decided(kind: type[P], row: dict[str, Any]) -> Decided[P]:
    values = {name: value for name, value in row.items() if name != "salt"}
    values["payload"] = kind.model_validate(read_canonical(row["payload"]))
    values["decided_at"] = read_moment(row["decided_at"])
    return Decided(**values)


def _check_decider(by: str) -> None:
    if not re.fullmatch(ACCOUNT_PATTERN, by):
        raise DecisionError("Who decides must be a role or an account id, not a name or an e-mail address.")
