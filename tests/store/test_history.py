"""What became of a store, and an older snapshot put back in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.errors import StoreBusy, StoreError
from insights.store import open_store, publish
from insights.store.history import restore, runs, snapshots
from tests.store.corpus import make_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of two snapshots: of 8 posts, then of 12."""
    make_store(tmp_path / "store", 8)
    return make_store(tmp_path / "store", 12)


def test_snapshots_come_newest_first_with_what_they_hold(store: Path) -> None:
    newer, older = snapshots(store)
    assert (newer.posts, older.posts) == ({"testitis": 12}, {"testitis": 8})
    assert (newer.current, older.current) == (True, False)
    assert newer.made_at > older.made_at
    assert older.size == (store / older.name).stat().st_size


def test_an_older_one_comes_back_in_view_and_an_open_store_moves_over(store: Path) -> None:
    newer, older = snapshots(store)
    opened = open_store(store)
    restore(store, older.name)
    assert opened.refresh()
    assert opened.snapshot == older.name
    assert [one.current for one in snapshots(store)] == [False, True]
    restore(store, newer.name)
    assert opened.refresh()
    assert opened.snapshot == newer.name


def test_runs_come_newest_first_with_their_reports(store: Path) -> None:
    found = runs(open_store(store))
    assert [run.report["read"] for run in found] == [12, 8]
    assert found[0].condition == "testitis"
    assert found[0].run_at >= found[1].run_at


@pytest.mark.parametrize(
    "name", ["current", "lock", "../store/current", "snapshot-20250101T000000000000-00aa.duckdb", ""]
)
def test_only_a_snapshot_that_is_there_comes_back(store: Path, name: str) -> None:
    before = publish.current(store)
    with pytest.raises(StoreError, match="no longer there"):
        restore(store, name)
    assert publish.current(store) == before


def test_a_snapshot_of_another_version_is_listed_and_stays_out_of_view(store: Path) -> None:
    strange = store / "snapshot-20250101T000000000000-00aa.duckdb"
    strange.write_bytes(b"not a database")
    assert [one.posts for one in snapshots(store)][-1] is None
    before = publish.current(store)
    with pytest.raises(StoreError):
        restore(store, strange.name)
    assert publish.current(store) == before


def test_nothing_is_restored_while_a_run_writes(store: Path) -> None:
    older = snapshots(store)[-1]
    with publish.writing(store), pytest.raises(StoreBusy):
        restore(store, older.name)


def test_a_pointer_out_of_the_store_is_none(store: Path, tmp_path: Path) -> None:
    older = snapshots(store)[-1]
    (store / older.name).rename(tmp_path / older.name)
    (store / "current").write_text(f"../{older.name}\n", encoding="utf-8")
    with pytest.raises(StoreError, match="names no snapshot"):
        publish.current(store)
