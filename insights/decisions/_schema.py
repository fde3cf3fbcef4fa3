"""The tables of the decisions database; the migrations in `_migrations` make them.

Payloads (canonical JSON) and moments (ISO 8601, UTC) are text: what is hashed is what is stored, in any
database.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

ERASED = ""
"""What stands in the place of a payload, and of its salt, that was erased."""

decisions = Table(
    "decisions",
    metadata,
    Column("kind", String(60), primary_key=True),
    Column("key", String(300), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("state", String(20), nullable=False),
    Column("action", String(20), nullable=False),
    Column("payload", Text, nullable=False),
    Column("decided_by", String(100), nullable=False),
    Column("decided_at", String(32), nullable=False),
    # Keeps a short payload from being guessed from its digest once the payload is erased.
    Column("salt", String(32), nullable=False),
    CheckConstraint("state IN ('active', 'withdrawn')", name="ck_decisions_state"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("by", String(100), nullable=False),
    Column("action", String(20), nullable=False),
    Column("kind", String(60)),
    Column("key", String(300)),
    Column("version", Integer),
    Column("digest", String(64)),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("previous_hash", name="uq_audit_previous_hash"),
    ForeignKeyConstraint(
        ["kind", "key", "version"],
        ["decisions.kind", "decisions.key", "decisions.version"],
        name="fk_audit_decisions",
    ),
    Index("ix_audit_decision", "kind", "key", "version"),
)
