"""Lines over time: share of each period's posts, its interval as a band, an unfinished period dotted, spikes marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from insights.charts.style import PALETTES, Theme, figure, label
from insights.spikes import Spike
from insights.wording import interval, percent, period_words, sentence_case


def over_time(
    frame: pd.DataFrame,
    *,
    series: str,
    names: Sequence[str],
    theme: Theme = "light",
    words: dict[str, str] | None = None,
    events: Sequence[tuple[date, str]] = (),
    bands: bool = False,
    spikes: Sequence[Spike] = (),
) -> go.Figure:
    """Return a line of `share` by `period` for each of `names` (values of column `series`).

    `frame` has `period` (first day) and `until` (day after the last), `complete`, and the measures of a share.
    `events` are (day, words), marked on the time axis. `bands` draws the 95 % interval. Of `spikes` those of `names`
    are marked with a star; a star stands for its series and period, as a point does.
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
    _stars(chart, [spike for spike in spikes if spike.value in names], names, words or {}, theme)
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
    chart.update_xaxes(showgrid=False, tickformat="%-d %b\n%Y" if _weekly(frame) else "%b\n%Y", nticks=9)
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


def _stars(
    chart: go.Figure, spikes: Sequence[Spike], names: Sequence[str], words: dict[str, str], theme: Theme
) -> None:
    if not spikes:
        return
    palette = PALETTES[theme]
    colours = [palette.series[names.index(spike.value) % len(palette.series)] for spike in spikes]
    chart.add_scatter(
        x=[
            pd.Timestamp(spike.period) + (pd.Timestamp(spike.until) - pd.Timestamp(spike.period)) / 2
            for spike in spikes
        ],
        y=[spike.share for spike in spikes],
        name="Far above the time before",
        mode="markers",
        marker={"symbol": "star", "size": 15, "color": colours, "line": {"color": palette.ink, "width": 1}},
        customdata=[
            (
                f"<b>{label(words.get(spike.value, spike.value), width=40)}</b><br>{label(spike.sentence, width=48)}"
                f"<br>{spike.detail}",
                spike.value,
                f"{spike.period:%Y-%m-%d}",
                f"{spike.until:%Y-%m-%d}",
            )
            for spike in spikes
        ],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _weekly(frame: pd.DataFrame) -> bool:
    return len(frame) > 0 and (pd.to_datetime(frame["until"]) - pd.to_datetime(frame["period"])).min().days <= 7


def _middles(drawn: pd.DataFrame) -> pd.Series:
    """Return the middle of each period: a point at its start would sit left of the events within it."""
    start, until = pd.to_datetime(drawn["period"]), pd.to_datetime(drawn["until"])
    return start + (until - start) / 2


def _told(row: Any) -> str:
    if pd.isna(row.share):
        return ""
    when = sentence_case(period_words(pd.Timestamp(row.period).date(), pd.Timestamp(row.until).date()))
    return (
        f"{when}: {percent(row.share)}, {int(row.numerator):,} of {int(row.denominator):,} posts"
        f"<br>95 % interval {interval(row.low, row.high)}{'' if row.complete else '<br>period not complete'}"
    )


def _band(chart: go.Figure, drawn: pd.DataFrame, colour: str) -> None:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False, "x": _middles(drawn)}
    chart.add_scatter(y=drawn["low"], **edge)
    chart.add_scatter(y=drawn["high"], fill="tonexty", fillcolor=f"rgba({red},{green},{blue},0.14)", **edge)
