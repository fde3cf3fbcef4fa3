from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, inspect

from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions._engine import make_engine, transaction
from insights.decisions._open import config
from insights.decisions._schema import metadata
from insights.decisions.theme_names import ThemeName
from insights.errors import StoreBusy, StoreError

PUMPS = ThemeName(condition="diabetes", theme_id="t4", label="Pumps")


def test_the_migrations_make_from_nothing_what_the_program_expects(tmp_path: Path):
    engine = make_engine(URL.create("sqlite", database=str(tmp_path / FILE_NAME)))
    with transaction(engine, write=True) as connection:
        assert inspect(connection).get_table_names() == []
        command.upgrade(config(connection), "head")
    with transaction(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert len(context.get_current_heads()) == 1
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        assert sorted(triggers) == ["audit_no_delete", "audit_no_replace", "audit_no_update"]
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def upgrade_and_fall(made: object, target: str) -> None:
        command_upgrade(made, target)
        raise RuntimeError("pulled out")

    command_upgrade = command.upgrade
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", upgrade_and_fall)
        with pytest.raises(RuntimeError, match="pulled out"):
            open_decisions(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()
    with open_decisions(tmp_path) as decisions:
        assert decisions.decide(PUMPS, by="analyst").version == 1


def test_it_is_set_up_for_several_processes(tmp_path: Path):
    with open_decisions(tmp_path) as decisions, transaction(decisions._engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 10_000}


@pytest.mark.parametrize("make", [lambda folder: folder, str, lambda folder: f"sqlite:///{folder / FILE_NAME}"])
def test_what_was_decided_is_there_when_opened_again(make: Callable[[Path], Path | str], tmp_path: Path):
    folder = tmp_path / "a store, 100% ours"
    folder.mkdir()
    with open_decisions(make(folder)) as decisions:
        decided = decisions.decide(PUMPS, by="analyst")
    with open_decisions(folder) as decisions:
        assert decisions.get(ThemeName, PUMPS.key) == decided
    assert (folder / FILE_NAME).is_file()


def test_a_copy_of_the_file_is_a_backup(tmp_path: Path):
    with open_decisions(tmp_path) as decisions:
        decisions.decide(PUMPS, by="analyst")
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / FILE_NAME, tmp_path / "copy")
    with open_decisions(tmp_path / "copy") as decisions:
        assert decisions.verify().rows == 1


def other_database(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE shopping (item)")
    connection.close()


def newer_program(file: Path) -> None:
    open_decisions(file.parent).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'decisions_9999'")
    connection.close()


def damaged(file: Path) -> None:
    with open_decisions(file.parent) as decisions:
        decisions.decide(PUMPS, by="analyst")
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda file: file.write_bytes(b"post,author\n" * 400), "is not a database; move it away"),
        (lambda file: file.write_bytes(b"x"), "is not a database; move it away"),
        (lambda file: file.mkdir(), "cannot be opened; check its permissions"),
        (other_database, "does not hold decisions; name another store"),
        (newer_program, "newer version of this program; update it"),
        (damaged, "is damaged; restore it from a backup"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(
    make: Callable[[Path], object], message: str, tmp_path: Path
):
    file = tmp_path / FILE_NAME
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(StoreError, match=message) as caught:
        open_decisions(tmp_path)
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)
    assert (file.read_bytes() if file.is_file() else None) == before


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("no/such/folder", "no/such/folder: no such store folder"),
        ("postgresql://jo:secret@db/earshot", "only a SQLite file is supported"),
        ("sqlite://", "only a SQLite file is supported"),
        ("sqlite:///:memory:", "only a SQLite file is supported"),
        ("what://is/this", "only a SQLite file is supported"),
        ("://", "cannot be read"),
    ],
)
def test_a_place_that_cannot_be_used_is_refused(where: str, message: str):
    with pytest.raises(StoreError, match=message) as caught:
        open_decisions(where)
    assert "secret" not in str(caught.value)


def test_a_lock_that_stays_is_said_to_be_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("insights.decisions._engine.BUSY_TIMEOUT_SECONDS", 0.05)
    with open_decisions(tmp_path) as decisions:
        decisions.decide(PUMPS, by="analyst")
        other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="in use by others; try again"):
            decisions.decide(PUMPS, by="analyst")
        assert decisions.current(ThemeName)[PUMPS.key].version == 1
        other.close()
        assert decisions.decide(PUMPS, by="analyst").version == 2


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def forbidden(*_: object) -> None:
        raise PermissionError

    (tmp_path / FILE_NAME).touch()
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(StoreError, match="cannot be opened; check its permissions"):
        open_decisions(tmp_path)


@pytest.mark.parametrize("released_after", [0.2, None])
def test_opening_waits_a_while_for_a_reader_of_a_file_that_is_not_yet_shared(
    released_after: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("insights.decisions._engine.BUSY_TIMEOUT_SECONDS", 5 if released_after else 0.1)
    open_decisions(tmp_path).close()
    reader = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None, check_same_thread=False)
    reader.execute("PRAGMA journal_mode = DELETE")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM audit").fetchall()
    if released_after:
        release = Timer(released_after, reader.execute, ["ROLLBACK"])
        release.start()
        open_decisions(tmp_path).close()
        release.join()
    else:
        with pytest.raises(StoreBusy, match="in use by others"):
            open_decisions(tmp_path)
    reader.close()


def decide_many(decisions: Decisions) -> None:
    for _ in range(100):
        decisions.decide(PUMPS.model_copy(update={"note": "Hush " * 80}), by="analyst")


def test_a_full_disk_loses_the_change_and_nothing_else(tmp_path: Path):
    with open_decisions(tmp_path) as decisions:
        decisions.decide(PUMPS, by="analyst")
        with decisions._engine.execution_options(begin="BEGIN").begin() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full; make room") as caught:
            decide_many(decisions)
        assert caught.value.__cause__
        assert "Hush" not in str(caught.value.__cause__)
        found = decisions.verify()
        assert found.ok
        assert found.rows == len(decisions.history(ThemeName, PUMPS.key))
