"""Lines over time: share of each period's posts, its interval as a band, an unfinished month dotted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

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

    `frame` has `period` (first day) and `until` (day after the last), `complete`, and the measures of a share.
    `events` are (day, words), marked on the time axis. `bands` draws the 95 % interval.
    """
    palette = PALETTES[theme]
    chart = figure(theme, height=350)
    for number, value in enumerate(names):
        colour = palette.series[number % len(palette.series)]
        drawn = frame[frame[series] == value]
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
    highest = pd.to_numeric(frame["share"], errors="coerce").max()
    chart.update_yaxes(tickformat=".0%" if highest >= 0.04 else ".1%", rangemode="tozero", nticks=5)
    chart.update_xaxes(showgrid=False, tickformat="%b\n%Y", nticks=9)
    chart.update_layout(
        hovermode="closest",
        margin={"t": 28},
        legend={"y": -0.18, "yanchor": "top"},
    )
    return chart


def _line(chart: go.Figure, drawn: pd.DataFrame, value: str, shown: str, colour: str) -> None:
    chart.add_scatter(
        x=_middles(drawn),
        y=drawn["share"],
        name=shown,
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "shape": "linear"},
        marker={"size": 6, "symbol": ["circle" if done else "circle-open" for done in drawn["complete"]]},
        customdata=[
            (_told(row), value, f"{row.period:%Y-%m-%d}", f"{row.until:%Y-%m-%d}") for row in drawn.itertuples()
        ],
        hovertemplate="<b>%{fullData.name}</b><br>%{customdata[0]}<extra></extra>",
    )


def _middles(drawn: pd.DataFrame) -> pd.Series:
    """Return the middle of each period: a point at its start would sit left of the events within it."""
    start, until = pd.to_datetime(drawn["period"]), pd.to_datetime(drawn["until"])
    return start + (until - start) / 2


def _told(row: Any) -> str:
    if pd.isna(row.share):
        return ""
    first, last = pd.Timestamp(row.period), pd.Timestamp(row.until) - pd.Timedelta(days=1)
    when = f"{first:%b %Y}" if (first.year, first.month) == (last.year, last.month) else f"{first:%b} to {last:%b %Y}"
    return (
        f"{when}: {percent(row.share)}, {int(row.numerator):,} of {int(row.denominator):,} posts"
        f"<br>95 % interval {interval(row.low, row.high)}{'' if row.complete else '<br>period not complete'}"
    )


def _band(chart: go.Figure, drawn: pd.DataFrame, colour: str) -> None:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False, "x": _middles(drawn)}
    chart.add_scatter(y=drawn["low"], **edge)
    chart.add_scatter(y=drawn["high"], fill="tonexty", fillcolor=f"rgba({red},{green},{blue},0.14)", **edge)
