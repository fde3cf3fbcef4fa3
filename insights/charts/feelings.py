"""Feelings: good to the right, bad to the left, so that a glance tells which outweighs."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label, rows_height
from insights.wording import percent


def feelings(
    frame: pd.DataFrame,
    *,
    name: str,
    theme: Theme = "light",
    top: int = 10,
    least: int = 5,
    good: tuple[str, str] = ("positive", "Speak well"),
    bad: tuple[str, str] = ("negative", "Speak badly"),
) -> go.Figure:
    """Return diverging bars, as shares of the posts that name each row (`numerator`).

    At most `top` rows are drawn, of `least` posts or more.
    `good` and `bad` are (column of counts, words for the legend). Rows keep the order of the frame.
    """
    shown = frame[frame["numerator"].fillna(0) >= least].head(top)[::-1]
    palette = PALETTES[theme]
    total = shown["numerator"].astype(float)
    labels = [
        f"{label(row[name])} <span style='color:{palette.quiet}'>{int(row['numerator']):,}</span>"
        for _, row in shown.iterrows()
    ]
    chart = figure(theme, height=rows_height(labels, legend=True))
    for (column, words), colour, side in ((bad, palette.bad, -1), (good, palette.good, 1)):
        counts = pd.to_numeric(shown[column], errors="coerce").astype(float)
        share = counts / total
        chart.add_bar(
            name=words,
            x=share * side,
            y=labels,
            orientation="h",
            marker={"color": colour, "cornerradius": 3},
            text=[percent(value) if value > 0 else "" for value in share],
            textposition="auto",
            insidetextfont={"color": "#FFFFFF" if theme == "light" else "#0F171C"},
            outsidetextfont={"color": palette.quiet},
            customdata=[
                (
                    f"{words}: {int(n):,} of {int(of):,} posts ({percent(value)})"
                    if pd.notna(n)
                    else f"{words}: too few people to tell",
                    subject,
                    column,
                )
                for n, of, value, subject in zip(counts, total, share, shown[name], strict=True)
            ],
            hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
        )
    chart.update_layout(barmode="relative")
    end = 1.0 if any(abs(share or 0) > 0.5 for bar in chart.data for share in bar.x) else 0.5
    chart.update_xaxes(
        range=[-end, end],
        tickvals=[-end, -end / 2, 0, end / 2, end],
        ticktext=[percent(abs(tick)) for tick in (-end, -end / 2, 0, end / 2, end)],
        zeroline=True,
    )
    chart.update_yaxes(tickfont={"color": palette.ink}, showgrid=False)
    return chart
