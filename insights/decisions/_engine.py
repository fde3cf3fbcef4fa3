"""The engine under the decisions: SQLite set up for several processes, and its faults put plainly."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from insights.errors import StoreBusy, StoreError

BUSY_TIMEOUT_SECONDS = 10

NOT_A_DATABASE = "is not a database; move it away or name another store."
CANNOT_OPEN = "cannot be opened; check its permissions and those of its folder."

_ADVICE = {
    "SQLITE_NOTADB": NOT_A_DATABASE,
    "SQLITE_CORRUPT": "is damaged; restore it from a backup.",
    "SQLITE_FULL": "could not be written, as the disk is full; make room and try again.",
    "SQLITE_READONLY": "cannot be written; check its permissions and those of its folder.",
    "SQLITE_CANTOPEN": CANNOT_OPEN,
}


def make_engine(url: URL) -> Engine:
    """Return an engine whose transactions are real ones: the driver's own leave reads and DDL out."""
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """Yield a connection in one transaction, committed at the end, rolled back on any error.

    A writing one takes the write lock first, so that what it reads is still true when it writes.
    Raises StoreBusy if others hold that lock for too long, StoreError if the database fails.
    """
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE" if write else "BEGIN").begin() as connection:
            yield connection
    except DBAPIError as error:
        raise _store_error(engine, error.orig) from error


def use_wal(engine: Engine) -> None:
    """Let readers go on while somebody writes; a property of the file, so only for one that is ours."""
    deadline = time.monotonic() + BUSY_TIMEOUT_SECONDS
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                # This lock is the one for which SQLite does not wait by itself.
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise _store_error(engine, error) from error
                time.sleep(0.02)
    finally:
        connection.close()


def compact(engine: Engine) -> None:
    """Write the file anew and empty its log: what was changed leaves its bytes in both. Raises StoreError."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        in_use = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        raise _store_error(engine, error) from error
    finally:
        connection.close()
    if in_use:
        raise StoreBusy(f"{engine.url.database}: is in use by others; try again in a moment.")


def _store_error(engine: Engine, error: BaseException | None) -> StoreError:
    name = engine.url.database
    code: str = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(f"{name}: is in use by others; try again in a moment.")
    for prefix, advice in _ADVICE.items():
        if code.startswith(prefix):
            return StoreError(f"{name}: {advice}")
    return StoreError(f"{name}: the database failed ({code or type(error).__name__}); restore a backup.")


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()["begin"])
