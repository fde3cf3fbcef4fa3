"""Themes over time: lines with their intervals, spikes marked, and what each spike leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from insights.charts import over_time
from insights.spikes import Spike
from insights.store import Answer
from insights.ui import tile
from insights.ui.frames import between
from insights.ui.tiles import POSTS_PAGE
from insights.ui.view import View

_LEAST = 20  # posts of a period that is drawn
_WITH_BANDS = 3  # lines that can each have a band and still be told apart
_MOST_LINES = 5


def draw_trend(
    view: View,
    title: str,
    moves: Answer,
    *,
    names: Sequence[str],
    labels: Mapping[str, str],
    spikes: Sequence[Spike],
    about: str,
) -> None:
    """Draw the lines of `names` in `moves`; a point or a star opens the posts of its theme and period."""
    band = "The band is the 95 % interval. " if len(names) <= _WITH_BANDS else ""
    frame = moves.frame[moves.frame["theme_id"].isin(list(names))]
    tile(
        view,
        title,
        replace(moves, frame=frame),
        lambda rows: over_time(
            rows,
            series="theme_id",
            names=names,
            words=dict(labels),
            theme=view.theme,
            bands=len(names) <= _WITH_BANDS,
            spikes=spikes,
        ),
        rows=frame[frame["denominator"].fillna(0) >= _LEAST],
        opens=lambda theme, since, until: {"themes": (theme,), **between(since, until)},
        denominator=(
            f"Share of the posts of each period; {about}. {band}An open dot is a period that is not complete, a star "
            "one far above the time before it."
        ),
        empty="No dated post is in a theme. Widen the period or reset the filters.",
    )


@st.fragment
def draw_trends(
    view: View,
    title: str,
    moves: Answer,
    *,
    leading: Sequence[str],
    labels: Mapping[str, str],
    spikes: Sequence[Spike],
) -> None:
    """Draw the lines of some themes, `leading` unless others are chosen; only this is redrawn by a choice."""
    chosen = st.multiselect(
        "Themes over time",
        list(labels),
        default=list(leading),
        format_func=labels.__getitem__,
        max_selections=_MOST_LINES,
        key="earshot_trend_themes",
    )
    if chosen:
        draw_trend(view, title, moves, names=chosen, labels=labels, spikes=spikes, about="the themes chosen above")


def spike_list(view: View, spikes: Sequence[Spike], labels: Mapping[str, str], *, top: int = 5) -> None:
    """Draw the newest spikes as lines that lead to their posts."""
    for spike in list(spikes)[:top]:
        view.link(
            POSTS_PAGE,
            f"{labels.get(spike.value, '')}: {spike.sentence}".removeprefix(": "),
            icon=":material/star:",
            help=spike.detail,
            themes=(spike.value,),
            since=spike.period,
            until=spike.until,
        )


def growing_first(moved: pd.DataFrame, leading: Sequence[str], *, top: int = _WITH_BANDS) -> list[str]:
    """Return the themes to draw: those that moved, then the largest, at most `top`."""
    known = [theme for theme in moved["theme_id"] if theme in leading]
    return list(dict.fromkeys([*known, *leading]))[:top]
