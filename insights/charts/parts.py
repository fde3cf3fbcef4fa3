"""Parts of a whole: one stacked bar a row, each part a share of that row's posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label, rows_height
from insights.wording import name as plain
from insights.wording import percent


def parts(
    frame: pd.DataFrame,
    *,
    row: str,
    part: str,
    order: Sequence[str],
    theme: Theme = "light",
    top: int = 10,
    words: Callable[[str], str] = plain,
) -> go.Figure:
    """Return stacked bars of `share` by `part` for each value of `row`, at most `top` rows.

    `frame` has columns `row`, `part`, `numerator denominator share`. Rows keep the order of the frame; parts come
    in `order`, others after. Where a post can show several parts, shares that add up to more than the whole are
    drawn to scale within it; the hover tells each share as it is.
    """
    frame = frame[frame["denominator"].notna()]
    names = list(dict.fromkeys(frame[row]))[:top][::-1]
    palette = PALETTES[theme]
    totals = frame.drop_duplicates(row).set_index(row)["denominator"]
    labels = {
        value: f"{label(value)} <span style='color:{palette.quiet}'>{int(totals[value]):,}</span>" for value in names
    }
    chart = figure(theme, height=rows_height(list(labels.values()), legend=True))
    scale = frame.groupby(row)["share"].sum().clip(lower=1)
    others = sorted(set(frame[part]) - set(order))
    for number, value in enumerate([*order, *others]):
        found = frame[(frame[part] == value) & frame[row].isin(names) & frame["share"].notna()]
        if found.empty:
            continue
        chart.add_bar(
            name=words(value),
            x=found["share"].astype(float) / found[row].map(scale),
            y=[labels[item] for item in found[row]],
            orientation="h",
            marker={"color": palette.series[number % len(palette.series)]},
            customdata=[
                (
                    f"{words(value)}: {int(item['numerator']):,} of {int(item['denominator']):,} posts "
                    f"({percent(item['share'])})",
                    item[row],
                    value,
                )
                for _, item in found.iterrows()
            ],
            hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
        )
    chart.update_layout(barmode="stack")
    chart.update_xaxes(range=[0, 1], tickformat=".0%", showgrid=False, nticks=5)
    chart.update_yaxes(
        categoryorder="array",
        categoryarray=[labels[value] for value in names],
        tickfont={"color": palette.ink},
    )
    return chart
