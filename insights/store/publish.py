"""Publishing: a snapshot is written under a new name, then `current` is repointed in one step."""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from insights.errors import StoreBusy, StoreError

CURRENT = "current"
_LOCK = "lock"
_SNAPSHOTS = "snapshot-*.duckdb"
_NAME = re.compile(r"snapshot-\d{8}T\d{12}-[0-9a-f]{4}\.duckdb")


def new_name() -> str:
    """Return a file name for a snapshot made now; names sort by time."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return f"snapshot-{stamp}-{secrets.token_hex(2)}.duckdb"


def current(store: Path) -> Path | None:
    """Return the snapshot `current` points at, or None in a store that has none yet.

    Raises StoreError when the folder is a file or no store, or `current` names what is not there.
    """
    if store.exists() and not store.is_dir():
        raise StoreError(f"{store}: is a file, not a store; give a folder with --store.")
    pointer = store / CURRENT
    if not pointer.exists():
        if store.is_dir() and not (store / _LOCK).exists() and any(store.iterdir()):
            raise StoreError(f"{store}: is a folder of other things, not a store; give an empty or new one.")
        return None
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (UnicodeDecodeError, OSError) as error:
        raise StoreError(f"{pointer}: cannot be read; this folder is not a store.") from error
    if not is_snapshot(store, name):
        raise StoreError(f"{pointer}: names no snapshot of this store; restore it, or start a new --store.")
    return store / name


def is_snapshot(store: Path, name: str) -> bool:
    """Return whether `name` is that of a snapshot and there is one."""
    return _NAME.fullmatch(name) is not None and (store / name).is_file()


def publish(store: Path, snapshot: Path) -> None:
    """Point `current` at `snapshot`, which must be complete and closed."""
    with snapshot.open("rb") as written:
        os.fsync(written.fileno())
    draft = store / f".{CURRENT}-{secrets.token_hex(4)}"
    with draft.open("w", encoding="utf-8") as file:
        file.write(snapshot.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(store / CURRENT)
    folder = os.open(store, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def prune(store: Path, *, keep: int, pinned: frozenset[str] = frozenset()) -> list[str]:
    """Remove all but the newest `keep` snapshots, never the current or a pinned one; return what went."""
    live = current(store)
    names = sorted(path.name for path in store.glob(_SNAPSHOTS))
    old = [n for n in names[: max(len(names) - keep, 0)] if n not in pinned and (live is None or n != live.name)]
    for name in old:
        (store / name).unlink()
    return old


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store for one writer. Raises StoreBusy while another run holds it.

    What an earlier run left unfinished is removed first; a folder made here is for its owner's eyes only, and
    goes again if nothing is published.
    """
    current(store)
    made = [folder for folder in (store, *store.parents) if not folder.exists()]
    try:
        store.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (store / _LOCK).open("a")
    except OSError as error:
        raise StoreError(f"{store}: cannot be written ({error.strerror}); choose another --store.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(f"{store}: another run is writing to it; wait until it ends.") from error
        remove(*store.glob("draft-*"), *store.glob(f".{CURRENT}-*"))
        try:
            yield
        except BaseException:
            if made and not (store / CURRENT).exists():
                remove(store)
                for folder in made[1:]:
                    folder.rmdir()
            raise


def remove(*paths: Path) -> None:
    """Remove files and folders; the database keeps what does not fit in memory in a folder beside a draft."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
