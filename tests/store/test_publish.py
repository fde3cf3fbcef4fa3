"""Publishing: one step, one writer, and nothing but our own snapshots."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import stat
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb
import pytest

from insights.errors import StoreBusy, StoreError
from insights.store import open_store, publish
from tests.store.corpus import make_store


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("filled") / "store", 12)


def named(store: Path, name: str) -> Path:
    store.mkdir(exist_ok=True)
    (store / "current").write_text(name)
    return store


def database(path: Path, statement: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)
    return path


GOOD = "snapshot-20250101T000000000000-abcd.duckdb"


@pytest.mark.parametrize(
    "content",
    [
        "rubbish",
        "",
        "../outside.duckdb",
        "/etc/passwd",
        "snapshot-../../x.duckdb",
        "snapshot-/../x.duckdb",
        GOOD,
        f"{GOOD}\n{GOOD}",
        "snapshot-" + "x" * 400 + ".duckdb",
        "draft-1234.duckdb",
        "\x00",
    ],
)
def test_current_that_names_no_snapshot_is_a_store_error(tmp_path: Path, content: str) -> None:
    store = named(tmp_path / "store", content)
    for use in (publish.current, open_store, lambda folder: publish.writing(folder).__enter__()):
        with pytest.raises(StoreError, match="names no snapshot") as told:
            use(store)
        assert "\n" not in str(told.value)


def test_current_that_is_no_text_is_a_store_error(tmp_path: Path) -> None:
    store = named(tmp_path / "store", "")
    (store / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="cannot be read"):
        publish.current(store)
    (store / "current").unlink()
    (store / "current").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        publish.current(store)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (None, "no snapshot of Earshot"),
        ("CREATE TABLE posts (a INTEGER)", "no snapshot of Earshot"),
        ("CREATE TABLE about (format INTEGER)", "another version"),
        ("CREATE TABLE about AS SELECT 99 AS format", "another version"),
    ],
)
def test_a_file_that_is_no_snapshot_is_a_store_error(tmp_path: Path, statement: str | None, says: str) -> None:
    store = named(tmp_path / "store", GOOD)
    if statement is None:
        (store / GOOD).write_text("a letter, not a database\n" * 400)
    else:
        database(store / GOOD, statement)
    with pytest.raises(StoreError, match=says):
        open_store(store)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="folder of other things"), publish.writing(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_a_store_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("mine")
    for place in (tmp_path / "store", tmp_path / "store" / "below"):
        with pytest.raises(StoreError), publish.writing(place):
            pass
    assert (tmp_path / "store").read_text() == "mine"


@pytest.mark.parametrize("made", [False, True])
def test_a_store_without_posts_says_how_to_add_some(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "store").mkdir()
    assert publish.current(tmp_path / "store") is None
    with pytest.raises(StoreError, match="no posts yet; add some"):
        open_store(tmp_path / "store")
    assert (tmp_path / "store").exists() is made


def test_publishing_replaces_current_in_one_step(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish.current(filled)
    assert before is not None
    other = filled / publish.new_name()
    other.write_bytes(before.read_bytes())

    def stopped(*_: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", stopped)
        with pytest.raises(InterruptedError):
            publish.publish(filled, other)
    assert publish.current(filled) == before
    assert list(filled.glob(".current-*"))
    with publish.writing(filled):
        assert not list(filled.glob(".current-*"))
        publish.publish(filled, other)
    assert publish.current(filled) == other
    other_again = (filled / "current").read_text()
    assert other_again == f"{other.name}\n"


def test_leftovers_of_a_killed_run_go_and_nothing_else(filled: Path) -> None:
    kept = {path.name for path in filled.iterdir()}
    (filled / "draft-dead.duckdb").write_text("half")
    (filled / "draft-dead.duckdb.wal").write_text("half")
    spilled = filled / "draft-dead.duckdb.tmp"
    spilled.mkdir()
    (spilled / "block.tmp").write_text("half")
    (filled / f"draft-{publish.new_name()}").write_text("half")
    with publish.writing(filled):
        assert {path.name for path in filled.iterdir()} == kept


@pytest.mark.parametrize(
    ("keep", "pinned", "left"),
    [
        (5, (), [0, 1, 2, 3]),
        (2, (), [2, 3]),
        (1, (), [3]),
        (1, (0,), [0, 3]),
        (2, (0, 1), [0, 1, 2, 3]),
    ],
)
def test_pruning_keeps_the_newest_the_current_and_the_pinned(
    tmp_path: Path, keep: int, pinned: tuple[int, ...], left: list[int]
) -> None:
    names = [f"snapshot-2025010{day}T000000000000-abcd.duckdb" for day in range(1, 5)]
    for name in names:
        (tmp_path / name).write_text("")
    named(tmp_path, names[3])
    (tmp_path / "decisions.sqlite").write_text("people's")
    gone = publish.prune(tmp_path, keep=keep, pinned=frozenset(names[one] for one in pinned))
    assert sorted(path.name for path in tmp_path.glob("snapshot-*")) == [names[one] for one in left]
    assert gone == [name for number, name in enumerate(names) if number not in left]
    assert (tmp_path / "decisions.sqlite").exists()


def test_pruning_keeps_a_current_that_is_not_the_newest(tmp_path: Path) -> None:
    names = [f"snapshot-2025010{day}T000000000000-abcd.duckdb" for day in range(1, 4)]
    for name in names:
        (tmp_path / name).write_text("")
    named(tmp_path, names[0])
    publish.prune(tmp_path, keep=1)
    assert sorted(path.name for path in tmp_path.glob("snapshot-*")) == [names[0], names[2]]


def test_names_of_snapshots_sort_by_time() -> None:
    names = [publish.new_name() for _ in range(20)]
    assert names == sorted(names)
    assert len(set(names)) == 20


def _hold(store: str, holds: Event, done: Event) -> None:
    with publish.writing(Path(store)):
        holds.set()
        done.wait(60)


def _die_writing(store: str) -> None:
    with publish.writing(Path(store)):
        (Path(store) / "draft-dead.duckdb").write_text("half")
        os._exit(9)


def test_a_second_process_finds_the_store_busy_until_the_first_ends(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    holds, done = spawn.Event(), spawn.Event()
    first = spawn.Process(target=_hold, args=(str(tmp_path / "store"), holds, done))
    first.start()
    assert holds.wait(60)
    with pytest.raises(StoreBusy, match="wait until it ends"), publish.writing(tmp_path / "store"):
        pass
    assert publish.current(tmp_path / "store") is None
    done.set()
    first.join(60)
    with publish.writing(tmp_path / "store"):
        pass


def test_a_killed_writer_blocks_nobody(filled: Path) -> None:
    before = (filled / "current").read_text()
    killed = multiprocessing.get_context("spawn").Process(target=_die_writing, args=(str(filled),))
    killed.start()
    killed.join(60)
    assert killed.exitcode == 9
    assert (filled / "draft-dead.duckdb").exists()
    with publish.writing(filled):
        assert not (filled / "draft-dead.duckdb").exists()
    assert (filled / "current").read_text() == before


def test_the_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(ZeroDivisionError), publish.writing(tmp_path / "store"):
        raise ZeroDivisionError
    with (tmp_path / "store" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_published_snapshot_is_never_written_again(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", 12)
    first = publish.current(store)
    assert first is not None
    before, when = first.read_bytes(), first.stat().st_mtime_ns
    opened = open_store(store)
    make_store(store, 20)
    assert opened.frame("SELECT count(*) AS n FROM posts")["n"].item() == 12
    assert (first.read_bytes(), first.stat().st_mtime_ns) == (before, when)
    assert stat.S_ISREG(first.stat().st_mode)
    assert not list(store.glob("*.wal"))
