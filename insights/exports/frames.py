"""Answers as text: table for a terminal, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(frame: pd.DataFrame, form: str) -> str:
    """Return `frame` as "table", "csv" or "json", ending in a line break."""
    if form == "csv":
        return neutralised(frame).to_csv(index=False)
    if form == "json":
        return frame.to_json(orient="records", date_format="iso", force_ascii=False, indent=2) + "\n"
    if frame.empty:
        return "No rows: nothing in view answers this. Widen the period or the filters.\n"
    return frame.to_string(index=False, max_colwidth=60, float_format=lambda value: f"{value:.3f}") + "\n"


def neutralised(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with text cells that a spreadsheet would run as a formula set behind an apostrophe."""
    return frame.apply(
        lambda column: column.map(_neutral) if not pd.api.types.is_numeric_dtype(column) else column
    )


def _neutral(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
