"""A snapshot written under another schema is refused in one line, not met half-way."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from insights.errors import StoreError
from insights.store import open_store, publish
from tests.store.corpus import make_store


def test_a_snapshot_of_another_schema_is_refused(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    snapshot = publish.current(store)
    assert snapshot is not None
    open_store(store).close()
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("UPDATE about SET format = format - 1")
    with pytest.raises(StoreError, match="another version"):
        open_store(store)
