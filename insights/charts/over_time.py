"""Lines over time: share of each period's posts, its interval as a band, an unfinished month dotted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label
from insights.wording import interval, percent


def over_time(
    frame: pd.DataFrame,
    *,
    series: str,
    names: Sequence[str],
    theme: Theme = "light",
    words: dict[str, str] | None = None,
    events: Sequence[tuple[date, str]] = (),
    bands: bool = False,
) -> go.Figure:
    """Return a line of `share` by `period` for each of `names` (values of column `series`).

    `events` are (day, words), marked on the time axis. `bands` draws the 95 % interval.
    """
    palette = PALETTES[theme]
    chart = figure(theme, height=350)
    for number, value in enumerate(names):
        colour = palette.series[number % len(palette.series)]
        drawn = frame[frame[series] == value].set_index("period")
        shown = (words or {}).get(value, value)
        if bands:
            _band(chart, drawn, colour)
        _line(chart, drawn, value, label(shown, width=40), colour)
    for day, text in events:
        chart.add_vline(x=pd.Timestamp(day), line={"color": palette.quiet, "width": 1, "dash": "dot"})
        chart.add_annotation(
            x=pd.Timestamp(day),
            y=1,
            yref="paper",
            text="▾",
            hovertext=f"{day:%-d %b %Y}: {label(text, width=40)}",
            showarrow=False,
            font={"color": palette.quiet, "size": 16},
            yanchor="bottom",
        )
    chart.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=5)
    chart.update_xaxes(showgrid=False, tickformat="%b\n%Y", nticks=9)
    chart.update_layout(
        hovermode="closest",
        margin={"t": 28},
        legend={"y": -0.18, "yanchor": "top"},
    )
    return chart


def _line(chart: go.Figure, drawn: pd.DataFrame, value: str, shown: str, colour: str) -> None:
    months = pd.to_datetime(drawn.index)
    told = [
        f"{month:%b %Y}: {percent(row.share)}, {int(row.numerator):,} of {int(row.denominator):,} posts"
        f"<br>95 % interval {interval(row.low, row.high)}{'' if row.complete else '<br>period not complete'}"
        if pd.notna(row.share)
        else ""
        for month, row in zip(months, drawn.itertuples(), strict=True)
    ]
    chart.add_scatter(
        x=drawn.index,
        y=drawn["share"],
        name=shown,
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "shape": "linear"},
        marker={"size": 6, "symbol": ["circle" if done else "circle-open" for done in drawn["complete"]]},
        customdata=[(words, value, f"{month:%Y-%m-%d}") for words, month in zip(told, months, strict=True)],
        hovertemplate=f"<b>{shown}</b><br>%{{customdata[0]}}<extra></extra>",
    )


def _band(chart: go.Figure, drawn: pd.DataFrame, colour: str) -> None:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False, "x": drawn.index}
    chart.add_scatter(y=drawn["low"], **edge)
    chart.add_scatter(y=drawn["high"], fill="tonexty", fillcolor=f"rgba({red},{green},{blue},0.14)", **edge)
