"""The audit: append-only rows in a chain, each hash covering the row and the hash before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, insert, select

from insights.decisions._canonical import fingerprint, moment, read_moment
from insights.decisions._schema import ERASED, audit, decisions

GENESIS = "0" * 64
ERASE = "erase"
"""The action of a row that says all versions of a decision were erased."""

Erasures = dict[tuple[str, str], int]
"""The row of the audit that last says a decision was erased, by its kind and key."""

_SAME_DECISION = and_(
    audit.c.kind == decisions.c.kind,
    audit.c.key == decisions.c.key,
    audit.c.version == decisions.c.version,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """Who did what to which version of which decision, when; `digest` is that version's hash.

    `id` counts from 1 without a gap. `by` is a role or a pseudonymous account id, never an e-mail.
    """

    id: int
    at: datetime
    by: str
    action: str
    kind: str | None
    key: str | None
    version: int | None
    digest: str | None
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The outcome of walking the chain: how many rows hold, which is the first that does not, and why.

    `first_broken` is the id of a row that was changed or is missing.
    `head` is the last hash that holds: noted elsewhere, it also proves a later loss of the newest
    rows together with their decisions, which the database alone cannot show.
    """

    rows: int
    head: str
    first_broken: int | None = None
    why: str = ""

    @property
    def ok(self) -> bool:
        return not self.why


def append(connection: Connection, **entry: Any) -> None:
    """Add one row at the end of the chain, inside the transaction of the change it records."""
    last = connection.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    row = {
        **entry,
        "id": last.id + 1 if last else 1,
        "at": moment(datetime.now(UTC)),
        "previous_hash": last.hash if last else GENESIS,
    }
    connection.execute(insert(audit).values(**row, hash=fingerprint(row)))


def rows(connection: Connection, *, limit: int, after: int) -> list[AuditRow]:
    """Return up to `limit` audit rows whose id is above `after`, oldest first."""
    query = select(audit).where(audit.c.id > after).order_by(audit.c.id).limit(limit)
    found = connection.execute(query).mappings()
    return [AuditRow(**{**row, "at": read_moment(row["at"])}) for row in found]


def verify(connection: Connection) -> Verification:
    """Return how far the chain holds, and whether every stored decision is the one it recorded."""
    head, count = GENESIS, 0
    erased = _erasures(connection)
    query = select(audit, *(column.label(f"decision_{column.name}") for column in decisions.c))
    walk = query.join_from(audit, decisions, _SAME_DECISION, isouter=True).order_by(audit.c.id)
    for row in connection.execute(walk.execution_options(yield_per=1000)).mappings():
        why = _fault(row, expected_id=count + 1, previous_hash=head, erased=erased)
        if why:
            return Verification(rows=count, head=head, first_broken=count + 1, why=why)
        head, count = row["hash"], count + 1
    unaudited = connection.execute(
        select(decisions).join(audit, _SAME_DECISION, isouter=True).where(audit.c.id.is_(None)).limit(1)
    ).first()
    if unaudited:
        why = f"{unaudited.kind} {unaudited.key} version {unaudited.version} has no audit row"
        return Verification(rows=count, head=head, first_broken=count + 1, why=why)
    return Verification(rows=count, head=head)


def _erasures(connection: Connection) -> Erasures:
    query = select(audit.c.kind, audit.c.key, func.max(audit.c.id).label("last")).where(audit.c.action == ERASE)
    return {(row.kind, row.key): row.last for row in connection.execute(query.group_by(audit.c.kind, audit.c.key))}


def _fault(row: RowMapping, *, expected_id: int, previous_hash: str, erased: Erasures) -> str:
    if row["id"] != expected_id:
        return f"row {expected_id} is missing"
    if row["previous_hash"] != previous_hash:
        return "does not follow the row before it"
    if row["hash"] != fingerprint({column.name: row[column.name] for column in audit.c if column.name != "hash"}):
        return "was changed after it was written"
    if row["version"] is None:
        return ""
    if row["decision_version"] is None:
        return "the decision it records is missing"
    if row["decision_payload"] == ERASED and erased.get((row["kind"], row["key"]), 0) > row["id"]:
        return ""
    decided = {column.name: row[f"decision_{column.name}"] for column in decisions.c}
    return "" if row["digest"] == fingerprint(decided) else "the decision it records was changed"
