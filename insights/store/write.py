"""Writing a snapshot: a new file from the draft, the snapshot before, and the condition pack."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from insights.conditions import ConditionPack
from insights.store.snapshot import FORMAT, attach

_SQL = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class MinedThemes:
    """What `themes` made of a condition, as frames; those left out are empty.

    `themes`: the columns of that table but condition and since, `representatives` as row numbers of the draft, best
    first. `terms`: theme_id, segment, term, weight, distinctive. `phrases`: theme_id, phrase. `gone`: theme_id,
    label, became. `coverage` is the share of patient posts that are in a theme, `fitted` how many posts there were
    when themes were last made of all of them, `embedder` the sentence model; `kept`, the themes of the run before;
    `writing` counts themes by whether a language model wrote their label, or why not; empty where none was asked.
    """

    themes: pd.DataFrame
    terms: pd.DataFrame | None = None
    phrases: pd.DataFrame | None = None
    gone: pd.DataFrame | None = None
    coverage: float
    fitted: int
    embedder: str
    kept: bool = False
    writing: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> dict[str, int]:
        """Return how many themes are the same, new, split, merged and gone; or how many were kept as they are."""
        whole = self.themes[self.themes["part_of"].isna()]
        if self.kept:
            return {"kept": len(whole)}
        counts = {str(change): int(n) for change, n in whole["change"].value_counts().items()}
        gone = 0 if self.gone is None else len(self.gone)
        return counts | ({"gone": gone} if gone else {})


def write_snapshot(
    path: Path,
    *,
    draft: Path,
    before: Path | None,
    anew: bool,
    pack: ConditionPack,
    analysis: str,
    themes: MinedThemes,
    report: Mapping[str, object],
    demo: bool,
) -> str:
    """Write a complete, closed snapshot to `path`, not yet published, and return its digest.

    Other conditions are carried over from `before`; `anew` drops this one's earlier run reports.
    """
    unfinished = path.with_name(f"draft-{path.name}")
    now = datetime.now(UTC).replace(tzinfo=None)
    with duckdb.connect(str(unfinished)) as connection:
        connection.execute((_SQL / "schema.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO about VALUES (?, ?, ?)", [FORMAT, path.name, now])
        connection.execute("CREATE TEMP TABLE received (post_id VARCHAR, received_on DATE)")
        connection.execute("CREATE TEMP TABLE known_since (theme_id VARCHAR, since TIMESTAMP)")
        if before is not None:
            attach(connection, before, "before")
            connection.execute(
                "INSERT INTO received SELECT post_id, received_on FROM before.posts WHERE condition = ?", [pack.name]
            )
            if not anew:
                connection.execute(
                    "INSERT INTO known_since SELECT theme_id, since FROM before.themes WHERE condition = ?",
                    [pack.name],
                )
            _carry_over(connection, pack.name, history=not anew)
            connection.execute("DETACH before")
        attach(connection, draft, "draft")
        _run(connection, "finish.sql", pack.name)
        _write_pack(connection, pack)
        _write_themes(connection, pack.name, themes, now)
        digest = _run(connection, "digest.sql", pack.name)
        connection.execute(
            "INSERT INTO conditions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [pack.name, pack.label, analysis, demo, now, digest, themes.coverage, themes.embedder, themes.fitted,
             list(pack.holds)],
        )  # fmt: skip
        final = {**report, "snapshot": path.name, "digest": digest}
        connection.execute("INSERT INTO runs VALUES (?, ?, ?)", [pack.name, now, json.dumps(final)])
        connection.execute("DETACH draft")
    unfinished.rename(path)
    return digest


def _run(connection: duckdb.DuckDBPyConnection, file: str, condition: str) -> str:
    """Return the first value of the last statement of an SQL file."""
    for statement in duckdb.extract_statements((_SQL / file).read_text(encoding="utf-8")):
        bound = {"condition": condition} if "condition" in statement.named_parameters else None
        connection.execute(statement, bound)
    row = connection.fetchone()
    return str(row[0]) if row else ""


_HISTORY = ("runs", "themes_gone")


def _carry_over(connection: duckdb.DuckDBPyConnection, condition: str, *, history: bool) -> None:
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'before' AND table_name <> 'about'"
    ).fetchall()
    for (table,) in tables:
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM before.{table} WHERE condition <> $condition OR $all",  # noqa: S608
            {"condition": condition, "all": history and table in _HISTORY},
        )


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - table names are ours


def _write_pack(connection: duckdb.DuckDBPyConnection, pack: ConditionPack) -> None:
    drugs = pack.medications
    _insert(
        connection,
        "medications",
        [
            (pack.name, drug.generic, drug.drug_class, drug.route, drug.mechanism, drug.stage, drug.company)
            for drug in drugs
        ],
    )
    _insert(
        connection,
        "brands",
        [
            (pack.name, drug.generic, brand.name, brand.company or drug.company)
            for drug in drugs
            for brand in drug.brands
        ],
    )
    _insert(
        connection,
        "phases",
        [
            (pack.name, drug.generic, step.phase, step.since, step.region, step.note)
            for drug in drugs
            for step in drug.phases
        ],
    )
    _insert(
        connection,
        "events",
        [(pack.name, event.on, event.label, event.medication, event.company, event.source) for event in pack.events],
    )
    _insert(
        connection,
        "effect_groups",
        [(pack.name, effect.name, effect.group) for effect in pack.side_effects if effect.group],
    )


def _write_themes(connection: duckdb.DuckDBPyConnection, condition: str, mined: MinedThemes, now: datetime) -> None:
    for table, frame, columns in (
        ("themes", mined.themes, _THEME),
        ("theme_terms", mined.terms, "theme_id, segment, term, weight, distinctive"),
        ("phrases", mined.phrases, "theme_id, phrase"),
        ("themes_gone", mined.gone, "theme_id, label, became, $now"),
    ):
        if frame is None or frame.empty:
            continue
        connection.register("mined", frame)
        bound = {name: value for name, value in (("condition", condition), ("now", now)) if f"${name}" in columns}
        connection.execute(
            f"INSERT INTO {table} SELECT $condition, {columns} FROM mined m",  # noqa: S608 - columns are ours
            {"condition": condition, **bound},
        )
        connection.unregister("mined")
    # A theme that went and came back is not gone.
    connection.execute(
        """DELETE FROM themes_gone g WHERE condition = $condition
           AND EXISTS (FROM themes t WHERE t.condition = g.condition AND t.theme_id = g.theme_id)""",
        {"condition": condition},
    )


_THEME = """theme_id, part_of, family, label, own_label, summary, named_by, size, stability, oversized, terms, weights,
    (SELECT coalesce(list(n.post_no ORDER BY list_position(m.representatives, n.row_no)), [])
     FROM numbered n WHERE list_contains(m.representatives, n.row_no)),
    centroid, change, was,
    coalesce((SELECT k.since FROM known_since k WHERE k.theme_id = m.theme_id), $now)"""
