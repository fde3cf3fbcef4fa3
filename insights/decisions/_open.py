"""Opening the decisions database: make it, migrate it, or say why not."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect, make_url
from sqlalchemy.exc import ArgumentError

from insights.decisions._decisions import Decisions
from insights.decisions._engine import CANNOT_OPEN, NOT_A_DATABASE, make_engine, transaction, use_wal
from insights.errors import StoreError

FILE_NAME = "decisions.sqlite"
_MAGIC = b"SQLite format 3\0"

# Alembic keeps the migration that is running in a global of its own.
_migrating = threading.Lock()


def open_decisions(where: Path | str) -> Decisions:
    """Return the decisions of a store folder, or of a database URL; made or migrated if need be.

    Raises StoreError if there is no such folder, or the file is not a database, not one of ours,
    damaged, or written by a newer version of this program; StoreBusy if it stays locked.
    """
    url = _url(where)
    _refuse_other_files(Path(url.database or ""))
    engine = make_engine(url)
    try:
        with transaction(engine) as connection:
            current = _is_current(connection)
        if not current:
            with _migrating, transaction(engine, write=True) as connection:
                command.upgrade(config(connection), "head")
        use_wal(engine)
    except BaseException:
        engine.dispose()
        raise
    return Decisions(engine)


def config(connection: Connection | None = None) -> Config:
    """Return the Alembic configuration of the migrations beside this file."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", "insights.decisions:_migrations")
    return made


def _url(where: Path | str) -> URL:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise StoreError("Decisions: the database URL cannot be read; mend it.") from error
        if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
            raise StoreError("Decisions: only a SQLite file is supported; give sqlite:///PATH or a folder.")
        return url
    folder = Path(where)
    if not folder.is_dir():
        raise StoreError(f"{folder}: no such store folder; name another, or make one with `run` first.")
    return URL.create("sqlite", database=str(folder / FILE_NAME))


def _refuse_other_files(file: Path) -> None:
    """Raise StoreError for a file that is no database: SQLite would write over one of a few bytes."""
    if not file.is_file():
        return
    try:
        with file.open("rb") as opened:
            start = opened.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(f"{file}: {CANNOT_OPEN}") from error
    if start not in (b"", _MAGIC):
        raise StoreError(f"{file}: {NOT_A_DATABASE}")


def _is_current(connection: Connection) -> bool:
    """Tell whether the newest migration has run; raises StoreError if it cannot be ours."""
    name = connection.engine.url.database
    heads = set(MigrationContext.configure(connection).get_current_heads())
    scripts = ScriptDirectory.from_config(config())
    if not heads and inspect(connection).get_table_names():
        raise StoreError(f"{name}: is a database but does not hold decisions; name another store.")
    if heads - {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(f"{name}: was written by a newer version of this program; update it first.")
    return heads == set(scripts.get_heads())
