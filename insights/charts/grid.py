"""A grid of shares, for two dimensions that cross often enough to fill it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label
from insights.wording import percent


def filled(frame: pd.DataFrame, *, rows: Sequence[str], columns: Sequence[str], row: str, column: str) -> float:
    """Return the fraction of cells of the grid that hold a share."""
    inside = frame[frame[row].isin(rows) & frame[column].isin(columns) & frame["share"].notna()]
    return len(inside) / max(len(rows) * len(columns), 1)


def grid(
    frame: pd.DataFrame,
    *,
    row: str,
    column: str,
    rows: Sequence[str],
    columns: Sequence[str],
    theme: Theme = "light",
    words: dict[str, str] | None = None,
    counts: bool = False,
) -> go.Figure:
    """Return a heat map of `share` with the percentage in each cell, or `counts`; an empty cell means no post."""
    palette = PALETTES[theme]
    known = words or {}
    cells = frame.set_index([row, column])
    shares = [[_at(cells, r, c, "share") for c in columns] for r in rows]
    hits = [[_at(cells, r, c, "numerator") for c in columns] for r in rows]
    told = [[(_told(cells, r, c), r, c) for c in columns] for r in rows]
    chart = figure(theme, height=40 * len(rows) + 100)
    chart.add_heatmap(
        z=shares,
        x=[label(known.get(c, c), width=24 if counts else 10) for c in columns],
        y=[label(known.get(r, r), width=20) for r in rows],
        text=[
            [_text(*cell, counts=counts) for cell in zip(*line, strict=True)] for line in zip(shares, hits, strict=True)
        ],
        texttemplate="%{text}",
        textfont={"color": palette.ink, "size": 13},
        customdata=told,
        hovertemplate="%{y}<br>%{x}<br>%{customdata[0]}<extra></extra>",
        colorscale=[[0, palette.scale[0]], [1, palette.scale[1]]],
        showscale=False,
        xgap=3,
        ygap=3,
        hoverongaps=False,
    )
    chart.update_yaxes(autorange="reversed", showgrid=False, tickfont={"color": palette.ink})
    chart.update_xaxes(side="top", showgrid=False, tickfont={"color": palette.ink}, tickangle=None if counts else 0)
    return chart


def _at(cells: pd.DataFrame, row: str, column: str, field: str) -> float | None:
    if (row, column) not in cells.index:
        return None
    value = cells.at[(row, column), field]
    return None if pd.isna(value) else float(value)


def _text(share: float | None, hits: float | None, *, counts: bool) -> str:
    if share is None or hits is None:
        return ""
    return f"{int(hits):,}" if counts else percent(share)


def _told(cells: pd.DataFrame, row: str, column: str) -> str:
    hits, total = _at(cells, row, column, "numerator"), _at(cells, row, column, "denominator")
    share = _at(cells, row, column, "share")
    if hits is None or total is None or share is None:
        return ""
    return f"{int(hits):,} of {int(total):,} posts ({percent(share)})"
