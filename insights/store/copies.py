"""Posts that are one and the same: of one id, of like words, or joined by a chain of such, over all runs."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from insights.language import likeness

_SQL = Path(__file__).with_name("copies.sql")
_AT_ONCE = 20_000


def group(draft: duckdb.DuckDBPyConnection) -> None:
    """Create table `grouped` (post_id, group_no) in the draft: ids of one group are of one post.

    What was a copy in an earlier run counts as well, so groups do not depend on the order of files and runs.
    """
    draft.execute(_SQL.read_text(encoding="utf-8"))
    signatures, fresh = _signatures(draft)
    alike = likeness.chains(signatures, fresh)
    signed = draft.execute("SELECT id_no, signature_no FROM signed").fetchnumpy()
    said = draft.execute("SELECT id_no, kept_no FROM said").fetchnumpy()
    ids = _count(draft, "ids")
    ends = (
        np.concatenate([np.asarray(signed["id_no"]), np.asarray(said["id_no"])]),
        np.concatenate([ids + alike[np.asarray(signed["signature_no"])], np.asarray(said["kept_no"])]),
    )
    nodes = ids + len(signatures)
    graph = coo_array((np.ones(len(ends[0]), np.bool_), ends), shape=(nodes, nodes))
    groups = connected_components(graph, directed=False)[1][:ids]
    draft.register("of_ids", pd.DataFrame({"id_no": np.arange(ids), "group_no": groups}))
    draft.execute("CREATE TEMP TABLE grouped AS SELECT post_id, group_no FROM ids JOIN of_ids USING (id_no)")
    draft.unregister("of_ids")


def _signatures(draft: duckdb.DuckDBPyConnection) -> tuple[np.ndarray, np.ndarray]:
    """Return all signatures (n, 256; bytes) by number, and which of them this run brought (n; bool)."""
    number = _count(draft, "signatures")
    signatures, fresh = np.empty((number, likeness.BYTES), np.uint8), np.empty(number, np.bool_)
    rows = draft.execute("SELECT signature, fresh FROM signatures ORDER BY signature_no")
    at = 0
    while batch := rows.fetchmany(_AT_ONCE):
        upto = at + len(batch)
        signatures[at:upto] = np.frombuffer(b"".join(row[0] for row in batch), np.uint8).reshape(len(batch), -1)
        fresh[at:upto] = [row[1] for row in batch]
        at = upto
    return signatures, fresh


def _count(draft: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(draft.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608 - table names are ours
