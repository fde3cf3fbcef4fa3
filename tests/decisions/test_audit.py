from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from insights.decisions import FILE_NAME, Decisions, Verification, _audit
from insights.decisions._canonical import canonical, fingerprint, read_canonical
from insights.decisions.theme_names import ThemeName
from insights.errors import StoreError


def named(label: str, theme_id: str = "t4") -> ThemeName:
    return ThemeName(condition="diabetes", theme_id=theme_id, label=label)


@pytest.fixture
def filled(decisions: Decisions) -> Decisions:
    """Four audit rows: two versions of t4, one of t5, and an undo of t4."""
    for payload in (named("Pumps"), named("Pens"), named("Worry", "t5")):
        decisions.decide(payload, by="analyst")
    decisions.undo(ThemeName, "diabetes/t4", by="analyst")
    return decisions


@contextmanager
def intruder(folder: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the file, past the program, without its foreign keys."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def test_each_row_covers_the_one_before(filled: Decisions):
    rows = filled.audit()
    assert [row.id for row in rows] == [1, 2, 3, 4]
    assert [row.previous_hash for row in rows] == [_audit.GENESIS, *(row.hash for row in rows[:-1])]
    assert filled.verify() == Verification(rows=4, head=rows[-1].hash)


def test_a_digest_cannot_be_guessed_from_the_payload(filled: Decisions, tmp_path: Path):
    with intruder(tmp_path) as connection:
        salts = [salt for (salt,) in connection.execute("SELECT salt FROM decisions")]
    assert len(set(salts)) == 4
    assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)
    assert filled.verify().ok


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "{}"),
        ({"b": 1, "a": "é\n"}, '{"a":"\\u00e9\\n","b":1}'),
        ({"a": {"c": [1.5, True], "b": None}}, '{"a":{"b":null,"c":[1.5,true]}}'),
    ],
)
def test_canonical_json_has_one_form(values: dict[str, Any], text: str):
    assert canonical(values) == text
    assert read_canonical(text) == values


def test_a_fingerprint_does_not_change_when_an_empty_column_is_added():
    assert fingerprint({"a": 1, "added": None}) == fingerprint({"a": 1})
    assert fingerprint({"a": 1, "added": ""}) != fingerprint({"a": 1})


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET by = 'admin' WHERE id = 2",
        "UPDATE audit SET hash = hash",
        "DELETE FROM audit WHERE id = 4",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2",
        "REPLACE INTO audit SELECT 9, at, by, action, 'k', 'k', 1, '', previous_hash, hash FROM audit",
        "INSERT INTO audit SELECT 0, at, by, action, 'k', 'k', 1, '', 'x', hash FROM audit LIMIT 1",
    ],
)
def test_the_database_itself_refuses_to_change_the_audit(sql: str, filled: Decisions, tmp_path: Path):
    with intruder(tmp_path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(sql)
    assert filled.verify().rows == 4


def test_a_decision_in_the_audit_cannot_be_deleted_by_the_program(filled: Decisions):
    with filled._engine.connect() as raw, pytest.raises(Exception, match="FOREIGN KEY"):
        raw.execution_options(begin="BEGIN").exec_driver_sql("DELETE FROM decisions WHERE version = 2")


@pytest.mark.parametrize(
    ("sql", "first_broken", "why"),
    [
        ("UPDATE audit SET by = 'admin' WHERE id = 2", 2, "was changed"),
        ("UPDATE audit SET by = x'FF00' WHERE id = 2", 2, "was changed"),
        ("UPDATE audit SET at = 'yesterday' WHERE id = 1", 1, "was changed"),
        ("UPDATE audit SET digest = NULL WHERE id = 3", 3, "was changed"),
        ("UPDATE audit SET hash = 'x' WHERE id = 3", 3, "was changed"),
        ("UPDATE audit SET previous_hash = 'x' WHERE id = 3", 3, "does not follow"),
        ("DELETE FROM audit WHERE id = 1", 1, "row 1 is missing"),
        ("DELETE FROM audit WHERE id = 3", 3, "row 3 is missing"),
        ("DELETE FROM audit WHERE id = 4", 4, "diabetes/t4 version 3 has no audit row"),
        ("DELETE FROM audit", 1, "has no audit row"),
        ("UPDATE decisions SET payload = '{}' WHERE version = 2", 2, "the decision it records was changed"),
        (
            "UPDATE decisions SET payload = 'not JSON' WHERE version = 2",
            2,
            "the decision it records was changed",
        ),
        (
            "UPDATE decisions SET state = 'withdrawn' WHERE version = 3",
            4,
            "the decision it records was changed",
        ),
        (
            "UPDATE decisions SET decided_by = 'admin' WHERE key LIKE '%t5'",
            3,
            "the decision it records was changed",
        ),
        ("UPDATE decisions SET decided_at = 'yesterday'", 1, "the decision it records was changed"),
        ("DELETE FROM decisions WHERE version = 2", 2, "the decision it records is missing"),
        ("UPDATE decisions SET version = 7 WHERE version = 2", 2, "the decision it records is missing"),
        (
            "INSERT INTO decisions SELECT kind, key, 4, state, action, payload, decided_by, decided_at, salt "
            "FROM decisions WHERE version = 3",
            5,
            "version 4 has no audit row",
        ),
    ],
)
def test_verify_names_the_first_break(sql: str, first_broken: int, why: str, filled: Decisions, tmp_path: Path):
    hashes = [_audit.GENESIS, *(row.hash for row in filled.audit())]
    with intruder(tmp_path) as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("DROP TRIGGER audit_no_delete")
        connection.execute(sql)
    found = filled.verify()
    assert (found.ok, found.first_broken) == (False, first_broken)
    assert why in found.why
    assert (found.rows, found.head) == (first_broken - 1, hashes[first_broken - 1])


def test_a_row_that_cannot_be_read_is_an_error_with_advice(filled: Decisions, tmp_path: Path):
    with intruder(tmp_path) as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET at = 'yesterday' WHERE id = 1")
        connection.execute("UPDATE decisions SET payload = 'not JSON' WHERE version = 3")
    for read in (filled.audit, lambda: filled.get(ThemeName, "diabetes/t4")):
        with pytest.raises(StoreError, match="cannot be read; restore the database from a backup"):
            read()


@pytest.mark.parametrize("change", ["decide", "withdraw", "undo"])
def test_a_fault_between_change_and_audit_leaves_neither(
    change: str, filled: Decisions, monkeypatch: pytest.MonkeyPatch
):
    def out_of_order(*_: Any, **__: Any) -> None:
        raise RuntimeError("pulled out")

    calls = {
        "decide": lambda: filled.decide(named("Lost"), by="analyst"),
        "withdraw": lambda: filled.withdraw(ThemeName, "diabetes/t4", by="analyst"),
        "undo": lambda: filled.undo(ThemeName, "diabetes/t5", by="analyst"),
    }
    history, audit = filled.history(ThemeName, "diabetes/t4"), filled.audit()
    with monkeypatch.context() as patched:
        patched.setattr(_audit, "append", out_of_order)
        with pytest.raises(RuntimeError, match="pulled out"):
            calls[change]()
    assert (filled.history(ThemeName, "diabetes/t4"), filled.audit()) == (history, audit)
    calls[change]()
    assert filled.verify().rows == 5
