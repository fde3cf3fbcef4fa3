"""Open snapshots: read-only to the bone, moved over when a new one is there."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest

from insights.errors import StoreError
from insights.store import Store, open_store, publish
from insights.store.snapshot import read_held
from tests.store.corpus import PACK, make_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(make_store(tmp_path_factory.mktemp("snapshot") / "store", 60))


@pytest.mark.parametrize(
    "statement",
    [
        "FROM read_csv('{file}')",
        "FROM read_text('{file}')",
        "FROM '{file}'",
        "FROM glob('{folder}/*')",
        "ATTACH '{folder}/new.duckdb' AS new",
        "COPY posts TO '{folder}/out.csv'",
        "EXPORT DATABASE '{folder}/out'",
        "SET enable_external_access = true",
        "SET memory_limit = '1GB'",
        "INSTALL httpfs",
        "DELETE FROM posts",
        "UPDATE about SET format = 2",
        "CREATE TABLE mine (a INTEGER)",
        "DROP TABLE posts",
    ],
)
def test_nothing_is_written_or_read_elsewhere(store: Store, tmp_path: Path, statement: str) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        store.frame(statement.format(file=tmp_path / "secret.csv", folder=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert store.frame("SELECT count(*) AS n FROM posts")["n"].item() == 60


def test_a_store_says_what_it_holds(store: Store) -> None:
    (info,) = store.conditions()
    assert (info.name, info.label, info.posts, info.demo, info.holds) == (
        "testitis",
        "Testitis",
        60,
        False,
        ("medications", "companies"),
    )
    assert (info.first, info.last) == (date(2025, 1, 1), date(2025, 12, 24))
    assert info.coverage == 0.66
    assert [event.label for event in store.events("testitis")] == [event.label for event in PACK.events]
    assert store.events("clubfoot") == []


def test_options_are_what_exists_most_frequent_first(store: Store) -> None:
    options = store.options("testitis")
    assert options.segments == ("patient", "caregiver")
    assert (options.sources, options.communities, options.medications) == (
        ("forum",),
        ("testers",),
        ("testamab",),
    )
    assert options.themes == (("t1", "Hair and skin"), ("t2", "Waiting for results"))
    assert store.options("clubfoot").first is None
    assert store.options("clubfoot").segments == ()


def test_a_new_current_is_noticed_once(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", 10)
    store = open_store(folder)
    first = store.snapshot
    assert store.options("testitis").segments
    assert not store.refresh()
    make_store(folder, 25)
    assert store.snapshot == first
    assert store.refresh()
    assert not store.refresh()
    assert store.snapshot != first
    assert store.conditions()[0].posts == 25


def test_a_broken_current_leaves_the_open_snapshot_in_use(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", 10)
    store = open_store(folder)
    (folder / "current").write_text("rubbish")
    with pytest.raises(StoreError):
        store.refresh()
    assert store.conditions()[0].posts == 10


def test_many_threads_ask_and_refresh_at_once(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", 10)
    store = open_store(folder)
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(15):
                store.refresh()
                assert store.conditions()[0].posts in (10, 14)
                assert store.options("testitis").sources == ("forum",)
        except BaseException as error:  # noqa: BLE001 - a thread's fault is told by the test
            faults.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    make_store(folder, 14)
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(make_store(tmp_path / "store", 5))
    store.close()
    store.close()
    assert store.snapshot == ""
    with pytest.raises(StoreError, match="is closed"):
        store.frame("SELECT 1")
    assert store.refresh()
    assert store.conditions()[0].posts == 5


def test_what_is_held_of_a_condition(tmp_path: Path) -> None:
    path = publish.current(make_store(tmp_path / "store", 6, demo=True))
    assert path is not None
    held = read_held(path, "testitis")
    assert held is not None
    assert (held.demo, held.posts) == (True, 6)
    assert read_held(path, "clubfoot") is None
