"""Open snapshots: read-only, one connection each, a cursor per question; a new `current` is noticed."""

from __future__ import annotations

import threading
import zlib
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from insights.arrangement import MINED, Arrangement, Mined
from insights.conditions import Event
from insights.errors import StoreError
from insights.model import Filters
from insights.store import publish

_SCHEMA = Path(__file__).with_name("schema.sql")
FORMAT = zlib.crc32(_SCHEMA.read_bytes()) & 0x7FFFFFFF
"""Follows the schema, whose macros stand in every snapshot: questions of this program need this one's."""
_ANOTHER = "put another back from a backup, or start a new --store"
_READ_ONLY: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True)
class ConditionInfo:
    """What a store holds of one condition; `first` and `last` are days of dated posts.

    `holds` are the groups of facts of its pack that are not empty: "medications", "companies", "care" …
    """

    name: str
    label: str
    posts: int
    first: date | None
    last: date | None
    run_at: datetime
    demo: bool
    coverage: float
    report: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """The values a filter of one condition can take, most frequent first; themes as (id, label), pinned ones first.

    `instead` holds the themes to take for one that is no longer shown by itself: merged, or split into parts.
    `parts` are those of themes shown as a whole: an address may name one, though none is offered among themes.
    """

    segments: tuple[str, ...]
    sources: tuple[str, ...]
    communities: tuple[str, ...]
    medications: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]
    first: date | None
    last: date | None
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[tuple[str, str], ...] = ()


class Store:
    """A store opened for reading. `snapshot` is the file name in view."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._guard = threading.Lock()
        self._path: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._options: dict[tuple[object, ...], FilterOptions] = {}
        self.refresh()

    @property
    def snapshot(self) -> str:
        return self._path.name if self._path else ""

    def refresh(self) -> bool:
        """Move to the snapshot `current` points at; return whether that is another than before.

        Raises StoreError when the store is empty or the snapshot is not one of ours.
        """
        path = publish.current(self.folder)
        if path is None:
            raise StoreError(
                f"{self.folder}: no posts yet; add some with `python -m insights run FILE --condition NAME`."
            )
        with self._guard:
            if path == self._path:
                return False
            self._connection = connect(path)
            self._path = path
            self._options = {}
            return True

    def frame(self, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Return the rows of `sql` with `parameters` bound."""
        if self._connection is None:
            raise StoreError(f"{self.folder}: is closed; open it again.")
        return self._connection.cursor().execute(sql, dict(parameters or {})).df()

    def close(self) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                self._path = None

    def conditions(self) -> list[ConditionInfo]:
        """Return the conditions of this snapshot, the one with most posts first."""
        frame = self.frame(
            """SELECT c.condition, c.label, count(p.post_no) AS posts,
                      min(p.day) AS first, max(p.day) AS last, c.run_at, c.demo, c.coverage,
                      (SELECT arg_max(r.report, r.run_at) FROM runs r WHERE r.condition = c.condition)
                          AS report,
                      c.holds
               FROM conditions c LEFT JOIN posts p USING (condition)
               GROUP BY ALL ORDER BY posts DESC, c.condition"""
        )
        return [
            ConditionInfo(
                row.condition,
                row.label,
                int(row.posts),
                _day(row.first),
                _day(row.last),
                row.run_at.to_pydatetime(),
                bool(row.demo),
                float(row.coverage),
                str(row.report or "{}"),
                tuple(row.holds),
            )
            for row in frame.itertuples()
        ]

    def events(self, condition: str) -> list[Event]:
        """Return the events of the condition's pack, by day: facts of the pack, not of posts."""
        frame = self.frame(
            """SELECT held_on, label, generic, company, source FROM events WHERE condition = $condition
               ORDER BY held_on, label""",
            {"condition": condition},
        )
        return [
            Event(
                on=pd.Timestamp(row.held_on).date(),
                label=row.label,
                medication=row.generic,
                company=row.company,
                source=row.source or "",
            )
            for row in frame.astype(object).where(frame.notna(), None).itertuples()
        ]

    def themes(self, condition: str) -> tuple[Mined, ...]:
        """Return the themes of `condition` as they were mined, the largest first, each followed by its parts."""
        frame = self.frame(
            """SELECT t.theme_id, t.label, t.part_of FROM themes t
               LEFT JOIN themes whole ON whole.condition = t.condition AND whole.theme_id = t.part_of
               WHERE t.condition = $condition
               ORDER BY coalesce(whole.size, t.size) DESC, coalesce(t.part_of, t.theme_id), t.part_of IS NOT NULL,
                        t.size DESC, t.theme_id""",
            {"condition": condition},
        )
        found = frame.astype(object).where(frame.notna(), None).itertuples()
        return tuple(Mined(theme_id=row.theme_id, label=row.label, part_of=row.part_of) for row in found)

    def themes_gone(self, condition: str) -> dict[str, str]:
        """Return the labels, by id, of the themes of `condition` that an earlier run found and this one did not."""
        frame = self.frame(
            "SELECT theme_id, label FROM themes_gone WHERE condition = $condition", {"condition": condition}
        )
        return dict(zip(frame["theme_id"], frame["label"], strict=True))

    def options(
        self,
        condition: str,
        *,
        within: Filters | None = None,
        floor: int = 1,
        arrangement: Arrangement = MINED,
        locked: Collection[str] = (),
    ) -> FilterOptions:
        """Return the filter values that exist for `condition`; computed once per snapshot and arrangement.

        With `within` those of its posts, with `floor` those of at least so many authors, the first and last day
        as first and last of their months. Themes are those of the `arrangement`; with `locked` only posts of these
        mined themes count. With either, no part can be chosen by itself: the others would follow by subtraction.
        """
        moved = arrangement.moved
        # A refresh meanwhile starts another.
        known, key = self._options, (condition, within, floor, tuple(moved.items()), tuple(locked))
        if key not in known:
            among = Filters(condition=condition, voices="everyone") if within is None and moved else within
            known[key] = self._read_options(
                condition, None if among is None else bindable(among, arrangement=arrangement, locked=locked), floor
            )
        options = _arranged(known[key], arrangement)
        return replace(options, parts=()) if locked or floor > 1 else options

    def _read_options(self, condition: str, filters: dict[str, object] | None, floor: int) -> FilterOptions:
        bound: dict[str, object] = {"condition": condition}
        posts = "posts"
        if filters is not None:
            bound["filters"] = filters
            posts = "(FROM matching_posts($filters))"

        def values(column: str, source: str = posts) -> tuple[str, ...]:
            frame = self.frame(
                f"""SELECT {column} AS value FROM {source}
                    WHERE condition = $condition AND {column} IS NOT NULL
                    GROUP BY value HAVING count(DISTINCT voice_key) >= {floor:d}
                    ORDER BY count(*) DESC, value""",  # noqa: S608 - names are ours
                bound,
            )
            return tuple(frame["value"])

        themes = {mined.theme_id: mined for mined in self.themes(condition)}
        shown = (
            tuple(one for one, mined in themes.items() if mined.part_of is None)
            if filters is None
            else values("theme_id")
        )
        span = self.frame(
            f"SELECT min(day) AS first, max(day) AS last FROM {posts} WHERE condition = $condition",  # noqa: S608
            bound,
        ).iloc[0]
        first, last = _day(span["first"]), _day(span["last"])
        if floor > 1 and first and last:
            first, last = first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
        return FilterOptions(
            segments=values("segment"),
            sources=values("source"),
            communities=values("community"),
            medications=values(
                "medication",
                f"(SELECT condition, voice_key, unnest(medications) AS medication FROM {posts})",  # noqa: S608
            ),
            themes=tuple((one, themes[one].label) for one in shown if one in themes),
            parts=tuple((one, themes[one].label) for one in values("part_id") if one in themes and one not in shown),
            first=first,
            last=last,
        )


def bindable(filters: Filters, *, arrangement: Arrangement = MINED, locked: Collection[str] = ()) -> dict[str, object]:
    """Return the filters as the macro `matching_posts` takes them; `locked` as in `Store.options`."""
    moved = arrangement.moved
    return {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in asdict(filters).items()},
        **arrangement.behind(filters.themes),
        "shown": {"key": list(moved), "value": list(moved.values())},
        "locked": list(locked),
    }


def _arranged(options: FilterOptions, arrangement: Arrangement) -> FilterOptions:
    """Return the options with themes in the order and by the names people gave, and what to take for the others."""
    if not arrangement.shown:
        return options
    parts = arrangement.within
    labels = {one: arrangement.labels.get(one, label) for one, label in options.themes}
    elsewhere = {
        one: tuple(other for other in arrangement.reach((one,)) if other in labels)
        for one in arrangement.shown
        if one not in labels and one not in parts
    }
    return replace(
        options,
        themes=tuple((one, labels[one]) for one in arrangement.led(labels)),
        instead={one: others for one, others in elsewhere.items() if others},
        parts=tuple((one, parts[one]) for one, _ in options.parts if one in parts),
    )


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to one snapshot file. Raises StoreError if it is not one of ours."""
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_READ_ONLY)
    except duckdb.Error as error:
        raise StoreError(f"{path}: is no snapshot of Earshot; {_ANOTHER}.") from error
    try:
        found = connection.execute("SELECT format FROM about").fetchone()
    except duckdb.Error as error:
        connection.close()
        raise StoreError(f"{path}: is no snapshot of Earshot; {_ANOTHER}.") from error
    if found is None or found[0] != FORMAT:
        connection.close()
        raise StoreError(f"{path}: was written by another version; {_ANOTHER}.")
    return connection


@dataclass(frozen=True, slots=True)
class Held:
    """What a snapshot says of one condition: how its findings were made, if it is made up, its posts."""

    analysis: str
    demo: bool
    posts: int


def read_held(path: Path, condition: str) -> Held | None:
    """Return what the snapshot at `path` holds of `condition`, or None. Raises as `connect` does."""
    with connect(path) as connection:
        row = connection.execute(
            """SELECT analysis, demo, (SELECT count(*) FROM posts p WHERE p.condition = c.condition)
               FROM conditions c WHERE condition = $condition""",
            {"condition": condition},
        ).fetchone()
    return Held(str(row[0]), bool(row[1]), int(row[2])) if row else None


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Attach the database at `path` read-only under `name`."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")


def open_store(folder: Path) -> Store:
    """Return the store in `folder`, opened for reading. Raises StoreError."""
    return Store(folder)


def _day(value: Any) -> date | None:
    if value is None or pd.isna(value):
        return None
    day: date = pd.Timestamp(value).date()
    return day
