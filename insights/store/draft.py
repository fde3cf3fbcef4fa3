"""The draft of a snapshot: rows staged, copies settled, themes set, then written as a new file."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insights.model import Exclusion, Post
from insights.privacy import stored
from insights.store import copies
from insights.store.earlier import Earlier
from insights.store.publish import remove
from insights.store.rejects import Rejects
from insights.store.snapshot import attach, connect

SQL = Path(__file__).resolve().parent


class Staged(NamedTuple):
    """One row of the draft, in the order of table `staged` after `row_no` and `fresh`."""

    excluded: str | None
    signature: bytes | None
    post_id: str
    source: str
    community: str | None
    author_key: str | None
    thread_key: str | None
    parent_key: str | None
    created_at: datetime | None
    reactions: int | None
    rating: float | None
    subject: str | None
    text: str


_POST_COLUMNS = Staged._fields[2:]


class Found(NamedTuple):
    """One finding of the draft, in the order of table `found` after `row_no`."""

    kind: str
    value: str
    start_at: int
    end_at: int
    score: float
    target: str | None
    polarity: str | None
    negated: bool
    hypothetical: bool
    historical: bool
    experiencer: str
    evidence: str
    attributes: str


class Counts(NamedTuple):
    """What a settled draft holds: rows of this run kept, by finding and flag, and posts stored in all.

    `screened`: rows of this run with a suspected adverse event, by what became of them: "kept" or why not.
    """

    kept: int
    screened: dict[str, int]
    findings: dict[str, int]
    flagged: dict[str, int]
    undated: int
    stored: int


class Draft:
    """A snapshot in the making; leaving its `with` block removes what was not published.

    `before` is the snapshot before; its posts of `condition` are in reach only with `add_to`.
    """

    def __init__(self, store: Path, *, condition: str, before: Path | None, add_to: bool) -> None:
        self._store = store
        self._condition = condition
        self._before = before if add_to else None
        self._any_before = before is not None
        self._path = store / f"draft-{secrets.token_hex(4)}.duckdb"
        self._rows = 0
        self.rejects = Rejects(store / f"{self._path.name}-rejects.csv")
        if before is not None:
            connect(before).close()
        self._connection = duckdb.connect(str(self._path))
        self._connection.execute((SQL / "stage.sql").read_text(encoding="utf-8"))
        if before is not None:
            attach(self._connection, before, "before")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self.rejects.close()
        remove(*self._store.glob(f"{self._path.name}*"))

    def add(self, rows: Sequence[tuple[Staged, Sequence[Found]]], *, fresh: bool = True) -> None:
        """Stage a batch of rows with what was found in them."""
        if not rows:
            return
        numbers = range(self._rows, self._rows + len(rows))
        self._rows += len(rows)
        staged = pd.DataFrame.from_records([row for row, _ in rows], columns=Staged._fields)
        staged.insert(0, "row_no", list(numbers))
        staged.insert(1, "fresh", fresh)
        staged["created_at"] = pd.to_datetime(staged["created_at"], utc=True).dt.tz_localize(None)
        self._insert("staged", staged)
        found = [
            (number, *finding) for number, (_, findings) in zip(numbers, rows, strict=True) for finding in findings
        ]
        if found:
            self._insert("found", pd.DataFrame.from_records(found, columns=["row_no", *Found._fields]))

    def _insert(self, table: str, frame: pd.DataFrame) -> None:
        self._connection.register("batch", frame)
        self._connection.execute(f"INSERT INTO {table} SELECT * FROM batch")  # noqa: S608 - table names are ours
        self._connection.unregister("batch")

    def copy_before(self) -> None:
        """Bring the stored posts of this condition into the draft with their findings."""
        if self._before is None:
            return
        bound = {"condition": self._condition, "first": self._rows}
        for statement in duckdb.extract_statements((SQL / "recall.sql").read_text(encoding="utf-8")):
            known = {name: bound[name] for name in statement.named_parameters}
            self._connection.execute(statement, known)
        self._rows = self._number("SELECT coalesce(max(row_no) + 1, 0) FROM staged")

    def posts_before(self, *, batch: int) -> Iterator[list[Post]]:
        """Yield the stored posts of this condition, to be annotated anew and added as not fresh."""
        if self._before is None:
            return
        cursor = self._connection.cursor().execute(
            f"""SELECT {", ".join(_POST_COLUMNS)} FROM before.posts
                WHERE condition = $condition ORDER BY post_no""",  # noqa: S608 - columns are ours
            {"condition": self._condition},
        )
        while rows := cursor.fetchmany(batch):
            yield [stored(dict(zip(_POST_COLUMNS, row, strict=True))) for row in rows]

    def settle(self) -> dict[str, int]:
        """Exclude copies; return, of the rows of this run, how many were excluded for which reason."""
        if self._before is not None:
            self._connection.execute(
                """INSERT INTO known_copies SELECT post_id, author_key, copy_of, signature FROM before.copies
                   WHERE condition = $condition""",
                {"condition": self._condition},
            )
        copies.group(self._connection)
        self._connection.execute((SQL / "settle.sql").read_text(encoding="utf-8"))
        counted = self._connection.execute(
            "SELECT excluded, count(*) FROM staged WHERE fresh AND excluded IS NOT NULL GROUP BY 1"
        ).fetchall()
        counts = dict(counted)
        return {reason.value: counts[reason.value] for reason in Exclusion if reason.value in counts}

    def counts(self) -> Counts:
        """Return what was found in the kept rows of this run, and how many posts there are now."""
        kept = "staged s WHERE s.fresh AND s.excluded IS NULL"
        findings = "found f JOIN staged s USING (row_no) WHERE s.fresh AND s.excluded IS NULL"
        return Counts(
            kept=self._number(f"SELECT count(*) FROM {kept}"),  # noqa: S608
            screened=self._tally(
                """SELECT coalesce(s.excluded, 'kept') AS became, count(*) FROM screened JOIN staged s USING (row_no)
                   GROUP BY became ORDER BY became"""
            ),
            findings=self._tally(
                f"SELECT f.kind, count(*) FROM {findings} AND f.kind <> 'flag' GROUP BY 1 ORDER BY 1"  # noqa: S608
            ),
            flagged=self._tally(
                f"""WITH marks AS (
                        SELECT row_no, unnest(['vendor', 'bot', 'off_topic']) AS flag,
                               unnest([vendor, bot, off_topic]) AS holds FROM flagged
                        UNION ALL
                        SELECT DISTINCT row_no, 'adverse_event', true FROM found WHERE kind = 'adverse_event'
                    )
                    SELECT flag, count(*) FROM marks
                    WHERE holds AND row_no IN (SELECT row_no FROM {kept}) GROUP BY 1 ORDER BY 1"""  # noqa: S608
            ),
            undated=self._number(f"SELECT count(*) FROM {kept} AND s.created_at IS NULL"),  # noqa: S608
            stored=self._number("SELECT count(*) FROM staged WHERE excluded IS NULL"),
        )

    def _tally(self, sql: str) -> dict[str, int]:
        return {str(key): int(n) for key, n in self._connection.execute(sql).fetchall()}

    def _number(self, sql: str) -> int:
        row = self._connection.execute(sql).fetchone()
        return int(row[0]) if row else 0

    def patient_posts(self) -> pd.DataFrame:
        """Return `row_no, text, source, segment, thread, voice` of the posts themes are made of, in a stable order."""
        return self._connection.execute(
            """SELECT s.row_no, s.text, s.source, coalesce(v.segment, 'unclear') AS segment, s.thread_key AS thread,
                      coalesce(s.author_key, s.thread_key, s.post_id) AS voice
               FROM staged s
               LEFT JOIN (SELECT row_no, arg_max(value, score) AS segment FROM found WHERE kind = 'segment'
                          GROUP BY row_no) v USING (row_no)
               LEFT JOIN flagged f USING (row_no)
               WHERE s.excluded IS NULL AND NOT coalesce(f.vendor OR f.bot OR f.off_topic, false)
               ORDER BY s.created_at NULLS LAST, md5(s.text), s.row_no"""
        ).df()

    def mentions(self) -> pd.DataFrame:
        """Return `row_no, kind, name, written` of what may name a theme; `written` is the brand, if named."""
        return self._connection.execute(
            """SELECT DISTINCT row_no, kind, value AS name, attributes ->> '$.brand' AS written
               FROM found WHERE kind IN ('medication', 'side_effect', 'symptom') AND NOT negated
               ORDER BY ALL"""
        ).df()

    @property
    def earlier(self) -> Earlier | None:
        """Return what the snapshot before holds of this condition's themes; None where it starts anew."""
        return Earlier(self._connection, self._condition) if self._before is not None else None

    def vectors_before(self, embedder: str) -> tuple[list[int], NDArray[np.int8]]:
        """Return the rows of which a vector by `embedder` is stored, and those vectors (rows, dimensions)."""
        if not self._any_before:
            return [], np.zeros((0, 0), np.int8)
        rows = self._connection.execute(
            """SELECT s.row_no, any_value(v.vector)
               FROM staged s
               JOIN before.posts p ON p.text = s.text
               JOIN before.vectors v ON v.post_no = p.post_no
               JOIN before.conditions c ON c.condition = p.condition AND c.embedder = $embedder
               WHERE s.excluded IS NULL GROUP BY s.row_no ORDER BY s.row_no""",
            {"embedder": embedder},
        ).fetchall()
        vectors = np.frombuffer(b"".join(row[1] for row in rows), np.int8)
        return [row[0] for row in rows], vectors.reshape(len(rows), -1) if rows else np.zeros((0, 0), np.int8)

    def set_vectors(self, row_numbers: Sequence[int], vectors: NDArray[np.int8]) -> None:
        """Record the sentence vector of each row."""
        self._insert("vectors", pd.DataFrame({"row_no": row_numbers, "vector": [row.tobytes() for row in vectors]}))

    def set_themes(
        self,
        row_numbers: Sequence[int],
        theme_ids: Sequence[str | None],
        strength: NDArray[np.float32],
        *,
        part_ids: Sequence[str | None] | None = None,
        positions: NDArray[np.float32] | None = None,
    ) -> None:
        """Record the theme of each row, its part and its place on the map (rows, 2); None where there is none."""
        places = np.full((len(row_numbers), 2), np.nan, np.float32) if positions is None else positions
        self._insert(
            "themed",
            pd.DataFrame(
                {
                    "row_no": row_numbers,
                    "theme_id": pd.Series(list(theme_ids), dtype=object),
                    "theme_strength": strength,
                    "part_id": pd.Series(list(part_ids or [None] * len(row_numbers)), dtype=object),
                    "x": places[:, 0],
                    "y": places[:, 1],
                }
            ),
        )

    def close(self) -> Path:
        """Close the draft and return its file, for the snapshot to be written from."""
        self._connection.close()
        return self._path
