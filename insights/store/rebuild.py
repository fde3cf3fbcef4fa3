"""Snapshots made anew without some posts: a deletion in place would leave their bytes in the file."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from insights.store import publish
from insights.store.snapshot import attach, connect
from insights.themes.tree import LARGEST_SHARE

_SQL = Path(__file__).resolve().parent
_SPECIAL = {
    "about", "posts", "annotations", "vectors", "copies", "themes", "theme_terms", "phrases", "conditions", "runs",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A post that is to go: `kept` is False for a copy, of which no text is stored."""

    post_id: str
    author_key: str | None
    kept: bool
    text: str


def erasable(
    snapshot: Path, keys: Collection[str], *, over: Mapping[str, tuple[int, int | None]], today: date
) -> list[Found]:
    """Return the posts of a snapshot that `keys` name, and those whose time is over.

    `over`: by source, after how many days since import, and of what age in days, the time of a post is over.
    """
    with connect(snapshot) as connection:
        rows = connection.execute(
            (_SQL / "erasable.sql").read_text(encoding="utf-8"),
            {
                "keys": list(keys),
                "sources": list(over),
                "days": [days for days, _ in over.values()],
                "ages": [age for _, age in over.values()],
                "today": today,
            },
        ).fetchall()
    return [Found(*row) for row in rows]


def texts(snapshot: Path, *, but: Collection[str]) -> Iterator[str]:
    """Yield the texts of the posts of a snapshot that are not `but` these."""
    with connect(snapshot) as connection:
        rows = connection.execute(
            """SELECT concat_ws(chr(10), subject, text) FROM posts
               WHERE post_id NOT IN (SELECT unnest($but::VARCHAR[]))""",
            {"but": list(but)},
        )
        while batch := rows.fetchmany(5000):
            yield from (row[0] for row in batch)


def holding(snapshot: Path, posts: Collection[str]) -> set[str]:
    """Return which of `posts` a snapshot holds."""
    with connect(snapshot) as connection:
        asked = "SELECT post_id FROM posts WHERE list_contains($1::VARCHAR[], post_id)"
        return {row[0] for row in connection.execute(asked, [list(posts)]).fetchall()}


def rebuild(snapshot: Path, gone: Collection[str], renamed: dict[str, str]) -> Path:
    """Put a new snapshot without the posts `gone` in the place of one, in view if that was; return its file.

    The store must be held for writing. Its name is as old as that of the one replaced, so that both sort alike;
    `renamed`, of the snapshots rebuilt before, oldest first, is added to: reports name those they belong to.
    """
    new = snapshot.with_name(f"{snapshot.stem.rpartition('-')[0]}-{secrets.token_hex(2)}.duckdb")
    unfinished = snapshot.with_name(f"draft-{new.name}")
    with duckdb.connect(str(unfinished)) as connection:
        connection.execute((_SQL / "schema.sql").read_text(encoding="utf-8"))
        attach(connection, snapshot, "before")
        connection.execute("CREATE TEMP TABLE gone AS SELECT unnest($1::VARCHAR[]) AS key", [list(gone)])
        renamed[snapshot.stem] = new.stem
        bound: dict[str, object] = {"name": new.name, "largest_share": LARGEST_SHARE}
        for statement in duckdb.extract_statements((_SQL / "rebuild.sql").read_text(encoding="utf-8")):
            connection.execute(statement, {name: bound[name] for name in statement.named_parameters})
        _carry_over(connection)
        _digest(connection)
        for names in renamed.items():
            connection.execute("UPDATE runs SET report = replace(report, $1, $2)", list(names))
        connection.execute("DETACH before")
    unfinished.rename(new)
    beside = snapshot.parent / "rejects" / f"{snapshot.stem}.csv"
    if beside.exists():
        beside.rename(beside.with_name(f"{new.stem}.csv"))
    if publish.current(snapshot.parent) == snapshot:
        publish.publish(snapshot.parent, new)
    snapshot.unlink()
    return new


def held_by(path: Path) -> list[int]:
    """Return the processes that have a file open, other than this one, as far as the system tells."""
    holders = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            opened = [str(link.readlink()) for link in (process / "fd").iterdir()]
        except OSError:
            continue
        if str(path.resolve()) in opened and int(process.name) != os.getpid():
            holders.append(int(process.name))
    return sorted(holders)


def _carry_over(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'before'").fetchall()
    for (table,) in rows:
        if table not in _SPECIAL:
            connection.execute(f"INSERT INTO {table} FROM before.{table}")


def _digest(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each condition that lost posts the digest of those that are left."""
    asked = (_SQL / "digest.sql").read_text(encoding="utf-8")
    for (condition,) in connection.execute("SELECT DISTINCT condition FROM lost").fetchall():
        row = connection.execute(asked, {"condition": condition}).fetchone()
        connection.execute("UPDATE conditions SET digest = ? WHERE condition = ?", [row[0] if row else "", condition])
