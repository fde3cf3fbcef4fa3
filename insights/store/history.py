"""What became of a store: its runs, its snapshots, and an older one put back in view."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from insights.errors import StoreError
from insights.store import publish
from insights.store.snapshot import Store, connect

_STAMP = re.compile(r"snapshot-(\d{8}T\d{12})-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run whose posts are in view: of which condition, when (UTC), and its report as `RunReport` gives it."""

    condition: str
    run_at: datetime
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotInfo:
    """A snapshot on disk: its size in bytes, when it was made (UTC), and posts by condition.

    `posts` is None where it cannot be shown: another version of the program wrote it.
    """

    name: str
    made_at: datetime
    size: int
    posts: Mapping[str, int] | None
    current: bool


def runs(store: Store) -> list[Run]:
    """Return the runs behind the posts in view, newest first."""
    found = store.frame("SELECT condition, run_at, report FROM runs ORDER BY run_at DESC, condition")
    return [
        Run(condition=row.condition, run_at=row.run_at.to_pydatetime(), report=json.loads(row.report))
        for row in found.itertuples()
    ]


def snapshots(folder: Path) -> list[SnapshotInfo]:
    """Return the snapshots of a store, newest first. Raises StoreError where the folder is no store."""
    live = publish.current(folder)
    names = sorted(path.name for path in folder.glob("snapshot-*") if publish.is_snapshot(folder, path.name))
    return [
        SnapshotInfo(
            name=name,
            made_at=_made_at(name),
            size=(folder / name).stat().st_size,
            posts=_posts(folder / name),
            current=folder / name == live,
        )
        for name in reversed(names)
    ]


def restore(folder: Path, name: str) -> None:
    """Put the snapshot called `name` in view, in one step; the one in view before stays on disk.

    Raises StoreError where there is none or this program cannot show it, StoreBusy while a run writes.
    """
    path = folder / name
    if not publish.is_snapshot(folder, name):
        raise StoreError(f"{name}: is no longer there; choose another snapshot.")
    connect(path).close()
    with publish.writing(folder):
        publish.publish(folder, path)


def _posts(path: Path) -> dict[str, int] | None:
    try:
        with connect(path) as connection:
            rows = connection.execute("SELECT condition, count(*) FROM posts GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
    except StoreError:
        return None
    return {str(condition): int(posts) for condition, posts in rows}


def _made_at(name: str) -> datetime:
    found = _STAMP.match(name)
    return datetime.strptime(found[1] if found else "", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
