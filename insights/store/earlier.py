"""What the snapshot before says of a condition's themes, in the row numbers of the draft."""

from __future__ import annotations

from typing import NamedTuple

import duckdb
import pandas as pd


class Made(NamedTuple):
    """How the earlier themes were made: the sentence model, of how many posts, and how many there are."""

    embedder: str
    fitted: int
    themes: int


class Earlier:
    """The themes of one condition in the snapshot attached as `before` to the connection of a draft."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, condition: str) -> None:
        self._connection = connection
        self._bound = {"condition": condition}

    def made(self) -> Made | None:
        """Return how its themes were made, or None where it does not hold the condition."""
        row = self._connection.execute(
            """SELECT embedder, fitted, (SELECT count(*) FROM before.themes t WHERE t.condition = c.condition)
               FROM before.conditions c WHERE condition = $condition""",
            self._bound,
        ).fetchone()
        return Made(*row) if row else None

    def themes(self) -> pd.DataFrame:
        """Return the themes and their parts as MinedThemes has them, each theme before its parts."""
        return self._frame(
            """WITH rows AS (
                   SELECT p.post_no, any_value(s.row_no) AS row_no
                   FROM before.posts p JOIN staged s USING (post_id) WHERE s.excluded IS NULL GROUP BY p.post_no
               )
               SELECT t.* EXCLUDE (condition, since, representatives),
                      (SELECT coalesce(list(r.row_no ORDER BY list_position(t.representatives, r.post_no)), [])
                       FROM rows r WHERE list_contains(t.representatives, r.post_no)) AS representatives
               FROM before.themes t WHERE t.condition = $condition
               ORDER BY coalesce(t.part_of, t.theme_id), t.part_of IS NOT NULL, t.size DESC, t.theme_id"""
        )

    def themed(self) -> pd.DataFrame:
        """Return `row_no, theme_id, part_id, strength, x, y` of the draft's rows that were stored before."""
        return self._frame(
            """SELECT s.row_no, p.theme_id, p.part_id, p.theme_strength AS strength, p.x, p.y
               FROM before.posts p JOIN staged s USING (post_id)
               WHERE p.condition = $condition AND s.excluded IS NULL ORDER BY s.row_no"""
        )

    def terms(self) -> pd.DataFrame:
        return self._frame("SELECT * EXCLUDE (condition) FROM before.theme_terms WHERE condition = $condition")

    def phrases(self) -> pd.DataFrame:
        return self._frame("SELECT * EXCLUDE (condition) FROM before.phrases WHERE condition = $condition")

    def _frame(self, sql: str) -> pd.DataFrame:
        return self._connection.execute(sql, self._bound).df()
