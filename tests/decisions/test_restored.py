from __future__ import annotations

import pytest

from insights.decisions.restored import RestoredSnapshot
from insights.errors import DecisionError

NEWER, OLDER = "snapshot-20250103T090000000000-00aa.duckdb", "snapshot-20250102T090000000000-00bb.duckdb"


def test_it_is_about_the_snapshot_that_gave_way():
    assert RestoredSnapshot(instead_of=NEWER, snapshot=OLDER).key == NEWER


@pytest.mark.parametrize(
    "name",
    [
        "",
        "current",
        "snapshot-20250103.duckdb",
        f"../{OLDER}",
        f"{OLDER}.wal",
        OLDER.upper(),
        f"{OLDER} x",
    ],
)
@pytest.mark.parametrize("field", ["instead_of", "snapshot"])
def test_only_snapshots_can_be_named(field: str, name: str):
    with pytest.raises(DecisionError, match=f"^restored_snapshot: {field}: "):
        RestoredSnapshot(**{"instead_of": NEWER, "snapshot": OLDER, field: name})
