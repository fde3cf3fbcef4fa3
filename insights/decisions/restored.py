"""Restored snapshots: an older one put in view in place of a newer one."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from insights.decisions._kind import Payload, decision_kind

_Snapshot = Annotated[str, Field(pattern=r"^snapshot-\d{8}T\d{12}-[0-9a-f]{4}\.duckdb$")]


@decision_kind("restored_snapshot", key="instead_of")
class RestoredSnapshot(Payload):
    """The snapshot shown in place of another; undone, that other one is shown again."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "instead_of": "snapshot-20250103T090000000000-00aa.duckdb",
                    "snapshot": "snapshot-20250102T090000000000-00bb.duckdb",
                },
                {
                    "instead_of": "snapshot-20250103T090000000000-00aa.duckdb",
                    "snapshot": "snapshot-20250101T090000000000-00cc.duckdb",
                },
            ]
        }
    )

    instead_of: _Snapshot
    snapshot: _Snapshot
