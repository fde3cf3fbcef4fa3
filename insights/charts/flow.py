"""A flow from what people leave to what they take."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label
from insights.wording import counted


def flow(frame: pd.DataFrame, *, source: str, target: str, theme: Theme = "light", top: int = 12) -> go.Figure:
    """Return a Sankey diagram of `numerator` from `source` to `target`, the `top` largest streams."""
    shown = frame[frame["numerator"].notna()].head(top)
    palette = PALETTES[theme]
    left = list(dict.fromkeys(shown[source]))
    right = list(dict.fromkeys(shown[target]))
    chart = figure(theme, height=max(len(left), len(right), 4) * 42 + 30)
    chart.add_sankey(
        arrangement="snap",
        node={
            "label": [label(value, width=24) for value in (*left, *right)],
            "color": [palette.bad] * len(left) + [palette.good] * len(right),
            "pad": 14,
            "thickness": 12,
            "line": {"width": 0},
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [left.index(value) for value in shown[source]],
            "target": [len(left) + right.index(value) for value in shown[target]],
            "value": shown["numerator"].astype(int).tolist(),
            "color": palette.line,
            "customdata": [
                f"{label(row[source])} to {label(row[target])}: {counted(int(row['numerator']), 'post')}"
                for _, row in shown.iterrows()
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"color": palette.ink, "size": 13},
    )
    return chart
