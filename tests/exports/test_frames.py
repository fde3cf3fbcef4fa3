"""Answers as text: nothing a spreadsheet would run, nothing a program cannot parse."""

from __future__ import annotations

import io
import json

import numpy as np
import pandas as pd
import pytest

from insights.exports.frames import neutralised, render

FRAME = pd.DataFrame(
    {
        "name": ["=1+1", "naïve “quote”, comma"],
        "n": [-3, 4],
        "share": [0.25, float("nan")],
        "day": pd.to_datetime(["2025-01-02", None]),
        "terms": [np.array(["a", "b"]), ["=c"]],
        "facts": [{"via": "named"}, {}],
    }
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=cmd()", "'=cmd()"),
        ("+49", "'+49"),
        ("-1 day", "'-1 day"),
        ("@handle", "'@handle"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("fine = yes", "fine = yes"),
        ("", ""),
        (-5, -5),
        (None, None),
    ],
)
def test_cells_a_spreadsheet_would_run_are_set_behind_an_apostrophe(cell: object, expected: object) -> None:
    frame = pd.DataFrame({"cell": pd.Series([cell], dtype=object)})
    assert neutralised(frame)["cell"].tolist() == [expected]


def test_csv_reads_back_with_lists_in_one_cell() -> None:
    back = pd.read_csv(io.StringIO(render(FRAME, "csv")))
    assert list(back.columns) == list(FRAME.columns)
    assert back["name"].tolist() == ["'=1+1", "naïve “quote”, comma"]
    assert back["n"].tolist() == [-3, 4]
    assert back["terms"].tolist() == ["a; b", "'=c"]
    assert back["facts"].tolist()[0] == "via named"


def test_json_parses_with_dates_and_lists() -> None:
    first, second = json.loads(render(FRAME, "json"))
    assert first["name"] == "=1+1"
    assert first["day"].startswith("2025-01-02")
    assert first["terms"] == ["a", "b"]
    assert second["share"] is None


def test_a_table_is_for_people() -> None:
    text = render(FRAME, "table")
    assert "0.250" in text
    assert "a; b" in text
    assert text.endswith("\n")


@pytest.mark.parametrize(("form", "start"), [("table", "No rows"), ("csv", "name,n"), ("json", "[")])
def test_an_empty_answer_is_told(form: str, start: str) -> None:
    assert render(FRAME.iloc[:0], form).startswith(start)
