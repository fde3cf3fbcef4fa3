"""Decisions in versions, and their audit, which cannot be changed or shortened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "decisions_0001"
down_revision = None
branch_labels = None
depends_on = None

# "INSERT OR REPLACE" deletes without firing a delete trigger: the third one refuses it.
_APPEND_ONLY = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
       WHEN EXISTS (SELECT 1 FROM audit WHERE id >= NEW.id OR previous_hash = NEW.previous_hash)
       BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
)


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("kind", sa.String(60), primary_key=True),
        sa.Column("key", sa.String(300), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("decided_by", sa.String(100), nullable=False),
        sa.Column("decided_at", sa.String(32), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.CheckConstraint("state IN ('active', 'withdrawn')", name="ck_decisions_state"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(100), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(60)),
        sa.Column("key", sa.String(300)),
        sa.Column("version", sa.Integer),
        sa.Column("digest", sa.String(64)),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("previous_hash", name="uq_audit_previous_hash"),
        sa.ForeignKeyConstraint(
            ["kind", "key", "version"],
            ["decisions.kind", "decisions.key", "decisions.version"],
            name="fk_audit_decisions",
        ),
    )
    op.create_index("ix_audit_decision", "audit", ["kind", "key", "version"])
    for trigger in _APPEND_ONLY:
        op.execute(trigger)
