"""Answers as text: table for a terminal, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import numpy as np
import pandas as pd

from insights.wording import in_cell, on_terminal


def render(frame: pd.DataFrame, form: str) -> str:
    """Return `frame` as "table", "csv" or "json", ending in a line break."""
    if form == "csv":
        return str(neutralised(joined(frame)).to_csv(index=False))
    if form == "json":
        return str(frame.to_json(orient="records", date_format="iso", force_ascii=False, indent=2)) + "\n"
    if frame.empty:
        return "No rows: nothing in view answers this. Widen the period or the filters.\n"
    text = joined(frame).to_string(index=False, max_colwidth=60, float_format=lambda value: f"{value:.3f}")
    return f"{on_terminal(text)}\n"


def joined(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with the values of a cell that holds several in one line, "; " between them."""
    return frame.apply(lambda column: column.map(_joined) if column.dtype == object else column)


def _joined(value: object) -> object:
    if isinstance(value, dict):
        return "; ".join(f"{key} {item}" for key, item in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list | tuple | np.ndarray) else value


def neutralised(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with text cells that a spreadsheet would run as a formula set behind an apostrophe."""
    return frame.apply(lambda column: column.map(_neutral) if not pd.api.types.is_numeric_dtype(column) else column)


def _neutral(value: object) -> object:
    return in_cell(value) if isinstance(value, str) else value
