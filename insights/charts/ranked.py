"""Ranked bars: what is more and what is less, with the count beside each bar."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label, rows_height
from insights.wording import about, interval, percent

_BESIDE = 92  # room for the figures beside the longest bar, in pixels


def ranked(
    frame: pd.DataFrame,
    *,
    name: str,
    theme: Theme = "light",
    key: str | None = None,
    lead: str | None = None,
    top: int = 12,
) -> go.Figure:
    """Return horizontal bars of `share` in the frame's order, at most `top`.

    `lead` is a name shown in accent. A bar stands for the value of column `key` (of `name`, unless told).
    `frame` has the column `name`, and `numerator denominator share low high`; withheld rows are left out.
    """
    shown = frame[frame["share"].notna()].head(top)[::-1]
    palette = PALETTES[theme]
    chosen = [palette.accent if lead is None or value == lead else palette.soft for value in shown[name]]
    labels = [label(value, width=26) for value in shown[name]]
    chart = figure(theme, height=rows_height(labels))
    chart.add_bar(
        x=shown["share"],
        y=labels,
        orientation="h",
        marker={"color": chosen, "cornerradius": 3},
        text=[f"{percent(row.share)} · {int(row.numerator):,}" for row in shown.itertuples()],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": palette.quiet},
        customdata=[
            (
                f"{about(row['share'])}: {int(row['numerator']):,} of {int(row['denominator']):,} posts<br>"
                f"95 % interval {interval(row['low'], row['high'])}",
                row[key or name],
            )
            for _, row in shown.iterrows()
        ],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    widest = float(shown["share"].max()) if len(shown) else 1.0
    chart.update_xaxes(range=[0, widest], showticklabels=False, showgrid=False, zeroline=False)
    chart.update_layout(margin={"r": _BESIDE})
    chart.update_yaxes(tickfont={"color": palette.ink}, showgrid=False)
    return chart
